"""Numbers and symbols of documents: spelled in several ways, against kind and issuer, against the order of dates."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from cdsdesk.checks.document_series import (
    documents_of_report,
    issuer_key,
    issuer_name,
    loose_serial,
    loose_symbol,
    may_be_one,
    out_of_order,
)
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.reads import ANSWERED, LISTED, PLAN_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.rules_documents import documents_window, listed_entries
from cdsdesk.model.bodies import name_key
from cdsdesk.model.changes import updated
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.findings import Fix, RecordRef, Severity
from cdsdesk.model.names import document_number, document_words, symbol_of
from cdsdesk.model.office import Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.document_numbers import TYPES, is_symbol
from cdsdesk.vietnamese.document_types import type_of_symbol
from cdsdesk.vietnamese.text import fold

_ISSUERS = ("document.issuer", "document.issuer_unit", "unit.name", "unit_alias.alias", "unit_alias.target")
_SHOWN = (*LISTED, *ANSWERED, *PLAN_NAMES)
_LETTER, _DECISION = "Công văn", "Quyết định"
# What goes out by itself and never with a decision.
_NEVER_ATTACHED = frozenset(
    {_LETTER, "Tờ trình", "Báo cáo", "Thông báo", "Nghị quyết", "Chỉ thị", "Giấy mời", "Biên bản"}
)
_COMMITTEE = "UBND"
# The body in a symbol, and what the names of those who use it hold, as keys.
_BODIES = {
    words[0]: frozenset(key(word) for word in words[1:] for key in (name_key, fold))
    for words in (
        ("UBND", "UBND", "Chủ tịch UBND", "Văn phòng UBND", "Văn phòng HĐND và UBND"),
        ("HĐND", "HĐND", "Hội đồng nhân dân", "Thường trực HĐND", "Chủ tịch HĐND", "Văn phòng HĐND"),
        ("TTg", "Thủ tướng"),
        ("CP", "Chính phủ"),
        ("BTTTT", "Bộ Thông tin và Truyền thông", "Bộ TTTT", "Bộ TT&TT"),
        ("BKHCN", "Bộ Khoa học và Công nghệ", "Bộ KHCN", "Bộ KH&CN"),
        ("SKHCN", "Sở Khoa học và Công nghệ", "Sở KHCN", "Sở KH&CN"),
        ("STTTT", "Sở Thông tin và Truyền thông", "Sở TTTT", "Sở TT&TT"),
        ("SVHTT", "Sở Văn hóa và Thể thao", "Sở VHTT", "Sở VH&TT"),
        ("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL", "Sở VH,TT&DL"),
        ("SNV", "Sở Nội vụ"),
        ("STC", "Sở Tài chính"),
        ("STP", "Sở Tư pháp"),
        ("SYT", "Sở Y tế"),
        ("SCT", "Sở Công Thương"),
        ("SXD", "Sở Xây dựng"),
        ("SGDĐT", "Sở Giáo dục và Đào tạo", "Sở GDĐT", "Sở GD&ĐT"),
        ("SNNMT", "Sở Nông nghiệp và Môi trường", "Sở NNMT", "Sở NN&MT"),
    )
}
_SOON, _CLEAR = timedelta(days=3), timedelta(days=7)
_ENOUGH, _FEW = 5, 5


def _ref(document: Document) -> RecordRef:
    return RecordRef(Document.TYPE, document.uid, document_number(document))


def _spelling(document: Document) -> str:
    return "".join(document_number(document).split())


def _well_spelled(document: Document) -> bool:
    serial = document.number.strip()
    zero = serial.startswith("0") and len(serial) != len("05")
    return is_symbol(document.symbol.strip()) and "." not in document.symbol and not zero


@rule(
    "document.spelling-variants",
    Severity.WARNING,
    "Số, ký hiệu của một văn bản được viết theo nhiều cách",
    *_SHOWN,
    *_ISSUERS,
)
def spelling_variants(snapshot: Snapshot) -> Iterator[Issue]:
    """Two spellings are counted as two documents; the better one is offered where the two differ in that."""
    alike: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in snapshot.all(Document):
        serial, symbol = loose_serial(document.number), loose_symbol(document.symbol)
        if serial and symbol:
            alike[serial, symbol].append(document)
    shown = {document.uid for document in documents_of_report(snapshot)}
    for group in alike.values():
        told: set[str] = set()
        for one in group if len({_spelling(document) for document in group}) > 1 else ():
            others = [row for row in group if _spelling(row) != _spelling(one) and may_be_one(snapshot, one, row)]
            other = next((row for row in others if _well_spelled(row) or not _well_spelled(one)), None)
            if other is None or one.uid in told or not shown & {one.uid, other.uid}:
                continue
            told |= {one.uid, other.uid}
            yield _variant(one, other)


def _variant(one: Document, other: Document) -> Issue:
    fix = None
    if _well_spelled(other) and not _well_spelled(one):
        change = updated(one, replace(one, number=other.number, symbol=other.symbol))
        fix = Fix(f"Ghi {document_number(other)}", (change,)) if change else None
    days = {document.date for document in (one, other)} - {None}
    return Issue(
        f"Số, ký hiệu {quoted(document_number(one))} và {quoted(document_number(other))} có thể là của một văn bản",
        _ref(one),
        "number" if one.number.strip() != other.number.strip() else "symbol",
        document_number(other) if fix else "",
        document_number(one),
        related=(_ref(other),),
        fix=fix,
        doubtful=len(days) > 1,
    )


@rule(
    "document.told-otherwise",
    Severity.WARNING,
    "Văn bản cùng số, ngày và trích yếu nhưng khác ký hiệu hoặc cơ quan ban hành",
    *_SHOWN,
    *_ISSUERS,
)
def told_otherwise(snapshot: Snapshot) -> Iterator[Issue]:
    """One number, one day and one subject are one document; two symbols or issuers of it are a slip in one of them."""
    alike: dict[tuple[str, date, str], list[Document]] = defaultdict(list)
    for document in snapshot.all(Document):
        serial, subject = loose_serial(document.number), fold(document.subject)
        if serial and subject and document.date is not None:
            alike[serial, document.date, subject].append(document)
    shown = {document.uid for document in documents_of_report(snapshot)}
    for group in alike.values():
        if len(group) < 2 or shown.isdisjoint(document.uid for document in group):
            continue
        last = group[-1]
        symbols = {loose_symbol(document.symbol): document.symbol for document in group if document.symbol}
        issuers = {issuer_key(snapshot, row): issuer_name(snapshot, row) for row in group if issuer_key(snapshot, row)}
        for field, words, values in (("symbol", "ký hiệu", symbols), ("issuer", "cơ quan ban hành", issuers)):
            if len(values) > 1:
                yield Issue(
                    f"{document_words(last)} được ghi với nhiều {words}: {', '.join(values.values())}",
                    _ref(last),
                    field,
                    found=", ".join(values.values()),
                    related=tuple(_ref(document) for document in group[:-1]),
                )


@rule(
    "document.symbol-against-type",
    Severity.WARNING,
    "Ký hiệu văn bản không khớp loại văn bản",
    *_SHOWN,
    "unit.symbol",
    "unit.name",
)
def symbol_against_type(snapshot: Snapshot) -> Iterator[Issue]:
    """The symbol begins with the short name of the kind, that of a letter with the body (NĐ 30/2020, Phụ lục III)."""
    bodies = {symbol_of(unit) for unit in snapshot.all(Unit)} | {_COMMITTEE}
    for document in documents_of_report(snapshot):
        told = _known_type(document.type)
        meant = type_of_symbol(document.symbol)
        if not told or not meant or fold(meant) == fold(told) or fold(told).startswith(f"{fold(meant)} "):
            continue
        if meant == _LETTER and document.symbol.split("-")[0] not in bodies:
            continue
        by_decision = meant == _DECISION and told not in _NEVER_ATTACHED
        yield Issue(
            f"{document_words(document)}: ký hiệu {document.symbol} là của {meant.lower()}, không phải {told.lower()}"
            + ("; có thể được ban hành kèm theo quyết định" if by_decision else ""),
            _ref(document),
            "type",
            meant,
            document.type,
            (document.symbol,),
            doubtful=by_decision or "/" in document.symbol,
        )


@lru_cache(maxsize=1024)
def _known_type(written: str) -> str:
    """Return the kind of a document that has a name of its own; "" for other words."""
    return next((name for name in TYPES if fold(written).startswith(fold(name))), "")


@rule(
    "document.symbol-against-issuer",
    Severity.WARNING,
    "Ký hiệu văn bản không khớp cơ quan ban hành",
    *_SHOWN,
    *_ISSUERS,
    "unit.symbol",
)
def symbol_against_issuer(snapshot: Snapshot) -> Iterator[Issue]:
    """Only bodies whose part of a symbol is the same everywhere are looked at; a unit's own symbol goes before."""
    for document in documents_of_report(snapshot):
        name, body = issuer_name(snapshot, document), _body_of(document.symbol)
        parts = _BODIES.get(body)
        unit = snapshot.find(Unit, document.issuer_unit)
        if not name or parts is None or (unit and symbol_of(unit) == body):
            continue
        if any(f" {part} " in f" {name_key(name)} {fold(name)} " for part in parts):
            continue
        yield Issue(
            f"{document_words(document)} ghi cơ quan ban hành là {name} nhưng ký hiệu là của {body}",
            _ref(document),
            "issuer",
            found=name,
            facts=(document.symbol,),
        )


