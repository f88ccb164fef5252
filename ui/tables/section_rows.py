"""Headings over a flat list of rows: a layer of its own, so that sorting and paging know nothing of it."""

from collections.abc import Callable, Sequence

from ui.tables.columns import Heading

Line = str | Heading


def with_headings(uids: Sequence[str], headings: Callable[[str], tuple[Heading, ...]]) -> list[Line]:
    """Return the uids with a heading wherever it differs from that of the row above; inner ones after outer ones."""
    lines: list[Line] = []
    above: tuple[Heading, ...] = ()
    for uid in uids:
        here = headings(uid)
        if here is above:
            lines.append(uid)
            continue
        same = 0
        while same < min(len(here), len(above)) and here[same] == above[same]:
            same += 1
        lines.extend(here[same:])
        lines.append(uid)
        above = here
    return lines
