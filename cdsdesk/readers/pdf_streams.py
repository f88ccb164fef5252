"""Columns of a PDF that stand so close that only the straight left edge of their texts parts them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from cdsdesk.readers.pdf_words import Line, Word, is_item

# A share of a line's height: a gap wider than this parts the pieces of a line.
GAP = 0.9
# Points.
_STRAIGHT = 0.7
_WITHIN = 1.0
_FEWEST, _FEWEST_ALONE, _FEWEST_CLOSE, _FEWEST_AT_EDGE = 3, 2, 2, 4
_ALONE, _CROSSED = 0.2, 0.15
_MOST_BETWEEN = 3
# What stands before the text of a row: its number, and the heading of the numbers.
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,5})[.)]?|S?TT", re.IGNORECASE)


class Stream(NamedTuple):
    """Texts that begin straight below each other: where, and on which lines the first and the last of them stand."""

    at: float
    first: int
    last: int


@dataclass(slots=True)
class Close:
    """The columns that are close to the one before, and which words begin a text there, by lines."""

    columns: list[Stream] = field(default_factory=list)
    cuts: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def pieces(self, line: Line, number: int) -> list[Line]:
        """Return the pieces of a line, cut where these columns begin."""
        found: list[list[Word]] = []
        for at, word in enumerate(line.words):
            if not at or at in self.cuts.get(number, ()):
                found.append([word])
            else:
                found[-1].append(word)
        return [Line(words) for words in found]

    def between(self, first: int, last: int) -> list[float]:
        """Return where columns begin on a stretch of lines."""
        return [column.at for column in self.columns if column.first <= last and column.last >= first]


class _Start(NamedTuple):
    """A word that begins a text or may begin one: its line and place there, and whether a wide gap stands before it.

    ``edge`` says that the text before it begins where all lines do, as titles do, and is not the number of a row.
    """

    left: float
    line: int
    word: int
    alone: bool
    edge: bool


def close_columns(lines: Sequence[Line]) -> Close:
    """Return the columns that begin straight below each other and are close to the one before on some lines.

    Words of wrapped text stand below each other by chance, and nearly each line of theirs runs across. Words of a name
    that comes again stand below each other with the same space before them each time: some must begin a text.
    """
    runs = [
        run
        for together in _below_each_other(sorted(_starts(lines)))
        for run in _runs(lines, together)
        if _is_column(lines, run)
    ]
    found = Close([Stream(run[0].left, run[0].line, run[-1].line) for run in runs])
    for run in runs:
        at_edge = sum(start.edge and not start.alone for start in run) >= _FEWEST_AT_EDGE
        for start in run:
            if (at_edge or not start.edge) and not _runs_across(lines[start.line], start.line, found.columns):
                found.cuts[start.line].add(start.word)
    return found


def _starts(lines: Sequence[Line]) -> Iterator[_Start]:
    """Yield each word of texts that begin where others do; a title stands anywhere."""
    alone = [[not at or _is_wide(line.words[at - 1], word) for at, word in enumerate(line.words)] for line in lines]
    lefts = Counter(
        round(word.left)
        for line, begin in zip(lines, alone, strict=True)
        for word, is_alone in zip(line.words, begin, strict=True)
        if is_alone
    )
    edge = min((left for left, count in lefts.items() if count > 1), default=0)
    for number, (line, begin) in enumerate(zip(lines, alone, strict=True)):
        begun = line.left
        for at, (word, is_alone) in enumerate(zip(line.words, begin, strict=True)):
            begun = word.left if is_alone else begun
            is_behind = at == 1 and _NUMBER.fullmatch(line.words[0].text) is not None
            if is_alone or _is_common(lefts, begun):
                at_edge = not is_alone and not is_behind and begun < edge + _WITHIN
                yield _Start(word.left, number, at, is_alone, at_edge)
            if is_behind and _is_common(lefts, word.left):
                begun = word.left


def _is_common(lefts: Counter[int], left: float) -> bool:
    return sum(lefts[round(left) + step] for step in (-1, 0, 1)) > 1


def _below_each_other(starts: Iterable[_Start]) -> Iterator[list[_Start]]:
    """Yield words that begin below each other, from above to below, where some stand behind a gap and some do not."""
    together: list[_Start] = []
    for start in [*starts, _Start(float("inf"), 0, 0, alone=False, edge=False)]:
        if together and start.left - together[0].left > _STRAIGHT:
            alone = sum(one.alone for one in together)
            if len(together) >= _FEWEST and _FEWEST_ALONE <= alone < len(together):
                yield sorted(together, key=lambda one: (one.line, one.word))
            together = []
        together.append(start)


def _is_wide(before: Word, word: Word) -> bool:
    return word.left - before.right > GAP * max(before.height, word.height)


def _runs(lines: Sequence[Line], together: Sequence[_Start]) -> Iterator[list[_Start]]:
    """Yield words below each other with few lines between them that run across."""
    run = [together[0]]
    for one, two in pairwise(together):
        between = sum(_is_across(lines[number], one.left) for number in range(one.line + 1, two.line))
        if between > _MOST_BETWEEN:
            yield run
            run = []
        run.append(two)
    yield run


def _is_column(lines: Sequence[Line], run: Sequence[_Start]) -> bool:
    close = [start for start in run if not start.alone]
    inner = [start for start in close if not start.edge]
    own = [start.line for start in run if start.alone]
    if len(own) < max(_FEWEST_ALONE, _ALONE * len(run)):
        return False
    in_rows = any(_has_columns(lines[start.line]) or own[0] < start.line < own[-1] for start in inner)
    if len(inner) < _FEWEST_CLOSE and not in_rows and len(close) < _FEWEST_AT_EDGE:
        return False
    inside = lines[run[0].line : run[-1].line + 1]
    if sum(_is_across(line, run[0].left) for line in inside) > _CROSSED * len(inside):
        return False
    return not _are_items(lines, close) or (all(start.word == 1 for start in close) and _are_rows(lines, close))


def _has_columns(line: Line) -> bool:
    """Say whether a line has several columns without those that are close."""
    return sum(_is_wide(one, two) for one, two in pairwise(line.words)) > 1


def _are_items(lines: Sequence[Line], close: Sequence[_Start]) -> bool:
    """Say whether only numbers and bullets stand before words: their texts are indented, no column of their own."""
    return all(is_item(lines[start.line].words[start.word - 1].text) for start in close)


def _are_rows(lines: Sequence[Line], close: Sequence[_Start]) -> bool:
    """Say whether numbers begin lines with further columns, as the numbers of rows do."""
    numbers = all(_NUMBER.fullmatch(lines[start.line].words[0].text) for start in close)
    return numbers and any(_has_columns(lines[start.line]) for start in close)


def _runs_across(line: Line, number: int, columns: Sequence[Stream]) -> bool:
    """Say whether a line runs across one of the columns about it, as the titles above and the sections do."""
    near = [one.at for one in columns if one.first - _MOST_BETWEEN <= number <= one.last + _MOST_BETWEEN]
    return any(_is_across(line, at) for at in near)


def _is_across(line: Line, at: float) -> bool:
    return any(word.left < at - _WITHIN and word.right > at + _WITHIN for word in line.words)
