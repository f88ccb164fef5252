"""The columns of the list of documents: what each shows, how it is changed, what marks it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from cdsdesk.actions.register_lines import (
    NOT_ENTERED,
    SHORT_DIRECTIONS,
    set_date,
    set_direction,
    set_number,
    written_number,
)
from cdsdesk.actions.register_list import date_understood, direction_word, number_read
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.fields import FieldSpec, specs
from cdsdesk.model.kinds import Date, Text
from cdsdesk.vietnamese.dates import format_date_table
from cdsdesk.vietnamese.document_numbers import TYPES
from ui.desk import Desk
from ui.edits import Edit, field_edit
from ui.forms.editors_choice import CompletingEditor
from ui.forms.factory import editor_for
from ui.places.document_rows import DIRECTION, DocumentRow
from ui.tables.columns import Column, Editor
from ui.theme.colours import Tone

TWIN = "Trùng với một dòng khác của sổ"
DIRECTION_CHOICES = (*SHORT_DIRECTIONS.values(), NOT_ENTERED)
Today = Callable[[], date]
_DOCUMENT, _ENTRY = specs(Document), specs(DocumentEntry)
_NUMBER, _TYPE, _ASSIGNS = _DOCUMENT["number_text"], _DOCUMENT["type"], _DOCUMENT["assigns_work"]
_TONES = {Direction.ISSUED: Tone.BLUE, Direction.INCOMING: Tone.GREEN}


class WrittenDate(Date):
    """A date that stays as it was written where it is none."""

    def parse(self, text: str) -> Any:
        """Take any text; the action reads it with the year of the period."""
        return text


NUMBER_SPEC = FieldSpec(
    "number_text",
    "Số, ký hiệu",
    Text(),
    "Gõ cả số và ký hiệu; loại văn bản tự điền theo ký hiệu. Chưa có số thì để trống, điền sau.",
    "145/KH-UBND",
)
DATE_SPEC = FieldSpec("date", "Ngày ban hành", WrittenDate(), "Gõ 5/3, 050322 hoặc chọn trong lịch", "05/3/2026")


def date_text(document: Document) -> str:
    """Return the date, else what was written for it."""
    return format_date_table(document.date) if document.date is not None else document.date_text


def number_edit(row: DocumentRow, text: str) -> Edit:
    """Return the edit that sets number and symbol."""
    return lambda snapshot, who: set_number(snapshot, row.record.uid, text, who)


def date_edit(desk: Desk, today: Today, row: DocumentRow, text: str) -> Edit:
    """Return the edit that sets the date, the period telling a year that was left out."""
    period = desk.period
    span = min(period.calendar_from, period.data_from), max(period.calendar_to, period.data_to)
    return lambda snapshot, who: set_date(snapshot, row.record.uid, text, span, today(), who)


def direction_edit(row: DocumentRow, word: str) -> Edit:
    """Return the edit that says whether a document went out, came in, or stands in no register."""
    return lambda snapshot, who: set_direction(snapshot, row.uid, word, who)


def columns(desk: Desk, today: Today) -> tuple[Column, ...]:
    """Return the columns of the table."""
    return (*_identity(desk, today), *_content(desk), *_in_register())


def _identity(desk: Desk, today: Today) -> tuple[Column, ...]:
    return (
        Column(
            "number",
            "Số, ký hiệu",
            112,
            lambda row: written_number(row.record),
            change=number_edit,
            order=("number", "symbol"),
            marks=_number_marks,
            hint=lambda row: number_read(row.record.number_text) if row.record.number_text else "",
            spec=NUMBER_SPEC,
        ),
        Column(
            "date",
            "Ngày",
            88,
            lambda row: date_text(row.record),
            change=lambda row, text: date_edit(desk, today, row, text),
            order=("date",),
            marks=lambda row: (*row.findings_on("date"), *_told(date_understood(row.record))),
            spec=DATE_SPEC,
            make_editor=lambda parent: editor_for(DATE_SPEC, parent, desk=desk),
        ),
        Column(
            "type",
            "Loại",
            86,
            lambda row: row.record.type,
            change=_field("type"),
            order=("type",),
            marks=lambda row: row.findings_on("type"),
            spec=_TYPE,
            make_editor=_type_editor,
        ),
    )


def _content(desk: Desk) -> tuple[Column, ...]:
    issuer = _DOCUMENT["issuer"]
    return (
        Column(
            "subject",
            "Trích yếu",
            178,
            lambda row: row.record.subject,
            change=_field("subject"),
            editor=Editor.LONG,
            order=("subject",),
            stretch=5,
            marks=lambda row: row.findings_on("subject"),
            spec=_DOCUMENT["subject"],
        ),
        Column(
            "issuer",
            "Cơ quan",
            108,
            lambda row: row.record.issuer,
            change=_field("issuer"),
            order=("issuer",),
            stretch=2,
            marks=lambda row: row.findings_on("issuer"),
            spec=issuer,
            make_editor=lambda parent: editor_for(issuer, parent, desk=desk),
        ),
    )


def _in_register() -> tuple[Column, ...]:
    return (
        Column(
            "direction",
            "Chiều",
            106,
            lambda row: direction_word(row.line),
            change=direction_edit,
            editor=Editor.CHOICE,
            choices=DIRECTION_CHOICES,
            order=(DIRECTION,),
            tone=lambda row: _TONES[row.entry.direction] if row.entry is not None else Tone.GREY,
            marks=lambda row: row.findings_on("direction"),
        ),
        Column(
            "assigns_work",
            "Giao việc",
            90,
            lambda row: "có" if row.record.assigns_work else "",
            own_text=lambda row: _ASSIGNS.kind.show(row.record.assigns_work),
            nothing="không",
            change=_field("assigns_work"),
            editor=Editor.CHOICE,
            choices=("không", "có"),
            order=("assigns_work",),
            spec=_ASSIGNS,
        ),
        _entry_column("registered_on", 92),
        _entry_column("note", 120),
    )


def _entry_column(name: str, width: int) -> Column:
    described = _ENTRY[name]
    return Column(
        name,
        described.label,
        width,
        lambda row: described.kind.show(getattr(row.entry, name)) if row.entry is not None else "",
        change=lambda row, text: field_edit(row.entry or DocumentEntry(), name, text),
        order=(),
        spec=described,
        starts_hidden=True,
        locked=lambda row: row.entry is None,
    )


def _field(name: str) -> Callable[[DocumentRow, str], Edit]:
    return lambda row, text: field_edit(row.record, name, text)


def _number_marks(row: DocumentRow) -> tuple[str, ...]:
    return (*row.findings_on("", "document", "number", "symbol", "number_text"), *((TWIN,) if row.twins else ()))


def _told(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _type_editor(parent: QWidget) -> CompletingEditor:
    return CompletingEditor(lambda: TYPES, parent)
