"""The rows of one annex sheet before they are written: texts, looks, heights, merged ranges, sources."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from openpyxl.utils import get_column_letter

from cdsdesk.document.blocks import (
    Annex,
    Block,
    Cell,
    CellKind,
    Heading,
    ListItem,
    Paragraph,
    Ref,
    SectionRow,
    Table,
    TableRow,
    TotalRow,
    plain,
)
from cdsdesk.document.sources import COLUMN, text_mark
from cdsdesk.progress import Progress
from cdsdesk.reporting.fonts import FontSet
from cdsdesk.reporting.grid import column_edges, column_headings, header_heights, header_places, section_text
from cdsdesk.reporting.letterhead import reference_line, with_spaces
from cdsdesk.reporting.render_xlsx.breaks import breaks_before
from cdsdesk.reporting.render_xlsx.cells import number_format, stored, stored_mark
from cdsdesk.reporting.render_xlsx.formulas import Sums
from cdsdesk.reporting.render_xlsx.looks import Look
from cdsdesk.reporting.render_xlsx.pieces import LONGEST_CELL, cut_text
from cdsdesk.reporting.styles import MM, Profile
from cdsdesk.reporting.wrap import Wrapper
from cdsdesk.vietnamese.text import clean_text

# A cell keeps some room on both sides, and office programs measure letters a little wider than print does.
_SIDES_PT = 7.0
_NARROWEST = 0.95
_LINE = 1.2
_SPARE_PT = 4.0
_TALLEST_PT = 409.0
_REPORT_EVERY = 200


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """A cell with its look; ``kind`` decides whether its value is stored, ``formula`` gives it beside its result."""

    cell: Cell
    kind: CellKind
    look: Look
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns count from 1."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A cell (row and column from 1), a record that it stands for, a mark of what it holds."""

    row: int
    column: int
    ref: Ref
    mark: str = ""


@dataclass(slots=True)
class SheetPlan:
    """A sheet: column edges in points, rows of cells with their heights in points, and what lies over them.

    ``sections`` are the rows of headings in the table, ``breaks`` those before which a page must end; both from 1.
    ``choices`` are columns with first and last row (from 1) and the words that their cells are chosen from.
    """

    edges: list[float]
    rows: list[tuple[list[PlannedCell], float]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    header: tuple[int, int] | None = None
    sections: set[int] = field(default_factory=set)
    breaks: tuple[int, ...] = ()
    choices: list[tuple[int, int, int, tuple[str, ...]]] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.edges) - 1

    @property
    def stored(self) -> tuple[str, ...]:
        """What the filled cells hold, row by row."""
        texts = (planned.formula or stored(planned.cell, planned.kind) for cells, _ in self.rows for planned in cells)
        return tuple(text for text in texts if text)

    @property
    def results(self) -> dict[str, int | Decimal]:
        """The results of the formulas by cell ("E7")."""
        return {
            f"{get_column_letter(column)}{row}": planned.cell.value
            for row, (cells, _) in enumerate(self.rows, 1)
            for column, planned in enumerate(cells, 1)
            if planned.formula and isinstance(planned.cell.value, int | Decimal)
        }


