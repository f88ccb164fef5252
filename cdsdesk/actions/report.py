"""Exporting the report of a period: check, compose, render, write the files, keep the report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cdsdesk.actions.check import CheckResult, findings
from cdsdesk.actions.check_words import with_words
from cdsdesk.actions.mending import concerns
from cdsdesk.actions.passages import with_stale_marks
from cdsdesk.actions.report_request import ReportRequest as ReportRequest
from cdsdesk.actions.report_request import report_of as report_of
from cdsdesk.actions.report_snapshot import report_snapshot
from cdsdesk.actions.setting_up import setting
from cdsdesk.document.blocks import Annex, DataRow, IssuedDocument, ListItem, Table
from cdsdesk.errors import UsageError
from cdsdesk.exchange.dump import dump
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.periods import period_words, previous
from cdsdesk.model.ports import Store
from cdsdesk.model.reports import REPORT_KIND_WORDS, Report, ReportKind, ReportState
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.reporting.compose import compose
from cdsdesk.reporting.edited_words import text_of
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.output import (
    DOCX,
    METADATA,
    PDF,
    XLSX,
    PreparedFile,
    file_name,
    prepare_docx,
    prepare_metadata,
    prepare_pdf,
    prepare_xlsx,
    written,
)
from cdsdesk.reporting.own_outline import outline_in
from cdsdesk.reporting.styles import load_profile

SIGNATURE_FIELDS, NO_FIELDS = "report.signature_fields", "không"
"""The setting of an office whose signing tool wants a PDF without empty fields, and its one value."""


@dataclass(frozen=True)
class ReportResult:
    """The files that were written, whether only a draft was, and what the check found.

    ``empty``: nothing stands in the document but its closing words.
    """

    files: tuple[Path, ...]
    draft: bool
    check: CheckResult
    annexes: tuple[tuple[str, str, int], ...]
    empty: bool = False

    def to_json(self) -> dict[str, Any]:
        """Give the public form."""
        return {
            "files": [str(path) for path in self.files],
            "draft": self.draft,
            "annexes": [{"number": number, "title": title, "rows": rows} for number, title, rows in self.annexes],
        } | self.check.to_json()


def preview(snapshot: Snapshot, request: ReportRequest, last: Snapshot | None = None) -> IssuedDocument:
    """Compose the document as it would be written now, as a draft; a plan tells of ``last``, the year before."""
    return compose(snapshot, report_of(snapshot, request), draft=True, last=last)


def last_period(store: Store, snapshot: Snapshot, kind: ReportKind) -> Snapshot | None:
    """Return the snapshot of the period before, of which a plan tells; None for other kinds."""
    if kind is not ReportKind.KE_HOACH or snapshot.period is None:
        return None
    return store.snapshot(previous(snapshot.period.code))


def export(store: Store, request: ReportRequest, progress: Progress | None = None) -> ReportResult:
    """Write the files of a report and keep it in the data file.

    With errors that nobody has waived only a draft is written. Raises UsageError, WriteError; when a file cannot be
    written the data file stays as it was.
    """
    told = progress or NoProgress()
    if not any((request.pdf, request.xlsx, request.docx, request.folder)):
        alone = "" if request.metadata is None else "; --metadata đi kèm văn bản được xuất"
        raise UsageError("Chưa chọn tệp để xuất", "", f"hãy ghi --pdf, --docx hoặc --xlsx kèm tên tệp{alone}")
    snapshot = report_snapshot(store, request.period, request.kind, told)
    report = report_of(snapshot, request)
    told.report(0, 3, "Đang soạn báo cáo")
    last = last_period(store, snapshot, request.kind)
    document = compose(snapshot, report, last=last, sending=request.sending)
    checked = _checked(snapshot, report, document)
    draft = request.draft or bool(checked.errors)
    document = replace(document, draft=draft)
    if request.folder is not None:
        request = _all_files(document, request, request.folder)
    _refuse_empty_letter(snapshot, document, request)
    files = _prepared(snapshot, document, request, told)
    told.report(2, 3, "Đang ghi tệp")
    with written(files):
        changes = kept(snapshot, report, files, request.who, "" if draft else text_of(document.body))
        if request.record and changes:
            store.apply(changes)
    told.report(3, 3, "Xong")
    rows = tuple((annex.label, annex.title, _data_rows(annex)) for annex in document.annexes)
    empty = len(document.body) <= 1 and not rows
    return ReportResult(tuple(file.path for file in files), draft, checked, rows, empty)


def _checked(snapshot: Snapshot, report: Report, document: IssuedDocument) -> CheckResult:
    """Check the period with the report as it is to be written, its day and its words included."""
    found = findings(with_stale_marks(snapshot.patched({report.uid: report})))
    code = snapshot.period.code if snapshot.period else report.period
    concerned = (finding for finding in found if concerns(finding, report.kind))
    return CheckResult(code, with_words(concerned, snapshot, document))


def _refuse_empty_letter(snapshot: Snapshot, document: IssuedDocument, request: ReportRequest) -> None:
    """Refuse a letter that would send nothing: neither a report nor a figure."""
    listed = [block for block in document.body if isinstance(block, ListItem)]
    if request.kind is ReportKind.CONG_VAN and not listed and not any(_data_rows(annex) for annex in document.annexes):
        period = period_words(snapshot.period.code if snapshot.period else request.period)
        raise UsageError("Chưa có báo cáo, số liệu nào để gửi", period, "hãy xuất báo cáo của kỳ trước")


def _all_files(document: IssuedDocument, request: ReportRequest, folder: Path) -> ReportRequest:
    """Return the request with a name for each file that the document has: a workbook only where there is an annex."""

    def named(suffix: str) -> Path:
        return folder / file_name(document, request.period, suffix)

    xlsx = named(XLSX) if document.annexes else None
    return replace(request, pdf=named(PDF), docx=named(DOCX), xlsx=xlsx, metadata=named(METADATA))


def _data_rows(annex: Annex) -> int:
    tables = [block for block in annex.blocks if isinstance(block, Table)]
    return sum(isinstance(row, DataRow) for table in tables for row in table.rows)


def _prepared(
    snapshot: Snapshot, document: IssuedDocument, request: ReportRequest, progress: Progress
) -> tuple[PreparedFile, ...]:
    profile, fonts = load_profile(), find_fonts()
    files = []
    if request.pdf is not None:
        fields = setting(snapshot, SIGNATURE_FIELDS) != NO_FIELDS
        files.append(prepare_pdf(document, request.pdf, profile, fonts, progress, fields=fields))
    if request.metadata is not None:
        pages = files[0].pages if files else 0
        files.append(prepare_metadata(document, request.metadata, snapshot.unit().identifier_code, pages))
    if request.xlsx is not None:
        files.append(prepare_xlsx(document, request.xlsx, profile, fonts, progress))
    if request.docx is not None:
        files.append(prepare_docx(document, request.docx, profile, fonts, progress))
    return tuple(files)


def kept(snapshot: Snapshot, report: Report, files: Sequence[PreparedFile], who: str, text: str) -> ChangeSet:
    """Keep the report with its files; an export ready to sign captures its snapshot and ``text``, a draft neither."""
    changes = Draft(snapshot.records)
    if text:
        records = [record for record in snapshot.records.values() if not isinstance(record, Report)]
        frozen = dump(snapshot.office, records)
        used = outline_in(snapshot, report.kind)
        report = replace(report, outline=used.id, outline_version=used.version, frozen_text=text)
        changes.put(replace(report, files=_listed(report, files), state=ReportState.EXPORTED, frozen_snapshot=frozen))
        before = snapshot.find(Report, report.replaces)
        if before is not None:
            changes.put(replace(before, state=ReportState.REPLACED))
    elif report.state is ReportState.DRAFT:
        changes.put(replace(report, files=_listed(report, files)))
    kind = REPORT_KIND_WORDS[report.kind].lower()
    what = kind if text else f"bản nháp {kind}"
    return ChangeSet(f"Xuất {what} {period_words(report.period)}", changes.changes(), who)


def _listed(report: Report, files: Sequence[PreparedFile]) -> list[dict[str, str]]:
    """Return the files of a report with their hashes: those of now, and earlier ones of another kind."""
    now = [{"name": file.path.name, "sha256": file.sha256} for file in files]
    kinds = {file.path.suffix.lower() for file in files}
    earlier = [entry for entry in report.files or [] if Path(entry["name"]).suffix.lower() not in kinds]
    return earlier + now
