"""Whose money it is, in rows of their own: "1 | Camera an ninh | 500" above "- Xã hội hóa | 500"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cdsdesk.importing.funding_headings import source_named
from cdsdesk.importing.levels import without_mark
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.wording import shortened

_NOTE = 60
_OF_ALL = "all"


def with_source_rows(
    rows: Sequence[RowRead], fields: Sequence[str | None], title: int
) -> tuple[list[RowRead], list[Repair]]:
    """Return the rows, those of a source as part of the task or project above them, and a note for each such one."""
    money = {column: path for column, path in enumerate(fields) if path and path.startswith("funding.")}
    found: list[RowRead] = []
    notes: list[Repair] = []
    for row in rows:
        source = _source_of(row, fields, money, title) if money and not row.code and found else ""
        above = found[-1] if found else row
        if not source or above.section != row.section or not any(above.cells[column] for column in money):
            found.append(row)
            continue
        found[-1] = replace(above, rows=(*above.rows, *row.rows), sources=(*above.sources, (source, row)))
        of, left = shortened(above.cells[title], _NOTE), [row.cells[column] for column in _loose(row, fields)]
        note = f"“{row.cells[title]}” là nguồn vốn của “{of}”, số tiền ghi theo nguồn"
        if left:
            note += f"; không nhập “{'”, “'.join(left)}” ở cột không có ô riêng"
        notes.append(Repair(row.rows, note, bool(left)))
    return found, notes


def _source_of(row: RowRead, fields: Sequence[str | None], money: Mapping[int, str], title: int) -> str:
    """Return the source that a row tells amounts of, nothing else; "" for any other row."""
    told = [column for column in money if row.cells[column]]
    other = [column for column, cell in enumerate(row.cells) if cell and fields[column] and column not in money]
    if not told or other not in ([], [title]) or any(money[column].split(".")[2] != _OF_ALL for column in told):
        return ""
    return source_named(without_mark(row.cells[title]))


def _loose(row: RowRead, fields: Sequence[str | None]) -> Iterator[int]:
    return (column for column, cell in enumerate(row.cells) if cell and not fields[column])
