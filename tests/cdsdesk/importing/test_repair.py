from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.importing.repair import clean_sheet
from cdsdesk.readers.raw import RawBook, RawSheet
from cdsdesk.vietnamese.cut_text import join_cut

Make = Callable[..., RawBook]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Đang", "thực hiện theo tiến độ", "Đang thực hiện theo tiến độ"),
        ("Kế hoạch số 3060/KH-", "UBND ngày 06/4/2022", "Kế hoạch số 3060/KH-UBND ngày 06/4/2022"),
        ("Kế hoạch số 3060/", "KH-UBND", "Kế hoạch số 3060/KH-UBND"),
        ("Hoàn thành, trễ", "hạn", "Hoàn thành, trễ hạn"),
        ("đang th", "ực hiện", "đang thực hiện"),
        ("chuyển đổi s", "ố", "chuyển đổi số"),
        ("giai đoạn 2021 -", "2025", "giai đoạn 2021 - 2025"),
        ("- Lập,", "trình thẩm định", "- Lập, trình thẩm định"),
        ("tối thiểu 30% trở lên.", "- Tỷ lệ hồ sơ", "tối thiểu 30% trở lên.\n- Tỷ lệ hồ sơ"),
        ("", "cả dòng", "cả dòng"),
        ("cả dòng", "", "cả dòng"),
        ("giai đoạn 2024", "- 2026, gồm", "giai đoạn 2024 - 2026, gồm"),
    ],
)
def test_text_cut_by_a_page_is_joined(first: str, second: str, whole: str) -> None:
    assert join_cut(first, second) == whole


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aăâbđeêgihoôơuưyàảãáạ -./\n", max_size=20), st.text(alphabet="anh ố-.", max_size=12))
def test_joining_loses_no_letter(first: str, second: str) -> None:
    def letters(text: str) -> str:
        return "".join(text.split())

    assert letters(join_cut(first, second)) == letters(first + second)


def test_cells_become_clean_texts(book: Make) -> None:
    grid = clean_sheet(
        book(
            [
                ["Sở\xa0Nội vụ  ", "đƣờng", "Ho\u0300a"],
                [5894, 20481.6, 0.1 + 0.2],
                [True, 1.5, 0.7785],
            ],
            formats={"C3": "0.00%"},
        ).sheets[0]
    )
    assert grid.texts == [["Sở Nội vụ", "đường", "Hòa"], ["5894", "20481,6", "0,3"], ["TRUE", "1,5", "77,85%"]]
    assert grid.first_row == 1


def test_a_table_that_does_not_begin_in_the_corner_keeps_its_row_numbers() -> None:
    sheet = RawSheet(
        "A", True, (4, 2), [["STT", "Nhiệm vụ"], [0.5, "x"]], merges=((4, 2, 4, 3),), percent=frozenset({(5, 2)})
    )
    grid = clean_sheet(sheet)
    assert grid.number(1) == 6
    assert grid.merges == ((0, 0, 0, 1),)
    assert grid.texts[1][0] == "50%"


def test_formulas_without_result_and_errors_are_told() -> None:
    sheet = RawSheet("A", True, (0, 0), [["", ""]], errors=("B1",), unsaved=("A1", "A2"))
    messages = [(repair.rows, repair.message) for repair in clean_sheet(sheet).repairs]
    assert messages[0] == ((1, 2), "2 ô (A1, A2) có công thức chưa có kết quả lưu; hãy mở bằng Excel rồi lưu lại")
    assert messages[1] == ((1,), "1 ô (B1) có công thức báo lỗi nên coi là ô trống")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), min_size=1, max_size=4))
def test_cleaning_again_changes_nothing(rows: list[list[str]]) -> None:
    once = clean_sheet(RawSheet("A", True, (0, 0), [list(row) for row in rows])).texts
    again = clean_sheet(RawSheet("A", True, (0, 0), [list(row) for row in once])).texts
    assert again == once
