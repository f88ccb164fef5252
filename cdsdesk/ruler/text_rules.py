"""Rules about title, addressees and running text (Phụ lục I, Phần I, Mục II.5, II.6, II.9 of Decree 30/2020)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cdsdesk.document.closing import END_MARK
from cdsdesk.document.formal_words import ADDRESSEES_LABEL
from cdsdesk.document.layout_rules import MM
from cdsdesk.ruler.body import Block, Placed, Sort
from cdsdesk.ruler.head import ABOUT
from cdsdesk.ruler.head_rules import ruled
from cdsdesk.ruler.paper import Paper
from cdsdesk.ruler.rows import SINGLE, Row
from cdsdesk.ruler.rule import Limits, Reading, RuleBook, Spot, Standard, at, fact

RULES = RuleBook()
_MOST = 0.5
_JUSTIFIED = 1.0
_POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
_MARK = re.compile(r"\./\.")


def _middle(paper: Paper, standard: Standard) -> Limits:
    page, sheet = standard.profile.page, paper.head.sheet
    if standard.exact:
        middle = (page.left_mm + sheet.width - page.right_mm) / 2
        return Limits(middle, middle)
    middle = (paper.left + paper.right) / 2
    return Limits(middle - 3.0, middle + 3.0)


@RULES.rule("title.found", "Tên loại và trích yếu", "Phụ lục I, II.5")
def title_found(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Kind and subject stand below the letterhead; an official letter has its subject below the number."""
    head = paper.head
    ok = bool(head.about) or (head.kind is not None and bool(head.subject))
    spot = at(head.sheet, head.kind) if head.kind else Spot()
    yield fact(ok, spot, "Dưới phần đầu phải có tên loại in hoa và trích yếu, hoặc “V/v …” đối với công văn")


@RULES.rule("title.size", "Cỡ chữ tên loại", "Phụ lục I, II.5", "pt", "sizes.title")
def title_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the kind."""
    if paper.head.kind is not None:
        yield from standard.size("title", "tên loại", paper.head.kind, paper.head.sheet)


@RULES.rule("title.face", "Kiểu chữ tên loại", "Phụ lục I, II.5")
def title_face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The kind is in bold upright capitals."""
    row = paper.head.kind
    if row is not None:
        ok = row.capitals and row.bold and row.upright
        yield fact(ok, at(paper.head.sheet, row), "Tên loại văn bản phải in hoa, đứng, đậm")


