"""A page with nothing on it yet: what to do first, with the button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.boxes import Card, button
from ui.widgets.label import Label
from ui.widgets.layouts import row

Offer = tuple[str, Callable[[], object]]


class EmptyPage(Card):
    """A heading, a sentence, one main button and others."""

    def __init__(self, heading: str, sentence: str, *offers: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=24, spacing=10)
        self.column.addStretch(2)
        self.heading, self.sentence = Label(heading, "title", wrap=True), Label(sentence, "muted", wrap=True)
        for label in (self.heading, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(label)
        line = row(spacing=8)
        line.addStretch(1)
        self.buttons = [button(words, act, main=number == 0) for number, (words, act) in enumerate(offers)]
        for one in self.buttons:
            line.addWidget(one)
        line.addStretch(1)
        self.column.addSpacing(6)
        self.column.addLayout(line)
        self.column.addStretch(3)

    def say(self, heading: str, sentence: str) -> None:
        """Say something else about the emptiness."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
