"""A table of data: header rows that every page repeats, joined header cells, rows that pages do not cut."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cdsdesk.document.blocks import Align, DataRow, SectionRow, Table, TableRow, TotalRow
from cdsdesk.progress import Progress
from cdsdesk.reporting.grid import HeaderPlace, column_edges, header_places, section_text
from cdsdesk.reporting.render_docx.measure import Measure
from cdsdesk.reporting.render_docx.xml import TWIPS, Para, Writer, text_run, twips
from cdsdesk.reporting.render_pdf.lines import SINGLE
from cdsdesk.reporting.styles import Profile

_REPORT_EVERY = 200
_STYLES = {Align.LEFT: "OBang", Align.CENTER: "OBangGiua", Align.RIGHT: "OBangPhai"}


class Grid:
    """Writes one table; ``names`` are those of its rows, of the header first."""

    def __init__(self, table: Table, profile: Profile, measure: Measure, names: Iterable[str], writer: Writer) -> None:
        self._table = table
        self._rules = profile.table
        self._names = iter(names)
        self._writer = writer
        size = profile.sizes.table
        self._regular, self._bold = measure.face(size), measure.face(size, bold=True)
        self._leading = size * SINGLE * profile.table.line_spacing

    def xml(self, width: float, height: float, progress: Progress) -> str:
        """Return the table over ``width`` points, on pages of ``height`` points."""
        edges = [twips(edge) for edge in column_edges(self._table, width)]
        columns = [right - left for left, right in pairwise(edges)]
        grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
        about = f'<w:tblStyle w:val="BangSoLieu"/><w:tblW w:w="{edges[-1]}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        rows = "".join([*self._header(columns), *self._rows(columns, height, progress)])
        return f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _header(self, columns: Sequence[int]) -> Iterator[str]:
        """Yield the header rows; a cell over several rows is told again, without words, in each of them."""
        covered: dict[tuple[int, int], HeaderPlace] = {}
        for place in header_places(self._table):
            for down in range(place.rowspan):
                covered[place.row + down, place.column] = place
        for row in range(len(self._table.header)):
            name = next(self._names)
            cells = ""
            for column in sorted(column for at, column in covered if at == row):
                cells += self._header_cell(covered[row, column], row, columns, name)
                name = ""
            yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _header_cell(self, place: HeaderPlace, row: int, columns: Sequence[int], name: str) -> str:
        width = sum(columns[place.column : place.column + place.colspan])
        about = f'<w:gridSpan w:val="{place.colspan}"/>' if place.colspan > 1 else ""
        if place.rowspan > 1:
            about += '<w:vMerge w:val="restart"/>' if row == place.row else "<w:vMerge/>"
        text = text_run(place.text) if row == place.row else ""
        paragraph = self._writer.write(Para("DauBang", text, name=name))
        return _cell(width, paragraph, f'{about}<w:vAlign w:val="center"/>')

    def _rows(self, columns: Sequence[int], height: float, progress: Progress) -> Iterator[str]:
        total = len(self._table.rows)
        for index, row in enumerate(self._table.rows):
            if index % _REPORT_EVERY == 0:
                progress.report(index, total)
            yield self._row(row, columns, height)

    def _row(self, row: TableRow, columns: Sequence[int], height: float) -> str:
        if isinstance(row, SectionRow):
            return self._section(row, columns)
        name = next(self._names)
        bold = isinstance(row, TotalRow)
        cells = ""
        for column, cell, width in zip(self._table.columns, row.cells, columns, strict=True):
            para = Para(_STYLES[column.align], text_run(cell.text, bold=bold) if cell.text else "", name=name)
            cells += _cell(width, self._writer.write(para))
            name = ""
        whole = "" if self._is_tall(row, columns, height) else "<w:cantSplit/>"
        return f"<w:tr><w:trPr>{whole}</w:trPr>{cells}</w:tr>"

    def _section(self, row: SectionRow, columns: Sequence[int]) -> str:
        para = Para("DongMuc", text_run(section_text(row)), name=next(self._names))
        cell = _cell(sum(columns), self._writer.write(para), f'<w:gridSpan w:val="{len(columns)}"/>')
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"

    def _is_tall(self, row: DataRow | TotalRow, columns: Sequence[int], height: float) -> bool:
        """Whether a row may be cut where a page ends."""
        face = self._bold if isinstance(row, TotalRow) else self._regular
        inside = [width / TWIPS - 2 * self._rules.padding_x_pt for width in columns]
        lines = max((len(face.lines(cell.text, room)) for cell, room in zip(row.cells, inside, strict=True)), default=1)
        return lines * self._leading + 2 * self._rules.padding_y_pt > height * self._rules.tall_row_share


def _cell(width: int, paragraph: str, about: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{about}</w:tcPr>{paragraph}</w:tc>'
