"""A box to choose one of some words, its word cut with an ellipsis where there is no room for it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QToolTip

from ui.widgets.label import tip

_SHORT = Qt.ItemDataRole.UserRole + 1


class ChoiceBox(QComboBox):
    """What is cut stands whole in the tool tip; "Kế hoạch 287" must never pass for the number of a plan."""

    def add(self, word: str, data: str, short: str) -> None:
        """Offer a word; ``short`` is shown once chosen where there is no room for it."""
        self.addItem(word, data)
        self.setItemData(self.count() - 1, short, _SHORT)

    def shown_text(self) -> str:
        """Return the word as there is room for it."""
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        return self._cut(option)

    def _cut(self, option: QStyleOptionComboBox) -> str:
        part, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(part, option, field, self).width()
        short = self.currentData(_SHORT)
        fits = self.fontMetrics().horizontalAdvance(self.currentText()) <= room
        word = short if isinstance(short, str) and short and not fits else self.currentText()
        return self.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802 - Qt's name
        """Draw the word that fits."""
        super().initStyleOption(option)
        option.currentText = self._cut(option)

    def event(self, event: QEvent) -> bool:
        """Tell the whole word."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            cut = self.shown_text() != self.currentText()
            QToolTip.showText(event.globalPos(), tip(self.currentText()) if cut else "", self)
            return True
        return bool(super().event(event))
