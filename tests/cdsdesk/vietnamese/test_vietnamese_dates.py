from datetime import date

import pytest

from cdsdesk.vietnamese.dates import find_dates, format_date, format_date_long, format_date_table, read_date


@pytest.mark.parametrize(
    "written",
    [
        "5/3/2022",
        "05/03/2022.",
        "05-03-2022",
        "5.3.2022",
        "05 / 3 / 2022",
        "ngày 5/3/2022",
        "Ngày 05 tháng 3 năm 2022",
        "2022-03-05",
        "2022-03-05 00:00:00",
        "050322",
        "05032022",
        "5/3/22",
        "Nha Trang, ngày 05 tháng 3 năm 2022",
    ],
)
def test_dates_are_read_day_first(written):
    assert read_date(written) == date(2022, 3, 5)


@pytest.mark.parametrize(
    "written", ["", "31/2/2022", "06/30/2022", "5/3", "12.5", "2022", "ngày   tháng   năm 2022", "5/3/2022 và 6/3/2022"]
)
def test_what_is_no_date_is_not_read(written):
    assert read_date(written) is None


def test_a_missing_year_is_taken_from_the_context_only():
    assert read_date("Ngày 28/02", 2026) == date(2026, 2, 28)
    assert read_date("29/02", 2026) is None
    assert read_date("12.5", 2026) is None


def test_dates_are_found_in_text_with_their_places():
    text = "Từ ngày 15/12/2021 đến ngày 14 tháng 12 năm 2022 (mục 1.1.2022.3, 31/2/2022, 953/3.089) và 2022-06-30."
    found = find_dates(text)
    assert [(text[start:end], value) for start, end, value in found] == [
        ("15/12/2021", date(2021, 12, 15)),
        ("ngày 14 tháng 12 năm 2022", date(2022, 12, 14)),
        ("2022-06-30", date(2022, 6, 30)),
    ]


def test_a_zero_stands_before_small_days_and_the_first_two_months():
    assert format_date(date(2022, 6, 30)) == "30/6/2022"
    assert format_date(date(2022, 2, 5)) == "05/02/2022"
    assert format_date_long(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert format_date_long(date(2026, 6, 29)) == "ngày 29 tháng 6 năm 2026"
    assert format_date_table(date(2022, 6, 3)) == "03/06/2022"
