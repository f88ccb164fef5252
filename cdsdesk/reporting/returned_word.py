"""A Word file of ours that comes back edited: which passages read otherwise now, which are gone, which are new."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, takewhile

from cdsdesk.document.sources import text_mark
from cdsdesk.readers.word_passages import EMPTY_MARK, WordPassages, WordPiece
from cdsdesk.reporting.passages import Passage, PassageKind
from cdsdesk.vietnamese.text import clean_text

_ALIKE = 0.6
_MOST_PAIRS = 40_000
_JOINT = " | "


class How(StrEnum):
    """What became of a passage."""

    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


_HOW_WORDS = {How.CHANGED: "Sửa", How.REMOVED: "Bỏ", How.ADDED: "Thêm"}
_KIND_WORDS = {
    PassageKind.FORMAL: "phần thể thức",
    PassageKind.HEADING: "tiêu đề",
    PassageKind.OWN: "lời văn của đơn vị",
    PassageKind.GENERATED: "lời văn tự sinh",
    PassageKind.CELL: "ô bảng",
}
_NO_PLACE = "phần đầu, phần cuối văn bản"


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage that reads otherwise in the file.

    ``passage`` is ours (the first cell of a row that is gone), None for one that was added; then ``behind`` is what
    it follows. ``both`` says that our side changed too since the file was written. ``units`` counts the cells of a
    row that came or went as a whole.
    """

    how: How
    kind: PassageKind
    place: str
    ours: str
    theirs: str
    passage: Passage | None = None
    behind: Passage | None = None
    both: bool = False
    units: int = 1

    @property
    def label(self) -> str:
        """Say in a line what it is and where: "Sửa ô bảng – Phụ lục I"."""
        both = " (bên mình cũng đã đổi)" if self.both else ""
        return f"{_HOW_WORDS[self.how]} {_KIND_WORDS[self.kind]}{both} – {self.place or _NO_PLACE}"


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on the margin of the file, with the passage that it stands at."""

    author: str
    text: str
    passage: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences in the order of the document.

    ``ours`` passages are ``same``, ``moved_on`` (changed here, left alone in the file), changed, removed or
    ``new_here`` since; ``theirs`` are the first three, added or ``gone_here`` since. One that was emptied is changed.
    """

    differences: tuple[Difference, ...]
    remarks: tuple[Remark, ...]
    same: int
    moved_on: int
    new_here: int
    gone_here: int
    ours: int
    theirs: int
    tracked: int = 0
    pictures: int = 0


@dataclass(slots=True)
class _Ours:
    """A paragraph, or the cells of a row."""

    name: str
    cells: list[Passage]

    @property
    def is_row(self) -> bool:
        return self.cells[0].column is not None

    @property
    def text(self) -> str:
        return _JOINT.join(cell.text for cell in self.cells if cell.text)


@dataclass(slots=True)
class _Theirs:
    """The same in the file: texts by column, one at column 0 for a paragraph."""

    names: tuple[str, ...]
    cells: dict[int, str]
    is_row: bool
    comments: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return _JOINT.join(text for text in self.cells.values() if text)


@dataclass(slots=True)
class _Tally:
    """What was found so far; the number before a difference is where in our document it belongs."""

    found: list[tuple[float, Difference]] = field(default_factory=list)
    same: int = 0
    moved_on: int = 0
    new_here: int = 0
    gone_here: int = 0
    theirs: int = 0


