"""The period that is looked at, with its data window; a menu of periods that hold data and those of near years."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.theme.icons import icon
from ui.widgets.boxes import ICON

Named = tuple[str, str]


class PeriodButton(QToolButton):
    """Shows the period in words; ``chosen`` gives the code of another one, ``new_asked`` wants one opened."""

    chosen = Signal(str)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(icon("calendar"))
        self.setIconSize(QSize(ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAccessibleName("Kỳ báo cáo")
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def show_period(self, words: str, span: str) -> None:
        """Show a period and its data window."""
        self.setText(f"Kỳ: {words} · số liệu {span}  ▾")
        self.setAccessibleName(f"Kỳ báo cáo: {words}, số liệu {span}")

    def offer(self, used: Sequence[Named], years: Iterable[tuple[str, Sequence[Named]]], current: str) -> None:
        """Fill the menu: opening a new one, periods that hold data with how they stand, then those of each year."""
        self._menu.clear()
        self.new_action = QAction("Mở kỳ mới…", self._menu)
        self.new_action.triggered.connect(lambda _checked=False: self.new_asked.emit())
        self._menu.addAction(self.new_action)
        self._menu.addSeparator()
        for code, words in used:
            self._add(self._menu, code, words, current)
        if used:
            self._menu.addSeparator()
        for year, codes in years:
            inner = self._menu.addMenu(f"Các kỳ của năm {year}")
            for code, words in codes:
                self._add(inner, code, words, current)

    def _add(self, menu: QMenu, code: str, words: str, current: str) -> None:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(code == current)
        action.triggered.connect(lambda _checked=False: self.chosen.emit(code))
        menu.addAction(action)
