"""A small office for tests that need a data file: a plan with tasks, indicators and what was told of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from cdsdesk.model.changes import Change, ChangeSet, Draft, inserted, updated
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.tasks import PlanItem, Progress, Section, Task
from cdsdesk.vietnamese.deadlines import DeadlineKind
from db.store import Store

OFFICE = Unit(uid="office", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, symbol="UBND", place="Vạn Thạnh")
LOWER = Unit(uid="lower", name="Tổ dân phố 5", level=Level.HAMLET, parent="office")
PLAN = Document(
    uid="plan",
    type="Kế hoạch",
    number="145",
    symbol="KH-UBND",
    date=date(2026, 1, 15),
    issuer="UBND tỉnh",
    subject="Chuyển đổi số năm 2026",
    assigns_work=True,
)
SECTION = Section(uid="section", plan="plan", annex="I", number="I", title="Chính quyền số")
TITLES = ("Đường truyền số liệu", "Ứng dụng chữ ký số", "Ấn phẩm tuyên truyền", "An toàn thông tin", "Dịch vụ công")


def tasks(count: int = 5) -> list[Record]:
    """Tasks with their places in the plan: codes 1.1, 1.2, …; every second one is due in June 2026."""
    made: list[Record] = []
    for at in range(1, count + 1):
        due = date(2026, 6, 30) if at % 2 else None
        kind = DeadlineKind.BEFORE if due else DeadlineKind.NONE
        title = f"{TITLES[(at - 1) % len(TITLES)]} {at}"
        made.append(Task(uid=f"task-{at}", position=at, title=title, deadline_kind=kind, deadline_to=due))
        place = PlanItem(
            uid=f"item-{at}", position=at, plan="plan", annex="I", section="section", task=f"task-{at}", code=f"1.{at}"
        )
        made.append(place)
    return made


def told(at: int, period: str = "2026", **values: Any) -> Progress:
    """What the office told of a task in a period."""
    return Progress(uid=f"told-{at}-{period}", unit="office", task=f"task-{at}", period=period, **values)


INDICATOR = Indicator(uid="indicator", plan="plan", annex="I", code="7", name="Tỷ lệ hồ sơ trực tuyến")
TARGET = Target(uid="target", indicator="indicator", year=2026, value=Decimal("80"), text="80%")
MEASURED = Measurement(
    uid="measured",
    unit="office",
    indicator="indicator",
    period="2026",
    numerator=Decimal(67),
    denominator=Decimal(107),
)


def plan_records(count: int = 5) -> list[Record]:
    """The plan with all that hangs on it."""
    return [PLAN, SECTION, *tasks(count), INDICATOR, TARGET, MEASURED]


def new_store(folder: Path, others: Iterable[Record] = (), name: str = "xa.cds") -> Store:
    """Make a data file of the office and open it for writing."""
    return Store.create(folder / name, OFFICE, tuple(others), "Nguyễn An")


def step(label: str, *changes: Change | None, **words: Any) -> ChangeSet:
    """A step of the changes that change something."""
    return ChangeSet(label, tuple(change for change in changes if change is not None), **words)


def add(store: Store, *records: Record, label: str = "Thêm") -> None:
    """Make records in one step."""
    store.apply(step(label, *map(inserted, records)))


def edit(store: Store, uid: str, label: str = "Sửa", folding: str = "", **values: Any) -> None:
    """Set fields of a record in one step."""
    record = store.get(uid)
    assert record is not None
    store.apply(step(label, updated(record, replace(record, **values)), folding=folding))


def remove(store: Store, *uids: str, label: str = "Xoá") -> None:
    """Remove records in one step."""
    draft = Draft(store.snapshot().records)
    for uid in uids:
        draft.remove(uid)
    store.apply(ChangeSet(label, draft.changes()))


def contents(store: Store) -> dict[str, Record]:
    """Everything in a data file by uid."""
    return {record.uid: record for record in store.everything()}


def take_in(store: Store) -> None:
    """Bring the search index up to the newest step now, as a step does when much is waiting."""
    with store._writing():
        store._parts.index.catch_up(store.history(1)[0].number)
