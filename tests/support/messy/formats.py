"""The formats that messy files are written in, each with who reads it and the traps that it cannot hold."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cdsdesk.readers.any_file import read_any
from cdsdesk.readers.raw import RawBook
from tests.support.messy.draft import Draft
from tests.support.messy.traps import LETTERS
from tests.support.messy.write_csv import csv_writer
from tests.support.messy.write_docx import write_docx
from tests.support.messy.write_ods import write_ods
from tests.support.messy.write_workbook import write_xlsm, write_xlsx
from tests.support.messy.write_xls import write_xls

_SHEETS = frozenset({"hidden_rows", "hidden_column", "hidden_sheet", "irrelevant_sheet", "another_sheet", "far_corner"})
_HELD = frozenset({"number_codes", "date_codes", "held_as_text"})
_FONTS = frozenset({"tcvn3_font", "tcvn3_capitals", "vni_font"})
_PAGES = frozenset({"page_breaks"})
_LOOKS = frozenset({"bold_sections"})
_LETTERS = frozenset(trap.__name__ for trap in LETTERS)


@dataclass(frozen=True)
class Format:
    """A format by its name: ``read`` writes a draft into a folder and gives what our reader makes of it."""

    name: str
    read: Callable[[Draft, Path], RawBook]
    without: frozenset[str]


def _file(name: str, ending: str, write: Callable[[Draft, Path], Path], without: frozenset[str]) -> Format:
    def read(draft: Draft, folder: Path) -> RawBook:
        return read_any(write(draft, folder / f"tệp.{ending}"))

    return Format(name, read, without)


_TEXT_ONLY = _SHEETS | _HELD | _FONTS | _PAGES | _LOOKS
FORMATS = (
    _file(".xlsx", "xlsx", write_xlsx, _PAGES),
    _file(".xlsm", "xlsm", write_xlsm, _PAGES),
    _file(".xls", "xls", write_xls, _PAGES),
    _file(".ods", "ods", write_ods, _PAGES),
    _file(".csv UTF-8, phẩy", "csv", csv_writer(",", "utf-8-sig"), _TEXT_ONLY),
    _file(".csv UTF-16, chấm phẩy", "csv", csv_writer(";", "utf-16"), _TEXT_ONLY),
    _file(".csv Windows-1258", "csv", csv_writer(";", "cp1258"), _TEXT_ONLY | _LETTERS),
    _file(".docx", "docx", write_docx, _SHEETS | _HELD),
)
