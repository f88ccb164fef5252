"""Notes inside the window: what happened, with the one or two things that can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.boxes import clear, flat_button, link
from ui.widgets.label import Label
from ui.widgets.layouts import row
from ui.widgets.pause import pause

_SHOWN_MS = 12_000
Offer = tuple[str, Callable[[], object]]


class NoticeBar(QFrame):
    """One note at a time; a good one goes by itself, trouble stays until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName("Thông báo")
        inside = row(self, spacing=8)
        inside.setContentsMargins(14, 6, 8, 6)
        self._text = Label("", wrap=True)
        self._offers = row(spacing=6)
        inside.addWidget(self._text, 1)
        inside.addLayout(self._offers)
        inside.addWidget(flat_button("close", "Đóng thông báo", self.dismiss))
        self._of_step = False
        self._timer = pause(self, _SHOWN_MS, self.dismiss)
        self.setVisible(False)

    def text(self) -> str:
        """Return what is said now, empty when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def say(self, text: str, offers: Sequence[Offer] = (), details: str = "", *, of_step: bool = False) -> None:
        """Tell that something went well; ``of_step`` when the offers take back or repeat the last step."""
        self._show("good", text, [*offers, *_copying(details)])
        self._of_step = of_step
        self._timer.start()

    def warn(self, text: str, offers: Sequence[Offer] = (), details: str = "") -> None:
        """Tell of trouble; ``details`` can be copied for support."""
        self._show("trouble", text, [*offers, *_copying(details)])
        self._timer.stop()

    def outdate(self) -> None:
        """Close a note about the last step: another one was made, which its offers would hit instead."""
        if self._of_step:
            self.dismiss()

    def dismiss(self) -> None:
        """Close the note."""
        self._timer.stop()
        self.setVisible(False)

    def _show(self, tone: str, text: str, offers: Sequence[Offer]) -> None:
        clear(self._offers)
        self._of_step = False
        self._text.setText(text)
        for words, act in offers:
            self._offers.addWidget(link(words, act))
        self.setProperty("tone", tone)
        for part in (self, self._text):
            self.style().unpolish(part)
            self.style().polish(part)
        self.setVisible(True)


def _copying(details: str) -> list[Offer]:
    return [("Chép chi tiết", lambda: QGuiApplication.clipboard().setText(details))] if details else []
