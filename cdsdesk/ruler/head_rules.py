"""Rules about the letterhead: ô 1 to 4 (Phụ lục I, Phần I, Mục II.1 to II.4 of Decree 30/2020/NĐ-CP)."""

import datetime
import re
from collections.abc import Iterator

from cdsdesk.document.formal_words import MOTTO, NATION
from cdsdesk.document.layout_rules import MM
from cdsdesk.ruler.head import Head
from cdsdesk.ruler.paper import Paper
from cdsdesk.ruler.rows import SINGLE, Line, Row
from cdsdesk.ruler.rule import Limits, Reading, RuleBook, Spot, Standard, at, fact
from cdsdesk.vietnamese.text import fold

RULES = RuleBook()
_LOOSE = 3.0
_SPACE, _FINE = 0.25, 0.06
_PARTS = re.compile(r"^Số:\s*(?P<number>\d*[a-zA-Z]?)\s*(?P<symbol>/\s*.+)$")
_TOLD = re.compile(r"ngày\s*(?P<day>\d*)\s*tháng\s*(?P<month>\d*)\s*năm\s*(?P<year>\d*)$")


def _row(paper: Paper, row: Row | None) -> Iterator[tuple[Row, Spot]]:
    if row is not None:
        yield row, at(paper.head.sheet, row)


def _right_middle(head: Head, standard: Standard) -> float:
    """Return the middle of the right column in our preset."""
    page, column = standard.profile.page, standard.profile.letterhead.nation_column_mm
    return head.sheet.width - page.right_mm - column / 2


def _left_middle(head: Head, standard: Standard) -> float:
    """Return the middle of the left column in our preset."""
    page, rules = standard.profile.page, standard.profile.letterhead
    room = head.sheet.width - page.left_mm - page.right_mm - rules.nation_column_mm
    return page.left_mm + min(rules.body_column_mm, room) / 2


def _near(middle: float, standard: Standard, loose: float = _LOOSE) -> Limits:
    return Limits(middle, middle) if standard.exact else Limits(middle - loose, middle + loose)


def ruled(
    standard: Standard, key: str, name: str, line: Line | None, rows: tuple[Row, ...], spot: Spot
) -> Iterator[Reading]:
    """Hold a line against the share of the longest row that it must have, its middle and its strength."""
    if line is None:
        yield fact(False, spot, f"{name}: phải có đường kẻ nét liền ở dưới, canh giữa")
        return
    longest = max(row.width for row in rows)
    place = Spot(spot.page, round(line.left, 1), round(line.y, 1))
    yield from standard.measured(key, "", f"{name}: độ dài so với dòng chữ", line.length / longest, place)
    middle = rows[-1].middle
    yield standard.within(_near(middle, standard, 1.0), "mm", f"{name}: điểm giữa", line.middle, place)
    if standard.exact:
        yield from standard.measured("letterhead.rule_stroke_pt", "pt", f"{name}: độ dày", line.thickness, place)


