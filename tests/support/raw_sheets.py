"""Raw sheets as readers hand them on, written down row by row."""

from collections.abc import Iterable, Sequence

from cdsdesk.importing.repair import clean_sheet
from cdsdesk.importing.table_read import SheetRead, read_layout
from cdsdesk.readers.raw import Merge, RawSheet, RawValue

Row = Sequence[RawValue]


def raw_sheet(
    rows: Sequence[Row],
    merges: Sequence[Merge] = (),
    *,
    bold: Iterable[tuple[int, int]] = (),
    seams: Iterable[int] = (),
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[int] = (),
) -> RawSheet:
    """Return a sheet from its first row on; short rows are filled up, places count from 0."""
    width = max(map(len, rows))
    return RawSheet(
        "Trang 1",
        True,
        (0, 0),
        [[*row, *[""] * (width - len(row))] for row in rows],
        tuple(merges),
        bold=frozenset(bold),
        seams=frozenset(seams),
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
    )


def layout(sheet: RawSheet) -> SheetRead:
    """Return a sheet as read, with the account of its rows."""
    return read_layout(clean_sheet(sheet))
