"""Checks of paper, margins, page numbers, letterhead, title and addressees."""

import re
import unicodedata
from collections.abc import Iterator

from tests.support.pdf_pages import MM, SINGLE
from tests.support.ruler import MOTTO, NATION, Measured, check, holds, near, ruled, sized, within

FACES = ("TimesNewRoman", "LiberationSerif", "Tinos")


@check
def page_size(m: Measured) -> Iterator[str]:
    for page in [*m.main_pages(m.blank), *m.annexes(m.blank)[2]]:
        yield from near("width", page.width, 210, 0.1)
        yield from near("height", page.height, 297, 0.1)


@check
def top_margin(m: Measured) -> Iterator[str]:
    yield from within("preset", m.profile.page.top_mm, 20, 25)
    for page in m.main_pages(m.full):
        rows = [row for row in page.rows if row.baseline > m.profile.page.top_mm]
        yield from near("upper edge of the first row", rows[0].top, m.profile.page.top_mm)


@check
def bottom_margin(m: Measured) -> Iterator[str]:
    yield from within("preset", m.profile.page.bottom_mm, 20, 25)
    lowest = m.full[1].rows[-1].bottom
    yield from within("room below the last row of a full page", m.full[1].height - lowest, 20, 21)


@check
def left_margin(m: Measured) -> Iterator[str]:
    yield from within("preset", m.profile.page.left_mm, 30, 35)
    yield from near("leftmost row", min(row.x0 for row in m.body_rows()), m.profile.page.left_mm)


@check
def right_margin(m: Measured) -> Iterator[str]:
    yield from within("preset", m.profile.page.right_mm, 15, 20)
    yield from near("rightmost row", 210 - max(row.x1 for row in m.body_rows()), m.profile.page.right_mm)


@check
def typeface(m: Measured) -> Iterator[str]:
    names = {letter["fontname"] for page in m.blank for row in page.rows for letter in row.letters}
    strange = [name for name in names if not any(face in name.replace(" ", "") for face in FACES)]
    yield from holds(f"all letters in a Times face, not {strange}", not strange)


@check
def black_text(m: Measured) -> Iterator[str]:
    inks = {letter["non_stroking_color"] for page in m.blank for row in page.rows for letter in row.letters}
    yield from holds(f"all letters black, not {inks}", inks <= {(0,), 0, (0, 0, 0)})


@check
def unicode_text(m: Measured) -> Iterator[str]:
    text = "".join(letter["text"] for page in m.blank for row in page.rows for letter in row.letters)
    yield from holds("text is NFC", unicodedata.is_normalized("NFC", text))
    yield from holds("no letter of another code page", not set(text) & set("ƣƢðÐ\ufffd\xad"))


@check
def page_number_counts_from_one(m: Measured) -> Iterator[str]:
    for at, page in enumerate(m.main_pages(m.full)[1:], 2):
        yield from holds(f"page {at} shows {at}", page.rows[0].words == str(at))


@check
def page_number_hidden_on_first_page(m: Measured) -> Iterator[str]:
    rows = [row for row in m.first.rows if row.baseline < m.profile.page.top_mm]
    yield from holds("nothing in the top margin of page 1", not rows)


@check
def page_number_centred(m: Measured) -> Iterator[str]:
    yield from near("middle", m.blank[1].rows[0].middle, m.middle)


@check
def page_number_in_top_margin(m: Measured) -> Iterator[str]:
    row = m.blank[1].rows[0]
    yield from near("baseline", row.baseline, m.profile.page_number.baseline_mm)
    yield from within("upper edge", row.top, 5, m.profile.page.top_mm)
    yield from within("lower edge", row.bottom, 5, m.profile.page.top_mm)


@check
def page_number_size(m: Measured) -> Iterator[str]:
    row = m.blank[1].rows[0]
    yield from within("legal size", row.size, 13, 14)
    yield from sized("size", row, m.profile.sizes.page_number)
    yield from holds("upright", row.regular)


