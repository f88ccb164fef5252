"""Workbooks of ours that come back: written, edited as an officer does, looked at."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from cdsdesk.actions.import_shown import ShownRow, Verdict
from cdsdesk.actions.importing import Preview, preview, reading_of
from cdsdesk.importing.options import ImportOptions
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measure, Measurement, Target
from cdsdesk.model.reports import Report
from cdsdesk.model.tasks import AmountKind, Funding, PlanItem, Source, Task, TaskKind
from cdsdesk.model.understanding import understood
from cdsdesk.readers.spreadsheet import read_spreadsheet
from cdsdesk.reporting.compose import compose
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_xlsx.document import render_xlsx
from cdsdesk.reporting.styles import load_profile
from tests.support.memory_store import MemoryStore

Change = Callable[[openpyxl.Workbook], object]
PROJECTS, TASKS, INDICATORS = "Phụ lục I", "Phụ lục II", "Phụ lục III"
CODE, TITLE, LEAD, COORDINATORS, DEADLINE, RESULT, STATE = range(1, 8)


def more_records() -> list[Record]:
    project = Task(uid="pr", title="Hạ tầng số", kind=TaskKind.PROJECT, lead=("Phòng Kinh tế",), position=9)
    told = Target(uid="ta", indicator="in", year=2022, document="plan", text="≥ 60%")
    result = Measurement(uid="me", unit="office", indicator="in", period="2022", text="67/107")
    return [
        project,
        PlanItem(uid="i-pr", plan="other-plan", annex="II", task="pr", code="1", position=1),
        Funding(
            uid="fu", unit="office", task="pr", source=Source.ALL, amount_kind=AmountKind.TOTAL,
            amount=1_500_000_000, amount_text="1.500", unit_text="Triệu đồng",
        ),
        Indicator(uid="in", plan="plan", code="1", name="Tỷ lệ hồ sơ trực tuyến", measure=Measure.RATIO, unit_text="%"),
        understood(told, {"text"}),
        understood(result, {"text"}),
        Measurement(uid="me2", unit="office", indicator="in2", period="2022", text="5", value=Decimal(5)),
        Indicator(uid="in2", plan="plan", code="2", name="Số tổ công nghệ số", measure=Measure.COUNT, position=1),
    ]  # fmt: skip


def written(store: MemoryStore, report: Report, folder: Path) -> Path:
    document = compose(store.snapshot("2022"), report)
    path = folder / "báo cáo.xlsx"
    path.write_bytes(render_xlsx(document, load_profile(), find_fonts()).data)
    return path


def edited(path: Path, *changes: Change) -> Path:
    book = openpyxl.load_workbook(path)
    for change in changes:
        change(book)
    book.save(path)
    return path


def row_of(sheet: Worksheet, title: str) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if title in str(sheet.cell(row, TITLE).value))


def put(sheet: str, title: str, column: int, value: object) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        book[sheet].cell(row_of(book[sheet], title), column).value = value  # type: ignore[assignment]

    return change


def look(store: MemoryStore, path: Path, options: ImportOptions | None = None) -> Preview:
    reading = reading_of(path.name, read_spreadsheet(path))
    return preview(reading, options or ImportOptions(), store.snapshot(), store.office())


def changed(shown: Preview) -> dict[str, list[tuple[str, str, str]]]:
    """Return by title what each row that changes does."""
    rows = [row for table in shown.tables for row in table.rows if row.verdict is not Verdict.SAME]
    return {row.cells[1]: [(one.label, one.before, one.after) for one in row.changes] for row in rows}


def asked(shown: Preview) -> list[ShownRow]:
    return [row for table in shown.tables for row in table.rows if row.verdict is Verdict.ASKED]
