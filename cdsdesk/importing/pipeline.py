"""The way of an import: book → tables → plan; the caller applies the plan's changes."""

from collections.abc import Sequence
from dataclasses import replace

from cdsdesk.errors import InputError, UsageError
from cdsdesk.importing.numbering import Numbering
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.plan import Gone, ImportPlan, TablePlan
from cdsdesk.importing.plan_document import plan_of
from cdsdesk.importing.plan_sections import put_sections
from cdsdesk.importing.planners import OF_PLAN, Rows, rows_of
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.row_plan import Context, RowPlan
from cdsdesk.importing.synonyms import COLUMNS
from cdsdesk.importing.table_read import TableRead, read_sheet
from cdsdesk.importing.work import Work
from cdsdesk.model.periods import window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.readers.raw import RawBook, RawSheet
from cdsdesk.vietnamese.text import search_key

_Planned = tuple[TablePlan, Rows]

_EVERY = 200
_WORK_RESULTS = ("result", "status_text")
_INDICATOR_RESULTS = ("targets", "result", "numerator", "denominator", "evaluation_text")


def read_tables(book: RawBook, options: ImportOptions) -> tuple[TableRead, ...]:
    """Find and read the tables of a book that the options choose.

    Raises InputError when there is none, UsageError for a sheet, table or kind that does not exist.
    """
    if options.kind != "auto" and options.kind not in COLUMNS:
        raise UsageError("Không có loại bảng này", options.kind, f"hãy dùng một trong: auto, {', '.join(COLUMNS)}")
    sheets = _chosen_sheets(book, options.sheet)
    tables: list[TableRead] = []
    skipped = [sheet.name for sheet in book.sheets if not sheet.visible and sheet not in sheets and sheet.rows]
    notes = [Repair((), f"Bỏ qua trang tính ẩn “{name}”") for name in skipped]
    for sheet in sheets:
        found = _chosen_tables(read_sheet(sheet, options.kind), options.table, sheet.name)
        tables.extend(found)
        if not found and sheet.rows:
            notes.append(Repair((), f"Bỏ qua trang tính “{sheet.name}”: không có bảng nhận ra được"))
    if not tables:
        raise InputError(
            "Sổ tính không có bảng nhiệm vụ, dự án, chỉ tiêu hay văn bản nào nhận ra được",
            ", ".join(sheet.name for sheet in sheets),
            "hãy kiểm tra dòng tiêu đề cột của bảng",
        )
    first = replace(tables[0], repairs=(*notes, *tables[0].repairs))
    return (first, *tables[1:])


def plan_import(
    tables: Sequence[TableRead],
    snapshot: Snapshot,
    options: ImportOptions,
    office: str,
    source: str = "",
    progress: Progress | None = None,
) -> ImportPlan:
    """Hold the rows of all tables against what is stored (a snapshot of everything); nothing is written.

    Raises UsageError naming the flag that is missing, Cancelled.
    """
    work = Work(snapshot, office)
    listener = progress or NoProgress()
    numbering = Numbering(work)
    planned = [_plan_table(table, work, options, numbering, listener) for table in tables]
    return ImportPlan(source, _with_gone(planned), work)


def _chosen_sheets(book: RawBook, name: str) -> list[RawSheet]:
    if not name:
        return [sheet for sheet in book.sheets if sheet.visible]
    found = [sheet for sheet in book.sheets if sheet.name == name] or [
        sheet for sheet in book.sheets if search_key(sheet.name) == search_key(name)
    ]
    if not found:
        names = ", ".join(sheet.name for sheet in book.sheets)
        raise UsageError("Không có trang tính này", name, f"sổ tính có: {names}")
    return found[:1]


def _chosen_tables(tables: tuple[TableRead, ...], number: int | None, sheet: str) -> list[TableRead]:
    if number is None:
        return list(tables)
    if not 1 <= number <= len(tables):
        raise UsageError(f"Không có bảng thứ {number}", sheet, f"trang tính có {len(tables)} bảng")
    return [tables[number - 1]]


def _plan_table(
    table: TableRead, work: Work, options: ImportOptions, numbering: Numbering, progress: Progress
) -> _Planned:
    period = _period(table, options)
    year = window(period).year if period else None
    if table.kind not in OF_PLAN:
        context = Context(table, "", table.title.annex, work.office, period, year)
        return _planned(context, rows_of(context, work, options), progress)
    plan = plan_of(table, options, work, year)
    table = numbering.numbered(table, plan.uid)
    sections = put_sections(table, plan, work)
    context = Context(table, plan.uid, table.title.annex, work.office, period, year, sections)
    return _planned(context, rows_of(context, work, options), progress)


def _planned(context: Context, rows: Rows, progress: Progress) -> _Planned:
    plans: list[RowPlan] = []
    total = len(context.table.rows)
    for position, row in enumerate(context.table.rows, 1):
        if position % _EVERY == 0:
            progress.report(position, total, f"Đang đối chiếu {context.table.sheet}")
        plans.append(rows.plan(row, position))
    table = _with_column_notes(context.table)
    return TablePlan(table, context.plan, context.period, tuple(plans), context.sections), rows


def _with_gone(planned: Sequence[_Planned]) -> tuple[TablePlan, ...]:
    """Add to each table the stored items that no row of the file means; none when the table met none of them."""
    told = {uid for _, rows in planned for uid in rows.matched}
    tables = []
    for table, rows in planned:
        left = [item for item in rows.stored() if item.uid not in told] if rows.matched else []
        told.update(item.uid for item in left)
        tables.append(replace(table, gone=tuple(Gone(item.uid, item.code, item.title) for item in left)))
    return tuple(tables)


def _period(table: TableRead, options: ImportOptions) -> str:
    """Return the code of the period of results and of targets without a year. Raises UsageError naming --period."""
    code = options.period or table.period() or ""
    if code:
        return window(code).code
    needing = _WORK_RESULTS if table.kind in ("tasks", "projects") else _INDICATOR_RESULTS
    columns = [column for column, path in enumerate(table.meaning.fields) if path in needing]
    if table.kind != "documents" and any(row.cells[column] for row in table.rows for column in columns):
        raise UsageError(
            "Chưa biết số liệu của bảng thuộc kỳ nào", table.sheet, "hãy cho biết bằng --period, như --period 2026"
        )
    return ""


def _with_column_notes(table: TableRead) -> TableRead:
    """Note the columns that no field takes: their cells are kept among the extras of each record."""
    notes = [
        Repair((table.header_rows[0],), f"Cột “{header or column + 1}” không có ô riêng, giữ trong thông tin thêm")
        for column, (header, path) in enumerate(zip(table.headers, table.meaning.fields, strict=True))
        if path is None and any(row.cells[column] for row in table.rows)
    ]
    return replace(table, repairs=(*table.repairs, *notes)) if notes else table