def _body_of(symbol: str) -> str:
    """Return the body in a symbol: "UBND" of "KH-UBND", "2020/QĐ-UBND" and "UBND-VHXH"."""
    parts = symbol.split("/")[-1].replace(" ", "").split("-")
    if type_of_symbol(symbol) == _LETTER:
        return parts[0]
    return parts[1] if len(parts) > 1 else ""


@rule(
    "document.number-against-date",
    Severity.WARNING,
    "Số văn bản đi trái với thứ tự ngày ban hành",
    *LISTED,
    *PLAN_NAMES,
    *_ISSUERS,
    "document_entry.direction",
    "unit.valid_from",
)
def number_against_date(snapshot: Snapshot) -> Iterator[Issue]:
    """Numbers of a kind grow through the year (Nghị định 30/2020/NĐ-CP, Điều 15); a few days off happen everywhere."""
    for series in _series(snapshot):
        days = [document.date for document in series if document.date is not None]
        odd = out_of_order(days)
        if len(series) >= _ENOUGH and 2 * len(odd) > len(series):
            continue
        clear = len(series) >= _ENOUGH and len(odd) * _FEW <= len(series)
        for place in sorted(odd):
            neighbour = _contradicted(series, days, odd, place)
            gap = abs(days[place] - days[neighbour])
            if gap > _SOON:
                yield _unordered(series[place], series[neighbour], doubtful=not clear or gap <= _CLEAR)


