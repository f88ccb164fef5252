"""Asks for a column and a text that several rows get at once."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui.tables.cell_editors import finish, inner_of, make_editor, put_text, takes, text_of
from ui.tables.record_model import RecordModel
from ui.widgets.boxes import button, clear
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row

_BOX_HIGH = 96
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EditRows(QDialog):
    """Accepted: ``text()`` is to be written into the column ``place()`` of all rows."""

    def __init__(
        self, model: RecordModel, rows: Sequence[str], places: Sequence[int], first: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sửa nhiều dòng")
        self.setMinimumWidth(440)
        self._model, self._rows = model, rows
        inside = column(self, 16, 10)
        inside.addWidget(Label(f"Ghi cùng một nội dung vào {len(rows)} dòng đang chọn.", wrap=True))
        inside.addWidget(Label("Cột", "small"))
        self.columns = ChoiceBox()
        self.columns.setAccessibleName("Cột")
        for place in places:
            self.columns.addItem(model.columns[place].title, place)
        self.columns.setCurrentIndex(max(self.columns.findData(first), 0))
        inside.addWidget(self.columns)
        inside.addWidget(Label("Nội dung mới", "small"))
        self._room = column()
        inside.addLayout(self._room)
        self.over = Label("", "small", wrap=True)
        inside.addWidget(self.over)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Huỷ", self.reject))
        self.write_button = button(f"Ghi vào {len(rows)} dòng", self.accept, main=True)
        self.write_button.setToolTip(tip("Ctrl+Enter"))
        QShortcut("Ctrl+Return", self).activated.connect(self.write_button.click)
        foot.addWidget(self.write_button)
        inside.addLayout(foot)
        self.write_button.setEnabled(bool(places))
        self.columns.currentIndexChanged.connect(lambda _place: self._show_editor())
        self.editor: QWidget | None = None
        if places:
            self._show_editor()

    def place(self) -> int:
        """Return the column."""
        return int(self.columns.currentData())

    def text(self) -> str:
        """Return what is to be written."""
        return text_of(self.editor) if self.editor is not None else ""

    def accept(self) -> None:
        """Take what is being composed along."""
        if self.editor is not None:
            finish(self.editor)
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter writes, as in a cell: from a box only with Ctrl, never while a word of an open list is marked."""
        enter = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _RETURN
        if not isinstance(event, QKeyEvent) or not enter or self.editor is None or takes(self.editor, event):
            return super().eventFilter(watched, event)
        if isinstance(watched, QPlainTextEdit) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return super().eventFilter(watched, event)
        self.write_button.click()
        return True

    def _show_editor(self) -> None:
        """Give the column's own editor, with the text that all rows share already, and say what will be lost."""
        chosen = self._model.columns[self.place()]
        clear(self._room)
        self.editor = make_editor(chosen, self)
        self.editor.setAccessibleName(f"Nội dung mới cho cột {chosen.title}")
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.setFixedHeight(_BOX_HIGH)
        inner_of(self.editor).installEventFilter(self)
        self._room.addWidget(self.editor)
        self.editor.show()
        told = [chosen.value(self._model.row_of(uid)) for uid in self._rows]
        put_text(self.editor, told[0] if len(set(told)) == 1 else "", goes_on=True)
        filled = sum(bool(text) and text != chosen.nothing for text in told)
        self.over.setText(f"{filled} dòng đang có nội dung ở cột này sẽ được thay." if filled else "")
        self.over.setVisible(bool(filled))
        self.editor.setFocus()
