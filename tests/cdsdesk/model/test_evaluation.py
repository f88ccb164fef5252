"""A result against its target: the truth table of docs/records.md, on unrounded values."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdesk.model.evaluation import (
    TargetReading,
    added_ratio,
    agrees,
    evaluate,
    measured,
    ratio,
    read_evaluation,
    read_target,
)
from cdsdesk.model.indicators import (
    EVALUATION_WORDS,
    Better,
    Comparator,
    Evaluation,
    Indicator,
    Measure,
    Measurement,
    Target,
)
from cdsdesk.model.understanding import understood

C, E = Comparator, Evaluation
SHARE = Indicator(uid="i", name="Tỷ lệ hồ sơ trực tuyến")


def target(text: str) -> Target:
    return understood(Target(uid="t", indicator="i", year=2022, text=text), {"text"})


def value(number: str) -> Measurement:
    return Measurement(uid="m", indicator="i", value=Decimal(number))


def counted(numerator: int, denominator: int | None) -> Measurement:
    return Measurement(
        uid="m",
        indicator="i",
        numerator=Decimal(numerator),
        denominator=None if denominator is None else Decimal(denominator),
    )


@pytest.mark.parametrize(
    ("aim", "reached", "better", "evaluation"),
    [
        # at_least, equal, about: above, equal, below
        ("96%", "100", Better.HIGHER, E.EXCEEDED),
        ("80%", "80", Better.HIGHER, E.MET),
        ("80%", "77.85", Better.HIGHER, E.MISSED),
        ("= 80%", "80.1", Better.HIGHER, E.EXCEEDED),
        ("= 80%", "80", Better.HIGHER, E.MET),
        ("= 80%", "79.9", Better.HIGHER, E.MISSED),
        ("~90%", "90.1", Better.HIGHER, E.EXCEEDED),
        ("~90%", "90", Better.HIGHER, E.MET),
        ("~90%", "89.9", Better.HIGHER, E.MISSED),
        # more_than: the bound itself is missed
        ("trên 80%", "80.01", Better.HIGHER, E.EXCEEDED),
        ("trên 80%", "80", Better.HIGHER, E.MISSED),
        ("trên 80%", "79", Better.HIGHER, E.MISSED),
        # between
        ("50% - 55%", "49.9", Better.HIGHER, E.MISSED),
        ("50% - 55%", "50", Better.HIGHER, E.MET),
        ("50% - 55%", "52", Better.HIGHER, E.MET),
        ("50% - 55%", "55", Better.HIGHER, E.MET),
        ("50% - 55%", "55.1", Better.HIGHER, E.EXCEEDED),
        ("3 - 5", "2", Better.LOWER, E.EXCEEDED),
        ("3 - 5", "4", Better.LOWER, E.MET),
        ("3 - 5", "6", Better.LOWER, E.MISSED),
        # at_most and less_than mirror
        ("tối đa 5%", "4", Better.HIGHER, E.EXCEEDED),
        ("tối đa 5%", "5", Better.LOWER, E.MET),
        ("tối đa 5%", "5.5", Better.HIGHER, E.MISSED),
        ("dưới 5%", "4.99", Better.LOWER, E.EXCEEDED),
        ("dưới 5%", "5", Better.HIGHER, E.MISSED),
        ("dưới 5%", "6", Better.LOWER, E.MISSED),
        # a plain number where lower is better
        ("5%", "3", Better.LOWER, E.EXCEEDED),
        ("5%", "5", Better.LOWER, E.MET),
        ("5%", "7", Better.LOWER, E.MISSED),
        # exactly, or within: there is no better end
        ("100%", "101", Better.EQUAL, E.MISSED),
        ("100%", "100", Better.EQUAL, E.MET),
        ("50-55%", "56", Better.RANGE, E.MISSED),
        ("50-55%", "49", Better.RANGE, E.MISSED),
        ("50-55%", "55", Better.RANGE, E.MET),
        # a target of nothing
        ("0", "0", Better.LOWER, E.MET),
        ("0", "1", Better.LOWER, E.MISSED),
        ("0", "1", Better.HIGHER, E.EXCEEDED),
    ],
)
def test_the_table(aim: str, reached: str, better: Better, evaluation: Evaluation) -> None:
    assert evaluate(replace(SHARE, better=better), target(aim), value(reached)) is evaluation


@pytest.mark.parametrize("aim", ["Bắt đầu", "-", "", "Hoàn thành trước 30/6"])
def test_words_are_not_evaluated(aim: str) -> None:
    assert evaluate(SHARE, target(aim), value("80")) is None
    assert evaluate(SHARE, None, value("80")) is None


def test_no_value_is_no_data() -> None:
    nothing = Measurement(uid="m", indicator="i")
    for measurement in (None, nothing, counted(5, 0), counted(5, None), replace(nothing, denominator=Decimal(5))):
        assert evaluate(SHARE, target("80%"), measurement) is E.NO_DATA


def test_shares_are_compared_unrounded() -> None:
    reached = counted(67, 107)
    assert measured(SHARE, reached) == Fraction(6700, 107)
    assert evaluate(SHARE, target("62,6%"), reached) is E.EXCEEDED
    assert evaluate(SHARE, target("62,62%"), reached) is E.MISSED
    third = counted(1, 3)
    assert evaluate(SHARE, target("33,3333333333%"), third) is E.EXCEEDED
    assert evaluate(SHARE, target("100%"), counted(107, 107)) is E.MET


def test_counts_go_before_the_written_share() -> None:
    assert measured(SHARE, replace(counted(67, 107), value=Decimal("62.6"))) == Fraction(6700, 107)
    assert measured(SHARE, replace(counted(67, 0), value=Decimal("62.6"))) == Fraction(626, 10)


def test_of_a_score_what_was_reached_stands_above_the_line() -> None:
    score = replace(SHARE, measure=Measure.SCORE)
    reached = understood(Measurement(uid="m", text="991/1050 điểm"), {"text"})
    assert measured(score, reached) == 991
    assert evaluate(score, target("900 điểm"), reached) is E.EXCEEDED
    assert measured(score, replace(reached, value=Decimal(980))) == 980
    assert measured(score, None) is None


@pytest.mark.parametrize(
    ("numerator", "denominator", "share"),
    [
        ("67", "107", Fraction(6700, 107)),
        ("0", "5", Fraction(0)),
        ("5", "0", None),
        (None, "5", None),
        ("5", None, None),
        ("0.1", "0.3", Fraction(100, 3)),
    ],
)
def test_a_ratio_is_exact(numerator: str | None, denominator: str | None, share: Fraction | None) -> None:
    top, bottom = (None if text is None else Decimal(text) for text in (numerator, denominator))
    assert ratio(top, bottom) == share


def test_ratios_add_up_by_their_counts_and_never_by_averaging() -> None:
    rows = [counted(1, 2), counted(98, 98), counted(5, None), value("100"), Measurement(uid="x")]
    assert added_ratio(rows) == Fraction(9900, 100)
    assert added_ratio([]) is None


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high"),
    [
        ("96%", C.AT_LEAST, "96", None),
        ("50% - 55%", C.BETWEEN, "50", "55"),
        ("65-70%", C.BETWEEN, "65", "70"),
        ("65 – 70 %", C.BETWEEN, "65", "70"),
        ("từ 50% đến 55%", C.BETWEEN, "50", "55"),
        ("2.000 - 3.000", C.BETWEEN, "2000", "3000"),
        ("tối thiểu 30%", C.AT_LEAST, "30", None),
        ("tối thiểu 30% trở lên", C.AT_LEAST, "30", None),
        ("(Tối thiểu 30%)", C.AT_LEAST, "30", None),
        ("từ 30% trở lên", C.AT_LEAST, "30", None),
        ("không dưới 20%", C.AT_LEAST, "20", None),
        ("không thấp hơn 20%", C.AT_LEAST, "20", None),
        ("ít nhất 2 hội nghị", C.AT_LEAST, "2", None),
        ("≥ 95%", C.AT_LEAST, "95", None),
        (">=95%", C.AT_LEAST, "95", None),
        ("trên 80%", C.MORE_THAN, "80", None),
        ("Đạt trên 80%", C.MORE_THAN, "80", None),
        ("hơn 80%", C.MORE_THAN, "80", None),
        ("> 95 %", C.MORE_THAN, "95", None),
        ("~100%", C.ABOUT, "100", None),
        ("khoảng 80%", C.ABOUT, "80", None),
        ("= 100%", C.EQUAL, "100", None),
        ("tối đa 5%", C.AT_MOST, "5", None),
        ("không quá 5 ngày", C.AT_MOST, "5", None),
        ("Top 10", C.AT_MOST, "10", None),
        ("không vượt quá 5%", C.AT_MOST, "5", None),
        ("không cao hơn 5%", C.AT_MOST, "5", None),
        ("từ 5% trở xuống", C.AT_MOST, "5", None),
        ("≤ 5", C.AT_MOST, "5", None),
        ("dưới 5%", C.LESS_THAN, "5", None),
        ("ít hơn 5", C.LESS_THAN, "5", None),
        ("thấp hơn 5", C.LESS_THAN, "5", None),
        ("<5%", C.LESS_THAN, "5", None),
        ("100%", C.AT_LEAST, "100", None),
        ("Đạt 100%.", C.AT_LEAST, "100", None),
        ("0", C.AT_LEAST, "0", None),
        ("2.000", C.AT_LEAST, "2000", None),
        ("1.000.000", C.AT_LEAST, "1000000", None),
        ("20.481,6", C.AT_LEAST, "20481.6", None),
        ("12,5", C.AT_LEAST, "12.5", None),
        ("1.250", C.TEXT, None, None),
        ("Bắt đầu", C.TEXT, None, None),
        ("80% vào năm 2025", C.TEXT, None, None),
        ("2021 - 2025", C.TEXT, None, None),
        ("giai đoạn 2021 - 2025 đạt 80%", C.TEXT, None, None),
        ("70% - 65%", C.TEXT, None, None),
        ("67/107", C.TEXT, None, None),
        ("-", None, None, None),
        ("(-)", None, None, None),
        (" – ", None, None, None),
        ("", None, None, None),
    ],
)
def test_target_phrases(text: str, comparator: Comparator | None, low: str | None, high: str | None) -> None:
    bounds = (None if bound is None else Decimal(bound) for bound in (low, high))
    assert read_target(text) == TargetReading(comparator, *bounds)


@given(st.text(max_size=30))
def test_any_target_text_is_kept_understood_or_empty(text: str) -> None:
    reading = read_target(text)
    assert (reading.value is None) == (reading.comparator in (None, C.TEXT))
    if reading.comparator is C.BETWEEN:
        assert reading.value is not None
        assert reading.value_to is not None
        assert reading.value < reading.value_to
    else:
        assert reading.value_to is None


@pytest.mark.parametrize("evaluation", list(Evaluation))
def test_every_word_of_evaluation_is_read(evaluation: Evaluation) -> None:
    words = EVALUATION_WORDS[evaluation]
    for written in (words, words.upper(), f" {words}."):
        assert read_evaluation(written) is evaluation


@pytest.mark.parametrize(
    ("words", "evaluation"),
    [
        ("Vượt chỉ tiêu", E.EXCEEDED),
        ("Đạt mục tiêu", E.MET),
        ("Không đạt", E.MISSED),
        ("Tốt", None),
        ("", None),
    ],
)
def test_other_words_of_evaluation(words: str, evaluation: Evaluation | None) -> None:
    assert read_evaluation(words) is evaluation


@pytest.mark.parametrize(
    ("written", "same"),
    [("62.6", True), ("62.62", True), ("62.61", True), ("63", True), ("62", True), ("62.5", False), ("61", False)],
)
def test_a_written_share_agrees_when_it_is_the_rounded_or_cut_one(written: str, same: bool) -> None:
    assert agrees(Fraction(6700, 107), Decimal(written)) is same


def test_an_exact_share_agrees() -> None:
    assert agrees(Fraction(100), Decimal(100))
    assert not agrees(Fraction(100), Decimal(99))
