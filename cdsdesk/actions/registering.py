"""Documents of a pasted text held against the register, and written into it as one step."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cdsdesk.facts.document_lists import ListedDocument, read_document_list
from cdsdesk.model.bodies import own_bodies
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.documents import DIRECTION_WORDS, Direction, Document, DocumentEntry
from cdsdesk.model.fields import specs
from cdsdesk.model.identity import new_uid, uid_for
from cdsdesk.model.names import is_committee
from cdsdesk.model.office import Unit
from cdsdesk.model.register import bodies_agree, entries, number_key, numbers_alike, same_document
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import clean_text, fold


class Standing(StrEnum):
    """How a document of a text stands to what the office has."""

    NEW = "new"
    KNOWN = "known"
    ENTERED = "entered"
    DOUBLED = "doubled"
    MENTIONED = "mentioned"


STANDING_WORDS = {
    Standing.NEW: "Mới",
    Standing.KNOWN: "Đã biết, chưa vào sổ",
    Standing.ENTERED: "Đã có trong sổ",
    Standing.DOUBLED: "Lặp lại trong văn bản dán",
    Standing.MENTIONED: "Chỉ được nhắc đến",
}


@dataclass(frozen=True)
class RegisterLine:
    """A document of a text as it would be stored; ``as_written`` is what the text says of it.

    ``stored`` names the document that it is, ``questions`` what an officer should look at.
    """

    document: Document
    as_written: str
    standing: Standing
    stored: str = ""
    questions: tuple[str, ...] = ()

    @property
    def wanted(self) -> bool:
        """Whether it is to be written unless somebody says otherwise."""
        return self.standing in (Standing.NEW, Standing.KNOWN)


@dataclass(frozen=True)
class Registration:
    """All of a text: its documents in order, the words that lead to lists, and what names no document."""

    lines: tuple[RegisterLine, ...]
    lead_ins: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def count(self, *standings: Standing) -> int:
        """Return how many documents stand so."""
        return sum(line.standing in standings for line in self.lines)

    def words(self) -> str:
        """Return what was understood: "Hiểu 7 văn bản: 5 mới, 2 đã có; 1 đoạn không thấy văn bản nào"."""
        if not self.lines:
            return "Chưa thấy văn bản nào có số, ký hiệu"
        counts = (
            (self.count(Standing.NEW, Standing.KNOWN), "ghi mới"),
            (self.count(Standing.ENTERED), "đã có trong sổ"),
            (self.count(Standing.DOUBLED), "lặp lại"),
            (self.count(Standing.MENTIONED), "chỉ được nhắc đến"),
        )
        told = ", ".join(f"{count} {what}" for count, what in counts if count)
        rest = f"; {len(self.unread)} đoạn không thấy văn bản nào" if self.unread else ""
        return f"Hiểu {len(self.lines)} văn bản: {told}{rest}"


def look_through(snapshot: Snapshot, text: str, direction: Direction, year: int | None = None) -> Registration:
    """Read the documents of a text and hold them against a register; ``year`` completes dates that have none."""
    found = read_document_list(clean_text(text), year)
    entered = {document.uid for entry, document in entries(snapshot) if entry.direction is direction}
    lines: list[RegisterLine] = []
    seen: dict[str, list[Document]] = defaultdict(list)
    for told in found.documents:
        document = _document(snapshot, told, direction)
        stored = _stored(snapshot, document)
        before = seen[number_key(document.number)]
        standing = _standing(told, document, stored, entered, before)
        if not told.mentioned:
            before.append(document)
        lines.append(
            RegisterLine(
                _completed(stored, document) if stored is not None else document,
                told.as_written,
                standing,
                stored.uid if stored is not None else "",
                tuple(_questions(snapshot, told, document, stored, direction)),
            )
        )
    return Registration(tuple(lines), found.lead_ins, found.unread)


def register(snapshot: Snapshot, lines: Sequence[RegisterLine], direction: Direction, who: str = "") -> ChangeSet:
    """Write documents into a register, one line each, those that are known already only completed."""
    draft = Draft(snapshot.records)
    place = max((document.position for document in snapshot.all(Document)), default=0)
    row = max((entry.position for entry in snapshot.all(DocumentEntry)), default=0)
    for number, line in enumerate(lines, 1):
        document = line.document
        if not line.stored:
            document = replace(document, uid=uid_for(document), position=place + number)
        if draft.get(document.uid) != document:
            draft.put(document)
        entry = DocumentEntry(
            uid=new_uid(),
            position=row + number,
            unit=snapshot.office,
            document=document.uid,
            direction=direction,
            as_written=line.as_written,
        )
        draft.put(entry)
    return ChangeSet(f"Ghi {len(lines)} {DIRECTION_WORDS[direction].lower()} vào sổ", draft.changes(), who)


def _document(snapshot: Snapshot, told: ListedDocument, direction: Direction) -> Document:
    return Document(
        type=told.type,
        number=told.number,
        symbol=told.symbol,
        date=told.day,
        date_text=told.date_text,
        issuer=_issuer(snapshot, told, direction),
        subject=told.subject,
    )


def _issuer(snapshot: Snapshot, told: ListedDocument, direction: Direction) -> str:
    """Return who issued a document: as told, in full where it is an own body; else whose symbol it bears."""
    if direction is not Direction.ISSUED or told.mentioned:
        return told.issuer
    own = own_bodies(snapshot)
    if told.issuer:
        return next((unit.name for unit in own if bodies_agree(told.issuer, unit.name)), told.issuer)
    head, _, tail = told.symbol.partition("-")
    body = head if told.type == "Công văn" else tail
    return next((unit.name for unit in own if body and body == _abbreviation(unit)), "")


def _abbreviation(unit: Unit) -> str:
    return unit.symbol or ("UBND" if is_committee(unit) else "")


def _stored(snapshot: Snapshot, document: Document) -> Document | None:
    return next((one for one in _near(snapshot, document) if same_document(one, document)), None)


def _near(snapshot: Snapshot, document: Document) -> list[Document]:
    if not document.number:
        return list(snapshot.where(Document, "number", ""))
    return [one for number in numbers_alike(document.number) for one in snapshot.where(Document, "number", number)]


def _alike(snapshot: Snapshot, document: Document) -> Document | None:
    """Return a document of another body that bears the same number, symbol and day."""
    if not document.number or document.date is None:
        return None
    marks = fold(document.symbol), document.date
    return next((one for one in _near(snapshot, document) if (fold(one.symbol), one.date) == marks), None)


def _standing(
    told: ListedDocument, document: Document, stored: Document | None, entered: set[str], before: list[Document]
) -> Standing:
    if told.mentioned:
        return Standing.MENTIONED
    if any(same_document(other, document) for other in before):
        return Standing.DOUBLED
    if stored is None:
        return Standing.NEW
    return Standing.ENTERED if stored.uid in entered else Standing.KNOWN


def _completed(stored: Document, told: Document) -> Document:
    """Return a stored document with what the text tells besides."""
    names = ("type", "date", "issuer", "subject")
    empty = {name: specs(Document)[name].kind.empty for name in names}
    values = {name: getattr(told, name) for name in names if getattr(stored, name) == empty[name]}
    return replace(stored, **values)


def _questions(
    snapshot: Snapshot, told: ListedDocument, document: Document, stored: Document | None, direction: Direction
) -> Iterator[str]:
    if not told.number:
        yield "chưa có số"
    if told.day is None:
        yield f"không hiểu ngày “{told.date_text}”" if told.date_text else "chưa có ngày"
    if direction is Direction.ISSUED and not told.mentioned and _is_foreign(snapshot, told.issuer):
        yield f"do {told.issuer} ban hành"
    twin = _alike(snapshot, document) if stored is None and not told.mentioned else None
    if twin is not None:
        yield f"hồ sơ đã có văn bản cùng số, cùng ngày của {twin.issuer or 'cơ quan chưa ghi tên'}"
    if stored is not None and told.subject and stored.subject and not _same_subject(stored.subject, told.subject):
        yield f"trong hồ sơ ghi trích yếu khác: “{stored.subject}”"


def _is_foreign(snapshot: Snapshot, issuer: str) -> bool:
    if not issuer or any(bodies_agree(issuer, unit.name) for unit in own_bodies(snapshot)):
        return False
    return any(bodies_agree(issuer, unit.name) for unit in snapshot.all(Unit))


def _same_subject(one: str, other: str) -> bool:
    """Whether two subjects hold mostly the same words, however they begin."""
    first, second = Counter(fold(one).split()), Counter(fold(other).split())
    return sum((first & second).values()) * 2 >= min(first.total(), second.total())
