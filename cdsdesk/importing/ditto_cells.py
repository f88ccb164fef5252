"""Cells that stand for the one above them: "nt", "như trên", a ditto mark."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.wording import in_column

_WORDS = ("nt", "n.t", "n/t", "như trên", "như dòng trên", "như mục trên", "như ô trên", "ditto")
_SIGNS = ('"', "''", "“", "”", "„", "〃", "″", "//", '""', "“”", ",,", "´´")
_AROUND = (("", ""), ("", "."), ("-", "-"), ("- ", " -"), ("– ", " –"), ("(", ")"), ("(-", "-)"))
_DITTOS = frozenset(
    before + form + after
    for word in (*_WORDS, *_SIGNS)
    for form in {word, word.upper(), word.capitalize()}
    for before, after in _AROUND
)


def with_dittos(
    rows: tuple[RowRead, ...], meaning: Meaning, headers: Sequence[str]
) -> tuple[tuple[RowRead, ...], tuple[Repair, ...]]:
    """Return the rows with the text of the row above in cells that stand for it, and a note on each such column.

    What a row is called is never taken from above; such a cell, and one with nothing above it, is a problem of its row.
    """
    if _DITTOS.isdisjoint(chain.from_iterable([row.cells for row in rows])):
        return rows, ()
    found: list[RowRead] = []
    taken: dict[int, list[int]] = {}
    for row in rows:
        if not _DITTOS.isdisjoint(row.cells):
            row = _resolved(row, found[-1] if found else None, meaning, headers, taken)
        found.append(row)
    notes = tuple(
        Repair(tuple(numbers), in_column(headers[column], "ô ghi “như trên” lấy theo dòng trên"))
        for column, numbers in sorted(taken.items())
    )
    return tuple(found), notes


def _resolved(
    row: RowRead, above: RowRead | None, meaning: Meaning, headers: Sequence[str], taken: dict[int, list[int]]
) -> RowRead:
    cells, numbers, problems = list(row.cells), dict(row.numbers), list(row.problems)
    for column, cell in enumerate(cells):
        if cell not in _DITTOS:
            continue
        path = meaning.fields[column] or ""
        text = above.cells[column] if above is not None and column != meaning.title and path != "code" else ""
        if above is None or not text:
            problems.append((path, in_column(headers[column], f"không rõ “{cell}” là theo dòng nào")))
            continue
        cells[column] = text
        if column in above.numbers:
            numbers[column] = above.numbers[column]
        taken.setdefault(column, []).extend(row.rows)
        if above.section != row.section:
            problems.append((path, in_column(headers[column], f"“{cell}” ở đầu mục, lấy theo dòng cuối của mục trên")))
    return replace(row, cells=tuple(cells), numbers=numbers, problems=tuple(problems))
