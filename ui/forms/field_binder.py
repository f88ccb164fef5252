"""One field of a form: its widget, what is written, what was understood, what was found, what could not be read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from cdsdesk.actions import readings
from cdsdesk.errors import RecordError
from cdsdesk.model.fields import FieldSpec, Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.kinds import Ref
from ui.desk import Desk
from ui.edits import Edit
from ui.forms.editors import ChoiceEditor, FieldEditor, LineEditor, UndoGate
from ui.forms.factory import editor_for
from ui.forms.field_help import FIELD, help_of
from ui.forms.finding_marks import Act, FindingMarks
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row

_KEPT = "Chưa ghi; chữ đã gõ vẫn được giữ ở đây."


@dataclass(frozen=True)
class Binding:
    """How a field of a form is read from a row and written back; findings on ``marked`` fields stand below it.

    ``understood`` says what the row's text was understood as, ``reads`` what another text would be while it is typed;
    without them texts of the row's own record from which other fields follow are told by ``readings``.
    """

    key: str
    spec: FieldSpec
    text: Callable[[Any], str]
    change: Callable[[Any, str], Edit]
    label: str = ""
    understood: Callable[[Any], str] | None = None
    marked: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    lines: int = 0
    reads: Callable[[Any, str], str] | None = None


@dataclass(frozen=True)
class _Unread:
    """A text that could not be written, with the row that it was typed for."""

    text: str
    row: Any


class FieldBinder(QObject):
    """Commits when its editor is left; a text that cannot be read stays, with the question beside it."""

    written = Signal()

    def __init__(self, binding: Binding, desk: Desk, acts: Sequence[Act], parent: QWidget) -> None:
        super().__init__(parent)
        self.binding = binding
        self._desk = desk
        self._row: Any = None
        self._owner = ""
        self._committed = ""
        self._unread: dict[str, _Unread] = {}
        self._busy = False
        self.label = Label(binding.label or binding.spec.label, "small")
        self.label.setToolTip(tip(help_of(binding.spec)))
        self.editor = self._editor()
        self.editor.setProperty(FIELD, binding.key)
        self.label.setBuddy(self.editor)
        self.understood = Label("", "small", wrap=True)
        self.wrong = Label("", "wrong", wrap=True)
        self.marks = FindingMarks(acts)
        self.gate = UndoGate(self.editor, lambda: self.dirty)
        self.editor.typed.connect(self._typed)
        self.editor.left.connect(self.commit)
        self.editor.given_up.connect(self.give_up)
        self._show_understood()
        self._show_wrong("")

    def _editor(self) -> FieldEditor:
        if not self.binding.choices:
            return editor_for(self.binding.spec, lines=self.binding.lines, desk=self._desk)
        made = ChoiceEditor(self.binding.choices)
        made.setAccessibleName(self.binding.spec.label)
        made.setWhatsThis(help_of(self.binding.spec))
        return made

    def lay_out(self, into: QBoxLayout, beside: QWidget | None = None) -> None:
        """Put label, editor, what was understood and findings one below the other; ``beside`` what was understood."""
        box = column(spacing=3)
        box.addWidget(self.label)
        box.addWidget(self.editor)
        told = row(spacing=6)
        told.addWidget(self.understood, 1)
        if beside is not None:
            told.addWidget(beside)
        box.addLayout(told)
        box.addWidget(self.wrong)
        box.addWidget(self.marks)
        into.addLayout(box)

    def set_visible(self, *, visible: bool) -> None:
        """Show or hide the whole field."""
        for widget in (self.label, self.editor):
            widget.setVisible(visible)
        self.understood.setVisible(visible and bool(self.understood.text()))
        self.wrong.setVisible(visible and bool(self.wrong.text()))
        self.marks.setVisible(visible and bool(self.marks.shown()))

    @property
    def dirty(self) -> bool:
        """Whether something stands in the editor that is not written."""
        return bool(self.editor.composed) or self.editor.text() != self._committed

    def drafts(self) -> list[tuple[str, str, str]]:
        """Return owner, field and text of all that is not written yet, also of rows that are not shown now."""
        texts = {owner: unread.text for owner, unread in self._unread.items() if owner != self._owner}
        if self._owner and self.dirty:
            texts[self._owner] = self._now()
        return [(owner, self.binding.key, text) for owner, text in texts.items()]

    def _now(self) -> str:
        return self.editor.whole_text() if self.editor.composed else self.editor.text()

    def show_row(self, owner: str, row: Any) -> None:
        """Show a row; text of the same row that is still being typed stays, that of another row is written first."""
        same = owner == self._owner
        if not same and self._row is not None and self.dirty and not self._is_unread(self._owner, self._now()):
            self.commit()
        keep = same and self.dirty and not self._busy
        self._owner, self._row = owner, row
        self._committed = self.binding.text(row) if row is not None else ""
        unread = self._unread.get(owner)
        if unread is not None and not self._busy:
            self.editor.show_text(unread.text)
            self._show_wrong(_KEPT)
        elif not keep:
            self.editor.show_text(self._committed)
            self._show_wrong("")
        self.editor.setEnabled(row is not None and not self._desk.lock)
        self._show_understood()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings about this field."""
        self.marks.show_findings([finding for finding in findings if finding.field in self.binding.marked])
        marked = bool(self.marks.shown())
        if bool(self.editor.property("marked")) != marked:
            self._flag("marked", value=marked)

    def put(self, text: str) -> None:
        """Put a text into the editor as if it had been typed, as when a draft is given back."""
        self.editor.show_text(text)
        self._typed()

    def commit(self) -> bool:
        """Write what stands in the editor; False when it could not be."""
        if not self._busy and self._row is not None and self.dirty:
            self.editor.finish()
        if self._busy or self._row is None or not self.dirty:
            return self._row is None or not self.dirty
        text, owner, shown = self.editor.text(), self._owner, self._row
        try:
            self._check(text)
        except RecordError as error:
            self._keep(owner, shown, text, f"{error.what}. {_KEPT}")
            return False
        self._busy, done = True, False
        try:
            done = self._desk.edit(self.binding.change(shown, text))
        finally:
            self._busy = False
            if not done:
                self._keep(owner, shown, text, _KEPT)
        if done:
            self._unread.pop(owner, None)
            self._show_wrong("")
            self.written.emit()
        return done

    def commit_others(self) -> bool:
        """Write what could not be written for rows that are not shown now; False while some of it cannot be."""
        for owner, unread in list(self._unread.items()):
            if (
                owner != self._owner
                and self._reads(unread.text)
                and self._desk.edit(self.binding.change(unread.row, unread.text))
            ):
                self._unread.pop(owner, None)
        return not self._unread.keys() - {self._owner}

    def _is_unread(self, owner: str, text: str) -> bool:
        return owner in self._unread and self._unread[owner].text == text

    def _reads(self, text: str) -> bool:
        try:
            self._check(text)
        except RecordError:
            return False
        return True

    def _check(self, text: str) -> None:
        """Read a text by its kind, and a reference by what there is. Raises RecordError."""
        kind = self.binding.spec.kind
        kind.parse("" if text in self.binding.choices else text)
        if isinstance(kind, Ref) and text and self._desk.everything().get(text) is None:
            raise RecordError("Không có mục nào tên như vậy; hãy chọn trong danh sách (Alt+↓)")

    def _keep(self, owner: str, row: Any, text: str, question: str) -> None:
        self._unread[owner] = _Unread(text, row)
        if owner == self._owner:
            self._show_wrong(question)
            self._show_understood()

    def give_up(self) -> None:
        """Give back what was written before."""
        self._unread.pop(self._owner, None)
        self.editor.show_text(self._committed)
        self._show_wrong("")
        self._show_understood()

    def _typed(self) -> None:
        self._unread.pop(self._owner, None)
        self._show_wrong("")
        self._show_understood()

    def _told(self) -> str:
        """Return what stands beside the text: its reading while it is typed, else how the row was understood."""
        if self._row is None:
            return ""
        if self.dirty and (reading := self._read_live()):
            return reading
        if isinstance(self.editor, LineEditor) and (self.dirty or self.editor.always_told):
            reading = "" if self.wrong.text() else self.editor.reading()
            if reading:
                return reading
        if self.binding.understood is not None:
            return self.binding.understood(self._row)
        record = self._record()
        return readings.told(record, self.binding.spec.name) if record is not None else ""

    def _read_live(self) -> str:
        """Return what a text as written would be understood as."""
        if self.binding.reads is not None:
            return self.binding.reads(self._row, self._now())
        record = self._record()
        if record is None:
            return ""
        return readings.read_as(self._desk.everything(), record, self.binding.spec.name, self._now())

    def _record(self) -> Record | None:
        """Return the record of the row when the field is a text of it from which other fields follow."""
        record = getattr(self._row, "record", self._row)
        if isinstance(record, Record) and readings.following(type(record), self.binding.spec.name):
            return record
        return None

    def _show_understood(self) -> None:
        told = self._told()
        self.understood.setText(told)
        self.understood.setVisible(bool(told))

    def _show_wrong(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))
        if bool(self.editor.property("wrong")) != bool(text):
            self._flag("wrong", value=bool(text))

    def _flag(self, name: str, *, value: bool) -> None:
        self.editor.setProperty(name, value)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