@RULES.rule("title.place", "Vị trí tên loại, trích yếu", "Phụ lục I, II.5", "mm")
def title_place(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Kind and subject are centred over the text, in single spacing."""
    head = paper.head
    rows = (*([head.kind] if head.kind is not None else []), *head.subject)
    for before, row in zip((None, *rows), rows, strict=False):
        spot = at(head.sheet, row)
        yield standard.within(_middle(paper, standard), "mm", "Giữa của tên loại, trích yếu", row.middle, spot)
        if before is not None and standard.exact:
            step = (row.baseline - before.baseline) * MM
            single = SINGLE * before.size + 0.891 * (row.size - before.size)
            yield standard.within(Limits(single, single), "pt", "Khoảng cách dòng của tiêu đề", step, spot)


@RULES.rule("subject.size", "Cỡ chữ trích yếu", "Phụ lục I, II.5", "pt", "sizes.subject")
def subject_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the subject."""
    for row in paper.head.subject:
        yield from standard.size("subject", "trích yếu", row, paper.head.sheet)


@RULES.rule("subject.face", "Kiểu chữ trích yếu", "Phụ lục I, II.5")
def subject_face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The subject is in bold upright small letters."""
    for row in paper.head.subject:
        ok = row.bold and row.upright
        yield fact(ok, at(paper.head.sheet, row), "Trích yếu phải in thường, đứng, đậm")
    if paper.head.subject:
        whole = " ".join(row.text for row in paper.head.subject)
        spot = at(paper.head.sheet, paper.head.subject[0])
        yield fact(whole != whole.upper(), spot, "Trích yếu phải là chữ in thường, không in hoa cả dòng")


@RULES.rule("title.line", "Đường kẻ dưới trích yếu", "Phụ lục I, II.5", "", "title.rule_share")
def title_line(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """A solid line of 1/3 to 1/2 of the subject stands under it."""
    rows = paper.head.subject
    if rows:
        spot = at(paper.head.sheet, rows[-1])
        yield from ruled(standard, "title.rule_share", "Đường kẻ dưới trích yếu", paper.head.title_line, rows, spot)


@RULES.rule("about.size", "Cỡ chữ trích yếu công văn", "Phụ lục I, II.5", "pt", "sizes.about")
def about_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the subject of an official letter."""
    for row in paper.head.about:
        yield from standard.size("about", "trích yếu công văn", row, paper.head.sheet)


@RULES.rule("about.face", "Kiểu chữ, vị trí trích yếu công văn", "Phụ lục I, II.5", "mm")
def about_face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The subject of an official letter is upright, not bold, centred under the number, without a line."""
    number = paper.head.number
    for row in paper.head.about:
        spot = at(paper.head.sheet, row)
        yield fact(row.regular, spot, "Trích yếu công văn phải in thường, đứng, không đậm")
        if number is not None:
            loose = 0.0 if standard.exact else 6.0
            limits = Limits(number.middle - loose, number.middle + loose)
            yield standard.within(limits, "mm", "Giữa của trích yếu công văn", row.middle, spot)
    if paper.head.about:
        row = paper.head.about[0]
        line = paper.head.sheet.line_below(paper.head.about[-1], 6.0)
        spot = at(paper.head.sheet, row)
        yield fact(
            line is None and ABOUT.match(row.text) is not None, spot, "Dưới trích yếu công văn không có đường kẻ"
        )


@RULES.rule("to.face", "Kính gửi", "Phụ lục I, II.9")
def to_face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Addressees are upright and not bold; one stands behind the colon, several below with dashes under it."""
    rows = paper.head.addressees
    for row in rows:
        yield fact(row.regular, at(paper.head.sheet, row), "“Kính gửi” phải in thường, đứng, không đậm")
    if not rows:
        return
    spot = at(paper.head.sheet, rows[0])
    yield fact(rows[0].text.startswith(ADDRESSEES_LABEL), spot, "Sau chữ “Kính gửi” phải có dấu hai chấm")
    dashed = [row for row in rows[1:] if row.text.startswith("-")]
    if not dashed:
        return
    yield fact(rows[0].text == ADDRESSEES_LABEL, spot, "Gửi nhiều nơi thì mỗi nơi một dòng, dưới “Kính gửi:”")
    ends = [before.text for before, row in pairwise(rows[1:]) if row in dashed]
    ok = all(text.endswith(";") for text in ends) and rows[-1].text.endswith(".")
    yield fact(ok, spot, "Cuối mỗi nơi gửi là dấu chấm phẩy, cuối nơi cuối cùng là dấu chấm")


@RULES.rule("to.dash", "Gạch đầu dòng dưới dấu hai chấm", "Phụ lục I, II.9", "mm")
def to_dash(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The dashes of several addressees stand in line under the colon."""
    rows = paper.head.addressees
    colon = rows[0].part(len(ADDRESSEES_LABEL) - 1, len(ADDRESSEES_LABEL)) if rows else None
    for row in rows[1:]:
        if colon is not None and row.text.startswith("-"):
            loose = 0.0 if standard.exact else 2.0
            limits = Limits(colon.left - loose, colon.left + loose)
            yield standard.within(
                limits, "mm", "Gạch đầu dòng so với dấu hai chấm", row.left, at(paper.head.sheet, row)
            )


@RULES.rule("to.size", "Cỡ chữ Kính gửi", "Phụ lục I, II.9", "pt", "sizes.text")
def to_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the addressees is that of the text."""
    for row in paper.head.addressees:
        yield from standard.size("text", "“Kính gửi”", row, paper.head.sheet)


@RULES.rule("text.size", "Cỡ chữ nội dung", "Phụ lục I, II.6", "pt", "sizes.text")
def text_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the running text."""
    for one in paper.body.rows:
        yield from standard.size("text", "nội dung", one.row, one.sheet)


@RULES.rule("text.upright", "Kiểu chữ nội dung", "Phụ lục I, II.6")
def text_upright(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Sentences are upright and not bold; the legal basis is italic."""
    for block in paper.body.blocks:
        spot, first = _spot(block), block.rows[0].row
        # What stands in parentheses may be set apart by italics.
        opening = first.part(0, (first.text + "(").index("(")) or first
        italic = opening.share(lambda face: face.italic)
        if block.sort is Sort.BASIS:
            yield fact(italic > _MOST, spot, "Căn cứ ban hành phải in nghiêng")
        elif block.sort is Sort.TEXT:
            bold = opening.share(lambda face: face.bold)
            yield fact(bold <= _MOST and italic <= _MOST, spot, "Nội dung phải in thường, kiểu chữ đứng")


@RULES.rule("text.justified", "Canh đều hai lề", "Phụ lục I, II.6", "mm")
def justified(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Every row of a paragraph but its last reaches both margins."""
    for block in paper.body.blocks:
        if block.sort in (Sort.CENTRED, Sort.PART) or block.heading:
            continue
        for one in block.rows[:-1]:
            limits = Limits(paper.body.right, paper.body.right)
            reading = standard.within(limits, "mm", "Mép phải của dòng", one.row.right, at(one.sheet, one.row))
            yield reading if abs(one.row.right - paper.body.right) > _JUSTIFIED else reading._replace(ok=True, by=0.0)


@RULES.rule("text.first_line", "Lùi đầu dòng", "Phụ lục I, II.6", "mm", "text.first_line_mm")
def first_line(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The first row of a paragraph is indented by 1 cm or 1.27 cm."""
    for block in paper.body.blocks:
        if block.sort is Sort.CENTRED:
            continue
        one = block.rows[0]
        indent = one.row.left - paper.body.left
        yield from standard.measured("text.first_line_mm", "mm", "Lùi đầu dòng", indent, at(one.sheet, one.row))


@RULES.rule("text.gap", "Khoảng cách giữa các đoạn", "Phụ lục I, II.6", "pt", "text.paragraph_gap_pt")
def gap(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """At least 6 pt between paragraphs."""
    own = SINGLE * standard.value("sizes.text") * standard.value("text.line_spacing")
    pitch = own if standard.exact else paper.body.pitch
    for one, step in paper.body.steps:
        spot = at(one.sheet, one.row)
        yield from standard.measured("text.paragraph_gap_pt", "pt", "Khoảng cách đoạn", step - pitch, spot)


@RULES.rule("text.spacing", "Khoảng cách dòng", "Phụ lục I, II.6", "", "text.line_spacing")
def spacing(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From single spacing to 1.5 lines."""
    for one, pitch in paper.body.pitches:
        lines = pitch / (SINGLE * one.row.size)
        yield from standard.measured("text.line_spacing", "", "Khoảng cách dòng", lines, at(one.sheet, one.row))


def _spot(block: Block) -> Spot:
    one = block.rows[0]
    return at(one.sheet, one.row)


def _of(paper: Paper, sort: Sort) -> Iterator[tuple[Block, Placed]]:
    for block in paper.body.blocks:
        if block.sort is sort:
            yield block, block.rows[0]


def _bold(block: Block) -> bool:
    return all(one.row.bold and one.row.upright for one in block.rows)


@RULES.rule("heading.centred", "Phần, Chương, Mục", "Phụ lục I, II.6")
def heading_centred(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """ "Phần", "Chương", "Mục" and their titles are centred, bold and upright."""
    for block, one in _of(paper, Sort.CENTRED):
        yield fact(_bold(block), at(one.sheet, one.row), "“Phần”, “Chương”, “Mục” và tiêu đề phải in đứng, đậm")


@RULES.rule("heading.part", "Mục I, II, III", "Phụ lục I, II.6")
def heading_part(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """ "I. TIÊU ĐỀ" is in bold upright capitals, number and title on one row."""
    for block in paper.body.blocks:
        first = block.rows[0].row
        if block.sort is Sort.PART or _is_small_part(first):
            ok = _bold(block) and all(one.row.capitals for one in block.rows)
            yield fact(ok, _spot(block), "Tiêu đề mục I, II, III phải in hoa, đứng, đậm, cùng dòng với số thứ tự")


def _is_small_part(row: Row) -> bool:
    """Whether a bold row begins with a Roman number and is not in capitals."""
    return re.match(r"^[IVX]+\.\s\S", row.text) is not None and row.bold and not row.capitals


@RULES.rule("heading.article", "Điều", "Phụ lục I, II.6")
def heading_article(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """ "Điều 1." is bold and upright."""
    for _, one in _of(paper, Sort.ARTICLE):
        label = one.row.part(0, one.row.text.index(".") + 1)
        ok = label is not None and label.bold and label.upright
        yield fact(ok, at(one.sheet, one.row), "“Điều”, số thứ tự và tiêu đề phải in thường, đứng, đậm")


@RULES.rule("heading.clause", "Khoản có tiêu đề", "Phụ lục I, II.6")
def heading_clause(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """ "1. Tiêu đề" without a sentence is bold and upright."""
    for block, one in _of(paper, Sort.CLAUSE):
        if block.heading:
            yield fact(_bold(block), at(one.sheet, one.row), "Số thứ tự và tiêu đề của khoản phải in đứng, đậm")


@RULES.rule("heading.point", "Điểm a, b, c", "Phụ lục I, II.6")
def heading_point(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """ "a)" is upright, not bold, in the order of the Vietnamese alphabet."""
    for _, one in _of(paper, Sort.POINT):
        label = one.row.part(0, 2)
        ok = label is not None and label.regular and one.row.text[0] in _POINT_LETTERS
        yield fact(ok, at(one.sheet, one.row), "Điểm phải dùng chữ cái tiếng Việt và dấu “)”, kiểu chữ đứng, không đậm")


@RULES.rule("text.end_mark", "Dấu kết thúc ./.", "Phụ lục III, Mẫu 1.1 đến 1.10")
def end_mark(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The content ends with "./." on its last word, once."""
    if not paper.body.blocks:
        return
    last = paper.body.blocks[-1].rows[-1]
    text = last.row.text
    ok = text.endswith(END_MARK) and not text.endswith(f" {END_MARK}")
    yield fact(ok, at(last.sheet, last.row), f"Nội dung phải kết thúc bằng dấu “{END_MARK}” liền sau chữ cuối cùng")
    count = sum(len(_MARK.findall(one.row.text)) for one in paper.body.rows)
    yield fact(count <= 1, at(last.sheet, last.row), f"Dấu “{END_MARK}” chỉ dùng một lần, ở cuối nội dung")
