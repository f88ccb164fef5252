"""The plan that an import would make for a table, told before it is made."""

from cdsdesk.importing.plan import TablePlan
from cdsdesk.importing.work import Work
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
