"""A unit of money in one heading holds for its neighbours without one, where nothing speaks against it; it is said."""

from collections.abc import Sequence
from typing import Any

import pytest

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.readers.raw import RawBook, RawSheet
from cdsdesk.vietnamese.numbers import MoneyUnit
from tests.support.messy.reading import planned

MILLION = 1_000_000
FLAT = ["STT", "Dự án", "Kinh phí (triệu đồng)", "Đã cấp", "Giải ngân"]
GROUP = ["STT", "Dự án", "Kinh phí", "", ""]
MERGES = ((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4))
ROWS: list[list[Any]] = [
    ["1", "Xây dựng phần mềm quản lý", "1.200", "800", 400],
    ["2", "Mua sắm máy tính", "500", "500", 0],
    ["3", "Thuê đường truyền", "90", "45", ""],
]


def read(
    heads: Sequence[Sequence[Any]],
    rows: Sequence[Sequence[Any]] = ROWS,
    title: str = "Danh mục dự án năm 2025",
    **told: Any,
) -> ImportPlan:
    lines = [[title, "", "", "", ""], *heads, *rows]
    merges = MERGES if len(heads) > 1 else ()
    plan = planned(
        RawBook((RawSheet("Trang 1", True, (0, 0), [list(line) for line in lines], merges),)), ImportOptions(**told)
    )
    assert plan is not None
    return plan


def amounts(plan: ImportPlan) -> list[list[int | None]]:
    """Return by row the amounts understood, in đồng."""
    shown = plan.to_json()["tables"][0]["rows"]
    return [[value for path, value in row["values"].items() if path.startswith("funding.")] for row in shown]


def problems(plan: ImportPlan) -> list[str]:
    return [problem.message for table in plan.tables for row in table.rows for problem in row.problems]


def carried(plan: ImportPlan) -> list[str]:
    return [note.message for note in plan.tables[0].table.repairs if "không ghi đơn vị tính" in note.message]


IN_MILLIONS = [
    [1200 * MILLION, 800 * MILLION, 400 * MILLION],
    [500 * MILLION, 500 * MILLION, 0],
    [90 * MILLION, 45 * MILLION],
]


def test_neighbours_of_a_heading_with_a_unit() -> None:
    plan = read([FLAT])
    assert amounts(plan) == IN_MILLIONS
    assert not problems(plan)
    assert carried(plan) == [
        f"Cột “{name}” không ghi đơn vị tính: đọc theo triệu đồng như cột “Kinh phí (triệu đồng)”"
        for name in ("Đã cấp", "Giải ngân")
    ]


@pytest.mark.parametrize("at", [2, 3, 4])
def test_one_column_of_a_group_tells_the_unit_of_all(at: int) -> None:
    names = ["", "", "Nhu cầu", "Đã cấp", "Giải ngân"]
    names[at] += " (triệu đồng)"
    plan = read([GROUP, names])
    assert amounts(plan) == IN_MILLIONS
    assert len(carried(plan)) == 2


def test_the_unit_of_the_heading_above_holds_for_all_of_its_columns() -> None:
    plan = read([["STT", "Dự án", "Kinh phí (triệu đồng)", "", ""], ["", "", "Nhu cầu", "Đã cấp", "Giải ngân"]])
    assert amounts(plan) == IN_MILLIONS
    assert not carried(plan)


def test_the_unit_of_the_table_goes_before_a_neighbour() -> None:
    plan = read([FLAT], title="Danh mục dự án năm 2025 (nghìn đồng)")
    assert amounts(plan)[1] == [500 * MILLION, 500_000, 0]
    assert not carried(plan)


def test_two_units_in_a_group_leave_the_third_column_open() -> None:
    plan = read([GROUP, ["", "", "Nhu cầu (tỷ đồng)", "Đã cấp (triệu đồng)", "Giải ngân"]])
    assert [row[2] for row in amounts(plan)[:2]] == [None, None]
    assert "Cột “Kinh phí › Giải ngân”: số tiền “400” chưa có đơn vị tính" in problems(plan)


def test_another_group_takes_no_unit() -> None:
    plan = read(
        [["STT", "Dự án", "Tổng mức (triệu đồng)", "Vốn năm 2025", ""], ["", "", "", "Trung ương", "Địa phương"]]
    )
    assert [row[1:] for row in amounts(plan)] == [[None, None], [None, None], [None]]


@pytest.mark.parametrize("granted", ["800.000.000", "0,002"])
def test_amounts_of_another_size_are_not_taken_for_the_same_unit(granted: str) -> None:
    plan = read([FLAT], [[*row[:3], granted, ""] for row in ROWS])
    assert {row[1] for row in amounts(plan)} == {None}
    assert f"Cột “Đã cấp”: số tiền “{granted}” chưa có đơn vị tính" in problems(plan)
    assert not carried(plan)


def test_what_a_person_says_goes_before_all() -> None:
    plan = read([FLAT], unit=MoneyUnit.NGHIN)
    assert amounts(plan)[1] == [500_000, 500_000, 0]
    assert not carried(plan)


@pytest.mark.parametrize("left", ["Còn lại", "Kinh phí còn thiếu", "Chênh lệch"])
def test_what_is_left_over_is_no_plan(left: str) -> None:
    plan = read([GROUP, ["", "", "Nhu cầu (triệu đồng)", "Đã cấp", left]])
    assert [len(row) for row in amounts(plan)] == [2, 2, 2]
    assert f"Cột “Kinh phí › {left}” không có ô riêng, giữ trong thông tin thêm" in [
        note.message for note in plan.tables[0].table.repairs
    ]
