"""The columns of the file side by side, each with its heading and the field that it was understood as."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from cdsdesk.actions.import_shown import ShownColumn
from ui.forms.editors import ChoiceEditor
from ui.theme.theme import theme
from ui.widgets.boxes import Card, clear, flat_button
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row

EXTRAS = "(giữ trong thông tin thêm)"
UNCERTAIN = "chưa chắc"
_LEAST, _MOST, _TELLING, _ARROW = 96, 220, 140, 46
_GAP, _EDGE = 8, 8
_AT_ONCE = 4
_PARTS = " › "


class HeadingLabel(Label):
    """The letters and heading of a column; of a heading in several parts the last one stays in sight."""

    def __init__(self, described: ShownColumn) -> None:
        self._start = described.letters
        self._last = described.heading.rpartition(_PARTS)[2] if _PARTS in described.heading else ""
        super().__init__(" · ".join(filter(None, (described.letters, described.heading))), "small", elide=True)

    def short(self) -> str:
        """Return the least that tells the column from its neighbours."""
        return f"{self._start} · …{_PARTS}{self._last}" if self._last else self.text()

    def fitted(self, width: int) -> str:
        """Return the whole heading, else its last part, with an ellipsis where even that is too long."""
        metrics = self.fontMetrics()
        fits = metrics.horizontalAdvance(self.text()) <= width
        return metrics.elidedText(self.text() if fits else self.short(), Qt.TextElideMode.ElideRight, width)


class ColumnBox(QWidget):
    """One column; ``chosen`` gives its place and the path of the field, empty to keep it among the extras."""

    chosen = Signal(int, str)

    def __init__(self, described: ShownColumn, words: Mapping[str, str]) -> None:
        super().__init__()
        self.described = described
        self._paths = {EXTRAS: "", **{word: path for path, word in words.items()}}
        self._word = words.get(described.path, described.path) if described.path else EXTRAS
        name = f"Cột {described.letters} “{described.heading}”" if described.heading else f"Cột {described.letters}"
        self.heading = HeadingLabel(described)
        self.heading.setAccessibleName(name)
        self.choice = ChoiceEditor((*words.values(), EXTRAS))
        self.choice.show_text(self._word)
        self.choice.setToolTip(tip(f"{name} là: {self._word}"))
        self.choice.setAccessibleName(f"{name} là gì")
        self.choice.setProperty("marked", described.uncertain or bool(described.gave))
        inside = column(self, spacing=3)
        inside.addLayout(self._line(name))
        inside.addWidget(self.choice)
        self._size()
        self.choice.left.connect(self._take)
        self.choice.given_up.connect(lambda: self.choice.show_text(self._word))

    def _line(self, name: str) -> QHBoxLayout:
        line = row(spacing=4)
        line.addWidget(self.heading)
        line.addStretch(1)
        self._doubts: list[QWidget] = []
        if self.described.uncertain:
            what = "Chương trình chưa chắc về cột này; hãy bấm dấu kiểm nếu đúng, chọn lại nếu sai."
            self.confirm = flat_button("check", f"Đúng: {name} là {self._word}", self._confirm)
            self._doubts = [_doubt(UNCERTAIN, what), self.confirm]
        elif self.described.gave:
            what = f"Ô của cột này nay lấy từ cột {self.described.gave} theo lựa chọn của bạn; hãy chọn lại nếu sai."
            self._doubts = [_doubt(f"nhường cột {self.described.gave}", what)]
        for part in self._doubts:
            line.addWidget(part)
        return line

    def _size(self) -> None:
        """Be wide enough for the word that is chosen and for what tells the column from others."""
        self.ensurePolished()
        self.heading.ensurePolished()
        head = min(self.heading.fontMetrics().horizontalAdvance(self.heading.short()), theme().scaled(_TELLING))
        beside = sum(part.sizeHint().width() + 4 for part in self._doubts)
        word = self.choice.fontMetrics().horizontalAdvance(self._word) + theme().scaled(_ARROW)
        most = theme().scaled(_MOST)
        self.setMinimumWidth(max(theme().scaled(_LEAST), min(max(head + beside + 4, word), most)))
        self.setMaximumWidth(most)

    def _confirm(self) -> None:
        self.chosen.emit(self.described.place, self.described.path)

    def _take(self) -> None:
        self.choice.finish()
        word = self.choice.text()
        if word != self._word:
            self._word = word
            self.chosen.emit(self.described.place, self._paths.get(word, word))


class ColumnStrip(Card):
    """``chosen`` gives a column of the table and the path of the field that it should be."""

    chosen = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0)
        self.setAccessibleName("Các cột của tệp và ý nghĩa")
        self._inner = QWidget()
        self._row = row(self._inner, spacing=_GAP)
        self._row.setContentsMargins(12, _EDGE, 12, _EDGE)
        self._area = QScrollArea()
        self._area.setWidget(self._inner)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._area)
        self.boxes: dict[int, ColumnBox] = {}
        self._shown: tuple[tuple[ShownColumn, ...], tuple[str, ...]] = (), ()

    def parts(self, columns: Sequence[ShownColumn], words: Mapping[str, str]) -> Sequence[Callable[[], object]]:
        """Return what shows the columns, some at a time; ``words`` are the fields that can be chosen, by their path."""
        wanted = tuple(columns), tuple(words)
        if wanted == self._shown:
            return ()
        held = next((place for place, box in self.boxes.items() if box.choice.hasFocus()), -1)
        pieces = [columns[at : at + _AT_ONCE] for at in range(0, len(columns), _AT_ONCE)]

        def begin() -> None:
            self._shown, self.boxes = ((), ()), {}
            clear(self._row)
            self.setUpdatesEnabled(False)

        def end() -> None:
            self._row.addStretch(0)
            if held in self.boxes:
                self.boxes[held].choice.setFocus()
            self._fit()
            self._shown = wanted
            self.setUpdatesEnabled(True)

        return begin, *(partial(self._add, piece, words) for piece in pieces), end

    def _add(self, columns: Sequence[ShownColumn], words: Mapping[str, str]) -> None:
        for one in columns:
            box = self.boxes[one.place] = ColumnBox(one, words)
            box.chosen.connect(self.chosen)
            self._row.addWidget(box, 1)
            # Qt shows new parts a turn later, and reckons without them till then.
            box.show()

    def _fit(self) -> None:
        bar = self._area.horizontalScrollBar().sizeHint().height()
        wide = self._row.minimumSize().width()
        self._inner.setMinimumWidth(wide)
        high = max((box.sizeHint().height() for box in self.boxes.values()), default=0)
        self._area.setFixedHeight(high + 2 * _EDGE + (bar if wide > self.width() else 0))

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Leave room for a bar when the columns are wider than the page."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()


def _doubt(words: str, what: str) -> Label:
    made = Label(words, "doubt")
    made.setToolTip(tip(what))
    return made
