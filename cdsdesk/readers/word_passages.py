"""A Word document taken apart into the pieces that an edited copy is compared by, and its way through the pipe."""

import json
from dataclasses import astuple, dataclass
from typing import Any

from cdsdesk.errors import InputError
from cdsdesk.readers.wire import LINE_BYTES

PASSAGES = "passages"
"""The task of taking a Word document apart; a child that is asked for nothing else reads a book."""

SOURCE_SPACE = "urn:cdsdesk:report"
"""The vocabulary of the part in which a document of ours tells whose it is and what each passage held."""

EMPTY_MARK = "-"
"""The mark of a passage that held nothing."""


@dataclass(frozen=True, slots=True)
class WordPiece:
    """One paragraph as it reads with all tracked changes accepted: the bookmarks that begin in it, the comments on it.

    In a table ``table`` counts from 1 and ``row`` and ``column`` from 0; elsewhere all are 0.
    """

    text: str
    names: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class WordComment:
    """What somebody noted on the margin."""

    id: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class WordSource:
    """What a document of ours tells of itself: office (uid), period (code), kind ("BÁO CÁO"), passages' marks."""

    office: str
    period: str
    kind: str
    marks: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class WordPassages:
    """The pieces of a document in their order; ``source`` None when it is none of ours.

    ``tracked`` counts tracked changes, ``pictures`` what no text can be read from.
    """

    pieces: tuple[WordPiece, ...]
    comments: tuple[WordComment, ...]
    source: WordSource | None
    tracked: int = 0
    pictures: int = 0


def pack_passages(found: WordPassages) -> bytes:
    """Return the passages as one line that ends with a line feed. Raises OverflowError when it is longer than any."""
    line = json.dumps({"passages": astuple(found)}, separators=(",", ":")).encode() + b"\n"
    if len(line) > LINE_BYTES:
        raise OverflowError(len(line))
    return line


def unpack_passages(line: bytes) -> WordPassages:
    """Return the passages in a line; raises the InputError it carries, ValueError when it is no such line."""
    answer: dict[str, Any] = json.loads(line)
    if "error" in answer:
        raise InputError(*answer["error"])
    pieces, comments, source, tracked, pictures = answer["passages"]
    return WordPassages(
        tuple(WordPiece(text, tuple(names), tuple(notes), *place) for text, names, notes, *place in pieces),
        tuple(WordComment(*one) for one in comments),
        _source(source),
        tracked,
        pictures,
    )


def _source(told: list[Any] | None) -> WordSource | None:
    if told is None:
        return None
    office, period, kind, marks = told
    return WordSource(office, period, kind, {name: tuple(one) for name, one in marks.items()})
