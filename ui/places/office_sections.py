"""Sections of the settings that are lists of records: each a table with the form of the chosen record beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import TextMap
from ui.desk import Desk
from ui.places.child_list import ChildList, Taken, field_column
from ui.places.place import Typing
from ui.places.record_rows import RecordRow
from ui.places.row_form import RowForm, record_binding
from ui.widgets.label import Label
from ui.widgets.layouts import column
from ui.widgets.two_parts import TwoParts

_FORM, _TURNS = 300, 620
Made = Callable[[], Mapping[str, str]]


class Section(QWidget):
    """One part of the settings: its heading, a sentence, then what it holds."""

    def __init__(self, desk: Desk, title: str, teach: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.whole: QVBoxLayout = column(self, spacing=8)
        self.whole.addWidget(Label(title, "title"))
        self.teach = Label(teach, "muted", wrap=True)
        self.whole.addWidget(self.teach)

    def show_anew(self) -> None:
        """Show what stands in the file now."""

    def take_focus(self) -> None:
        """Put the cursor where work begins, where there is such a spot."""

    def commit(self) -> bool:
        """Write what is being typed; False when something could not be."""
        return True

    def drafts(self) -> list[Typing]:
        """Return what is typed and not written."""
        return []

    def open_record(self, uid: str, field: str) -> bool:
        """Bring a record into view; False when it does not stand here."""
        return False

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put a text in progress back; False when its field does not stand here."""
        return False


@dataclass(frozen=True)
class ListNames:
    """What a list of settings is called and shows: columns with their widths, fields of the form, a first value."""

    kind: type[Record]
    title: str
    teach: str
    noun: str
    columns: tuple[tuple[str, int, int], ...]
    new: Mapping[str, str] = field(default_factory=dict)
    owner: str = "unit"


class SettingForm(RowForm):
    """The fields of a record of the settings."""

    def __init__(self, desk: Desk, kind: type[Record], noun: str, parent: QWidget | None = None) -> None:
        named = (name for name, one in specs(kind).items() if name != "unit" and not isinstance(one.kind, TextMap))
        self._names = tuple(named)
        bindings = [record_binding(kind, name) for name in self._names]
        super().__init__(desk, bindings, f"Chi tiết {noun}", f"Chọn một {noun}", parent)

    def heading(self, row: Any) -> str:
        """Return the name of the record, else the first thing that is told of it."""
        described = specs(type(row.record))
        first = sorted(self._names, key=lambda name: name != "name")
        texts = (described[name].kind.show(getattr(row.record, name)) for name in first)
        return next((text for text in texts if text), row.record.LABEL)


class ListSection(Section):
    """A table of the office's own records of one type, and the form of the chosen one."""

    def __init__(
        self,
        desk: Desk,
        names: ListNames,
        form: RowForm | None = None,
        taken: Taken | None = None,
        new: Made | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, names.title, names.teach, parent)
        self.names = names
        self.form = form if form is not None else SettingForm(desk, names.kind, names.noun, self)
        columns = tuple(
            field_column(names.kind, name, width, stretch=stretch, desk=desk) for name, width, stretch in names.columns
        )
        made = new if new is not None else lambda: names.new
        self.list = ChildList(
            desk, names.kind, names.owner, columns, names.title, names.noun, made, taken, fills=True, parent=self
        )
        self.list.title.hide()
        self.above(self.whole)
        parts = TwoParts(self.list, self.form, _FORM, _FORM, _TURNS, parent=self)
        self.whole.addWidget(parts, 1)
        self.list.current_changed.connect(lambda _uid: self._show_current())
        self.show_anew()

    def above(self, whole: QVBoxLayout) -> None:
        """Put what a list has above its table."""

    def show_anew(self) -> None:
        """Show the records as they are now; the first one is chosen while none is."""
        self.list.show_parent(self.desk.everything().office)
        if not self.list.table.current_uid() and self.list.model.uids():
            self.list.table.show_uid(self.list.model.uids()[0])
        self._show_current()

    def _show_current(self) -> None:
        uid = self.list.table.current_uid()
        record = self.desk.everything().find(self.names.kind, uid) if uid else None
        found = self.desk.findings_of(uid)
        self.form.show_row(RecordRow(record, found) if record is not None else None)

    def take_focus(self) -> None:
        """Put the cursor onto the first record; where there is none, onto what adds one."""
        (self.list.table if self.list.model.uids() else self.list.add_link).setFocus()

    def commit(self) -> bool:
        """Write what is being typed in the table and in the form."""
        return self.list.commit() & self.form.commit()

    def drafts(self) -> list[Typing]:
        """Return what is typed and not written."""
        return [*self.list.drafts(), *self.form.drafts()]

    def open_record(self, uid: str, field: str) -> bool:
        """Choose a record and put the cursor into a field."""
        if not self.list.open_record(uid):
            return False
        self._show_current()
        if field:
            self.form.focus_field(field)
        return True

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put a text in progress back into the form."""
        binder = self.form.binders.get(field)
        if binder is None or not self.open_record(uid, ""):
            return False
        binder.put(text)
        return True
