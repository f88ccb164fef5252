"""What became of the rows of an imported file, as the bytes of a workbook: a sheet for each of its tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cdsdesk.reporting.output import XLSX, PreparedFile, require_place
from cdsdesk.reporting.render_xlsx.cells import put_text
from cdsdesk.reporting.render_xlsx.document import RenderedWorkbook, check_xlsx, sheet_name
from cdsdesk.reporting.render_xlsx.looks import Look, Looks
from cdsdesk.vietnamese.text import clean_text

_SIZE = 11
_TEXT_FORMAT = "@"
_WIDEST, _NARROWEST = 60, 8
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class ResultTable:
    """One table: the name of its sheet, lines above it, headings, and rows as long as the headings."""

    name: str
    lines: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def prepare_results(tables: Sequence[ResultTable], path: Path) -> PreparedFile:
    """Render the tables for ``path``; every cell is text, none a formula. Raises WriteError for a place not to use."""
    require_place(path, XLSX)
    rendered = _rendered(tables)
    return PreparedFile(path, rendered.data, partial(check_xlsx, cells=rendered.cells))


def _rendered(tables: Sequence[ResultTable]) -> RenderedWorkbook:
    workbook = Workbook(write_only=True)
    looks = Looks(workbook)
    cells: dict[str, tuple[str, ...]] = {}
    for table in tables:
        name = _free_name(table.name, cells)
        cells[name] = tuple(_filled(workbook.create_sheet(name), table, looks))
    out = BytesIO()
    workbook.save(out)
    return RenderedWorkbook(out.getvalue(), cells)


def _free_name(wanted: str, taken: Iterable[str]) -> str:
    lowered = {name.lower() for name in taken}
    name = first = sheet_name(wanted)
    number = 2
    while name.lower() in lowered:
        name = sheet_name(f"{first[:25]} ({number})")
        number += 1
    return name


def _filled(sheet: Worksheet, table: ResultTable, looks: Looks) -> Iterable[str]:
    """Write the sheet and yield what stands in its filled cells."""
    for column, width in enumerate(_widths(table), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{len(table.lines) + 2}"
    plain = Look(_SIZE)
    head = Look(_SIZE, bold=True, horizontal="center", vertical="center", grid=True)
    body = Look(_SIZE, grid=True, number_format=_TEXT_FORMAT)
    lines = [((line,), plain) for line in table.lines]
    for texts, look in (*lines, (table.header, head), *((row, body) for row in table.rows)):
        row = []
        for text in texts:
            target = WriteOnlyCell(sheet)
            target.style = looks.name(look)
            put_text(target, text)
            row.append(target)
            if cleaned := clean_text(text):
                yield cleaned
        sheet.append(row)


def _widths(table: ResultTable) -> Iterable[float]:
    for column, heading in enumerate(table.header):
        texts = (heading, *(row[column] for row in table.rows[:_LOOKED_AT]))
        longest = max(max(map(len, text.split("\n")), default=0) for text in texts)
        yield float(min(max(longest + 2, _NARROWEST), _WIDEST))
