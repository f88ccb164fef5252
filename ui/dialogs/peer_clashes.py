"""What two officers both changed: a line for each, both values with who wrote them, one key to keep or to take."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from cdsdesk.vietnamese.dates import format_moment
from cdsdesk.vietnamese.numbers import format_number
from ui.tables.lines import LineCell, LineColumn, LinesTable
from ui.theme.colours import Tone
from ui.widgets.boxes import Card, button, scroll
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from cdsdesk.actions.merging_peers import ShownClash

KEEP, TAKE = "keep", "take"
_COLUMNS = (
    LineColumn("Mục", 124, takes_rest=True),
    LineColumn("Ô", 84),
    LineColumn("Của mình", 86, takes_rest=True),
    LineColumn("Của máy kia", 92, takes_rest=True),
    LineColumn("Chọn", 56),
)
_CHOSEN = {
    KEEP: LineCell("Giữ", Tone.GREEN, "Giữ của mình"),
    TAKE: LineCell("Lấy", Tone.BLUE, "Lấy của máy kia"),
    "": LineCell("–", None, "Chưa chọn"),
}
_KEYS = {Qt.Key.Key_1: KEEP, Qt.Key.Key_2: TAKE}
_TEACH = "Phím 1: giữ của mình. Phím 2: lấy của máy kia. Mũi tên: sang chỗ khác."
_EMPTY, _LONGEST = "(trống)", 300
_WHOLE = "cả mục"


class ClashTable(LinesTable):
    """``said`` tells what was pressed for the line with the cursor: to keep or to take."""

    said = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """1 keeps, 2 takes."""
        wanted = _KEYS.get(Qt.Key(event.key()))
        if wanted is not None:
            self.said.emit(wanted)
        else:
            super().keyPressEvent(event)


class _Side(Card):
    """One officer's value: who wrote it and when, the whole text, the button that chooses it."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__(margin=10, spacing=6)
        self.by = Label(title, "small", wrap=True)
        self.text = Label("", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choose = button(words)
        self._title = title
        inner = QWidget()
        inside = column(inner, 0, 0)
        inside.addWidget(self.text)
        inside.addStretch(1)
        head = row(spacing=8)
        head.addWidget(self.by, 1)
        head.addWidget(self.choose)
        self.column.addLayout(head)
        self.column.addWidget(scroll(inner), 1)

    def show_value(self, text: str, who: str, at: str) -> None:
        """Show another value."""
        self.by.setText(" · ".join(part for part in (self._title, who, format_moment(at)) if part))
        self.text.setText(text or _EMPTY)


class PeerClashes(QWidget):
    """``chosen`` tells that another line was decided; ``decisions`` are what was, by the key of the clash.

    ``all_buttons`` decide the whole list; whoever shows it puts them below.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decisions: dict[str, str] = {}
        self.head = Label("", wrap=True)
        self.table = ClashTable("Các chỗ hai bên cùng sửa khác nhau", _COLUMNS, self._told)
        self.table.setAccessibleDescription(_TEACH)
        self.which = Label("", "strong", wrap=True)
        self.ours = _Side("Của mình", "Giữ của mình")
        self.theirs = _Side("Của máy kia", "Lấy của máy kia")
        self.all_buttons: tuple[QPushButton, ...] = (
            button("Giữ hết của mình", lambda: self.decide_all(KEEP)),
            button("Lấy hết của máy kia", lambda: self.decide_all(TAKE)),
        )
        self._build()
        self.table.said.connect(self.decide)
        self.table.reached.connect(lambda _row: self._show_current())
        self.ours.choose.clicked.connect(lambda _checked=False: self.decide(KEEP))
        self.theirs.choose.clicked.connect(lambda _checked=False: self.decide(TAKE))

    def _build(self) -> None:
        inside = column(self, 0, 8)
        inside.addWidget(self.head)
        body = row(spacing=10)
        left, right = column(spacing=6), column(spacing=8)
        left.addWidget(self.table, 1)
        left.addWidget(Label(_TEACH, "small", wrap=True))
        right.addWidget(self.which)
        right.addWidget(self.ours, 1)
        right.addWidget(self.theirs, 1)
        body.addLayout(left, 3)
        body.addLayout(right, 2)
        inside.addLayout(body, 1)

    def show_clashes(self, sender: str, clashes: Sequence["ShownClash"], decided: Mapping[str, str]) -> None:
        """Show what is to be decided; what was decided before stays."""
        whose = f"tệp của {sender}" if sender else "tệp của máy kia"
        self.decisions = {one.key: decided[one.key] for one in clashes if one.key in decided}
        self.head.setText(
            f"{format_number(len(clashes))} chỗ hai bên cùng sửa khác nhau (hồ sơ này và {whose}). Chưa ghi gì vào "
            "hồ sơ: hãy chọn từng chỗ, rồi bấm “Gộp”. Những chỗ chỉ một bên sửa sẽ được lấy theo bên đã sửa."
        )
        self.table.show_rows(tuple(clashes))
        self._go_on(0)
        self._show_current()

    def left(self) -> int:
        """Return how many are not decided yet."""
        return len(self.table.lines.rows) - len(self.decisions)

    def decide(self, wanted: str) -> None:
        """Keep ours or take theirs in the line with the cursor, and go on to the next one that is open."""
        one = self.table.current()
        if one is not None:
            self.decisions[one.key] = wanted
            self._renew()
            self._go_on(self.table.currentIndex().row())

    def decide_all(self, wanted: str) -> None:
        """Keep or take everything in the list."""
        self.decisions = {one.key: wanted for one in self.table.lines.rows}
        self._renew()

    def _renew(self) -> None:
        self.table.show_rows(self.table.lines.rows)
        self._show_current()
        self.chosen.emit()

    def _go_on(self, row_now: int) -> None:
        rows = self.table.lines.rows
        order = [*range(row_now, len(rows)), *range(row_now)]
        goal = next((at for at in order if rows[at].key not in self.decisions), None)
        if goal is not None:
            self.table.setCurrentIndex(self.table.lines.index(goal, 0))
            self.table.scrollTo(self.table.lines.index(goal, 0))

    def _show_current(self) -> None:
        one = self.table.current()
        for part in (self.ours.choose, self.theirs.choose):
            part.setEnabled(one is not None)
        if one is None:
            return
        said = _CHOSEN[self.decisions.get(one.key, "")].spoken
        self.which.setText(f"{one.record}, ô “{one.label}”: {said.lower()}" if one.label else f"{one.record}: {said}")
        self.ours.show_value(one.ours, one.ours_by, one.ours_at)
        self.theirs.show_value(one.theirs, one.theirs_by, one.theirs_at)

    def _told(self, one: "ShownClash") -> Sequence[LineCell]:
        return (
            LineCell(one.record),
            LineCell(one.label or _WHOLE),
            LineCell(_line(one.ours)),
            LineCell(_line(one.theirs)),
            _CHOSEN[self.decisions.get(one.key, "")],
        )


def _line(text: str) -> str:
    return " ".join(text[:_LONGEST].split()) or _EMPTY
