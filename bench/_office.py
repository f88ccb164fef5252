"""An office as large as asked for: plans in sections, tasks with their results, indicators, teams, documents."""

import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.tasks import PlanItem, Progress, Section, Task
from cdsdesk.model.teams import Member, Team
from cdsdesk.vietnamese.deadlines import DeadlineKind
from db.store import Store

OFFICE = Unit(uid="office", name="UBND phường Bắc Nha Trang", level=Level.COMMUNE, symbol="UBND", place="Bắc Nha Trang")
PERIOD = "2026-H1"
_TEXT = (
    "triển khai nhiệm vụ chuyển đổi số xã phường tổ công nghệ cộng đồng hoàn thành kế hoạch dữ liệu dịch vụ công"
    " trực tuyến an toàn thông tin báo cáo quý năm chỉ tiêu hộ gia đình ủy ban nhân dân quyết định ban hành đắk lắk"
    " khánh hòa đường truyền nghèo kinh tế xã hội hạ tầng số người doanh nghiệp thanh toán không dùng tiền mặt"
)
_SYLLABLES = _TEXT.split()
_LEADS = ("Phòng Văn hóa - Xã hội", "Công an phường", "Văn phòng HĐND và UBND", "Phòng Kinh tế", "Trung tâm hành chính")
_PER_PLAN, _PER_SECTION = 500, 25


def words(dice: random.Random, low: int, high: int) -> str:
    """Return a run of syllables as they stand in plans."""
    return " ".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(low, high))).capitalize()


def make_office(path: Path, tasks: int) -> Path:
    """Make the data file of an office with so many tasks."""
    os.environ.setdefault("CDSDESK_HOME", str(path.parent / "home"))
    Store.create_from(path, [OFFICE, *_records(tasks, random.Random(5))], OFFICE.uid, "bench").close()
    return path


def _records(tasks: int, dice: random.Random) -> Iterator[Record]:
    for number in range(0, tasks, _PER_PLAN):
        yield from _plan(f"p{number // _PER_PLAN}", number, min(number + _PER_PLAN, tasks), dice)
    for at in range(60):
        yield Indicator(uid=f"i{at}", plan="p0", annex="II", code=str(at + 1), name=words(dice, 8, 16), position=at)
        yield Target(uid=f"a{at}", indicator=f"i{at}", year=2026, value=Decimal(80), text="80%")
        yield Measurement(
            uid=f"m{at}",
            unit="office",
            indicator=f"i{at}",
            period="2026-Q1",
            numerator=Decimal(at),
            denominator=Decimal(90),
        )
    for at in range(40):
        yield Team(uid=f"t{at}", unit="office", name=f"Tổ công nghệ số cộng đồng {at + 1}", position=at)
        for member in range(5):
            name = f"Nguyễn Văn {chr(65 + member)}"
            yield Member(uid=f"t{at}m{member}", unit="office", team=f"t{at}", name=name, position=member)


def _plan(plan: str, first: int, last: int, dice: random.Random) -> Iterator[Record]:
    year = 2026 if plan == "p0" else 2025
    yield Document(
        uid=plan, type="Kế hoạch", number=str(100 + first), symbol="KH-UBND", date=date(year, 1, 15),
        issuer="UBND tỉnh", subject=words(dice, 10, 16), assigns_work=True, year_from=year, year_to=2026,
    )  # fmt: skip
    for at in range(first, last):
        section = f"{plan}s{(at - first) // _PER_SECTION}"
        if (at - first) % _PER_SECTION == 0:
            number = str((at - first) // _PER_SECTION + 1)
            yield Section(uid=section, plan=plan, annex="I", number=number, title=words(dice, 4, 9), position=at)
        due = date(2026, 1, 31) + timedelta(days=dice.randint(0, 330)) if at % 3 else None
        yield Task(
            uid=f"w{at:06}", position=at, title=words(dice, 10, 30), lead=(dice.choice(_LEADS),),
            deadline_text=f"Trước {due:%d/%m/%Y}" if due else "Thường xuyên", deadline_to=due,
            deadline_kind=DeadlineKind.BEFORE if due else DeadlineKind.RECURRING,
        )  # fmt: skip
        code = f"{(at - first) // _PER_SECTION + 1}.{(at - first) % _PER_SECTION + 1}"
        yield PlanItem(uid=f"x{at:06}", plan=plan, annex="I", section=section, task=f"w{at:06}", code=code, position=at)
        if at % 10:
            done = due if due is not None and at % 4 == 0 and due <= date(2026, 6, 30) else None
            yield Progress(
                uid=f"r{at:06}", unit="office", task=f"w{at:06}", period=PERIOD if at % 2 else "2026-Q1",
                result=words(dice, 15, 45), completed_on=done,
            )  # fmt: skip
