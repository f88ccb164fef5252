"""Rules about paper, margins, letters and page numbers (Phụ lục I, Phần I, Mục I of Decree 30/2020/NĐ-CP)."""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise

from cdsdesk.document.layout_rules import MM
from cdsdesk.ruler.body import Placed
from cdsdesk.ruler.paper import DRAFT, Paper
from cdsdesk.ruler.rows import SINGLE, Row, Sheet
from cdsdesk.ruler.rule import Limits, Reading, RuleBook, Spot, Standard, at, fact

RULES = RuleBook()
FACES = ("timesnewroman", "times-", "liberationserif", "tinos")
_FOREIGN = frozenset("ƢƣÐð\ufffd\xad")
_BLACK = 40


@RULES.rule("page.width", "Khổ giấy A4, chiều rộng", "Phụ lục I, I.1", "mm", "page.width_mm")
def width(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The short side of every page."""
    for sheet in paper.sheets:
        short = min(sheet.width, sheet.height)
        side = standard.value("page.width_mm")
        yield standard.within(Limits(side, side), "mm", "Chiều rộng giấy", short, Spot(sheet.number))


@RULES.rule("page.height", "Khổ giấy A4, chiều dài", "Phụ lục I, I.1", "mm", "page.height_mm")
def height(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The long side of every page."""
    for sheet in paper.sheets:
        side = standard.value("page.height_mm")
        yield standard.within(
            Limits(side, side), "mm", "Chiều dài giấy", max(sheet.width, sheet.height), Spot(sheet.number)
        )


@RULES.rule("page.upright", "Trang in đứng", "Phụ lục I, I.2")
def upright(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The first page stands upright; only pages with wide tables may lie."""
    yield fact(not paper.main[0].landscape, Spot(), "Trang đầu phải trình bày theo chiều đứng của giấy A4")


@RULES.rule("page.top", "Lề trên", "Phụ lục I, I.3", "mm", "page.top_mm")
def top(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From the upper edge to the first row of text."""
    for sheet in paper.main:
        rows = paper.text_rows(sheet)
        if not rows or sheet.landscape or sheet.in_grid(rows[0]):
            continue
        # Other programs put the room of wide lines and the gap of a paragraph above the first row.
        slack = 0.0 if standard.exact else max(paper.body.pitch / MM - SINGLE * rows[0].size / MM, 0.0) + 6 / MM
        yield from standard.measured("page.top_mm", "mm", "Lề trên", rows[0].top, at(sheet, rows[0]), slack)


@RULES.rule("page.bottom", "Lề dưới", "Phụ lục I, I.3", "mm", "page.bottom_mm")
def bottom(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From the last row of a page to the lower edge; a page that goes on is full but for what had no room."""
    limits = standard.limits("page.bottom_mm")
    if limits is None:
        return
    for sheet, below in (*pairwise(paper.main), (paper.main[-1], None)):
        rows = [row for row in paper.text_rows(sheet) if row.baseline < sheet.height - 5]
        if not rows or sheet.landscape:
            continue
        low = max(rows[-1].foot, *(foot for _, foot in sheet.grids), 0.0)
        room = None if sheet.in_grid(rows[-1]) or below is None else _room_wanted(paper, sheet, below)
        most = limits.high + room if room is not None else sheet.height
        lead = 0.0 if standard.exact else 3.0
        spot = Spot(sheet.number, None, round(low, 1))
        # What has no room moves to the next page: a full page may end that much earlier.
        yield standard.within(
            Limits(limits.low, limits.high), "mm", "Lề dưới", sheet.height - low, spot, most - limits.high + lead
        )


def _room_wanted(paper: Paper, sheet: Sheet, below: Sheet) -> float | None:
    """Return the height in millimetres of what opens the next page and must stay together; None when unknown.

    A heading and a line that announces others stay with what follows them.
    """
    for block in paper.body.blocks:
        opening = [one for one in block.rows if one.sheet is below]
        if not opening or not _opens(paper, opening[0]):
            continue
        if block.heading or block.text.endswith(":") or _before_ending(paper, opening[-1]):
            return None
        starts = opening[0] is block.rows[0]
        count = len(opening)
        lines = {1: 1, 2: 2, 3: 3}.get(count, 2) if starts else 2 if count <= 2 else 1
        gap = min((step for _, step in paper.body.steps), default=paper.body.pitch) - paper.body.pitch
        return (lines * paper.body.pitch + (gap if starts else 0.0)) / MM
    return None


def _opens(paper: Paper, one: Placed) -> bool:
    rows = paper.text_rows(one.sheet)
    return bool(rows) and rows[0] is one.row


def _before_ending(paper: Paper, one: Placed) -> bool:
    """Whether a row is one of the last that are kept with the signature."""
    last = list(paper.body.rows)[-3:]
    return any(one is each for each in last)


@RULES.rule("page.left", "Lề trái", "Phụ lục I, I.3", "mm", "page.left_mm")
def left(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From the left edge to the text."""
    rows = [one for one in paper.body.rows if not one.sheet.landscape]
    if rows:
        one = min(rows, key=lambda each: each.row.left)
        yield from standard.measured("page.left_mm", "mm", "Lề trái", paper.body.left, at(one.sheet, one.row))


@RULES.rule("page.right", "Lề phải", "Phụ lục I, I.3", "mm", "page.right_mm")
def right(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From the text to the right edge; known where a paragraph has a full row."""
    rows = [one for block in paper.body.blocks for one in block.rows[:-1] if not one.sheet.landscape]
    if rows:
        one = max(rows, key=lambda each: each.row.right)
        margin = one.sheet.width - one.row.right
        yield from standard.measured("page.right_mm", "mm", "Lề phải", margin, at(one.sheet, one.row))


@RULES.rule("page.landscape", "Lề của phụ lục in ngang", "Phụ lục I, I.2, I.3", "mm", ours=True)
def landscape(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The grid of a lying page reaches from margin to margin."""
    for sheet in paper.sheets:
        if not sheet.landscape or not sheet.uprights:
            continue
        edges = [line.x for line in sheet.uprights]
        top_rows = paper.text_rows(sheet)
        upper = min(top_rows[0].top, sheet.grids[0][0]) if top_rows else sheet.grids[0][0]
        spot = Spot(sheet.number)
        for name, key, value in (
            ("Lề trái", "left", min(edges)),
            ("Lề phải", "right", sheet.width - max(edges)),
            ("Lề trên", "top", upper),
        ):
            yield from standard.measured(f"page.landscape_{key}_mm", "mm", f"{name} trang ngang", value, spot)


@RULES.rule("page.landscape_bottom", "Lề dưới của phụ lục in ngang", "Phụ lục I, I.3", "mm", ours=True)
def landscape_bottom(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """No row of a lying page stands lower than the margin."""
    margin = standard.value("page.landscape_bottom_mm")
    for sheet in paper.sheets:
        if sheet.landscape and sheet.rows:
            low = max([sheet.rows[-1].foot, *(foot for _, foot in sheet.grids)])
            limits = Limits(margin, sheet.height)
            yield standard.within(
                limits, "mm", "Lề dưới trang ngang", sheet.height - low, Spot(sheet.number, None, low)
            )


@RULES.rule("letters.face", "Phông chữ Times New Roman", "Phụ lục I, I.4")
def face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Every letter is in Times New Roman or a face of its widths."""
    for font in paper.layout.faces:
        name = font.name.replace(" ", "").lower()
        spot = _first_of(paper, font.name)
        yield fact(
            any(known in name for known in FACES), spot, f"Phông chữ phải là Times New Roman, đang là {font.name}"
        )


def _first_of(paper: Paper, name: str) -> Spot:
    for sheet in paper.sheets:
        for row in sheet.rows:
            if any(letter.face.name == name for letter in row.letters):
                return at(sheet, row)
    return Spot()


@RULES.rule("letters.black", "Chữ màu đen", "Phụ lục I, I.4")
def black(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Every letter is black."""
    yield from _each(paper, lambda row: all(max(letter.ink) <= _BLACK for letter in row.letters), "Chữ phải màu đen")


@RULES.rule("letters.unicode", "Bộ mã TCVN 6909:2001 (Unicode dựng sẵn)", "Phụ lục I, I.4")
def unicode(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Letters copy out composed and none is a look-alike."""
    yield from _each(
        paper,
        lambda row: unicodedata.is_normalized("NFC", row.text) and not _FOREIGN & set(row.text),
        "Chữ phải theo Unicode dựng sẵn (TCVN 6909:2001)",
    )


def _each(paper: Paper, holds: Callable[[Row], bool], wanted: str) -> Iterator[Reading]:
    """Return the first row of each page that breaks a rule for all letters, or one reading that none does."""
    broken = False
    for sheet in paper.sheets:
        row = next((row for row in sheet.rows if not holds(row)), None)
        if row is not None:
            broken = True
            yield fact(False, at(sheet, row), f"{wanted}: “{row.text[:40]}”")
    if not broken:
        yield fact(True, Spot(), wanted)


@RULES.rule("letters.found", "Trang có chữ, không phải ảnh quét", "Phụ lục I, I.4")
def found(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """No page is a picture without letters, of which nothing else could be measured."""
    for sheet, page in zip(paper.sheets, paper.layout.pages, strict=True):
        scanned = bool(page.pictures) and not sheet.rows
        yield fact(not scanned, Spot(sheet.number), "Trang này là ảnh quét, không có chữ để đo")


@RULES.rule("number.hidden", "Trang đầu không hiện số trang", "Phụ lục I, I.7")
def hidden(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The first page of a document and of an annex shows no number."""
    for section in paper.sections:
        sheet = section[0]
        row = paper.numbers.get(sheet.number)
        spot = at(sheet, row) if row is not None else Spot(sheet.number)
        yield fact(row is None, spot, "Trang thứ nhất không hiển thị số trang")


@RULES.rule("number.counts", "Số trang liên tục từ 1", "Phụ lục I, I.7, III.1")
def counts(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Pages count in Arabic figures from 1, in each annex anew."""
    for section in paper.sections:
        for wanted, sheet in enumerate(section[1:], 2):
            row = paper.numbers.get(sheet.number)
            if row is None:
                yield fact(False, Spot(sheet.number), f"Trang này phải có số trang {wanted} ở giữa lề trên")
            else:
                shown = row.text.strip("-– ")
                yield fact(shown == str(wanted), at(sheet, row), f"Số trang phải là {wanted}, đang là {row.text}")


def _numbers(paper: Paper) -> Iterator[tuple[Sheet, Row]]:
    for sheet in paper.sheets:
        row = paper.numbers.get(sheet.number)
        if row is not None:
            yield sheet, row


@RULES.rule("number.centred", "Số trang canh giữa", "Phụ lục I, I.7", "mm")
def centred(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The number stands half way between the margins of the text."""
    for sheet, row in _numbers(paper):
        if sheet.landscape:
            edges = (standard.value("page.landscape_left_mm"), standard.value("page.landscape_right_mm"))
            middle = (edges[0] + sheet.width - edges[1]) / 2
            loose = 0.0 if standard.exact else 10.0
        elif standard.exact:
            page = standard.profile.page
            middle, loose = (page.left_mm + sheet.width - page.right_mm) / 2, 0.0
        else:
            middle, loose = (paper.left + paper.right) / 2, 4.0
        limits = Limits(middle - loose, middle + loose)
        yield standard.within(limits, "mm", "Giữa của số trang, tính từ mép trái,", row.middle, at(sheet, row))


@RULES.rule("number.margin", "Số trang trong lề trên", "Phụ lục I, I.7", "mm", "page_number.baseline_mm")
def in_margin(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The number stands in the upper margin, ours at a set height."""
    for sheet, row in _numbers(paper):
        limits = standard.limits("page_number.baseline_mm") or Limits(3.0, standard.profile.legal["page.top_mm"][1])
        yield standard.within(limits, "mm", "Chân chữ số trang, tính từ mép trên,", row.baseline, at(sheet, row))


@RULES.rule("number.size", "Cỡ chữ số trang", "Phụ lục I, I.7", "pt", "sizes.page_number")
def number_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the number."""
    for sheet, row in _numbers(paper):
        yield from standard.size("page_number", "số trang", row, sheet)


@RULES.rule("number.regular", "Số trang kiểu chữ đứng", "Phụ lục I, I.7")
def number_regular(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The number is neither bold nor italic."""
    for sheet, row in _numbers(paper):
        yield fact(row.regular, at(sheet, row), "Số trang phải dùng kiểu chữ đứng, không đậm")


@RULES.rule("draft.mark", "Chữ DỰ THẢO ở lề trên", "Điều 10; lựa chọn của phần mềm", ours=True)
def draft(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """A draft says so on every page, in the margin, in bold."""
    if not paper.drafts:
        return
    for sheet in paper.sheets:
        row = paper.drafts.get(sheet.number)
        if row is None:
            yield fact(False, Spot(sheet.number), f"Bản dự thảo phải có chữ {DRAFT} ở lề trên của mọi trang")
            continue
        spot = at(sheet, row)
        yield fact(row.bold, spot, f"Chữ {DRAFT} phải in đậm")
        yield from standard.measured("draft.size", "pt", f"Cỡ chữ {DRAFT}", row.size, spot)
        yield from standard.measured("draft.baseline_mm", "mm", f"Chân chữ {DRAFT}", row.baseline, spot)
