"""The words of one section under the page: the office's own, or generated ones that may be edited and renewed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QTextEdit, QWidget

from cdsdesk.model.report_parts import OWN, is_passage
from cdsdesk.reporting.outline import OutlineSection
from cdsdesk.reporting.section_passages import STATE_WORDS, PassageState
from ui import later
from ui.forms.editors import TextEditor, UndoGate
from ui.places.report_outline import section_title
from ui.theme.colours import Tone
from ui.theme.theme import colours
from ui.widgets.boxes import Card, button, flat_button, link
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pill import Pill

if TYPE_CHECKING:
    from cdsdesk.actions.passages import Stretch
    from cdsdesk.reporting.section_passages import SectionPassage

OWN_HINT = "Mỗi dòng là một đoạn; dòng bắt đầu bằng dấu “-” là một ý. Rời ô là đã lưu."
_HINTS = {
    PassageState.FRESH: "Lời văn này do số liệu sinh ra; sửa ở đây thì báo cáo in theo bản sửa.",
    PassageState.EDITED: "Báo cáo in theo bản đã sửa; số liệu chưa đổi từ khi sửa.",
    PassageState.STALE: "Số liệu đã đổi sau khi sửa: so sánh rồi giữ bản sửa hoặc lấy lại lời văn tự sinh.",
}
_TONES = {PassageState.FRESH: Tone.BLUE, PassageState.EDITED: Tone.GREEN, PassageState.STALE: Tone.AMBER}


class WordsCard(Card):
    """``closed`` tells that it was put away; ``chosen`` that another section was chosen in its box."""

    closed = Signal()
    chosen = Signal()

    def __init__(self, dirty: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=12, spacing=6)
        self.setAccessibleName("Lời văn của mục")
        self.section = ChoiceBox()
        self.section.setAccessibleName("Mục đang viết")
        self.pill = Pill()
        self.words = TextEditor(least=3, most=7)
        self.words.setAccessibleName("Lời văn của đơn vị")
        self.hint = Label(OWN_HINT, "small", wrap=True)
        self.compare_link = link("So sánh", self._nothing)
        self.keep_link = link("Giữ bản đã sửa", self._nothing)
        self.renew_link = link("Lấy lại lời văn tự sinh", self._nothing)
        self._gate = UndoGate(self.words, dirty)
        line = row(spacing=8)
        line.addWidget(self.section, 1)
        line.addWidget(self.pill)
        line.addWidget(flat_button("close", "Đóng ô lời văn (Esc)", self.closed.emit))
        self.column.addLayout(line)
        self.column.addWidget(self.words)
        foot = row(spacing=10)
        foot.addWidget(self.hint, 1)
        for one in (self.compare_link, self.keep_link, self.renew_link):
            foot.addWidget(one)
        self.column.addLayout(foot)
        self.section.activated.connect(lambda _place: self.chosen.emit())
        self.show_state(None)

    def _nothing(self) -> None:
        """The links are led by the page."""

    def key(self) -> str:
        """Return the key of the section or passage that is chosen."""
        return str(self.section.currentData() or "")

    def has(self, key: str) -> bool:
        """Whether words can be written for a section or passage."""
        return self.section.findData(key) >= 0

    def choose(self, key: str) -> None:
        """Choose a section or passage."""
        self.section.setCurrentIndex(max(self.section.findData(key), 0))

    def offer(self, entries: list[tuple[str, str]]) -> None:
        """Offer titles and keys; the chosen one stays chosen while it is among them."""
        if entries == [(self.section.itemText(at), self.section.itemData(at)) for at in range(self.section.count())]:
            return
        key = self.key()
        self.section.clear()
        for title, value in entries:
            self.section.addItem(title, value)
        self.choose(key)

    def show_state(self, state: PassageState | None) -> None:
        """Show what became of a passage; None for the office's own words."""
        self.pill.setVisible(state is not None)
        self.hint.setText(_HINTS[state] if state is not None else OWN_HINT)
        if state is not None:
            self.pill.show_text(STATE_WORDS[state], _TONES[state])
        edited = state in (PassageState.EDITED, PassageState.STALE)
        self.compare_link.setVisible(edited)
        self.renew_link.setVisible(edited)
        self.keep_link.setVisible(state is PassageState.STALE)


def offers(sections: Sequence[OutlineSection], passages: "tuple[SectionPassage, ...]") -> list[tuple[str, str]]:
    """Return titles and keys of what can be written, in the order of the outline."""
    made: list[tuple[str, str]] = []
    for section in sections:
        title = section_title(section) or "Mở đầu"
        if OWN in section.parts:
            made.append((title, section.key))
        made += [(f"{title} – {one.name}", one.key) for one in passages if one.section == section.key]
    return made


def passage_of(shown: "later.Preview | None", key: str) -> "SectionPassage | None":
    """Return a generated passage by its key."""
    if shown is None or not is_passage(key):
        return None
    return next((one for one in shown.passages if one.key == key), None)


class CompareDialog(QDialog):
    """Generated words beside the office's own: what went is struck out, what came is underlined."""

    def __init__(self, title: str, stretches: "tuple[Stretch, ...]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"So sánh lời văn – {title}")
        resize_fitting(self, 640, 420)
        inside = column(self, 16, 10)
        inside.addWidget(
            Label("Chữ gạch bỏ có trong lời văn tự sinh; chữ gạch chân là của đơn vị.", "small", wrap=True)
        )
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Hai bản lời văn")
        cursor = QTextCursor(self.text.document())
        for one in stretches:
            cursor.insertText(one.text, _letters(one.kind.value))
        inside.addWidget(self.text, 1)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Đóng", self.accept, main=True))
        inside.addLayout(foot)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def _letters(kind: str) -> QTextCharFormat:
    made = QTextCharFormat()
    if kind == "gone":
        made.setFontStrikeOut(True)
        made.setForeground(QColor(colours().tones[Tone.RED].ink))
    elif kind == "new":
        made.setFontUnderline(True)
        made.setForeground(QColor(colours().tones[Tone.GREEN].ink))
    return made
