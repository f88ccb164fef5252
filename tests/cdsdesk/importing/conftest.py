from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cdsdesk.model.identity import uid_for
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook
from cdsdesk.readers.spreadsheet import read_spreadsheet

Rows = Sequence[Sequence[Any]]


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., RawBook]:
    """Write rows into a real workbook and read it back as the program does."""

    def make(*sheets: Rows, merges: Sequence[str] = (), formats: dict[str, str] | None = None) -> RawBook:
        workbook = openpyxl.Workbook()
        for number, rows in enumerate(sheets):
            sheet = workbook.active if number == 0 else workbook.create_sheet()
            sheet.title = f"Trang {number + 1}"
            for row in rows:
                sheet.append([None if cell == "" else cell for cell in row] or [None])
        for area in merges:
            workbook.worksheets[0].merge_cells(area)
        for place, code in (formats or {}).items():
            workbook.worksheets[0][place].number_format = code
        workbook.save(tmp_path / "mẫu.xlsx")
        return read_spreadsheet(tmp_path / "mẫu.xlsx")

    return make


@pytest.fixture
def office() -> Unit:
    unit = Unit(name="UBND phường Vạn Thạnh", level=Level.COMMUNE)
    return Unit(uid=uid_for(unit), name=unit.name, level=unit.level)


@pytest.fixture
def empty(office: Unit) -> Snapshot:
    """A data file that knows only its own office."""
    return Snapshot(office=office.uid, records={office.uid: office})
