"""A world as the records of an office, whose report is composed by the program itself."""

import datetime
from decimal import Decimal
from random import Random

from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.evaluation import read_evaluation
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.office import Level, RecipientList, Signatory, Unit
from cdsdesk.model.reports import Narrative
from cdsdesk.model.states import read_state
from cdsdesk.model.tasks import AmountKind, Funding, PlanItem, Progress, Section, Task
from cdsdesk.model.teams import Member, MemberRole, Sex, Team
from cdsdesk.model.understanding import understood
from tests.support.proofread.manner import Manner, manner
from tests.support.proofread.words import DIFFICULTIES, FAMILY, GIVEN, MIDDLE, NEXT
from tests.support.proofread.world import ON_TIME, Time, Work, World

OFFICE = "office"
_LEVELS = {"tỉnh": Level.PROVINCE, "huyện": Level.DISTRICT, "thị xã": Level.DISTRICT}


def period_of(time: Time) -> str:
    """Return the code of a period."""
    for words, code in (("quý", "-Q3"), ("6 tháng", "-H1"), ("9 tháng", "-9M")):
        if time.words.startswith(words):
            return f"{time.year}{code}"
    return str(time.year)


def office_records(world: World, rng: Random) -> list[Record]:
    """Return all records of the office, the office itself first."""
    ways = manner(rng)
    period = period_of(world.time)
    return [
        *_bodies(world, rng),
        *_documents(world),
        *_tasks(world, ways, period, rng),
        *_indicators(world, period),
        *_teams(world, rng),
        *_money(world),
        _words(period, "kho_khan", rng.sample(DIFFICULTIES, 3)),
        _words(period, "phuong_huong", rng.sample(NEXT, 3)),
    ]


def _bodies(world: World, rng: Random) -> list[Record]:
    office = world.office
    level = Level.DEPARTMENT if office.parent else _LEVELS.get(office.here, Level.COMMUNE)
    above = Unit(uid="above", name=office.above, level=Level.PROVINCE if "tỉnh" in office.above else Level.COMMUNE)
    own = Unit(uid=OFFICE, name=office.name, level=level, parent="above", symbol=office.symbol, place=office.place)
    name = f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"
    signs = Signatory(uid="signatory", unit=OFFICE, lines=office.signature, name=name)
    lines = ("Như trên", "Các cơ quan, đơn vị liên quan", f"Lưu: VT, {office.desk}")
    return [own, above, signs, RecipientList(uid="recipients", unit=OFFICE, addressed=(office.above,), lines=lines)]


def _documents(world: World) -> list[Record]:
    made: list[Record] = []
    others = (paper for paper in world.papers if paper is not world.plan)
    for at, paper in enumerate((world.plan, *others), 1):
        plan = paper is world.plan
        year = world.time.year if plan else None
        made.append(
            Document(
                uid=f"d{at}",
                type=paper.kind,
                number=f"{paper.number:02d}",
                symbol=paper.symbol,
                date=paper.day,
                issuer=world.office.name,
                issuer_unit=OFFICE,
                subject=f"về {paper.subject}",
                assigns_work=plan,
                year_from=year,
                year_to=year,
                position=at,
            )
        )
        made.append(DocumentEntry(uid=f"e{at}", unit=OFFICE, document=f"d{at}", position=at))
    return made


def _tasks(world: World, ways: Manner, period: str, rng: Random) -> list[Record]:
    made: list[Record] = []
    for at, (name, works) in enumerate(world.sections, 1):
        made.append(Section(uid=f"s{at}", plan="d1", number=str(at), title=name, position=at))
        for place, work in enumerate(works, 1):
            key = work.code.replace(".", "-")
            task = Task(uid=f"t{key}", title=work.title, lead=(work.lead,), deadline_text=work.deadline, position=place)
            made.append(understood(task, {"deadline_text"}, world.time.year))
            made.append(
                PlanItem(
                    uid=f"i{key}", plan="d1", task=task.uid, section=f"s{at}", code=work.code, position=at * 100 + place
                )
            )
            result = work.result.format(ways.cite(work.cited)) if work.cited else work.result
            told = Progress(
                uid=f"p{key}",
                unit=OFFICE,
                task=task.uid,
                period=period,
                result=result,
                status_written=read_state(work.state),
                completed_on=_completed(world, work, rng),
                position=at * 100 + place,
            )
            made.append(understood(told, {"status_written"}))
    return made


