"""Annexes of the office above: the states of all offices by tasks, their results by indicators."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from cdsdesk.document.blocks import (
    Align,
    Block,
    Cell,
    CellKind,
    Column,
    DataRow,
    HeaderCell,
    SectionRow,
    Table,
    TableRow,
    TotalRow,
)
from cdsdesk.model.consolidation import Consolidation, IndicatorTotal, Office, TaskTotal
from cdsdesk.model.periods import period_words
from cdsdesk.model.reading import items_of, section_path
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import STATE_WORDS, State, Task
from cdsdesk.reporting.annexes import AnnexKind, AnnexPlan
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.unit_cells import number_cell, parts_words, sent, sources, value_words
from cdsdesk.reporting.values import NOTHING
from cdsdesk.vietnamese.text import fold, natural_key

# So many columns of marks, or of results, are still read on a page laid across.
_TASKS_ACROSS, _INDICATORS_ACROSS = 15, 6
_MARKS = {
    State.DONE_ON_TIME: "HT",
    State.DONE_LATE: "HT-T",
    State.ON_TRACK: "ĐT",
    State.IN_PROGRESS_LATE: "ĐT-T",
    State.NOT_STARTED_LATE: "CT-T",
    State.NOT_DUE: "CĐH",
    State.SUSPENDED: "TH",
}
_UNKNOWN = "?"
_TITLES = {
    AnnexKind.UNIT_STATES: "Trạng thái nhiệm vụ của các đơn vị {}",
    AnnexKind.UNIT_INDICATORS: "Kết quả chỉ tiêu của các đơn vị {}",
}
_FIRST = (Column("code", 5, Align.CENTER, CellKind.CODE), Column("unit", 22))


class _Place(NamedTuple):
    """Where a task stands in its plan, and its number there."""

    order: tuple[Any, ...]
    number: str = ""


_NOWHERE = _Place((1,))
T = TypeVar("T", TaskTotal, IndicatorTotal)


def unit_annexes(snapshot: Snapshot) -> list[AnnexPlan]:
    """Return the annexes about the offices below; one about nothing holds no rows."""
    lower, period = snapshot.lower, snapshot.period
    if lower is None or period is None:
        return []
    told = {AnnexKind.UNIT_STATES: bool(lower.tasks), AnnexKind.UNIT_INDICATORS: bool(_added(lower))}
    packages = tuple(sent(lower.reported))
    return [
        AnnexPlan("", kind, _TITLES[kind].format(period_words(period.code)), records=packages if told[kind] else ())
        for kind in _TITLES
    ]


def unit_tables(context: Context, planned: AnnexPlan) -> tuple[Block, ...]:
    """Return the tables of an annex: all offices below one another, tasks or indicators across."""
    lower = context.lower
    if lower is None:
        return ()
    if planned.kind is AnnexKind.UNIT_STATES:
        places = _plan_places(context.snapshot)
        # Tasks that no plan of ours holds stand behind those of their plan, as they are added up.
        tasks = sorted(lower.tasks, key=lambda one: (fold(one.plan_number), places.get(one.key, _NOWHERE).order))
        matrices = (_states(lower, some, first) for some, first in _portions(tasks, _TASKS_ACROSS))
        return (_tasks(lower, tasks, places), *matrices)
    return tuple(_results(lower, some) for some, _ in _portions(_added(lower), _INDICATORS_ACROSS))


def _plan_places(snapshot: Snapshot) -> Mapping[str, _Place]:
    """Return by task where it stands in its plan: "III.1" where a plan numbers anew under each heading."""
    items = {task.uid: next(iter(items_of(snapshot, task.uid)), None) for task in snapshot.all(Task)}
    codes = Counter((item.plan, item.code) for item in items.values() if item is not None)
    anew = {plan for (plan, code), count in codes.items() if code and count > 1}
    found = {}
    for task, item in items.items():
        if item is not None:
            path = section_path(snapshot, item.section)
            headings = [section.number.strip(" .") for section in path] if item.plan in anew else []
            number = ".".join(part for part in (*headings, item.code) if part)
            sections = tuple((section.position, natural_key(section.number)) for section in path)
            order = (0, natural_key(item.annex), sections, natural_key(item.code), item.position)
            found[task] = _Place(order, number)
    return found


def _added(lower: Consolidation) -> Sequence[IndicatorTotal]:
    return [one for one in lower.indicators if one.added]


def _portions(found: Sequence[T], size: int) -> Iterator[tuple[Sequence[T], int]]:
    """Yield what stands across in one table, about as many in each, with the number of its first one."""
    count = -(-len(found) // size)
    wide = -(-len(found) // count) if count else 0
    for first in range(0, len(found), wide or 1):
        yield found[first : first + wide], first


def _tasks(lower: Consolidation, tasks: Sequence[TaskTotal], places: Mapping[str, _Place]) -> Table:
    """Return the tasks with how many offices are in each state; the numbers stand above the columns that follow."""
    shown = [state for state in STATE_WORDS if lower.states.get(state)]
    numeric = Align.RIGHT, CellKind.NUMBER
    columns = (
        _FIRST[0],
        Column("item", 8, Align.CENTER, CellKind.CODE),
        Column("task", 42),
        *(Column(state.value, 8, *numeric) for state in shown),
    )
    header = ("STT", "Số trong kế hoạch", "Nhiệm vụ", *(STATE_WORDS[state] for state in shown))
    source = sources(lower.reported)
    rows: list[TableRow] = []
    plan = ""
    for at, one in enumerate(tasks, 1):
        if one.plan_number != plan:
            plan = one.plan_number
            rows.append(SectionRow("", f"Kế hoạch số {plan}" if plan else "Nhiệm vụ khác"))
        counts = (number_cell(one.states.get(state, 0)) for state in shown)
        number = places.get(one.key, _NOWHERE).number or one.code
        rows.append(DataRow((Cell(str(at), refs=source), Cell(number), Cell(one.title), *counts)))
    sums = (number_cell(lower.states.get(state, 0)) for state in shown)
    total = TotalRow((Cell(""), Cell(""), Cell("Tổng cộng"), *sums))
    return Table(columns, (tuple(HeaderCell(one) for one in header),), (*rows, total))


def _states(lower: Consolidation, tasks: Sequence[TaskTotal], first: int) -> Table:
    marks = {
        (row.unit, at): _MARKS[row.state] if row.state is not None else _UNKNOWN
        for at, one in enumerate(tasks)
        for row in one.rows
    }
    numbers = range(first + 1, first + len(tasks) + 1)
    columns = (*_FIRST, *(Column(f"task.{number}", 5, Align.CENTER) for number in numbers))
    upper = (
        HeaderCell("STT", rowspan=2),
        HeaderCell("Đơn vị", rowspan=2),
        HeaderCell("Nhiệm vụ số (STT tại bảng trên)", colspan=len(tasks)),
    )
    rows = tuple(
        DataRow(
            (*_head(number, office), *(Cell(marks.get((office.unit.uid, at), NOTHING)) for at in range(len(tasks))))
        )
        for number, office in enumerate(lower.reported, 1)
    )
    legend = "; ".join(f"{mark}: {STATE_WORDS[state]}" for state, mark in _MARKS.items())
    header = (upper, tuple(HeaderCell(str(number)) for number in numbers))
    return Table(columns, header, rows, footnotes=(f"{legend}; {NOTHING}: không có nhiệm vụ này.",))


def _results(lower: Consolidation, indicators: Sequence[IndicatorTotal]) -> Table:
    told = [{row.unit: IndicatorTotal(one.key, (row,)) for row in one.rows} for one in indicators]
    columns = (*_FIRST, *(Column(f"indicator.{one.key}", 12, Align.CENTER) for one in indicators))
    header = (
        HeaderCell("STT"),
        HeaderCell("Đơn vị"),
        *(HeaderCell(f"{one.code}. {one.name}" if one.code else one.name) for one in indicators),
    )
    rows = tuple(
        DataRow((*_head(number, office), *(_result(each.get(office.unit.uid)) for each in told)))
        for number, office in enumerate(lower.reported, 1)
    )
    total = TotalRow((Cell(""), Cell("Chung"), *(_result(one) for one in indicators)))
    return Table(columns, (header,), (*rows, total))


def _head(number: int, office: Office) -> tuple[Cell, Cell]:
    """Return number and name; one that another office passed on stands behind it, with a dash."""
    name = f"- {office.unit.name}" if office.above else office.unit.name
    return Cell(str(number), refs=sources([office])), Cell(name)


def _result(one: IndicatorTotal | None) -> Cell:
    """Return "62,6%" above its parts; words where nothing can be added."""
    if one is None:
        return Cell(NOTHING)
    words = value_words(one)
    if one.share is not None:
        return Cell(f"{words}\n({parts_words(one)})")
    return Cell(words or (one.rows[0].text if len(one.rows) == 1 else "") or NOTHING)
