"""A count and a share under one heading: the indicator's unit tells which is its figure, the other is kept and said."""

from collections.abc import Sequence
from typing import Any

import pytest

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.indicators import Indicator, Measure, Measurement, Target
from cdsdesk.readers.raw import RawBook, RawSheet
from tests.support.messy.reading import planned

TITLE = ["Chỉ tiêu năm 2025", "", "", "", "", ""]
HEAD = [
    ["STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu", "Kết quả", ""],
    ["", "", "", "", "Số lượng", "Tỷ lệ"],
]
MERGES = ((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3), (1, 4, 1, 5))
ROWS: list[list[Any]] = [
    ["1", "Tỷ lệ hộ gia đình có mạng", "%", "80", "120", "85"],
    ["2", "Số hộ có cáp quang", "Hộ", "100", "110", "92"],
    ["3", "Tỷ lệ hồ sơ trực tuyến", "", "70", "35", "71,5"],
    ["4", "Dịch vụ công trực tuyến toàn trình", "", "60%", "35", "66"],
    ["5", "Số thôn có loa thông minh", "Thôn", "5", "", "40"],
    ["6", "Hồ sơ số hóa", "%", "90", "95%", "106"],
]


def read(lines: Sequence[Sequence[Any]], **told: Any) -> ImportPlan:
    book = RawBook((RawSheet("Trang 1", True, (0, 0), [list(line) for line in lines], MERGES),))
    plan = planned(book, ImportOptions(**told))
    assert plan is not None
    return plan


def figures(plan: ImportPlan) -> dict[str, tuple[str, Measure | None, dict[str, str]]]:
    """Return by number of an indicator its result, its measure and what is kept beside."""
    data = plan.work.snapshot.with_changes(plan.changes("Nhập"))
    results = {each.indicator: each.text for each in data.all(Measurement)}
    return {each.code: (results.get(each.uid, ""), each.measure, dict(each.extras)) for each in data.all(Indicator)}


def test_the_unit_of_a_row_tells_which_column_is_its_result() -> None:
    plan = read([TITLE, *HEAD, *ROWS])
    count, share = "Kết quả › Số lượng", "Kết quả › Tỷ lệ"
    assert figures(plan) == {
        "1": ("85", Measure.RATIO, {count: "120"}),
        "2": ("110", Measure.COUNT, {share: "92"}),
        "3": ("71,5", Measure.RATIO, {count: "35"}),
        "4": ("66", Measure.RATIO, {count: "35"}),
        "5": ("", Measure.COUNT, {share: "40"}),
        "6": ("95%", Measure.RATIO, {share: "106"}),
    }
    shown = plan.to_json()["tables"][0]["rows"]
    assert [row["values"].get("result") for row in shown] == ["85", "110", "71.5", "66", None, "95"]


def test_the_choice_is_told_once() -> None:
    messages = [note.message for note in read([TITLE, *HEAD, *ROWS]).tables[0].table.repairs]
    assert [text for text in messages if "Tỷ lệ" in text] == [
        (
            "Cột “Kết quả › Số lượng” và “Kết quả › Tỷ lệ”: chỉ tiêu tính bằng % lấy số ở cột tỷ lệ, chỉ tiêu khác "
            "lấy số ở cột số lượng; số còn lại giữ trong thông tin thêm"
        )
    ]


def test_the_share_may_stand_first() -> None:
    turned = [[*line[:4], line[5], line[4]] for line in ([*HEAD[1], ""], *ROWS)]
    plan = read([TITLE, HEAD[0], turned[0], *turned[1:]])
    assert {code: told[0] for code, told in figures(plan).items()} == {
        "1": "85",
        "2": "110",
        "3": "71,5",
        "4": "66",
        "5": "",
        "6": "95%",
    }


def test_what_a_person_says_of_the_columns_holds_for_every_row() -> None:
    plan = read([TITLE, *HEAD, *ROWS], fields={("Trang 1", 1, 5): "result"})
    assert {code: told[0] for code, told in figures(plan).items()} == {
        "1": "85",
        "2": "92",
        "3": "71,5",
        "4": "66",
        "5": "40",
        "6": "106",
    }


def test_targets_in_two_columns_are_told_apart_alike() -> None:
    head = [
        ["STT", "Chỉ tiêu", "ĐVT", "Kết quả năm 2025", "Mục tiêu năm 2025", ""],
        ["", "", "", "", "Số lượng", "Tỷ lệ (%)"],
    ]
    plan = read([TITLE, *head, *ROWS[:2]])
    data = plan.work.snapshot.with_changes(plan.changes("Nhập"))
    assert sorted(each.text for each in data.all(Target)) == ["110", "85"]


@pytest.mark.parametrize("last", [["Tử số", "Tỷ lệ"], ["Số lượng", "So với kế hoạch"], ["Số lượng", "Đánh giá"]])
def test_other_pairs_are_no_choice(last: list[str]) -> None:
    plan = read([TITLE, HEAD[0], ["", "", "", "", *last], *ROWS[:2]])
    messages = [note.message for note in plan.tables[0].table.repairs]
    assert not [text for text in messages if "chỉ tiêu tính bằng %" in text]
