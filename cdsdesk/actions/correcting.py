"""A report that is signed or sent stays as it is; what was wrong in it is corrected by a new one that replaces it."""

from dataclasses import replace

from cdsdesk.actions.edit import require_valid
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.identity import new_uid
from cdsdesk.model.periods import period_code, period_words
from cdsdesk.model.reading import open_report
from cdsdesk.model.reports import Report, ReportKind, ReportState, is_final
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.text import clean_text

_DONE_WORDS = {
    ReportState.SIGNED: "đã ký",
    ReportState.SENT: "đã gửi",
    ReportState.REPLACED: "đã được thay thế",
}


def final_report(snapshot: Snapshot, kind: ReportKind = ReportKind.BAO_CAO) -> Report | None:
    """Return the office's signed or sent report of the snapshot's period that none has replaced yet."""
    if snapshot.period is None:
        return None
    found = [
        row
        for row in snapshot.where(Report, "unit", snapshot.office)
        if row.kind is kind
        and row.state in (ReportState.SIGNED, ReportState.SENT)
        and period_code(row.period) == snapshot.period.code
    ]
    return found[-1] if found else None


def frozen_reason(report: Report) -> str:
    """Say why a report cannot be changed and how it is corrected; empty for one that is still worked on."""
    if not is_final(report):
        return ""
    on = f" ngày {format_date(report.date)}" if report.date is not None else ""
    state = _DONE_WORDS[report.state]
    if report.state is ReportState.REPLACED:
        return f"Báo cáo này {state}; hãy xem báo cáo mới hơn của kỳ."
    return (
        f"Báo cáo kỳ này {state}{on}; sửa số liệu không đổi báo cáo {state}. "
        "Muốn sửa báo cáo, hãy lập báo cáo thay thế."
    )


def successor(report: Report) -> Report:
    """Return the report that replaces one: what was chosen for it is taken over, what was printed is not."""
    return replace(
        report,
        uid=new_uid(),
        state=ReportState.DRAFT,
        replaces=report.uid,
        number="",
        date=None,
        reason="",
        files=None,
        signatures=None,
        frozen_snapshot=None,
        frozen_text="",
    )


def correction(snapshot: Snapshot, report: Report, reason: str, who: str = "") -> ChangeSet:
    """Begin the report that replaces a signed or sent one; ``snapshot`` is that of the report's period.

    The old one counts until the new one is exported. Raises RecordError without a reason, for a report that can still
    be changed, and when the replacing one was begun already.
    """
    if report.state not in (ReportState.SIGNED, ReportState.SENT):
        words = period_words(report.period)
        raise RecordError("Báo cáo này chưa ký nên sửa thẳng được, không cần báo cáo thay thế", words)
    text = clean_text(reason).strip()
    if not text:
        raise RecordError("Cần ghi lý do thay thế báo cáo đã ký")
    begun = open_report(snapshot, report.kind)
    if begun is not None:
        raise RecordError("Kỳ này đã có báo cáo đang soạn", period_words(report.period), "hãy sửa tiếp báo cáo ấy")
    made = replace(successor(report), reason=text)
    require_valid(None, made, snapshot)
    draft = Draft({})
    draft.put(made)
    return ChangeSet(f"Lập báo cáo thay thế {period_words(report.period)}", draft.changes(), who)
