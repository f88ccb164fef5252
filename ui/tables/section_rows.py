"""Headings over a flat list of rows: a layer of its own, so that sorting and paging know nothing of it."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from ui.tables.columns import Heading

Line = str | Heading


class Lines(NamedTuple):
    """Rows with the headings between them; ``starts`` tells for each heading how many rows stand above it."""

    lines: list[Line]
    starts: list[int]


def with_headings(uids: Sequence[str], headings: Callable[[str], tuple[Heading, ...]]) -> Lines:
    """Return the uids with a heading wherever it differs from that of the row above; inner ones after outer ones."""
    lines: list[Line] = []
    starts: list[int] = []
    above: tuple[Heading, ...] = ()
    for here, rows in groupby(uids, key=headings):
        same = 0
        while same < min(len(here), len(above)) and here[same] == above[same]:
            same += 1
        starts.extend([len(lines) - len(starts)] * (len(here) - same))
        lines.extend(here[same:])
        lines.extend(rows)
        above = here
    return Lines(lines, starts)


def among_headings(lines: list[Line]) -> Lines:
    """Return lines with what is known of their headings."""
    numbers = [number for number, line in enumerate(lines) if isinstance(line, Heading)]
    return Lines(lines, [number - above for above, number in enumerate(numbers)])
