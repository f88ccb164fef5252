"""Sentence templates: words with blanks "{…}" and parts in "[…]" that fall away; nothing in them ever runs.

A template is cut into pieces once and filled in one pass: there are no loops, no calls, no attributes, and both its own
length and that of what it gives are bounded. A doubled bracket stands for itself.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cdsdesk.document.blocks import Run

LONGEST_TEMPLATE = 4_000
LONGEST_RESULT = 200_000
_REMEMBERED = 2_048
_MARKS = re.compile(r"\{\{|\}\}|\[\[|\]\]|[{}\[\]]")

Words = tuple[Run, ...]


class PhraseError(ValueError):
    """A template that cannot be read; the message says in Vietnamese what is wrong."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A blank to be filled, by what stands between the braces."""

    name: str


Piece = str | Hole


@dataclass(frozen=True, slots=True)
class Group:
    """A part that falls away when one of its blanks stays empty."""

    pieces: tuple[Piece, ...]


Phrase = tuple[Piece | Group, ...]


@lru_cache(maxsize=_REMEMBERED)
def parse(template: str) -> Phrase:
    """Cut a template into pieces. Raises PhraseError for one that is too long or whose brackets do not pair."""
    if len(template) > LONGEST_TEMPLATE:
        raise PhraseError(f"dài quá {LONGEST_TEMPLATE} ký tự")
    pieces: list[Piece | Group] = []
    group: list[Piece] | None = None
    hole: str | None = None
    for part, is_mark in _parts(template):
        into: list[Piece | Group] | list[Piece] = pieces if group is None else group
        if hole is not None:
            if is_mark and part == "}":
                into.append(Hole(_named(hole)))
                hole = None
            elif is_mark:
                raise PhraseError(f"thiếu dấu “}}” sau “{{{hole.strip()}”")
            else:
                hole += part
        elif not is_mark:
            into.append(part)
        elif part == "{":
            hole = ""
        elif part == "[" and group is None:
            group = []
        elif part == "]" and group is not None:
            pieces.append(Group(tuple(group)))
            group = None
        else:
            raise PhraseError(f"dấu “{part}” đứng sai chỗ")
    if hole is not None or group is not None:
        raise PhraseError("thiếu dấu đóng ngoặc")
    return tuple(pieces)


def read_loosely(text: str) -> Phrase:
    """Cut running text into words and blanks; a bracket that does not pair stands as it was written."""
    found: list[Piece] = []
    end = 0
    for match in re.finditer(r"\{([^{}\n]{1,80})\}", text):
        if match[1].strip():
            found += [text[end : match.start()], Hole(match[1].strip())]
            end = match.end()
    return tuple(piece for piece in (*found, text[end:]) if piece != "")


def holes(phrase: Phrase) -> Iterator[Hole]:
    """Yield the blanks of a template in their order."""
    for piece in phrase:
        if isinstance(piece, Hole):
            yield piece
        elif isinstance(piece, Group):
            yield from (one for one in piece.pieces if isinstance(one, Hole))


def fill(phrase: Phrase, value: Callable[[Hole], Words]) -> Words:
    """Return the words of a template with its blanks filled; every value keeps its own runs and their records."""
    runs: list[Run] = []
    for piece in phrase:
        runs += _group(piece, value) if isinstance(piece, Group) else _piece(piece, value)
    return _cut(joined(tuple(runs)))


def joined(runs: Words) -> Words:
    """Join neighbouring runs that stand for the same records in the same style; empty ones are left out."""
    made: list[Run] = []
    for run in runs:
        if made and _alike(made[-1], run):
            last = made[-1]
            made[-1] = Run(last.text + run.text, run.bold, run.italic, run.superscript, run.refs)
        elif run.text:
            made.append(run)
    return tuple(made)


def _parts(template: str) -> Iterator[tuple[str, bool]]:
    """Yield texts and single brackets; doubled ones are text."""
    end = 0
    for match in _MARKS.finditer(template):
        if match.start() > end:
            yield template[end : match.start()], False
        yield (match[0][0], False) if len(match[0]) == 2 else (match[0], True)
        end = match.end()
    if end < len(template):
        yield template[end:], False


def _named(written: str) -> str:
    name = " ".join(written.split())
    if not name:
        raise PhraseError("có một chỗ trống “{}” chưa ghi tên")
    return name


def _piece(piece: Piece, value: Callable[[Hole], Words]) -> Words:
    return (Run(piece),) if isinstance(piece, str) else value(piece)


def _group(group: Group, value: Callable[[Hole], Words]) -> Words:
    made = [_piece(piece, value) for piece in group.pieces]
    filled = all(any(run.text for run in words) for words in made)
    return tuple(run for words in made for run in words) if filled else ()


def _alike(left: Run, right: Run) -> bool:
    same_style = (left.bold, left.italic, left.superscript) == (right.bold, right.italic, right.superscript)
    return same_style and (left.refs is right.refs or left.refs == right.refs)


def _cut(runs: Words) -> Words:
    """Keep what is within the longest result."""
    room, kept = LONGEST_RESULT, []
    for run in runs:
        if room <= 0:
            break
        kept.append(run if len(run.text) <= room else Run(run.text[:room], run.bold, run.italic, refs=run.refs))
        room -= len(run.text)
    return tuple(kept)
