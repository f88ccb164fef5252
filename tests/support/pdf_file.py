"""PDF files for tests: drawn letter by letter, or tables set by reportlab with and without lines."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate

from cdsdesk.reporting.fonts import find_fonts

WIDTHS = (35, 210, 100, 100, 60, 120, 80)
HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Kết quả", "Đánh giá")
# A row that is cut at a page end has no line above its second part unless the head brings one.
_HEAD_LINE = ("LINEBELOW", (0, 0), (-1, 0), 0.5, (0, 0, 0))
LINES = (("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), _HEAD_LINE)
_TOP = (("VALIGN", (0, 0), (-1, -1), "TOP"),)


def task_rows(count: int) -> list[tuple[str, ...]]:
    """Return rows of tasks, each cell of one or more lines on the page, every fifth a section over all columns."""
    found: list[tuple[str, ...]] = []
    for number in range(1, count + 1):
        if number % 5 == 1:
            found.append((f"{number // 5 + 1}. Chính quyền số, kinh tế số và xã hội số phần {number}", *[""] * 6))
        found.append(
            (
                f"1.{number}",
                f"Ban hành Kế hoạch số {number}/KH-UBND ngày 05/02/2026 về chuyển đổi số của phường trong năm {number}",
                "Phòng Văn hóa - Xã hội",
                "Các phòng, đơn vị thuộc phường",
                "Tháng 3/2026",
                f"Quyết định số {1000 + number}/QĐ-UBND ngày 30/5/2026 giao chỉ tiêu",
                "Hoàn thành, đúng hạn",
            )
        )
    return found


def table_pdf(
    path: Path, rows: Sequence[Sequence[str]], style: Sequence[Any] = LINES, before: Sequence[str] = (), **page: Any
) -> Path:
    """Write a table of seven columns on lying pages; a row with only a first cell spans all columns."""
    face = ParagraphStyle("p", fontName=find_fonts().regular.fontName, fontSize=10)
    spans = [("SPAN", (0, place), (-1, place)) for place, row in enumerate(rows) if row[0] and not any(row[1:])]
    cells = [[Paragraph(escape(text), face) for text in row] for row in rows]
    table = LongTable(cells, colWidths=WIDTHS, repeatRows=1, splitInRow=1, style=[*style, *spans, *_TOP])
    story: list[Flowable] = [*(Paragraph(escape(text), face) for text in before), table]
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(story, **page)
    return path


def drawn_pdf(path: Path, *pages: Callable[[Canvas], None], **about: Any) -> Path:
    """Write a PDF whose pages are drawn by functions, on standing A4 paper."""
    canvas = Canvas(str(path), pagesize=A4, **about)
    for page in pages:
        canvas.setFont(find_fonts().regular.fontName, 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def boxes(canvas: Canvas, xs: Sequence[float], ys: Sequence[float]) -> None:
    """Draw all lines between columns and rows."""
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