def _series(snapshot: Snapshot) -> Iterator[list[Document]]:
    """Yield the office's own documents of one year and symbol by number, where one of them is listed."""
    window = documents_window(snapshot)
    # An office that came out of a merger begins anew at 01.
    founded = snapshot.unit().valid_from or date.min
    found: dict[tuple[object, ...], dict[str, Document]] = defaultdict(dict)
    for entry in snapshot.where(DocumentEntry, "unit", snapshot.office):
        document = snapshot.find(Document, entry.document)
        if entry.direction is not Direction.ISSUED or document is None or document.date is None:
            continue
        if document.number.strip().isdecimal() and document.symbol:
            when = document.date.year, document.date < founded
            found[issuer_key(snapshot, document), loose_symbol(document.symbol), when][document.uid] = document
    for group in found.values():
        if window is None or any(row.date and window[0] <= row.date <= window[1] for row in group.values()):
            yield sorted(group.values(), key=lambda row: (int(row.number), row.date or date.min, row.uid))


def _contradicted(series: Sequence[Document], days: Sequence[date], odd: frozenset[int], place: int) -> int:
    """Return the place of the nearest document in order that one out of order contradicts."""
    against = [
        other
        for other in range(len(series))
        if other not in odd and (days[other] > days[place] if other < place else days[other] < days[place])
    ]
    return min(against, key=lambda other: (abs(other - place), other))


def _unordered(document: Document, other: Document, *, doubtful: bool) -> Issue:
    later = (document.date or date.min) > (other.date or date.min)
    than = "nhỏ hơn nhưng ngày muộn hơn" if later else "lớn hơn nhưng ngày sớm hơn"
    return Issue(
        f"{document_words(document)} có số {than} {document_words(other)}"
        + ("; có thể một trong hai ghi nhầm" if doubtful else ""),
        _ref(document),
        "date",
        found=format_date(document.date) if document.date else "",
        facts=(document_number(other), str(other.date)),
        related=(_ref(other),),
        doubtful=doubtful,
    )


@rule(
    "document.date-against-register",
    Severity.WARNING,
    "Ngày ban hành sau ngày vào sổ văn bản",
    *LISTED,
    *PLAN_NAMES,
    "document_entry.direction",
)
def date_against_register(snapshot: Snapshot) -> Iterator[Issue]:
    """A document is entered on the day it gets its number, an incoming one later (NĐ 30/2020, Điều 15, 22)."""
    for entry, document in listed_entries(snapshot):
        if document.date is None or entry.registered_on is None or document.date <= entry.registered_on:
            continue
        day, entered = format_date(document.date), format_date(entry.registered_on)
        yield Issue(
            f"{document_words(document, dated=False)} ghi ngày ban hành {day}, sau ngày vào sổ {entered}",
            _ref(document),
            "date",
            f"không sau {entered}",
            day,
            related=(RecordRef(DocumentEntry.TYPE, entry.uid),),
        )