def compare(ours: Sequence[Passage], returned: WordPassages) -> Comparison:
    """Compare our passages with those of a file that came back."""
    mine = [_Ours(name, list(cells)) for name, cells in groupby(ours, key=lambda passage: passage.name)]
    yours = list(_groups(returned.pieces, {group.name: group.is_row for group in mine}))
    pairs = _matched(mine, yours)
    marks = returned.source.marks if returned.source is not None else {}
    written = frozenset(mark for each in marks.values() for mark in each)
    tally = _Tally()
    after = -1
    for at, group in enumerate(yours):
        own = pairs.get(at)
        if own is None:
            behind = mine[after].cells[-1] if after >= 0 else None
            _count_added(tally, group, behind, after, marks)
        else:
            after = own
            _count_pair(tally, mine[own], group, own, marks)
    kept = set(pairs.values())
    for at, lost in enumerate(mine):
        if at not in kept:
            first = lost.cells[0]
            if marks and _is_new_here(lost, marks, written):
                tally.new_here += len(lost.cells)
                continue
            gone = Difference(How.REMOVED, first.kind, first.place, lost.text, "", first, units=len(lost.cells))
            tally.found.append((at, gone))
    tally.found.sort(key=lambda pair: pair[0])
    return Comparison(
        tuple(difference for _, difference in tally.found),
        tuple(_remarks(returned, yours)),
        tally.same,
        tally.moved_on,
        tally.new_here,
        tally.gone_here,
        len(ours),
        tally.theirs,
        returned.tracked,
        returned.pictures,
    )


def _groups(pieces: Iterable[WordPiece], known: Mapping[str, bool]) -> Iterator[_Theirs]:
    """Yield paragraphs and rows; in a table of data a row that was added is a row too."""
    pieces = [replace(piece, text=clean_text(piece.text)) for piece in pieces]
    data = {piece.table for piece in pieces if piece.table and any(known.get(name) for name in piece.names)}
    for (table, _), group in groupby(pieces, key=lambda piece: (piece.table, piece.row)):
        held = list(group)
        if table not in data:
            yield from (_Theirs(one.names, {0: one.text}, False, one.comments) for one in held if _counts(one, known))
            continue
        cells: dict[int, str] = {}
        for piece in held:
            cells[piece.column] = f"{cells[piece.column]}\n{piece.text}" if piece.column in cells else piece.text
        row = _Theirs(_all(piece.names for piece in held), cells, True, _all(piece.comments for piece in held))
        if row.text or any(name in known for name in row.names):
            yield row


def _counts(piece: WordPiece, known: Mapping[str, bool]) -> bool:
    return bool(piece.text) or any(name in known for name in piece.names)


def _all(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(one for part in parts for one in part)


def _matched(mine: Sequence[_Ours], yours: Sequence[_Theirs]) -> dict[int, int]:
    """Return which of ours each of theirs is: by name, by the very words, by words that are alike."""
    places = {group.name: at for at, group in enumerate(mine)}
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for at, group in enumerate(yours):
        wanted = [places[name] for name in group.names if name in places and places[name] not in taken]
        fitting = [own for own in wanted if mine[own].is_row == group.is_row]
        if fitting:
            best = max(fitting, key=lambda own: _alike(mine[own].text, group.text))
            pairs[at] = best
            taken.add(best)
    _match_words(mine, yours, pairs)
    _match_alike(mine, yours, pairs)
    _match_between(mine, yours, pairs)
    return pairs


def _match_words(mine: Sequence[_Ours], yours: Sequence[_Theirs], pairs: dict[int, int]) -> None:
    """Give a passage that stands there word for word to ours, though its name went to what stands beside it."""
    settled = {at for at, own in pairs.items() if text_mark(yours[at].text) == text_mark(mine[own].text)}
    held = {own: at for at, own in pairs.items()}
    open_ones: dict[tuple[bool, str], list[int]] = {}
    for own, group in enumerate(mine):
        if group.text and held.get(own) not in settled:
            open_ones.setdefault((group.is_row, text_mark(group.text)), []).append(own)
    for at, theirs in enumerate(yours):
        found = open_ones.get((theirs.is_row, text_mark(theirs.text))) if at not in settled and theirs.text else None
        if found:
            own = found.pop(0)
            other = held.pop(own, None)
            if other is not None:
                del pairs[other]
            if at in pairs:
                held.pop(pairs[at], None)
            pairs[at], held[own] = own, at


def _match_alike(mine: Sequence[_Ours], yours: Sequence[_Theirs], pairs: dict[int, int]) -> None:
    kept = set(pairs.values())
    lost = [own for own in range(len(mine)) if own not in kept]
    loose = [at for at in range(len(yours)) if at not in pairs]
    if len(lost) * len(loose) > _MOST_PAIRS:
        return
    for at in loose:
        fitting = [own for own in lost if mine[own].is_row == yours[at].is_row]
        best = max(fitting, key=lambda own: _alike(mine[own].text, yours[at].text), default=None)
        if best is not None and _alike(mine[best].text, yours[at].text) > _ALIKE:
            pairs[at] = best
            lost.remove(best)


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) <= _ALIKE:
        return 0.0
    return matcher.ratio()


