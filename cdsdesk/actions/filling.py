"""Filling a workbook of the province with the office's own results: read like an import, written cell by cell."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from cdsdesk.actions.filling_values import Told, parted_result, parts_told, told_of_indicator, told_of_task
from cdsdesk.actions.importing import Reading, preview, read_file
from cdsdesk.errors import InputError, UsageError, WriteError
from cdsdesk.files import put_file, require_space
from cdsdesk.importing.matching import Item, Matcher
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.plan import TablePlan
from cdsdesk.importing.rows import RowRead
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.ports import Store
from cdsdesk.model.reading import indicators_of_period, items_of, tasks_of_period
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.readers.kinds_of_file import FileKind, kind_of
from cdsdesk.readers.sheet_marks import sheet_parts
from cdsdesk.reporting.output import XLSX, require_place
from cdsdesk.reporting.render_xlsx.patch import Filled, Place, SheetXml, patched_package
from cdsdesk.vietnamese.text import clean_line

FILLED, SAME, DIFFERENT, FORMULA, COVERED = "filled", "same", "different", "formula", "covered"
CELL_FATES = (FILLED, SAME, DIFFERENT, FORMULA, COVERED)
KNOWN, UNSURE, UNKNOWN = "known", "unsure", "unknown"
ROW_FATES = (KNOWN, UNSURE, UNKNOWN)
_WORK = ("tasks", "projects")
_HANDLED = (*_WORK, "indicators")


@dataclass(frozen=True, slots=True)
class FillRequest:
    """Which workbook, for which period, where the filled one goes; ``options`` say how to read it."""

    template: Path
    period: str
    out: Path
    options: ImportOptions = field(default_factory=ImportOptions)


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A result cell (row and column from 1): its field, what stood there, what we tell, what became of it."""

    place: Place
    path: str
    before: str
    told: Filled
    fate: str


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row of a table: its number, title, the item that it means ("" when none), its cells."""

    row: int
    title: str
    uid: str
    fate: str
    cells: tuple[FilledCell, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table of the workbook; its rows are known, unsure or unknown, and nothing else."""

    sheet: str
    number: int
    kind: str
    rows: tuple[FilledRow, ...]

    def rows_counted(self) -> dict[str, int]:
        """Return how many rows were read and what became of them: read is the sum of the others."""
        found = Counter(row.fate for row in self.rows)
        return {"read": len(self.rows)} | {fate: found[fate] for fate in ROW_FATES}

    def cells_counted(self) -> dict[str, int]:
        """Return for how many cells we have something to tell and what became of them."""
        found = Counter(cell.fate for row in self.rows for cell in row.cells)
        return {"told": found.total()} | {fate: found[fate] for fate in CELL_FATES}


@dataclass(frozen=True, slots=True)
class FillResult:
    """What was filled; ``formulas`` counts those in the rows that were filled, which Excel computes when it opens."""

    out: Path
    tables: tuple[FilledTable, ...]
    formulas: int

    def needs_person(self) -> bool:
        """Whether a row was not found or a cell tells otherwise than we do."""
        cells = Counter(cell.fate for table in self.tables for row in table.rows for cell in row.cells)
        return any(row.fate != KNOWN for table in self.tables for row in table.rows) or bool(
            cells[DIFFERENT] + cells[FORMULA] + cells[COVERED]
        )

    def to_json(self) -> dict[str, Any]:
        """Return what ``fill-workbook --json`` prints."""
        return {"file": str(self.out), "formulas": self.formulas, "tables": [_table_json(one) for one in self.tables]}


