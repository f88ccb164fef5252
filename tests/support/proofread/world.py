"""What an office did in a period, all its figures in agreement: drawn at random before any sentence is made of it."""

import datetime
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from tests.support.proofread.words import (
    HAMLETS,
    INDICATORS,
    LEADS,
    PLACES,
    PROJECTS,
    PROVINCES,
    SECTIONS,
    SUBJECTS,
    TASKS,
)

ON_TIME, LATE = "Hoàn thành, đúng hạn", "Hoàn thành, trễ hạn"
GOING, OVERDUE, IDLE = "Đang thực hiện theo tiến độ", "Đang thực hiện, trễ hạn", "Chưa thực hiện, trễ hạn"
STATES = (ON_TIME, LATE, GOING, OVERDUE, IDLE)
DONE = (ON_TIME, LATE)
_JUNE = 6
_KINDS = (("Quyết định", "QĐ"), ("Kế hoạch", "KH"), ("Công văn", ""), ("Tờ trình", "TTr"), ("Thông báo", "TB"))


@dataclass(frozen=True)
class Office:
    """Who reports: ``name`` in prose, ``here`` the kind of its area, ``symbol`` and ``desk`` of its documents."""

    name: str
    issuer: str
    parent: str
    here: str
    place: str
    province: str
    symbol: str
    desk: str
    above: str
    signature: tuple[str, ...]


@dataclass(frozen=True)
class Time:
    """The period in words with its data window and the day of the report."""

    words: str
    year: int
    first: datetime.date
    last: datetime.date
    end: datetime.date
    issued: datetime.date


@dataclass(frozen=True)
class Paper:
    """A document that was issued."""

    kind: str
    number: int
    symbol: str
    day: datetime.date
    subject: str


@dataclass(frozen=True)
class Work:
    """A task with its deadline as written and its last day, where it has one; a result may cite a document."""

    code: str
    title: str
    lead: str
    deadline: str
    until: datetime.date | None
    result: str
    state: str
    cited: Paper | None = None


@dataclass(frozen=True)
class Aim:
    """An indicator: ``part`` of ``whole``, and the target in percent."""

    name: str
    noun: str
    part: int
    whole: int
    target: int

    @property
    def share(self) -> Decimal:
        """The share in percent with one decimal."""
        return share(self.part, self.whole)

    @property
    def verdict(self) -> str:
        """Its evaluation."""
        exact = Decimal(100 * self.part) / self.whole
        return "Vượt" if exact > self.target else "Đạt" if exact == self.target else "Chưa đạt"


@dataclass(frozen=True)
class World:
    """All of it; tasks stand in sections, ``teams`` are (area, teams, members)."""

    office: Office
    time: Time
    plan: Paper
    papers: tuple[Paper, ...]
    sections: tuple[tuple[str, tuple[Work, ...]], ...]
    aims: tuple[Aim, ...]
    money: tuple[tuple[str, int, int], ...]
    teams: tuple[tuple[str, int, int], ...]
    files: tuple[int, ...]
    counts: tuple[int, ...]

    @property
    def works(self) -> tuple[Work, ...]:
        """The tasks of all sections."""
        return tuple(work for _, works in self.sections for work in works)


