"""Levels of an indicator that stand in rows of their own, and lines with a dash that are indicators themselves."""

from collections.abc import Callable
from typing import Any

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
