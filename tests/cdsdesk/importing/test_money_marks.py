"""Amounts with the mark of a footnote behind them."""

import pytest

from cdsdesk.importing.money_cells import read_money_cell
from cdsdesk.vietnamese.numbers import MoneyUnit

NOTE = "(¹) Kinh phí dự kiến"


@pytest.mark.parametrize("mark", ["⁽¹⁾", "(¹)", "¹", "(1)", "*", "(*)"])
def test_a_mark_is_no_part_of_the_amount(mark: str) -> None:
    cell = read_money_cell(f"21.490 {mark}", None, MoneyUnit.TRIEU, (NOTE,))
    assert (cell.amount, cell.problem, cell.text) == (21_490_000_000, "", f"21.490 {mark}")
    assert cell.footnote == (NOTE if "¹" in mark or "1" in mark else mark)


def test_a_mark_alone_is_no_amount() -> None:
    assert read_money_cell("(-) ⁽¹⁾", None, MoneyUnit.TRIEU, (NOTE,)).amount is None
