"""The form beside the list of documents: what does not fit a column, what was understood, where it is named."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cdsdesk.actions.register_lines import take_number, written_number
from cdsdesk.actions.register_list import date_understood, direction_word, heading, number_read, number_understood
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.fields import FieldSpec, specs
from cdsdesk.model.kinds import Text
from cdsdesk.model.snapshot import Snapshot
from ui.desk import Desk
from ui.edits import Edit, field_edit
from ui.forms.field_binder import Binding
from ui.places.document_columns import (
    DATE_SPEC,
    DIRECTION_CHOICES,
    NUMBER_SPEC,
    Today,
    date_edit,
    date_text,
    direction_edit,
    number_edit,
)
from ui.places.document_links import DocumentLinks
from ui.places.document_rows import DocumentRow
from ui.places.row_form import RowForm, record_binding
from ui.widgets.boxes import link
from ui.widgets.label import Label

_OF_ENTRY = ("registered_on", "note")
_OF_PLAN = ("year_from", "year_to")
_DIRECTION_SPEC = FieldSpec("direction", "Chiều", Text(), "Văn bản đơn vị ban hành, hay văn bản đến")


def bindings(desk: Desk, today: Today) -> tuple[Binding, ...]:
    """Return the fields of the form from the top."""
    return (
        Binding(
            "number",
            NUMBER_SPEC,
            lambda row: written_number(row.record),
            number_edit,
            understood=lambda row: number_understood(desk.snapshot(), row.line, _year(desk, row)),
            marked=("number", "symbol", "number_text", "document"),
            reads=lambda _row, text: number_read(text),
        ),
        Binding(
            "date",
            DATE_SPEC,
            lambda row: date_text(row.record),
            lambda row, text: date_edit(desk, today, row, text),
            understood=lambda row: date_understood(row.record),
            marked=("date", "date_text"),
        ),
        record_binding(Document, "type"),
        record_binding(Document, "subject"),
        record_binding(Document, "issuer"),
        Binding(
            "direction",
            _DIRECTION_SPEC,
            lambda row: direction_word(row.line),
            direction_edit,
            marked=("direction",),
            choices=DIRECTION_CHOICES,
        ),
        record_binding(Document, "assigns_work"),
        *(record_binding(Document, name) for name in _OF_PLAN),
        *(_entry_binding(name) for name in _OF_ENTRY),
    )


def _entry_binding(name: str) -> Binding:
    described = specs(DocumentEntry)[name]

    def change(row: DocumentRow, words: str) -> Edit:
        return field_edit(row.entry or DocumentEntry(), name, words)

    def text(row: DocumentRow) -> str:
        return described.kind.show(getattr(row.entry, name)) if row.entry is not None else ""

    return Binding(name, described, text, change, marked=(name,), lines=1)


def _year(desk: Desk, row: DocumentRow) -> int:
    return row.record.date.year if row.record.date is not None else desk.period.year


class DocumentForm(RowForm):
    """Shows one line and writes each field when it is left."""

    def __init__(self, desk: Desk, today: Callable[[], Any], parent: QWidget | None = None) -> None:
        self.take_link = link("Lấy số này", self.take_number)
        self.written = Label("", "small", wrap=True)
        self.links = DocumentLinks(desk, self.commit)
        super().__init__(desk, bindings(desk, today), "Chi tiết văn bản", "Chọn một văn bản", parent)
        self.links.record_asked.connect(self.record_asked)

    def lay_out(self, inside: QVBoxLayout) -> None:
        """Put twins above the fields, and tasks that name the document before what is seldom used."""
        inside.addWidget(self.links.twins)
        for key, binder in self.binders.items():
            if key == "assigns_work":
                inside.addWidget(self.links.cited)
            binder.lay_out(inside, self.take_link if key == "number" else None)
        inside.addWidget(self.written)

    def heading(self, row: DocumentRow) -> str:
        """Return kind and number, else the subject."""
        return heading(row.line)

    def show_more(self, row: DocumentRow | None) -> None:
        """Show what belongs to a line of the register only where there is one, years only of a plan."""
        for name in _OF_ENTRY:
            self.binders[name].set_visible(visible=row is None or row.entry is not None)
        for name in _OF_PLAN:
            self.binders[name].set_visible(visible=row is not None and row.record.assigns_work)
        offered = row is not None and not row.record.number and not row.record.number_text
        told = number_understood(self.desk.snapshot(), row.line, _year(self.desk, row)) if row and offered else ""
        self.take_link.setVisible(bool(told) and not self.desk.lock)
        written = row.entry.as_written if row is not None and row.entry is not None else ""
        self.written.setText(f"Dòng như đã viết: {written}" if written else "")
        self.written.setVisible(bool(written))
        self.links.show_row(row)

    def take_number(self) -> None:
        """Give the document the next number of its series."""
        if self.current is not None and self.commit():
            uid, year = self.current.record.uid, _year(self.desk, self.current)

            def one(snapshot: Snapshot, who: str) -> Any:
                return take_number(snapshot, uid, year, who)

            self.desk.edit(one)
