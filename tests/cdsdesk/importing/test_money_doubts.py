"""Amounts that cannot be for the unit they are told in."""

import pytest

from cdsdesk.importing.money_cells import money_doubts
from cdsdesk.importing.rows import RowRead
from cdsdesk.vietnamese.numbers import MoneyUnit


@pytest.mark.parametrize(
    ("unit", "texts", "odd"),
    [
        (MoneyUnit.TRIEU, ("25.000", "14.755", "95"), []),
        (MoneyUnit.TRIEU, ("2.500.000", "14.755"), [0]),
        (MoneyUnit.TRIEU, ("5 894", "25.000.000 đồng", "95"), []),
        (MoneyUnit.NGHIN, ("244.000", "900.000", "527.000.000"), [2]),
        (MoneyUnit.NGHIN, ("2.443.100.000", "527.000.000", "244.000.000"), [0, 1, 2]),
        (MoneyUnit.NGHIN, ("24.431.000", "527.000", "(-) ⁽¹⁾"), []),
        (MoneyUnit.DONG, ("244.000.000", "900", "(-)"), [1]),
        (MoneyUnit.TY, ("1,5", "274,8"), []),
    ],
)
def test_amounts_out_of_line(unit: MoneyUnit, texts: tuple[str, ...], odd: list[int]) -> None:
    rows = [RowRead((place,), "", (text,)) for place, text in enumerate(texts)]
    assert sorted(row for row, _ in money_doubts(rows, {0: unit})) == odd


def test_the_words_name_the_other_unit() -> None:
    rows = [RowRead((4,), "", ("2.500.000",))]
    assert money_doubts(rows, {0: MoneyUnit.TRIEU}) == {
        (4, 0): "Số tiền 2.500.000 triệu đồng lớn khác thường, có thể là đồng; hãy xem lại đơn vị tính"
    }
    assert money_doubts(rows, {0: None}) == {}
