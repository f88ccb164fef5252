"""A document line by line as it is read, and where in it the words of a finding stand."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from cdsdesk.checks.paper import Formal, Paper, PaperBlock, PaperTable, Passage, PassageKind
from cdsdesk.model.findings import Place


class Look(StrEnum):
    """How a line of the document looks on the page."""

    HEAD = "head"
    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"
    NOTE = "note"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Line:
    """A line outside tables; ``place`` is where rules say it stands, none of the formal parts has one."""

    look: Look
    text: str
    place: Place | None = None
    level: int = 0


class Stretch(NamedTuple):
    """Words of the page from ``start`` to ``end``, counted as Qt counts letters."""

    start: int
    end: int


_LOOKS = {
    PassageKind.HEADING: Look.HEADING,
    PassageKind.ITEM: Look.ITEM,
    PassageKind.TEXT: Look.TEXT,
    PassageKind.NOTE: Look.NOTE,
}
_Key = tuple[str, int | None, int | None, int | None]


def lines_of(paper: Paper) -> Iterator[Line | PaperTable]:
    """Yield head, body, signature and annexes from the top."""
    yield from _head(paper.formal)
    yield from map(_shown, paper.body)
    yield from _foot(paper.formal)
    for annex in paper.annexes:
        yield Line(Look.TITLE, annex.label, annex.place, 1)
        for look, text in ((Look.TITLE, annex.title), (Look.HEAD, annex.reference)):
            if text:
                yield Line(look, text, annex.place)
        yield from map(_shown, annex.blocks)


def _head(formal: Formal) -> Iterator[Line]:
    number = f"Số: {formal.number}/{formal.symbol}" if formal.number or formal.symbol else ""
    day = ", ".join(filter(None, (formal.place_name, formal.date_written)))
    for text in filter(None, (formal.parent, formal.issuer, number, day)):
        yield Line(Look.HEAD, text)
    for text in filter(None, (formal.kind, formal.title)):
        yield Line(Look.TITLE, text)
    if formal.addressees:
        yield Line(Look.HEAD, f"Kính gửi: {'; '.join(formal.addressees)}")


def _foot(formal: Formal) -> Iterator[Line]:
    yield from (Line(Look.SIGNED, text) for text in formal.signature)
    if formal.recipients:
        yield Line(Look.NOTE, "Nơi nhận:")
        yield from (Line(Look.NOTE, f"- {text}") for text in formal.recipients)


def _shown(block: PaperBlock) -> Line | PaperTable:
    return block if isinstance(block, PaperTable) else _line(block)


def _line(passage: Passage) -> Line:
    text = f"{passage.mark} {passage.text}".strip()
    return Line(_LOOKS[passage.kind], text, passage.place, passage.level)


def widths(needs: Sequence[int], wants: Sequence[float], room: int) -> list[int]:
    """Share the room of a table: each column gets what its longest word needs, the rest goes where the text is long."""
    left = max(room - sum(needs), 0)
    whole = sum(wants) or 1
    return [need + int(left * want / whole) for need, want in zip(needs, wants, strict=True)]


class Written:
    """What was written where on the page."""

    def __init__(self) -> None:
        self._all: list[tuple[int, str]] = []
        self._formal: list[tuple[int, str]] = []
        self._at: dict[_Key, list[tuple[int, str]]] = defaultdict(list)

    def add(self, place: Place | None, start: int, text: str) -> None:
        """Note a text that begins at a letter of the page."""
        self._all.append((start, text))
        if place is not None:
            self._at[_key(place)].append((start, text))
        else:
            self._formal.append((start, text))

    def find(self, place: Place | None) -> tuple[Stretch, ...]:
        """Return where the quoted words stand, else all that stands at the place; nothing when it is not known."""
        if place is None:
            return ()
        here = self._at.get(_key(place), [])
        several = [] if here else [one for one in self._formal if one[1] in place.quote]
        for start, text in (*here, *(() if here else self._all)):
            at = text.find(place.quote) if place.quote else -1
            if at >= 0:
                begin = start + letters(text[:at])
                return (Stretch(begin, begin + letters(place.quote)),)
        return tuple(Stretch(start, start + letters(text)) for start, text in here or several)


def letters(text: str) -> int:
    """Return how many letters Qt counts in a text."""
    return len(text) + sum(ord(letter) > 0xFFFF for letter in text)


def _key(place: Place) -> _Key:
    return place.section, place.page, place.paragraph, place.line
