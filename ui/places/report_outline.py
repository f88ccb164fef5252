"""The outline of a report on the left: its sections with what fills them, its annexes with their rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from cdsdesk.document.blocks import Annex, DataRow, Heading, IssuedDocument, Table
from cdsdesk.reporting.outline import OutlineSection
from cdsdesk.reporting.section_passages import STATE_WORDS, PassageState
from ui.theme.colours import Tone
from ui.widgets.boxes import Card, ShortButton, clear, scroll
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row
from ui.widgets.pill import Pill

OWN = "own"
_SHORT = 40
_NARROW = 200
_BLANK = re.compile(r"\{(\w+)\}")
_FILLED = {"next": "kỳ tới", "last": "kỳ trước", "period": "trong kỳ", "subject": "nhiệm vụ"}


@dataclass(frozen=True)
class Entry:
    """One line of the outline: where it leads, its words, its level, a pill."""

    key: str
    text: str
    level: int
    pill: str = ""
    tone: Tone = Tone.GREY


def entries(
    sections: Sequence[OutlineSection],
    issued: IssuedDocument,
    written: frozenset[str],
    states: Mapping[str, PassageState],
) -> list[Entry]:
    """Return the lines for sections; ``written`` are those for which the office wrote something.

    ``states`` tells what became of the generated words of a section.
    """
    numbered = {block.key: block.text for block in issued.body if isinstance(block, Heading)}
    made = [
        _entry(section, " ".join(numbered.get(section.key, "").split()), section.key in written, states)
        for section in sections
        if section.title
    ]
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
    title = _BLANK.sub(lambda blank: _FILLED.get(blank[1].lower(), ""), title)
    title = " ".join(title.split())
    if title.isupper() or section.title.split("{")[0].isupper():
        title = title[:1] + title[1:].lower()
    return f"{number} {title}".strip()


def _entry(section: OutlineSection, numbered: str, has_words: bool, states: Mapping[str, PassageState]) -> Entry:
    pill, tone = "", Tone.GREY
    if section.parts == (OWN,):
        pill, tone = ("đã viết", Tone.GREEN) if has_words else ("chưa viết", Tone.AMBER)
    elif section.key in states and states[section.key] is not PassageState.FRESH:
        state = states[section.key]
        pill, tone = STATE_WORDS[state], Tone.AMBER if state is PassageState.STALE else Tone.GREEN
    elif section.parts:
        pill, tone = ("tự sinh", Tone.BLUE) if numbered else ("chưa có", Tone.GREY)
    return Entry(section.key, section_title(section, numbered), max(section.level, 1), pill, tone)


def worst(passages: Iterable[tuple[str, PassageState]]) -> dict[str, PassageState]:
    """Return for each section what became of its words: out of date when one passage is, else edited, else fresh."""
    made: dict[str, PassageState] = {}
    order = list(PassageState)
    for section, state in passages:
        made[section] = max(made.get(section, state), state, key=order.index)
    return made


def _title(annex: Annex) -> str:
    words = annex.title.split("\n")[0]
    words = words[:1] + words[1:].lower() if words.isupper() else words
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rsplit(" ", 1)[0] + "…"


def _short(pill: str) -> str:
    """Return the number in a pill, else a dot whose colour tells."""
    number = pill.split()[0]
    return number if number.isdecimal() else "•"


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
        self._pills: list[tuple[Pill, Entry]] = []

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
        self._pills.clear()
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
            pill = Pill(entry.pill, entry.tone)
            self._pills.append((pill, entry))
            self._fit(pill, entry)
            line.addWidget(pill)
        self._lines.addLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is little room, say in a tip what pills say, so that titles keep theirs."""
        super().resizeEvent(event)
        for pill, entry in self._pills:
            self._fit(pill, entry)

    def _fit(self, pill: Pill, entry: Entry) -> None:
        narrow = self.width() < _NARROW
        pill.show_text(_short(entry.pill) if narrow else entry.pill, entry.tone)
        pill.setToolTip(tip(entry.pill) if narrow else "")
        pill.setAccessibleName(entry.pill)