def fill_workbook(store: Store, request: FillRequest, progress: Progress | None = None) -> FillResult:
    """Write a copy of a workbook with our results in its empty result cells; the data file does not change.

    Raises InputError for a file that is no plain .xlsx or has no table of tasks or indicators, UsageError, WriteError.
    """
    told = progress or NoProgress()
    data = _require_plain(request.template)
    require_place(request.out, XLSX)
    if request.out.resolve() == request.template.resolve():
        raise UsageError("Tệp kết quả trùng với tệp mẫu", str(request.out), "hãy đặt tên khác")
    told.report(0, 3, "Đang đọc tệp mẫu")
    reading = read_file(request.template, told)
    told.report(1, 3, "Đang đối chiếu với hồ sơ")
    snapshot = store.snapshot(request.period)
    shown = preview(reading, request.options, store.snapshot(), store.office(), told, ask=False)
    plans = [table for table in (shown.plan.tables if shown.plan else ()) if table.table.kind in _HANDLED]
    if not plans:
        raise InputError("Tệp không có bảng nhiệm vụ hay chỉ tiêu", request.template.name, "hãy kiểm tra tiêu đề cột")
    tables, parts, formulas = _filled(plans, reading, snapshot, data)
    told.report(2, 3, "Đang ghi tệp")
    made = patched_package(data, parts)
    require_space(request.out.resolve().parent, len(made))
    put_file(request.out, made, partial(_require_same, parts=parts, template=request.template))
    told.report(3, 3, "Xong")
    return FillResult(request.out, tables, formulas)


def _require_plain(path: Path) -> bytes:
    """Return the bytes of a workbook that may be filled. Raises InputError for any other file."""
    if kind_of(path) is not FileKind.XLSX:
        raise InputError("Chỉ điền được tệp .xlsx", path.name, "hãy mở bằng Excel rồi lưu lại thành tệp .xlsx")
    with ZipFile(path) as package:
        names = [name.lower() for name in package.namelist()]
    if any("vbaproject" in name or name.startswith("xl/macrosheets/") for name in names):
        raise InputError("Tệp có macro nên không điền", path.name, "hãy lưu lại thành tệp .xlsx không có macro")
    if any(name.startswith("_xmlsignatures/") for name in names):
        raise InputError("Tệp đã được ký số nên không điền", path.name, "hãy xin tệp mẫu chưa ký")
    return path.read_bytes()


def _filled(
    plans: list[TablePlan], reading: Reading, snapshot: Snapshot, data: bytes
) -> tuple[tuple[FilledTable, ...], dict[str, bytes], int]:
    """Return what becomes of the rows of all tables, the parts of the package that change, the formulas beside."""
    with ZipFile(BytesIO(data)) as package:
        names = dict(sheet_parts(package))
        sheets = {
            name: SheetXml(
                package.read(names[name]),
                frozenset(
                    number
                    for plan in plans
                    if plan.table.sheet == name
                    for row in plan.table.rows
                    for number in row.rows
                ),
                name,
            )
            for name in dict.fromkeys(plan.table.sheet for plan in plans)
        }
    tables = tuple(_table(plan, reading, snapshot, sheets[plan.table.sheet]) for plan in plans)
    parts, formulas = {}, 0
    for name, sheet in sheets.items():
        cells = {
            cell.place: cell.told
            for table in tables
            if table.sheet == name
            for row in table.rows
            for cell in row.cells
            if cell.fate == FILLED
        }
        if cells:
            parts[names[name]] = sheet.patched(cells)
            formulas += sum(1 for _ in sheet.formulas())
    return tables, parts, formulas


def _table(plan: TablePlan, reading: Reading, snapshot: Snapshot, sheet: SheetXml) -> FilledTable:
    table = plan.table
    path = "title" if table.kind in _WORK else "name"
    title = table.meaning.column(path)
    assert title is not None
    items = _items(plan, snapshot)
    matcher = Matcher(items, ((row.cells[title], row.code) for row in table.rows))
    corner = next(each for each in reading.book.sheets if each.name == table.sheet)
    covered = {
        (row + 1, column + 1)
        for first, left, last, right in corner.merges
        for row in range(first, last + 1)
        for column in range(left, right + 1)
        if (row, column) != (first, left)
    }
    formulas = frozenset(sheet.formulas())
    rows = []
    for row in table.rows:
        words, match = row.cells[title], matcher.match(row.cells[title], row.code, row.rows[0])
        if match.uid is None or not words:
            fate = UNSURE if match.question else UNKNOWN
            rows.append(FilledRow(row.rows[0], clean_line(words), "", fate))
            continue
        cells = tuple(_cells(plan, row, snapshot, match.uid, corner.origin[1], covered, formulas))
        rows.append(FilledRow(row.rows[0], clean_line(words), match.uid, KNOWN, cells))
    return FilledTable(table.sheet, table.number, table.kind, tuple(rows))


