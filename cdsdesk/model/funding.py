"""Money of a task: what is printed as its total, and sums of what was planned, granted, spent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import AmountKind, Funding, Nature, Source


def totals_of(snapshot: Snapshot, task: str) -> tuple[Funding, ...]:
    """Return the amounts that stand for the whole of a task, as written."""
    rows = snapshot.where(Funding, "task", task)
    return tuple(row for row in rows if row.amount_kind is AmountKind.TOTAL and row.source is Source.ALL)


def amount_words(row: Funding) -> str:
    """Return an amount as written; a number without words gets the unit of its table: "1.250 triệu đồng"."""
    text = row.amount_text
    bare = any(char.isdigit() for char in text) and not any(char.isalpha() or char in "₫$" for char in text)
    return f"{text} {row.unit_text.lower()}".strip() if bare else text


def sums_of(snapshot: Snapshot, task: str) -> Mapping[AmountKind, int]:
    """Return the understood amounts of a task in đồng by kind.

    Within a year a total as written ("Tổng số") counts instead of its sources, an amount of a source instead of its
    natures, an amount for all years instead of the years. What was not understood is left out.
    """
    by_kind: dict[AmountKind, list[Funding]] = defaultdict(list)
    for row in snapshot.where(Funding, "task", task):
        if row.amount is not None:
            by_kind[row.amount_kind].append(row)
    return {kind: _sum(rows) for kind, rows in by_kind.items()}


def _sum(rows: Iterable[Funding]) -> int:
    by_year: dict[int | None, list[Funding]] = defaultdict(list)
    for row in rows:
        by_year[row.year].append(row)
    years = {None: by_year[None]} if None in by_year else by_year
    return sum(_of_year(found) for found in years.values())


def _of_year(rows: Iterable[Funding]) -> int:
    told = list(rows)
    wholes = [row for row in told if row.source is Source.ALL]
    return sum(row.amount or 0 for row in without_natures(wholes or told))


def without_natures(rows: Iterable[Funding]) -> list[Funding]:
    """Return amounts of any tasks: of each source its whole where it is told, not what is for investment and running.

    Amounts are of one source when task, year and kind are the same too.
    """
    told = list(rows)
    whole = {_place(row) for row in told if row.nature is Nature.UNKNOWN}
    return [row for row in told if row.nature is Nature.UNKNOWN or _place(row) not in whole]


def _place(row: Funding) -> tuple[object, ...]:
    return row.task, row.year, row.amount_kind, row.source
