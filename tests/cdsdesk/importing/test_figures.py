"""Figures of indicators that cannot be read surely, and the period of a single year in the headings."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from cdsdesk.errors import UsageError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.indicators import Comparator, Measurement, Target
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
CITED = ["Chỉ tiêu tại Kế hoạch số 77/KH-UBND ngày 03/3/2026 của UBND tỉnh Khánh Hòa"]
HEAD = ["TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2026", "Kết quả", "Đánh giá"]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


def problems(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(each.field, each.message) for table in plan.tables for row in table.rows for each in row.problems]


def one(book: Make, empty: Snapshot, unit: str, target: object, result: object, **options: Any) -> ImportPlan:
    return planned(book([CITED, HEAD, ["1", "Chỉ tiêu A", unit, target, result]], **options), empty)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("1.250", "“1.250” đọc được hai cách: 1.250 hoặc 1,25; giữ nguyên chữ"),
        ("abc", "không hiểu số “abc”; giữ nguyên chữ"),
        ("70/0", "mẫu số của “70/0” bằng 0; giữ nguyên chữ"),
    ],
)
def test_a_result_that_is_no_sure_figure_is_kept_and_told(book: Make, empty: Snapshot, result: str, words: str) -> None:
    plan = one(book, empty, "%", "80%", result)
    assert problems(plan) == [("result", f"Cột “Kết quả”: {words}")]
    assert plan.needs_person()
    assert [each.text for each in after(plan).all(Measurement)] == [result]


def test_a_count_that_begins_with_a_figure_must_be_one(book: Make, empty: Snapshot) -> None:
    assert problems(one(book, empty, "lớp", "10", "12 hay 13")) == [
        ("result", "Cột “Kết quả”: không hiểu số “12 hay 13”; giữ nguyên chữ")
    ]


@pytest.mark.parametrize("target", ["1.250", "1.250 - 2.500", "80 hoặc 90"])
def test_a_target_with_figures_that_is_kept_as_text_is_told(book: Make, empty: Snapshot, target: str) -> None:
    plan = one(book, empty, "%", target, "")
    ((field, message),) = problems(plan)
    assert field == "targets.2026"
    assert message.startswith("Cột “Mục tiêu năm 2026”: ")
    assert f"“{target}”" in message
    assert [(each.text, each.comparator) for each in after(plan).all(Target)] == [(target, Comparator.TEXT)]


@pytest.mark.parametrize("written", ["2.000", "1.250"])
def test_target_and_result_of_one_spelling_are_read_alike(book: Make, empty: Snapshot, written: str) -> None:
    data = after(one(book, empty, "điểm", written, written))
    assert [each.value for each in data.all(Target)] == [each.value for each in data.all(Measurement)]


@pytest.mark.parametrize(
    ("unit", "target", "result"),
    [
        ("%", "80%", "62,6% (67/107)"),
        ("%", "65-70%", "77,6%"),
        ("%", "-", "Chưa có số liệu"),
        ("", "Bắt đầu", "Đã ban hành"),
        ("lớp", "≥ 10", "12"),
        ("xã", "10", "Đang đấu thầu tại 04 xã"),
        ("", "Hoàn thành", "-"),
    ],
)
def test_sure_figures_and_words_where_words_belong_are_no_problem(
    book: Make, empty: Snapshot, unit: str, target: str, result: str
) -> None:
    assert problems(one(book, empty, unit, target, result)) == []


def test_the_results_of_past_years_are_looked_at_too(book: Make, empty: Snapshot) -> None:
    rows = [CITED, ["TT", "Chỉ tiêu", "Năm 2021 (Đã đạt)", "Năm 2026"], ["1", "Tỷ lệ", "ab", "80%"]]
    assert [field for field, _ in problems(planned(book(rows), empty))] == ["measurements.2021"]


def test_a_cell_that_holds_a_number_has_one_value_whatever_it_looks_like(book: Make, empty: Snapshot) -> None:
    plan = one(book, empty, "điểm", 12.345, 1.125)
    assert problems(plan) == []
    data = after(plan)
    (target,), (result,) = data.all(Target), data.all(Measurement)
    assert (target.text, target.comparator, target.value) == ("12,345", Comparator.AT_LEAST, Decimal("12.345"))
    assert (result.text, result.value) == ("1,125", Decimal("1.125"))
    share = one(book, empty, "%", 0.8, 0.01125, formats={"D3": "0%", "E3": "0.000%"})
    assert problems(share) == []
    assert [each.value for each in after(share).all(Measurement)] == [Decimal("1.125")]


def test_importing_numbers_again_changes_nothing(book: Make, empty: Snapshot) -> None:
    rows = [CITED, HEAD, ["1", "Chỉ tiêu A", "điểm", 12.345, 1.125], ["2", "B", "%", "1.250", "70/0"]]
    data = after(planned(book(rows), empty))
    assert planned(book(rows), data).changes("Nhập lại").changes == ()


def test_the_one_year_of_the_headings_is_the_period(book: Make, empty: Snapshot) -> None:
    assert one(book, empty, "%", "80%", "77,6%").tables[0].period == "2026"
    rows = [CITED, ["TT", "Chỉ tiêu", "Mục tiêu đề ra", "Kết quả năm 2025"], ["1", "Tỷ lệ", "80%", "70%"]]
    plan = planned(book(rows), empty)
    assert plan.tables[0].period == "2025"
    assert [each.year for each in after(plan).all(Target)] == [2025]


def test_two_years_in_the_headings_still_ask_for_the_period(book: Make, empty: Snapshot) -> None:
    rows = [CITED, ["TT", "Chỉ tiêu", "Năm 2025", "Năm 2026", "Kết quả"], ["1", "Tỷ lệ", "80%", "90%", "70%"]]
    with pytest.raises(UsageError, match="--period"):
        planned(book(rows), empty)


def test_the_year_of_money_is_no_period_of_results(book: Make, empty: Snapshot) -> None:
    rows = [CITED, ["STT", "Tên dự án", "Kinh phí năm 2027 (triệu đồng)", "Tiến độ"], ["1", "Camera", "5", "Đang làm"]]
    with pytest.raises(UsageError, match="--period"):
        planned(book(rows), empty)


YEARS = ["TT", "Chỉ tiêu", "ĐVT", "Năm 2022", "Năm 2023", "Năm 2024"]


@pytest.mark.parametrize(
    ("unit", "targets", "value"),
    [
        ("Hộ", ("1.000", "1.500", "2.000"), 1500),
        ("Hộ", ("12", "1.500", "-"), 1500),
        ("ha", ("1.000", "1.500", "2.000"), 1500),
        ("km", ("1,2", "1.500", "1,8"), Decimal("1.5")),
        ("ha", ("1.000", "1.500", "-"), None),
        ("ha", ("12", "1.500", "900"), None),
        ("%", ("80", "1.250", "90"), None),
    ],
)
def test_a_figure_with_two_ways_to_read_is_settled_by_its_row_and_unit(
    book: Make, empty: Snapshot, unit: str, targets: tuple[str, ...], value: int | Decimal | None
) -> None:
    plan = planned(book([CITED, YEARS, ["1", "Số hộ có tài khoản", unit, *targets]]), empty)
    found = {each.year: each.value for each in after(plan).all(Target)}
    assert found[2023] == value
    assert bool(problems(plan)) is (value is None)


@pytest.mark.parametrize("written", ["12,345", "12.345"])
def test_a_result_of_two_ways_is_never_chosen(book: Make, empty: Snapshot, written: str) -> None:
    plan = planned(book([CITED, HEAD, ["1", "Số giao dịch điện tử", "", "", written]]), empty)
    ((field, message),) = problems(plan)
    assert (field, "đọc được hai cách" in message) == ("result", True)
    data = after(plan)
    assert [(each.text, each.value) for each in data.all(Measurement)] == [(written, None)]
    again = planned(book([CITED, HEAD, ["1", "Số giao dịch điện tử", "", "", written]]), data)
    assert again.changes("Nhập lại").changes == ()


def test_a_share_has_as_many_decimals_as_are_written(book: Make, empty: Snapshot) -> None:
    plan = one(book, empty, "%", "80%", "33,333")
    assert problems(plan) == []
    assert [each.value for each in after(plan).all(Measurement)] == [Decimal("33.333")]


def test_a_dash_alone_is_no_figure(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([CITED, YEARS, ["1", "Tỷ lệ trẻ em được tiêm chủng", "%", "-", "(–)", "80"]]), empty))
    assert [(each.year, each.text) for each in data.all(Target)] == [(2024, "80")]
    assert after(one(book, empty, "%", "80%", "-")).all(Measurement) == ()


@pytest.mark.parametrize(
    ("name", "unit", "figure", "words"),
    [
        ("Dân số số hóa", "Người", 1.005, "“1,005” đọc được hai cách: 1,005 hoặc 1.005; giữ nguyên chữ"),
        ("Dân số số hóa", "Người", 12345.5, "số 12.345,5 không thể là số lượng tính bằng “Người”"),
        ("Hồ sơ số hóa", "hồ sơ", "12,5", "số 12,5 không thể là số lượng tính bằng “hồ sơ”"),
        ("Camera", "Cái", -3, "số -3 không thể là số lượng tính bằng “Cái”"),
    ],
)
def test_a_figure_that_cannot_be_a_count_of_its_unit_is_told(
    book: Make, empty: Snapshot, name: str, unit: str, figure: object, words: str
) -> None:
    plan = planned(book([CITED, HEAD, ["1", name, unit, figure, figure]]), empty)
    found = problems(plan)
    assert [field for field, _ in found] == ["targets.2026", "result"]
    assert all(words in message for _, message in found)


def test_a_number_cell_that_may_be_a_thousandfold_is_no_value(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([CITED, HEAD, ["1", "Dân số số hóa", "Người", 1.005, 1.005]]), empty))
    assert [(each.text, each.value) for each in data.all(Target)] == [("1,005", None)]
    assert [(each.text, each.value) for each in data.all(Measurement)] == [("1,005", None)]


@pytest.mark.parametrize(
    ("name", "unit", "figure"),
    [
        ("Số hồ sơ bình quân một ngày", "hồ sơ", 12.5),
        ("Số hộ nghèo giảm so với năm trước", "Hộ", -12),
        ("Dân số", "Nghìn người", 1.005),
        ("Dân số", "Người", 1005),
        ("Dân số", "Người", "1.005"),
        ("Diện tích", "ha", 1.005),
    ],
)
def test_a_mean_a_difference_or_another_unit_may_have_such_a_figure(
    book: Make, empty: Snapshot, name: str, unit: str, figure: object
) -> None:
    assert problems(planned(book([CITED, HEAD, ["1", name, unit, figure, figure]]), empty)) == []


def test_a_target_that_names_what_is_counted_settles_the_result(book: Make, empty: Snapshot) -> None:
    for target, value in (("20.000 tài khoản", 18450), ("20.000 ha", None)):
        head = ["TT", "Chỉ tiêu", "Mục tiêu năm 2026", "Kết quả"]
        plan = planned(book([CITED, head, ["1", "Tài khoản VNeID kích hoạt", target, "18.450"]]), empty)
        assert [each.value for each in after(plan).all(Measurement)] == [value]


def test_the_json_form_tells_the_number_that_is_stored(book: Make, empty: Snapshot) -> None:
    rows = [["1", "Doanh thu", "Tỷ đồng", 12.345, 12.345], ["2", "Dân số số hóa", "Người", 1.005, "≥ 10"]]
    told = planned(book([CITED, HEAD, *rows]), empty).to_json()["tables"][0]["rows"]
    assert [(row["values"]["targets.2026"], row["values"]["result"]) for row in told] == [
        ("12.345", "12.345"),
        ("1,005", "≥ 10"),
    ]
