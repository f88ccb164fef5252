"""Earlier values beside an indicator: the periods that head columns, the chart, how it moved in words."""

from decimal import Decimal

import pytest

from cdsdesk.actions.indicator_past import (
    before_words,
    last_year_words,
    past,
    past_periods,
    past_words,
    short_words,
)
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Accumulation, Comparator, Indicator, Measurement, Target
from cdsdesk.model.office import Unit
from tests.support.memory_store import MemoryStore

ONLINE = Indicator(uid="n", name="Tỷ lệ hồ sơ trực tuyến", unit_text="%")
AIM = Target(uid="t", indicator="n", year=2022, comparator=Comparator.AT_LEAST, value=Decimal(30), text="30")


def told(period: str, value: str, indicator: str = "n", unit: str = "w") -> Measurement:
    return Measurement(uid=f"{unit}-{period}", unit=unit, indicator=indicator, period=period, value=Decimal(value))


def office(*records: Record) -> MemoryStore:
    return MemoryStore(Unit(uid="w", name="UBND phường Mẫu"), [ONLINE, AIM, *records])


def test_the_last_periods_head_the_columns_the_latest_first() -> None:
    rows = [told(code, "1") for code in ("2021", "2021-Q4", "2022-Q1", "2022-M02", "2022-Q2", "2022-Q3", "kỳ lạ")]
    everything = office(*rows, told("2022-M04", "1", unit="khác")).snapshot()
    assert past_periods(everything, "2022-Q3") == ("2022-Q2", "2022-Q1", "2022-M02", "2021")
    assert past_periods(office().snapshot(), "2022") == ()


def test_the_values_of_earlier_periods_by_their_codes() -> None:
    everything = office(told("2021", "20"), told("2022-Q1", "25.5")).snapshot()
    assert past_words(everything, ONLINE, "2022") == {"2021": "20", "2022-Q1": "25,5"}
    yearly = Indicator(uid="n", name="n", accumulation=Accumulation.IN_PERIOD)
    assert past_words(everything, yearly, "2022") == {"2021": "20"}


def test_the_period_before_and_the_one_of_last_year_with_how_it_moved() -> None:
    snapshot = office(told("2022-Q1", "20"), told("2021-Q2", "31"), told("2022-Q2", "30")).snapshot("2022-Q2")
    assert before_words(snapshot, ONLINE) == ("20", "+10 điểm %")
    assert last_year_words(snapshot, ONLINE) == ("31", "−1 điểm %")
    assert before_words(office().snapshot("2022"), ONLINE) == ("", "")


def test_the_chart_ends_with_the_value_of_this_period() -> None:
    held = office(told("2021", "20"), told("2022-Q1", "25"), told("2022-Q2", "30"))
    found = past(held.snapshot(), held.snapshot("2022-Q2"), ONLINE)
    assert [(one.name, one.label, one.target_words) for one in found.course.moments] == [
        ("2021", "20%", ""),
        ("Q1/22", "25%", "30%"),
        ("Q2/22", "30%", "30%"),
    ]
    assert found.lines == ("Kỳ trước (quý I năm 2022): 25%, đến nay +5 điểm %.",)


def test_a_value_that_stands_from_earlier_is_drawn_once() -> None:
    held = office(told("2022-Q1", "25"))
    found = past(held.snapshot(), held.snapshot("2022-Q2"), ONLINE)
    assert [one.name for one in found.course.moments] == ["Q1/22"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2022", "2022"),
        ("2022-Q3", "Q3/22"),
        ("2022-M03", "T3/22"),
        ("2022-9M", "9T/22"),
        ("2022-H1", "6T/22"),
        ("2022-H2", "6T cuối/22"),
        ("2022-08-15", "15/8/22"),
    ],
)
def test_a_period_in_few_letters(code: str, words: str) -> None:
    assert short_words(code) == words
