"""A document as running text; the reader of its kind is only loaded for it; runs only in the reading child."""

from pathlib import Path

from cdsdesk.readers.guard import refusal
from cdsdesk.readers.kinds_of_file import FileKind, kind_of
from cdsdesk.readers.package_guard import check_package
from cdsdesk.readers.raw import RawBook
from cdsdesk.readers.text_lines import read_lines


def read_text(path: Path) -> RawBook:
    """Read a document by its content: a .docx or .pdf with its tables, a plain text line by line.

    Raises InputError, also for a workbook or a web page.
    """
    match kind_of(path):
        case FileKind.CSV:
            return read_lines(path)
        case FileKind.DOCX:
            return read_word(path)
        case FileKind.PDF:
            return read_pages(path)
        case _:
            raise refusal(path, "Tệp không phải văn bản", "hãy chọn tệp .docx, .pdf hoặc .txt")


def read_word(path: Path) -> RawBook:
    """Look through a .docx for what does harm, and read it. Raises InputError."""
    from cdsdesk.readers.docx_document import read_docx

    check_package(path)
    return read_docx(path)


def read_pages(path: Path) -> RawBook:
    """Read a PDF with letters. Raises InputError."""
    from cdsdesk.readers.pdf_document import read_pdf

    return read_pdf(path)
