"""The list of documents: which lines and documents a span of time holds, what marks each, in which order they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from cdsdesk.actions.register_lines import NOT_ENTERED, SHORT_DIRECTIONS, UNNAMED_TYPE, next_number, written_number
from cdsdesk.checks.rules_documents import documents_window
from cdsdesk.model.calling import understood_as
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.reading import plans_of_period
from cdsdesk.model.register import Held, entries, number_key, twins
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date_table
from cdsdesk.vietnamese.document_numbers import document_number, is_symbol, split_document_number
from cdsdesk.vietnamese.document_types import type_of_symbol
from cdsdesk.vietnamese.text import clean_line


class Span(StrEnum):
    """Which documents are listed: those of the period's report, of its year, or all."""

    PERIOD = "period"
    YEAR = "year"
    ALL = "all"


SPAN_WORDS = {Span.PERIOD: "Kỳ này", Span.YEAR: "Cả năm", Span.ALL: "Mọi thời gian"}


class Mark(StrEnum):
    """What a line is counted under."""

    ISSUED = "issued"
    INCOMING = "incoming"
    PLANS = "plans"
    KNOWN = "known"
    TWINS = "twins"
    INCOMPLETE = "incomplete"


MARK_WORDS = {
    Mark.ISSUED: "Đã ban hành",
    Mark.INCOMING: "Đến",
    Mark.PLANS: "Kế hoạch giao việc",
    Mark.KNOWN: NOT_ENTERED,
    Mark.TWINS: "Trùng",
    Mark.INCOMPLETE: "Thiếu số, ngày",
}


@dataclass(frozen=True, eq=False)
class ListedLine:
    """A document in the list with its line of the register; without one it is only known: cited, or a plan."""

    document: Document
    entry: DocumentEntry | None = None

    @property
    def uid(self) -> str:
        """The uid of the line, of the document where there is none."""
        return self.entry.uid if self.entry is not None else self.document.uid


def listed_lines(snapshot: Snapshot, span: Span) -> tuple[ListedLine, ...]:
    """Return the lines that a span of time holds; what has no date, and a plan of the period, is always held."""
    days = _days(snapshot, span)
    found = _within_days(Held(entries(snapshot)), Held(snapshot.all(Document)), days)
    if days is None:
        return found.inside
    plans = {plan.uid for plan in plans_of_period(snapshot)} if any(one.assigns_work for one in found.outside) else ()
    return (*found.inside, *(ListedLine(one) for one in found.outside if one.uid in plans))


class _Found(NamedTuple):
    """The lines within some days, and the documents outside of them that stand in no register."""

    inside: tuple[ListedLine, ...]
    outside: tuple[Document, ...]


@lru_cache(maxsize=6)
def _within_days(lines: Held, documents: Held, days: tuple[date, date] | None) -> _Found:
    inside = [
        ListedLine(document, entry)
        for entry, document in lines.records
        if _within(document.date or entry.registered_on, days)
    ]
    entered = {document.uid for _, document in lines.records}
    known = [document for document in documents.records if document.uid not in entered]
    inside += [ListedLine(document) for document in known if _within(document.date, days)]
    return _Found(tuple(inside), tuple(document for document in known if not _within(document.date, days)))


def line_of(snapshot: Snapshot, uid: str) -> ListedLine | None:
    """Return the line of an entry or of a document by uid."""
    entry = snapshot.find(DocumentEntry, uid)
    document = snapshot.find(Document, entry.document if entry is not None else uid)
    return ListedLine(document, entry) if document is not None else None


def lines_of(snapshot: Snapshot, document: str) -> tuple[str, ...]:
    """Return the uids of the lines that a document stands on: of the office's entries, else its own."""
    own = [entry.uid for entry in snapshot.where(DocumentEntry, "document", document) if entry.unit == snapshot.office]
    return tuple(own) or (document,)


def marks(snapshot: Snapshot, line: ListedLine) -> Iterator[Mark]:
    """Yield what a line is counted under."""
    document, entry = line.document, line.entry
    if document.assigns_work:
        yield Mark.PLANS
    if entry is None:
        yield Mark.KNOWN
        return
    yield Mark.ISSUED if entry.direction is Direction.ISSUED else Mark.INCOMING
    if entry.uid in twins(snapshot):
        yield Mark.TWINS
    if not document.number or document.date is None:
        yield Mark.INCOMPLETE


def in_order(lines: Sequence[ListedLine]) -> list[ListedLine]:
    """Return lines with the latest first; those without a date on top, for it is to be told."""
    return sorted(lines, key=_order, reverse=True)


def direction_word(line: ListedLine) -> str:
    """Return whether a document went out, came in, or stands in no register."""
    return SHORT_DIRECTIONS[line.entry.direction] if line.entry is not None else NOT_ENTERED


def twin_words(line: ListedLine) -> str:
    """Return how the other line of a document told twice is named: number and date as they stand there."""
    document = line.document
    words = written_number(document) or document.subject or document.type
    day = format_date_table(document.date) if document.date else document.date_text
    return f"{words} ngày {day}" if day else words


def number_understood(snapshot: Snapshot, line: ListedLine, year: int) -> str:
    """Return what a number is understood as where that is not plain; for an empty one the next that may be given."""
    document = line.document
    if document.number_text:
        return number_read(document.number_text)
    if document.number or line.entry is None or line.entry.direction is not Direction.ISSUED:
        return ""
    offered = next_number(snapshot, document, year)
    return f"Số tiếp theo: {offered}" if offered else ""


def number_read(text: str) -> str:
    """Return what a typed number would be understood as."""
    number, symbol = split_document_number(clean_line(text))
    if symbol and not number and not is_symbol(symbol):
        return "Chưa hiểu số, ký hiệu này; hãy gõ như 145/KH-UBND"
    if not number and not symbol:
        return ""
    if not symbol:
        return understood_as(f"số {number}")
    kind = type_of_symbol(symbol)
    told = document_number(number, symbol) if number else f"ký hiệu {symbol}, chưa có số"
    return understood_as(f"{told} ({kind})" if kind else told)


def date_understood(document: Document) -> str:
    """Return what to say of a date that could not be read."""
    return "Chưa hiểu ngày này; chữ đã viết vẫn được giữ" if document.date_text and document.date is None else ""


def heading(line: ListedLine) -> str:
    """Return what a line is called above its form."""
    document = line.document
    number = written_number(document)
    kind = document.type or UNNAMED_TYPE
    return f"{kind} {number}" if number else document.subject or f"{kind} chưa có số"


def _days(snapshot: Snapshot, span: Span) -> tuple[date, date] | None:
    if span is Span.ALL or snapshot.period is None:
        return None
    if span is Span.YEAR:
        return date(snapshot.period.year, 1, 1), date(snapshot.period.year, 12, 31)
    return documents_window(snapshot)


def _within(day: date | None, days: tuple[date, date] | None) -> bool:
    return days is None or day is None or days[0] <= day <= days[1]


def _order(line: ListedLine) -> tuple[bool, date, int, int]:
    day = line.document.date or (line.entry.registered_on if line.entry is not None else None)
    digits = number_key(line.document.number)
    place = line.entry.position if line.entry is not None else line.document.position
    return day is None, day or date.min, int(digits) if digits.isdigit() else 0, place
