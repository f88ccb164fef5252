"""Names the files of a report and writes them, each reopened and counted before it counts as exported."""

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zipfile import is_zipfile

from cdsdesk.document.blocks import Block, IssuedDocument, Meta
from cdsdesk.errors import WriteError
from cdsdesk.files import put_file, require_space
from cdsdesk.progress import Progress
from cdsdesk.reporting.file_names import DOCX as DOCX
from cdsdesk.reporting.file_names import METADATA as METADATA
from cdsdesk.reporting.file_names import PDF as PDF
from cdsdesk.reporting.file_names import XLSX as XLSX
from cdsdesk.reporting.file_names import file_name as file_name
from cdsdesk.reporting.fonts import FontSet
from cdsdesk.reporting.metadata import metadata, metadata_file
from cdsdesk.reporting.render_docx.document import render_blocks_docx, render_docx
from cdsdesk.reporting.render_pdf.document import render_blocks_pdf, render_pdf
from cdsdesk.reporting.render_pdf.drawings import Sheets, render_sheets
from cdsdesk.reporting.render_xlsx.document import check_xlsx, render_xlsx
from cdsdesk.reporting.styles import Profile

_PAGE = re.compile(rb"/Type\s*/Page\b")
_CROSS_REFERENCES = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SIGNED = b"/ByteRange"


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file that is rendered and may be written: its place, its bytes, and how it proves that it reads back."""

    path: Path
    data: bytes
    check: Callable[[Path], None]
    pages: int = 0

    @property
    def sha256(self) -> str:
        """The hash that recognises the file later."""
        return hashlib.sha256(self.data).hexdigest()


def prepare_pdf(
    document: IssuedDocument,
    path: Path,
    profile: Profile,
    fonts: FontSet,
    progress: Progress | None = None,
    *,
    fields: bool = True,
) -> PreparedFile:
    """Render ``document`` for ``path``; raises WriteError when the file may not be written there."""
    require_place(path, PDF)
    _refuse_signed(path)
    data = render_pdf(document, profile, fonts, progress, fields=fields)
    return PreparedFile(path, data, partial(_check_pdf, data=data), count_pages(data))


def prepare_sheets(
    sheets: Sheets, meta: Meta, path: Path, fonts: FontSet, base: float, progress: Progress
) -> PreparedFile:
    """Render pages that were laid out for ``path``; raises WriteError when the file may not be written there."""
    require_place(path, PDF)
    _refuse_signed(path)
    data = render_sheets(sheets, meta, fonts, base, progress)
    return PreparedFile(path, data, partial(_check_pdf, data=data), sheets.count)


def prepare_xlsx(
    document: IssuedDocument,
    path: Path,
    profile: Profile,
    fonts: FontSet,
    progress: Progress | None = None,
    with_sources: bool = True,
) -> PreparedFile:
    """Render the annexes of ``document`` for ``path``; raises WriteError, InputError without an annex."""
    require_place(path, XLSX)
    rendered = render_xlsx(document, profile, fonts, progress, with_sources)
    return PreparedFile(path, rendered.data, partial(check_xlsx, cells=rendered.cells))


def prepare_docx(
    document: IssuedDocument, path: Path, profile: Profile, fonts: FontSet, progress: Progress | None = None
) -> PreparedFile:
    """Render ``document`` for Word; raises WriteError when the file may not be written there."""
    require_place(path, DOCX)
    data = render_docx(document, profile, fonts, progress)
    return PreparedFile(path, data, partial(_check_docx, data=data))


def prepare_blocks(
    blocks: Sequence[Block], meta: Meta, path: Path, profile: Profile, fonts: FontSet, progress: Progress | None = None
) -> PreparedFile:
    """Render a list without formal parts for ``path``, as PDF or for Word by its ending; raises WriteError."""
    if path.suffix.lower() == PDF:
        require_place(path, PDF)
        _refuse_signed(path)
        data = render_blocks_pdf(blocks, meta, profile, fonts, progress)
        return PreparedFile(path, data, partial(_check_pdf, data=data), count_pages(data))
    require_place(path, DOCX)
    data = render_blocks_docx(blocks, meta, profile, fonts, progress)
    return PreparedFile(path, data, partial(_check_docx, data=data))


def prepare_metadata(document: IssuedDocument, path: Path, organ_id: str, pages: int) -> PreparedFile:
    """Write down what ``document`` tells of itself; raises WriteError, UsageError, InputError."""
    data = metadata_file(metadata(document, organ_id, pages), path)
    require_place(path, path.suffix.lower())
    return PreparedFile(path, data, partial(_check_bytes, data=data))


@contextmanager
def written(files: Sequence[PreparedFile]) -> Iterator[None]:
    """Write all files, each read back, then run the block; a failure anywhere leaves every place as it was.

    Raises WriteError.
    """
    before: dict[Path, bytes | None] = {}
    try:
        for file in files:
            require_space(file.path.resolve().parent, len(file.data))
            before[file.path] = file.path.read_bytes() if file.path.is_file() else None
            put_file(file.path, file.data, file.check)
        yield
    except BaseException:
        for path, data in before.items():
            _put_back(path, data)
        raise


def count_pages(pdf: bytes) -> int:
    """Return the number of pages of a PDF that we wrote; 0 when it is not whole."""
    end = _CROSS_REFERENCES.search(pdf[-64:])
    if not pdf.startswith(b"%PDF-1.7") or end is None or not pdf[int(end[1]) :].startswith(b"xref"):
        return 0
    return len(_PAGE.findall(pdf))


def _check_bytes(path: Path, data: bytes) -> None:
    if path.read_bytes() != data:
        raise WriteError("Tệp vừa ghi không đọc lại được", str(path), "hãy kiểm tra ổ đĩa rồi xuất lại")


def _check_pdf(path: Path, data: bytes) -> None:
    written = path.read_bytes()
    if written != data or not count_pages(written):
        raise WriteError("Tệp PDF vừa ghi không đọc lại được", str(path), "hãy kiểm tra ổ đĩa rồi xuất lại")


def _check_docx(path: Path, data: bytes) -> None:
    written = path.read_bytes()
    if written != data or not is_zipfile(path):
        raise WriteError("Tệp Word vừa ghi không đọc lại được", str(path), "hãy kiểm tra ổ đĩa rồi xuất lại")


def _refuse_signed(path: Path) -> None:
    """A signed file must never change (checklist of the signature-ready PDF)."""
    if path.is_file() and _SIGNED in path.read_bytes():
        raise WriteError("Tệp đã được ký số nên không ghi đè", str(path), "hãy xuất ra tên tệp khác")


def require_place(path: Path, suffix: str) -> None:
    """A report never takes the place of a file of another kind, least of all of the data file."""
    if path.suffix.lower() != suffix:
        raise WriteError(f"Tên tệp phải có đuôi {suffix}", str(path), f"hãy đặt tên như bao-cao{suffix}")
    if not path.resolve().parent.is_dir():
        raise WriteError("Không có thư mục để ghi tệp", str(path), "hãy chọn thư mục khác")
    if path.exists() and not path.is_file():
        raise WriteError("Chỗ này đã có một thư mục cùng tên", str(path), "hãy đặt tên khác")


def _put_back(path: Path, data: bytes | None) -> None:
    """Give a place back what stood there; what cannot be put back is told by the failure that led here."""
    with contextlib.suppress(WriteError, OSError):
        if data is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != data:
            put_file(path, data)
