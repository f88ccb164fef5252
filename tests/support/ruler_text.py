"""Checks of running text, signature, recipients and annexes."""

from collections.abc import Iterator
from itertools import pairwise

from tests.support.pdf_pages import MM, SINGLE, PdfPage, Row
from tests.support.ruler import Measured, check, holds, near, ruled, sized, within

HEADING = "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"


def signing(pages: list[PdfPage]) -> tuple[PdfPage, Row]:
    """The page and the row on which recipients and signature begin."""
    page = next(page for page in pages if any("Nơi nhận:" in row.words for row in page.rows))
    return page, page.row(lambda row: "Nơi nhận:" in row.words)


def right_half(m: Measured, page: PdfPage, start: Row) -> list[Row]:
    """The rows of the signature."""
    halves = [row.between(m.middle, m.right + 1) for row in page.rows if row.baseline > start.baseline - 1]
    return [row for row in halves if row.seen]


def left_half(m: Measured, page: PdfPage, start: Row) -> list[Row]:
    """The rows of the recipients."""
    halves = [row.between(0, m.middle) for row in page.rows if row.baseline > start.baseline - 1]
    return [row for row in halves if row.seen]


@check
def text_size(m: Measured) -> Iterator[str]:
    rows = [row for row in m.body_rows() if "3.089" not in row.words and "(953" not in row.words]
    yield from within("legal size", rows[0].size, 13, 14)
    for row in rows:
        yield from sized(row.words[:20], row, m.profile.sizes.text)


@check
def text_upright(m: Measured) -> Iterator[str]:
    rows = [row for row in m.body_rows() if row.words.startswith(("Ủy ban nhân dân phường đã", "- Đã", "Trong kỳ"))]
    for row in rows:
        yield from holds(f"{row.words[:20]} upright, not bold", row.regular)


@check
def text_justified(m: Measured) -> Iterator[str]:
    rows = m.body_rows()
    inner = [row for row, after in pairwise(rows) if abs(after.x0 - m.left) < 1]
    yield from holds("rows that go on exist", len(inner) > 5)
    for row in inner:
        yield from near(f"right edge of {row.words[:20]}", row.x1, m.right)


@check
def first_line(m: Measured) -> Iterator[str]:
    indent = m.profile.text.first_line_mm
    yield from holds("1 cm or 1,27 cm", indent in (10.0, 12.7))
    for start in ("Trong kỳ", "Tổng số nhiệm vụ", "- Đã hoàn thành, trễ hạn", "Trên đây"):
        row = next(row for row in m.body_rows() if row.words.startswith(start))
        yield from near(start, row.x0 - m.left, indent)


@check
def paragraph_gap(m: Measured) -> Iterator[str]:
    leading = m.profile.sizes.text * SINGLE * m.profile.text.line_spacing
    rows = m.full[1].rows[1:]
    short = [(after.baseline - row.baseline) * MM - leading for row, after in pairwise(rows) if after.x0 > m.left + 1]
    yield from within("legal gap", round(min(short), 1), 6, 24)
    yield from near("gap in points", min(short), m.profile.text.paragraph_gap_pt)


@check
def line_spacing(m: Measured) -> Iterator[str]:
    rows = m.body_rows()
    steps = [
        (after.baseline - row.baseline) * MM / (row.size * SINGLE)
        for row, after in pairwise(rows)
        if abs(after.x0 - m.left) < 1 and after.baseline > row.baseline
    ]
    for step in steps:
        yield from within("single to one and a half", round(step, 2), 1, 1.5)
        yield from near("multiple of single", step, m.profile.text.line_spacing, 0.02)


@check
def heading_of_part(m: Measured) -> Iterator[str]:
    row = m.first.row(HEADING)
    yield from holds("bold upright", row.bold and row.upright)
    yield from sized("size", row, m.profile.sizes.text)
    yield from within("legal size", row.size, 13, 14)


@check
def heading_of_clause(m: Measured) -> Iterator[str]:
    row = m.first.row("1. Chính quyền số")
    yield from holds("bold upright on a line of its own", row.bold and row.upright)
    yield from sized("size of the text", row, m.profile.sizes.text)
    yield from near("indent", row.x0 - m.left, m.profile.text.first_line_mm)


@check
def heading_of_point(m: Measured) -> Iterator[str]:
    row = m.first.row("a) Hạ tầng")
    yield from holds("upright, not bold", row.regular)
    yield from sized("size of the text", row, m.profile.sizes.text)