class Planner:
    """Lays out annexes with one memory of word widths."""

    def __init__(self, profile: Profile, fonts: FontSet, progress: Progress) -> None:
        self._profile = profile
        self._fonts = fonts
        self._progress = progress
        self._wrappers: dict[tuple[bool, float], Wrapper] = {}

    def plan(self, annex: Annex, blocks: tuple[Block, ...]) -> SheetPlan:
        """Return the sheet of ``annex`` with ``blocks``, of which at most one is a table."""
        page = self._profile.page
        width = page.width_mm - page.left_mm - page.right_mm
        height = page.height_mm - page.top_mm - page.bottom_mm
        if annex.landscape:
            width = page.height_mm - page.landscape_left_mm - page.landscape_right_mm
            height = page.width_mm - page.landscape_top_mm - page.landscape_bottom_mm
        tables = [block for block in blocks if isinstance(block, Table)]
        plan = SheetPlan(column_edges(tables[0], width * MM) if tables else [0.0, width * MM])
        self._heading(plan, annex)
        for block in blocks:
            if isinstance(block, Table):
                self._table(plan, block)
            else:
                bold = isinstance(block, Heading)
                self._across(plan, _text_of(block), Look(self._profile.sizes.text, bold, horizontal="justify"))
        plan.breaks = breaks_before([high for _, high in plan.rows], plan.sections, plan.header, height * MM)
        return plan

    def _heading(self, plan: SheetPlan, annex: Annex) -> None:
        sizes, rules = self._profile.sizes, self._profile.annex
        space = self._fonts.italic.stringWidth(" ", sizes.annex_reference)
        pieces = reference_line(annex.reference, rules.number_blank_mm, rules.date_blank_mm)
        self._across(plan, annex.label, Look(sizes.annex_label, bold=True, horizontal="center"))
        self._across(plan, annex.title.upper(), Look(sizes.annex_title, bold=True, horizontal="center"))
        reference = Look(sizes.annex_reference, italic=True, horizontal="center")
        self._across(plan, with_spaces(pieces, space), reference)
        self._across(plan, "", Look(sizes.table))

    def _table(self, plan: SheetPlan, table: Table) -> None:
        size = self._profile.sizes.table
        if table.unit_line:
            self._across(plan, table.unit_line, Look(size, italic=True, horizontal="right"))
        self._header(plan, table)
        total, first = len(table.rows), len(plan.rows) + 1
        sums = Sums(table.columns)
        for at, row in enumerate(table.rows):
            if at % _REPORT_EVERY == 0:
                self._progress.report(at, total)
            self._row(plan, table, row, sums)
        plan.choices += [
            (place, first, len(plan.rows), column.choices)
            for place, column in enumerate(table.columns, 1)
            if column.choices and total
        ]
        for note in table.footnotes:
            self._across(plan, note, Look(size, italic=True))

    def _header(self, plan: SheetPlan, table: Table) -> None:
        size = self._profile.sizes.table
        look = Look(size, bold=True, horizontal="center", vertical="center", grid=True)
        places = header_places(table)
        first = len(plan.rows) + 1
        heights = header_heights(
            places,
            len(table.header),
            lambda place: self._height(
                place.text, plan.edges[place.column + place.colspan] - plan.edges[place.column], look
            ),
            self._height("", 1.0, look),
        )
        texts = {(place.row, place.column): place.text for place in places}
        for row, height in enumerate(heights):
            cells = [
                PlannedCell(Cell(texts.get((row, column), "")), CellKind.TEXT, look) for column in range(plan.columns)
            ]
            plan.rows.append((cells, height))
        plan.header = (first, first + len(heights) - 1)
        for column, heading in enumerate(column_headings(table), 1):
            plan.sources.append(Source(plan.header[1], column, Ref(COLUMN, "", heading)))
        for place in places:
            row, column = first + place.row, place.column + 1
            _merge(plan, row, column, row + place.rowspan - 1, column + place.colspan - 1)

    def _row(self, plan: SheetPlan, table: Table, row: TableRow, sums: Sums) -> None:
        size = self._profile.sizes.table
        if isinstance(row, SectionRow):
            first = len(plan.rows) + 1
            plan.sources += [Source(first, 1, ref, text_mark(section_text(row))) for ref in row.refs]
            self._across(plan, section_text(row), Look(size, bold=True, grid=True))
            plan.sections.update(range(first, len(plan.rows) + 1))
            return
        bold, at = isinstance(row, TotalRow), len(plan.rows) + 1
        formulas = sums.of_total(row, at) if isinstance(row, TotalRow) else sums.of_data(row, at)
        cells = []
        for place, (cell, spec) in enumerate(zip(row.cells, table.columns, strict=True)):
            format_ = number_format(cell, spec.kind)
            look = Look(size, bold, horizontal=spec.align.value, grid=True, number_format=format_)
            cells.append(PlannedCell(cell, spec.kind, look, formulas.get(place, "")))
        marks = [stored_mark(planned.cell, planned.kind) for planned in cells]
        for part in self._continued(plan, cells):
            heights = []
            for column, (planned, mark) in enumerate(zip(part, marks, strict=True), 1):
                if not planned.formula:
                    plan.sources += [Source(len(plan.rows) + 1, column, ref, mark) for ref in planned.cell.refs]
                width = plan.edges[column] - plan.edges[column - 1]
                heights.append(self._height(planned.cell.text, width, planned.look))
            plan.rows.append((part, max(heights)))

    def _continued(self, plan: SheetPlan, cells: list[PlannedCell]) -> list[list[PlannedCell]]:
        """Return a row, with as many rows after it as its longest cell needs to be kept and seen whole."""
        columns = []
        for planned, left, right in zip(cells, plan.edges, plan.edges[1:], strict=False):
            pieces = self._pieces(planned.cell.text, right - left, planned.look)
            columns.append(
                [planned]
                if len(pieces) == 1
                else [replace(planned, cell=Cell(one, None, planned.cell.refs)) for one in pieces]
            )
        blank = [replace(planned, cell=Cell(""), formula="") for planned in cells]
        return [
            [column[at] if at < len(column) else blank[place] for place, column in enumerate(columns)]
            for at in range(max(map(len, columns)))
        ]

    def _across(self, plan: SheetPlan, text: str, look: Look) -> None:
        """Add a row of one text over all columns, with more rows below when one cannot hold it."""
        rest = PlannedCell(Cell(""), CellKind.TEXT, look)
        for piece in self._pieces(text, plan.edges[-1], look):
            first = PlannedCell(Cell(piece), CellKind.TEXT, look)
            plan.rows.append(([first, *[rest] * (plan.columns - 1)], self._height(piece, plan.edges[-1], look)))
            _merge(plan, len(plan.rows), 1, len(plan.rows), plan.columns)

    def _pieces(self, text: str, width: float, look: Look) -> tuple[str, ...]:
        """Return ``text``, cut where one row of ``width`` points could not hold or show all of it."""
        lines = self._lines(text, width, look)
        most = int((_TALLEST_PT - _SPARE_PT) / (look.size * _LINE))
        return (
            (text,) if len(lines) <= most and len(text) < LONGEST_CELL // 2 else cut_text(clean_text(text), lines, most)
        )

    def _height(self, text: str, width: float, look: Look) -> float:
        """Return what a cell of ``width`` points needs for ``text``; office programs allow no row above 409 points."""
        return min(len(self._lines(text, width, look)) * look.size * _LINE + _SPARE_PT, _TALLEST_PT)

    def _lines(self, text: str, width: float, look: Look) -> tuple[str, ...]:
        key = (look.bold, look.size)
        wrapper = self._wrappers.get(key)
        if wrapper is None:
            font = self._fonts.style(look.bold)
            wrapper = self._wrappers[key] = Wrapper(lambda word: font.stringWidth(word, look.size))
        return wrapper.lines(text, max(width * _NARROWEST - _SIDES_PT, 1.0))


def _merge(plan: SheetPlan, row: int, column: int, last_row: int, last_column: int) -> None:
    if (row, column) != (last_row, last_column):
        plan.merges.append(Merge(row, column, last_row, last_column))


def _text_of(block: Paragraph | Heading | ListItem) -> str:
    if isinstance(block, Heading):
        return block.text
    text = plain(block.runs)
    return f"{block.marker} {text}" if isinstance(block, ListItem) else text
