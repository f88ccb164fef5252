"""Figures of indicators with words at them: scales, units, remarks, changes, parts of many things."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.importing.worded_figures import read_target_in, worded_number
from cdsdesk.model.evaluation import read_target
from cdsdesk.model.indicators import Comparator, Measurement, Target
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook
from cdsdesk.vietnamese.numbers import format_number

Make = Callable[..., RawBook]
CITED = ["Chỉ tiêu tại Kế hoạch số 77/KH-UBND ngày 03/3/2026 của UBND tỉnh Khánh Hòa"]
HEAD = ["TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2026", "Kết quả"]
MILLION = Decimal(10**6)


def planned(book: Make, snapshot: Snapshot, name: str, unit: str, target: str, result: str) -> ImportPlan:
    told = ImportOptions()
    tables = read_tables(book([CITED, HEAD, ["1", name, unit, target, result]]), told)
    return plan_import(tables, snapshot, told, snapshot.office)


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


def problems(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(each.field, each.message) for table in plan.tables for row in table.rows for each in row.problems]


@pytest.mark.parametrize(
    ("text", "unit", "comparator", "value"),
    [
        ("1,3 triệu", "TK", Comparator.AT_LEAST, Decimal("1.3") * MILLION),
        ("trên 1,3 triệu", "người", Comparator.MORE_THAN, Decimal("1.3") * MILLION),
        ("25 nghìn tài khoản", "tài khoản", Comparator.AT_LEAST, Decimal(25_000)),
        ("1,3 tỷ", "tỷ đồng", Comparator.AT_LEAST, Decimal("1.3")),
        ("1,3 tỷ đồng", "triệu đồng", Comparator.AT_LEAST, Decimal(1300)),
        ("500 người", "nghìn người", Comparator.AT_LEAST, Decimal(500)),
        ("10 (mỗi TDP 1)", "điểm", Comparator.AT_LEAST, Decimal(10)),
        ("≥ 80% (năm 2025: 75%)", "%", Comparator.AT_LEAST, Decimal(80)),
        ("5 tỷ lệ", "", Comparator.AT_LEAST, Decimal(5)),
        ("1.250 nghìn", "hộ", Comparator.TEXT, None),
    ],
)
def test_a_target_is_read_in_its_unit(text: str, unit: str, comparator: Comparator, value: Decimal | None) -> None:
    reading = read_target_in(text, unit)
    assert (reading.comparator, reading.value) == (comparator, value)


def test_both_ends_of_a_target_have_its_scale() -> None:
    reading = read_target_in("1,3 - 1,5 triệu", "người")
    assert (reading.value, reading.value_to) == (Decimal("1.3") * MILLION, Decimal("1.5") * MILLION)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("05 điểm", "điểm", 5),
        ("05 Điểm", "điểm", 5),
        ("75,5% (tăng 3% so với 2024)", "%", Decimal("75.5")),
        ("1,2 triệu TK", "TK", 1_200_000),
        ("1,2 tỷ đồng", "tỷ đồng", Decimal("1.2")),
        ("12 (ước)", "hộ", 12),
        ("75,3% (3.012/4.000 hồ sơ)", "%", None),
        ("95% (98%)", "%", None),
        ("12,345 (ước)", "", None),
        ("12 hay 13", "hộ", None),
        ("12", "hộ", None),
    ],
)
def test_a_result_is_read_without_the_words_at_it(text: str, unit: str, value: int | Decimal | None) -> None:
    assert worded_number(text, unit) == value


@settings(max_examples=150, deadline=None)
@given(
    st.decimals(0, 10**7, places=2),
    st.sampled_from(["", "%", "người", "hộ", "triệu đồng", "nghìn người", "điểm"]),
    st.sampled_from(["{}", "{}%", "≥ {}", "trên {}%", "tối thiểu {}", "dưới {} ngày", "{} - 99.999.999"]),
)
def test_a_figure_without_such_words_is_read_as_ever(number: Decimal, unit: str, form: str) -> None:
    text = form.format(format_number(number))
    assert read_target_in(text, unit) == read_target(text)
    assert worded_number(format_number(number), unit) is None


def test_the_words_tell_the_size_of_target_and_result(book: Make, empty: Snapshot) -> None:
    plan = planned(book, empty, "Số tài khoản", "TK", "1,3 triệu", "1,2 triệu")
    assert problems(plan) == []
    data = after(plan)
    assert [(each.text, each.value) for each in data.all(Target)] == [("1,3 triệu", Decimal(1_300_000))]
    assert [(each.text, each.value) for each in data.all(Measurement)] == [("1,2 triệu", Decimal(1_200_000))]
    again = planned(book, data, "Số tài khoản", "TK", "1,3 triệu", "1,2 triệu")
    assert not again.changes("Nhập").changes


@pytest.mark.parametrize("target", ["giảm 20%", "Tăng thêm 5%", "phấn đấu giảm ít nhất 2 ngày"])
def test_a_change_is_no_level_and_is_told(book: Make, empty: Snapshot, target: str) -> None:
    plan = planned(book, empty, "Thời gian giải quyết thủ tục", "ngày", target, "")
    ((field, message),) = problems(plan)
    assert field == "targets.2026"
    assert f"“{target}” là mức tăng, giảm" in message
    data = after(plan)
    assert [(each.text, each.comparator, each.value) for each in data.all(Target)] == [(target, Comparator.TEXT, None)]
    assert not planned(book, data, "Thời gian giải quyết thủ tục", "ngày", target, "").changes("Nhập").changes


@pytest.mark.parametrize(
    ("name", "unit", "target"),
    [
        ("Tốc độ tăng doanh thu", "%", "tăng 5%"),
        ("Tỷ lệ giảm giấy tờ", "%", "Giảm 20%"),
        ("Thời gian giải quyết thủ tục", "ngày", "giảm còn 3"),
        ("Thời gian giải quyết thủ tục", "ngày", "giảm xuống 3 ngày"),
    ],
)
def test_what_is_itself_a_change_or_names_the_level_is_understood(
    book: Make, empty: Snapshot, name: str, unit: str, target: str
) -> None:
    plan = planned(book, empty, name, unit, target, "")
    assert problems(plan) == []
    assert [each.value is None for each in after(plan).all(Target)] == [False]


@pytest.mark.parametrize(
    ("result", "told"),
    [("2/3 hộ", True), ("3/4 dân số", True), ("2/3 thôn", False), ("21/30 hộ", False), ("2/3", False)],
)
def test_a_part_of_many_is_asked_about(book: Make, empty: Snapshot, result: str, told: bool) -> None:
    plan = planned(book, empty, "Tỷ lệ hộ có cáp quang", "%", "80%", result)
    found = [message for field, message in problems(plan) if field == "result"]
    assert [f"“{result}” đọc là" in message for message in found] == [True] * told
    assert [each.text for each in after(plan).all(Measurement)] == [result]


@pytest.mark.parametrize(
    ("result", "told"),
    [("05 điểm", "5"), ("1 ngày rưỡi", "1 ngày rưỡi"), ("12,345", "12,345"), ("0", "0"), ("75,5%", "75.5")],
)
def test_a_result_is_shown_as_it_was_understood(book: Make, empty: Snapshot, result: str, told: str) -> None:
    ((table,),) = [planned(book, empty, "Điểm số", "điểm", "10", result).tables]
    assert table.rows[0].tell is not None
    assert table.rows[0].tell()["result"] == told
