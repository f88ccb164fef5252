"""The tables of a plan's annexes: its tasks with who leads and who helps, and its budget by source."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from cdsdesk.document.blocks import (
    Align,
    Cell,
    CellKind,
    Column,
    DataRow,
    HeaderCell,
    Ref,
    SectionRow,
    Table,
    TableRow,
    TotalRow,
)
from cdsdesk.model.reading import measurement_of, target_of
from cdsdesk.model.tasks import AmountKind, Funding, Section, Source
from cdsdesk.reporting.annexes import AnnexPlan, AnnexRow
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.values import NOTHING, ref, result_words, target_words
from cdsdesk.vietnamese.numbers import MoneyUnit, format_money

_UNIT = MoneyUnit.TRIEU
_KINDS = (AmountKind.PLANNED, AmountKind.REQUESTED, AmountKind.GRANTED, AmountKind.TOTAL)
_SOURCES = {
    Source.CENTRAL: "Ngân sách Trung ương",
    Source.PROVINCE: "Ngân sách tỉnh",
    Source.LOCAL: "Ngân sách địa phương",
    Source.OTHER: "Nguồn khác",
}
_TASK_COLUMNS = (
    (Column("code", 6, Align.CENTER, CellKind.CODE), "STT"),
    (Column("title", 30), "Nhiệm vụ"),
    (Column("content", 24), "Nội dung, quy mô, chỉ tiêu"),
    (Column("lead", 15), "Cơ quan chủ trì"),
    (Column("coordinators", 15), "Cơ quan phối hợp"),
    (Column("deadline", 12, Align.CENTER), "Thời gian thực hiện"),
)
_BUDGET_COLUMNS = (
    (Column("code", 6, Align.CENTER, CellKind.CODE), "STT"),
    (Column("title", 28), "Tên dự án, nhiệm vụ"),
    (Column("lead", 15), "Đơn vị thực hiện"),
    (Column("deadline", 12, Align.CENTER), "Thời gian thực hiện"),
)
_INDICATOR_COLUMNS = (
    Column("code", 6, Align.CENTER, CellKind.CODE),
    Column("name", 38),
    Column("unit", 10, Align.CENTER),
    Column("result", 15, Align.CENTER),
    Column("target", 13, Align.CENTER),
    Column("lead", 14),
    Column("note", 12),
)


def plan_tasks(context: Context, planned: AnnexPlan) -> Table:
    """Return the tasks of a plan under the headings that they stand under."""
    header = (tuple(HeaderCell(label) for _, label in _TASK_COLUMNS),)
    rows = _under(planned.rows)
    return _without_empty(Table(tuple(column for column, _ in _TASK_COLUMNS), header, rows), {"content"})


def _without_empty(table: Table, optional: Collection[str]) -> Table:
    """Return a table of one header row without those of some columns in which nothing is told."""
    data = [row for row in table.rows if isinstance(row, DataRow)]
    kept = [
        at
        for at, column in enumerate(table.columns)
        if column.key not in optional or any(row.cells[at].text for row in data)
    ]
    rows = tuple(
        DataRow(tuple(row.cells[at] for at in kept)) if isinstance(row, DataRow) else row for row in table.rows
    )
    header = (tuple(table.header[0][at] for at in kept),)
    return replace(table, columns=tuple(table.columns[at] for at in kept), header=header, rows=rows)


def _under(rows: Iterable[AnnexRow]) -> tuple[TableRow, ...]:
    made: list[TableRow] = []
    shown: tuple[Section, ...] = ()
    for row in rows:
        if row.sections != shown:
            made += [
                SectionRow(one.number, one.title, level, _source(one)) for level, one in enumerate(row.sections, 1)
            ]
            shown = row.sections
        task = row.task
        made.append(
            DataRow(
                (
                    Cell(row.code, refs=(ref(task, "code"),)),
                    Cell(task.title, refs=(ref(task, "title"),)),
                    Cell(task.content, refs=(ref(task, "content"),)),
                    Cell("; ".join(task.lead), refs=(ref(task, "lead"),)),
                    Cell("; ".join(task.coordinators), refs=(ref(task, "coordinators"),)),
                    Cell(task.deadline_text, refs=(ref(task, "deadline_text"),)),
                )
            )
        )
    return tuple(made)


def plan_budget(context: Context, planned: AnnexPlan) -> Table:
    """Return the money of a plan's tasks by source in triệu đồng, with its sums; a merged header over the sources."""
    money = {row.task.uid: budget_of(context, row.task.uid) for row in planned.rows}
    used = [source for source in _SOURCES if any(one.source is source for rows in money.values() for one in rows)]
    amounts = tuple(Column(f"amount_{at}", 11, Align.RIGHT, CellKind.NUMBER) for at in range(len(used) + 1))
    columns = (*(column for column, _ in _BUDGET_COLUMNS), *amounts)
    rows = [DataRow((*_named(row), *_amounts(money[row.task.uid], used))) for row in planned.rows]
    everything = [one for rows_of in money.values() for one in rows_of]
    total = TotalRow((Cell(""), Cell("Tổng cộng"), Cell(""), Cell(""), *_amounts(everything, used)))
    return Table(columns, _budget_header(used), (*rows, total), f"ĐVT: {_UNIT.label}")


