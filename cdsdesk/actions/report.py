"""Exporting the report of a period: check, compose, render, write the files, keep the report."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from cdsdesk.actions.check import CheckResult, findings
from cdsdesk.actions.plans import find_plan
from cdsdesk.document.blocks import Annex, DataRow, IssuedDocument, Table
from cdsdesk.errors import UsageError
from cdsdesk.exchange.dump import dump
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.identity import new_uid
from cdsdesk.model.periods import period_words
from cdsdesk.model.ports import Store
from cdsdesk.model.reports import Report, ReportKind, ReportState
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.reporting.compose import compose
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.output import SavedFile, save_pdf, save_xlsx
from cdsdesk.reporting.styles import load_profile

_OPEN_STATES = frozenset({ReportState.DRAFT, ReportState.EXPORTED})


@dataclass(frozen=True)
class ReportRequest:
    """What is asked for: ``plan`` names the summary's plan by number and symbol; files that are None are not made."""

    period: str
    kind: ReportKind = ReportKind.BAO_CAO
    plan: str = ""
    pdf: Path | None = None
    xlsx: Path | None = None
    number: str = ""
    issued_on: date | None = None
    draft: bool = False
    record: bool = True
    who: str = ""


@dataclass(frozen=True)
class ReportResult:
    """The files that were written, whether only a draft was, and what the check found."""

    files: tuple[Path, ...]
    draft: bool
    check: CheckResult
    annexes: tuple[tuple[str, str, int], ...]

    def to_json(self) -> dict[str, Any]:
        """Give the public form."""
        return {
            "files": [str(path) for path in self.files],
            "draft": self.draft,
            "annexes": [{"number": number, "title": title, "rows": rows} for number, title, rows in self.annexes],
        } | self.check.to_json()


def report_of(snapshot: Snapshot, request: ReportRequest) -> Report:
    """Return the report that is being worked on for a period, with what the request changes; a new one if none is open.

    A signed or sent report never changes: the next export is a new one that replaces it.
    """
    period = snapshot.period
    code = period.code if period else request.period
    known = [
        row
        for row in snapshot.where(Report, "period", code)
        if row.kind is request.kind and row.unit == snapshot.office and row.state is not ReportState.REPLACED
    ]
    still_open = [row for row in known if row.state in _OPEN_STATES]
    if still_open:
        base = still_open[-1]
    else:
        base = Report(uid=new_uid(), unit=snapshot.office, kind=request.kind, period=code)
        base = replace(base, replaces=known[-1].uid if known else "")
    if request.plan:
        base = replace(base, summary_plan=find_plan(snapshot, request.plan).uid)
    return replace(base, number=request.number or base.number, date=request.issued_on or base.date)


def preview(snapshot: Snapshot, request: ReportRequest) -> IssuedDocument:
    """Compose the report as it would be written now, as a draft."""
    return compose(snapshot, report_of(snapshot, request), draft=True)


def export(store: Store, request: ReportRequest, progress: Progress | None = None) -> ReportResult:
    """Write the files of a report and keep it in the data file.

    With errors that nobody has waived only a draft is written. Raises UsageError, WriteError; when a file cannot be
    written the data file stays as it was.
    """
    told = progress or NoProgress()
    if request.pdf is None and request.xlsx is None:
        raise UsageError("Chưa chọn tệp để xuất", "", "hãy ghi --pdf hoặc --xlsx kèm tên tệp")
    snapshot = store.snapshot(request.period)
    checked = CheckResult(snapshot.period.code if snapshot.period else request.period, findings(snapshot))
    report = report_of(snapshot, request)
    draft = request.draft or bool(checked.errors)
    told.report(0, 3, "Đang soạn báo cáo")
    document = compose(snapshot, report, draft=draft)
    files = _written(document, request, told)
    if request.record:
        told.report(2, 3, "Đang ghi vào hồ sơ")
        store.apply(_kept(snapshot, report, files, request.who, draft=draft))
    told.report(3, 3, "Xong")
    rows = tuple((annex.label, annex.title, _data_rows(annex)) for annex in document.annexes)
    return ReportResult(tuple(file.path for file in files), draft, checked, rows)


def _data_rows(annex: Annex) -> int:
    tables = [block for block in annex.blocks if isinstance(block, Table)]
    return sum(isinstance(row, DataRow) for table in tables for row in table.rows)


def _written(document: IssuedDocument, request: ReportRequest, progress: Progress) -> tuple[SavedFile, ...]:
    profile, fonts = load_profile(), find_fonts()
    saved = []
    if request.pdf is not None:
        saved.append(save_pdf(document, request.pdf, profile, fonts, progress))
    if request.xlsx is not None:
        saved.append(save_xlsx(document, request.xlsx, profile, fonts, progress))
    return tuple(saved)


def _kept(snapshot: Snapshot, report: Report, files: tuple[SavedFile, ...], who: str, *, draft: bool) -> ChangeSet:
    """Keep the report with the names and hashes of its files; an export ready to sign captures its snapshot."""
    listed = [{"name": file.path.name, "sha256": file.sha256} for file in files]
    kept = replace(report, files=listed, state=ReportState.DRAFT if draft else ReportState.EXPORTED)
    if not draft:
        records = [record for record in snapshot.records.values() if not isinstance(record, Report)]
        kept = replace(kept, frozen_snapshot=dump(snapshot.office, records))
    changes = Draft(snapshot.records)
    changes.put(kept)
    what = "bản nháp báo cáo" if draft else "báo cáo"
    return ChangeSet(f"Xuất {what} {period_words(kept.period)}", changes.changes(), who)
