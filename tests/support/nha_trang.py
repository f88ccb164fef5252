"""Records with the structure of a real year report: two annexes, 28 and 17 rows, 21 tasks of one plan.

Codes, states and plans are facts; the titles are ours.
"""

from datetime import date

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import document_uid, item_uid, plan_item_uid, section_uid
from cdsdesk.model.office import Level, RecipientList, Signatory, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Progress, Section, State, Task, TaskKind
from cdsdesk.vietnamese.deadlines import DeadlineKind

ON_TIME, LATE, GOING, OVERDUE, IDLE = (
    State.DONE_ON_TIME,
    State.DONE_LATE,
    State.ON_TRACK,
    State.IN_PROGRESS_LATE,
    State.NOT_STARTED_LATE,
)
UPPER = {
    **{f"1.{n}": ON_TIME for n in range(1, 10)},
    "1.10": GOING,
    "1.11": GOING,
    "2.1": LATE,
    "2.2": ON_TIME,
    "2.3": GOING,
    "2.4": LATE,
    "2.5": ON_TIME,
    "2.6": ON_TIME,
    "2.7": OVERDUE,
    "2.8": GOING,
    "2.9": ON_TIME,
    "3.1": ON_TIME,
    "3.2": ON_TIME,
    "4.1": ON_TIME,
    "4.2": LATE,
    "5.1": ON_TIME,
    "5.2": LATE,
    "6.1": OVERDUE,
    "6.2": GOING,
}
OWN = {
    "1.1": GOING,
    "1.2": GOING,
    "1.3": GOING,
    "1.4": GOING,
    "1.5": IDLE,
    "1.6": ON_TIME,
    "1.7": GOING,
    "1.8": GOING,
    "1.9": IDLE,
    "1.10": IDLE,
    "1.11": IDLE,
    "1.12": IDLE,
    "1.13": OVERDUE,
    "2.1": ON_TIME,
    "2.2": ON_TIME,
    "2.3": ON_TIME,
    "3.1": ON_TIME,
}
ALSO_OWN = ("2.8", "5.1", "6.1", "6.2")


def everything() -> Snapshot:
    """Return all records of the office."""
    office = Unit(uid="office", name="UBND thành phố Nha Trang", level=Level.DISTRICT, symbol="UBND", place="Nha Trang")
    upper = _plan("5312", "KH-BCĐCĐS", date(2022, 6, 13), "BCĐ chuyển đổi số tỉnh Khánh Hòa", "hoạt động năm 2022")
    own = _plan("3536", "KH-UBND", date(2022, 5, 25), "UBND thành phố Nha Trang", "chuyển đổi số thành phố năm 2022")
    records: list[Record] = [office, upper, own]
    records.append(Signatory(uid="signatory", unit="office", lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name="Lê An"))
    records.append(RecipientList(uid="recipients", unit="office", addressed=("Sở A",), lines=("Như trên", "Lưu: VT")))
    records.extend(_annex(upper, "I", UPPER, TaskKind.TASK))
    records.extend(_annex(own, "II", OWN, TaskKind.PROJECT))
    by_code = {item.code: item.task for item in records if isinstance(item, PlanItem) and item.plan == upper.uid}
    for code in ALSO_OWN:
        item = PlanItem(plan=own.uid, task=by_code[code])
        records.append(PlanItem(uid=plan_item_uid(item), plan=own.uid, task=by_code[code], position=1000))
    return Snapshot("office", {record.uid: record for record in records})


def _plan(number: str, symbol: str, day: date, issuer: str, subject: str) -> Document:
    made = Document(
        type="Kế hoạch",
        number=number,
        symbol=symbol,
        date=day,
        issuer=issuer,
        subject=f"về {subject}",
        assigns_work=True,
    )
    return Document(**(vars(made) | {"uid": document_uid(made)}))


def _annex(plan: Document, annex: str, states: dict[str, State], kind: TaskKind) -> list[Record]:
    records: list[Record] = []
    sections: dict[str, Section] = {}
    for position, (code, state) in enumerate(states.items(), 1):
        number = code.split(".")[0]
        if number not in sections:
            made = Section(plan=plan.uid, annex=annex, number=number, title=f"Nhóm việc {number}", position=position)
            sections[number] = Section(**(vars(made) | {"uid": section_uid(made, number)}))
            records.append(sections[number])
        title = f"Việc {annex} {code}"
        task = Task(
            uid=item_uid("task", plan.uid, annex, code, title),
            title=title,
            kind=kind,
            lead=("UBND thành phố",),
            deadline_text="Năm 2022",
            deadline_kind=DeadlineKind.YEAR,
            deadline_from=date(2022, 1, 1),
            deadline_to=date(2022, 12, 31),
            position=position,
        )
        item = PlanItem(plan=plan.uid, annex=annex, task=task.uid, section=sections[number].uid, code=code)
        told = Progress(
            uid=f"told-{annex}-{code}",
            unit="office",
            task=task.uid,
            period="2022",
            result="Đã làm",
            status_written=state,
        )
        placed = PlanItem(**(vars(item) | {"uid": plan_item_uid(item), "position": position}))
        records.extend((task, placed, told))
    return records
