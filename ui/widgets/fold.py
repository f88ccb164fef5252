"""A part of a form that is folded away until it is asked for."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.widgets.boxes import ShortButton
from ui.widgets.layouts import column

_CLOSED, _OPEN = "▸", "▾"


class Fold(QWidget):
    """A heading that shows and hides what stands in ``inside``; ``fill`` puts it there before it is first shown."""

    def __init__(self, title: str, parent: QWidget | None = None, fill: Callable[[], object] | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._fill = fill
        self._count = 0
        self.opened = False
        self.heading = ShortButton(title)
        self.heading.setProperty("role", "link")
        self.heading.clicked.connect(lambda _checked=False: self.show_inside(shown=not self.opened))
        self._inner = QWidget()
        self.inside = column(self._inner, spacing=9)
        whole = column(self, spacing=8)
        whole.addWidget(self.heading)
        whole.addWidget(self._inner)
        self.show_inside(shown=False)

    def show_inside(self, *, shown: bool) -> None:
        """Open or close the part."""
        if shown and self._fill is not None:
            fill, self._fill = self._fill, None
            fill()
        self.opened = shown
        self._inner.setVisible(shown)
        self._show_heading()

    def show_count(self, count: int) -> None:
        """Say how many things stand inside; none leaves the title alone."""
        self._count = count
        self._show_heading()

    def _show_heading(self) -> None:
        count = f" ({self._count})" if self._count else ""
        self.heading.words = f"{_OPEN if self.opened else _CLOSED} {self._title}{count}"
        self.heading.setText(self.heading.words)
        self.heading.setAccessibleDescription("Đang mở" if self.opened else "Đang đóng")
