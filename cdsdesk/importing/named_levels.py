"""Rows of levels below an indicator with figures of its own: "62%" of all, "- Tại trạm y tế 59%" below it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cdsdesk.importing.levels import names_level, without_mark
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.wording import shortened
from cdsdesk.vietnamese.text import clean_line

_NOTE = 60


def with_named_levels(
    rows: Sequence[RowRead], name: int, unit: int | None, figures: Sequence[int]
) -> tuple[list[RowRead], list[Repair]]:
    """Return rows and notes, each row that only names a level called by the indicator above it as well.

    ``name``, ``unit`` and ``figures`` are columns. The indicator above is numbered and has figures, the level has no
    number, figures, and no unit but that of the indicator.
    """
    found: list[RowRead] = []
    notes: list[Repair] = []
    above: RowRead | None = None
    for row in rows:
        scope = clean_line(without_mark(row.cells[name]))
        if above is not None and _is_level(row, above, scope, unit, figures):
            title = f"{clean_line(above.cells[name])} - {scope}"
            found.append(replace(row, cells=tuple(_with_title(row, name, title))))
            told = f"“{shortened(scope, _NOTE)}” đọc là một phần của chỉ tiêu {above.code}, tên ghép: “{title}”"
            notes.append(Repair(row.rows, told))
            continue
        has_figures = any(row.cells[column] for column in figures)
        above = row if row.code and has_figures and "\n" not in row.cells[name].strip() else None
        found.append(row)
    return found, notes


def _is_level(row: RowRead, above: RowRead, scope: str, unit: int | None, figures: Sequence[int]) -> bool:
    if row.code or row.section != above.section or not any(row.cells[column] for column in figures):
        return False
    same_unit = unit is None or row.cells[unit] in ("", above.cells[unit])
    return same_unit and names_level(scope)


def _with_title(row: RowRead, name: int, title: str) -> Iterator[str]:
    yield from (title if column == name else cell for column, cell in enumerate(row.cells))
