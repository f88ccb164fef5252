"""A report as a clerk sets it in Word, with lengths and faces to choose, for the ruler to measure after LibreOffice."""

from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

CENTER, JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
LONG = (
    "Ủy ban nhân dân xã đã chỉ đạo các phòng, đơn vị, thôn rà soát, bảo đảm hạ tầng mạng, chứng thư số, máy quét văn "
    "bản; sắp xếp nhân sự tại bộ phận tiếp nhận và trả kết quả để số hóa hồ sơ, kết quả giải quyết thủ tục hành chính; "
    "đến nay các cơ quan đã đăng ký cấp mới 144 chứng thư số cá nhân."
)


_NAMES = 0.36


@dataclass(frozen=True)
class Look:
    """What of the report may be otherwise; the values given here are all within the decree."""

    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 20
    face: str = "Liberation Serif"
    size: float = 14
    nation: float = 13
    motto: str = "Độc lập - Tự do - Hạnh phúc"
    motto_line: float = 60.5
    body_line: float = 20
    title_line: float = 40
    number: str = "Số: 05/BC-UBND"
    date: str = "Diên Khánh, ngày 05 tháng 6 năm 2026"
    date_italic: bool = True
    kind: float = 14
    kind_bold: bool = True
    first_line: float = 12.7
    spacing: float = 1.2
    gap: float = 6
    align: WD_ALIGN_PARAGRAPH = JUSTIFY
    end: str = "./."
    label_italic: bool = True
    recipients: float = 11
    keeping: str = "- Lưu: VT, VHXH."
    name: str = "Nguyễn Văn Ước"
    numbered: bool = True
    page_number: float = 14
    paragraphs: int = 14


def write_word(path: Path, look: Look) -> None:
    """Write the report."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(look.top), Mm(look.bottom)
    section.left_margin, section.right_margin = Mm(look.left), Mm(look.right)
    section.header_distance = Mm(10)
    if look.numbered:
        section.different_first_page_header_footer = True
        _number(section.header.paragraphs[0], look)
    _letterhead(document, look)
    kind = document.add_paragraph()
    kind.paragraph_format.space_before = Pt(14)
    _put(kind, "BÁO CÁO", look, look.kind, bold=look.kind_bold, align=CENTER)
    _put(
        document.add_paragraph(),
        "Tình hình chuyển đổi số 6 tháng đầu năm 2026",
        look,
        look.size,
        bold=True,
        align=CENTER,
    )
    _line(document.add_paragraph(), look.title_line, 210 - look.left - look.right)
    _put(document.add_paragraph(), "Kính gửi: Sở Khoa học và Công nghệ.", look, look.size, align=CENTER)
    texts = ["I. KẾT QUẢ", "1. Chính quyền số", *[LONG] * look.paragraphs, f"Trên đây là báo cáo{look.end}"]
    for text in texts:
        paragraph = document.add_paragraph()
        shape = paragraph.paragraph_format
        shape.first_line_indent = Mm(look.first_line)
        shape.space_before, shape.line_spacing = Pt(look.gap), look.spacing
        _put(paragraph, text, look, look.size, bold=text in texts[:2], align=look.align)
    _ending(document, look)
    document.save(str(path))


def _letterhead(document: "Document", look: Look) -> None:
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    wide = 210 - look.left - look.right
    for column, share in zip(table.columns, (_NAMES, 1 - _NAMES), strict=True):
        column.width = Mm(wide * share)
        for cell in column.cells:
            cell.width = Mm(wide * share)
    names, nation = table.rows[0].cells
    _put(names.paragraphs[0], "UBND TỈNH KHÁNH HÒA", look, look.nation, align=CENTER)
    _put(names.add_paragraph(), "ỦY BAN NHÂN DÂN", look, look.nation, bold=True, align=CENTER)
    _put(names.add_paragraph(), "XÃ DIÊN KHÁNH", look, look.nation, bold=True, align=CENTER)
    _line(names.add_paragraph(), look.body_line, wide * _NAMES - 3.8)
    _put(nation.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", look, look.nation, bold=True, align=CENTER)
    _put(nation.add_paragraph(), look.motto, look, min(look.nation + 1, 14), bold=True, align=CENTER)
    _line(nation.add_paragraph(), look.motto_line, wide * (1 - _NAMES) - 3.8)
    number, day = table.rows[1].cells
    _put(number.paragraphs[0], look.number, look, 13, align=CENTER)
    _put(day.paragraphs[0], look.date, look, 13, italic=look.date_italic, align=CENTER)


def _ending(document: "Document", look: Look) -> None:
    table = document.add_table(rows=1, cols=2)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = table.rows[0].cells
    _put(left.paragraphs[0], "Nơi nhận:", look, 12, bold=True, italic=look.label_italic, align=LEFT)
    for text in ("- Như trên;", look.keeping):
        _put(left.add_paragraph(), text, look, look.recipients, align=LEFT)
    _put(right.paragraphs[0], "TM. ỦY BAN NHÂN DÂN", look, look.size, bold=True, align=CENTER)
    _put(right.add_paragraph(), "CHỦ TỊCH", look, look.size, bold=True, align=CENTER)
    for _ in range(5):
        _put(right.add_paragraph(), "", look, look.size, align=CENTER)
    _put(right.add_paragraph(), look.name, look, look.size, bold=True, align=CENTER)


def _put(
    paragraph: "object",
    text: str,
    look: Look,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH,
) -> None:
    paragraph.alignment = align  # type: ignore[attr-defined]
    shape = paragraph.paragraph_format  # type: ignore[attr-defined]
    shape.space_after = Pt(0)
    run = paragraph.add_run(text)  # type: ignore[attr-defined]
    run.bold, run.italic = bold, italic
    run.font.name, run.font.size = look.face, Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), look.face)


def _line(paragraph: "object", length: float, width: float) -> None:
    """Draw a line of a length as the upper border of a paragraph that is drawn in from both sides."""
    shape = paragraph.paragraph_format  # type: ignore[attr-defined]
    shape.left_indent = shape.right_indent = Mm((width - length) / 2)
    shape.space_after, shape.space_before = Pt(6), Pt(2)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)  # type: ignore[attr-defined]


def _number(paragraph: "object", look: Look) -> None:
    _put(paragraph, "", look, look.page_number, align=CENTER)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()  # type: ignore[attr-defined]
        run.font.name, run.font.size = look.face, Pt(look.page_number)
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)
