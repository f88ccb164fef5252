"""Lines of the register one by one: a number and a date as they are typed, the next number, one document told twice."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from cdsdesk.actions.edit import existing, parsed, referring, remove, require_valid
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.documents import DIRECTION_WORDS, Direction, Document, DocumentEntry
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.identity import new_uid, uid_for
from cdsdesk.model.names import document_number, document_words
from cdsdesk.model.office import NumberSeries
from cdsdesk.model.register import bodies_agree, entries, number_key, symbol_key
from cdsdesk.model.reports import SameAs
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.understanding import understood
from cdsdesk.vietnamese.document_numbers import document_number as joined_number
from cdsdesk.vietnamese.document_numbers import is_symbol, split_document_number
from cdsdesk.vietnamese.document_types import type_of_symbol
from cdsdesk.vietnamese.text import clean_line, search_key
from cdsdesk.vietnamese.typed_dates import read_typed_date

UNNAMED_TYPE = "Văn bản"
NOT_ENTERED = "Chưa vào sổ"
SHORT_DIRECTIONS = {Direction.ISSUED: "Ban hành", Direction.INCOMING: "Đến"}
_SAID = {search_key(word): direction for direction, word in SHORT_DIRECTIONS.items()} | {"di": Direction.ISSUED}


def written_number(document: Document) -> str:
    """Return number and symbol as they are shown: as written where that differs from what was understood."""
    return document.number_text or document_number(document)


def add_line(
    snapshot: Snapshot, direction: Direction, values: Mapping[str, str] | None = None, who: str = ""
) -> tuple[ChangeSet, DocumentEntry]:
    """Make a line of the register with a document of its own; what the office issues is issued by it."""
    office = snapshot.unit().name if direction is Direction.ISSUED else ""
    told: dict[str, Any] = {"type": UNNAMED_TYPE, "issuer": office, **parsed(Document, values or {})}
    document = understood(Document(**told), frozenset(values or ()))
    document = replace(document, uid=uid_for(document), position=_next(snapshot, Document))
    require_valid(None, document, snapshot)
    draft = Draft(snapshot.records)
    draft.put(document)
    entry = _entry(snapshot, document.uid, direction, _next(snapshot, DocumentEntry))
    draft.put(entry)
    return ChangeSet(f"Thêm {DIRECTION_WORDS[direction].lower()}", draft.changes(), who), entry


def set_number(snapshot: Snapshot, uid: str, text: str, who: str = "") -> ChangeSet:
    """Set number and symbol of a document from what was typed: "145/KH-UBND", "145", "KH-UBND".

    The symbol tells the type where nobody did. What is neither stays as it was written, with nothing understood.
    """
    old = _document(snapshot, uid)
    written = clean_line(text)
    number, symbol = split_document_number(written)
    if not number and symbol and not is_symbol(symbol):
        number = symbol = ""
    elif number and not symbol:
        symbol = old.symbol
    plain = joined_number(number, symbol)
    kind = type_of_symbol(symbol)
    follows = old.type in ("", UNNAMED_TYPE, type_of_symbol(old.symbol))
    new = replace(
        old,
        number=number,
        symbol=symbol,
        number_text="" if written in (plain, number) else written,
        type=kind if kind and follows else old.type,
    )
    return _changed(snapshot, old, new, "number_text", who)


def set_date(snapshot: Snapshot, uid: str, text: str, span: tuple[date, date], today: date, who: str = "") -> ChangeSet:
    """Set the date of a document from what was typed; the period's first and last day tell a year left out.

    A text that is no date stays as it was written.
    """
    old = _document(snapshot, uid)
    read = read_typed_date(text, *span, today)
    new = replace(old, date=read.value, date_text="" if read.value is not None else clean_line(text))
    return _changed(snapshot, old, new, "date", who)


def set_direction(snapshot: Snapshot, uid: str, word: str, who: str = "") -> ChangeSet:
    """Say whether a line was sent out or came in; a document without a line is entered by it.

    "Chưa vào sổ", or nothing, takes the line away and leaves the document known.
    """
    draft = Draft(snapshot.records)
    entry = snapshot.find(DocumentEntry, uid)
    key = search_key(clean_line(word))
    if key in ("", search_key(NOT_ENTERED)):
        if entry is not None:
            draft.remove(uid)
        return ChangeSet("Bỏ khỏi sổ văn bản", draft.changes(), who)
    direction = _SAID.get(key) or parsed(DocumentEntry, {"direction": word})["direction"]
    if entry is not None:
        draft.put(replace(entry, direction=direction))
        return ChangeSet("Sửa văn bản đi, đến", draft.changes(), who, folding=f"{uid}/direction")
    document = _document(snapshot, uid)
    draft.put(_entry(snapshot, uid, direction, _next(snapshot, DocumentEntry)))
    label = f"Vào sổ {DIRECTION_WORDS[direction].lower()}: {document_words(document)}"
    return ChangeSet(label, draft.changes(), who)


def remove_lines(snapshot: Snapshot, uids: Collection[str], who: str = "") -> ChangeSet:
    """Remove lines of the register, and their documents where nothing else names them.

    A document without a line is removed alone. Raises ConflictError when something refers to it.
    """
    lines = [entry for uid in uids if (entry := snapshot.find(DocumentEntry, uid)) is not None]
    alone = [uid for uid in uids if snapshot.find(DocumentEntry, uid) is None]
    draft = Draft(snapshot.records)
    if alone:
        for change in remove(snapshot, Document.TYPE, alone, who).changes:
            draft.remove(change.uid)
    gone = {entry.uid for entry in lines}
    documents = frozenset(entry.document for entry in lines)
    named: set[str] = set()
    for record in referring(snapshot, documents):
        if record.uid not in gone:
            named.update(str(value) for value in vars(record).values() if isinstance(value, str))
    for uid in (*gone, *sorted(documents - named)):
        if snapshot.get(uid) is not None:
            draft.remove(uid)
    return ChangeSet(f"Xoá {len(uids)} dòng sổ văn bản", draft.changes(), who)


def copy_lines(snapshot: Snapshot, uids: Sequence[str], who: str = "") -> tuple[ChangeSet, tuple[str, ...]]:
    """Make lines again, each with a document of its own that has no number yet; return the uids of the copies."""
    draft = Draft(snapshot.records)
    made: list[str] = []
    place, row = _next(snapshot, Document), _next(snapshot, DocumentEntry)
    for number, uid in enumerate(uids):
        entry = snapshot.find(DocumentEntry, uid)
        original = _document(snapshot, entry.document if entry is not None else uid)
        copy = replace(original, number="", number_text="", assigns_work=False, position=place + number)
        copy = replace(copy, uid=uid_for(copy))
        draft.put(copy)
        direction = entry.direction if entry is not None else Direction.ISSUED
        line = _entry(snapshot, copy.uid, direction, row + number)
        draft.put(line)
        made.append(line.uid)
    return ChangeSet(f"Nhân bản {len(made)} văn bản", draft.changes(), who), tuple(made)


def join_lines(snapshot: Snapshot, line: str, others: Sequence[str], who: str = "") -> ChangeSet:
    """Say that several lines speak of one document: one line stays, with what the others knew besides.

    Whatever names one of the documents names the one that stays (``SameAs``).
    """
    entry = _line(snapshot, line)
    told = [entry, *(_line(snapshot, uid) for uid in others)]
    documents = {one.document: _document(snapshot, one.document) for one in told}
    kept = max(documents.values(), key=_worth)
    draft = Draft(snapshot.records)
    for document in documents.values():
        if document.uid != kept.uid:
            kept = replace(kept, **_filled(kept, document))
            draft.put(SameAs(uid=new_uid(), old=document.uid, kept=kept.uid))
    draft.put(kept)
    for other in told[1:]:
        entry = replace(entry, **_filled(entry, other))
        draft.remove(other.uid)
    draft.put(replace(entry, document=kept.uid))
    return ChangeSet(f"Ghi là một văn bản: {document_words(kept)}", draft.changes(), who)


def next_number(snapshot: Snapshot, document: Document, year: int) -> str:
    """Return the number that comes next for a document that the office issues, as printed; empty without a series.

    It follows the last one of the series and the greatest in the year's register (NĐ 30/2020, Điều 15).
    """
    series = _series(snapshot, document)
    if series is None or document.number:
        return ""
    symbol = symbol_key(series.pattern)
    used = [
        int(digits)
        for entry, other in entries(snapshot)
        if entry.direction is Direction.ISSUED
        and symbol_key(other.symbol) == symbol
        and (other.date.year if other.date else year) == year
        and (digits := number_key(other.number)).isdigit()
    ]
    number = max([series.last_number or 0, *used]) + 1
    return joined_number(f"{number:02d}", series.pattern)


def take_number(snapshot: Snapshot, uid: str, year: int, who: str = "") -> ChangeSet:
    """Give a document the number that comes next, and note it in its series."""
    document = _document(snapshot, uid)
    text, series = next_number(snapshot, document, year), _series(snapshot, document)
    if not text or series is None:
        raise RecordError("Chưa có dãy số cho loại văn bản này", document.type, "hãy lập dãy số ở Đơn vị & thiết lập")
    draft = Draft(snapshot.records)
    number, symbol = split_document_number(text)
    draft.put(replace(document, number=number, symbol=symbol, number_text=""))
    draft.put(replace(series, last_number=int(number)))
    return ChangeSet(f"Lấy số {text}", draft.changes(), who)


def _series(snapshot: Snapshot, document: Document) -> NumberSeries | None:
    for series in snapshot.where(NumberSeries, "unit", snapshot.office):
        if not series.pattern or not bodies_agree(series.issuing_body, document.issuer):
            continue
        if symbol_key(series.pattern) == symbol_key(document.symbol):
            return series
        if not document.symbol and document.type and type_of_symbol(series.pattern) == document.type:
            return series
    return None


def _changed(snapshot: Snapshot, old: Document, new: Document, field: str, who: str) -> ChangeSet:
    require_valid(old, new, snapshot)
    draft = Draft(snapshot.records)
    draft.put(new)
    label = f"Sửa “{specs(Document)[field].label}” của văn bản"
    return ChangeSet(label, draft.changes(), who, folding=f"{old.uid}/{field}")


def _document(snapshot: Snapshot, uid: str) -> Document:
    found = existing(snapshot, Document.TYPE, uid)
    return found if isinstance(found, Document) else Document()


def _line(snapshot: Snapshot, uid: str) -> DocumentEntry:
    found = existing(snapshot, DocumentEntry.TYPE, uid)
    return found if isinstance(found, DocumentEntry) else DocumentEntry()


def _entry(snapshot: Snapshot, document: str, direction: Direction, position: int) -> DocumentEntry:
    return DocumentEntry(uid=new_uid(), unit=snapshot.office, document=document, direction=direction, position=position)


def _worth(document: Document) -> tuple[bool, int, int]:
    """Rank documents told twice: a plan stays, then the one that tells more, then the one that was first."""
    told = sum(getattr(document, name) != field.kind.empty for name, field in specs(Document).items())
    return document.assigns_work, told, -document.position


def _filled(record: Record, other: Record) -> dict[str, Any]:
    """Return what another record tells that is empty here."""
    return {
        name: getattr(other, name)
        for name, field in specs(type(record)).items()
        if getattr(record, name) == field.kind.empty and getattr(other, name) != field.kind.empty
    }


def _next(snapshot: Snapshot, kind: type[Record]) -> int:
    return max((record.position for record in snapshot.all(kind)), default=0) + 1
