from decimal import Decimal

import pytest

from cdsdesk.vietnamese.numbers import (
    MoneyUnit,
    count_words,
    format_money,
    format_number,
    read_count,
    read_fraction,
    read_money,
    read_money_unit,
    read_number,
    read_percent,
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("95", "95"),
        ("5 894", "5894"),
        ("5\u00a0894,5", "5894.5"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("20.481,6", "20481.6"),
        ("1.234,567", "1234.567"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0.755", "0.755"),
        ("1234,567", "1234.567"),
        ("−3,5", "-3.5"),
        ("2469.", "2469"),
    ],
)
def test_numbers_with_one_meaning_are_read(written, value):
    assert read_number(written).value == Decimal(value)


@pytest.mark.parametrize(
    ("written", "first", "second"),
    [("14.755", "14755", "14.755"), ("5,894", "5.894", "5894"), ("5 894.500", "5894500", "5894.5")],
)
def test_numbers_with_two_meanings_are_not_guessed(written, first, second):
    reading = read_number(written)
    assert reading.value is None
    assert reading.readings == (Decimal(first), Decimal(second))


@pytest.mark.parametrize("written", ["", "-", "abc", "5/3", "3.14.22", "1.23,4", "1 2", "12 giờ", "00 123", "1.234.56"])
def test_what_is_no_number_has_no_reading(written):
    assert read_number(written).readings == ()


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("ĐVT: Triệu đồng", MoneyUnit.TRIEU),
        ("Đơn vị tính: đồng", MoneyUnit.DONG),
        ("Kinh phí thực hiện năm 2022 (Nghìn đồng)", MoneyUnit.NGHIN),
        ("Tổng mức đầu tư (tr.đ)", MoneyUnit.TRIEU),
        ("95 trđ", MoneyUnit.TRIEU),
        ("Đơn vị tính: 1.000 đồng", MoneyUnit.NGHIN),
        ("ĐVT: 1000000đ", MoneyUnit.TRIEU),
        ("Kinh phí (tỷ đồng)", MoneyUnit.TY),
        ("Nhu cầu (triệu đồng/năm)", MoneyUnit.TRIEU),
        ("VNĐ", MoneyUnit.DONG),
        ("ĐVT: tỉ", MoneyUnit.TY),
    ],
)
def test_the_unit_is_found_in_headers_and_unit_lines(header, unit):
    assert read_money_unit(header) is unit


@pytest.mark.parametrize(
    "header",
    ["Hội đồng nhân dân", "Tỷ lệ (%)", "Thành phố Đồng Hới", "hợp đồng", "Tổng mức", "triệu đồng hoặc nghìn đồng"],
)
def test_no_unit_is_taken_from_other_words(header):
    assert read_money_unit(header) is None


@pytest.mark.parametrize(
    ("written", "unit", "amount"),
    [
        ("20.481,6 triệu đồng", None, 20_481_600_000),
        ("274.805 triệu đồng", None, 274_805_000_000),
        ("223.350.000 đồng", None, 223_350_000),
        ("300.000đ", None, 300_000),
        ("5 894", MoneyUnit.TRIEU, 5_894_000_000),
        ("14.755", MoneyUnit.TRIEU, 14_755_000_000),
        ("244.000.000", MoneyUnit.DONG, 244_000_000),
        ("5,894", MoneyUnit.DONG, 5_894),
        ("1 tỷ 500 triệu đồng", None, 1_500_000_000),
        ("3,7 tỷ", MoneyUnit.TRIEU, 3_700_000_000),
        ("0,0001", MoneyUnit.TRIEU, 100),
        ("3 214 ⁽²⁾", MoneyUnit.TRIEU, 3_214_000_000),
    ],
)
def test_money_is_read_to_the_dong(written, unit, amount):
    reading = read_money(written, unit)
    assert (reading.amount, reading.problem) == (amount, "")


@pytest.mark.parametrize("written", ["", "-", "(-) ⁽¹⁾", "(-)", "–"])
def test_an_empty_amount_is_no_problem(written):
    reading = read_money(written, MoneyUnit.TRIEU)
    assert (reading.amount, reading.problem) == (None, "")


@pytest.mark.parametrize(
    ("written", "unit", "word"),
    [
        ("5 894", None, "đơn vị tính"),
        ("5,894", MoneyUnit.TRIEU, "hai cách"),
        ("1.234 tỷ đồng", None, "hai cách"),
        ("12,5 đồng", None, "phần lẻ"),
        ("khoảng 20 triệu", None, "không phải là số tiền"),
        ("500 triệu 1 tỷ", None, "Không đọc chắc"),
        ("(1)", MoneyUnit.TRIEU, "không phải là số tiền"),
    ],
)
def test_doubtful_money_says_why(written, unit, word):
    reading = read_money(written, unit)
    assert reading.amount is None
    assert word in reading.problem


def test_an_amount_in_a_wrong_unit_is_kept_and_reported():
    reading = read_money("24.431.000.000", MoneyUnit.NGHIN)
    assert reading.amount == 24_431_000_000_000
    assert "đơn vị tính" in reading.problem


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("77,85%", "77.85"),
        ("39.3 %", "39.3"),
        ("100%", "100"),
        ("45", "45"),
        ("33,333%", "33.333"),
        ("1,234%", None),
        ("14.755%", None),
        ("~100%", None),
        ("đạt 39,3%", None),
    ],
)
def test_shares(written, share):
    assert read_percent(written) == (None if share is None else Decimal(share))


@pytest.mark.parametrize(
    ("written", "fraction"),
    [
        ("67/107", (67, 107)),
        ("62,6% (67/107)", (67, 107)),
        ("67/107 (62,6%)", (67, 107)),
        ("21/21 sở, ban ngành (100%)", (21, 21)),
        ("991/1050 điểm", (991, 1050)),
        ("1.757/105.351", (1757, 105351)),
        ("15/15 xã, phường (đạt 100%)", (15, 15)),
        ("991,08/1050", None),
        ("5/3/2022", None),
        ("10/2023", None),
        ("67/107 và 35/35", None),
    ],
)
def test_counts_of_counts(written, fraction):
    assert read_fraction(written) == fraction


@pytest.mark.parametrize(
    ("written", "count"),
    [("2.469", 2469), ("40.000", 40000), ("5 894", 5894), ("02", 2), ("1,507", 1507), ("12,5", None), ("-3", None)],
)
def test_counts_are_whole_so_separators_group_thousands(written, count):
    assert read_count(written) == count


def test_numbers_are_printed_the_vietnamese_way():
    assert format_number(1234567) == "1.234.567"
    assert format_number(Decimal("1234567.890")) == "1.234.567,89"
    assert format_number(Decimal("62.61682"), 1) == "62,6"
    assert format_number(Decimal("0.25"), 1) == "0,3"
    assert format_number(Decimal("1E+3")) == "1.000"
    assert format_number(Decimal(100), 1) == "100,0"


def test_money_is_printed_in_its_unit():
    assert format_money(20_481_600_000, MoneyUnit.TRIEU) == "20.481,6"
    assert format_money(133_200_000) == "133.200.000"
    assert [unit.label for unit in MoneyUnit] == ["Đồng", "Nghìn đồng", "Triệu đồng", "Tỷ đồng"]


def test_small_counts_have_two_digits():
    assert [count_words(n) for n in (2, 12, 107)] == ["02", "12", "107"]
