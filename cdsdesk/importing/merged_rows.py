"""What cells merged over several rows mean: one row in several lines, or a value that holds for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from cdsdesk.importing.body import Body


@dataclass(frozen=True, slots=True)
class MergedRows:
    """Rows that belong to the row above, and values that merges carry down, by row and column."""

    joined: frozenset[int]
    carried: Mapping[int, Mapping[int, str]]


def merged_rows(body: Body) -> MergedRows:
    """Return what the merges of a table mean: a merged title joins its rows, as does a merged code over no titles."""
    rows = frozenset(body.rows)
    tall = [merge for merge in body.grid.merges if merge[2] > merge[0] and merge[0] in rows]
    joined: set[int] = set()
    for top, left, bottom, right in tall:
        if left <= body.title <= right:
            joined.update(row for row in range(top + 1, bottom + 1) if row in rows and not body.has_code(row))
    for top, left, bottom, right in tall:
        if body.code is not None and left <= body.code <= right:
            joined.update(row for row in range(top + 1, bottom + 1) if row in rows and not _has_own(body, row))
    carried: dict[int, dict[int, str]] = {}
    for top, left, bottom, _ in tall:
        value = body.text(top, left)
        for row in range(top + 1, bottom + 1):
            if value and row in rows and row not in joined:
                carried.setdefault(row, {})[left] = value
    return MergedRows(frozenset(joined), carried)


def _has_own(body: Body, row: int) -> bool:
    """Say whether a row under a merged code is one of its own: a title with its beginning, and more than that."""
    title = body.text(row, body.title)
    if not title or body.is_break(row) or not title[0].isupper():
        return False
    return sum(1 for column in body.others if body.text(row, column)) >= min(2, len(body.others))
