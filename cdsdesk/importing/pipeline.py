"""The way of an import: book → tables → plan; the caller applies the plan's changes."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from cdsdesk.cycles import no_search_for_cycles
from cdsdesk.document.sources import OWN_SHEETS
from cdsdesk.errors import InputError, UsageError
from cdsdesk.importing.activity_words import notes_on_activities
from cdsdesk.importing.added_up import with_added_up
from cdsdesk.importing.annex_home import annex_home
from cdsdesk.importing.emptied import notes_on_emptied
from cdsdesk.importing.field_paths import require_field
from cdsdesk.importing.further_sheets import gone_on, with_plan_of_annex
from cdsdesk.importing.kind_doubts import with_doubt_of_kind
from cdsdesk.importing.level_rows import with_level_rows
from cdsdesk.importing.matching import Item
from cdsdesk.importing.memory import EXTRAS, Memory
from cdsdesk.importing.money_units import with_units_of_neighbours
from cdsdesk.importing.needs import MissingError, Need, require_title, unknown_period
from cdsdesk.importing.numbering import Numbering
from cdsdesk.importing.options import ABOVE, NEW, SKIP, ImportOptions
from cdsdesk.importing.period_notes import notes_on_periods
from cdsdesk.importing.plain_words import notes_on_plain_words
from cdsdesk.importing.plan import Gone, ImportPlan, TablePlan
from cdsdesk.importing.plan_document import plan_of
from cdsdesk.importing.plan_sections import put_sections
from cdsdesk.importing.planners import OF_PLAN, Rows, needs_period, rows_of
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.result_periods import period_of_results
from cdsdesk.importing.row_plan import Context, Problem, RowPlan
from cdsdesk.importing.row_signs import looks_like_rows
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.run_together import require_parted
from cdsdesk.importing.same_figures import with_figures_once
from cdsdesk.importing.share_columns import notes_on_pairs, with_shares_beside
from cdsdesk.importing.sheets_of_periods import with_periods_together
from cdsdesk.importing.synonyms import COLUMNS, OMITTED
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.ticks import with_ticks_as_words
from cdsdesk.importing.told import BookTables
from cdsdesk.importing.work import Work
from cdsdesk.model.periods import window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.readers.raw import RawBook, RawSheet
from cdsdesk.vietnamese.text import fold, search_key

_Planned = tuple[TablePlan, Rows | None]
OwnPlanner = Callable[[TableRead, Work, ImportOptions], tuple[Context, Rows] | None]
"""Says how the rows of a table are planned that we wrote ourselves; None for any other table."""

_EVERY = 200


@no_search_for_cycles()
def read_tables(
    book: RawBook | BookTables, options: ImportOptions, memory: Memory | None = None
) -> tuple[TableRead, ...]:
    """Find and read the tables of a book that the options choose; ``memory`` knows forms of earlier imports.

    Raises InputError when there is none, UsageError for a sheet, table or kind that does not exist.
    """
    if options.kind != "auto" and options.kind not in COLUMNS:
        raise UsageError("Không có loại bảng này", options.kind, f"hãy dùng một trong: auto, {', '.join(COLUMNS)}")
    tables = book if isinstance(book, BookTables) else BookTables(book)
    sheets = _chosen_sheets(tables.book, options)
    found: list[TableRead] = []
    notes = [
        Repair((), f"Bỏ qua trang tính ẩn “{sheet.name}”")
        for sheet in tables.book.sheets
        if not sheet.visible and sheet not in sheets and sheet.rows and sheet.name not in OWN_SHEETS
    ]
    for sheet in sheets:
        read = tables.of_sheet(sheet, options, memory or Memory())
        if found and (not read or read[0].is_listed or tables.goes_on(sheet, options, found[-1])):
            read = tables.rest_of_sheet(sheet, options, found[-1]) or read
        elif found:
            read = (_below(found[-1], read[0], options, memory), *read[1:])
        chosen = _chosen_tables(read, options, sheet.name)
        _require_fields(chosen, options)
        found.extend(chosen)
        if not chosen and sheet.rows:
            is_loss = not read and looks_like_rows(tables.grid(sheet).texts)
            notes.append(Repair((), f"Bỏ qua trang tính “{sheet.name}”: không có bảng nhận ra được", is_loss))
    if not found:
        raise InputError(
            "Tệp không có bảng hay danh sách văn bản nào nhận ra được",
            ", ".join(sheet.name for sheet in sheets),
            "hãy kiểm tra dòng tiêu đề cột của bảng",
        )
    found = [with_doubt_of_kind(each, is_told=_kind_is_told(each, options, memory)) for each in found]
    first = replace(found[0], repairs=(*notes, *found[0].repairs))
    told = {(each.sheet, each.number) for each in found if _plan_is_told(each, options, memory)}
    return with_periods_together((first, *found[1:]), told)


def _below(above: TableRead, table: TableRead, options: ImportOptions, memory: Memory | None) -> TableRead:
    """Return the first table of a sheet as the last one of the sheets before lets it be understood."""
    is_told = _plan_is_told(table, options, memory)
    return with_plan_of_annex(above, gone_on(above, table, is_told=is_told))


def _plan_is_told(table: TableRead, options: ImportOptions, memory: Memory | None) -> bool:
    """Say whether a person chose the plan of a table, now or the last time."""
    form = memory.known(table.headers) if memory is not None else None
    return bool(options.of_table(table.sheet, table.number).plan or (form is not None and form.plan))


def _kind_is_told(table: TableRead, options: ImportOptions, memory: Memory | None) -> bool:
    """Say whether a person said what a table holds, now or the last time."""
    said = options.of_table(table.sheet, table.number).kind
    return said != "auto" or (memory is not None and memory.known(table.headers) is not None)


def _require_fields(tables: Sequence[TableRead], options: ImportOptions) -> None:
    for table in tables:
        for (sheet, number, _), path in options.fields.items():
            if (sheet, number) == (table.sheet, table.number) and path:
                require_field(table.kind, path)


@no_search_for_cycles()
def plan_import(
    tables: Sequence[TableRead],
    snapshot: Snapshot,
    options: ImportOptions,
    office: str,
    source: str = "",
    progress: Progress | None = None,
    *,
    ask: bool = False,
    own: OwnPlanner | None = None,
) -> ImportPlan:
    """Hold the rows of all tables against what is stored (a snapshot of everything); nothing is written.

    What is missing of a table is refused, or with ``ask`` becomes a question of that table, whose rows then wait.
    ``own`` is asked first how to plan a table. Raises UsageError naming the flag, Cancelled.
    """
    work = Work(snapshot, office)
    listener = progress or NoProgress()
    numbering = Numbering(work)
    planned: list[_Planned] = []
    for table in tables:
        said = options.of_table(table.sheet, table.number)
        if said.plan == ABOVE:
            said = replace(
                said, plan=next((each.plan for each, _ in reversed(planned) if each.plan), ""), plan_year=None
            )
        try:
            found = own(table, work, said) if own is not None else None
            planned.append(_planned(*found, listener) if found else _plan_table(table, work, said, numbering, listener))
        except MissingError as missing:
            if not ask:
                raise
            planned.append((_waiting(table, missing.need), None))
    return ImportPlan(source, _with_gone(planned), work)


def _waiting(table: TableRead, need: Need) -> TablePlan:
    """Return a table of which something must be said first; its rows are asked about."""
    return TablePlan(table, "", "", tuple(RowPlan(row, "ask") for row in table.rows), (), need=need)


def _chosen_sheets(book: RawBook, options: ImportOptions) -> list[RawSheet]:
    name = options.sheet
    if not name:
        return [sheet for sheet in book.sheets if (sheet.visible or options.hidden) and sheet.name not in OWN_SHEETS]
    found = [sheet for sheet in book.sheets if sheet.name == name] or [
        sheet for sheet in book.sheets if search_key(sheet.name) == search_key(name)
    ]
    if not found:
        names = ", ".join(sheet.name for sheet in book.sheets)
        raise UsageError("Không có trang tính này", name, f"sổ tính có: {names}")
    return found[:1]


def _chosen_tables(tables: tuple[TableRead, ...], options: ImportOptions, sheet: str) -> list[TableRead]:
    number = options.table
    if number is None:
        left = {place for place, said in options.tables.items() if said.leave}
        return [table for table in tables if (sheet, table.number) not in left]
    if not 1 <= number <= len(tables):
        raise UsageError(f"Không có bảng thứ {number}", sheet, f"trang tính có {len(tables)} bảng")
    return [tables[number - 1]]


def _plan_table(
    table: TableRead,
    work: Work,
    options: ImportOptions,
    numbering: Numbering,
    progress: Progress,
) -> _Planned:
    require_title(table)
    chosen = options.columns_said(table.sheet, table.number)
    require_parted(table, chosen)
    table = with_ticks_as_words(with_added_up(table, chosen), chosen)
    period = _period(table, options)
    above = options.period or table.period_above() or period
    year = window(above).year if above else None
    table = with_shares_beside(with_level_rows(with_figures_once(table, period, year, chosen)), chosen)
    table = with_units_of_neighbours(table, options.unit)
    table = replace(table, repairs=(*table.repairs, *notes_on_periods(table, period, is_told=bool(options.period))))
    answers = options.answers_of(table.sheet)
    known = {row: said for row, said in answers.items() if said in (NEW, SKIP) or work.snapshot.get(said) is not None}
    answered = known, options.values_of(table.sheet)
    if table.kind not in OF_PLAN:
        context = Context(table, "", table.title.annex, work.office, period, year, (), *answered)
        return _planned(context, rows_of(context, work, options), progress)
    plan = plan_of(table, options, work, year)
    table = replace(table, title=replace(table.title, annex=annex_home(table, plan.uid, work)))
    table = numbering.numbered(table, plan.uid)
    sections = put_sections(table, plan, work)
    context = Context(table, plan.uid, table.title.annex, work.office, period, year, sections, *answered)
    return _planned(context, rows_of(context, work, options), progress)


def _planned(context: Context, rows: Rows, progress: Progress) -> _Planned:
    plans: list[RowPlan] = []
    total = len(context.table.rows)
    answered = {*context.answers, *(number for number, _ in context.values)}
    for position, row in enumerate(context.table.rows, 1):
        if position % _EVERY == 0:
            progress.report(position, total, f"Đang đối chiếu {context.table.sheet}")
        if not answered:
            plans.append(rows.plan(row, position))
            continue
        left_out = context.answers.get(row.rows[0]) == SKIP
        plan = _left_out(row) if left_out else rows.plan(row, position)
        plan.answered = row.rows[0] in answered
        plans.append(plan)
    table = _with_column_notes(context.table, plans)
    return TablePlan(table, context.plan, context.period, tuple(plans), context.sections), rows


def _left_out(row: RowRead) -> RowPlan:
    """Return a row that a person does not want."""
    return RowPlan(row, "refuse", problems=[left_out()], decided=True)


def left_out() -> Problem:
    """Return why a row that a person does not want stays out."""
    return Problem("", "Bỏ qua theo lựa chọn của người nhập")


def _with_gone(planned: Sequence[_Planned]) -> tuple[TablePlan, ...]:
    """Add to each table the stored items that no row of the file means; none when the table met none of them.

    A row that is left out still tells that the file lists what it is called; what a row that waits for an answer may
    mean is perhaps gone, unless it is called as such a row.
    """
    told = {uid for _, rows in planned if rows is not None for uid in rows.matched}
    meant = {uid for table, _ in planned for row in table.rows if row.action == "ask" for uid in row.candidates}
    tables = []
    for table, rows in planned:
        titles = {fold(cell) for row in table.rows if row.decided for cell in row.row.cells}
        stored = rows.stored() if rows is not None and rows.matched else ()
        left = [item for item in stored if item.uid not in told and fold(item.title) not in titles]
        told.update(item.uid for item in left)
        asked = {fold(cell) for row in table.rows if row.action == "ask" for cell in row.row.cells} if meant else set()
        open_ones = [item for item in stored if item.uid in meant and fold(item.title) not in asked]
        tables.append(replace(table, gone=_gone(left), perhaps_gone=_gone(open_ones)))
    return tuple(tables)


def _gone(items: Sequence[Item]) -> tuple[Gone, ...]:
    return tuple(Gone(item.uid, item.code, item.title) for item in items)


def _period(table: TableRead, options: ImportOptions) -> str:
    """Return the code of the period of results and of targets without a year. Raises UsageError naming --period."""
    said = window(options.period).code if options.period else ""
    if len(said) == 4 and table.period_above() is None:
        return period_of_results(table.meaning, table.headers, said) or said
    code = said or table.period() or ""
    if code:
        return window(code).code
    columns = [column for column, path in enumerate(table.meaning.fields) if path and needs_period(table.kind, path)]
    filled = next((column for column in columns if any(row.cells[column] for row in table.rows)), None)
    if filled is not None:
        raise unknown_period(table, filled)
    return ""


def _with_column_notes(table: TableRead, rows: Sequence[RowPlan]) -> TableRead:
    """Note the columns that no field takes: their cells are kept among the extras of each record."""
    notes = [
        *notes_on_plain_words(table),
        *notes_on_pairs(table),
        *notes_on_emptied(table, rows),
        *notes_on_activities(table),
    ]
    paired = {column for pair in table.meaning.pairs for column in pair}
    notes += [
        Repair((table.header_rows[0],), f"Cột “{header or column + 1}” {_fate(path)}")
        for column, (header, path) in enumerate(zip(table.headers, table.meaning.fields, strict=True))
        if column not in table.meaning.lost
        and column not in paired
        and _fate(path)
        and any(row.cells[column] for row in table.rows)
    ]
    doubts = [
        Repair(
            (table.header_rows[0],), f"Cột “{table.headers[column]}” khác lần nhập trước, hãy xem lại ô của cột", True
        )
        for column, paths in table.meaning.others.items()
        if EXTRAS in paths
    ]
    heads = table.headers
    doubts += [
        Repair(
            (table.header_rows[0],),
            f"Cột “{heads[lost] or lost + 1}” nhường ô cho cột “{heads[taker] or taker + 1}”: "
            "chữ của nó giữ trong thông tin thêm",
            True,
        )
        for lost, taker in table.meaning.lost.items()
    ]
    return replace(table, repairs=(*table.repairs, *notes, *doubts)) if notes or doubts else table


def _fate(path: str | None) -> str:
    """Say what becomes of a column without a field of its own: "" for one that has a field."""
    if path is None:
        return "không có ô riêng, giữ trong thông tin thêm"
    return "là thông tin riêng tư không được lưu, bỏ qua" if path.partition(".")[0] == OMITTED else ""
