"""A card with a big figure that leads to what it counts."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.boxes import PushButton
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_HIGH = 98


class FigureCard(PushButton):
    """A small heading, a big figure with words beside it, a muted line below; a button as a whole."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._heading = heading
        self.setProperty("role", "figure")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(_HIGH)
        self.figure = Label("", "big")
        self.beside = Label("", elide=True)
        self.below = Label("", "muted", elide=True)
        inside = column(self, 14, 4)
        inside.addWidget(Label(heading, "small"))
        line = row(spacing=6)
        line.addWidget(self.figure)
        line.addWidget(self.beside, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addWidget(self.below)
        inside.addStretch(1)
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_figure(self, figure: str, beside: str = "", below: str = "", role: str = "big") -> None:
        """Show a figure."""
        self.figure.set_role(role)
        self.figure.setText(figure)
        self.beside.setText(beside)
        self.below.setText(below)
        self.setAccessibleName(" ".join(part for part in (self._heading, figure, beside, below) if part))

    def said(self) -> tuple[str, str, str]:
        """Return the heading, the figure, and the words round it in one line."""
        words = (self.beside.text().replace("/ ", "trong ", 1), self.below.text())
        return self._heading, self.figure.text(), ", ".join(one for one in words if one)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as what stands in it."""
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Not smaller than what stands in it can be."""
        inside = self.layout()
        return inside.minimumSize() if inside is not None else super().minimumSizeHint()