def _match_between(mine: Sequence[_Ours], yours: Sequence[_Theirs], pairs: dict[int, int]) -> None:
    """Between two neighbours that are known, as many strange passages as are missing were written anew."""
    kept = set(pairs.values())
    before = -1
    for strange, run in groupby(range(len(yours)), key=lambda at: at not in pairs):
        places = list(run)
        if not strange:
            before = pairs[places[-1]]
            continue
        missing = list(takewhile(lambda own: own not in kept, range(before + 1, len(mine))))
        shapes = [mine[own].is_row for own in missing], [yours[at].is_row for at in places]
        if shapes[0] == shapes[1]:
            pairs.update(zip(places, missing, strict=True))


def _count_pair(tally: _Tally, own: _Ours, theirs: _Theirs, place: int, marks: Mapping[str, tuple[str, ...]]) -> None:
    """Compare passage by passage; one that still holds what we wrote was left alone, whatever we hold now."""
    written = marks.get(own.name, ())
    cells = dict(theirs.cells)
    for at, passage in enumerate(own.cells):
        text = cells.pop(passage.column or 0, "")
        tally.theirs += 1
        mark, before = text_mark(text), written[at] if at < len(written) else None
        if mark == text_mark(passage.text):
            tally.same += 1
        elif before is not None and before == (mark or EMPTY_MARK):
            tally.moved_on += 1
        else:
            both = before is not None and before != (text_mark(passage.text) or EMPTY_MARK)
            changed = Difference(How.CHANGED, passage.kind, passage.place, passage.text, text, passage, both=both)
            tally.found.append((place, changed))
    for text in filter(None, cells.values()):
        tally.theirs += 1
        behind = own.cells[-1]
        tally.found.append((place + 0.5, Difference(How.ADDED, behind.kind, behind.place, "", text, behind=behind)))


def _count_added(
    tally: _Tally, group: _Theirs, behind: Passage | None, after: int, marks: Mapping[str, tuple[str, ...]]
) -> None:
    """Count what no passage of ours is; what stood there when the file was written is gone here since."""
    texts = [text for text in group.cells.values() if text]
    units = len(texts)
    tally.theirs += units
    held = tuple(text_mark(text) or EMPTY_MARK for text in group.cells.values())
    if any(marks.get(name) == held for name in group.names):
        tally.gone_here += units
        return
    kind = PassageKind.CELL if group.is_row else PassageKind.OWN
    place = behind.place if behind is not None else ""
    added = Difference(How.ADDED, kind, place, "", group.text, behind=behind, units=units)
    tally.found.append((after + 0.5, added))


def _is_new_here(group: _Ours, marks: Mapping[str, tuple[str, ...]], written: frozenset[str]) -> bool:
    """Whether a passage was not in the file when it was written; a row is told by its record, a paragraph by words."""
    return group.name not in marks if group.is_row else text_mark(group.text) not in written


def _remarks(returned: WordPassages, yours: Iterable[_Theirs]) -> Iterator[Remark]:
    at = {name: group.text for group in yours for name in group.comments}
    for comment in returned.comments:
        yield Remark(comment.author, clean_text(comment.text), at.get(comment.id, ""))
