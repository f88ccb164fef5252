"""Running text: paragraphs, headings, dashed lines and tables as boxes for the pages."""

from collections.abc import Iterable
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from cdsdesk.document.blocks import Block, Heading, ListItem, Paragraph, ParagraphStyle, Run, Table, announces
from cdsdesk.progress import Progress
from cdsdesk.reporting.page_map import PageMap
from cdsdesk.reporting.render_pdf.lines import ASCENT, SINGLE, Line, Place, Setter, draw_line
from cdsdesk.reporting.render_pdf.outline import Outline
from cdsdesk.reporting.render_pdf.pages import Box, Drawing, Flow
from cdsdesk.reporting.render_pdf.tables import Grid
from cdsdesk.reporting.styles import MM, Profile

# "a)" (điểm) is upright like the text; only mục and khoản with a title are bold (Phụ lục I, II.6).
_PLAIN_LEVEL = 3


class Body:
    """Turns blocks into boxes over ``width`` points."""

    def __init__(
        self, profile: Profile, setter: Setter, width: float, outline: Outline, progress: Progress, places: PageMap
    ) -> None:
        self._profile = profile
        self._setter = setter
        self._width = width
        self._outline = outline
        self._progress = progress
        self._map = places

    def items(self, blocks: Iterable[Block]) -> list[Box | Flow]:
        """Return ``blocks`` in order as boxes and tables."""
        items: list[Box | Flow] = []
        for block in blocks:
            if isinstance(block, Table):
                items += self._table(block)
                continue
            boxes = self._of_words(block)
            if announces(block):
                boxes[-1] = replace(boxes[-1], keep=True)
            items += boxes
        return items

    def _of_words(self, block: Paragraph | Heading | ListItem) -> list[Box]:
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, ListItem):
            return self._text((Run(f"{block.marker} "), *block.runs))
        return self._paragraph(block)

    def _paragraph(self, block: Paragraph) -> list[Box]:
        if block.style is ParagraphStyle.BASIS:
            return self._text(tuple(replace(run, italic=True) for run in block.runs))
        if block.style is ParagraphStyle.CENTERED:
            return self._text(tuple(replace(run, bold=True) for run in block.runs), Place.CENTER, indent=0.0)
        if block.style is ParagraphStyle.NOTE:
            return self._note(block.runs)
        return self._text(block.runs)

    def _heading(self, block: Heading) -> list[Box]:
        """Return the lines of a heading, tied to what follows; the first one carries the bookmark."""
        text = block.text.upper() if block.level == 1 and not block.centered else block.text
        runs = (Run(text, bold=block.level < _PLAIN_LEVEL),)
        lines = self._text(runs, Place.CENTER, indent=0.0) if block.centered else self._text(runs, Place.LEFT)
        boxes = [replace(box, keep=True) for box in lines]
        first, bookmark = boxes[0], ". ".join(text.splitlines())

        def draw(canvas: Canvas, x: float, top: float) -> None:
            self._outline.add(canvas, block.key, bookmark, block.level - 1, top)
            self._map.anchor(block.key, top)
            first.draw(canvas, x, top)

        return [replace(first, draw=draw), *boxes[1:]]

    def _table(self, table: Table) -> list[Box | Flow]:
        size = self._profile.sizes.table
        items: list[Box | Flow] = []
        if table.unit_line:
            lines = self._setter.set_runs((Run(table.unit_line, italic=True),), size, self._width)
            items += [replace(box, keep=True) for box in self._boxes(lines, size, Place.RIGHT, 0.0)]
        items.append(Grid(table, self._profile, self._setter, self._width, self._progress))
        for note in table.footnotes:
            items += self._note((Run(note, italic=True),))
        return items

    def _note(self, runs: tuple[Run, ...]) -> list[Box]:
        """Return lines in the size of tables, as notes below a table stand."""
        size = self._profile.sizes.table
        lines = self._setter.set_runs(runs, size, self._width)
        return self._boxes(lines, size, Place.JUSTIFIED, 0.0, self._profile.table.note_gap_pt)

    def _text(self, runs: tuple[Run, ...], place: Place = Place.JUSTIFIED, indent: float | None = None) -> list[Box]:
        if indent is None:
            indent = self._profile.text.first_line_mm * MM
        size = self._profile.sizes.text
        lines = self._setter.set_runs(runs, size, self._width, indent)
        return self._boxes(lines, size, place, indent, self._profile.text.paragraph_gap_pt)

    def _boxes(self, lines: list[Line], size: float, place: Place, indent: float, before: float = 0.0) -> list[Box]:
        """Return one box a line; neither the first nor the last line of a paragraph stands alone on a page."""
        leading = size * SINGLE * self._profile.text.line_spacing
        last = len(lines) - 1
        return [
            Box(
                leading,
                self._drawing(line, size, place, 0.0 if at else indent),
                before=0.0 if at else before,
                keep=at < last and at in (0, last - 1),
            )
            for at, line in enumerate(lines)
        ]

    def _drawing(self, line: Line, size: float, place: Place, indent: float) -> Drawing:
        width = self._width - indent

        def draw(canvas: Canvas, x: float, top: float) -> None:
            draw_line(canvas, line, x + indent, top - ASCENT * size, width, place)
            if line.marks:
                self._remember(line, x + indent, top, size, width, place)

        return draw

    def _remember(self, line: Line, x: float, top: float, size: float, width: float, place: Place) -> None:
        """Remember where the words of a line stand that tell of records."""
        shift, stretch = line.within(width, place)
        for mark in line.marks:
            left = x + shift + mark.left + stretch * mark.gaps_left
            right = x + shift + mark.right + stretch * mark.gaps_right
            self._map.words(left, top, right, top - size * SINGLE, mark.refs)
