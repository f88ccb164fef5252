"""One row of a file beside the table: what is asked of it, what changes, its cells as written and as understood."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from cdsdesk.actions.import_shown import Changed, ShownColumn, ShownRow
from cdsdesk.importing.options import KEEP, NEW, SKIP, TAKE
from ui.forms.editors import LineEditor, TextEditor, UndoGate
from ui.places.importing_rows import NOTHING, TONES, changed_words, is_short
from ui.widgets.boxes import Card, button, clear, link, scroll
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pill import Pill

WIDTH, LEAST_WIDTH = 330, 250
_THIS = "Là mục này"
_ANSWERED = "Đã trả lời câu hỏi về dòng này."
_PLAIN = (NEW, SKIP)
_ANSWERS = {NEW: "Là mục mới", SKIP: "Bỏ qua dòng này", KEEP: "Giữ của mình", TAKE: "Lấy theo tệp"}


class CellField(QWidget):
    """One cell: its heading, the text of the file to be mended, how it is understood."""

    mended = Signal(int, str)

    def __init__(self, described: ShownColumn) -> None:
        super().__init__()
        self.place = described.place
        name = described.heading or f"Cột {described.letters}"
        self.editor = LineEditor() if is_short(described.path) else TextEditor(least=1, most=6)
        self.editor.setAccessibleName(name)
        self.understood = Label("", "small", wrap=True)
        self.give_back = link("Trả lại như trong tệp", self._give_back)
        self._original = ""
        self._shown = ""
        inside = column(self, spacing=2)
        inside.addWidget(Label(name, "small", wrap=True))
        inside.addWidget(self.editor)
        inside.addWidget(self.understood)
        inside.addWidget(self.give_back)
        self._gate = UndoGate(self.editor, lambda: self.dirty)
        self.editor.left.connect(self.commit)
        self.editor.given_up.connect(lambda: self.editor.show_text(self._shown))

    @property
    def dirty(self) -> bool:
        """Whether another text stands in the field than in the file."""
        return bool(self.editor.composed) or self.editor.text() != self._shown

    def commit(self) -> None:
        """Hand on what was typed."""
        self.editor.finish()
        if self.dirty:
            self._shown = self.editor.text()
            self.mended.emit(self.place, self._shown)

    def _give_back(self) -> None:
        self.mended.emit(self.place, self._original)

    def show_cell(self, shown: ShownRow, original: str | None) -> None:
        """Show the cell of a row; ``original`` is what the file has where it was mended."""
        text, understood = shown.cells[self.place], shown.understood.get(self.place, "")
        self._shown = text
        self.editor.show_text(text)
        wrong = [one.message for one in shown.troubles if one.place == self.place]
        said = "\n".join(wrong) or understood
        self.understood.setText(said)
        self.understood.set_role("wrong" if wrong else "small")
        self.understood.setVisible(bool(said))
        self.give_back.setVisible(original is not None)
        if original is not None:
            self._original = original
            self.give_back.show_words(f"Trả lại như trong tệp: {original or NOTHING}")
        self.editor.setProperty("marked", bool(wrong))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)


class RowPanel(Card):
    """``mended`` gives a column and the text that should stand there, ``answered`` the answer to the row's question."""

    mended = Signal(int, str)
    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0)
        self.setAccessibleName("Dòng đang chọn")
        self.uid = ""
        self.title, self.pill = Label("", "heading"), Pill()
        self.nothing = Label("Chọn một dòng để xem ô gốc và cách hiểu.", "muted", wrap=True)
        self.question = QFrame()
        self.question.setObjectName("notice")
        self.question.setProperty("tone", "ask")
        self.question.setAccessibleName("Câu hỏi về dòng này")
        self._asked = column(self.question, 10, 6)
        self._told, self._cells = column(spacing=4), column(spacing=8)
        self.fields: dict[int, CellField] = {}
        self._columns: tuple[ShownColumn, ...] = ()
        self._build()
        self.show_row("", None, {})

    def _build(self) -> None:
        inner = QWidget()
        self.area = scroll(inner)
        self.column.addWidget(self.area)
        inside = column(inner, 12, 8)
        head = row(spacing=8)
        head.addWidget(self.title)
        head.addWidget(self.pill)
        head.addStretch(1)
        inside.addLayout(head)
        inside.addWidget(self.nothing)
        inside.addWidget(self.question)
        inside.addLayout(self._told)
        self._cell_box = QWidget()
        self._cell_box.setLayout(self._cells)
        inside.addWidget(self._cell_box)
        inside.addStretch(1)

    def show_columns(self, columns: Sequence[ShownColumn]) -> None:
        """Make a field for each column; the same columns keep theirs."""
        if tuple(columns) == self._columns:
            return
        self._columns = tuple(columns)
        clear(self._cells)
        self.fields = {one.place: CellField(one) for one in columns}
        for field in self.fields.values():
            field.mended.connect(self.mended)
            self._cells.addWidget(field)

    def show_row(self, uid: str, shown: ShownRow | None, originals: Mapping[int, str]) -> None:
        """Show a row, or that none is chosen; ``originals`` are the texts of the file where cells were mended."""
        self.uid = uid
        for part in (self.title, self.pill, self._cell_box):
            part.setVisible(shown is not None)
        self.nothing.setVisible(shown is None)
        self._stay()
        clear(self._told)
        clear(self._asked)
        self.question.setVisible(shown is not None and (bool(shown.question) or shown.answered))
        if shown is None:
            return
        self.title.setText(row_words(shown.numbers))
        self.pill.show_text(shown.pill(), TONES[shown.verdict])
        if shown.question or shown.answered:
            self._ask(shown)
        for change in shown.changes:
            self._told.addWidget(_change_box(change))
        for trouble in shown.troubles:
            if trouble.place < 0:
                self._told.addWidget(_edged(Label(trouble.message, wrap=True), "amber"))
        for field in self.fields.values():
            field.show_cell(shown, originals.get(field.place))

    def _stay(self) -> None:
        """Keep the cursor in the panel when the button that has it goes."""
        focus = QApplication.focusWidget()
        if focus is not None and self.question.isAncestorOf(focus):
            self.area.setFocus()

    def _ask(self, shown: ShownRow) -> None:
        self._asked.addWidget(Label(shown.question or _ANSWERED, wrap=True))
        if shown.answered:
            self._asked.addWidget(link("Hỏi lại dòng này", lambda: self.answered.emit("")))
            return
        last: QWidget = self.area
        for candidate in shown.candidates:
            words = _ANSWERS.get(candidate.answer, _THIS)
            if candidate.answer not in _PLAIN:
                self._asked.addWidget(Label(candidate.words, wrap=True))
            made = button(words, partial(self.answered.emit, candidate.answer))
            made.setAccessibleDescription(candidate.words)
            self._asked.addWidget(made)
            self.setTabOrder(last, made)
            last = made
        for field in self.fields.values():
            self.setTabOrder(last, field.editor)
            last = field.editor

    def commit(self) -> None:
        """Hand on what is being typed in a field."""
        for field in self.fields.values():
            if field.dirty:
                field.commit()


def row_words(numbers: Sequence[int]) -> str:
    """Return "Dòng 14", or "Dòng 14–16" for a row that several rows of the sheet make up."""
    if len(numbers) > 1:
        return f"Dòng {numbers[0]}–{numbers[-1]}"
    return f"Dòng {numbers[0]}" if numbers else "Dòng"


def _change_box(change: Changed) -> QFrame:
    return _edged(Label(changed_words(change), wrap=True), "blue")


def _edged(label: Label, edge: str) -> QFrame:
    made = QFrame()
    made.setProperty("edge", edge)
    inside = column(made)
    inside.setContentsMargins(10, 2, 0, 2)
    inside.addWidget(label)
    return made
