"""What a page carries at its edge, and what only looks like it."""

import pytest

from cdsdesk.importing.loose_rows import is_page_number


@pytest.mark.parametrize("cells", [["12", ""], ["- 12 -", ""], ["", "-12-"], ["Trang 3/7", ""], ["(tiếp theo)", ""]])
def test_page_numbers_are_known(cells: list[str]) -> None:
    assert is_page_number(cells)


@pytest.mark.parametrize("cells", [["", "- 2026"], ["", "2026"], ["", "2024 -"], ["1", "Việc"], ["", ""]])
def test_the_rest_of_years_is_no_page_number(cells: list[str]) -> None:
    assert not is_page_number(cells)