def plan_indicators(context: Context, planned: AnnexPlan) -> Table:
    """Return the year's targets beside what was reached in the year before, with who leads."""
    year, before = context.period.year, context.before.snapshot
    labels = ("STT", "Chỉ tiêu", "Đơn vị tính", f"Năm {year - 1} (đã đạt)", f"Năm {year}", "Cơ quan chủ trì", "Ghi chú")
    rows = []
    for number, row in enumerate(planned.indicators, 1):
        target, told = target_of(context.snapshot, row), measurement_of(before, row.uid)
        aimed = ref(target, "value") if target is not None else ref(row, "target")
        reached = ref(told, "value") if told is not None else ref(row, "result")
        result = result_words(row, target_of(before, row), told)
        cells = (
            Cell(str(number), refs=(ref(row, "code"),)),
            Cell(f"{row.name} ({row.scope})" if row.scope else row.name, refs=(ref(row, "name"),)),
            Cell(row.unit_text, refs=(ref(row, "unit_text"),)),
            Cell(result or NOTHING, refs=(reached,)),
            Cell(target_words(row, target) or NOTHING, refs=(aimed,)),
            Cell("; ".join(row.lead), refs=(ref(row, "lead"),)),
            Cell(row.note, refs=(ref(row, "note"),)),
        )
        rows.append(DataRow(cells))
    table = Table(_INDICATOR_COLUMNS, (tuple(HeaderCell(label) for label in labels),), tuple(rows))
    return _without_empty(table, {"lead", "note"})


def budget_of(context: Context, task: str) -> tuple[Funding, ...]:
    """Return the understood amounts that are printed for a task: planned for the year before asked for or total."""
    rows = [row for row in context.snapshot.where(Funding, "task", task) if row.amount is not None]
    for kind in _KINDS:
        found = tuple(row for row in rows if row.amount_kind is kind)
        if found:
            return found
    return ()


def _budget_header(used: Sequence[Source]) -> tuple[tuple[HeaderCell, ...], ...]:
    if not used:
        return ((*(HeaderCell(label) for _, label in _BUDGET_COLUMNS), HeaderCell("Kinh phí")),)
    upper = (*(HeaderCell(label, rowspan=2) for _, label in _BUDGET_COLUMNS), HeaderCell("Kinh phí", len(used) + 1))
    return (upper, (HeaderCell("Tổng số"), *(HeaderCell(_SOURCES[source]) for source in used)))


def _named(row: AnnexRow) -> tuple[Cell, ...]:
    task = row.task
    return (
        Cell(row.code, refs=(ref(task, "code"),)),
        Cell(task.title, refs=(ref(task, "title"),)),
        Cell("; ".join(task.lead), refs=(ref(task, "lead"),)),
        Cell(task.deadline_text, refs=(ref(task, "deadline_text"),)),
    )


def _amounts(rows: Sequence[Funding], used: Sequence[Source]) -> tuple[Cell, ...]:
    return (_amount(wholes(rows)), *(_amount([row for row in rows if row.source is source]) for source in used))


def wholes(rows: Iterable[Funding]) -> list[Funding]:
    """Return the amounts that add up to the whole: a task's total as written goes before its sources."""
    groups: dict[tuple[str, int | None], list[Funding]] = {}
    for row in rows:
        groups.setdefault((row.task, row.year), []).append(row)
    found = []
    for group in groups.values():
        found += [row for row in group if row.source is Source.ALL] or group
    return found


def _amount(rows: Sequence[Funding]) -> Cell:
    if not rows:
        return Cell(NOTHING)
    total = sum(row.amount or 0 for row in rows)
    value = Decimal(total) / _UNIT.factor
    refs = tuple(ref(row, "amount") for row in rows)
    return Cell(format_money(total, _UNIT), int(value) if value == value.to_integral_value() else value, refs)


def _source(section: Section) -> tuple[Ref, ...]:
    """Return what a heading stands for; the one over tasks carried over is no record."""
    return (ref(section, "title"),) if section.plan else ()
