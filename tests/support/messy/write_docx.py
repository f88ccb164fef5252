"""A draft as a Word document: paragraphs, one table or one for each page, merges, fonts, numbers left to Word."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.support.messy.draft import Cell, Draft, Line

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/{{kind}}" Target="{{target}}"/></Relationships>'
)
_ACROSS, _HIGHEST_HEAD = 14_600, 4
_BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1000" w:right="1100" w:bottom="1000" w:left="1100"/></w:sectPr>'
)
_IN_TABLE = frozenset({"head", "numbers", "section", "row", "rest", "total", "blank", "hidden"})


def write_docx(draft: Draft, path: Path) -> Path:
    """Write the shown sheets one after the other; a page inside a table begins another table."""
    numbers = _Numbers(draft)
    body = "".join(_blocks(sheet.lines, numbers) for sheet in draft.sheets if sheet.visible)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _PACKAGE.format(kind="officeDocument", target="word/document.xml"))
        package.writestr("word/_rels/document.xml.rels", _PACKAGE.format(kind="numbering", target="numbering.xml"))
        package.writestr("word/document.xml", f"{_HEAD}<w:document {_W}><w:body>{body}{_PAGE}</w:body></w:document>")
        package.writestr("word/numbering.xml", f"{_HEAD}<w:numbering {_W}>{numbers.definitions()}</w:numbering>")
    return path


class _Numbers:
    """Leaves "1.1", "1.2" … and "1", "2" … to Word; a number out of turn begins another list."""

    def __init__(self, draft: Draft) -> None:
        self._automatic = draft.automatic
        self._made: list[tuple[str, int]] = []
        self._running: dict[str, tuple[int, int]] = {}

    def of(self, line: Line) -> int | None:
        """Return the list that numbers a row, None when its number is typed."""
        text = line.cells[0].text
        if not self._automatic or line.role != "row" or not text.replace(".", "").isdigit():
            return None
        whole, dot, last = text.rpartition(".")
        prefix, number = whole + dot, int(last)
        running, following = self._running.get(prefix, (0, 0))
        if following != number:
            self._made.append((prefix, number))
            running = len(self._made)
        self._running[prefix] = running, number + 1
        return running

    def definitions(self) -> str:
        """Return the lists."""
        levels = "".join(
            f'<w:abstractNum w:abstractNumId="{place}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
            f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{prefix}%1"/></w:lvl></w:abstractNum>'
            for place, (prefix, start) in enumerate(self._made, 1)
        )
        places = range(1, len(self._made) + 1)
        return levels + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in places)


def _blocks(lines: Sequence[Line], numbers: _Numbers) -> str:
    """Return the lines as paragraphs and tables."""
    found: list[str] = []
    block: list[Line] = []
    for line in lines:
        if block and (line.page or line.role not in _IN_TABLE):
            found.append(_table(block, numbers))
            block = []
        if line.role in _IN_TABLE and (block or line.role != "blank"):
            block.append(line)
        else:
            found.append(_loose(line))
    return "".join(found) + (_table(block, numbers) if block else "")


def _loose(line: Line) -> str:
    """Return a line outside a table: a paragraph, or a table of two cells without borders."""
    filled = [cell for cell in line.cells if cell.text]
    if len(filled) < 2:
        return "".join(map(_paragraphs, filled)) or "<w:p/>"
    cells = "".join(f"<w:tc><w:tcPr/>{_paragraphs(cell)}</w:tc>" for cell in filled)
    grid = '<w:gridCol w:w="4500"/>' * len(filled)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl><w:p/>"


def _table(lines: Sequence[Line], numbers: _Numbers) -> str:
    width = max(len(line.cells) for line in lines)
    code, others = 900, (_ACROSS - 900) // max(width - 1, 1)
    grid = f'<w:gridCol w:w="{code}"/>' + f'<w:gridCol w:w="{others}"/>' * (width - 1)
    above: dict[tuple[int, int], Cell] = {}
    rows = ""
    for row, line in enumerate(lines):
        number = numbers.of(line)
        cells, column = "", 0
        while column < len(line.cells):
            cell = line.cells[column]
            over = above.get((row, column))
            for below in range(1, cell.down):
                above[row + below, column] = cell
            cells += _cell(over or cell, number if column == 0 else None, goes_on=over is not None)
            column += (over or cell).across
        again = "<w:trPr><w:tblHeader/></w:trPr>" if line.role == "head" and row < _HIGHEST_HEAD else ""
        rows += f"<w:tr>{again}{cells}</w:tr>"
    return f"<w:tbl><w:tblPr>{_BORDERS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _cell(cell: Cell, number: int | None, *, goes_on: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    down = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
    inner = "<w:p/>" if goes_on else _numbered(number) if number is not None else _paragraphs(cell)
    return f"<w:tc><w:tcPr>{span}{down}</w:tcPr>{inner}</w:tc>"


def _numbered(number: int) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr></w:p>'


def _paragraphs(cell: Cell) -> str:
    font = quoteattr(cell.font or "Times New Roman")
    look = f"<w:rFonts w:ascii={font} w:hAnsi={font}/>" + "<w:b/>" * cell.bold + "<w:i/>" * cell.italic
    runs = (
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' if line else ""
        for line in cell.text.split("\n")
    )
    return "".join(f"<w:p>{run}</w:p>" for run in runs)
