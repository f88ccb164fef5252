"""Period codes, calendar and data windows (Nghị định 09/2019/NĐ-CP, Điều 12, 13), neighbours and words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdesk.errors import UsageError
from cdsdesk.model.office import Period, PeriodKind
from cdsdesk.model.periods import (
    Window,
    next_period,
    period_code,
    period_words,
    previous,
    same_last_year,
    window,
    working_day_after,
)

D = date


@pytest.mark.parametrize(
    ("code", "kind", "calendar", "data"),
    [
        ("2022", PeriodKind.YEAR, (D(2022, 1, 1), D(2022, 12, 31)), (D(2021, 12, 15), D(2022, 12, 14))),
        ("2022-H1", PeriodKind.HALF, (D(2022, 1, 1), D(2022, 6, 30)), (D(2021, 12, 15), D(2022, 6, 14))),
        ("2022-H2", PeriodKind.HALF, (D(2022, 7, 1), D(2022, 12, 31)), (D(2022, 6, 15), D(2022, 12, 14))),
        ("2026-Q1", PeriodKind.QUARTER, (D(2026, 1, 1), D(2026, 3, 31)), (D(2025, 12, 15), D(2026, 3, 14))),
        ("2026-Q2", PeriodKind.QUARTER, (D(2026, 4, 1), D(2026, 6, 30)), (D(2026, 3, 15), D(2026, 6, 14))),
        ("2026-Q3", PeriodKind.QUARTER, (D(2026, 7, 1), D(2026, 9, 30)), (D(2026, 6, 15), D(2026, 9, 14))),
        ("2026-Q4", PeriodKind.QUARTER, (D(2026, 10, 1), D(2026, 12, 31)), (D(2026, 9, 15), D(2026, 12, 14))),
        ("2026-M01", PeriodKind.MONTH, (D(2026, 1, 1), D(2026, 1, 31)), (D(2025, 12, 15), D(2026, 1, 14))),
        ("2022-M03", PeriodKind.MONTH, (D(2022, 3, 1), D(2022, 3, 31)), (D(2022, 2, 15), D(2022, 3, 14))),
        ("2024-M02", PeriodKind.MONTH, (D(2024, 2, 1), D(2024, 2, 29)), (D(2024, 1, 15), D(2024, 2, 14))),
        ("2022-M12", PeriodKind.MONTH, (D(2022, 12, 1), D(2022, 12, 31)), (D(2022, 11, 15), D(2022, 12, 14))),
        ("2022-9M", PeriodKind.NINE_MONTHS, (D(2022, 1, 1), D(2022, 9, 30)), (D(2021, 12, 15), D(2022, 9, 14))),
        ("2023-10M", PeriodKind.MONTHS, (D(2023, 1, 1), D(2023, 10, 31)), (D(2022, 12, 15), D(2023, 10, 14))),
        ("2026-W32", PeriodKind.WEEK, (D(2026, 8, 3), D(2026, 8, 9)), (D(2026, 8, 3), D(2026, 8, 9))),
        ("2026-08-15", PeriodKind.DAY, (D(2026, 8, 15), D(2026, 8, 15)), (D(2026, 8, 15), D(2026, 8, 15))),
        (
            "2022-01-01..2022-03-31",
            PeriodKind.FREE,
            (D(2022, 1, 1), D(2022, 3, 31)),
            (D(2022, 1, 1), D(2022, 3, 31)),
        ),
    ],
)
def test_windows(code: str, kind: PeriodKind, calendar: tuple[date, date], data: tuple[date, date]) -> None:
    made = window(code)
    assert made.code == code
    assert made.kind is kind
    assert (made.calendar_from, made.calendar_to) == calendar
    assert (made.data_from, made.data_to) == data
    assert made.as_of == made.data_to
    assert made.year == calendar[1].year


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2022-6M", "2022-H1"),
        ("2022-12M", "2022"),
        ("2022-3M", "2022-Q1"),
        ("2022-09M", "2022-9M"),
        ("2022-M3", "2022-M03"),
        ("2022-W5", "2022-W05"),
        (" 2022-q1 ", "2022-Q1"),
        ("2022-09", "2022-M09"),
    ],
)
def test_other_spellings_of_a_period(written: str, code: str) -> None:
    assert window(written) == window(code)
    assert period_code(written) == code


@pytest.mark.parametrize(
    "code",
    [
        "",
        "năm 2022",
        "22",
        "0001",
        "9999",
        "2022-Q5",
        "2022-Q0",
        "2022-H3",
        "2022-M13",
        "2022-M00",
        "2022-0M",
        "2022-13M",
        "2022-W54",
        "2022-W00",
        "2021-W53",
        "2022-02-29",
        "2022-13-01",
        "2022-01-01..",
        "2022-01-01..2022-02-30",
        "2022-03-31..2022-01-01",
        "2022-01-01..2022-02-01..2022-03-01",
        "2022 Q1",
    ],
)
def test_a_code_that_names_no_period_is_refused(code: str) -> None:
    with pytest.raises(UsageError):
        window(code)
    assert period_code(code) == code


def test_a_refusal_names_the_period_as_it_was_typed() -> None:
    with pytest.raises(UsageError, match="kỳ tới"):
        window(" kỳ tới ")


@pytest.mark.parametrize(
    ("code", "before", "last_year", "after"),
    [
        ("2022", "2021", "2021", "2023"),
        ("2022-H1", "2021-H2", "2021-H1", "2022-H2"),
        ("2022-H2", "2022-H1", "2021-H2", "2023-H1"),
        ("2022-Q1", "2021-Q4", "2021-Q1", "2022-Q2"),
        ("2022-Q4", "2022-Q3", "2021-Q4", "2023-Q1"),
        ("2022-M01", "2021-M12", "2021-M01", "2022-M02"),
        ("2022-M12", "2022-M11", "2021-M12", "2023-M01"),
        ("2022-9M", "2021-9M", "2021-9M", "2022-Q4"),
        ("2023-10M", "2022-10M", "2022-10M", "2023"),
        ("2026-W01", "2025-W52", "2025-W01", "2026-W02"),
        ("2021-W01", "2020-W53", "2020-W01", "2021-W02"),
        ("2020-W53", "2020-W52", "2019-W52", "2021-W01"),
        ("2024-02-29", "2024-02-28", "2023-02-28", "2024-03-01"),
        ("2026-01-01", "2025-12-31", "2025-01-01", "2026-01-02"),
        (
            "2022-01-01..2022-03-31",
            "2021-10-03..2021-12-31",
            "2021-01-01..2021-03-31",
            "2022-04-01..2022-06-29",
        ),
        (
            "2024-02-01..2024-02-29",
            "2024-01-03..2024-01-31",
            "2023-02-01..2023-02-28",
            "2024-03-01..2024-03-29",
        ),
    ],
)
def test_neighbours(code: str, before: str, last_year: str, after: str) -> None:
    assert previous(code) == before
    assert same_last_year(code) == last_year
    assert next_period(code) == after


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2022", "năm 2022"),
        ("2022-12M", "năm 2022"),
        ("2022-H1", "6 tháng đầu năm 2022"),
        ("2022-H2", "6 tháng cuối năm 2022"),
        ("2022-6M", "6 tháng đầu năm 2022"),
        ("2026-Q1", "quý I năm 2026"),
        ("2026-Q4", "quý IV năm 2026"),
        ("2022-M03", "tháng 3 năm 2022"),
        ("2022-9M", "9 tháng đầu năm 2022"),
        ("2023-10M", "10 tháng đầu năm 2023"),
        ("2026-W05", "tuần 5 năm 2026"),
        ("2026-08-05", "ngày 05/8/2026"),
        ("2022-01-01..2022-03-31", "từ ngày 01/01/2022 đến ngày 31/3/2022"),
    ],
)
def test_words_of_a_title(code: str, words: str) -> None:
    assert period_words(code) == words


CODES = st.one_of(
    st.integers(1950, 2150).map(str),
    st.builds("{}-Q{}".format, st.integers(1950, 2150), st.integers(1, 4)),
    st.builds("{}-H{}".format, st.integers(1950, 2150), st.integers(1, 2)),
    st.builds("{}-M{:02d}".format, st.integers(1950, 2150), st.integers(1, 12)),
    st.builds("{}-{}M".format, st.integers(1950, 2150), st.integers(1, 12)),
    st.builds("{}-W{:02d}".format, st.integers(1950, 2150), st.integers(1, 52)),
    st.dates(D(1950, 1, 1), D(2150, 12, 31)).map(date.isoformat),
)


@given(code=CODES)
def test_any_period_has_readable_neighbours_and_ordered_days(code: str) -> None:
    made: Window = window(code)
    assert window(made.code) == made
    assert made.calendar_from <= made.calendar_to
    assert made.data_from <= made.data_to == made.as_of < made.due
    assert window(previous(code)).calendar_to < made.calendar_to
    # A week belongs to the year in its code, also where its last day is a new year's.
    assert window(same_last_year(code)).code[:4] == str(int(made.code[:4]) - 1)
    assert window(next_period(code)).calendar_to > made.calendar_from
    assert period_words(code)


def test_periods_of_one_kind_leave_no_day_out() -> None:
    for code in ("2026-Q1", "2026-M03", "2026-H1", "2026", "2026-W32", "2026-08-15"):
        made = window(code)
        assert window(previous(code)).calendar_to == made.calendar_from - timedelta(days=1)
    assert window("2026-Q2").data_from == window("2026-Q1").data_to + timedelta(days=1)
    assert window("2026").data_from == window("2025").data_to + timedelta(days=1)


def test_a_report_is_due_two_working_days_after_the_cut() -> None:
    assert window("2026-Q1").data_to.weekday() == 5
    assert window("2026-Q1").due == D(2026, 3, 17)
    assert window("2022").due == D(2022, 12, 16)


def test_holidays_are_no_working_days() -> None:
    assert working_day_after(D(2026, 8, 31), 2, {D(2026, 9, 1), D(2026, 9, 2)}) == D(2026, 9, 4)
    assert working_day_after(D(2026, 8, 28), 1) == D(2026, 8, 31)
    assert working_day_after(D(2026, 8, 28), 0) == D(2026, 8, 28)
    closed = {D(2026, 8, 17), D(2026, 8, 18)}
    for code in ("2026-08-14", "2026-W33", "2026-08-01..2026-08-16"):
        assert window(code, None, closed).due == D(2026, 8, 20)
        assert window(code).due == D(2026, 8, 18)


OWN = Period(code="2022", calendar_from=None)


def test_an_office_may_set_its_own_dates() -> None:
    made = window("2022", replace(OWN, data_to=D(2022, 12, 28), calendar_to=D(2022, 12, 30)))
    assert made.data_from == D(2021, 12, 15)
    assert made.data_to == made.as_of == D(2022, 12, 28)
    assert made.calendar_to == D(2022, 12, 30)
    assert made.due == D(2022, 12, 30)
    judged = window("2022", replace(OWN, as_of=D(2022, 11, 30), due=D(2022, 12, 20)))
    assert (judged.as_of, judged.due) == (D(2022, 11, 30), D(2022, 12, 20))
    assert window("2022", OWN) == window("2022")


@pytest.mark.parametrize(
    "own",
    [replace(OWN, data_to=D(2021, 1, 1)), replace(OWN, calendar_from=D(2023, 1, 1))],
)
def test_own_dates_the_wrong_way_round_are_refused(own: Period) -> None:
    with pytest.raises(UsageError):
        window("2022", own)
