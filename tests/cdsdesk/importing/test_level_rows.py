"""Levels of an indicator that stand in rows of their own, and lines with a dash that are indicators themselves."""

from collections.abc import Callable
from typing import Any

import pytest

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
HEAD: list[list[Any]] = [
    ["CHỈ TIÊU NĂM 2025"],
    ["STT", "Chỉ tiêu", "Mục tiêu 2025", "Kết quả 2025", "Đánh giá", "Chủ trì"],
]
LEVELS: list[list[Any]] = [
    *HEAD,
    [1, "Tỷ lệ hồ sơ trực tuyến", "", "", "", "Văn phòng"],
    ["", "- Tại cấp tỉnh", "80%", "82%", "Vượt", ""],
    ["", "- Tại cấp xã", "60%", "58%", "Chưa đạt", ""],
    [2, "Tỷ lệ ký số", "100%", "100%", "Đạt", "Văn phòng"],
]


def planned(book: RawBook, snapshot: Snapshot) -> ImportPlan:
    told = ImportOptions()
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def names(plan: ImportPlan) -> list[str]:
    return [row.row.cells[1] for table in plan.tables for row in table.rows]


def test_rows_of_levels_belong_to_the_indicator_above(book: Make, empty: Snapshot) -> None:
    plan = planned(book(LEVELS), empty)
    (table,) = plan.tables
    assert [row.row.rows for row in table.rows] == [(3, 4, 5), (6,)]
    assert not plan.needs_person()
    data = plan.work.snapshot.with_changes(plan.changes("Nhập chỉ tiêu"))
    shares, signed = (each for each in data.all(Indicator) if not each.parent)
    assert (shares.name, shares.code, shares.lead) == ("Tỷ lệ hồ sơ trực tuyến", "1", ("Văn phòng",))
    children = {each.scope: each.uid for each in data.all(Indicator) if each.parent == shares.uid}
    assert list(children) == ["Tại cấp tỉnh", "Tại cấp xã"]
    targets = {each.indicator: each.text for each in data.all(Target)}
    assert targets == {children["Tại cấp tỉnh"]: "80%", children["Tại cấp xã"]: "60%", signed.uid: "100%"}
    results = {each.indicator: (each.text, each.evaluation_text) for each in data.all(Measurement)}
    assert results[children["Tại cấp xã"]] == ("58%", "Chưa đạt")


def test_a_level_without_a_result_leaves_the_others_theirs(book: Make, empty: Snapshot) -> None:
    rows = [*LEVELS[:3], ["", "- Tại cấp tỉnh", "80%", "", "", ""], *LEVELS[4:]]
    plan = planned(book(rows), empty)
    data = plan.work.snapshot.with_changes(plan.changes("Nhập chỉ tiêu"))
    scopes = {each.uid: each.scope for each in data.all(Indicator)}
    found = {(scopes[each.indicator], each.text) for each in data.all(Measurement)}
    assert found == {("Tại cấp xã", "58%"), ("", "100%")}


def test_the_same_rows_again_change_nothing(book: Make, empty: Snapshot) -> None:
    plan = planned(book(LEVELS), empty)
    data = plan.work.snapshot.with_changes(plan.changes("Nhập chỉ tiêu"))
    assert [row.action for table in planned(book(LEVELS), data).tables for row in table.rows] == ["same", "same"]


def test_indicators_behind_a_dash_stay_rows(book: Make, empty: Snapshot) -> None:
    rows = [
        *HEAD,
        [1, "Chính quyền số", "", "", "", ""],
        ["", "- Tỷ lệ hồ sơ trực tuyến", "80%", "82%", "Vượt", ""],
        ["", "- Tỷ lệ hồ sơ số hóa", "60%", "58%", "Chưa đạt", ""],
        [2, "Tỷ lệ ký số", "100%", "100%", "Đạt", ""],
    ]
    assert names(planned(book(rows), empty))[-3:] == ["- Tỷ lệ hồ sơ trực tuyến", "- Tỷ lệ hồ sơ số hóa", "Tỷ lệ ký số"]


