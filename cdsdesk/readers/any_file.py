"""One reader for each kind of file, chosen by what the file holds; runs only in the reading child."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cdsdesk.errors import InputError
from cdsdesk.readers.any_text import read_pages, read_word
from cdsdesk.readers.csv_text import read_csv
from cdsdesk.readers.guard import read_bytes, refusal
from cdsdesk.readers.kinds_of_file import FileKind, kind_of
from cdsdesk.readers.ods_workbook import read_ods
from cdsdesk.readers.pasted import read_pasted
from cdsdesk.readers.plain_book import PlainBook, unfolded
from cdsdesk.readers.raw import Form, RawBook
from cdsdesk.readers.spreadsheet import read_workbook
from cdsdesk.readers.text_codes import decode
from cdsdesk.readers.xls_workbook import read_xls


def _read_web_page(path: Path) -> RawBook:
    """Read the tables of a web page as if they were pasted."""
    try:
        book = read_pasted(decode(read_bytes(path)), "")
    except InputError as error:
        raise refusal(
            path, "Không đọc được bảng trong trang web", "hãy mở bằng Excel rồi lưu lại thành .xlsx"
        ) from error
    return RawBook(tuple(replace(sheet, name=path.stem) for sheet in book.sheets), Form.TEXT)


_READERS: dict[FileKind, Callable[[Path], RawBook]] = {
    FileKind.XLS: read_xls,
    FileKind.ODS: read_ods,
    FileKind.CSV: read_csv,
    FileKind.DOCX: read_word,
    FileKind.HTML: _read_web_page,
    FileKind.PDF: read_pages,
}


def read_book(path: Path) -> RawBook:
    """Read a file by its content and lay it out. Raises InputError as ``read_any`` does."""
    book = read_any(path)
    return unfolded(book) if isinstance(book, PlainBook) else book


def read_any(path: Path, told: Callable[[bytes], None] | None = None) -> RawBook | PlainBook:
    """Read a file by its content. Raises InputError with one sentence when it is of a kind that holds no tables.

    ``told`` is given the texts of an .xlsx early, see ``read_plain``.
    """
    kind = kind_of(path)
    if kind is FileKind.CDSZ:
        raise refusal(path, "Tệp là gói .cdsz, không phải bảng", "hãy nhập như một gói mẫu")
    return read_workbook(path, told) if kind is FileKind.XLSX else _READERS[kind](path)
