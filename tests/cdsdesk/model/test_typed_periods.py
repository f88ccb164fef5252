"""Periods as officers type them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.model.periods import period_words
from cdsdesk.model.typed_periods import typed_period


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("quý 1 2026", "2026-Q1"),
        ("quy iv/2025", "2025-Q4"),
        ("Quý III năm 2026", "2026-Q3"),
        ("q2", "2024-Q2"),
        ("tháng 3", "2024-M03"),
        ("thang 12/2025", "2025-M12"),
        ("T5 2026", "2026-M05"),
        ("6 tháng đầu năm 2026", "2026-H1"),
        ("6 thang", "2024-H1"),
        ("6 tháng cuối năm 2025", "2025-H2"),
        ("9 tháng đầu năm 2026", "2026-9M"),
        ("9 tháng 2025", "2025-9M"),
        ("năm 2022", "2022"),
        ("kỳ 2023", "2023"),
        ("2026-q1", "2026-Q1"),
        ("tuần 5/2026", "2026-W05"),
        ("quý 5", ""),
        ("tháng 13", ""),
        ("tuần 54", ""),
        ("tổ công nghệ", ""),
        ("", ""),
        ("2026", "2026"),
    ],
)
def test_a_typed_period(text: str, code: str) -> None:
    assert typed_period(text, 2024) == code


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_any_text_gives_a_period_or_nothing(text: str) -> None:
    found = typed_period(text, 2026)
    assert not found or period_words(found)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(2020, 2035),
    st.sampled_from(["", "-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2", "-9M", "-M01", "-M12", "-W07"]),
)
def test_the_words_of_a_period_name_it(year: int, form: str) -> None:
    code = f"{year}{form}"
    assert typed_period(period_words(code), 1999) == code
    assert typed_period(code, 1999) == code