def test_one_line_behind_a_dash_is_no_level(book: Make, empty: Snapshot) -> None:
    rows = [*LEVELS[:4], LEVELS[5]]
    assert names(planned(book(rows), empty)) == ["Tỷ lệ hồ sơ trực tuyến", "- Tại cấp tỉnh", "Tỷ lệ ký số"]


UNITS = ["STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu 2025", "Kết quả 2025", "Đánh giá", "Chủ trì"]
PARENT, NEXT = ["1", "Tỷ lệ hồ sơ trực tuyến"], ["2", "Tỷ lệ ký số", "%", "100", "100", "Đạt", "Văn phòng"]
PROVINCE, WARD = ["%", "80", "82", "Vượt"], ["%", "60", "58", "Chưa đạt"]


def rows_of(plan: ImportPlan) -> list[tuple[str, ...]]:
    return [(row.row.code, *row.row.cells[1:]) for table in plan.tables for row in table.rows]


def sections_of(plan: ImportPlan) -> list[str]:
    (table,) = plan.tables
    return [table.table.sections[row.row.section].title if row.row.section is not None else "" for row in table.rows]


@pytest.mark.parametrize(
    "marks",
    [
        [("", "- Tại cấp tỉnh"), ("", "- Tại cấp xã")],
        [("", "-Tại cấp tỉnh"), ("", "-Tại cấp xã")],
        [("", "a) Tại cấp tỉnh"), ("", "b) Tại cấp xã")],
        [("", "Tại cấp tỉnh"), ("", "Tại cấp xã")],
        [("1.1", "Tại cấp tỉnh"), ("1.2", "Tại cấp xã")],
        [("a", "Tại cấp tỉnh"), ("b", "Tại cấp xã")],
    ],
)
@pytest.mark.parametrize("parent", [PARENT, [*PARENT, "%"], [*PARENT, "", "", "", "", "Văn phòng"]])
def test_levels_are_told_by_their_names_with_any_mark_or_number(
    book: Make, empty: Snapshot, marks: list[tuple[str, str]], parent: list[str]
) -> None:
    levels = [[*mark, *told] for mark, told in zip(marks, (PROVINCE, WARD), strict=True)]
    plan = planned(book([HEAD[0], UNITS, parent, *levels, NEXT]), empty)
    name = "Tỷ lệ hồ sơ trực tuyến\n- Tại cấp tỉnh\n- Tại cấp xã"
    lead = parent[6] if len(parent) > 6 else ""
    assert rows_of(plan) == [("1", name, "%", "80\n60", "82\n58", "Vượt\nChưa đạt", lead), tuple(NEXT)]
    assert sections_of(plan) == ["", ""]


@pytest.mark.parametrize(
    "names",
    [
        ("Cấp tỉnh", "Cấp xã"),
        ("Các sở, ban, ngành", "UBND các xã, phường"),
        ("Khu vực đô thị", "Khu vực nông thôn"),
        ("Đối với thủ tục hành chính của tỉnh", "Đối với thủ tục hành chính của xã"),
    ],
)
def test_levels_with_numbers_below_that_of_the_indicator(book: Make, empty: Snapshot, names: tuple[str, str]) -> None:
    levels = [[f"1.{number}", name, *PROVINCE] for number, name in enumerate(names, 1)]
    data = planned(book([HEAD[0], UNITS, PARENT, *levels, NEXT]), empty)
    found = data.work.snapshot.with_changes(data.changes("Nhập chỉ tiêu"))
    told = {(each.code, each.name, each.scope) for each in found.all(Indicator)}
    levels_told = {("1", "Tỷ lệ hồ sơ trực tuyến", scope) for scope in ("", *names)}
    assert told == levels_told | {("2", "Tỷ lệ ký số", "")}


