"""A document that was proofread: its text with the marked words on the left, what was found on the right."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from cdsdesk.checks.paper import Paper
from cdsdesk.model.findings import SEVERITY_WORDS, Finding, Severity
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import search_key
from ui.forms.editors import LineEditor, UndoGate
from ui.mending import WHY, why
from ui.places.proofreading_list import FindingLines, where
from ui.places.proofreading_text import PaperText, Soon
from ui.theme.theme import theme
from ui.widgets.boxes import Card, ShortButton, button, flat_button
from ui.widgets.chips import Chip, Chips
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row
from ui.widgets.two_parts import TwoParts

_ALL = "all"
_USUAL, _LEAST, _ROOMY = 420, 300, 860
NEXT_KEYS, BEFORE_KEYS, SAVE_KEYS = "F4", "Shift+F4", "Ctrl+S"
NOTHING = (
    "Không thấy điều gì phải sửa. Chương trình chỉ soát số liệu, ngày, số văn bản, trạng thái, cách đánh số và chữ "
    "viết; nội dung vẫn cần người đọc."
)
NONE_SHOWN = "Không có điều nào như đang lọc."


class FoundPage(QWidget):
    """``copied`` tells that the words of a finding stand on the clipboard; ``next_asked`` asks for a waiting file."""

    copied = Signal(str)
    next_asked = Signal(object)

    def __init__(
        self, soon: Soon, other: Callable[[], object], save: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.findings: Sequence[Finding] = ()
        self.title, self.name = Label("Đọc soát", "title"), Label("", "strong", elide=True)
        self.next_button = ShortButton("")
        self.other_button = button("Soát tệp khác…", other)
        self.save_button = button("Lưu danh sách…", save, main=True)
        self.save_button.setToolTip(tip(f"Lưu thành tệp Word hoặc PDF để gửi nơi lập văn bản ({SAVE_KEYS})"))
        self.text, self.list = PaperText(soon), FindingLines()
        self.chips = Chips("Lọc theo mức")
        self.filter = LineEditor()
        self.note = Label("", "muted", wrap=True)
        self.count = Label("", "heading", elide=True)
        self.before = flat_button("chevron-up", f"Điều trước ({BEFORE_KEYS})", lambda: self.step(-1))
        self.after = flat_button("chevron-down", f"Điều tiếp theo ({NEXT_KEYS})", lambda: self.step(1))
        self.why_button = flat_button("question", f"{WHY} (F1)", self.explain)
        self.copy_button = button("Chép", self.copy)
        self.copy_button.setToolTip(tip("Chép câu này để gửi nơi lập văn bản (Ctrl+C)"))
        self._waiting: Path | None = None
        self._lay_out()
        self._connect()
        for keys, act in ((NEXT_KEYS, lambda: self.step(1)), (BEFORE_KEYS, lambda: self.step(-1)), (SAVE_KEYS, save)):
            QShortcut(keys, self).activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        line = row(spacing=8)
        line.addWidget(self.title)
        line.addWidget(self.name)
        line.addStretch(1)
        for one in (self.next_button, self.other_button, self.save_button):
            line.addWidget(one)
        left = Card(margin=2)
        left.column.addWidget(self.text)
        right = Card(margin=0, spacing=6)
        top = QWidget()
        inside = column(top, 12, 8)
        inside.setContentsMargins(12, 10, 12, 0)
        heading = row(spacing=4)
        heading.addWidget(self.count)
        heading.addStretch(1)
        for tool in (self.before, self.after, self.why_button, self.copy_button):
            heading.addWidget(tool)
        inside.addLayout(heading)
        inside.addWidget(self.chips)
        inside.addWidget(self.filter)
        inside.addWidget(self.note)
        right.column.addWidget(top)
        right.column.addWidget(self.list, 1)
        self.filter.setAccessibleName("Lọc những điều tìm thấy")
        self.filter.setPlaceholderText("Lọc theo chữ (Ctrl+F)")
        self.parts = TwoParts(left, right, theme().scaled(_USUAL), theme().scaled(_LEAST))
        whole = column(self, spacing=10)
        whole.addLayout(line)
        whole.addWidget(self.parts, 1)

    def _connect(self) -> None:
        self.list.reached.connect(self._look)
        self.list.copy_asked.connect(self.copy)
        self.text.hit.connect(self._hit)
        self.text.written.connect(self._fill)
        self.chips.chosen.connect(lambda _key: self.show_list())
        self.filter.textChanged.connect(lambda _text: self.show_list())
        self.filter.given_up.connect(self.filter.clear)
        UndoGate(self.filter, lambda: bool(self.filter.text()))
        self.next_button.clicked.connect(lambda: self.next_asked.emit(self._waiting))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where room is narrow the name of the file goes before that of the page, which stands on the left as well."""
        self.title.setVisible(self.width() > theme().scaled(_ROOMY))
        super().resizeEvent(event)

    def show_paper(self, name: str, paper: Paper, findings: Sequence[Finding]) -> None:
        """Show a document and what was found in it, in the order of the document."""
        self.clear_paper()
        self.findings = findings
        self.name.setText(name)
        count = len(findings)
        self.count.setText(f"Tìm thấy {format_number(count)} điều" if count else "Không tìm thấy điều gì")
        self.filter.clear()
        self._show_chips()
        self.text.show_paper(paper)

    def _fill(self) -> None:
        """List what was found, now that the text stands; in other colours it is written anew and the list stays."""
        self.findings = sorted(self.findings, key=self.text.start_of)
        self.text.take_findings(self.findings)
        self.show_list()
        if self.list.number() < 0:
            self.step(1)
        else:
            self._look(self.list.number())

    def _show_chips(self) -> None:
        counted = Counter(finding.severity for finding in self.findings)
        chips = [Chip(_ALL, "Tất cả", len(self.findings))]
        chips += [Chip(one.value, SEVERITY_WORDS[one], counted[one]) for one in Severity if counted[one]]
        self.chips.show_chips(chips)
        self.chips.choose(_ALL)
        for widget in (self.chips, self.filter):
            widget.setVisible(bool(self.findings))

    def clear_paper(self) -> None:
        """Let the document go."""
        self.findings = ()
        self.text.clear_paper()
        self.list.show_findings((), ())
        self.note.hide()

    def show_waiting(self, path: Path | None) -> None:
        """Offer the file that waits next."""
        self._waiting = path
        self.next_button.setVisible(path is not None)
        if path is not None:
            self.next_button.show_words(f"Soát tiếp {path.name}")

    def show_list(self) -> None:
        """List what the chip and the filter let through."""
        chosen, words = self.chips.current(), search_key(self.filter.text()).split()
        shown = [
            number
            for number, finding in enumerate(self.findings)
            if chosen in {_ALL, finding.severity.value} and _has(finding, words)
        ]
        self.list.show_findings(self.findings, shown)
        self.note.setText(NOTHING if not self.findings else NONE_SHOWN)
        self.note.setVisible(not shown)
        for tool in (self.before, self.after, self.why_button, self.copy_button):
            tool.setEnabled(bool(shown))

    def step(self, down: int) -> None:
        """Go to the next finding that is shown, or to the one before."""
        self.list.step(down)

    def _look(self, number: int) -> None:
        self.text.go_to(number)

    def _hit(self, number: int) -> None:
        if number not in self.list.shown():
            self.filter.clear()
            self.chips.choose(_ALL)
            self.show_list()
        self.list.choose(number)

    def explain(self) -> None:
        """Open the help at the rule of the finding that is looked at."""
        finding = self.list.finding()
        if finding is not None:
            why(self, finding)

    def copy(self) -> None:
        """Put the words of the finding that is looked at on the clipboard, with where it stands."""
        finding = self.list.finding()
        if finding is not None:
            self.copied.emit(told(finding))

    def show_filter(self) -> bool:
        """Put the cursor into the filter; False when there is nothing to filter."""
        if self.filter.isVisible():
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filter.selectAll()
        return self.filter.isVisible()

    def take_focus(self) -> None:
        """Put the cursor on what was found, on the text where nothing was."""
        (self.list if self.findings else self.text).setFocus()

    def areas(self) -> Sequence[QWidget]:
        """Return the parts between which F6 moves."""
        return self.parts.parts


def told(finding: Finding) -> str:
    """Return a finding as it is sent to somebody: its weight, where it stands, the words it is about, what is wrong."""
    quote = finding.place.quote if finding.place is not None else ""
    parts = (SEVERITY_WORDS[finding.severity], where(finding), f"“{quote}”" if quote else "")
    return f"{' – '.join(filter(None, parts))}: {finding.message}"


def _has(finding: Finding, words: Sequence[str]) -> bool:
    text = search_key(told(finding))
    return all(word in text for word in words)
