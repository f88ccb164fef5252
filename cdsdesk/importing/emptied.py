"""Cells that a revised template leaves empty where the item that is stored has something: it stays, and is told."""

from collections.abc import Iterable, Iterator, Sequence

from cdsdesk.importing.repair import Repair
from cdsdesk.importing.row_plan import RowPlan
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.wording import shortened
from cdsdesk.model.fields import Record

_LONGEST = 60
_MOST_ROWS = 5


def emptied(record: Record, cells: Sequence[str], columns: Iterable[tuple[str, int]]) -> tuple[tuple[int, str], ...]:
    """Return column and stored text of the fields of a record whose cells are empty; ``columns`` are field, place."""
    return tuple(
        (column, value if isinstance(value, str) else "; ".join(value))
        for name, column in columns
        if not cells[column] and (value := getattr(record, name))
    )


def notes_on_emptied(table: TableRead, rows: Sequence[RowPlan]) -> Iterator[Repair]:
    """Yield for each column a note on what stays though its cells are empty; nothing of a column that nobody filled."""
    found: dict[int, list[tuple[RowPlan, str]]] = {}
    for row in rows:
        for column, text in row.emptied:
            found.setdefault(column, []).append((row, text))
    for column, kept in sorted(found.items()):
        if not any(row.row.cells[column] for row in rows):
            continue
        numbers = tuple(row.row.rows[0] for row, _ in kept)
        told = "; ".join(f"dòng {row.row.rows[0]}: “{shortened(text, _LONGEST)}”" for row, text in kept[:_MOST_ROWS])
        more = f" và {len(kept) - _MOST_ROWS} dòng nữa" if len(kept) > _MOST_ROWS else ""
        heading = table.headers[column] or f"Cột {column + 1}"
        yield Repair(numbers, f"Cột “{heading}”: tệp để trống, hồ sơ vẫn giữ {told}{more}")
