"""The formats that messy files are written in, each with who reads it and the traps that it cannot hold."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from cdsdesk.readers.any_file import read_book
from cdsdesk.readers.pasted import read_pasted
from cdsdesk.readers.pdf_document import read_pdf
from cdsdesk.readers.raw import RawBook
from tests.support.messy.draft import Draft
from tests.support.messy.traps import LETTERS, TRAPS
from tests.support.messy.write_csv import csv_writer
from tests.support.messy.write_docx import write_docx
from tests.support.messy.write_ods import write_ods
from tests.support.messy.write_pasted import Paste, as_text, cell_a_line, from_excel, from_web, from_word
from tests.support.messy.write_pdf import write_pdf
from tests.support.messy.write_workbook import write_xlsm, write_xlsx
from tests.support.messy.write_xls import write_xls

_SHEETS = frozenset(
    {
        *("hidden_rows", "hidden_column", "hidden_sheet", "irrelevant_sheet", "another_sheet", "far_corner"),
        "split_sheets",
    }
)
_HELD = frozenset({"number_codes", "date_codes", "held_as_text", "shown_months"})
_FONTS = frozenset({"tcvn3_font", "tcvn3_capitals", "vni_font"})
_RUNNING = frozenset({"running_lines"})
_PAGES = frozenset({"page_breaks"}) | _RUNNING
_LOOKS = frozenset({"bold_sections"})
_DOWN = frozenset({"vertical_merges"})
_ONE_LINE_HEADS = frozenset(
    {"tasks", "indicators with results", "documents", "systems", "teams", "members", "activities", "units"}
)
_LETTERS = frozenset(trap.__name__ for trap in LETTERS)


@dataclass(frozen=True)
class Format:
    """A format by its name: ``read`` writes a draft into a folder and gives what our reader makes of it.

    ``without`` are traps that it cannot hold; ``running`` says that it holds running text,
    ``kinds`` which tables it can hold, all if None.
    """

    name: str
    read: Callable[[Draft, Path], RawBook]
    without: frozenset[str]
    running: bool = False
    kinds: frozenset[str] | None = None


def _file(name: str, ending: str, write: Callable[[Draft, Path], Path], without: frozenset[str]) -> Format:
    def read(draft: Draft, folder: Path) -> RawBook:
        return read_book(write(draft, folder / f"tệp.{ending}"))

    return Format(name, read, without, running=ending == "docx")


def _pdf(draft: Draft, folder: Path, *, lined: bool) -> RawBook:
    draft.lined = lined
    return read_pdf(write_pdf(draft, folder / "tệp.pdf"))


def _pasted(name: str, copy: Callable[[Draft], Paste], without: frozenset[str], **more: Any) -> Format:
    def read(draft: Draft, _: Path) -> RawBook:
        return read_pasted(*copy(draft))

    return Format(name, read, without, **more)


_NOT_IN_PDF = _SHEETS | _HELD | _FONTS | {"soft_hyphens"}
_NOT_PASTED = _SHEETS | _HELD | _PAGES
_TEXT_ONLY = _DOWN | _SHEETS | _HELD | _FONTS | _PAGES | _LOOKS
FORMATS = (
    _file(".xlsx", "xlsx", write_xlsx, _PAGES),
    _file(".xlsm", "xlsm", write_xlsm, _PAGES),
    _file(".xls", "xls", write_xls, _PAGES),
    _file(".ods", "ods", write_ods, _PAGES),
    _file(".csv UTF-8, comma", "csv", csv_writer(",", "utf-8-sig"), _TEXT_ONLY),
    _file(".csv UTF-16, semicolon", "csv", csv_writer(";", "utf-16"), _TEXT_ONLY),
    _file(".csv Windows-1258, semicolon", "csv", csv_writer(";", "cp1258"), _TEXT_ONLY | _LETTERS),
    _file(".docx", "docx", write_docx, _SHEETS | _HELD | _RUNNING),
    Format(".pdf with ruling lines", partial(_pdf, lined=True), _NOT_IN_PDF, running=True),
    Format(".pdf without ruling lines", partial(_pdf, lined=False), _NOT_IN_PDF | _DOWN),
    _pasted("pasted from Excel", from_excel, _NOT_PASTED),
    _pasted("pasted from Word", from_word, _NOT_PASTED, running=True),
    _pasted("pasted from a browser", from_web, _NOT_PASTED, running=True),
    _pasted("pasted as text with tabs", as_text, _TEXT_ONLY),
    _pasted("pasted with one cell a line", cell_a_line, frozenset(TRAPS) - _LETTERS | _FONTS, kinds=_ONE_LINE_HEADS),
)
