"""Documents that stand twice in the register, or under one number with two dates."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from cdsdesk.checks.reads import LISTED, PLAN_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.model.changes import deleted
from cdsdesk.model.documents import DIRECTION_WORDS, Document, DocumentEntry
from cdsdesk.model.findings import Fix, RecordRef, Severity
from cdsdesk.model.names import document_number, document_words
from cdsdesk.model.reading import open_report
from cdsdesk.model.reports import listed_days
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.text import fold, raw_key

_KEY_FIELDS = ("document.number", "document.symbol", "document.date", "document.issuer")
Key = tuple[str, str, str]
Listed = tuple[DocumentEntry, Document]


def documents_window(snapshot: Snapshot) -> tuple[date, date] | None:
    """Return the days whose documents a report of the period lists; None when there is no period."""
    if snapshot.period is None:
        return None
    return listed_days(snapshot.period, open_report(snapshot))


def listed_entries(snapshot: Snapshot) -> list[Listed]:
    """Return the lines of the register that a report of the period lists, and those without a date."""
    days = documents_window(snapshot)
    found = []
    for entry in snapshot.where(DocumentEntry, "unit", snapshot.office):
        document = snapshot.find(Document, entry.document)
        if document is None:
            continue
        day = document.date or entry.registered_on
        if days is None or day is None or days[0] <= day <= days[1]:
            found.append((entry, document))
    return found


def _key(document: Document) -> Key | None:
    if not document.number or not document.symbol:
        return None
    return raw_key(document.number), raw_key(document.symbol), fold(document.issuer)


def _ref(document: Document) -> RecordRef:
    return RecordRef(Document.TYPE, document.uid, document_number(document))


@rule(
    "document.entered-twice",
    Severity.WARNING,
    "Một văn bản ghi hai lần trong sổ văn bản",
    *LISTED,
    *PLAN_NAMES,
    "document_entry.direction",
    "document_entry.note",
    *_KEY_FIELDS,
)
def entered_twice(snapshot: Snapshot) -> Iterator[Issue]:
    """A document counts once: two lines of one register for one number and date would be counted as two."""
    first_lines: dict[tuple[str, object], Listed] = {}
    for entry, document in listed_entries(snapshot):
        key = _key(document)
        same: object = (*key, document.date) if key and document.date else document.uid
        first = first_lines.setdefault((entry.direction.value, same), (entry, document))
        if first[0] is entry:
            continue
        register = DIRECTION_WORDS[entry.direction].lower()
        words = document_words(document)
        yield Issue(
            f"{words} được ghi nhiều lần trong sổ {register}",
            RecordRef(DocumentEntry.TYPE, entry.uid, document_number(document)),
            "document",
            found=words,
            related=tuple({ref.uid: ref for ref in (_ref(document), _ref(first[1]))}.values()),
            fix=Fix("Xoá dòng ghi trùng", (deleted(entry),)) if _says_no_more(entry, first[0]) else None,
        )


def _says_no_more(entry: DocumentEntry, first: DocumentEntry) -> bool:
    """Whether a line of the register can go: the first one names the same document and nothing is noted at it."""
    same_day = entry.registered_on in (None, first.registered_on)
    return entry.document == first.document and not entry.note and same_day


@rule(
    "document.number-with-two-dates",
    Severity.WARNING,
    "Một số, ký hiệu văn bản có hai ngày trong cùng một năm",
    *LISTED,
    *PLAN_NAMES,
    *_KEY_FIELDS,
    "unit.valid_from",
)
def number_with_two_dates(snapshot: Snapshot) -> Iterator[Issue]:
    """A number is given once in a calendar year (Nghị định 30/2020/NĐ-CP, Điều 15); a new office begins anew."""
    days = documents_window(snapshot)
    founded = snapshot.unit().valid_from or date.min
    dated: dict[tuple[Key, int, bool], list[Document]] = defaultdict(list)
    for document in snapshot.all(Document):
        key = _key(document)
        if key and document.date:
            dated[key, document.date.year, document.date < founded].append(document)
    for same in dated.values():
        on = sorted({document.date for document in same if document.date})
        if len(on) < 2 or (days is not None and not any(days[0] <= day <= days[1] for day in on)):
            continue
        last = max(same, key=lambda document: (document.date or date.min, document.position, document.uid))
        words = ", ".join(format_date(day) for day in on)
        yield Issue(
            f"{document_words(last, dated=False)} được ghi với nhiều ngày: {words}",
            _ref(last),
            "date",
            found=words,
            related=tuple(_ref(document) for document in same if document is not last),
        )
