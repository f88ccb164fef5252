"""The tables of the annexes, made from their layouts: columns, rows under their headings, sums."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cdsdesk.document.blocks import (
    Annex,
    Block,
    Cell,
    Column,
    DataRow,
    Ref,
    SectionRow,
    Table,
    TableRow,
    TotalRow,
)
from cdsdesk.model.fields import Record
from cdsdesk.model.funding import totals_of
from cdsdesk.model.periods import period_code, period_words
from cdsdesk.model.reading import section_path
from cdsdesk.model.systems import LEVEL_STATE_WORDS, ComplianceEntry
from cdsdesk.model.tasks import SOURCE_WORDS, STATE_WORDS, Funding, Section, Source
from cdsdesk.reporting.annex_cells import Asked, share_cell
from cdsdesk.reporting.annex_cells_indicators import INDICATORS, PLAN_INDICATORS
from cdsdesk.reporting.annex_cells_office import COMPLIANCE, DOCUMENTS, SYSTEMS, TEAMS
from cdsdesk.reporting.annex_cells_work import MONEY, WORK, budget_of
from cdsdesk.reporting.annex_layouts import (
    AnnexLayout,
    Ask,
    LayoutColumn,
    Repeat,
    RowsOf,
    filled,
    header_rows,
    layout,
)
from cdsdesk.reporting.annexes import UNIT_KINDS, AnnexKind, AnnexPlan
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.letters import package_table
from cdsdesk.reporting.unit_annexes import unit_tables
from cdsdesk.reporting.values import NOTHING, common_unit, footnotes, ref
from cdsdesk.vietnamese.numbers import MoneyUnit, format_number

_LAYOUTS = {
    AnnexKind.PLAN_TASKS: "assigned",
    AnnexKind.PLAN_BUDGET: "budget_by_source",
    AnnexKind.PLAN_INDICATORS: "plan_indicators",
}
_MAKERS: Mapping[RowsOf, Mapping[str, Callable[[Any], Cell]]] = {
    RowsOf.WORK: WORK,
    RowsOf.INDICATORS: INDICATORS,
    RowsOf.PLAN_INDICATORS: PLAN_INDICATORS,
    RowsOf.DOCUMENTS: DOCUMENTS,
    RowsOf.SYSTEMS: SYSTEMS,
    RowsOf.COMPLIANCE: COMPLIANCE,
    RowsOf.TEAMS: TEAMS,
}
_CHOICES = {
    (RowsOf.WORK, "state"): tuple(STATE_WORDS.values()),
    (RowsOf.SYSTEMS, "state"): tuple(LEVEL_STATE_WORDS.values()),
    (RowsOf.INDICATORS, "evaluation"): ("Vượt", "Đạt", "Chưa đạt"),
    (RowsOf.COMPLIANCE, "reported"): ("x", NOTHING),
    (RowsOf.TEAMS, "chat"): ("Có", "Không"),
}
_TOTAL, _OF_SECTION = "Tổng cộng", "Cộng"
# The topic of an entry that names none: the report of the period.
_ITSELF = "Báo cáo định kỳ"


@dataclass(frozen=True, slots=True)
class _Line:
    """A row before it is printed, under the headings that lead to it."""

    record: Record
    code: str
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class _Printed:
    """A column of the layout as it is printed; ``part`` is what a repeated one stands for, ``heading`` is filled."""

    spec: LayoutColumn
    part: str
    heading: tuple[str, ...]


def annex(context: Context, planned: AnnexPlan) -> Annex:
    """Make one annex with its table, heading and reference to the report."""
    blocks: tuple[Block, ...]
    if planned.kind in UNIT_KINDS:
        blocks, landscape = unit_tables(context, planned), True
    elif planned.kind is AnnexKind.PACKAGE:
        blocks, landscape = (package_table(context, planned),), False
    else:
        made = layout(_LAYOUTS.get(planned.kind, planned.kind.value))
        told = context.before if planned.of_last else context
        blocks, landscape = (_Maker(told, planned, made).table(),), made.landscape
    return Annex(planned.number, planned.title.upper(), context.reference, blocks, landscape)


class _Maker:
    """Makes the table of one annex."""

    def __init__(self, context: Context, planned: AnnexPlan, made: AnnexLayout) -> None:
        self._context, self._planned, self._layout = context, planned, made
        self._makers = _MAKERS[made.rows]
        self._lines = tuple(_lines(context, planned, made))
        self._unit = self._money_unit()
        self._columns = tuple(self._printed())

    def table(self) -> Table:
        """Return the table: its columns with what they are computed from, header, rows, unit line, notes."""
        rows = [self._row(line) for line in self._lines]
        kept = [at for at, one in enumerate(self._columns) if not one.spec.optional or _told(rows, at)]
        self._columns = tuple(self._columns[at] for at in kept)
        rows = [DataRow(tuple(row.cells[at] for at in kept)) for row in rows]
        columns = tuple(self._column(at) for at in range(len(self._columns)))
        header = header_rows([one.heading for one in self._columns])
        line = f"ĐVT: {self._unit.label}" if self._unit is not None else ""
        return Table(columns, header, tuple(self._under(rows)), line, self._notes())

    def _money_unit(self) -> MoneyUnit | None:
        """Return the unit of money: the chosen one, but none where totals as written are not all understood."""
        unit = self._planned.unit or self._layout.unit
        if unit is None or not any(column.key == "total" for column in self._layout.columns):
            return unit
        return unit if common_unit(self._totals()) is not None else None

    def _totals(self) -> list[Any]:
        return [one for line in self._lines for one in totals_of(self._context.snapshot, line.record.uid)]

    def _notes(self) -> tuple[str, ...]:
        if any(one.spec.key == "total" for one in self._columns):
            return footnotes(self._totals())
        if not any(one.spec.key in MONEY for one in self._columns):
            return ()
        tasks = [line.record.uid for line in self._lines]
        return footnotes(row for task in tasks for row in self._context.snapshot.where(Funding, "task", task))

    def _printed(self) -> Iterator[_Printed]:
        """Yield the columns that are printed: those repeated one group for each part, of persons only what is asked."""
        allowed = {Ask.NOTHING.value, *self._planned.asked}
        specs = [spec for spec in self._layout.columns if spec.ask.value in allowed]
        at = 0
        while at < len(specs):
            if specs[at].repeat is Repeat.NONE:
                yield self._of(specs[at], "", {}, specs)
                at += 1
                continue
            group = [spec for spec in specs[at:] if spec.repeat is specs[at].repeat]
            for part, names in self._parts(specs[at].repeat):
                yield from (self._of(spec, part, names, specs) for spec in group)
            at += len(group)

    def _of(
        self, spec: LayoutColumn, part: str, names: Mapping[str, object], specs: Sequence[LayoutColumn]
    ) -> _Printed:
        year = self._context.period.year
        heading = filled(spec.heading, {"year": year, "last_year": year - 1} | dict(names))
        summed = next((one for one in specs if one.key == spec.sum_of), None)
        if summed is not None and not self._parts(summed.repeat):
            heading = heading[:1]
        return _Printed(spec, part, heading)

    def _parts(self, repeat: Repeat) -> list[tuple[str, Mapping[str, object]]]:
        """Return what columns are repeated for: years, sources with money, periods of reports."""
        snapshot, year = self._context.snapshot, self._context.period.year
        if repeat is Repeat.YEARS:
            return [(str(one), {"year": one}) for one in range(year - self._layout.years + 1, year + 1)]
        if repeat is Repeat.PERIODS:
            codes = sorted({period_code(entry.period) for entry in snapshot.all(ComplianceEntry)})
            return [(code, {"period": period_words(code).removesuffix(f" năm {year}").capitalize()}) for code in codes]
        used = {row.source for line in self._lines for row in budget_of(self._context, line.record.uid)}
        sources = [one for one in SOURCE_WORDS if one in used and one is not Source.ALL]
        return [(one.value, {"source": SOURCE_WORDS[one]}) for one in sources]

    def _column(self, at: int) -> Column:
        """Return a column of the table with what a workbook needs: what is summed, shared, chosen from."""
        one = self._columns[at]
        keys = [each.spec.key for each in self._columns]
        summed = tuple(place for place, key in enumerate(keys) if one.spec.sum_of and key == one.spec.sum_of)
        shared = tuple(keys.index(key) for key in one.spec.share_of if key in keys)
        choices = _CHOICES.get((self._layout.rows, one.spec.key), ())
        key = f"{one.spec.key}.{one.part}" if one.part else one.spec.key
        return Column(key, one.spec.width, one.spec.align, one.spec.kind, summed, shared, choices)

    def _row(self, line: _Line) -> DataRow:
        cells: list[Cell] = []
        keys = [one.spec.key for one in self._columns]
        for one in self._columns:
            if one.spec.share_of:
                part, of = (keys.index(key) for key in one.spec.share_of)
                cells.append(share_cell(cells[part], cells[of]))
                continue
            cells.append(self._makers[one.spec.key](Asked(self._context, line.record, line.code, self._unit, one.part)))
        return DataRow(tuple(cells))

    def _under(self, rows: Sequence[DataRow]) -> Iterator[TableRow]:
        """Yield the rows under their headings, with the sums of sections and the sum of all."""
        shown: tuple[Section, ...] = ()
        first = 0
        totals = any(one.spec.total for one in self._columns)
        outer = {line.sections[0].uid if line.sections else "" for line in self._lines}
        by_section = totals and self._layout.section_totals and len(outer) > 1
        for at, (line, row) in enumerate(zip(self._lines, rows, strict=True)):
            if by_section and at > first and line.sections[:1] != shown[:1]:
                yield self._total(_section_words(shown), rows, first, at)
                first = at
            yield from _new_sections(shown, line.sections)
            shown = line.sections
            yield row
        if by_section:
            yield self._total(_section_words(shown), rows, first, len(rows))
        if totals and rows:
            yield self._total(_TOTAL, rows, 0, len(rows))

    def _total(self, words: str, rows: Sequence[DataRow], first: int, last: int) -> TotalRow:
        """Return the sums of some rows; a column with a number that is no value is not summed."""
        cells: list[Cell] = []
        keys = [one.spec.key for one in self._columns]
        for at, one in enumerate(self._columns):
            if one.spec.total:
                cells.append(_sum([row.cells[at] for row in rows[first:last]]))
            elif one.spec.share_of:
                part, of = (keys.index(key) for key in one.spec.share_of)
                cells.append(share_cell(cells[part], cells[of]))
            else:
                cells.append(Cell(words if at == 1 else ""))
        return TotalRow(tuple(cells), (first, last))


def _lines(context: Context, planned: AnnexPlan, made: AnnexLayout) -> Iterator[_Line]:
    for row in planned.rows:
        yield _Line(row.task, row.code, row.sections if made.sections else ())
    for number, indicator in enumerate(planned.indicators, 1):
        path = section_path(context.snapshot, indicator.section) if made.sections else ()
        yield _Line(indicator, str(number), path)
    topics = {entry.topic for entry in planned.records if isinstance(entry, ComplianceEntry)}
    for number, record in enumerate(planned.records, 1):
        above: tuple[Section, ...] = ()
        if isinstance(record, ComplianceEntry) and len(topics) > 1:
            above = (Section(uid=f"topic {record.topic}", title=record.topic or _ITSELF),)
        yield _Line(record, str(number), above)


def _told(rows: Iterable[DataRow], at: int) -> bool:
    return any(row.cells[at].text for row in rows)


def _sum(cells: Sequence[Cell]) -> Cell:
    """Return the sum of cells as they are printed; "-" when none has a value or one holds figures that are none."""
    values = [cell.value for cell in cells if isinstance(cell.value, int | Decimal)]
    if not values or any(cell.value is None and _has_figures(cell.text) for cell in cells):
        return Cell(NOTHING)
    total = sum(map(Decimal, values), Decimal(0))
    value = int(total) if total == total.to_integral_value() else total.normalize()
    return Cell(
        format_number(value), value, tuple(one for cell in cells if cell.value is not None for one in cell.refs)
    )


def _has_figures(text: str) -> bool:
    return any(char.isdecimal() for char in text)


def _section_words(path: Sequence[Section]) -> str:
    if not path:
        return _OF_SECTION
    number = path[0].number.rstrip(".")
    return f"{_OF_SECTION} mục {number}" if number else f"{_OF_SECTION} {path[0].title}"


def _new_sections(shown: tuple[Section, ...], path: tuple[Section, ...]) -> list[SectionRow]:
    """Return the headings that begin here: those from where the path leaves the one shown before."""
    same = 0
    while same < min(len(shown), len(path)) and shown[same].uid == path[same].uid:
        same += 1
    return [
        SectionRow(section.number, section.title, level, _source(section))
        for level, section in enumerate(path[same:], same + 1)
    ]


def _source(section: Section) -> tuple[Ref, ...]:
    """Return what a heading stands for; one that we made ourselves is no record."""
    return (ref(section, "title"),) if section.plan else ()
