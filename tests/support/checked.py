"""A small office of 2022 for tests of checks: whole enough that no rule speaks, until a test breaks something."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cdsdesk.checks.engine import run
from cdsdesk.checks.registry import Rule
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.findings import Finding
from cdsdesk.model.indicators import Evaluation, Indicator, Measurement, Target
from cdsdesk.model.office import Level, RecipientList, Signatory, Unit
from cdsdesk.model.reports import Narrative
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Progress, Section, State, Task
from cdsdesk.model.understanding import understood

UNIT = Unit(uid="w", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, place="Vạn Thạnh")
PLAN = Document(
    uid="plan",
    type="Kế hoạch",
    number="3536",
    symbol="KH-UBND",
    date=date(2022, 5, 25),
    subject="chuyển đổi số năm 2022",
    assigns_work=True,
)
SECTION = Section(uid="s2", plan="plan", annex="I", number="2", title="Chính quyền số")
TASK = Task(
    uid="t",
    title="Kế hoạch triển khai Quyết định số 146/QĐ-TTg",
    lead=("Phòng Văn hóa - Xã hội",),
    deadline_text="Tháng 5/2022",
)
ITEM = PlanItem(uid="i", plan="plan", annex="I", task="t", section="s2", code="2.1", position=1)
PROGRESS = Progress(
    uid="g",
    unit="w",
    task="t",
    period="2022",
    result="Ban hành Kế hoạch số 145/KH-UBND ngày 20/5/2022",
    status_text="Hoàn thành, đúng hạn",
    completed_on=date(2022, 5, 20),
)
INDICATOR = Indicator(uid="n", plan="plan", annex="I", code="I.7", name="Tỷ lệ hồ sơ trực tuyến", unit_text="%")
TARGET = Target(uid="a", indicator="n", year=2022, text="60%")
MEASUREMENT = Measurement(uid="m", unit="w", indicator="n", period="2022", text="67/107", evaluation_text="Vượt")
ISSUED = DocumentEntry(uid="e", unit="w", document="plan")
SIGNATORY = Signatory(uid="ky", unit="w", lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name="Nguyễn Văn An")
RECIPIENTS = RecipientList(
    uid="nn", unit="w", name="Định kỳ", addressed=("Sở Khoa học và Công nghệ",), lines=("Như trên", "Lưu: VT, VHXH")
)
WORDS = tuple(
    Narrative(uid=key, unit="w", period="2022", section_key=key, own_text="Lời văn của đơn vị.")
    for key in ("kho_khan", "phuong_huong")
)
WHOLE: tuple[Record, ...] = (
    UNIT,
    PLAN,
    SECTION,
    TASK,
    ITEM,
    PROGRESS,
    INDICATOR,
    TARGET,
    MEASUREMENT,
    ISSUED,
    SIGNATORY,
    RECIPIENTS,
    *WORDS,
)


def office(*changed: Record, without: Iterable[Record] = (), period: str = "2022") -> Snapshot:
    """Return the office of ``WHOLE`` with records changed or added by uid, or left out; texts are understood."""
    gone = {record.uid for record in without}
    rows = {record.uid: record for record in (*WHOLE, *changed) if record.uid not in gone}
    read = {uid: _read(record) for uid, record in rows.items()}
    return select(Snapshot("w", read), period, changed=None)


def found(rule: Rule, snapshot: Snapshot) -> list[Finding]:
    """Return the findings of one rule as the engine gives them."""
    return list(run(snapshot, [rule]))


def only(rule: Rule, snapshot: Snapshot) -> Finding:
    """Return the one finding of a rule."""
    (finding,) = found(rule, snapshot)
    return finding


def written(state: State, **values: object) -> Progress:
    """Return the task's progress with a state and no date."""
    return replace(PROGRESS, status_text="", status_written=state, completed_on=None, **values)  # type: ignore[arg-type]


def valued(value: str, evaluation: Evaluation | None = None, **values: object) -> Measurement:
    """Return the indicator's measurement with a plain value."""
    plain = replace(MEASUREMENT, text="", evaluation_text="", value=Decimal(value), evaluation_written=evaluation)
    return replace(plain, **values)  # type: ignore[arg-type]


def _read(record: Record) -> Record:
    """Read the texts of a record whose values a test has not set."""
    touched = {name for name, field in specs(type(record)).items() if getattr(record, name) != field.kind.empty}
    return understood(record, touched)
