"""Editors inside cells: which one a column gets, and the two words that all of them understand: text and show_text."""

from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QToolTip, QWidget

from ui.forms.editors import ChoiceEditor, LineEditor, TextEditor
from ui.tables.columns import Column, Editor
from ui.widgets.composing import Box, Line
from ui.widgets.label import tip


@runtime_checkable
class OwnEditor(Protocol):
    """What a column's own editor answers to."""

    def text(self) -> str:
        """Return what stands in it."""

    def show_text(self, text: str) -> None:
        """Show a text."""


def make_editor(column: Column, parent: QWidget) -> QWidget:
    """Return the column's own editor, else a line, a box of several lines or a choice."""
    made: QWidget
    if column.make_editor is not None:
        made = column.make_editor(parent)
        made.setParent(parent)
    elif column.editor is Editor.CHOICE:
        made = ChoiceEditor(column.choices, parent)
    elif column.editor is Editor.LONG:
        made = _box(parent)
    else:
        made = Line(parent)
        if column.right:
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
    if isinstance(made, LineEditor):
        made.typed.connect(partial(_tell, made))
    made.setAccessibleName(column.title)
    return made


def _tell(editor: LineEditor) -> None:
    """Say below a cell how its text is understood while it is typed."""
    QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), tip(editor.reading()), editor)


def text_of(editor: QWidget) -> str:
    """Return what stands in an editor."""
    if isinstance(editor, QComboBox):
        return editor.currentText()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, OwnEditor | QLineEdit) else ""


def finish(editor: QWidget) -> None:
    """Take into an editor's text what an input method is composing, and bring it into the form that it is taken in."""
    inner = inner_of(editor)
    if isinstance(inner, LineEditor | TextEditor | ChoiceEditor):
        inner.finish()
    elif isinstance(inner, Line | Box):
        inner.settle()


def is_typed(editor: QWidget, given: str) -> bool:
    """Whether an editor holds anything else than the text that it was given."""
    inner = inner_of(editor)
    return text_of(editor) != given or (isinstance(inner, Line | Box) and bool(inner.composed))


def takes(editor: QWidget, event: QKeyEvent) -> bool:
    """Whether a key that would leave the cell is for a list that the editor has open."""
    inner = inner_of(editor)
    return isinstance(inner, LineEditor) and inner.takes(event)


def put_text(editor: QWidget, text: str, *, goes_on: bool) -> None:
    """Put a text into an editor: the cursor at its end to go on, or all of it marked to be written over."""
    if isinstance(editor, OwnEditor):
        editor.show_text(text)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(editor.findText(text), 0))
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
    elif isinstance(editor, QLineEdit):
        editor.setText(text)
    inner = inner_of(editor)
    if isinstance(inner, QLineEdit | QPlainTextEdit):
        if not goes_on:
            inner.selectAll()
        elif isinstance(inner, QPlainTextEdit):
            inner.moveCursor(QTextCursor.MoveOperation.End)
        else:
            inner.end(False)


def put_in(editor: QWidget, letters: str) -> None:
    """Write letters where the cursor is."""
    inner = inner_of(editor)
    if isinstance(inner, QPlainTextEdit):
        inner.insertPlainText(letters)


def inner_of(editor: QWidget) -> QWidget:
    """Return the widget that the keys go to: the editor itself or the one inside that stands for it."""
    while (proxy := editor.focusProxy()) is not None:
        editor = proxy
    return editor


def _box(parent: QWidget) -> Box:
    made = Box(parent)
    made.setTabChangesFocus(True)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return made