@check
def nation_text(m: Measured) -> Iterator[str]:
    row = m.nation()
    yield from holds("one line", row.words == NATION)
    yield from holds("bold upright", row.bold and row.upright)
    yield from within("legal size", row.size, 12, 13)
    yield from sized("size", row, m.profile.sizes.nation)


@check
def nation_place(m: Measured) -> Iterator[str]:
    row = m.nation()
    yield from near("middle", row.middle, m.nation_middle)
    yield from near("upper edge", row.top, m.profile.page.top_mm)


@check
def motto_text(m: Measured) -> Iterator[str]:
    row = m.motto()
    yield from holds("text", row.words == MOTTO)
    yield from holds("bold upright", row.bold and row.upright)
    yield from within("legal size", row.size, 13, 14)
    yield from sized("size", row, m.profile.sizes.motto)


@check
def motto_place(m: Measured) -> Iterator[str]:
    nation, motto = m.nation(), m.motto()
    yield from near("centred under the nation", motto.middle, nation.middle)
    yield from near("single spacing", motto.top - nation.top, nation.size * SINGLE / MM)


@check
def motto_rule(m: Measured) -> Iterator[str]:
    row = m.motto()
    yield from ruled("rule", m.first, row, 0.99, 1.01, row.width)


@check
def parent_body(m: Measured) -> Iterator[str]:
    row = m.left_column(m.first.rows[0])
    yield from holds("text", row.words == "UBND TỈNH KHÁNH HÒA")
    yield from holds("not bold, upright", row.regular)
    yield from within("legal size", row.size, 12, 13)
    yield from sized("size", row, m.profile.sizes.body_name)
    yield from near("middle", row.middle, m.body_middle)


@check
def issuing_body(m: Measured) -> Iterator[str]:
    rows = [m.left_column(m.first.row(lambda row, text=text: text in row.words)) for text in BODY_LINES]
    for row, text in zip(rows, BODY_LINES, strict=True):
        yield from holds(f"text {text}", row.words == text)
        yield from holds("bold upright", row.bold and row.upright)
        yield from within("legal size", row.size, 12, 13)
        yield from sized("size", row, m.profile.sizes.body_name)


@check
def issuing_body_place(m: Measured) -> Iterator[str]:
    above = m.left_column(m.first.rows[0])
    for text in BODY_LINES:
        row = m.left_column(m.first.row(lambda row, text=text: text in row.words))
        yield from near("centred under the line above", row.middle, above.middle)
        yield from near("single spacing", row.top - above.top, above.size * SINGLE / MM)
        above = row


@check
def issuing_body_rule(m: Measured) -> Iterator[str]:
    rows = [m.left_column(m.first.row(lambda row, text=text: text in row.words)) for text in BODY_LINES]
    yield from ruled("rule", m.first, rows[-1], 1 / 3, 1 / 2, max(row.width for row in rows))


@check
def number_text(m: Measured) -> Iterator[str]:
    for pages in (m.blank, m.filled, m.full):
        row = m.left_column(m.number_row(pages))
        yield from holds("upright, not bold", row.regular)
        yield from sized("legal size", row, 13)


@check
def number_place(m: Measured) -> Iterator[str]:
    for pages in (m.blank, m.filled):
        yield from near("middle", m.left_column(m.number_row(pages)).middle, m.body_middle)


@check
def number_pattern(m: Measured) -> Iterator[str]:
    text = m.left_column(m.number_row(m.full)).words
    yield from holds(f"no space round / and - in {text}", re.fullmatch(r"Số: \d{2,}/[A-ZĐ]+-[A-ZĐ]+", text) is not None)


@check
def number_leading_zero(m: Measured) -> Iterator[str]:
    yield from holds("05 below 10", m.left_column(m.number_row(m.filled)).words == "Số: 05/BC-UBND")
    yield from holds("12 as it is", m.left_column(m.number_row(m.full)).words == "Số: 12/BC-UBND")


@check
def number_blank(m: Measured) -> Iterator[str]:
    row = m.left_column(m.number_row(m.blank))
    yield from holds("nothing between label and symbol", row.words == "Số: /BC-UBND")
    yield from within("room for the stamp", row.gap_after("Số:"), m.profile.letterhead.number_blank_mm, 20)


