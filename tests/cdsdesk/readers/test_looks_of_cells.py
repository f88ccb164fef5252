"""Merges, hidden parts, bold, fonts and number formats: the same table tells the same in each format."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cdsdesk.readers.any_file import read_any
from cdsdesk.readers.raw import RawSheet
from cdsdesk.readers.wire import pack_book, unpack
from tests.support.one_sheet import HEAD, MIXED, OLD, TITLE, write_ods, write_xls, write_xlsx

WRITERS: dict[str, Callable[[Path], None]] = {"xlsx": write_xlsx, "xls": write_xls, "ods": write_ods}


@pytest.fixture(params=sorted(WRITERS))
def sheets(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[RawSheet, ...]:
    WRITERS[request.param](tmp_path / "mẫu")
    return unpack(pack_book(read_any(tmp_path / "mẫu"))).sheets


def test_values_stand_at_their_places(sheets: tuple[RawSheet, ...]) -> None:
    sheet = sheets[0]
    assert (sheet.name, sheet.visible, sheet.origin) == ("Phụ lục I", True, (1, 1))
    assert sheet.rows == [
        [TITLE, "", ""],
        [HEAD, OLD, "Tỷ lệ"],
        ["".join(MIXED), "".join(MIXED), 0.775],
        ["ẩn", "thấy", 1.1],
    ]


def test_merges_and_hidden_parts_are_told(sheets: tuple[RawSheet, ...]) -> None:
    sheet, away = sheets
    assert sheet.merges == ((1, 1, 1, 3),)
    assert sheet.hidden_rows == {4}
    assert sheet.hidden_columns == {2}
    assert (away.name, away.visible, away.rows) == ("Ẩn", False, [])


def test_a_cell_is_bold_when_all_its_letters_are(sheets: tuple[RawSheet, ...]) -> None:
    assert sheets[0].bold == {(1, 1), (2, 1), (3, 2)}


def test_only_fonts_of_old_code_pages_are_named(sheets: tuple[RawSheet, ...]) -> None:
    assert sheets[0].fonts == {(2, 2): ".VnTime", (3, 2): "VNI-Times"}


def test_shares_and_fixed_decimals_are_told(sheets: tuple[RawSheet, ...]) -> None:
    assert sheets[0].percent == {(3, 3)}
    assert sheets[0].decimals == {(4, 3): 2}