@RULES.rule("nation.text", "Quốc hiệu", "Phụ lục I, II.1")
def nation_text(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Quốc hiệu stands on one line, in capitals."""
    row = paper.head.nation
    ok = row is not None and row.capitals and fold(row.text) == fold(NATION)
    yield fact(
        ok, at(paper.head.sheet, row) if row else Spot(), f"Trang đầu phải có Quốc hiệu “{NATION}” trên một dòng"
    )


@RULES.rule("nation.size", "Cỡ chữ Quốc hiệu", "Phụ lục I, II.1", "pt", "sizes.nation")
def nation_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of Quốc hiệu."""
    for row, _ in _row(paper, paper.head.nation):
        yield from standard.size("nation", "Quốc hiệu", row, paper.head.sheet)


@RULES.rule("nation.face", "Kiểu chữ Quốc hiệu", "Phụ lục I, II.1")
def nation_face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Quốc hiệu is bold and upright."""
    for row, spot in _row(paper, paper.head.nation):
        yield fact(row.bold and row.upright, spot, "Quốc hiệu phải in đứng, đậm")


@RULES.rule("nation.place", "Vị trí Quốc hiệu", "Phụ lục I, II.1, IV", "mm")
def nation_place(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Quốc hiệu is at the upper right, the first row of the page."""
    for row, spot in _row(paper, paper.head.nation):
        sheet = paper.head.sheet
        if standard.exact:
            middle = _right_middle(paper.head, standard)
            yield standard.within(Limits(middle, middle), "mm", "Giữa của Quốc hiệu", row.middle, spot)
            upper = min(one.top for one in paper.text_rows(sheet))
            yield standard.within(Limits(upper, upper), "mm", "Mép trên của Quốc hiệu", row.top, spot)
        else:
            yield fact(row.middle > sheet.width / 2, spot, "Quốc hiệu phải ở phía trên, bên phải trang đầu")


@RULES.rule("motto.text", "Tiêu ngữ", "Phụ lục I, II.1")
def motto_text(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Tiêu ngữ has capitals and spaced hyphens as prescribed."""
    row = paper.head.motto
    shown = row.text if row is not None else ""
    spot = at(paper.head.sheet, row) if row else Spot()
    yield fact(shown == MOTTO, spot, f"Dưới Quốc hiệu phải có Tiêu ngữ “{MOTTO}”, gạch nối có dấu cách hai bên")


@RULES.rule("motto.size", "Cỡ chữ Tiêu ngữ", "Phụ lục I, II.1", "pt", "sizes.motto")
def motto_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of Tiêu ngữ."""
    for row, _ in _row(paper, paper.head.motto):
        yield from standard.size("motto", "Tiêu ngữ", row, paper.head.sheet)


@RULES.rule("motto.face", "Kiểu chữ Tiêu ngữ", "Phụ lục I, II.1")
def motto_face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Tiêu ngữ is bold and upright."""
    for row, spot in _row(paper, paper.head.motto):
        yield fact(row.bold and row.upright, spot, "Tiêu ngữ phải in đứng, đậm")


@RULES.rule("motto.place", "Vị trí Tiêu ngữ", "Phụ lục I, II.1", "mm")
def motto_place(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Tiêu ngữ is centred under Quốc hiệu, in single spacing."""
    nation = paper.head.nation
    for row, spot in _row(paper, paper.head.motto):
        if nation is None:
            continue
        yield standard.within(_near(nation.middle, standard, 1.5), "mm", "Giữa của Tiêu ngữ", row.middle, spot)
        step = (row.baseline - nation.baseline) * MM
        single = SINGLE * nation.size + 0.891 * (row.size - nation.size)
        limits = Limits(single, single if standard.exact else single + 4.0)
        yield standard.within(limits, "pt", "Khoảng cách dòng Tiêu ngữ dưới Quốc hiệu", step, spot)


@RULES.rule("motto.line", "Đường kẻ dưới Tiêu ngữ", "Phụ lục I, II.1", "", "letterhead.motto_rule_share")
def motto_line(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """A solid line as long as Tiêu ngữ stands under it."""
    for row, spot in _row(paper, paper.head.motto):
        share = standard.value("letterhead.motto_rule_share")
        line = paper.head.motto_line
        yield from ruled(standard, "letterhead.motto_rule_share", "Đường kẻ dưới Tiêu ngữ", line, (row,), spot)
        if line is not None and not standard.exact:
            length = line.length / row.width
            yield fact(abs(length - share) < 0.1, spot, "Đường kẻ dưới Tiêu ngữ phải dài bằng Tiêu ngữ")


@RULES.rule("parent.size", "Cỡ chữ cơ quan chủ quản", "Phụ lục I, II.2", "pt", "sizes.body_name")
def parent_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the body above."""
    for row in paper.head.parents:
        yield from standard.size("body_name", "cơ quan chủ quản", row, paper.head.sheet)


@RULES.rule("parent.face", "Kiểu chữ cơ quan chủ quản", "Phụ lục I, II.2")
def parent_face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The body above is in capitals, upright and not bold."""
    for row in paper.head.parents:
        ok = row.capitals and row.regular
        yield fact(ok, at(paper.head.sheet, row), "Tên cơ quan chủ quản phải in hoa, đứng, không đậm")


@RULES.rule("body.found", "Tên cơ quan ban hành", "Phụ lục I, II.2")
def body_found(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The issuing body stands at the upper left in bold capitals."""
    rows = paper.head.bodies
    yield fact(bool(rows), Spot(), "Phía trên bên trái phải có tên cơ quan ban hành, in hoa, đứng, đậm")
    for row in rows:
        ok = row.capitals and row.bold and row.upright
        yield fact(ok, at(paper.head.sheet, row), "Tên cơ quan ban hành phải in hoa, đứng, đậm")


@RULES.rule("body.size", "Cỡ chữ cơ quan ban hành", "Phụ lục I, II.2", "pt", "sizes.body_name")
def body_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of the issuing body."""
    for row in paper.head.bodies:
        yield from standard.size("body_name", "cơ quan ban hành", row, paper.head.sheet)


@RULES.rule("body.place", "Vị trí tên cơ quan", "Phụ lục I, II.2", "mm")
def body_place(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The bodies are centred in the left column, one below the other in single spacing."""
    rows = (*paper.head.parents, *paper.head.bodies)
    if not rows:
        return
    middle = _left_middle(paper.head, standard) if standard.exact else rows[-1].middle
    for before, row in zip((None, *rows), rows, strict=False):
        spot = at(paper.head.sheet, row)
        yield standard.within(_near(middle, standard, 1.5), "mm", "Giữa của tên cơ quan", row.middle, spot)
        if before is not None:
            single = SINGLE * row.size
            limits = Limits(single, single if standard.exact else single + 4.0)
            step = (row.baseline - before.baseline) * MM
            yield standard.within(limits, "pt", "Khoảng cách dòng của tên cơ quan", step, spot)


@RULES.rule("body.line", "Đường kẻ dưới tên cơ quan ban hành", "Phụ lục I, II.2", "", "letterhead.body_rule_share")
def body_line(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """A solid line of 1/3 to 1/2 of the name stands under it."""
    rows = paper.head.bodies
    if rows:
        name, spot = "Đường kẻ dưới tên cơ quan ban hành", at(paper.head.sheet, rows[-1])
        yield from ruled(standard, "letterhead.body_rule_share", name, paper.head.body_line, rows, spot)


@RULES.rule("symbol.found", "Số, ký hiệu", "Phụ lục I, II.3")
def symbol_found(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Number and symbol stand below the issuing body."""
    row = paper.head.number
    ok = row is not None and "/" in row.text
    yield fact(ok, at(paper.head.sheet, row) if row else Spot(), "Dưới tên cơ quan phải có “Số: …/ký hiệu”")


@RULES.rule("symbol.size", "Cỡ chữ số, ký hiệu", "Phụ lục I, II.3", "pt", "sizes.number")
def symbol_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of number and symbol."""
    for row, _ in _row(paper, paper.head.number):
        yield from standard.size("number", "số, ký hiệu", row, paper.head.sheet)


@RULES.rule("symbol.face", "Kiểu chữ số, ký hiệu", "Phụ lục I, II.3")
def symbol_face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Number and symbol are upright and not bold."""
    for row, spot in _row(paper, paper.head.number):
        yield fact(row.regular, spot, "Số, ký hiệu phải in đứng, không đậm")


@RULES.rule("symbol.place", "Vị trí số, ký hiệu", "Phụ lục I, II.3", "mm")
def symbol_place(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The number is centred under the issuing body."""
    bodies = paper.head.bodies
    for row, spot in _row(paper, paper.head.number):
        date = paper.head.date
        wide = date is not None and date.width > standard.value("letterhead.nation_column_mm")
        # Beside a date that is wider than its column the number makes room.
        if (bodies or standard.exact) and not (standard.exact and wide):
            middle = _left_middle(paper.head, standard) if standard.exact else bodies[-1].middle
            yield standard.within(_near(middle, standard, 6.0), "mm", "Giữa của số, ký hiệu", row.middle, spot)


@RULES.rule("symbol.pattern", "Cách viết số, ký hiệu", "Phụ lục I, II.3")
def symbol_pattern(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """A colon behind "Số", no space round "/" and "-", the symbol in capitals as abbreviated."""
    for row, spot in _row(paper, paper.head.number):
        found = _PARTS.match(row.text)
        symbol = found["symbol"] if found else ""
        yield fact(found is not None, spot, "Sau chữ “Số” phải có dấu hai chấm, rồi số, dấu “/” và ký hiệu")
        yield fact(" " not in symbol, spot, "Giữa các nhóm chữ của ký hiệu không được có dấu cách quanh “/” và “-”")


@RULES.rule("symbol.zero", "Số 0 trước số nhỏ hơn 10", "Phụ lục I, II.3")
def symbol_zero(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Numbers below 10 carry a zero."""
    for row, spot in _row(paper, paper.head.number):
        found = _PARTS.match(row.text)
        if found and found["number"].isdecimal():
            yield fact(len(found["number"]) > 1, spot, "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước")


@RULES.rule("symbol.blank", "Chỗ trống để cấp số", "Điều 15; lựa chọn của phần mềm", "mm", ours=True)
def symbol_blank(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """A number that is not given leaves room for the clerk's stamp."""
    for row, spot in _row(paper, paper.head.number):
        found = _PARTS.match(row.text)
        if found and not found["number"]:
            yield blank(row, len("Số:"), standard.value("letterhead.number_blank_mm"), "Số:", spot)


@RULES.rule("date.found", "Địa danh và thời gian", "Phụ lục I, II.4")
def date_found(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Place and date stand at the right, a comma behind the place."""
    row = paper.head.date
    spot = at(paper.head.sheet, row) if row else Spot()
    yield fact(row is not None, spot, "Bên phải phải có địa danh và “ngày … tháng … năm …”")
    if row is not None:
        place = row.text.partition(" ngày")[0]
        yield fact(re.fullmatch(r"[^,;.:]+,", place) is not None, spot, "Sau địa danh phải có dấu phẩy")


@RULES.rule("date.size", "Cỡ chữ địa danh, thời gian", "Phụ lục I, II.4", "pt", "sizes.place_date")
def date_size(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The size of place and date; a long name of a place takes the smaller legal one."""
    smallest = standard.profile.legal["sizes.place_date"][0]
    room = standard.profile.letterhead.nation_column_mm
    for row, spot in _row(paper, paper.head.date):
        usual = standard.value("sizes.place_date")
        if standard.exact and abs(row.size - smallest) < 0.1 and row.width * usual / row.size > room:
            yield fact(True, spot, "Địa danh dài dùng cỡ chữ nhỏ nhất được phép")
        else:
            yield from standard.size("place_date", "địa danh, thời gian", row, paper.head.sheet)


@RULES.rule("date.face", "Kiểu chữ địa danh, thời gian", "Phụ lục I, II.4")
def date_face(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Place and date are italic and not bold."""
    for row, spot in _row(paper, paper.head.date):
        ok = row.italic and not any(letter.face.bold for letter in row.letters)
        yield fact(ok, spot, "Địa danh và thời gian phải in nghiêng, không đậm")


@RULES.rule("date.place", "Vị trí địa danh, thời gian", "Phụ lục I, II.4", "mm")
def date_place(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Place and date stand on the row of the number, centred under Quốc hiệu."""
    nation, number = paper.head.nation, paper.head.number
    for row, spot in _row(paper, paper.head.date):
        if number is not None:
            level = Limits(number.baseline, number.baseline)
            yield standard.within(level, "mm", "Chân chữ ngày tháng so với dòng số", row.baseline, spot)
        if standard.exact and row.width > standard.value("letterhead.nation_column_mm"):
            edge = paper.head.sheet.width - standard.value("page.right_mm")
            yield standard.within(Limits(edge, edge), "mm", "Mép phải của ngày tháng", row.right, spot)
        elif nation is not None:
            yield standard.within(_near(nation.middle, standard, 6.0), "mm", "Giữa của ngày tháng", row.middle, spot)


@RULES.rule("date.zeros", "Số 0 trong ngày, tháng", "Phụ lục I, II.4")
def date_zeros(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """A zero before days below 10 and months 1 and 2, and before no other month; the day exists."""
    for row, spot in _row(paper, paper.head.date):
        found = _TOLD.search(row.text)
        if not found:
            continue
        day, month, year = found["day"], found["month"], found["year"]
        if day:
            yield fact(len(day) == 2, spot, "Ngày nhỏ hơn 10 phải ghi thêm số 0 phía trước")
        if month:
            yield fact((int(month) < 3 or int(month) > 9) == (len(month) == 2), spot, "Chỉ tháng 1, 2 ghi thêm số 0")
        if day and month and year:
            yield fact(_exists(int(year), int(month), int(day)), spot, "Ngày ban hành phải là ngày có thật")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


@RULES.rule("date.blank", "Chỗ trống để ghi ngày, tháng", "Điều 15; lựa chọn của phần mềm", "mm", ours=True)
def date_blank(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """A day and month that are not given leave room for the clerk's stamp."""
    for row, spot in _row(paper, paper.head.date):
        yield from blanks(row, spot, standard, "letterhead.date_blank_mm")


def blanks(row: Row, spot: Spot, standard: Standard, key: str) -> Iterator[Reading]:
    """Measure the room behind "ngày" and "tháng" where no figure stands."""
    for word, following in (("ngày", "tháng"), ("tháng", "năm")):
        start = row.text.find(f"{word} {following}")
        if start >= 0:
            yield blank(row, start + len(word), standard.value(key), word, spot)


def blank(row: Row, end: int, wanted: float, word: str, spot: Spot) -> Reading:
    """Measure the room behind a word; it is made of whole spaces, so that it may be one too wide."""
    room = row.gap_after(end)
    most = wanted + _SPACE * row.size / MM
    message = f"Chỗ trống sau “{word}” {room:.1f} mm, phải từ {wanted:g} đến {most:.1f} mm".replace(".", ",")
    off = min(room - wanted, 0.0) or max(room - most, 0.0)
    return Reading(abs(off) < _FINE, spot, message, round(room, 3), round(off, 3))
