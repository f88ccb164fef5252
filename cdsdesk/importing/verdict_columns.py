"""The columns that a result file of ours adds to the rows of a source: set aside when the file comes back mended."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from cdsdesk.document.sources import REASON_HEADING, VERDICT_HEADING, VERDICT_HEADINGS
from cdsdesk.importing.repair import Grid
from cdsdesk.readers.raw import RawValue

V = TypeVar("V", bound=RawValue)


def without_verdicts(grid: Grid) -> Grid:
    """Return a grid as its source had it: what we added beside the rows is empty, so that they read as they did."""
    heads = [row for row, line in enumerate(grid.texts) if VERDICT_HEADING in line and REASON_HEADING in line]
    if not heads:
        return grid
    ours = {place for row in heads for place, text in enumerate(grid.texts[row]) if text in VERDICT_HEADINGS}
    first = heads[0]
    return replace(
        grid,
        texts=[*grid.texts[:first], *(_emptied(line, ours, "") for line in grid.texts[first:])],
        raw=[*grid.raw[:first], *(_emptied(line, ours, "") for line in grid.raw[first:])],
    )


def _emptied(line: Sequence[V], places: set[int], empty: V) -> list[V]:
    return [empty if place in places else cell for place, cell in enumerate(line)]
