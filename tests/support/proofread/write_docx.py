"""A letter as a Word document: letterhead in a table without lines, real tables, bullets typed or left to Word."""

from pathlib import Path
from random import Random
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from tests.support.proofread.written import Grid, Letter, Line, Part

_CENTER = WD_ALIGN_PARAGRAPH.CENTER


def write_docx(letter: Letter, path: Path, rng: Random) -> Path:
    """Write the letter; whether Word counts and marks its lines is drawn."""
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    styled, bulleted = rng.random() < 0.5, rng.random() < 0.3
    left = [line for line in (letter.parent, letter.issuer, f"Số: {letter.number}/{letter.symbol}") if line]
    nation = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", f"{letter.place}, {letter.dated}"]
    _beside(document, left, nation)
    for text in (letter.kind, letter.subject):
        _centred(document, text)
    if letter.addressees:
        _centred(document, f"Kính gửi: {'; '.join(letter.addressees)}.")
    for part in letter.body:
        last = part is letter.body[-1]
        _part(document, part, styled=styled, bulleted=bulleted, end="/." if last else "")
    ends = [f"- {line}{'.' if line is letter.recipients[-1] else ';'}" for line in letter.recipients]
    _beside(document, ["Nơi nhận:", *ends], [*letter.signature, "", "", letter.signatory])
    for appendix in letter.appendices:
        document.add_page_break()
        for text in (appendix.label, appendix.title, appendix.reference):
            _centred(document, text)
        for part in appendix.parts:
            _part(document, part, styled=styled, bulleted=bulleted)
    document.save(str(path))
    return path


def _centred(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = _CENTER
    paragraph.add_run(text).bold = True


def _beside(document: Any, *columns: list[str]) -> None:
    table = document.add_table(rows=1, cols=len(columns))
    for cell, lines in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(lines[0])
        for line in lines[1:]:
            cell.add_paragraph(line)


def _part(document: Any, part: Part, *, styled: bool, bulleted: bool, end: str = "") -> None:
    if isinstance(part, Grid):
        _table(document, part)
    elif part.kind == "heading":
        paragraph = document.add_heading(level=part.level) if styled else document.add_paragraph()
        paragraph.add_run(part.whole).bold = True
    elif part.kind == "item" and bulleted:
        document.add_paragraph(part.text, style="List Bullet" if part.mark == "-" else "List Bullet 2")
    else:
        _text(document, part, end)


def _text(document: Any, line: Line, end: str) -> None:
    document.add_paragraph(line.whole + end)


def _table(document: Any, grid: Grid) -> None:
    if grid.unit_line:
        document.add_paragraph(grid.unit_line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    table = document.add_table(rows=0, cols=len(grid.header))
    table.style = "Table Grid"
    for cell, text in zip(table.add_row().cells, grid.header, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in grid.rows:
        cells = table.add_row().cells
        if row.kind == "section":
            cells[0].text = row.cells[0]
            cells[1].merge(cells[-1]).text = row.cells[1]
            continue
        for cell, text in zip(cells, row.cells, strict=True):
            cell.paragraphs[0].add_run(text).bold = row.kind != "data"
    document.add_paragraph()