@pytest.mark.parametrize(
    "names",
    [
        ("Cấp phép xây dựng trực tuyến", "Phường đạt chuẩn chuyển đổi số"),
        ("Cấp tỉnh", "Xã hội số"),
        ("Tại cấp xã có 80% hồ sơ trực tuyến", "Tại cấp tỉnh có 90% hồ sơ trực tuyến"),
        ("Tỷ lệ hồ sơ cấp tỉnh", "Tỷ lệ hồ sơ cấp xã"),
    ],
)
def test_numbered_rows_with_names_of_their_own_stay_indicators_of_a_section(
    book: Make, empty: Snapshot, names: tuple[str, str]
) -> None:
    rows = [[f"1.{number}", name, *PROVINCE] for number, name in enumerate(names, 1)]
    plan = planned(book([HEAD[0], UNITS, ["1", "Dịch vụ công trực tuyến"], *rows]), empty)
    assert [row[:2] for row in rows_of(plan)] == [("1.1", names[0]), ("1.2", names[1])]
    assert sections_of(plan) == ["Dịch vụ công trực tuyến"] * 2


def test_sections_of_levels_stay_sections(book: Make, empty: Snapshot) -> None:
    rows = [
        ["1", "Dịch vụ công"],
        ["1.1", "Cấp tỉnh"],
        ["1.1.1", "Tỷ lệ hồ sơ trực tuyến", *PROVINCE],
        ["1.2", "Cấp xã"],
        ["1.2.1", "Tỷ lệ hồ sơ số hóa", *WARD],
    ]
    plan = planned(book([HEAD[0], UNITS, *rows]), empty)
    assert [row[0] for row in rows_of(plan)] == ["1.1.1", "1.2.1"]
    assert sections_of(plan) == ["Cấp tỉnh", "Cấp xã"]


def test_lines_with_units_of_their_own_are_no_levels(book: Make, empty: Snapshot) -> None:
    rows = [PARENT, ["", "- Tại cấp tỉnh", *PROVINCE], ["", "- Tại cấp xã", "hồ sơ", "60", "58", "Chưa đạt"], NEXT]
    assert [row[2] for row in rows_of(planned(book([HEAD[0], UNITS, *rows]), empty))] == ["", "%", "hồ sơ", "%"]


def test_levels_below_an_indicator_with_a_figure_are_called_by_it_as_well(book: Make, empty: Snapshot) -> None:
    rows = [
        ["3", "Tỷ lệ thanh toán trực tuyến", "%", "60", "62", "Vượt"],
        ["", "Tại Bộ phận Một cửa", "", "", "65", ""],
        ["", "- Tại trạm y tế", "%", "", "59", ""],
        ["4", "Tỷ lệ ký số", "%", "100", "100", "Đạt"],
    ]
    plan = planned(book([HEAD[0], UNITS, *rows]), empty)
    assert [row[1] for row in rows_of(plan)] == [
        "Tỷ lệ thanh toán trực tuyến",
        "Tỷ lệ thanh toán trực tuyến - Tại Bộ phận Một cửa",
        "Tỷ lệ thanh toán trực tuyến - Tại trạm y tế",
        "Tỷ lệ ký số",
    ]
    told = [each for each in plan.tables[0].table.repairs if "một phần của chỉ tiêu 3" in each.message]
    assert [each.rows for each in told] == [(4,), (5,)]
    data = plan.work.snapshot.with_changes(plan.changes("Nhập chỉ tiêu"))
    assert planned(book([HEAD[0], UNITS, *rows]), data).changes("Nhập lại").changes == ()


def test_a_row_with_a_unit_or_a_name_of_its_own_is_no_part_of_the_indicator_above(book: Make, empty: Snapshot) -> None:
    rows = [
        ["3", "Tỷ lệ thanh toán trực tuyến", "%", "60", "62", "Vượt"],
        ["", "Tại trạm y tế", "hồ sơ", "", "59", ""],
        ["", "Camera đã lắp", "", "", "65", ""],
        ["5", "Tỷ lệ ký số", "%", "100", "100", "Đạt"],
    ]
    plan = planned(book([HEAD[0], UNITS, *rows]), empty)
    assert [row[1] for row in rows_of(plan)][1:3] == ["Tại trạm y tế", "Camera đã lắp"]
