"""The formal texts, with and without number and date."""

from datetime import date

import pytest

from cdsdesk.document.blocks import Addressees, Letterhead, Recipients, Reference
from cdsdesk.reporting.letterhead import (
    Blank,
    addressee_lines,
    date_line,
    number_line,
    recipient_lines,
    reference_line,
    with_spaces,
)


def head(number: str = "", day: date | None = None) -> Letterhead:
    return Letterhead((), ("UBND phường Bắc Nha Trang",), "BC-UBND", "Nha Trang", 2026, number, day)


@pytest.mark.parametrize(
    ("number", "printed"),
    [("5", "Số: 05/BC-UBND"), ("05", "Số: 05/BC-UBND"), ("12", "Số: 12/BC-UBND"), ("5a", "Số: 5a/BC-UBND")],
)
def test_a_number_is_printed_with_its_zero(number: str, printed: str) -> None:
    assert number_line(head(number), 12) == (printed,)


def test_a_blank_number_leaves_room() -> None:
    assert number_line(head(), 12) == ("Số:", Blank(12), "/BC-UBND")


def test_a_date_is_written_out() -> None:
    assert date_line(head(day=date(2026, 1, 5)), 10) == ("Nha Trang, ngày 05 tháng 01 năm 2026",)
    assert date_line(head(), 10) == ("Nha Trang, ngày", Blank(10), "tháng", Blank(10), "năm 2026")


def test_the_reference_follows_number_and_date_each_by_itself() -> None:
    blank = Reference("Báo cáo", "BC-UBND", "UBND phường", 2026)
    assert reference_line(blank, 12, 10)[0] == "(Kèm theo Báo cáo số"
    assert reference_line(blank, 12, 10)[-1] == "năm 2026 của UBND phường)"
    numbered = Reference("Báo cáo", "BC-UBND", "UBND phường", 2026, "7")
    assert reference_line(numbered, 12, 10)[0] == "(Kèm theo Báo cáo số 07/BC-UBND ngày"
    full = Reference("Báo cáo", "BC-UBND", "UBND phường", 2026, "7", date(2026, 10, 2))
    assert reference_line(full, 12, 10) == (
        "(Kèm theo Báo cáo số 07/BC-UBND ngày 02 tháng 10 năm 2026 của UBND phường)",
    )


@pytest.mark.parametrize("space", [3.25, 3.5])
def test_blanks_as_spaces_are_wide_enough(space: float) -> None:
    text = with_spaces(("Số:", Blank(12), "/BC"), space)
    assert text.startswith("Số: ")
    assert text.endswith(" /BC")
    assert text.count(" ") * space >= 12 * 72 / 25.4


def test_stops_of_lists_are_ours() -> None:
    assert addressee_lines(Addressees(("UBND tỉnh.",))) == ("UBND tỉnh.",)
    assert addressee_lines(Addressees(("UBND tỉnh;", "- Sở Nội vụ"))) == ("- UBND tỉnh;", "- Sở Nội vụ.")
    lines = recipient_lines(Recipients(("- Như trên;", "HĐND phường (b/c)", "Lưu: VT, VH.TT.")))
    assert lines == ("- Như trên;", "- HĐND phường (b/c);", "- Lưu: VT, VH.TT.")
