"""The plan that an import would make for a table, told before it is made."""

from cdsdesk.actions.import_shown import Candidate
from cdsdesk.importing.options import ABOVE
from cdsdesk.importing.plan import ImportPlan, TablePlan
from cdsdesk.importing.planners import OF_PLAN
from cdsdesk.importing.work import Work
from cdsdesk.model.calling import named
from cdsdesk.model.documents import Document
from cdsdesk.model.names import document_with_subject


def new_plan_words(table: TablePlan, work: Work, *, written: bool = False) -> str:
    """Say that a plan would be made, or was, and from what its name comes where the file names none.

    "" for a known plan.
    """
    plan = work.find(Document, table.plan) if table.plan else None
    if plan is None or work.snapshot.get(plan.uid) is not None:
        return ""
    tense = "đã" if written else "sẽ"
    if plan.number:
        return f"{plan_name(plan)} chưa có trong hồ sơ, {tense} được thêm"
    if plan.symbol:
        return f"{plan_name(plan)} trong tệp chưa ghi số; {tense} được thêm, hãy ghi số sau"
    return (
        f"Tệp không nêu số kế hoạch; {tense} lập kế hoạch mới mang tên “{plan.subject}”, lấy theo tên bảng hoặc tên tệp"
    )


def plan_name(plan: Document) -> str:
    """Return what a plan is called on the page: "Kế hoạch số 145/KH-UBND", "Kế hoạch số …/KH-UBND" without a number."""
    if plan.symbol and not plan.number:
        return f"{plan.type or 'Văn bản'} số …/{plan.symbol}"
    return document_with_subject(plan)


def is_named(plan: Document) -> bool:
    """Whether a plan has a number or a symbol of its own."""
    return bool(plan.number or plan.symbol)


def plan_choices(table: TablePlan, whole: ImportPlan) -> tuple[Candidate, ...]:
    """Return the plans to choose from, with that of the table before where its own would be made up for it."""
    find = whole.work.draft.get
    asked = [(uid, find(uid)) for uid in table.need.candidates] if table.need else []
    found = tuple(Candidate(named(item, find), uid) for uid, item in asked if item is not None)
    own = whole.work.find(Document, table.plan) if table.plan else None
    before = [each.plan for each in whole.tables[: whole.tables.index(table)] if each.plan]
    if table.table.kind not in OF_PLAN or own is None or is_named(own) or not before or before[-1] == own.uid:
        return found
    return (*found, Candidate("Cùng kế hoạch với bảng trước", ABOVE))
