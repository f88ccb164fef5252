"""A letter as a PDF: paragraphs over the whole width, tables with lines, their heading on every page."""

from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from cdsdesk.reporting.fonts import find_fonts
from tests.support.proofread.written import Grid, Letter, Part

_MARGIN = 56.0


def write_pdf(letter: Letter, path: Path, *, wide: bool) -> Path:
    """Write the letter, upright or (``wide``) across."""
    size = landscape(A4) if wide else A4
    SimpleDocTemplate(
        str(path), pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN
    ).build(_Pages(size[0] - 2 * _MARGIN).of(letter))
    return path


class _Pages:
    """Makes the flowing parts of a letter for one width."""

    def __init__(self, width: float) -> None:
        fonts = find_fonts()
        self._width, self._bold_name = width, fonts.bold.fontName
        self._text = ParagraphStyle("text", fontName=fonts.regular.fontName, fontSize=13, leading=17, spaceAfter=6)
        self._bold = ParagraphStyle("bold", self._text, fontName=fonts.bold.fontName)
        self._centre = ParagraphStyle("centre", self._bold, alignment=TA_CENTER)
        self._right = ParagraphStyle("right", self._text, alignment=TA_RIGHT, fontSize=11)
        self._cell = ParagraphStyle("cell", self._text, fontSize=10, leading=12, spaceAfter=0)
        self._head = ParagraphStyle("head", self._cell, fontName=fonts.bold.fontName, alignment=TA_CENTER)

    def of(self, letter: Letter) -> list[Flowable]:
        """Return the parts of a letter in order."""
        left = [line for line in (letter.parent, letter.issuer, f"Số: {letter.number}/{letter.symbol}") if line]
        nation = [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            f"{letter.place}, {letter.dated}",
        ]
        made = [self._beside(left, nation), Spacer(1, 12), self._line(letter.kind, self._centre)]
        made.append(self._line(letter.subject, self._centre))
        if letter.addressees:
            made.append(self._line(f"Kính gửi: {'; '.join(letter.addressees)}.", self._centre))
        for part in letter.body:
            made += self._part(part, "/." if part is letter.body[-1] else "")
        ends = [f"- {line}{'.' if line is letter.recipients[-1] else ';'}" for line in letter.recipients]
        made.append(
            self._beside(["Nơi nhận:", *ends], [*letter.signature, *["\N{NO-BREAK SPACE}"] * 3, letter.signatory])
        )
        for appendix in letter.appendices:
            made.append(PageBreak())
            made += [self._line(text, self._centre) for text in (appendix.label, appendix.title, appendix.reference)]
            for part in appendix.parts:
                made += self._part(part)
        return made

    def _line(self, text: str, style: ParagraphStyle) -> Paragraph:
        return Paragraph(escape(text), style)

    def _beside(self, left: list[str], right: list[str]) -> Table:
        style = ParagraphStyle("narrow", self._centre, fontSize=11, leading=14, spaceAfter=0)
        cells = [[self._line(text, style) for text in lines] for lines in (left, right)]
        return Table(
            [cells], colWidths=[self._width * 0.42, self._width * 0.58], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]
        )

    def _part(self, part: Part, end: str = "") -> list[Flowable]:
        if isinstance(part, Grid):
            return self._table(part)
        return [self._line(part.whole + end, self._bold if part.kind == "heading" else self._text)]

    def _table(self, grid: Grid) -> list[Flowable]:
        texts = [[row.cells[at] for row in grid.rows if row.kind != "section"] for at in range(len(grid.header))]
        heads = [head.split() for head in grid.header]
        least = [
            max(stringWidth(word, self._bold_name, 11) for word in [*head, *" ".join(column).split()]) + 12
            for head, column in zip(heads, texts, strict=True)
        ]
        weights = [min(60, max(map(len, column))) for column in texts]
        spare = max(self._width - sum(least), 0.0)
        widths = [small + spare * weight / sum(weights) for small, weight in zip(least, weights, strict=True)]
        rows: list[list[Flowable | str]] = [[self._line(text, self._head) for text in grid.header]]
        style: list[tuple[object, ...]] = [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
        for at, row in enumerate(grid.rows, 1):
            look = self._cell if row.kind == "data" else ParagraphStyle("sum", self._cell, fontName=self._bold_name)
            rows.append([self._line(text, look) for text in row.cells])
            if row.kind == "section":
                style.append(("SPAN", (1, at), (-1, at)))
        above = [self._line(grid.unit_line, self._right)] if grid.unit_line else []
        return [*above, LongTable(rows, colWidths=widths, repeatRows=1, style=style), Spacer(1, 10)]
