"""What is wrong in a run of numbers, each slip told once however many numbers it disturbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from cdsdesk.checks.structure_ordinals import skipped
from cdsdesk.checks.structure_runs import Numbered, Run


class FlawKind(Enum):
    """Twice the same number, a number left out, a number in the wrong place."""

    TWICE = "twice"
    GAP = "gap"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Flaw:
    """A slip at ``line``; ``other`` is the line with the same number or before it, ``missing`` what is left out.

    ``anew`` tells that the numbers go on from there as from a beginning.
    """

    kind: FlawKind
    line: Numbered
    other: Numbered | None = None
    missing: tuple[int, ...] = ()
    anew: bool = False


def flaws_of(run: Run) -> list[Flaw]:
    """Return what is wrong in the numbers of a run, in its order."""
    values = [line.ordinal.value for line in run.lines]
    found = list(_misnumbered(run, values))
    return found + list(_twice(run, values)) + list(_gaps(run, values)) + list(_order(run, values))


def _misnumbered(run: Run, values: list[int]) -> Iterator[Flaw]:
    """Yield lines whose neighbours show which number they should bear; ``values`` are set right."""
    for place in range(1, len(values) - 1):
        right = values[place - 1] + 1
        if values[place] == right or values[place + 1] != right + 1 or skipped(run.style, right - 1, right + 1) == ():
            continue
        same = [other for other, value in enumerate(values) if value == values[place] and other != place]
        line = run.lines[place]
        if same:
            yield Flaw(FlawKind.TWICE, line, run.lines[same[0]], (right,))
        else:
            yield Flaw(FlawKind.ORDER, line, run.lines[place - 1], (right,))
        values[place] = right


def _twice(run: Run, values: list[int]) -> Iterator[Flaw]:
    """Yield second uses of a number; a run that begins anew is told once, at its first line."""
    again = False
    first: dict[int, Numbered] = {}
    for place, value in enumerate(values):
        other = first.setdefault(value, run.lines[place])
        twice = other is not run.lines[place]
        if twice and not (again and value == values[place - 1] + 1):
            anew = value == 1 and values[place + 1 : place + 2] == [2]
            yield Flaw(FlawKind.TWICE, run.lines[place], other, anew=anew)
        again = twice


def _gaps(run: Run, values: list[int]) -> Iterator[Flaw]:
    """Yield what is left out, at the line before which it is missing."""
    first = {value: place for place, value in reversed(list(enumerate(values)))}
    present = sorted(first)
    starts = 0 if present[0] == 1 or present[0] != run.follows + 1 else run.follows
    for before, value in zip([starts, *present], present, strict=False):
        missing = skipped(run.style, before, value)
        if missing:
            place = first[value]
            yield Flaw(FlawKind.GAP, run.lines[place], run.lines[place - 1] if place else None, missing)


def _order(run: Run, values: list[int]) -> Iterator[Flaw]:
    """Yield the first line that stands behind a greater number and is not there for the second time."""
    seen = set(values[:1])
    for place in range(1, len(values)):
        if values[place] < values[place - 1] and values[place] not in seen:
            yield Flaw(FlawKind.ORDER, run.lines[place], run.lines[place - 1])
            return
        seen.add(values[place])
