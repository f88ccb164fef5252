"""The rows of one annex sheet before they are written: texts, looks, heights, merged ranges, sources."""

from dataclasses import dataclass, field

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
from cdsdesk.progress import Progress
from cdsdesk.reporting.fonts import FontSet
from cdsdesk.reporting.grid import column_edges, header_heights, header_places, section_text
from cdsdesk.reporting.letterhead import reference_line, with_spaces
from cdsdesk.reporting.render_xlsx.cells import is_filled, number_format
from cdsdesk.reporting.render_xlsx.looks import Look
from cdsdesk.reporting.styles import MM, Profile
from cdsdesk.reporting.wrap import Wrapper

# A cell keeps some room on both sides, and office programs measure letters a little wider than print does.
_SIDES_PT = 7.0
_NARROWEST = 0.95
_LINE = 1.2
_SPARE_PT = 4.0
_TALLEST_PT = 409.0
_REPORT_EVERY = 200


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """A cell with its look; ``kind`` decides whether its value is stored."""

    cell: Cell
    kind: CellKind
    look: Look


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns count from 1."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A cell (row and column from 1) and a record that it stands for."""

    row: int
    column: int
    ref: Ref


@dataclass(slots=True)
class SheetPlan:
    """A sheet: column edges in points, rows of cells with their heights in points, and what lies over them."""

    edges: list[float]
    rows: list[tuple[list[PlannedCell], float]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    header: tuple[int, int] | None = None

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.edges) - 1

    @property
    def filled(self) -> int:
        """Number of cells that hold something."""
        return sum(is_filled(planned.cell, planned.kind) for cells, _ in self.rows for planned in cells)


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
        if annex.landscape:
            width = page.height_mm - page.landscape_left_mm - page.landscape_right_mm
        tables = [block for block in blocks if isinstance(block, Table)]
        plan = SheetPlan(column_edges(tables[0], width * MM) if tables else [0.0, width * MM])
        self._heading(plan, annex)
        for block in blocks:
            if isinstance(block, Table):
                self._table(plan, block)
            else:
                bold = isinstance(block, Heading)
                self._across(plan, _text_of(block), Look(self._profile.sizes.text, bold, horizontal="justify"))
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
        total = len(table.rows)
        for at, row in enumerate(table.rows):
            if at % _REPORT_EVERY == 0:
                self._progress.report(at, total)
            self._row(plan, table, row)
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
        for place in places:
            row, column = first + place.row, place.column + 1
            _merge(plan, row, column, row + place.rowspan - 1, column + place.colspan - 1)

    def _row(self, plan: SheetPlan, table: Table, row: TableRow) -> None:
        size = self._profile.sizes.table
        number = len(plan.rows) + 1
        if isinstance(row, SectionRow):
            self._across(plan, section_text(row), Look(size, bold=True, grid=True))
            plan.sources += [Source(number, 1, ref) for ref in row.refs]
            return
        bold = isinstance(row, TotalRow)
        cells = []
        height = 0.0
        for column, (cell, spec) in enumerate(zip(row.cells, table.columns, strict=True)):
            look = Look(
                size,
                bold,
                horizontal=spec.align.value,
                grid=True,
                number_format=number_format(cell, spec.kind),
            )
            cells.append(PlannedCell(cell, spec.kind, look))
            plan.sources += [Source(number, column + 1, ref) for ref in cell.refs]
            height = max(height, self._height(cell.text, plan.edges[column + 1] - plan.edges[column], look))
        plan.rows.append((cells, height))

    def _across(self, plan: SheetPlan, text: str, look: Look) -> None:
        """Add a row of one text over all columns."""
        first = PlannedCell(Cell(text), CellKind.TEXT, look)
        rest = PlannedCell(Cell(""), CellKind.TEXT, look)
        plan.rows.append(([first, *[rest] * (plan.columns - 1)], self._height(text, plan.edges[-1], look)))
        _merge(plan, len(plan.rows), 1, len(plan.rows), plan.columns)

    def _height(self, text: str, width: float, look: Look) -> float:
        """Return what a cell of ``width`` points needs for ``text``; office programs allow no row above 409 points."""
        key = (look.bold, look.size)
        wrapper = self._wrappers.get(key)
        if wrapper is None:
            font = self._fonts.style(look.bold)
            wrapper = self._wrappers[key] = Wrapper(lambda word: font.stringWidth(word, look.size))
        lines = len(wrapper.lines(text, max(width * _NARROWEST - _SIDES_PT, 1.0)))
        return min(lines * look.size * _LINE + _SPARE_PT, _TALLEST_PT)


def _merge(plan: SheetPlan, row: int, column: int, last_row: int, last_column: int) -> None:
    if (row, column) != (last_row, last_column):
        plan.merges.append(Merge(row, column, last_row, last_column))


def _text_of(block: Paragraph | Heading | ListItem) -> str:
    if isinstance(block, Heading):
        return block.text
    text = plain(block.runs)
    return f"{block.marker} {text}" if isinstance(block, ListItem) else text
