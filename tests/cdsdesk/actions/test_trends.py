"""Indicators over time: which periods stand in the chart, what they say, which one is shown first."""

from fractions import Fraction

from cdsdesk.actions.trends import most_telling, trends
from cdsdesk.document.chart_lines import Course
from tests.support.measured_office import IN_PERIOD, measured, snapshot_of


def course(told: dict[str, str], period: str = "2022", **more: object) -> Course:
    (found,) = trends(snapshot_of(measured("a", told, **more), period))  # type: ignore[arg-type]
    return found.course


def values(shown: Course) -> list[tuple[str, int | None]]:
    return [(one.name, None if one.value is None else int(one.value)) for one in shown.moments]


def test_a_year_told_by_quarter_is_shown_by_quarter() -> None:
    shown = course({"2022-Q1": "10", "2022-H1": "20", "2022": "39"})
    assert values(shown) == [("Quý I", 10), ("Quý II", 20), ("Quý III", None), ("Quý IV", 39)]
    assert {one.target for one in shown.moments} == {Fraction(40)}
    assert shown.words(shown.moments[0]) == "Quý I: 10%, được giao 40%"


def test_a_year_told_by_month_is_shown_by_month() -> None:
    shown = course({"2022-M01": "1", "2022-M02": "2"})
    assert values(shown)[:3] == [("T1", 1), ("T2", 2), ("T3", None)]
    assert len(shown.moments) == 12


def test_what_was_told_a_year_before_stands_beside() -> None:
    shown = course({"2022-Q1": "10", "2022-H1": "20", "2021-Q1": "8", "2021-H1": "15"})
    assert [one.before_words for one in shown.moments] == ["8%", "15%", "", ""]
    assert (shown.now, shown.before) == ("Năm 2022", "Năm 2021")


def test_a_value_of_its_period_is_never_held_against_a_longer_one() -> None:
    shown = course({"2022-Q1": "10", "2022-Q2": "12", "2022-H1": "22", "2022": "45"}, accumulation=IN_PERIOD)
    assert values(shown) == [("Quý I", 10), ("Quý II", 12), ("Quý III", None), ("Quý IV", None)]


def test_years_are_shown_where_a_year_was_told_only_once() -> None:
    shown = course({"2020": "20", "2022": "39", "2023": "50"})
    assert values(shown) == [("2020", 20), ("2021", None), ("2022", 39)]


def test_one_value_stands_alone() -> None:
    assert values(course({"2022": "39"})) == [("2022", 39)]


def test_an_indicator_without_a_number_is_not_offered() -> None:
    assert trends(snapshot_of(measured("a", {}), "2022")) == ()


def test_another_offices_values_are_left_out() -> None:
    records = measured("a", {"2022": "39"})
    other = measured("a", {"2022-Q1": "7"})[-1]
    assert values(course({"2022": "39"})) == [("2022", 39)]
    moved = type(other)(**{**vars(other), "unit": "above"})
    (found,) = trends(snapshot_of([*records, moved], "2022"))
    assert values(found.course) == [("2022", 39)]


def test_the_first_shown_missed_its_target_and_has_most_to_tell() -> None:
    records = [
        *measured("met", {"2020": "50", "2021": "50", "2022": "50"}),
        *measured("one", {"2022": "10"}),
        *measured("two", {"2021": "8", "2022": "10"}),
    ]
    found = trends(snapshot_of(records, "2022"))
    telling = most_telling(found)
    assert telling is not None
    assert (telling.indicator, telling.title) == ("two", "theo năm")
    assert most_telling(()) is None


def test_a_long_target_is_told_by_its_number() -> None:
    records = measured("a", {"2022": "39"})
    target = type(records[1])(**{**vars(records[1]), "text": "từ 40% trở lên theo chỉ đạo của tỉnh"})
    (found,) = trends(snapshot_of([records[0], target, records[2]], "2022"))
    assert found.course.moments[0].target_words == "40%"