@check
def end_mark(m: Measured) -> Iterator[str]:
    page, start = signing(m.blank)
    last = [row for row in page.rows if row.baseline < start.baseline - 1][-1]
    yield from holds(f"./. on the last word: {last.words}", last.words.endswith("phường Bắc Nha Trang./."))
    marks = [row for part in m.main_pages(m.blank) for row in part.rows if "./." in row.words]
    yield from holds("only once", len(marks) == 1)


@check
def authority(m: Measured) -> Iterator[str]:
    page, start = signing(m.blank)
    rows = right_half(m, page, start)[:2]
    yield from holds("text", [row.words for row in rows] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])
    for row in rows:
        yield from holds("bold upright", row.bold and row.upright)
        yield from within("legal size", row.size, 13, 14)
        yield from sized("size", row, m.profile.sizes.authority)


@check
def authority_place(m: Measured) -> Iterator[str]:
    page, start = signing(m.blank)
    for row in right_half(m, page, start):
        yield from near("middle of the right half", row.middle, m.right - m.profile.signature.column_mm / 2)
    yield from holds("right half", m.profile.signature.column_mm <= (m.right - m.left) / 2)


@check
def signer_name(m: Measured) -> Iterator[str]:
    page, start = signing(m.blank)
    row = right_half(m, page, start)[-1]
    yield from holds("text", row.words == "Nguyễn Thị Ánh")
    yield from holds("bold upright", row.bold and row.upright)
    yield from within("legal size", row.size, 13, 14)
    yield from sized("size", row, m.profile.sizes.name)


@check
def position_below(m: Measured) -> Iterator[str]:
    page, start = signing(m.filled)
    rows = right_half(m, page, start)
    expected = ["KT. TRƯỞNG BAN", "ỦY VIÊN THƯỜNG TRỰC", "TRƯỞNG PHÒNG VH-XH", "Cao Đình Trung"]
    yield from holds("order", [row.words for row in rows] == expected)
    yield from holds("bold upright", rows[2].bold and rows[2].upright)
    yield from sized("size", rows[2], m.profile.sizes.authority)


@check
def free_box(m: Measured) -> Iterator[str]:
    for pages in (m.blank, m.filled):
        page, start = signing(pages)
        rows = right_half(m, page, start)
        height = rows[2].top - rows[1].bottom
        yield from within("height for the signature", height, 30, 33)
        others = [row for row in page.rows if rows[1].bottom < row.bottom and row.top < rows[2].top]
        left_end = max((row.between(0, m.middle).x1 for row in others if row.between(0, m.middle).seen), default=0.0)
        yield from holds("60 mm free", rows[0].middle + 30 <= m.right and rows[0].middle - 30 >= left_end)


@check
def signature_with_text(m: Measured) -> Iterator[str]:
    for pages in (m.blank, m.filled, m.full):
        page, start = signing(pages)
        above = [row for row in page.rows if m.profile.page.top_mm < row.baseline < start.baseline - 1]
        yield from holds("two lines of the text on the same page", len(above) >= 2)


@check
def recipients_label(m: Measured) -> Iterator[str]:
    page, start = signing(m.blank)
    row = left_half(m, page, start)[0]
    yield from holds("bold italic", row.bold and row.italic)
    yield from sized("legal size", row, 12)
    yield from near("left margin", row.x0, m.left)


@check
def recipients_level(m: Measured) -> Iterator[str]:
    page, start = signing(m.blank)
    baselines = (left_half(m, page, start)[0].baseline, right_half(m, page, start)[0].baseline)
    yield from near("level with the authority", baselines[0], baselines[1])


@check
def recipients_list(m: Measured) -> Iterator[str]:
    page, start = signing(m.blank)
    rows = left_half(m, page, start)[1:]
    for row in rows:
        yield from holds("upright, not bold", row.regular)
        yield from sized("legal size", row, 11)
        yield from near("dash at the left margin", row.x0, m.left)
        yield from holds("begins with a dash", row.words.startswith("- "))
    yield from holds("each ends with ;", all(row.words.endswith(";") for row in rows[:-1]))
    yield from holds("the last is the file copy", rows[-1].words == "- Lưu: VT, VHXH.")


@check
def annex_label(m: Measured) -> Iterator[str]:
    row = m.annexes(m.blank)[1][0].rows[0]
    yield from holds("bold upright on a line of its own", row.words == "Phụ lục II" and row.bold and row.upright)
    yield from sized("legal size", row, 14)
    yield from near("middle", row.middle, 297 / 2)


@check
def annex_numbers(m: Measured) -> Iterator[str]:
    labels = [pages[0].rows[0].words for pages in m.annexes(m.blank)]
    yield from holds(f"Roman when several: {labels}", labels == ["Phụ lục I", "Phụ lục II", "Phụ lục III"])
    single = [pages[0].rows[0].words for pages in m.annexes(m.full)]
    yield from holds(f"no number when single: {single}", single == ["Phụ lục"])