def _completed(world: World, work: Work, rng: Random) -> datetime.date | None:
    if work.cited:
        return work.cited.day
    if work.state != ON_TIME or work.until is None:
        return None
    first = world.plan.day
    last = min(work.until, world.time.last)
    return first + datetime.timedelta(rng.randint(1, max((last - first).days, 1)))


def _indicators(world: World, period: str) -> list[Record]:
    made: list[Record] = []
    for at, aim in enumerate(world.aims, 1):
        made.append(Indicator(uid=f"n{at}", plan="d1", code=str(at), name=aim.name, unit_text="%", position=at))
        target = Target(uid=f"g{at}", indicator=f"n{at}", year=world.time.year, text=f"tối thiểu {aim.target}%")
        made.append(understood(target, {"text"}))
        told = Measurement(
            uid=f"m{at}",
            unit=OFFICE,
            indicator=f"n{at}",
            period=period,
            numerator=Decimal(aim.part),
            denominator=Decimal(aim.whole),
            evaluation_written=read_evaluation(aim.verdict),
        )
        made.append(understood(told, {"evaluation_written"}))
    return made


def _teams(world: World, rng: Random) -> list[Record]:
    made: list[Record] = []
    names = [f"{family} {middle} {given}" for family in FAMILY for middle in MIDDLE for given in GIVEN]
    rng.shuffle(names)
    roles = (MemberRole.LEADER, MemberRole.DEPUTY, MemberRole.MEMBER, MemberRole.MEMBER)
    for at, (area, _, _) in enumerate(world.teams, 1):
        made.append(Unit(uid=f"h{at}", name=area, level=Level.HAMLET, parent=OFFICE, position=at))
        name = f"Tổ công nghệ số cộng đồng {area[0].lower()}{area[1:]}"
        made.append(Team(uid=f"k{at}", unit=OFFICE, hamlet=area, name=name, has_group_chat=True, position=at))
        for place, role in enumerate(roles[: rng.randint(3, 4)], 1):
            phone = f"09{rng.randint(0, 99_999_999):08d}"
            sex = rng.choice((Sex.FEMALE, Sex.MALE))
            member = Member(uid=f"k{at}-{place}", unit=OFFICE, team=f"k{at}", name=names.pop(), sex=sex, role=role)
            made.append(Member(**(vars(member) | {"phone": phone, "position": place})))
    return made


def _money(world: World) -> list[Record]:
    """Give tasks what they need, what was granted and what lacks."""
    made: list[Record] = []
    for at, (work, (_, need, granted)) in enumerate(zip(world.works, world.money, strict=False), 1):
        amounts = {
            AmountKind.REQUESTED: need,
            AmountKind.GRANTED: granted,
            AmountKind.SUPPLEMENT: need - granted,
        }
        for kind, amount in amounts.items():
            row = Funding(
                uid=f"f{at}-{kind.value}",
                unit=OFFICE,
                task=f"t{work.code.replace('.', '-')}",
                year=world.time.year,
                amount_kind=kind,
                amount_text=str(amount),
                unit_text="Triệu đồng",
            )
            made.append(understood(row, {"amount_text"}))
    return made


def _words(period: str, key: str, texts: list[str]) -> Narrative:
    own = "\n".join(f"- {text}" for text in texts)
    return Narrative(uid=f"w-{key}", unit=OFFICE, period=period, section_key=key, own_text=own)
