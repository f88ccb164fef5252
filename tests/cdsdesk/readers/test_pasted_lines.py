"""Cells that were pasted each on a line of its own."""

import pytest

from cdsdesk.readers.pasted_lines import listed_rows

HEAD = ["STT", "Chỉ tiêu", "Kết quả"]


@pytest.mark.parametrize("section", [["{}", "Mục lớn"], ["{}. Mục lớn"]])
@pytest.mark.parametrize("numbers", ["I II III", "A B C"])
def test_numbers_may_begin_anew_in_each_section(section: list[str], numbers: str) -> None:
    rows = [[str(n), f"Tỷ lệ {n}", f"{n}0%"] for n in (1, 2, 3)]
    found = [HEAD]
    for number in numbers.split():
        found += [[text.format(number) for text in section], *rows]
    lines = [cell for row in found for cell in row]
    assert listed_rows(lines) == found


def test_a_number_one_within_a_row_begins_nothing() -> None:
    rows = [[str(n), f"Việc {n}", "1"] for n in range(1, 6)]
    assert listed_rows([cell for row in [HEAD, *rows] for cell in row]) == [HEAD, *rows]


def test_characters_that_nobody_sees_hide_no_number() -> None:
    rows = [[str(n).replace("1", "1\u00ad"), f"Việc {n}", "đạt"] for n in range(8, 13)]
    first = [[str(n), f"Việc {n}", "đạt"] for n in range(1, 8)]
    head = ["S\u200bTT", "Nhiệm vụ", "Kết quả"]
    assert listed_rows([cell for row in [head, *first, *rows] for cell in row]) == [head, *first, *rows]
