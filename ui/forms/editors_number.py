"""Numbers and money: typed as offices write them, told beside in full while they are typed."""

from PySide6.QtWidgets import QWidget

from cdsdesk.errors import RecordError
from cdsdesk.model.kinds import Kind, Money
from cdsdesk.vietnamese.numbers import MoneyUnit, format_money, read_money, read_number
from ui.forms.editors import LineEditor


class NumberEditor(LineEditor):
    """A number, its figures on the right; one that can be read in two ways is asked about."""

    def __init__(self, kind: Kind, parent: QWidget | None = None, *, example: str = "") -> None:
        super().__init__(parent, right=True, example=example)
        self._kind = kind

    def reading(self) -> str:
        """Return the question about a number that can be read in two ways."""
        text = self.whole_text()
        if len(read_number(text).readings) < 2:
            return ""
        try:
            self._kind.parse(text)
        except RecordError as error:
            return error.what
        return ""


class MoneyEditor(NumberEditor):
    """An amount: "1,5 tỷ", "250tr", "1.250.000"; what it is in đồng stands beside."""

    always_told = True

    def __init__(self, parent: QWidget | None = None, *, example: str = "") -> None:
        super().__init__(Money(), parent, example=example)

    def reading(self) -> str:
        """Return the amount in đồng, or why it is none."""
        found = read_money(self.whole_text(), MoneyUnit.DONG)
        told = f"= {format_money(found.amount)} đồng" if found.amount is not None else ""
        return ". ".join(words for words in (told, found.problem) if words)
