"""A table that goes on over several sheets of a workbook stays one, in one plan; a skipped sheet of rows is a loss."""

from collections.abc import Sequence
from typing import Any

import pytest

from cdsdesk.importing.plan import ImportPlan
from cdsdesk.readers.raw import RawBook, RawSheet
from tests.support.messy.reading import planned

HEAD = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
TITLE = ["Kèm theo Kế hoạch số 45/KH-UBND ngày 10/01/2025 của UBND phường Vạn Thạnh", "", "", ""]


def rows(*codes: str) -> list[list[str]]:
    return [[code, f"Xây dựng báo cáo thứ {code} của phường", "Công an phường", "Quý IV/2025"] for code in codes]


def read(*sheets: Sequence[Sequence[str]]) -> ImportPlan:
    named = [(f"Trang {number}", lines) for number, lines in enumerate(sheets, 1)]
    book = tuple(RawSheet(name, True, (0, 0), [list(line) for line in lines], ()) for name, lines in named)
    plan = planned(RawBook(book))
    assert plan is not None
    return plan


def told(plan: ImportPlan) -> list[tuple[str, list[str], str]]:
    """Return of each table its sheet, the numbers of its rows and its plan."""
    return [(table.table.sheet, [row.row.code for row in table.rows], table.plan) for table in plan.tables]


def messages(plan: ImportPlan) -> list[tuple[str, bool]]:
    return [(note.message, note.is_loss) for table in plan.tables for note in table.table.repairs]


def test_a_sheet_without_headings_is_the_rest_of_the_one_before() -> None:
    plan = read([TITLE, HEAD, *rows("1", "2", "3")], rows("4", "5"), rows("6", "7"))
    (first, codes, uid), second, third = told(plan)
    assert (first, codes) == ("Trang 1", ["1", "2", "3"])
    assert second == ("Trang 2", ["4", "5"], uid)
    assert third == ("Trang 3", ["6", "7"], uid)
    assert len([text for text, _ in messages(plan) if "phần còn lại của bảng ở trang “Trang 1”" in text]) == 2


@pytest.mark.parametrize("title", [[TITLE], []])
def test_a_sheet_with_the_headings_again_goes_with_the_plan_of_the_one_before(title: list[list[str]]) -> None:
    plan = read([*title, HEAD, *rows("1", "2", "3")], [HEAD, *rows("4", "5")])
    assert [codes for _, codes, _ in told(plan)] == [["1", "2", "3"], ["4", "5"]]
    assert len({uid for _, _, uid in told(plan)}) == 1


def test_a_sheet_that_counts_from_one_again_is_a_table_of_its_own() -> None:
    plan = read([TITLE, HEAD, *rows("1", "2", "3")], [HEAD, *rows("1", "2")])
    assert len({uid for _, _, uid in told(plan)}) == 2


def test_a_skipped_sheet_of_rows_is_a_loss_and_one_of_words_is_none() -> None:
    words = [["Hướng dẫn nhập liệu", "", "", ""], ["Mỗi nhiệm vụ một dòng", "", "", ""]]
    plan = read([TITLE, HEAD, *rows("1", "2", "3")], rows("8", "9", "10"), words)
    assert [
        (f"Bỏ qua trang tính “Trang {number}”: không có bảng nhận ra được", is_loss)
        for number, is_loss in ((2, True), (3, False))
    ] == [each for each in messages(plan) if "Bỏ qua trang" in each[0]]


