"""PDF with letters: tables by lines or gaps over pages, wrapped cells as one text, page numbers set aside."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.errors import InputError
from cdsdesk.readers import pdf_page
from cdsdesk.readers.pdf_document import read_pdf
from cdsdesk.readers.raw import Form, RawSheet
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.reporting.styles import load_profile
from tests.support.pdf_file import HEAD, LINES, boxes, drawn_pdf, table_pdf, task_rows
from tests.support.sample_document import sample_document, task_table
from tests.support.tools import needs_tool
from tests.support.word_file import cell, paragraph, row, table, word_file


def read(path: Path) -> RawSheet:
    book = read_pdf(path)
    assert book.form is Form.PAGES
    (sheet,) = book.sheets
    assert len({len(line) for line in sheet.rows}) == 1
    assert all(text == text.strip() for line in sheet.rows for text in map(str, line))
    return sheet


def joined(sheet: RawSheet, head: Sequence[str] = HEAD) -> list[list[str]]:
    """Return the rows without repeated heads, rows that a page end cut put together: what importing does."""
    found: list[list[str]] = []
    for line in sheet.rows:
        texts = [str(text) for text in line]
        if texts == list(head) and texts in found:
            continue
        if texts[0] or not found:
            found.append(texts)
        else:
            found[-1] = [" ".join(filter(None, pair)) for pair in zip(found[-1], texts, strict=True)]
    return found


def number_page(canvas: Canvas, document: Any) -> None:
    canvas.setFont(find_fonts().regular.fontName, 9)
    canvas.drawCentredString(400, 560, "Phụ lục của Kế hoạch số 36/KH-UBND")
    canvas.drawCentredString(400, 30, f"Trang {document.page}")


STYLES = {
    "lines": LINES,
    "none": (),
    "under": (("LINEBELOW", (0, 0), (-1, -1), 0.5, (0, 0, 0)),),
    "filled": (*LINES, ("BACKGROUND", (0, 0), (-1, 0), (0.8, 0.9, 1.0))),
    "open": (("INNERGRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)),),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_table_over_pages_comes_back_row_for_row(tmp_path: Path, style: str) -> None:
    rows = task_rows(40)
    path = table_pdf(
        tmp_path / "a.pdf", [HEAD, *rows], STYLES[style], onFirstPage=number_page, onLaterPages=number_page
    )
    sheet = read(path)
    title, *found = joined(sheet)
    assert title[0] == "Phụ lục của Kế hoạch số 36/KH-UBND"
    assert found == [list(HEAD), *map(list, rows)]
    heads = [number for number, line in enumerate(sheet.rows) if line == list(HEAD)]
    assert len(heads) > 3
    assert set(heads) <= sheet.seams
    assert {merge[3] - merge[1] for merge in sheet.merges} <= {1, 2, 3, 4, 5, 6}


def test_rows_cut_by_a_page_end_lose_nothing(tmp_path: Path) -> None:
    long = " ".join(f"việc{number}" for number in range(900))
    rows = [("1", long, "a", "b", "c", "d", "e"), ("2", "ngắn", "a", "b", "c", "d", "e")]
    sheet = read(table_pdf(tmp_path / "a.pdf", [HEAD, *rows]))
    assert joined(sheet) == [list(HEAD), *map(list, rows)]


def test_paragraphs_are_joined_where_they_were_wrapped(tmp_path: Path) -> None:
    long = "Căn cứ Quyết định số 1682/QĐ-UBND ngày 14/4/2022 về việc giao chỉ tiêu hồ sơ " + "được tiếp nhận, " * 12
    texts = (
        "KẾ HOẠCH",
        f"{long}cho các đơn vị;",
        "+ Công văn số 2390/UBND-VHTT ngày 15/4/2022;",
        "+ Quyết định số 1856/QĐ-UBND ngày 18/4/2022.",
    )
    sheet = read(table_pdf(tmp_path / "a.pdf", [HEAD], before=texts))
    assert [line[0] for line in sheet.rows[:4]] == list(texts)
    assert sheet.seams == {0, 4}


@pytest.mark.parametrize("more", range(12))
def test_two_years_that_were_wrapped_are_no_item(tmp_path: Path, more: int) -> None:
    long = (
        f"- Kế hoạch số 12/KH-UBND ngày 14/4/2022 về rà soát nhu cầu {'kinh phí ' * (6 + more)}giai đoạn 2021 - 2025;"
    )
    texts = (long, "- Công văn số 2390/UBND-VHTT ngày 15/4/2022.")
    sheet = read(table_pdf(tmp_path / "a.pdf", [HEAD], before=texts))
    assert [line[0] for line in sheet.rows[:2]] == list(texts)


def test_joined_cells_of_lines_that_are_not_drawn(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for x in (50, 90, 300, 400):
            canvas.line(x, 700, x, 620)
        canvas.line(200, 680, 200, 640)
        for y in (700, 660, 640, 620):
            canvas.line(90, y, 400, y)
        canvas.line(90, 680, 300, 680)
        for y in (700, 640, 620):
            canvas.line(50, y, 90, y)
        for x, y, text in (
            (55, 670, "STT"), (95, 685, "Kinh phí"), (95, 665, "Năm 2024"), (205, 665, "Năm 2025"),
            (305, 680, "Ghi chú"), (95, 645, "5"), (205, 645, "6"), (55, 625, "1"), (305, 625, "x"),
            (95, 625, "cả hai năm"),
        ):  # fmt: skip
            canvas.drawString(x, y, text)

    sheet = read(drawn_pdf(tmp_path / "a.pdf", page))
    assert sheet.rows == [
        ["STT", "Kinh phí", "", "Ghi chú"],
        ["", "Năm 2024", "Năm 2025", ""],
        ["", "5", "6", ""],
        ["1", "cả hai năm", "", "x"],
    ]
    assert set(sheet.merges) == {(0, 0, 2, 0), (0, 1, 0, 2), (0, 3, 1, 3), (3, 1, 3, 2)}


def test_thin_boxes_and_pieces_are_lines_too(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for x in (50, 150, 250):
            canvas.rect(x, 600, 0.7, 60, stroke=0, fill=1)
        for y in (600, 630, 660):
            for start in range(50, 250, 4):
                canvas.line(start, y, start + 2, y)
        canvas.line(60, 640, 90, 640)
        for x, y, text in ((55, 642, "gạch chân"), (155, 642, "b"), (55, 610, "c"), (155, 610, "d")):
            canvas.drawString(x, y, text)

    assert read(drawn_pdf(tmp_path / "a.pdf", page)).rows == [["gạch chân", "b"], ["c", "d"]]


def test_columns_of_later_pages_stand_below_those_of_the_first(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        boxes(canvas, (50, 100, 300, 400), (700, 680, 660))
        for x, y, text in ((55, 685, "STT"), (105, 685, "Việc"), (305, 685, "Ai"), (55, 665, "1"), (105, 665, "a")):
            canvas.drawString(x, y, text)

    def second(canvas: Canvas) -> None:
        boxes(canvas, (50, 100, 400), (700, 680))
        canvas.drawString(55, 685, "2")
        canvas.drawString(105, 685, "cho cả hai")

    sheet = read(drawn_pdf(tmp_path / "a.pdf", first, second))
    assert sheet.rows == [["STT", "Việc", "Ai"], ["1", "a", ""], ["2", "cho cả hai", ""]]
    assert sheet.merges == ((2, 1, 2, 2),)


def test_letters_come_as_they_are_drawn(tmp_path: Path) -> None:
    fonts = find_fonts()

    def page(canvas: Canvas) -> None:
        canvas.setFont(fonts.bold.fontName, 12)
        canvas.drawString(50, 700, "Tie\u0302\u0301ng")
        canvas.setFont(fonts.regular.fontName, 12)
        canvas.drawString(50, 650, "953/3.089")
        canvas.setFont(fonts.regular.fontName, 7)
        canvas.drawString(97, 655, "1")
        canvas.setFont(fonts.regular.fontName, 12)
        canvas.drawString(50, 600, "được n\u01a3ớc")

    sheet = read(drawn_pdf(tmp_path / "a.pdf", page))
    assert [line[0] for line in sheet.rows] == ["Tie\u0302\u0301ng", "953/3.089¹", "được n\u01a3ớc"]
    assert sheet.bold == {(0, 0)}


def test_turned_pages_and_letters_on_their_side(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        boxes(canvas, (50, 80, 300), (700, 600, 500))
        canvas.drawString(100, 650, "nằm ngang")
        canvas.drawString(100, 550, "ô dưới")
        canvas.saveState()
        canvas.translate(70, 610)
        canvas.rotate(90)
        canvas.drawString(0, 0, "dựng đứng")
        canvas.restoreState()
        canvas.translate(300, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DẤU MỜ")

    path = drawn_pdf(tmp_path / "a.pdf", page)
    expected = [["dựng đứng", "nằm ngang"], ["", "ô dưới"]]
    assert read(path).rows == expected
    for turn in (90, 180, 270):
        with pikepdf.open(path) as document:
            document.pages[0].rotate(turn, relative=False)
            content = {90: "0 1 -1 0 842 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 595"}[turn]
            size = (842, 595) if turn != 180 else (595, 842)
            document.pages[0].mediabox = [0, 0, *size]
            document.pages[0].contents_add(f"{content} cm".encode(), prepend=True)
            document.save(tmp_path / "b.pdf")
        assert read(tmp_path / "b.pdf").rows == expected, turn


def test_our_own_report_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(render_pdf(sample_document(), load_profile(), find_fonts()))
    sheet = read(path)
    tasks = task_table(10)
    head = [column.text for column in tasks.header[0]]
    found = [[str(text) for text in line[:7]] for line in sheet.rows]
    start = found.index(head)
    body = [[one.text for one in entry.cells] for entry in tasks.rows if hasattr(entry, "cells")]
    assert [line for line in found[start:] if line in body] == body
    assert ["2. Tham mưu ban hành văn bản"] not in found
    texts = [str(line[0]) for line in sheet.rows]
    assert "Tình hình chuyển đổi số 9 tháng đầu năm 2026" in texts
    assert [text for text in texts if text.isdigit()] == ["1"]


@pytest.mark.slow
def test_a_document_printed_by_libreoffice(tmp_path: Path) -> None:
    office = needs_tool("soffice")
    border = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
    about = f"<w:tcBorders>{border}</w:tcBorders>"
    head = "<w:tblHeader/>"
    widths = (700, 3400, 1600, 1400, 1000, 1900, 1300)
    rows = task_rows(30)

    def cells(texts: Sequence[str]) -> list[str]:
        if not any(texts[1:]):
            return [cell(texts[0], f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="7"/>{about}')]
        return [
            cell(text, f'<w:tcW w:w="{width}" w:type="dxa"/>{about}') for text, width in zip(texts, widths, strict=True)
        ]

    body = row(*cells(HEAD), about=head) + "".join(row(*cells(texts)) for texts in rows)
    path = word_file(tmp_path / "a.docx", table(body, widths=widths) + paragraph("Nơi nhận:"))
    settings = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    line = [office, settings, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(line, check=True, capture_output=True, env={**os.environ, "HOME": str(tmp_path)})
    *found, last = joined(read(tmp_path / "a.pdf"))
    assert found == [list(HEAD), *map(list, rows)]
    assert last[0] == "Nơi nhận:"


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (20, 20), 200)), 50, 50, 400, 600)


def test_a_scan_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"bản quét.*Word, Excel hoặc bản PDF có chữ"):
        read_pdf(drawn_pdf(tmp_path / "a.pdf", picture))


def test_a_scanned_page_among_others_is_said(tmp_path: Path) -> None:
    path = drawn_pdf(tmp_path / "a.pdf", lambda canvas: canvas.drawString(50, 700, "có chữ"), picture)
    assert [line[0] for line in read(path).rows] == ["có chữ", "(Trang 2 là ảnh quét, không có chữ để đọc)"]


def test_a_locked_file_is_refused_and_one_that_only_may_not_be_printed_is_read(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "có chữ")

    locked = drawn_pdf(tmp_path / "a.pdf", page, encrypt=StandardEncryption("mở", ownerPassword="chủ", strength=128))
    with pytest.raises(InputError, match="mật khẩu"):
        read_pdf(locked)
    kept = drawn_pdf(tmp_path / "b.pdf", page, encrypt=StandardEncryption("", ownerPassword="chu", canPrint=0))
    assert read(kept).rows == [["có chữ"]]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>"])
def test_a_broken_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(InputError):
        read_pdf(tmp_path / "a.pdf")


def test_a_file_of_more_pages_or_letters_than_anybody_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table_pdf(tmp_path / "a.pdf", [HEAD, *task_rows(12)])
    monkeypatch.setattr(pdf_page, "MOST_LETTERS", 1_000)
    with pytest.raises(InputError, match="quá nhiều nội dung"):
        read_pdf(path)
    monkeypatch.setattr(pdf_page, "MOST_PAGES", 1)
    with pytest.raises(InputError, match="quá 1 trang"):
        read_pdf(path)


@pytest.mark.parametrize(("size", "turned"), [((842, 595), 0), ((842, 595), 180), ((595, 842), 90), ((595, 842), 270)])
def test_what_stands_above_and_below_the_page_is_on_no_print(
    tmp_path: Path, size: tuple[int, int], turned: int
) -> None:
    path = tmp_path / "ngoai-trang.pdf"
    canvas = Canvas(str(path), pagesize=(842, 595))
    canvas.setFont(find_fonts().regular.fontName, 10)
    canvas.drawString(60, 500, "Xây dựng kế hoạch")
    canvas.drawString(810, 400, "Thời hạn của nhiệm vụ")
    for high in (-160, 700):
        canvas.drawString(60, high, "Đồng chí Bình")
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        sheet = file.pages[0]
        if size != (842, 595):
            sheet.contents_add(b"q 0 1 -1 0 595 0 cm" if turned == 90 else b"q 0 -1 1 0 0 842 cm", prepend=True)
            sheet.contents_add(b"Q")
        if turned == 180:
            sheet.contents_add(b"q -1 0 0 -1 842 595 cm", prepend=True)
            sheet.contents_add(b"Q")
        sheet.mediabox, sheet.Rotate = [0, 0, *size], turned
        file.save(path)
    with pdf_page.PdfFile(path) as file:
        (page,) = file.pages()
    assert " ".join(word.text for word in page.words) == "Xây dựng kế hoạch Thời hạn của nhiệm vụ"
