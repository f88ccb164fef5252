"""Headings over a flat list of rows: a layer of its own, so that sorting and paging know nothing of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import compress, count, islice, repeat
from operator import gt, is_not, itemgetter

from cdsdesk.model.ports import Found
from ui.tables.columns import Heading

Line = str | Heading
Headings = Callable[[str], tuple[Heading, ...]]
_Runs = list[tuple[int, tuple[Heading, ...]]]
_FEW = 4


class Lines:
    """Rows by their uids, and the headings that stand between them; ``starts`` tells for each how many rows are above.

    A hundred thousand rows are put together at every letter of a filter, so nothing is kept by line.
    """

    def __init__(self, uids: Sequence[str], headings: Sequence[Heading] = (), starts: Sequence[int] = ()) -> None:
        self.uids = list(uids)
        self.headings = tuple(headings)
        self.starts = tuple(starts)
        self._asked = 0
        self._places: dict[str, int] | None = None
        self._numbers = [start + above for above, start in enumerate(self.starts)]

    def __len__(self) -> int:
        return len(self.uids) + len(self.headings)

    def heading(self, number: int) -> Heading | None:
        """Return the heading on a line, None for a row."""
        above = bisect_left(self._numbers, number)
        return self.headings[above] if above < len(self._numbers) and self._numbers[above] == number else None

    def place(self, number: int) -> int:
        """Return which row stands on a line, counted among the rows; -1 for a heading or a line that is not there."""
        above = bisect_left(self._numbers, number)
        if not 0 <= number < len(self) or (above < len(self._numbers) and self._numbers[above] == number):
            return -1
        return number - above

    def uid(self, number: int) -> str:
        """Return the uid of the row on a line; empty for a heading or a line that is not there."""
        place = self.place(number)
        return self.uids[place] if place >= 0 else ""

    def number(self, place: int) -> int:
        """Return the line of a row."""
        return place + bisect_right(self.starts, place)

    def heading_numbers(self) -> list[int]:
        """Return the lines that are headings."""
        return list(self._numbers)

    def place_of(self, uid: str) -> int:
        """Return where a row stands among the rows, -1 for one that is not here.

        The first few are looked for one by one, which is sooner done than a dictionary of them all.
        """
        if self._places is None and self._asked < _FEW:
            self._asked += 1
            return self.uids.index(uid) if uid in self.uids else -1
        if self._places is None:
            self._places = dict(zip(self.uids, range(len(self.uids)), strict=True))
        return self._places.get(uid, -1)

    def flat(self) -> list[Line]:
        """Return all lines one after another."""
        lines: list[Line] = []
        above = 0
        for heading, start in zip(self.headings, self.starts, strict=True):
            lines += self.uids[above:start]
            lines.append(heading)
            above = start
        return lines + list(self.uids[above:])


class Sections:
    """Puts headings over rows; what it found for a whole list serves for all that is chosen from that list.

    ``headings`` must be another function as soon as it would tell otherwise of any row.
    """

    def __init__(self) -> None:
        self._known: tuple[Sequence[str], Headings, _Runs] | None = None

    def over(self, uids: Sequence[str], headings: Headings) -> Lines:
        """Return the uids with a heading wherever it differs from that of the row above, inner ones after outer."""
        if not isinstance(uids, Found):
            return _with_headings(uids, _runs(uids, headings))
        if self._known is None or self._known[0] is not uids.among or self._known[1] != headings:
            self._known = uids.among, headings, _runs(uids.among, headings)
        runs = self._known[2]
        starts = list(map(bisect_left, repeat(uids.places), map(itemgetter(0), runs)))
        ends = (*starts[1:], len(uids))
        left = map(gt, ends, starts)
        return _with_headings(uids, list(compress(zip(starts, map(itemgetter(1), runs), strict=True), left)))


def _runs(uids: Sequence[str], headings: Headings) -> _Runs:
    """Return where rows begin that stand under other headings than the row above, with these headings."""
    told = list(map(headings, uids))
    # Rows of one section share one tuple: what is the same object needs no comparison.
    starts = (0, *compress(count(1), map(is_not, told, islice(told, 1, None)))) if told else ()
    return [(start, told[start]) for start in starts]


def _with_headings(uids: Sequence[str], runs: _Runs) -> Lines:
    found: list[Heading] = []
    starts: list[int] = []
    above: tuple[Heading, ...] = ()
    for start, here in runs:
        same = 0
        while same < min(len(here), len(above)) and here[same] == above[same]:
            same += 1
        starts.extend([start] * (len(here) - same))
        found.extend(here[same:])
        above = here
    return Lines(uids, found, starts)


def among_headings(lines: Sequence[Line]) -> Lines:
    """Return lines taken apart again into rows and headings."""
    numbers = [number for number, line in enumerate(lines) if isinstance(line, Heading)]
    uids = [line for line in lines if isinstance(line, str)]
    found = [line for line in lines if isinstance(line, Heading)]
    return Lines(uids, found, [number - above for above, number in enumerate(numbers)])
