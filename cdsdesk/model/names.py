"""How an office and a document are named in letterheads and sentences."""

import re

from cdsdesk.model.documents import Document
from cdsdesk.model.office import Level, Setting, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.document_numbers import document_number as joined_number
from cdsdesk.vietnamese.text import fold

_COMMITTEE = "Ủy ban nhân dân"
_SHORT = "UBND"
_OFFICE = "Văn phòng "
_GOVERNED = re.compile(r" (?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu) ?(?=[A-ZÀ-Ỹ0-9Đ]|$)")
_NOT_SPELLED = frozenset({"và", "Phòng"})
_ABOUT_A_THING = frozenset({"Kế hoạch", "Chương trình", "Nghị quyết", "Chỉ thị", "Báo cáo", "Đề án"})
_STARTS_WITH_ABOUT = re.compile(r"^về\b", re.IGNORECASE)
_SHORT_ABOUT = re.compile(r"^v/v\s+", re.IGNORECASE)


def place_of(unit: Unit) -> str:
    """Return the place that an office governs ("phường Vạn Thạnh"), else its whole name."""
    words = unit.name.split()
    if words[:1] == [_SHORT]:
        return " ".join(words[1:])
    if fold(" ".join(words[:4])) == fold(_COMMITTEE):
        return " ".join(words[4:])
    return unit.name


def is_committee(unit: Unit) -> bool:
    """Whether an office is a people's committee."""
    return place_of(unit) != unit.name


def symbol_of(unit: Unit) -> str:
    """Return how a body is written in the symbols of its documents: its own, else short for its name.

    "UBND" of a committee, "SKHCN" of "Sở Khoa học và Công nghệ tỉnh …", "VHXH" of "Phòng Văn hóa - Xã hội", "VP" of an
    office (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3).
    """
    if unit.symbol:
        return unit.symbol
    if is_committee(unit):
        return _SHORT
    if fold(unit.name).startswith(fold(_OFFICE)):
        return "VP"
    governed = _GOVERNED.search(unit.name)
    words = re.findall(r"\w+", unit.name[: governed.start()] if governed else unit.name)
    return "".join(word[0].upper() for word in words if word not in _NOT_SPELLED)


def full_name(unit: Unit) -> str:
    """Return an office's name without abbreviation: "Ủy ban nhân dân phường Vạn Thạnh"."""
    return f"{_COMMITTEE} {place_of(unit)}" if is_committee(unit) else unit.name


def letterhead_lines(snapshot: Snapshot, unit: Unit) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of the body above and of the issuing body (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.2).

    A people's committee stands alone on two lines; a department or steering committee stands under its committee.
    The settings "letterhead.parent" and "letterhead.body" go before.
    """
    chosen = {row.key: tuple(row.value.splitlines()) for row in snapshot.where(Setting, "unit", unit.uid)}
    body = chosen.get("letterhead.body")
    parent = chosen.get("letterhead.parent")
    if is_committee(unit):
        return parent or (), body or (_COMMITTEE.upper(), place_of(unit).upper())
    above = snapshot.find(Unit, unit.parent)
    shown = above.name.upper() if above is not None and unit.level in (Level.DEPARTMENT, Level.OTHER) else ""
    return parent or ((shown,) if shown else ()), body or (unit.name.upper(),)


def is_issued_by(document: Document, unit: Unit) -> bool:
    """Whether a document is an office's own."""
    return document.issuer_unit == unit.uid or fold(document.issuer) in (fold(unit.name), fold(full_name(unit)))


def document_number(document: Document) -> str:
    """Return number and symbol joined as written: "4458/KH-UBND", party style "07-NQ/TU"; may be empty."""
    return joined_number(document.number, document.symbol) or document.number_text


def document_words(document: Document, *, dated: bool = True) -> str:
    """Return how a document is cited: "Kế hoạch số 145/KH-UBND ngày 15/4/2022"; its subject when it has no number."""
    kind = document.type or "Văn bản"
    number = document_number(document) if document.number else ""
    if not number:
        return document.subject or kind
    words = f"{kind} số {number}"
    if dated and document.date is not None:
        words += f" ngày {format_date(document.date)}"
    return words


def document_with_subject(document: Document, as_written: str = "") -> str:
    """Return a document as a line of a list: cited, then its subject after "về" or "về việc".

    A line of the register that joined both without such a word (``as_written``: "… ngày 30/6/2022 triển khai …") does
    so here too.
    """
    words = document_words(document)
    subject = document.subject
    if not subject or words == subject:
        return words
    if _SHORT_ABOUT.match(subject):
        return f"{words} về việc {_SHORT_ABOUT.sub('', subject)}"
    if _STARTS_WITH_ABOUT.match(subject):
        return f"{words} {subject[:1].lower()}{subject[1:]}"
    before, found, _ = as_written.partition(f" {subject}")
    if found and before[-1:].isdigit() and subject[:1].islower():
        return f"{words} {subject}"
    about = "về" if document.type in _ABOUT_A_THING else "về việc"
    return f"{words} {about} {_lowered(subject)}"


def plan_words(plan: Document) -> str:
    """Return how a plan is named in a sentence; one without a number by the title of its table."""
    if plan.number:
        return document_with_subject(plan)
    return f"biểu “{plan.subject}”" if plan.subject else document_words(plan)


def _lowered(subject: str) -> str:
    """Start a subject small, unless its first word is a name or an abbreviation."""
    first, _, rest = subject.partition(" ")
    is_name = first[1:] != first[1:].lower() or rest[:1].isupper()
    return subject if is_name else subject[:1].lower() + subject[1:]
