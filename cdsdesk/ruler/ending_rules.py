"""Rules about signature and recipients: ô 7 to 9b (Phụ lục I, Phần I, Mục II.7 and II.9 of Decree 30/2020)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cdsdesk.document.layout_rules import MM
from cdsdesk.ruler.ending import Ending
from cdsdesk.ruler.paper import Paper
from cdsdesk.ruler.rows import Row
from cdsdesk.ruler.rule import Limits, Reading, RuleBook, Spot, Standard, at, fact

RULES = RuleBook()
_POWER = re.compile(r"^(TM|KT|TL|TUQ|Q)(?P<stop>\.?)\s")
_TITLED = re.compile(r"\b(?:GS|PGS|TS|ThS|BS|CN|KS|NSND|NSƯT|NGND|NGƯT)\b\.?")
_FEWEST_LINES = 2
_LEVEL = 1.5


def _signing(paper: Paper) -> Iterator[tuple[Ending, Row, Spot]]:
    ending = paper.ending
    if ending is not None:
        for row in (*ending.authority, *ending.position):
            yield ending, row, at(ending.sheet, row)


@RULES.rule("authority.found", "Quyền hạn, chức vụ người ký", "Phụ lục I, II.7")
def authority_found(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Authority and position stand at the lower right."""
    ok = paper.ending is not None and bool(paper.ending.authority)
    spot = Spot(paper.ending.sheet.number if paper.ending else len(paper.main))
    yield fact(ok, spot, "Cuối văn bản, bên phải phải có quyền hạn, chức vụ của người ký")


@RULES.rule("authority.size", "Cỡ chữ quyền hạn, chức vụ", "Phụ lục I, II.7", "pt", "sizes.authority")
def authority_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of authority and position."""
    for ending, row, _ in _signing(paper):
        yield from standard.size("authority", "quyền hạn, chức vụ", row, ending.sheet)


@RULES.rule("authority.face", "Kiểu chữ quyền hạn, chức vụ", "Phụ lục I, II.7")
def authority_face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Authority and position are in bold upright capitals."""
    for _, row, spot in _signing(paper):
        ok = row.capitals and row.bold and row.upright
        yield fact(ok, spot, "Quyền hạn, chức vụ của người ký phải in hoa, đứng, đậm")