@check
def annex_title(m: Measured) -> Iterator[str]:
    page = m.annexes(m.blank)[1][0]
    row = page.rows[1]
    yield from holds("text", row.words == "DANH MỤC DỰ ÁN CHUYỂN ĐỔI SỐ")
    yield from holds("bold upright", row.bold and row.upright)
    yield from within("legal size", row.size, 13, 14)
    yield from sized("size", row, m.profile.sizes.annex_title)
    yield from near("middle", row.middle, 297 / 2)


@check
def annex_reference(m: Measured) -> Iterator[str]:
    row = m.annexes(m.blank)[1][0].rows[2]
    yield from holds("italic, not bold", row.italic and not row.bold)
    yield from within("legal size", row.size, 13, 14)
    yield from sized("size", row, m.profile.sizes.annex_reference)
    yield from near("middle", row.middle, 297 / 2)
    yield from holds("in parentheses", row.words.startswith("(Kèm theo Báo cáo số ") and row.words.endswith(")"))


@check
def annex_reference_blank(m: Measured) -> Iterator[str]:
    row = m.annexes(m.blank)[1][0].rows[2]
    text = "(Kèm theo Báo cáo số /BC-UBND ngày tháng năm 2026 của Ủy ban nhân dân phường Bắc Nha Trang)"
    yield from holds(f"number and date blank: {row.words}", row.words == text)
    yield from within("room for the number", row.gap_after("số"), m.profile.annex.number_blank_mm, 16)
    for word in ("ngày", "tháng"):
        yield from within(f"room behind {word}", row.gap_after(word), m.profile.annex.date_blank_mm, 14)


@check
def annex_reference_filled(m: Measured) -> Iterator[str]:
    text = "(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 01 năm 2027 của Ủy ban nhân dân phường Bắc Nha Trang)"
    for pages in m.annexes(m.filled)[:2]:
        yield from holds(f"filled: {pages[0].rows[2].words}", pages[0].rows[2].words == text)


@check
def annex_rule(m: Measured) -> Iterator[str]:
    page = m.annexes(m.blank)[1][0]
    length = m.profile.annex.rule_mm
    yield from ruled("short line", page, page.rows[2], 0.99, 1.01, length)


@check
def annex_page_numbers(m: Measured) -> Iterator[str]:
    for pages in m.annexes(m.blank):
        yield from holds("first page without number", pages[0].rows[0].words.startswith("Phụ lục"))
        numbers = [page.rows[0].words for page in pages[1:]]
        yield from holds(f"restart: {numbers}", numbers == [str(at) for at in range(2, len(pages) + 1)])
    yield from holds("an annex has a second page", len(m.annexes(m.blank)[0]) > 1)


@check
def annex_end_mark(m: Measured) -> Iterator[str]:
    _, second, third = m.annexes(m.blank)
    yield from holds("after the last note", second[-1].rows[-1].words.endswith("bố trí kinh phí./."))
    yield from holds("after the last word", third[-1].rows[-1].words.endswith("cung cấp./."))


@check
def annex_landscape(m: Measured) -> Iterator[str]:
    for pages in m.annexes(m.blank)[:2]:
        yield from near("width", pages[0].width, 297, 0.1)
        yield from near("height", pages[0].height, 210, 0.1)
        yield from near("left edge of the grid", min(rule.x0 for rule in pages[0].rules), 20)
        yield from near("right edge of the grid", max(rule.x1 for rule in pages[0].rules), 277)


@check
def table_size(m: Measured) -> Iterator[str]:
    for pages in m.annexes(m.blank)[:2]:
        for row in pages[0].rows[4:]:
            yield from within("legal size", row.size, 11, 13)
            yield from sized("size", row, m.profile.sizes.table)


@check
def table_header_repeated(m: Measured) -> Iterator[str]:
    pages = m.annexes(m.blank)[0]
    heads = [[row.words for row in page.rows if "STT" in row.words] for page in pages]
    yield from holds(f"once on each page: {heads}", all(len(head) == 1 for head in heads))


@check
def order_of_parts(m: Measured) -> Iterator[str]:
    marks = ("UBND TỈNH", "Số:", "BÁO CÁO", "Kính gửi:", "I. CÔNG TÁC", "Trên đây", "Nơi nhận:")
    rows = [row.words for page in m.blank for row in page.rows]
    places = [next(at for at, words in enumerate(rows) if words.startswith(mark)) for mark in marks]
    places += [rows.index(label) for label in ("Phụ lục I", "Phụ lục II", "Phụ lục III")]
    yield from holds(f"order {places}", places == sorted(set(places)))
