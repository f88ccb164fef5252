"""Names the files of a report and writes them, each reopened and counted before it counts as exported."""

import hashlib
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.errors import WriteError
from cdsdesk.files import clean_name, put_file, require_space
from cdsdesk.progress import Progress
from cdsdesk.reporting.fonts import FontSet
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.reporting.render_xlsx.document import check_xlsx, render_xlsx
from cdsdesk.reporting.styles import Profile

PDF, XLSX = ".pdf", ".xlsx"
_PAGE = re.compile(rb"/Type\s*/Page\b")
_CROSS_REFERENCES = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SIGNED = b"/ByteRange"


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file that is on disk and could be read back; ``pages`` is 0 for a workbook."""

    path: Path
    size: int
    sha256: str
    pages: int = 0


def file_name(document: IssuedDocument, period: str, suffix: str) -> str:
    """Return "05-BC-UBND 2022 Báo cáo Tình hình … (dự thảo).pdf", safe on every system; ``period`` is its code."""
    head = document.letterhead
    number = f"{head.number.zfill(2)}-{head.symbol}" if head.number else head.symbol
    title = f"{document.title.kind.capitalize()} {' '.join(document.title.subject_lines)}"
    name = clean_name(f"{number} {period} {title}")
    return f"{name} (dự thảo){suffix}" if document.draft else f"{name}{suffix}"


def save_pdf(
    document: IssuedDocument, path: Path, profile: Profile, fonts: FontSet, progress: Progress | None = None
) -> SavedFile:
    """Render ``document`` to ``path``; raises WriteError, also when a signed file stands there."""
    _refuse_signed(path)
    data = render_pdf(document, profile, fonts, progress)
    require_space(path.parent, len(data))
    put_file(path, data, partial(_check_pdf, data=data))
    return SavedFile(path, len(data), hashlib.sha256(data).hexdigest(), count_pages(data))


def save_xlsx(
    document: IssuedDocument,
    path: Path,
    profile: Profile,
    fonts: FontSet,
    progress: Progress | None = None,
    with_sources: bool = True,
) -> SavedFile:
    """Write the annexes of ``document`` as a workbook to ``path``; raises WriteError, InputError without an annex."""
    rendered = render_xlsx(document, profile, fonts, progress, with_sources)
    data = rendered.data
    require_space(path.parent, len(data))
    put_file(path, data, partial(check_xlsx, cells=rendered.cells))
    return SavedFile(path, len(data), hashlib.sha256(data).hexdigest())


def count_pages(pdf: bytes) -> int:
    """Return the number of pages of a PDF that we wrote; 0 when it is not whole."""
    end = _CROSS_REFERENCES.search(pdf[-64:])
    if not pdf.startswith(b"%PDF-1.7") or end is None or not pdf[int(end[1]) :].startswith(b"xref"):
        return 0
    return len(_PAGE.findall(pdf))


def _check_pdf(path: Path, data: bytes) -> None:
    written = path.read_bytes()
    if written != data or not count_pages(written):
        raise WriteError("Tệp PDF vừa ghi không đọc lại được", str(path), "hãy kiểm tra ổ đĩa rồi xuất lại")


def _refuse_signed(path: Path) -> None:
    """A signed file must never change (checklist of the signature-ready PDF)."""
    if path.is_file() and _SIGNED in path.read_bytes():
        raise WriteError("Tệp đã được ký số nên không ghi đè", str(path), "hãy xuất ra tên tệp khác")
