"""What is asked for when a report is exported, and the report that is worked on for it.

Apart from the export, so that looking at a report loads nothing that writes workbooks and Word files.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cdsdesk.actions.correcting import successor
from cdsdesk.actions.plans import find_plan
from cdsdesk.errors import UsageError
from cdsdesk.model.identity import new_uid
from cdsdesk.model.office import PeriodKind
from cdsdesk.model.reading import open_report
from cdsdesk.model.reports import Report, ReportKind, ReportState
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.sending import USUAL, Sending
from cdsdesk.vietnamese.text import clean_line

_NUMBER = re.compile(r"[0-9]{1,6}[a-zA-Z]?")


@dataclass(frozen=True)
class ReportRequest:
    """What is asked for: ``plan`` names the summary's plan by number and symbol; files that are None are not made.

    ``folder`` takes all files that the document has, named after it, in place of single ones.
    ``number`` None keeps the number that the report has, "" leaves it blank again; so does ``undated`` with the date.
    ``sending`` is what is told for this one alone.
    """

    period: str
    kind: ReportKind = ReportKind.BAO_CAO
    plan: str = ""
    pdf: Path | None = None
    xlsx: Path | None = None
    docx: Path | None = None
    metadata: Path | None = None
    folder: Path | None = None
    number: str | None = None
    issued_on: date | None = None
    undated: bool = False
    draft: bool = False
    record: bool = True
    who: str = ""
    sending: Sending = USUAL


def report_of(snapshot: Snapshot, request: ReportRequest) -> Report:
    """Return the report that is being worked on for a period, with what the request changes; a new one if none is open.

    A signed or sent report never changes: the next one takes over what was chosen for it and replaces it.
    Raises UsageError for an unknown plan, a number that is none, or a plan over less than a year.
    """
    if request.kind is ReportKind.KE_HOACH and snapshot.period and snapshot.period.kind is not PeriodKind.YEAR:
        raise UsageError("Kế hoạch lập cho cả năm", snapshot.period.code, f"hãy chọn kỳ {snapshot.period.year}")
    base = open_report(snapshot, request.kind) or _next_report(snapshot, request)
    if request.plan:
        base = replace(base, summary_plan=find_plan(snapshot, request.plan).uid)
    if request.number is not None:
        base = replace(base, number=_number(request.number))
    if request.issued_on is not None or request.undated:
        base = replace(base, date=request.issued_on)
    return base


def _next_report(snapshot: Snapshot, request: ReportRequest) -> Report:
    code = snapshot.period.code if snapshot.period else request.period
    final = [
        row
        for row in snapshot.where(Report, "period", code)
        if row.kind is request.kind and row.unit == snapshot.office and row.state is not ReportState.REPLACED
    ]
    if not final:
        return Report(uid=new_uid(), unit=snapshot.office, kind=request.kind, period=code)
    return successor(final[-1])


def _number(text: str) -> str:
    number = clean_line(text)
    if number and not _NUMBER.fullmatch(number):
        raise UsageError("Số văn bản chỉ gồm phần số", text, "hãy ghi như 05 hoặc 12a")
    return number
