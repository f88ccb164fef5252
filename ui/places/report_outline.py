"""The outline of a report on the left: its sections with what fills them, its annexes with their rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from cdsdesk.document.blocks import Annex, DataRow, Heading, IssuedDocument, Table
from cdsdesk.reporting.outline import Outline, OutlineSection
from ui.theme.colours import Tone
from ui.widgets.boxes import Card, ShortButton, clear, scroll
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pill import Pill

OWN = "own"
_SHORT = 40


@dataclass(frozen=True)
class Entry:
    """One line of the outline: where it leads, its words, its level, a pill."""

    key: str
    text: str
    level: int
    pill: str = ""
    tone: Tone = Tone.GREY


def entries(outline: Outline, issued: IssuedDocument, written: frozenset[str]) -> list[Entry]:
    """Return the lines for an outline; ``written`` are the sections for which the office wrote something."""
    numbered = {block.key: block.text for block in issued.body if isinstance(block, Heading)}
    made = [_entry(section, numbered.get(section.key, ""), section.key in written) for section in outline.sections]
    made += [
        Entry(annex.label, f"{annex.label}. {_title(annex)}", 1, f"{rows_of(annex)} dòng", Tone.GREEN)
        for annex in issued.annexes
    ]
    return made


def rows_of(annex: Annex) -> int:
    """Return how many rows of data an annex prints."""
    tables = [block for block in annex.blocks if isinstance(block, Table)]
    return sum(isinstance(line, DataRow) for table in tables for line in table.rows)


def section_title(section: OutlineSection, numbered: str = "") -> str:
    """Return a section's title as an officer reads it: not all in capitals, no placeholder."""
    number, _, title = numbered.partition(" ") if numbered else ("", "", section.title)
    title = title.replace("{NEXT}", "kỳ tới").replace("{next}", "kỳ tới").replace("{period}", "trong kỳ").strip()
    if title.isupper() or section.title.split("{")[0].isupper():
        title = title[:1] + title[1:].lower()
    return f"{number} {title}".strip()


def _entry(section: OutlineSection, numbered: str, has_words: bool) -> Entry:
    pill, tone = "", Tone.GREY
    if section.parts == (OWN,):
        pill, tone = ("đã viết", Tone.GREEN) if has_words else ("chưa viết", Tone.AMBER)
    elif section.parts:
        pill, tone = ("tự sinh", Tone.BLUE) if numbered else ("chưa có", Tone.GREY)
    return Entry(section.key, section_title(section, numbered), section.level, pill, tone)


def _title(annex: Annex) -> str:
    words = annex.title.split("\n")[0]
    words = words[:1] + words[1:].lower() if words.isupper() else words
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rsplit(" ", 1)[0] + "…"


class OutlineList(Card):
    """The lines; ``chosen`` gives the key of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0)
        self.setAccessibleName("Đề cương")
        inner = QWidget()
        inside = column(inner, 12, 2)
        heading = Label("Đề cương", "heading")
        heading.setContentsMargins(0, 0, 0, 6)
        inside.addWidget(heading)
        self._lines = column(spacing=2)
        inside.addLayout(self._lines)
        inside.addStretch(1)
        self.column.addWidget(scroll(inner))
        self._group = QButtonGroup(self)
        self._shown: tuple[Entry, ...] = ()
        self._buttons: dict[str, QPushButton] = {}

    def shown(self) -> tuple[Entry, ...]:
        """Return the lines that are shown."""
        return self._shown

    def button(self, key: str) -> QPushButton:
        """Return the button of a line."""
        return self._buttons[key]

    def show_entries(self, shown: Sequence[Entry]) -> None:
        """Show these lines; the same ones are left alone, so that the focus stays."""
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        focused = next((key for key, one in self._buttons.items() if one.hasFocus()), "")
        clear(self._lines)
        self._buttons.clear()
        for entry in shown:
            self._add(entry)
        if focused in self._buttons:
            self._buttons[focused].setFocus()

    def _add(self, entry: Entry) -> None:
        made = ShortButton(entry.text)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setProperty("role", "outline")
        made.setCheckable(True)
        made.setAccessibleName(f"{entry.text}, {entry.pill}" if entry.pill else entry.text)
        made.clicked.connect(lambda _checked=False: self.chosen.emit(entry.key))
        self._group.addButton(made)
        self._buttons[entry.key] = made
        line = row(spacing=4)
        line.addSpacing(12 * (entry.level - 1))
        line.addWidget(made, 1)
        if entry.pill:
            line.addWidget(Pill(entry.pill, entry.tone))
        self._lines.addLayout(line)
