"""Rules about annexes and their tables (Phụ lục I, Phần I, Mục III.1; Phụ lục III, Mẫu 2.1 of Decree 30/2020)."""

import re
from collections.abc import Iterator

from cdsdesk.document.closing import END_MARK
from cdsdesk.ruler.head_rules import blank as room_for
from cdsdesk.ruler.head_rules import blanks
from cdsdesk.ruler.paper import AnnexPart, Paper
from cdsdesk.ruler.rows import Row, Sheet
from cdsdesk.ruler.rule import Limits, Reading, RuleBook, Spot, Standard, at, fact
from cdsdesk.vietnamese.text import read_roman

RULES = RuleBook()
_REFERENCE = re.compile(r"^\((?:Ban hành k|K)èm theo .+ số .+ của .+\)$")


def _each(paper: Paper) -> Iterator[tuple[AnnexPart, Sheet]]:
    for annex in paper.annexes:
        yield annex, annex.sheets[0]


def _middle(paper: Paper, sheet: Sheet, standard: Standard) -> Limits:
    page = standard.profile.page
    sides = (page.landscape_left_mm, page.landscape_right_mm) if sheet.landscape else (page.left_mm, page.right_mm)
    middle = (sides[0] + sheet.width - sides[1]) / 2
    loose = 0.0 if standard.exact else 10.0
    return Limits(middle - loose, middle + loose)