@RULES.rule("authority.form", "Thể thức TM., KT., TL., TUQ., Q.", "Phụ lục I, II.7; Điều 13")
def authority_form(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The abbreviation of an authority has its full stop; one that signs for another has a position below."""
    ending = paper.ending
    if ending is None:
        return
    for place, row in enumerate(ending.authority):
        found = _POWER.match(row.text)
        if found is None:
            continue
        spot = at(ending.sheet, row)
        yield fact(found["stop"] == ".", spot, f"Sau chữ viết tắt {found[1]} phải có dấu chấm")
        if found[1] != "Q":
            below = len(ending.authority) > place + 1
            yield fact(below, spot, f"Dưới dòng {found[1]}. phải có chức vụ của người ký")


@RULES.rule("authority.place", "Vị trí khối chữ ký", "Phụ lục I, II.7, IV", "mm")
def authority_place(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Authority, position and name are centred one under the other in the right half."""
    ending = paper.ending
    if ending is None or not ending.signing:
        return
    page, width = standard.profile.page, ending.sheet.width
    own = width - page.right_mm - standard.profile.signature.column_mm / 2
    middle = own if standard.exact else ending.signing[0].middle
    for row in ending.signing:
        loose = 0.0 if standard.exact else 2.0
        limits = Limits(middle - loose, middle + loose)
        spot = at(ending.sheet, row)
        yield standard.within(limits, "mm", "Giữa của khối chữ ký", row.middle, spot)
        yield fact(row.middle > width / 2, spot, "Chức vụ và họ tên người ký phải ở nửa bên phải")


@RULES.rule("name.size", "Cỡ chữ họ tên người ký", "Phụ lục I, II.7", "pt", "sizes.name")
def name_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the name."""
    if paper.ending is not None and paper.ending.name is not None:
        yield from standard.size("name", "họ tên người ký", paper.ending.name, paper.ending.sheet)


@RULES.rule("name.face", "Họ tên người ký", "Phụ lục I, II.7")
def name_face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The name is in bold upright small letters, without titles."""
    ending = paper.ending
    if ending is None or ending.name is None:
        return
    row = ending.name
    spot = at(ending.sheet, row)
    yield fact(row.bold and row.upright and not row.capitals, spot, "Họ tên người ký phải in thường, đứng, đậm")
    ok = _TITLED.search(row.text) is None
    yield fact(ok, spot, "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu")


@RULES.rule("signature.box", "Khoảng trống để ký", "Phụ lục I, II.7, II.8", "mm", "signature.box_height_mm", ours=True)
def box(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """60 x 30 mm are free between position and name."""
    ending = paper.ending
    if ending is None or ending.box is None:
        return
    top, foot = ending.box
    spot = Spot(ending.sheet.number, round(ending.authority[0].middle, 1), round(top, 1))
    yield from standard.measured("signature.box_height_mm", "mm", "Khoảng trống để ký cao", foot - top, spot)
    half = standard.value("signature.box_width_mm") / 2
    middle = ending.authority[0].middle
    inside = [
        row
        for row in ending.sheet.rows
        if top + 1.0 < row.baseline < foot and row.right > middle - half and row.left < middle + half
    ]
    yield fact(not inside, spot, "Khoảng trống để ký phải không có chữ")
    edge = ending.sheet.width - standard.profile.page.right_mm
    yield fact(middle + half <= edge + 0.2, spot, "Khoảng trống để ký phải nằm trong lề phải")


@RULES.rule("signature.one_page", "Khối chữ ký trên một trang", "Phụ lục I, IV")
def one_page(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Authority, position and name stand on one page."""
    if paper.ending is not None and paper.ending.authority:
        apart = paper.ending.apart
        spot = at(apart[0].sheet, apart[0].row) if apart else Spot(paper.ending.sheet.number)
        yield fact(not apart, spot, "Chức vụ và họ tên người ký phải ở cùng một trang")


@RULES.rule("signature.together", "Chữ ký cùng trang với nội dung", "Phụ lục I, IV; lựa chọn của phần mềm", ours=True)
def together(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """At least two rows of the text stand above the signature on its page."""
    ending = paper.ending
    if ending is None:
        return
    above = [one for one in paper.body.rows if one.sheet is ending.sheet]
    notes = [one for one in paper.body.notes if one.sheet is ending.sheet]
    few = len(list(paper.body.rows)) < _FEWEST_LINES
    ok = few or len(above) + len(notes) >= _FEWEST_LINES or bool(ending.sheet.grids)
    yield fact(ok, Spot(ending.sheet.number), "Khối chữ ký phải cùng trang với ít nhất hai dòng nội dung")


@RULES.rule("recipients.label", "Chữ Nơi nhận", "Phụ lục I, II.9")
def recipients_label(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """ "Nơi nhận:" is in bold italics with a colon."""
    ending = paper.ending
    row = ending.label if ending is not None else None
    spot = at(ending.sheet, row) if ending is not None and row is not None else Spot(len(paper.main))
    ok = row is not None and row.bold and row.italic and row.text == "Nơi nhận:"
    yield fact(ok, spot, "Cuối văn bản, bên trái phải có “Nơi nhận:” in thường, nghiêng, đậm")


@RULES.rule("recipients.label_size", "Cỡ chữ Nơi nhận", "Phụ lục I, II.9", "pt", "sizes.recipients_label")
def label_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of "Nơi nhận:"."""
    if paper.ending is not None and paper.ending.label is not None:
        yield from standard.size("recipients_label", "“Nơi nhận:”", paper.ending.label, paper.ending.sheet)


@RULES.rule("recipients.place", "Vị trí Nơi nhận", "Phụ lục I, II.9, IV", "mm")
def recipients_place(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """ "Nơi nhận:" stands at the left margin, level with the authority."""
    ending = paper.ending
    if ending is None or ending.label is None:
        return
    row, spot = ending.label, at(ending.sheet, ending.label)
    left = paper.body.left or row.left
    loose = 0.0 if standard.exact else 3.0
    yield standard.within(Limits(left - loose, left + loose), "mm", "Mép trái của “Nơi nhận:”", row.left, spot)
    if ending.authority:
        level = ending.authority[0].baseline
        loose = 0.0 if standard.exact else _LEVEL
        limits = Limits(level - loose, level + loose)
        yield standard.within(limits, "mm", "“Nơi nhận:” so với dòng quyền hạn", row.baseline, spot)


@RULES.rule("recipients.size", "Cỡ chữ danh sách nơi nhận", "Phụ lục I, II.9", "pt", "sizes.recipients")
def recipients_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the list."""
    ending = paper.ending
    if ending is not None:
        for row in ending.recipients:
            yield from standard.size("recipients", "danh sách nơi nhận", row, ending.sheet)


@RULES.rule("recipients.list", "Cách viết nơi nhận", "Phụ lục I, II.9")
def recipients_list(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Recipients are upright, each behind a dash and closed by ";", "Lưu: …" last with a full stop."""
    ending = paper.ending
    if ending is None:
        return
    rows = ending.recipients
    yield fact(bool(rows), Spot(ending.sheet.number), "Dưới “Nơi nhận:” phải có danh sách nơi nhận")
    if not rows:
        return
    for row in rows:
        yield fact(row.regular, at(ending.sheet, row), "Danh sách nơi nhận phải in thường, đứng, không đậm")
    starts = [place for place, row in enumerate(rows) if row.text.startswith("-")]
    spot = at(ending.sheet, rows[0])
    yield fact(bool(starts) and starts[0] == 0, spot, "Mỗi nơi nhận phải có gạch đầu dòng")
    entries = [" ".join(row.text for row in rows[a:b]) for a, b in pairwise([*starts, len(rows)])]
    for entry in entries[:-1]:
        yield fact(entry.endswith(";"), spot, f"Cuối nơi nhận “{entry}” phải là dấu chấm phẩy")
    if entries:
        last = entries[-1]
        ok = last.startswith("- Lưu:") and last.endswith(".")
        yield fact(
            ok, at(ending.sheet, rows[-1]), "Dòng cuối của nơi nhận phải là “- Lưu: …” và kết thúc bằng dấu chấm"
        )


@RULES.rule("recipients.dash", "Gạch đầu dòng của nơi nhận", "Phụ lục I, II.9", "mm")
def recipients_dash(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The dashes stand at the left margin, under "Nơi nhận:"."""
    ending = paper.ending
    if ending is None or ending.label is None:
        return
    left = ending.label.left
    room = standard.profile.signature.recipients_mm
    for row in ending.recipients:
        spot = at(ending.sheet, row)
        if row.text.startswith("-"):
            loose = 0.0 if standard.exact else 2.0
            yield standard.within(Limits(left - loose, left + loose), "mm", "Gạch đầu dòng", row.left, spot)
        if standard.exact:
            limits = Limits(0.0, room)
            yield standard.within(limits, "mm", "Chiều rộng dòng nơi nhận", row.right - left, spot)


def before_signature(paper: Paper) -> float | None:
    """Return the room in points between the last row of the text and the signature; None on another page."""
    ending = paper.ending
    rows = [one for one in paper.body.rows if ending is not None and one.sheet is ending.sheet]
    if ending is None or not rows or not ending.authority or ending.sheet.in_grid(rows[-1].row):
        return None
    return (ending.authority[0].top - rows[-1].row.top) * MM
