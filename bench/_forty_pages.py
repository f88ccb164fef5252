"""A report of at least 40 pages with a long table, in the three forms that are proofread."""

from dataclasses import replace
from pathlib import Path

from cdsdesk.document.blocks import (
    Annex,
    Block,
    Cell,
    DataRow,
    HeaderCell,
    Heading,
    IssuedDocument,
    ListItem,
    Paragraph,
    SectionRow,
    Table,
    plain,
    words,
)
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.output import count_pages
from cdsdesk.reporting.render_docx.document import render_docx
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.reporting.styles import load_profile
from tests.support.sample_document import LONG, sample_document

PAGES = 40


def _table(rows: int) -> Table:
    (table,) = (block for annex in sample_document().annexes[:1] for block in annex.blocks if isinstance(block, Table))
    width = len(table.columns)
    body: list[SectionRow | DataRow] = []
    for number in range(1, rows + 1):
        if number % 20 == 1:
            body.append(SectionRow(str(number // 20 + 1), "Tham mưu ban hành văn bản"))
        result = f"Kế hoạch số {1000 + number}/KH-UBND ngày 12/3/2026 về chuyển đổi số, đã cấp {number} tài khoản"
        texts = (f"{number // 20 + 1}.{number % 20}", "Triển khai Kế hoạch phát triển nguồn nhân lực an toàn thông tin")
        rest = ("UBND cấp xã", "Các phòng, đơn vị", "Quý II/2026", result, "Hoàn thành, đúng hạn")
        body.append(DataRow(tuple(map(Cell, (*texts, *rest)[:width]))))
    header = (tuple(HeaderCell(cell.text) for cell in table.header[-1]),)
    return replace(table, rows=tuple(body), header=header)


def _document(parts: int, rows: int) -> IssuedDocument:
    sample = sample_document()
    body: list[Block] = []
    for number in range(1, parts + 1):
        body.append(Heading(2, f"{number}. Kết quả triển khai thực hiện", f"k{number}"))
        body += [Paragraph(words(LONG)), ListItem(words(LONG)), Paragraph(words(LONG)), ListItem(words(LONG), "+")]
    annex = sample.annexes[0]
    return replace(sample, body=tuple(body), annexes=(Annex("", annex.title, annex.reference, (_table(rows),)),))


def _as_text(document: IssuedDocument) -> str:
    lines = [document.title.kind, *document.title.subject_lines, ""]
    for block in document.body:
        if isinstance(block, Heading):
            lines += [block.text, ""]
        elif isinstance(block, Paragraph | ListItem):
            lines += [f"{block.marker} {plain(block.runs)}" if isinstance(block, ListItem) else plain(block.runs), ""]
    for annex in document.annexes:
        lines += [annex.label, annex.title, ""]
        for table in (block for block in annex.blocks if isinstance(block, Table)):
            lines.append("\t".join(" ".join(cell.text.split()) for cell in table.header[-1]))
            for row in table.rows:
                cells = [cell.text for cell in row.cells] if not isinstance(row, SectionRow) else [row.text]
                lines.append("\t".join([*cells, *[""] * (len(table.columns) - len(cells))]))
    return "\n".join(lines)


def forty_pages(folder: Path) -> list[Path]:
    """Write a report of at least 40 pages in the three forms."""
    profile, fonts = load_profile(), find_fonts()
    parts = 40
    while True:
        document = _document(parts, parts * 3)
        pdf = render_pdf(document, profile, fonts)
        if count_pages(pdf) >= PAGES:
            break
        parts += 5
    paths = [folder / f"bao-cao{suffix}" for suffix in (".pdf", ".docx", ".txt")]
    paths[0].write_bytes(pdf)
    paths[1].write_bytes(render_docx(document, profile, fonts))
    paths[2].write_text(_as_text(document), encoding="utf-8")
    print(f"{count_pages(pdf)} pages, {parts * 3} table rows")
    return paths