@RULES.rule("annex.label", "Chữ Phụ lục", "Phụ lục I, III.1", "mm")
def label(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """ "Phụ lục I" stands on a row of its own, bold upright small letters, centred."""
    for annex, sheet in _each(paper):
        row, spot = annex.label, at(sheet, annex.label)
        ok = row.bold and row.upright and row.text.startswith("Phụ lục")
        yield fact(ok, spot, "“Phụ lục” và số thứ tự phải in thường, đứng, đậm, trên một dòng riêng")
        yield standard.within(_middle(paper, sheet, standard), "mm", "Giữa của chữ “Phụ lục”", row.middle, spot)


@RULES.rule("annex.label_size", "Cỡ chữ Phụ lục", "Phụ lục I, III.1", "pt", "sizes.annex_label")
def label_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of "Phụ lục I"."""
    for annex, sheet in _each(paper):
        yield from standard.size("annex_label", "“Phụ lục”", annex.label, sheet)


@RULES.rule("annex.numbers", "Số thứ tự phụ lục", "Phụ lục I, III.1")
def numbers(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Two or more annexes have Roman numbers in order, a single one has none."""
    for wanted, (annex, sheet) in enumerate(_each(paper), 1):
        shown = annex.label.text[len("Phụ lục") :].strip(" .")
        spot = at(sheet, annex.label)
        if len(paper.annexes) == 1:
            yield fact(not shown, spot, f"Chỉ có một phụ lục thì không đánh số, đang là “{annex.label.text}”")
        else:
            ok = read_roman(shown) == wanted
            yield fact(ok, spot, f"Các phụ lục phải đánh số La Mã theo thứ tự, đang là “{annex.label.text}”")


@RULES.rule("annex.title", "Tên phụ lục", "Phụ lục I, III.1", "mm")
def title(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The title is in bold upright capitals, centred."""
    for annex, sheet in _each(paper):
        yield fact(bool(annex.title), at(sheet, annex.label), "Dưới chữ “Phụ lục” phải có tên phụ lục in hoa")
        for row in annex.title:
            spot = at(sheet, row)
            yield fact(row.bold and row.upright, spot, "Tên phụ lục phải in hoa, đứng, đậm")
            yield standard.within(_middle(paper, sheet, standard), "mm", "Giữa của tên phụ lục", row.middle, spot)


@RULES.rule("annex.title_size", "Cỡ chữ tên phụ lục", "Phụ lục I, III.1", "pt", "sizes.annex_title")
def title_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the title."""
    for annex, sheet in _each(paper):
        for row in annex.title:
            yield from standard.size("annex_title", "tên phụ lục", row, sheet)


@RULES.rule("annex.reference", "Dòng “Kèm theo …”", "Phụ lục I, III.1", "mm")
def reference(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Below the title stands what the annex belongs to: italic, in parentheses, centred."""
    for annex, sheet in _each(paper):
        whole = " ".join(row.text for row in annex.reference)
        spot = at(sheet, annex.reference[0] if annex.reference else annex.label)
        wanted = "Dưới tên phụ lục phải có dòng “(Kèm theo … số … ngày … của …)” trong ngoặc đơn"
        yield fact(_REFERENCE.match(whole) is not None, spot, wanted)
        for row in annex.reference:
            ok = row.italic and not any(letter.face.bold for letter in row.letters)
            yield fact(ok, at(sheet, row), "Dòng “Kèm theo …” phải in nghiêng, không đậm")
            limits = _middle(paper, sheet, standard)
            yield standard.within(limits, "mm", "Giữa của dòng “Kèm theo …”", row.middle, at(sheet, row))


@RULES.rule("annex.reference_size", "Cỡ chữ dòng “Kèm theo …”", "Phụ lục I, III.1", "pt", "sizes.annex_reference")
def reference_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the reference."""
    for annex, sheet in _each(paper):
        for row in annex.reference:
            yield from standard.size("annex_reference", "dòng “Kèm theo …”", row, sheet)


@RULES.rule("annex.same_number", "Số, ngày ở phụ lục như ở văn bản", "Phụ lục I, III.1")
def same_number(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The reference names number and symbol as the letterhead does, or leaves them blank as it does."""
    row = paper.head.number
    if row is None:
        return
    symbol = re.sub(r"\s+", "", row.text.removeprefix("Số:"))
    for annex, sheet in _each(paper):
        if annex.reference:
            whole = re.sub(r"\s+", "", " ".join(one.text for one in annex.reference))
            ok = f"số{symbol}" in whole or (not standard.exact and f"số{symbol.lstrip('0123456789')}" in whole)
            yield fact(ok, at(sheet, annex.reference[0]), f"Phụ lục phải kèm theo đúng văn bản {row.text}")
            if standard.exact and paper.head.date is not None:
                told = paper.head.date.text
                day = told[told.index("ngày") :]
                ok = re.sub(r"\s+", "", day) in whole
                yield fact(ok, at(sheet, annex.reference[0]), f"Dòng “Kèm theo …” phải ghi đúng {day}")


@RULES.rule("annex.blank", "Chỗ trống trong dòng “Kèm theo …”", "Phụ lục I, III.1", "mm", ours=True)
def blank(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Number, day and month that are not given leave room."""
    for annex, sheet in _each(paper):
        for row in annex.reference:
            spot = at(sheet, row)
            start = row.text.find("số /")
            if start >= 0:
                yield room_for(row, start + len("số"), standard.value("annex.number_blank_mm"), "số", spot)
            yield from blanks(row, spot, standard, "annex.date_blank_mm")


@RULES.rule("annex.line", "Đường kẻ dưới phần đầu phụ lục", "Phụ lục III, Mẫu 2.1", "mm", "annex.rule_mm", ours=True)
def line(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """A short centred line closes the heading of an annex."""
    for annex, sheet in _each(paper):
        above: Row = annex.reference[-1] if annex.reference else annex.label
        found = sheet.line_below(above)
        spot = at(sheet, above)
        yield fact(found is not None, spot, "Dưới dòng “Kèm theo …” phải có một đường kẻ ngắn ở giữa")
        if found is not None:
            yield from standard.measured("annex.rule_mm", "mm", "Đường kẻ ngắn dài", found.length, spot)
            middle = _middle(paper, sheet, standard)
            yield standard.within(middle, "mm", "Giữa của đường kẻ ngắn", found.middle, spot)


@RULES.rule("annex.end_mark", "Dấu kết thúc phụ lục", "Phụ lục III, Mẫu 2.1, 2.2", ours=True)
def end_mark(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The text or last note of an annex ends with "./."; a bare table has none."""
    for annex in paper.annexes:
        rows = [*annex.body.rows, *annex.body.notes]
        last = max(rows, key=lambda one: (one.sheet.number, one.row.baseline), default=None)
        grids = annex.sheets[-1].grids
        if last is None or last.sheet is not annex.sheets[-1] or (grids and last.row.baseline < grids[-1][1]):
            continue
        ok = last.row.text.endswith(END_MARK)
        yield fact(ok, at(last.sheet, last.row), f"Phụ lục phải kết thúc bằng dấu “{END_MARK}”")


def _grid_rows(paper: Paper) -> Iterator[tuple[Sheet, Row]]:
    for sheet in paper.sheets:
        for row in paper.text_rows(sheet):
            if sheet.in_grid(row):
                yield sheet, row


@RULES.rule("table.size", "Cỡ chữ trong bảng", "lựa chọn của phần mềm", "pt", "sizes.table", ours=True)
def table_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of letters in tables and in notes about them."""
    for sheet, row in _grid_rows(paper):
        yield from standard.size("table", "trong bảng", row, sheet)
    for body in (paper.body, *(annex.body for annex in paper.annexes)):
        for one in body.notes:
            yield from standard.size("table", "ghi chú của bảng", one.row, one.sheet)


@RULES.rule("table.header", "Dòng tiêu đề bảng lặp lại", "lựa chọn của phần mềm", ours=True)
def table_header(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """A table that goes on repeats its header on the next page."""
    for annex in paper.annexes:
        first: str | None = None
        for sheet in annex.sheets:
            rows = [row for row in paper.text_rows(sheet) if sheet.in_grid(row)]
            if not rows or (first is not None and not _at_top(paper, sheet, rows[0])):
                first = None if not rows else rows[0].text
                continue
            if first is not None:
                wanted = "Bảng sang trang phải lặp lại dòng tiêu đề"
                yield fact(rows[0].text == first, at(sheet, rows[0]), wanted)
            first = rows[0].text


def _at_top(paper: Paper, sheet: Sheet, row: Row) -> bool:
    """Whether a row is the first of its page, so that its table goes on from the page before."""
    return paper.text_rows(sheet)[0] is row


@RULES.rule("parts.order", "Thứ tự các phần", "Phụ lục I, IV")
def order(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Letterhead, title, addressees, text and recipients follow each other as in the diagram."""
    head = paper.head
    rows = (head.nation, head.motto, head.date, head.kind, *head.subject[:1], *head.addressees[:1])
    places = [row.baseline for row in rows if row is not None]
    yield fact(places == sorted(places), Spot(), "Quốc hiệu, ngày tháng, tên loại, Kính gửi phải theo đúng thứ tự")
    if paper.ending is not None and paper.annexes:
        last = paper.annexes[0].sheets[0].number
        ok = paper.ending.sheet.number < last
        yield fact(ok, Spot(paper.ending.sheet.number), "Phụ lục phải đứng sau nơi nhận và chữ ký")
