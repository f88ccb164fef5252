"""Finding the plan that an officer names by number and symbol; what each plan sets."""

from dataclasses import dataclass

from cdsdesk.errors import UsageError
from cdsdesk.model.documents import Document
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.names import document_number, document_with_subject, document_words
from cdsdesk.model.reading import plans
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem
from cdsdesk.vietnamese.text import raw_key


@dataclass(frozen=True)
class PlanLine:
    """A plan in words, with how many tasks and indicators it sets."""

    uid: str
    words: str
    tasks: int
    indicators: int


def plan_lines(snapshot: Snapshot) -> tuple[PlanLine, ...]:
    """Return the plans of a data file, the latest first, those without a day last."""
    found = sorted(plans(snapshot), key=lambda plan: (plan.date is not None, plan.date, plan.position), reverse=True)
    return tuple(
        PlanLine(
            plan.uid,
            document_with_subject(plan),
            len({item.task for item in snapshot.where(PlanItem, "plan", plan.uid)}),
            len(snapshot.where(Indicator, "plan", plan.uid)),
        )
        for plan in found
    )


def find_plan(snapshot: Snapshot, text: str) -> Document:
    """Return the plan with this number and symbol, or this uid. Raises UsageError when there is none or several."""
    wanted = raw_key(text)
    known = plans(snapshot)
    found = [plan for plan in known if plan.uid == text or raw_key(document_number(plan)) == wanted]
    if not found:
        names = "; ".join(document_words(plan) for plan in known)
        raise UsageError(
            "Không có kế hoạch này", text, f"các kế hoạch đang có: {names}" if names else "hãy nhập kế hoạch"
        )
    if len(found) > 1:
        names = "; ".join(f"{document_with_subject(plan)} [{plan.uid}]" for plan in found)
        raise UsageError("Có nhiều kế hoạch cùng số, ký hiệu", text, f"hãy ghi mã uid của một trong: {names}")
    return found[0]
