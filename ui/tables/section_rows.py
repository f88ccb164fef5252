"""Headings over a flat list of rows: a layer of its own, so that sorting and paging know nothing of it."""

from collections.abc import Callable, Sequence
from itertools import groupby

from ui.tables.columns import Heading

Line = str | Heading


def with_headings(uids: Sequence[str], headings: Callable[[str], tuple[Heading, ...]]) -> list[Line]:
    """Return the uids with a heading wherever it differs from that of the row above; inner ones after outer ones."""
    lines: list[Line] = []
    above: tuple[Heading, ...] = ()
    for here, rows in groupby(uids, key=headings):
        same = 0
        while same < min(len(here), len(above)) and here[same] == above[same]:
            same += 1
        lines.extend(here[same:])
        lines.extend(rows)
        above = here
    return lines
