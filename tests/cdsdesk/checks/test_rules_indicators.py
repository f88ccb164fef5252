"""Indicators against their targets: what must be found and what must stay silent."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cdsdesk.checks import rules_indicators
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef
from cdsdesk.model.indicators import Better, Evaluation, Indicator, Measure, Measurement, Origin
from tests.support.checked import INDICATOR, MEASUREMENT, TARGET, found, office, only, valued

E = Evaluation


def counted(numerator: int, denominator: int | None, **values: object) -> Measurement:
    bare = replace(MEASUREMENT, text="", evaluation_text="", numerator=Decimal(numerator))
    whole = None if denominator is None else Decimal(denominator)
    return replace(bare, denominator=whole, **values)  # type: ignore[arg-type]


LOWER = replace(INDICATOR, better=Better.LOWER, scope="Tại cấp xã")
EMPTY = replace(MEASUREMENT, text="", evaluation_text="")

FOUND = [
    (
        rules_indicators.share_above_whole,
        [valued("119.5")],
        "Chỉ tiêu I.7 có tỷ lệ 119,5%, lớn hơn 100%",
    ),
    (
        rules_indicators.share_above_whole,
        [replace(MEASUREMENT, text="101%", evaluation_text=""), replace(INDICATOR, unit_text="")],
        "Chỉ tiêu I.7 có tỷ lệ 101%, lớn hơn 100%",
    ),
    (
        rules_indicators.unreadable_result,
        [replace(MEASUREMENT, text="đạt khá, chưa thống kê")],
        "Chỉ tiêu I.7: không hiểu kết quả “đạt khá, chưa thống kê”",
    ),
    (
        rules_indicators.unreadable_result,
        [replace(MEASUREMENT, text="14,75.5"), TARGET],
        "Chỉ tiêu I.7: không hiểu kết quả “14,75.5”",
    ),
    (
        rules_indicators.unreadable_result,
        [replace(MEASUREMENT, text="Đã có 3 xã"), replace(TARGET, year=2021)],
        "Chỉ tiêu I.7: không hiểu kết quả “Đã có 3 xã”",
    ),
    (
        rules_indicators.against_target,
        [valued("77.85", E.MET), replace(TARGET, text="80%")],
        "Chỉ tiêu I.7 ghi “Đạt” nhưng kết quả 77,85% so với mục tiêu 80% là “Chưa đạt”",
    ),
    (
        rules_indicators.against_target,
        [replace(MEASUREMENT, evaluation_text="Đạt"), replace(TARGET, text="62,6%")],
        "Chỉ tiêu I.7 ghi “Đạt” nhưng kết quả 67/107 so với mục tiêu 62,6% là “Vượt”",
    ),
    (
        rules_indicators.against_target,
        [valued("80", E.MET), replace(TARGET, text="trên 80%")],
        "Chỉ tiêu I.7 ghi “Đạt” nhưng kết quả 80% so với mục tiêu trên 80% là “Chưa đạt”",
    ),
    (
        rules_indicators.against_target,
        [
            valued("7", E.EXCEEDED),
            replace(TARGET, text="5%"),
            replace(INDICATOR, better=Better.LOWER, scope="Tại cấp xã"),
        ],
        "Chỉ tiêu I.7 (tại cấp xã) ghi “Vượt” nhưng kết quả 7% so với mục tiêu 5% là “Chưa đạt”",
    ),
    (rules_indicators.missing_value, [EMPTY], "Chỉ tiêu I.7 có mục tiêu 60% nhưng chưa có kết quả"),
    (
        rules_indicators.missing_value,
        [replace(EMPTY, evaluation_text="Đạt")],
        "Chỉ tiêu I.7 có mục tiêu 60% nhưng chưa có kết quả, dù đã ghi “Đạt”",
    ),
    (
        rules_indicators.missing_target,
        [replace(TARGET, year=2023)],
        "Chỉ tiêu I.7 có kết quả nhưng không có mục tiêu năm 2022",
    ),
    (
        rules_indicators.unreadable_target,
        [replace(TARGET, text="80% vào năm 2025")],
        "Chỉ tiêu I.7: không hiểu chắc mục tiêu “80% vào năm 2025” nên không tự đánh giá được",
    ),
    (
        rules_indicators.numerator_above_denominator,
        [replace(MEASUREMENT, text="1.107/107")],
        "Chỉ tiêu I.7 có tử số 1.107 lớn hơn mẫu số 107",
    ),
    (rules_indicators.no_denominator, [counted(67, None)], "Chỉ tiêu I.7 có tử số 67 nhưng không có mẫu số lớn hơn 0"),
    (rules_indicators.no_denominator, [counted(67, 0)], "Chỉ tiêu I.7 có tử số 67 nhưng không có mẫu số lớn hơn 0"),
    (
        rules_indicators.value_against_counts,
        [counted(67, 107, value=Decimal("65.2"))],
        "Chỉ tiêu I.7 ghi 65,2% nhưng 67/107 là 62,62%",
    ),
    (
        rules_indicators.unknown_word,
        [replace(MEASUREMENT, evaluation_text="Khá")],
        "Chỉ tiêu I.7 ghi đánh giá “Khá”, không phải từ quy định",
    ),
]

SILENT = [
    (rules_indicators.share_above_whole, [valued("100")]),
    (rules_indicators.share_above_whole, [valued("119.5"), replace(TARGET, text="110%")]),
    (rules_indicators.share_above_whole, [valued("119.5"), replace(INDICATOR, measure=Measure.COUNT)]),
    (rules_indicators.share_above_whole, [valued("119.5"), replace(INDICATOR, unit_text="điểm")]),
    (
        rules_indicators.share_above_whole,
        [valued("119.5", numerator=Decimal(119), denominator=Decimal(100))],
    ),
    (rules_indicators.unreadable_result, [MEASUREMENT]),
    (rules_indicators.unreadable_result, [replace(MEASUREMENT, text="-")]),
    (rules_indicators.unreadable_result, [replace(MEASUREMENT, text="")]),
    (rules_indicators.unreadable_result, [replace(MEASUREMENT, text="Đã làm"), replace(TARGET, text="Bắt đầu")]),
    (rules_indicators.unreadable_result, [replace(MEASUREMENT, text="Đã làm"), replace(TARGET, year=2021)]),
    (
        rules_indicators.unreadable_result,
        [replace(MEASUREMENT, text="Có"), replace(INDICATOR, measure=Measure.YES_NO)],
    ),
    (
        rules_indicators.unreadable_result,
        [replace(MEASUREMENT, text="Đã làm", value=Decimal(62))],
    ),
    (rules_indicators.against_target, [valued("80", E.MET), replace(TARGET, text="80%")]),
    (rules_indicators.against_target, [valued("50"), replace(TARGET, text="80%")]),
    (rules_indicators.against_target, [valued("50", E.MET), replace(TARGET, text="Bắt đầu")]),
    (rules_indicators.against_target, [valued("50", E.MET), replace(TARGET, text="-")]),
    (rules_indicators.against_target, [replace(EMPTY, evaluation_text="Đạt")]),
    (rules_indicators.against_target, [valued("62.7", E.EXCEEDED, numerator=Decimal(67), denominator=Decimal(107))]),
    (rules_indicators.missing_value, [valued("0")]),
    (rules_indicators.missing_value, [EMPTY, replace(TARGET, text="-")]),
    (rules_indicators.missing_value, [EMPTY, replace(TARGET, year=2023)]),
    (rules_indicators.missing_value, [replace(EMPTY, text="Đã triển khai")]),
    (rules_indicators.missing_target, [replace(TARGET, text="-")]),
    (rules_indicators.missing_target, [replace(TARGET, origin=Origin.OWN)]),
    (rules_indicators.missing_target, [EMPTY, replace(TARGET, year=2023)]),
    (rules_indicators.unreadable_target, [replace(TARGET, text="Bắt đầu")]),
    (rules_indicators.unreadable_target, [replace(TARGET, text="50% - 55%")]),
    (rules_indicators.numerator_above_denominator, [replace(MEASUREMENT, text="107/107")]),
    (rules_indicators.numerator_above_denominator, [counted(5, 0)]),
    (rules_indicators.numerator_above_denominator, [counted(120, 100), replace(INDICATOR, measure=Measure.SCORE)]),
    (rules_indicators.no_denominator, [counted(67, None, value=Decimal(62))]),
    (rules_indicators.no_denominator, [counted(991, None), replace(INDICATOR, measure=Measure.SCORE)]),
    (rules_indicators.value_against_counts, [counted(67, 107, value=Decimal("62.6"))]),
    (rules_indicators.value_against_counts, [counted(67, 107, value=Decimal("62.62"))]),
    (rules_indicators.unknown_word, [replace(MEASUREMENT, evaluation_text="Chưa đạt.")]),
    (rules_indicators.unknown_word, [replace(MEASUREMENT, evaluation_text="-")]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    finding = only(rule, office(*changed))
    assert finding.message == message
    assert finding.record is not None
    assert finding.record.code == "I.7"


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_a_result_that_nobody_told_is_asked_for_at_the_indicator() -> None:
    finding = only(rules_indicators.missing_value, office(without=[MEASUREMENT]))
    assert finding.record == RecordRef("indicator", "n", "I.7")


def test_of_a_row_with_two_levels_only_the_levels_need_a_value() -> None:
    level = Indicator(uid="n1", plan="plan", annex="I", code="I.7", parent="n", scope="Tại cấp xã")
    rows = [level, replace(TARGET, uid="a1", indicator="n1")]
    finding = only(rules_indicators.missing_value, office(*rows, without=[MEASUREMENT]))
    assert finding.record == RecordRef("indicator", "n1", "I.7")


def test_the_officers_reason_waives_an_evaluation() -> None:
    explained = valued("77.85", E.EXCEEDED, reason="Tính theo số liệu của Sở")
    assert only(rules_indicators.against_target, office(explained, replace(TARGET, text="80%"))).waived is not None


def test_another_year_is_not_judged() -> None:
    wrong = valued("77.85", E.EXCEEDED)
    assert found(rules_indicators.against_target, office(wrong, replace(TARGET, text="80%"), period="2023")) == []
