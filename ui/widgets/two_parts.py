"""A list and its form: side by side where there is room, the form narrow or below where there is not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_GAP = 12
_ROOMY = 900


class TwoParts(QSplitter):
    """``usual`` and ``least`` are widths of the form; narrower than ``turns`` it goes below. A moved edge stays."""

    def __init__(
        self, parts: QWidget, form: QWidget, usual: int, least: int, turns: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.parts = (parts, form)
        self._usual, self._least, self._turns = usual, least, turns
        self._moved = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_GAP)
        self.addWidget(parts)
        self.addWidget(form)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._keep)

    def _keep(self) -> None:
        self._moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new room."""
        turned = Qt.Orientation.Vertical if self.width() < self._turns else Qt.Orientation.Horizontal
        if turned != self.orientation():
            self._moved = False
            self.setOrientation(turned)
        super().resizeEvent(event)
        if self._moved:
            return
        if turned == Qt.Orientation.Vertical:
            half = (self.height() - _GAP) // 2
            self.setSizes([half, half])
        else:
            form = self._usual if self.width() >= _ROOMY or self._turns else self._least
            self.setSizes([self.width() - form - _GAP, form])
