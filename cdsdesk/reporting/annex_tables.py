"""The tables of the annexes: tasks in 7 columns, projects in 9, indicators."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from cdsdesk.document.blocks import (
    Align,
    Annex,
    Block,
    Cell,
    CellKind,
    Column,
    DataRow,
    HeaderCell,
    SectionRow,
    Table,
    TableRow,
)
from cdsdesk.model.funding import totals_of
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.reading import measurement_of, progress_of, section_path, state_of, target_of
from cdsdesk.model.tasks import Funding, Section
from cdsdesk.reporting.annexes import AnnexKind, AnnexPlan, AnnexRow
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.letters import package_table
from cdsdesk.reporting.plan_tables import plan_budget, plan_indicators, plan_tasks
from cdsdesk.reporting.values import (
    NOTHING,
    common_unit,
    evaluation_words,
    footnotes,
    money_words,
    ref,
    result_words,
    state_words,
    target_words,
)
from cdsdesk.vietnamese.numbers import MoneyUnit

_UNIT_COLUMN = "unit"


def annex(context: Context, planned: AnnexPlan) -> Annex:
    """Make one annex with its table, heading and reference to the report."""
    make: Mapping[AnnexKind, Callable[[Context, AnnexPlan], Table]] = {
        AnnexKind.TASKS: _tasks,
        AnnexKind.PROJECTS: _projects,
        AnnexKind.INDICATORS: _indicators,
        AnnexKind.PLAN_TASKS: plan_tasks,
        AnnexKind.PLAN_BUDGET: plan_budget,
        AnnexKind.PLAN_INDICATORS: plan_indicators,
        AnnexKind.PACKAGE: package_table,
    }
    blocks: tuple[Block, ...] = (make[planned.kind](context, planned),)
    landscape = planned.kind is not AnnexKind.PACKAGE
    return Annex(planned.number, planned.title.upper(), context.reference, blocks, landscape)


def _tasks(context: Context, planned: AnnexPlan) -> Table:
    columns = (
        Column("code", 5, Align.CENTER, CellKind.CODE),
        Column("title", 23),
        Column("lead", 13),
        Column("coordinators", 14),
        Column("deadline", 11),
        Column("result", 25),
        Column("state", 12),
    )
    header = (
        "STT",
        "Nội dung, nhiệm vụ",
        "Đơn vị chủ trì",
        "Cơ quan phối hợp",
        "Thời gian thực hiện",
        "Kết quả thực hiện\n(ghi rõ số, ký hiệu văn bản)",
        "Đánh giá tiến độ",
    )
    rows = _under_sections(planned.rows, lambda row: DataRow(_task_cells(context, row)))
    return Table(columns, _header(header), rows)


def _task_cells(context: Context, row: AnnexRow) -> tuple[Cell, ...]:
    task = row.task
    return (
        Cell(row.code, refs=(ref(task, "code"),)),
        Cell(task.title, refs=(ref(task, "title"),)),
        Cell("; ".join(task.lead), refs=(ref(task, "lead"),)),
        Cell("; ".join(task.coordinators), refs=(ref(task, "coordinators"),)),
        Cell(task.deadline_text, refs=(ref(task, "deadline_text"),)),
        *_told_cells(context, row),
    )


def _told_cells(context: Context, row: AnnexRow) -> tuple[Cell, Cell]:
    """Return result and state; both point at the progress, or at the task when nothing was told."""
    told = progress_of(context.snapshot, row.task.uid)
    source = told if told is not None else row.task
    state = state_words(state_of(context.snapshot, row.task), told)
    return (
        Cell(told.result if told is not None else "", refs=(ref(source, "result"),)),
        Cell(state, refs=(ref(source, "status_written"),)),
    )


def _projects(context: Context, planned: AnnexPlan) -> Table:
    funding = {row.task.uid: totals_of(context.snapshot, row.task.uid) for row in planned.rows}
    money = [one for rows in funding.values() for one in rows]
    unit = common_unit(money)
    columns = (
        Column("code", 5, Align.CENTER, CellKind.CODE),
        Column("title", 17),
        Column("lead", 11),
        Column("content", 20),
        Column("deadline", 8, Align.CENTER),
        Column("planned_content", 13),
        Column("total", 9, Align.RIGHT, CellKind.NUMBER),
        Column("result", 21),
        Column("state", 10),
    )
    year = context.period.year
    header = (
        "STT",
        "Tên dự án/nhiệm vụ",
        "Đơn vị chủ trì",
        "Mục tiêu, nội dung",
        "Thời gian triển khai",
        f"Dự kiến nội dung thực hiện năm {year}",
        "Tổng mức đầu tư",
        "Tiến độ thực hiện",
        f"Đánh giá tiến độ thực hiện năm {year}",
    )
    rows = _under_sections(planned.rows, lambda row: DataRow(_project_cells(context, row, funding[row.task.uid], unit)))
    line = f"ĐVT: {unit.label}" if unit is not None else ""
    return Table(columns, _header(header), rows, line, footnotes(money))


def _project_cells(
    context: Context, row: AnnexRow, totals: tuple[Funding, ...], unit: MoneyUnit | None
) -> tuple[Cell, ...]:
    task = row.task
    year = str(context.period.year)
    amount, value = money_words(totals, unit)
    result, state = _told_cells(context, row)
    return (
        Cell(row.code, refs=(ref(task, "code"),)),
        Cell(task.title, refs=(ref(task, "title"),)),
        Cell("; ".join(task.lead), refs=(ref(task, "lead"),)),
        Cell(task.content, refs=(ref(task, "content"),)),
        Cell(task.deadline_text, refs=(ref(task, "deadline_text"),)),
        Cell(task.planned_content.get(year, ""), refs=(ref(task, f"planned_content.{year}"),)),
        Cell(amount, _number(value), tuple(ref(one, "amount") for one in totals) or (ref(task, "total"),)),
        result,
        state,
    )


def _indicators(context: Context, planned: AnnexPlan) -> Table:
    columns = (
        Column("code", 6, Align.CENTER, CellKind.CODE),
        Column("name", 42),
        Column(_UNIT_COLUMN, 10, Align.CENTER),
        Column("target", 14, Align.CENTER),
        Column("result", 18, Align.CENTER),
        Column("evaluation", 12, Align.CENTER),
        Column("note", 18),
    )
    year = context.period.year
    header = ("STT", "Chỉ tiêu", "Đơn vị tính", f"Mục tiêu năm {year}", "Kết quả", "Đánh giá", "Ghi chú")
    rows: list[TableRow] = []
    shown: tuple[Section, ...] = ()
    for indicator in planned.indicators:
        path = section_path(context.snapshot, indicator.section)
        rows.extend(_new_sections(shown, path))
        shown = path
        rows.append(DataRow(_indicator_cells(context, indicator)))
    return Table(columns, _header(header), tuple(rows))


def _indicator_cells(context: Context, indicator: Indicator) -> tuple[Cell, ...]:
    snapshot = context.snapshot
    measurement, target = measurement_of(snapshot, indicator.uid), target_of(snapshot, indicator)
    is_parent = bool(snapshot.where(Indicator, "parent", indicator.uid))
    empty = "" if is_parent else NOTHING
    source = measurement if measurement is not None else indicator
    result = ref(measurement, "value") if measurement is not None else ref(indicator, "result")
    return (
        Cell(indicator.code if not indicator.parent else "", refs=(ref(indicator, "code"),)),
        Cell(f"- {indicator.scope}" if indicator.scope else indicator.name, refs=(ref(indicator, "name"),)),
        Cell(indicator.unit_text, refs=(ref(indicator, "unit_text"),)),
        Cell(
            target_words(indicator, target) or empty,
            refs=(ref(target, "value") if target else ref(indicator, "target"),),
        ),
        Cell(result_words(indicator, target, measurement) or empty, refs=(result,)),
        Cell(evaluation_words(indicator, target, measurement) or empty, refs=(ref(source, "evaluation_written"),)),
        Cell((measurement.reason or measurement.note) if measurement else "", refs=(ref(source, "note"),)),
    )


def _under_sections(rows: tuple[AnnexRow, ...], make: Callable[[AnnexRow], DataRow]) -> tuple[TableRow, ...]:
    made: list[TableRow] = []
    shown: tuple[Section, ...] = ()
    for row in rows:
        made.extend(_new_sections(shown, row.sections))
        shown = row.sections
        made.append(make(row))
    return tuple(made)


def _new_sections(shown: tuple[Section, ...], path: tuple[Section, ...]) -> list[SectionRow]:
    """Return the headings that begin here: those from where the path leaves the one shown before."""
    same = 0
    while same < min(len(shown), len(path)) and shown[same].uid == path[same].uid:
        same += 1
    return [
        SectionRow(section.number, section.title, level, (ref(section, "title"),))
        for level, section in enumerate(path[same:], same + 1)
    ]


def _header(labels: tuple[str, ...]) -> tuple[tuple[HeaderCell, ...], ...]:
    return (tuple(HeaderCell(label) for label in labels),)


def _number(value: Decimal | None) -> int | Decimal | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value
