"""Finding the plan that an officer names by number and symbol."""

from cdsdesk.errors import UsageError
from cdsdesk.model.documents import Document
from cdsdesk.model.names import document_number, document_with_subject, document_words
from cdsdesk.model.reading import plans
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import raw_key


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