@check
def date_text(m: Measured) -> Iterator[str]:
    row = m.right_column(m.number_row(m.full))
    yield from holds("italic, not bold", row.italic and not row.bold)
    yield from within("legal size", row.size, 13, 14)
    yield from sized("size", row, m.profile.sizes.place_date)


@check
def date_place(m: Measured) -> Iterator[str]:
    row = m.number_row(m.blank)
    yield from holds("on the line of the number", "ngày" in m.right_column(row).words)
    yield from near("middle", m.right_column(row).middle, m.nation_middle)


@check
def date_comma(m: Measured) -> Iterator[str]:
    for pages in (m.blank, m.filled, m.full):
        text = m.right_column(m.number_row(pages)).words
        yield from holds(f"comma behind the place in {text}", text.startswith("Bắc Nha Trang, ngày "))


@check
def date_zeros(m: Measured) -> Iterator[str]:
    early = m.right_column(m.number_row(m.filled)).words
    late = m.right_column(m.number_row(m.full)).words
    yield from holds(f"zero before 5 and January: {early}", early.endswith(", ngày 05 tháng 01 năm 2027"))
    yield from holds(f"no zero before June: {late}", late.endswith(", ngày 29 tháng 6 năm 2026"))


@check
def date_blank(m: Measured) -> Iterator[str]:
    row = m.right_column(m.number_row(m.blank))
    yield from holds("words stay", row.words == "Bắc Nha Trang, ngày tháng năm 2026")
    for word in ("ngày", "tháng"):
        yield from within(f"room behind {word}", row.gap_after(word), m.profile.letterhead.date_blank_mm, 15)


@check
def title_kind(m: Measured) -> Iterator[str]:
    row = m.first.row("BÁO CÁO")
    yield from holds("bold upright", row.bold and row.upright)
    yield from within("legal size", row.size, 13, 14)
    yield from sized("size", row, m.profile.sizes.title)
    yield from near("middle", row.middle, m.middle)


@check
def title_subject(m: Measured) -> Iterator[str]:
    kind = m.first.row("BÁO CÁO")
    row = m.first.below(kind)
    yield from holds("text", row.words == "Tình hình chuyển đổi số 9 tháng đầu năm 2026")
    yield from holds("bold upright", row.bold and row.upright)
    yield from within("legal size", row.size, 13, 14)
    yield from sized("size", row, m.profile.sizes.subject)
    yield from near("middle", row.middle, m.middle)
    yield from near("directly below", row.top - kind.top, kind.size * SINGLE / MM)


@check
def title_rule(m: Measured) -> Iterator[str]:
    row = m.first.below(m.first.row("BÁO CÁO"))
    yield from ruled("rule", m.first, row, 1 / 3, 1 / 2, row.width)


@check
def one_addressee(m: Measured) -> Iterator[str]:
    row = m.first.row(lambda row: row.words.startswith("Kính gửi:"))
    yield from holds("on the line of the label", row.words == "Kính gửi: Sở Khoa học và Công nghệ.")
    yield from holds("upright, not bold", row.regular)
    yield from within("legal size", row.size, 13, 14)
    yield from sized("size", row, m.profile.sizes.text)
    yield from near("middle", row.middle, m.middle)


@check
def several_addressees(m: Measured) -> Iterator[str]:
    page = m.filled[0]
    label = page.row("Kính gửi:")
    first = page.below(label)
    second = page.below(first)
    yield from holds("first", first.words == "- Ủy ban nhân dân tỉnh Khánh Hòa;")
    yield from holds("last", second.words == "- Sở Khoa học và Công nghệ.")
    colon = float(label.seen[-1]["x0"]) / MM
    for row in (first, second):
        yield from near("dash under the colon", row.x0, colon, 0.5)
        yield from holds("upright, not bold", row.regular)


BODY_LINES = ("ỦY BAN NHÂN DÂN", "PHƯỜNG BẮC NHA TRANG")
