"""Dates as an officer types them: short, without a year, in words; what is none is asked about."""

from datetime import date

import pytest

from cdsdesk.vietnamese.typed_dates import read_typed_date

FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)
TODAY = date(2026, 7, 9)


def read(text: str, first: date = FIRST, last: date = LAST) -> tuple[date | None, str]:
    found = read_typed_date(text, first, last, TODAY)
    return found.value, found.question


@pytest.mark.parametrize(
    "text",
    [
        "5/3",
        "05/03/22",
        "050322",
        "05032022",
        "5-3-2022",
        "5.3.2022",
        "5.3",
        "5 3",
        "5/3/",
        "05/03/2022",
        "ngày 5 tháng 3",
        "5 tháng 3 năm 2022",
        "2022-03-05",
    ],
)
def test_the_fifth_of_march_in_every_way_it_is_typed(text: str) -> None:
    assert read(text) == (date(2022, 3, 5), "")


def test_words_for_days_near_today() -> None:
    assert read("hôm nay") == (TODAY, "")
    assert read("hom qua") == (date(2026, 7, 8), "")
    assert read("Hôm kia") == (date(2026, 7, 7), "")


def test_a_year_left_out_is_the_one_that_brings_the_day_into_the_period() -> None:
    first, last = date(2021, 12, 15), date(2022, 12, 14)
    assert read("20/12", first, last) == (date(2021, 12, 20), "")
    assert read("10/12", first, last) == (date(2022, 12, 10), "")
    assert read("5/1", date(2022, 10, 1), date(2022, 12, 31)) == (date(2022, 1, 5), "")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("5", "Ngày 5 của tháng nào? Hãy gõ như 5/3"),
        ("ngày 12", "Ngày 12 của tháng nào? Hãy gõ như 12/3"),
        ("31/02", "Lịch không có ngày này; hãy gõ như 05/02/2026"),
        ("31/02/2022", "Lịch không có ngày này; hãy gõ như 05/02/2026"),
        ("310222", "Lịch không có ngày này; hãy gõ như 05/02/2026"),
        ("29/2", "Năm 2022 không có ngày 29/02"),
        ("ngay mai", "Không hiểu ngày này; hãy gõ như 05/02/2026"),
        ("99", "Không hiểu ngày này; hãy gõ như 05/02/2026"),
    ],
)
def test_what_cannot_be_a_day_is_asked_about(text: str, question: str) -> None:
    assert read(text) == (None, question)


def test_nothing_typed_asks_nothing() -> None:
    assert read("  ") == (None, "")


def test_the_twenty_ninth_of_february_of_a_leap_year() -> None:
    assert read("29/2", date(2024, 1, 1), date(2024, 12, 31)) == (date(2024, 2, 29), "")
