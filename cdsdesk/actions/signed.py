"""A signed PDF that comes back: what is proven of it, which report it is, and filing it with that report."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cdsdesk.errors import RecordError
from cdsdesk.exchange.signature import (
    NumberAndDate,
    export_words,
    needs_a_look,
    number_and_date,
    signatures_json,
    signed_lines,
)
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.periods import period_words
from cdsdesk.model.reports import REPORT_KIND_WORDS, Report, ReportState
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress
from cdsdesk.readers.reader import verify_signatures
from cdsdesk.readers.signatures import Later, SignedPdf
from cdsdesk.vietnamese.dates import format_date

_NUMBER = re.compile(r"(?:[0-9]{1,6}[a-zA-Z]?)?")
_WAITING = (ReportState.EXPORTED, ReportState.SIGNED, ReportState.SENT)


@dataclass(frozen=True)
class SignedFile:
    """A file from outside with what was found of its signatures, and its number and date where they can be read."""

    path: Path
    found: SignedPdf

    @property
    def head(self) -> NumberAndDate:
        """Number and date as they stand on the first page."""
        return number_and_date(self.found.lines)

    @property
    def doubtful(self) -> bool:
        """Whether nobody signed, or a signature is not sound as far as it was checked."""
        return needs_a_look(self.found)

    @property
    def added_to(self) -> bool:
        """Whether something else than signatures came to the file since its first bytes, or that cannot be told."""
        return self.found.since_first in (Later.OTHER, Later.UNKNOWN)

    def lines(self) -> tuple[str, ...]:
        """Return everything about the signatures, line by line."""
        return signed_lines(self.found)


def read_signed(path: Path, progress: Progress, root: Path | None = None) -> SignedFile:
    """Verify the signatures of a PDF, without a network. Raises InputError, Cancelled."""
    return SignedFile(path, verify_signatures(path, root, progress))


def report_of_file(snapshot: Snapshot, signed: SignedFile) -> Report | None:
    """Return the report whose exported PDF, or whose filed signed one, the file begins with byte for byte."""
    known = set(signed.found.beginnings)
    found = [row for row in snapshot.all(Report) if row.unit == snapshot.office and known & _hashes(row)]
    return found[-1] if found else None


def waiting_reports(snapshot: Snapshot) -> tuple[Report, ...]:
    """Return the office's reports that were exported and wait for their signed file, the newest last."""
    return tuple(
        row
        for row in snapshot.all(Report)
        if row.unit == snapshot.office and row.state is ReportState.EXPORTED and row.frozen_snapshot is not None
    )


def export_line(snapshot: Snapshot, signed: SignedFile) -> str:
    """Return how a file stands to what was exported."""
    return export_words(signed.found, known=report_of_file(snapshot, signed) is not None)


def file_signed(
    snapshot: Snapshot,
    signed: SignedFile,
    report_uid: str,
    number: str,
    issued_on: date | None,
    who: str = "",
    now: datetime | None = None,
) -> ChangeSet:
    """File a signed PDF with its report, which never changes from then on; an agency's signature may come later.

    Raises RecordError for an unsigned file, a report that was not exported, one that holds another signed file, and a
    number that is none.
    """
    report = snapshot.find(Report, report_uid)
    if report is None:
        raise RecordError("Chưa chọn báo cáo để lưu tệp đã ký", signed.path.name, "hãy chọn báo cáo")
    _require_fitting(report, signed)
    if not _NUMBER.fullmatch(number):
        raise RecordError("Số văn bản chỉ gồm phần số", number, "hãy ghi như 05 hoặc 12a")
    kept = {
        "name": signed.path.name,
        "sha256": signed.found.sha256,
        "checked_at": (now or datetime.now()).astimezone().isoformat(timespec="seconds"),
        "exported_bytes": bool(_exported(report) & set(signed.found.beginnings)),
        "since_export": signed.found.since_first.value,
        "removed": signed.found.removed,
        "found": signatures_json(signed.found),
    }
    state = ReportState.SIGNED if report.state is ReportState.EXPORTED else report.state
    changes = Draft(snapshot.records)
    changes.put(replace(report, state=state, number=number, date=issued_on, signatures=kept))
    label = f"Lưu bản đã ký: {report_words(report)}"
    return ChangeSet(label, changes.changes(), who)


def _require_fitting(report: Report, signed: SignedFile) -> None:
    where = signed.path.name
    if not signed.found.is_signed:
        raise RecordError("Tệp chưa có chữ ký số", where, "hãy chọn tệp đã ký")
    if report.state not in _WAITING or report.frozen_snapshot is None:
        raise RecordError("Báo cáo này chưa xuất bản chờ ký hoặc đã được thay thế", report_words(report))
    before = report.signatures["sha256"] if report.signatures else ""
    if before and before not in signed.found.beginnings:
        raise RecordError("Báo cáo này đã lưu một bản ký khác", report_words(report), "bản đã ký không được ghi đè")
    if report.state is not ReportState.EXPORTED and not before:
        raise RecordError("Báo cáo đã ký, đã gửi không sửa được nữa", report_words(report))


def report_words(report: Report) -> str:
    """Return a report by kind, period, number and date: "Báo cáo năm 2022 (số 5, ngày 05/01/2023)"."""
    parts = [f"số {report.number}"] if report.number else []
    parts += [f"ngày {format_date(report.date)}"] if report.date is not None else []
    words = f"{REPORT_KIND_WORDS[report.kind]} {period_words(report.period)}"
    return f"{words} ({', '.join(parts)})" if parts else words


def signed_json(signed: SignedFile, known: bool | None) -> dict[str, Any]:
    """Return the document of ``verify PDF --json``; ``known`` None where no data file was asked."""
    head, found = signed.head, signed.found
    shown = {
        "file": str(signed.path),
        "sha256": found.sha256,
        "signed": found.is_signed,
        "signatures": signatures_json(found),
        "empty_fields": list(found.empty_fields),
        "removed": found.removed,
        "since_first": found.since_first.value,
        "exported_bytes": known,
        "number": head.number or None,
        "date": head.date.isoformat() if head.date else None,
    }
    return {key: value for key, value in shown.items() if value is not None}


def _hashes(report: Report) -> set[str]:
    filed = {report.signatures["sha256"]} if report.signatures else set()
    return _exported(report) | filed


def _exported(report: Report) -> set[str]:
    return {str(entry["sha256"]) for entry in report.files or () if str(entry["name"]).lower().endswith(".pdf")}
