"""Filter chips: a row of words with counts, one of them chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from cdsdesk.vietnamese.numbers import format_number
from ui.theme.colours import Tone
from ui.theme.icons import icon
from ui.theme.theme import colours, theme
from ui.widgets.boxes import ICON, PushButton
from ui.widgets.flow import Flow


@dataclass(frozen=True)
class Chip:
    """One filter: its key, its word, how many rows it lets through, an icon or none."""

    key: str
    word: str
    count: int
    picture: str = ""

    @property
    def text(self) -> str:
        """The word and the count."""
        return f"{self.word} {format_number(self.count)}"


class _ChipButton(PushButton):
    """As wide as its word in the bold letters of the chosen chip, so that choosing cuts nothing and moves nothing."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the bold word; Qt measures the plain one."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(more, 0) + 2, 0)


class Chips(QWidget):
    """The row of chips; ``chosen`` gives the key of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._row = Flow(self)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._shown: tuple[Chip, ...] = ()
        self._group.buttonClicked.connect(self._clicked)
        theme().changed.connect(self._recolour)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips; those that stay keep the focus and their state."""
        self._shown = tuple(chips)
        for key in [key for key in self._buttons if key not in {chip.key for chip in chips}]:
            gone = self._buttons.pop(key)
            self._group.removeButton(gone)
            gone.deleteLater()
        for place, chip in enumerate(chips):
            button = self._buttons.get(chip.key) or self._made(chip.key, place)
            button.setText(chip.text)
            button.setAccessibleName(chip.text)
        self._recolour()

    def _recolour(self) -> None:
        for chip in self._shown:
            if chip.picture:
                self._buttons[chip.key].setIcon(icon(chip.picture, colours().tones[Tone.AMBER].ink))

    def choose(self, key: str) -> None:
        """Choose a chip without telling anybody."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def current(self) -> str:
        """Return the key of the chosen chip, empty when none is."""
        for key, button in self._buttons.items():
            if button.isChecked():
                return key
        return ""

    def button(self, key: str) -> QPushButton:
        """Return the button of a chip."""
        return self._buttons[key]

    def _made(self, key: str, place: int) -> QPushButton:
        made = _ChipButton()
        made.setProperty("role", "chip")
        made.setCheckable(True)
        made.setIconSize(ICON)
        self._group.addButton(made)
        self._buttons[key] = made
        self._row.addWidget(made)
        self._row.move_last(place)
        return made

    def _clicked(self) -> None:
        self.chosen.emit(self.current())