def test_sections_go_on_over_sheets() -> None:
    def section(number: str, title: str) -> list[str]:
        return [number, title, "", ""]

    first = [TITLE, HEAD, section("I", "Hạ tầng số"), *rows("1"), section("II", "Dữ liệu số"), *rows("2", "3")]
    plan = read(first, [*rows("4", "5"), section("III", "An toàn thông tin"), *rows("6", "7")])
    shown: list[dict[str, Any]] = plan.to_json()["tables"]
    assert [(row["values"]["code"], row["section"]) for table in shown for row in table["rows"]] == [
        ("1", ["I"]),
        *((code, ["II"]) for code in ("2", "3", "4", "5")),
        *((code, ["III"]) for code in ("6", "7")),
    ]
    assert [(each["number"], each["position"]) for each in shown[1]["sections"]] == [("I", 1), ("II", 2), ("III", 3)]


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (
            ["TT", "Thôn, tổ dân phố", "Tên tổ", "Quyết định thành lập", "Ngày thành lập"],
            ["{0}", "Thôn Số {0}", "Tổ công nghệ số cộng đồng thôn Số {0}", "4{0}/QĐ-UBND", "0{0}/5/2024"],
        ),
        (
            ["TT", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu"],
            ["{0}", "4{0}/KH-UBND", "0{0}/5/2024", "UBND tỉnh", "Về việc số hóa hồ sơ thứ {0}"],
        ),
    ],
)
def test_numbers_of_documents_make_no_list_of_documents_of_the_rest(head: list[str], line: list[str]) -> None:
    lines = [[cell.format(number) for cell in line] for number in range(1, 6)]
    plan = read([head, *lines[:3]], lines[3:])
    first, second = plan.tables
    assert (second.table.kind, second.table.meaning) == (first.table.kind, first.table.meaning)
    assert [list(row.row.cells) for row in (*first.rows, *second.rows)] == lines


@pytest.mark.parametrize(("last", "first"), [(["", ""], "4"), ([""], "3"), ([""], "2")])
def test_rows_without_a_number_at_the_end_of_a_sheet_are_counted(last: list[str], first: str) -> None:
    begun = [*rows("1"), *(["", f"Tập huấn đợt {place}", "Văn phòng", "Năm 2025"] for place, _ in enumerate(last))]
    plan = read([TITLE, HEAD, *begun], rows(first, str(int(first) + 1)))
    assert [codes for _, codes, _ in told(plan)] == [["1", *last], [first, str(int(first) + 1)]]


def test_a_number_beyond_those_of_rows_without_one_is_none_of_the_table() -> None:
    begun = [*rows("1"), ["", "Tập huấn", "Văn phòng", "Năm 2025"]]
    assert [codes for _, codes, _ in told(read([TITLE, HEAD, *begun], rows("4", "5")))] == [["1", ""]]


def test_a_section_that_ends_a_sheet_holds_the_rows_of_the_next() -> None:
    begun = [["I", "Hạ tầng", "", ""], *rows("1", "2"), ["II", "Dữ liệu", "", ""]]
    plan = read([TITLE, HEAD, *begun], [HEAD, *rows("3", "4")])
    second = plan.tables[1]
    assert [second.table.sections[row.row.section or 0].title for row in second.rows] == ["Dữ liệu", "Dữ liệu"]


def test_a_row_without_a_number_on_a_sheet_that_goes_on_is_no_line_of_headings() -> None:
    head = ["TT", "Thôn, tổ dân phố", "Tên tổ", "Quyết định thành lập", "Ngày thành lập"]
    lines = [
        [str(number), f"Tổ dân phố {number} Hà Thanh", f"Tổ công nghệ số cộng đồng tổ dân phố {number} Hà Thanh"]
        for number in range(1, 10)
    ]
    lines = [[*line, f"4{place}/QĐ-UBND", "16/05/2024"] for place, line in enumerate(lines)]
    lines[6][0] = ""
    first, second = read([head, *lines[:4]], lines[4:]).tables
    assert [list(row.row.cells[1:]) for row in (*first.rows, *second.rows)] == [line[1:] for line in lines]


def test_a_sheet_that_begins_with_the_next_row_and_has_headings_below_keeps_its_table() -> None:
    plan = read([TITLE, HEAD, *rows("1", "2")], [*rows("3"), HEAD, *rows("4", "5")])
    assert [codes for _, codes, _ in told(plan)] == [["1", "2"], ["4", "5"]]


@pytest.mark.parametrize("first", ["3", "4"])
def test_a_sheet_may_begin_with_a_row_without_a_number(first: str) -> None:
    more = [["", "Tập huấn", "Văn phòng", "Năm 2025"], *rows(first)]
    assert len({uid for _, _, uid in told(read([TITLE, HEAD, *rows("1", "2")], [HEAD, *more]))}) == 1
