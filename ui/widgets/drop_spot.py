"""A large spot that files are dropped on; the whole window takes drops, this says so."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton

from ui.theme.icons import icon
from ui.theme.theme import colours, theme
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_PICTURE = 40


class DropSpot(QFrame):
    """An icon, what to do, which ``kinds`` are taken, the ``buttons`` that do it as well, and a promise."""

    def __init__(self, picture: str, heading: str, kinds: str, buttons: Sequence[QPushButton], promise: str) -> None:
        super().__init__()
        self.setProperty("role", "drop")
        self.setAccessibleName("Thả tệp vào đây")
        self._name = picture
        self.picture = Label("")
        inside = column(self, 20, 8)
        inside.addStretch(1)
        inside.addWidget(self.picture)
        inside.addWidget(Label(heading, "title", wrap=True))
        inside.addWidget(Label(kinds, "muted", wrap=True))
        line = row(spacing=8)
        line.addStretch(1)
        for one in buttons:
            line.addWidget(one)
        line.addStretch(1)
        inside.addSpacing(4)
        inside.addLayout(line)
        inside.addSpacing(4)
        inside.addWidget(Label(promise, "small", wrap=True))
        inside.addStretch(1)
        for label in self.findChildren(Label):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme().changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self.picture.setPixmap(icon(self._name, colours().accent).pixmap(_PICTURE, _PICTURE))
