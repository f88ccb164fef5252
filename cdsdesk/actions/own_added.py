"""Columns that were added to a workbook of ours: what their cells say is taken like any other edit."""

from collections.abc import Collection, Iterator

from cdsdesk.actions.own_edits import EXTRAS, may_change
from cdsdesk.document.sources import marks_of
from cdsdesk.importing.own_workbook import OwnCell
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.synonyms import OMITTED
from cdsdesk.importing.table_read import TableRead
from cdsdesk.model.fields import Record, specs


class AddedColumns:
    """The columns of a table that are not among ``known``, those that we wrote."""

    def __init__(self, table: TableRead, known: Collection[int]) -> None:
        told = enumerate(zip(table.headers, table.meaning.fields, strict=True))
        self._columns = [
            (column, header or f"Cột {column + 1}", path or "")
            for column, (header, path) in told
            if column not in known and (path or "").partition(".")[0] != OMITTED
        ]
        self._first, self._rows = table.header_rows[0], table.rows

    def cells(self, row: RowRead, record: Record) -> Iterator[tuple[OwnCell, str, str, str]]:
        """Yield what filled cells of a row tell anew: the cell, its field path, what it says, what we hold of it."""
        for column, heading, path in self._columns:
            text = row.cells[column]
            if not text:
                continue
            is_field = _is_field(type(record), path)
            held = specs(type(record))[path].kind.show(getattr(record, path)) if is_field else ""
            ours = held if is_field else record.extras.get(heading, "")
            if not marks_of(text) & marks_of(ours):
                place = path if is_field else f"{EXTRAS}.{heading}"
                yield OwnCell(record.TYPE, record.uid, place, ""), place, text, ours

    def notes(self, kind: type[Record] | None) -> Iterator[Repair]:
        """Yield a remark for each column whose field the rows of the workbook do not take."""
        for column, heading, path in self._columns:
            if path and not (kind and _is_field(kind, path)) and any(row.cells[column] for row in self._rows):
                words = f"Cột “{heading}” không có trong tệp đã xuất: chữ giữ trong thông tin thêm"
                yield Repair((self._first,), words, is_loss=True)


def _is_field(kind: type[Record], path: str) -> bool:
    return path in specs(kind) and may_change(kind.TYPE, path)
