"""One reader for each kind of file, chosen by what the file holds; runs only in the reading child."""

from collections.abc import Callable
from pathlib import Path

from cdsdesk.readers.csv_text import read_csv
from cdsdesk.readers.docx_document import read_docx
from cdsdesk.readers.guard import refusal
from cdsdesk.readers.kinds_of_file import FileKind, kind_of
from cdsdesk.readers.ods_workbook import read_ods
from cdsdesk.readers.package_guard import check_package
from cdsdesk.readers.pdf_document import read_pdf
from cdsdesk.readers.raw import RawBook
from cdsdesk.readers.spreadsheet import read_spreadsheet
from cdsdesk.readers.xls_workbook import read_xls


def _read_checked_docx(path: Path) -> RawBook:
    check_package(path)
    return read_docx(path)


_READERS: dict[FileKind, Callable[[Path], RawBook]] = {
    FileKind.XLSX: read_spreadsheet,
    FileKind.XLS: read_xls,
    FileKind.ODS: read_ods,
    FileKind.CSV: read_csv,
    FileKind.DOCX: _read_checked_docx,
    FileKind.PDF: read_pdf,
}


def read_any(path: Path) -> RawBook:
    """Read a file by its content. Raises InputError with one sentence when it is of a kind that holds no tables."""
    kind = kind_of(path)
    if kind is FileKind.CDSZ:
        raise refusal(path, "Tệp là gói .cdsz, không phải bảng", "hãy nhập như một gói mẫu")
    return _READERS[kind](path)