def share(part: int, whole: int) -> Decimal:
    """Return a share in percent, rounded to one decimal."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def world(rng: Random) -> World:
    """Draw an office and its period."""
    time = _time(rng)
    office = _office(rng, time.year)
    plan, papers = _papers(rng, office, time)
    areas = rng.sample(HAMLETS if office.here in ("xã", "phường") else PLACES, rng.randint(4, 7))
    parts = tuple(rng.randint(30, 900) for _ in range(rng.randint(3, len(areas))))
    return World(
        office,
        time,
        plan,
        papers,
        _sections(rng, time, papers, plan),
        _aims(rng),
        tuple((name, *_amounts(rng)) for name in rng.sample(PROJECTS, rng.randint(4, 6))),
        tuple((area, rng.randint(2, 14), rng.randint(20, 190)) for area in areas),
        parts,
        tuple(rng.randint(11, 390) for _ in range(8)),
    )


def _time(rng: Random) -> Time:
    year = rng.randint(2022, 2026)
    kinds = (
        (f"năm {year}", (year - 1, 12, 15), (12, 14), (12, 31), (12, rng.randint(16, 25))),
        (f"quý {rng.choice(('III', '3'))} năm {year}", (year, 6, 15), (9, 14), (9, 30), (9, rng.randint(16, 25))),
        (f"6 tháng đầu năm {year}", (year - 1, 12, 15), (6, 14), (6, 30), (6, rng.randint(16, 25))),
        (f"9 tháng đầu năm {year}", (year - 1, 12, 15), (9, 14), (9, 30), (9, rng.randint(16, 25))),
    )
    words, first, last, end, issued = rng.choice(kinds)
    day = datetime.date
    return Time(words, year, day(*first), day(year, *last), day(year, *end), day(year, *issued))


def _office(rng: Random, year: int) -> Office:
    place, province = rng.choice(PLACES), rng.choice(PROVINCES)
    head = rng.choice((("CHỦ TỊCH",), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")))
    committee = ("TM. ỦY BAN NHÂN DÂN", *head)
    here = rng.choice(("huyện", "thị xã", "xã", "phường")) if year < 2025 else rng.choice(("xã", "phường"))
    spelled = rng.choice(("UBND", "ỦY BAN NHÂN DÂN"))
    desk = "VHTT" if here in ("huyện", "thị xã") else "VHXH"
    area = f"{here} {place}"
    own = Office(
        f"UBND {area}",
        f"{spelled} {area.upper()}",
        "",
        here,
        place,
        province,
        "UBND",
        desk,
        f"UBND tỉnh {province}",
        committee,
    )
    if rng.random() < 0.6:
        return own
    if rng.random() < 0.5:
        name = "Sở Khoa học và Công nghệ"
        signs = rng.choice((("GIÁM ĐỐC",), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")))
        return replace(
            own,
            name=name,
            issuer=name.upper(),
            parent=f"UBND TỈNH {province.upper()}",
            here="tỉnh",
            place=province,
            symbol="SKHCN",
            desk="CĐS",
            signature=signs,
        )
    signs = rng.choice((("TRƯỞNG PHÒNG",), ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")))
    return replace(
        own,
        name="Phòng Văn hóa - Xã hội",
        issuer="PHÒNG VĂN HÓA - XÃ HỘI",
        parent=own.issuer,
        symbol="VHXH",
        desk="CĐS",
        above=own.name,
        signature=signs,
    )


def _papers(rng: Random, office: Office, time: Time) -> tuple[Paper, tuple[Paper, ...]]:
    """Number each kind by itself, the later the higher; the plan of the year is the first of its kind."""
    quarter = time.first.month == _JUNE
    start = datetime.date(time.year, *((7, 1) if quarter else (1, 8)))
    days = sorted(
        start + datetime.timedelta(rng.randint(0, (time.last - start).days)) for _ in range(rng.randint(7, 14))
    )
    subjects = rng.sample(SUBJECTS, len(days))
    last = {kind: rng.randint(1, 90) for kind, _ in _KINDS}
    plan_day = datetime.date(time.year, 1, rng.randint(8, 28))
    made = [Paper("Kế hoạch", last["Kế hoạch"], f"KH-{office.symbol}", plan_day, f"chuyển đổi số năm {time.year}")]
    for day, subject in zip(days, subjects, strict=True):
        kind, short = rng.choice(_KINDS)
        if day <= plan_day or "chuyển đổi số năm" in subject:
            continue
        last[kind] += rng.randint(1, 60)
        symbol = f"{short}-{office.symbol}" if short else f"{office.symbol}-{office.desk}"
        made.append(Paper(kind, last[kind], symbol, day, subject.format(year=time.year)))
    return made[0], tuple(made[1:] if quarter else made)


def _sections(
    rng: Random, time: Time, papers: tuple[Paper, ...], plan: Paper
) -> tuple[tuple[str, tuple[Work, ...]], ...]:
    titles = iter(rng.sample(TASKS, 14))
    found = []
    for number, name in enumerate(rng.sample(SECTIONS, rng.randint(2, 3)), 1):
        works = [
            _work(rng, time, f"{number}.{at}", next(titles), [paper for paper in papers if paper is not plan])
            for at in range(1, rng.randint(3, 5))
        ]
        found.append((name, tuple(works)))
    return tuple(found)


def _work(rng: Random, time: Time, code: str, title: str, papers: list[Paper]) -> Work:
    deadline, until = _deadline(rng, time)
    limit = time.last - datetime.timedelta(1) if deadline.startswith("Trước") else time.end
    due = until is not None and until <= limit
    made = Work(code, title, rng.choice(LEADS), deadline, until, "", "")
    cited = rng.choice(papers) if papers and rng.random() < 0.6 else None
    if cited is not None and (until is None or due or cited.day <= until):
        late = until is not None and cited.day > until
        return replace(made, result="Đã ban hành {}.", state=LATE if late else ON_TIME, cited=cited)
    done = ("Đã hoàn thành, đưa vào sử dụng.", "Đã tổ chức thực hiện xong, bảo đảm yêu cầu.")
    going = ("Đang triển khai.", "Đang phối hợp với doanh nghiệp viễn thông khảo sát, lắp đặt.")
    idle = ("Chưa thực hiện.", "Chưa bố trí được kinh phí.")
    pick = rng.random()
    if until is None or not due:
        return replace(made, result=rng.choice(going), state=GOING)
    if pick < 0.4:
        return replace(made, result=rng.choice(done), state=ON_TIME)
    if pick < 0.7:
        return replace(made, result=rng.choice(going), state=OVERDUE)
    return replace(made, result=rng.choice(idle), state=IDLE)


def _deadline(rng: Random, time: Time) -> tuple[str, datetime.date | None]:
    year = time.year
    month = rng.randint(3, time.last.month)
    month_end = (datetime.date(year, month, 28) + datetime.timedelta(4)).replace(day=1) - datetime.timedelta(1)
    return rng.choice(
        (
            (f"Tháng {month}/{year}", month_end),
            (f"Quý II/{year}", datetime.date(year, 6, 30)),
            (f"Quý 2/{year}", datetime.date(year, 6, 30)),
            (f"Trước ngày 15/{month}/{year}", datetime.date(year, month, 15)),
            (f"Năm {year}", datetime.date(year, 12, 31)),
            ("Thường xuyên", None),
            (f"Từ tháng 4/{year}", None),
            (f"{year - 1} - {year + 1}", datetime.date(year + 1, 12, 31)),
        )
    )


def _aims(rng: Random) -> tuple[Aim, ...]:
    found = []
    for name, noun in rng.sample(INDICATORS, rng.randint(4, 7)):
        whole = rng.randint(15, 2400)
        part = whole if rng.random() < 0.2 else rng.randint(whole // 2, whole)
        found.append(Aim(name, noun, part, whole, rng.choice((50, 60, 70, 80, 90, 95, 100))))
    return tuple(found)


def _amounts(rng: Random) -> tuple[int, int]:
    need = rng.randint(8, 500) * 10
    return need, rng.randint(0, need // 10) * 10