def _items(plan: TablePlan, snapshot: Snapshot) -> tuple[Item, ...]:
    """Return the items that the rows may mean: of the plan of the table where it has some, else all of the period."""
    if plan.table.kind not in _WORK:
        found = indicators_of_period(snapshot)
        own = tuple(row for row in found if row.plan == plan.plan) or found
        return tuple(Item(row.uid, row.name, row.code) for row in own if not row.parent)
    everything = [
        (item.plan, Item(task.uid, task.title, item.code))
        for task in tasks_of_period(snapshot)
        for item in items_of(snapshot, task.uid)
    ]
    own_items = tuple(item for of, item in everything if of == plan.plan)
    if own_items:
        return own_items
    loose = (Item(task.uid, task.title, "") for task in tasks_of_period(snapshot) if not items_of(snapshot, task.uid))
    return tuple({item.uid: item for item in (*(item for _, item in everything), *loose)}.values())


def _cells(
    plan: TablePlan,
    row: RowRead,
    snapshot: Snapshot,
    uid: str,
    left: int,
    covered: set[Place],
    formulas: frozenset[Place],
) -> Iterator[FilledCell]:
    """Yield the cells of a row of which we have something to tell."""
    told, parts = _told(plan, snapshot, uid)
    for column, path in enumerate(plan.table.meaning.fields):
        value = parts.get(column, told.get(path or ""))
        if value is None or value == "":
            continue
        place = row.rows[0], column + left + 1
        before = row.cells[column]
        fate = FILLED
        if place in formulas:
            fate = FORMULA
        elif clean_line(before) == clean_line(str(value).replace(".", ",") if not isinstance(value, str) else value):
            fate = SAME
        elif before.strip():
            fate = DIFFERENT
        elif place in covered:
            fate = COVERED
        yield FilledCell(place, path or "", before, value, fate)


def _told(plan: TablePlan, snapshot: Snapshot, uid: str) -> tuple[Mapping[str, Told], Mapping[int, Told]]:
    """Return what is told by field, and by column where a form wants one field in two."""
    task = snapshot.find(Task, uid)
    if task is not None:
        return told_of_task(snapshot, task), {}
    indicator = snapshot.find(Indicator, uid)
    if indicator is None:
        return {}, {}
    fields = plan.table.meaning.fields
    columns = parted_result(plan.table.headers, fields)
    parts = parts_told(snapshot, indicator, columns, fields) if columns is not None else {}
    return told_of_indicator(snapshot, indicator, filter(None, fields)), parts


def _require_same(path: Path, parts: Mapping[str, bytes], template: Path) -> None:
    """Raise WriteError unless the written package has every part of the template, changed ones as they were made."""
    with ZipFile(path) as new, ZipFile(template) as old:
        whole = new.namelist() == old.namelist() and all(
            new.read(name) == parts.get(name, old.read(name)) for name in old.namelist()
        )
    if not whole:
        raise WriteError("Tệp Excel vừa ghi không đọc lại được", str(path), "hãy kiểm tra ổ đĩa rồi làm lại")


def _table_json(table: FilledTable) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "table": table.number,
        "kind": table.kind,
        "rows": table.rows_counted(),
        "cells": table.cells_counted(),
        "left": [{"row": row.row, "title": row.title, "why": row.fate} for row in table.rows if row.fate != KNOWN],
        "not_filled": [
            {"row": cell.place[0], "field": cell.path, "why": cell.fate, "theirs": cell.before, "ours": str(cell.told)}
            for row in table.rows
            for cell in row.cells
            if cell.fate in (DIFFERENT, FORMULA, COVERED)
        ],
    }
