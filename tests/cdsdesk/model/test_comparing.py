"""A value beside those of earlier periods: exact differences, which periods may be held side by side."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from cdsdesk.errors import UsageError
from cdsdesk.model.comparing import comparison, difference_words, past_progress, past_values
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Accumulation, Indicator, Measure, Measurement
from cdsdesk.model.office import Unit
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress, Task

ONLINE = Indicator(uid="n", name="Tỷ lệ hồ sơ trực tuyến", unit_text="%")


def told(period: str, numerator: int = 0, denominator: int = 0, unit: str = "w") -> Measurement:
    return Measurement(
        uid=f"{unit}-{period}",
        unit=unit,
        indicator="n",
        period=period,
        numerator=Decimal(numerator),
        denominator=Decimal(denominator),
    )


def office(*records: Record) -> Snapshot:
    return Snapshot("w", {record.uid: record for record in (Unit(uid="w"), ONLINE, *records)})


def test_a_ratio_is_compared_by_its_counts() -> None:
    everything = office(told("2022-Q2", 2, 3), told("2022-Q1", 1, 3), told("2021-Q2", 1, 2))
    found = comparison(select(everything, "2022-Q2", changed=None), ONLINE)
    assert found.since_before == Fraction(100, 3)
    assert found.since_last_year == Fraction(100, 6)
    assert not found.carried
    assert difference_words(ONLINE, found.since_before) == "+33,33 điểm %"


def test_a_standing_value_is_told_to_be_carried() -> None:
    found = comparison(select(office(told("2022-Q1", 1, 3)), "2022-Q2", changed=None), ONLINE)
    assert found.carried
    assert found.since_before == 0
    assert found.last_year is None
    assert found.since_last_year is None


def test_nothing_told_gives_no_difference() -> None:
    found = comparison(select(office(), "2022-Q2", changed=None), ONLINE)
    assert found.now is None
    assert found.since_before is None
    assert difference_words(ONLINE, None) == ""


def test_a_value_without_denominator_has_no_number() -> None:
    found = comparison(select(office(told("2022-Q2", 1, 0), told("2022-Q1", 1, 3)), "2022-Q2", changed=None), ONLINE)
    assert found.now is not None
    assert found.since_before is None


def test_the_last_four_periods_of_a_value_that_adds_up() -> None:
    codes = ("2020", "2021", "2022-Q1", "2022-H1", "2022-9M", "2022", "2023")
    found = past_values(office(*(told(code, 1, 2) for code in codes)), ONLINE, "2022-12M")
    assert [one.period for one in found] == ["2022-9M", "2022-H1", "2022-Q1", "2021"]
    assert found[0].words() == "9 tháng đầu năm 2022"
    assert found[0].value == 50


def test_of_periods_that_end_together_the_longest_speaks() -> None:
    found = past_values(office(told("2022-Q2", 1, 2), told("2022-H1", 1, 4)), ONLINE, "2022-Q3")
    assert [one.period for one in found] == ["2022-H1"]


def test_a_value_within_its_period_is_held_beside_its_own_kind() -> None:
    monthly = replace(ONLINE, accumulation=Accumulation.IN_PERIOD)
    everything = office(told("2022-M01", 1, 2), told("2022-M02", 1, 2), told("2021", 1, 2), told("2021-Q4", 1, 2))
    assert [one.period for one in past_values(everything, monthly, "2022-M03")] == ["2022-M02", "2022-M01"]


def test_values_of_other_offices_and_unreadable_periods_stay_out() -> None:
    everything = office(told("2021", 1, 2, unit="other"), told("đợt 1", 1, 2))
    assert past_values(everything, ONLINE, "2022") == ()


def test_a_code_that_names_no_period_is_refused() -> None:
    with pytest.raises(UsageError):
        past_values(office(), ONLINE, "đợt 1")


@pytest.mark.parametrize(
    ("measure", "difference", "words"),
    [
        (Measure.RATIO, Fraction(-5, 4), "−1,25 điểm %"),
        (Measure.COUNT, Fraction(1200), "+1.200"),
        (Measure.COUNT, Fraction(0), "không đổi"),
        (Measure.RATIO, Fraction(1, 1000), "+dưới 0,01"),
        (Measure.RATIO, Fraction(-1, 1000), "−dưới 0,01"),
    ],
)
def test_differences_in_words(measure: Measure, difference: Fraction, words: str) -> None:
    assert difference_words(replace(ONLINE, measure=measure), difference) == words


def test_what_was_told_of_a_task_before_a_period() -> None:
    rows = [
        Progress(uid=code, unit=unit, task="t", period=code, result=code)
        for code, unit in (("2021", "w"), ("2022-Q1", "w"), ("2022-H1", "w"), ("2022", "w"), ("2022-Q2", "x"))
    ]
    everything = office(Task(uid="t"), *rows)
    assert [row.period for row in past_progress(everything, "t", "2022")] == ["2022-H1", "2022-Q1", "2021"]
    assert [row.period for row in past_progress(everything, "t", "2022-H1", 1)] == ["2022-Q1"]
    assert past_progress(everything, "t", "2020") == ()
