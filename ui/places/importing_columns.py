"""The columns of the file side by side, each with its heading and the field that it was understood as."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cdsdesk.actions.import_shown import ShownColumn
from ui.forms.editors import ChoiceEditor
from ui.theme.theme import theme
from ui.widgets.boxes import Card, clear, flat_button
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row

EXTRAS = "(giữ trong thông tin thêm)"
UNCERTAIN = "chưa chắc"
_LEAST, _MOST = 132, 220
_GAP, _EDGE = 10, 8


class ColumnBox(QWidget):
    """One column; ``chosen`` gives its place and the path of the field, empty to keep it among the extras."""

    chosen = Signal(int, str)

    def __init__(self, described: ShownColumn, words: Mapping[str, str]) -> None:
        super().__init__()
        self.described = described
        self._paths = {EXTRAS: "", **{word: path for path, word in words.items()}}
        self._word = words.get(described.path, described.path) if described.path else EXTRAS
        name = f"Cột {described.letters} “{described.heading}”" if described.heading else f"Cột {described.letters}"
        self.heading = Label(name, "small", elide=True)
        self.choice = ChoiceEditor((*words.values(), EXTRAS))
        self.choice.show_text(self._word)
        self.choice.setAccessibleName(f"{name} là gì")
        self.choice.setProperty("marked", described.uncertain)
        inside = column(self, spacing=3)
        line = row(spacing=4)
        line.addWidget(self.heading)
        line.addStretch(1)
        if described.uncertain:
            doubt = Label(UNCERTAIN, "doubt")
            doubt.setToolTip(tip("Chương trình chưa chắc về cột này; hãy bấm dấu kiểm nếu đúng, chọn lại nếu sai."))
            line.addWidget(doubt)
            self.confirm = flat_button("check", f"Đúng: {name} là {self._word}", self._confirm)
            line.addWidget(self.confirm)
        inside.addLayout(line)
        inside.addWidget(self.choice)
        self.setMinimumWidth(theme().scaled(_LEAST))
        self.setMaximumWidth(theme().scaled(_MOST))
        self.choice.left.connect(self._take)
        self.choice.given_up.connect(lambda: self.choice.show_text(self._word))

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

    def __init__(self) -> None:
        super().__init__(margin=0)
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

    def show_columns(self, columns: Sequence[ShownColumn], words: Mapping[str, str]) -> None:
        """Show the columns; ``words`` are the fields that can be chosen, by their path."""
        wanted = tuple(columns), tuple(words)
        if wanted == self._shown:
            return
        held = next((place for place, box in self.boxes.items() if box.choice.hasFocus()), -1)
        self._shown = wanted
        clear(self._row)
        self.boxes = {one.place: ColumnBox(one, words) for one in columns}
        for box in self.boxes.values():
            box.chosen.connect(self.chosen)
            self._row.addWidget(box, 1)
        self._row.addStretch(0)
        if held in self.boxes:
            self.boxes[held].choice.setFocus()
        self._fit()

    def _fit(self) -> None:
        bar = self._area.horizontalScrollBar().sizeHint().height()
        wide = sum(theme().scaled(_LEAST) + _GAP for _ in self.boxes)
        high = max((box.sizeHint().height() for box in self.boxes.values()), default=0)
        self._area.setFixedHeight(high + 2 * _EDGE + (bar if wide > self.width() else 0))

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Leave room for a bar when the columns are wider than the page."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()
