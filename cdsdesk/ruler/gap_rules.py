"""Rules about the distances that the decree leaves open and our preset sets, so that a shift is seen."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from cdsdesk.document.layout_rules import MM
from cdsdesk.ruler.ending_rules import before_signature
from cdsdesk.ruler.paper import Paper
from cdsdesk.ruler.rows import SINGLE, Row, Sheet
from cdsdesk.ruler.rule import Limits, Reading, RuleBook, Spot, Standard, at

RULES = RuleBook()
_OWN = "lựa chọn của phần mềm"
_LOOKED_AT, _ALIKE = 3, 4


@RULES.rule("gap.letterhead", "Khoảng cách trong phần đầu", _OWN, "pt", "letterhead.rule_gap_pt", ours=True)
def letterhead(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From the names to their lines, and from there to the number."""
    head = paper.head
    sides = ((head.bodies[-1:], head.body_line), ((head.motto,) if head.motto else (), head.motto_line))
    low = max(
        [row.foot for row in (*head.parents, *head.bodies)] + ([head.motto.foot] if head.motto else []), default=0
    )
    for rows, line in sides:
        if rows and line is not None:
            gap = (line.y - rows[0].foot) * MM
            spot = at(head.sheet, rows[0])
            yield from standard.measured("letterhead.rule_gap_pt", "pt", "Đường kẻ cách dòng chữ", gap, spot)
    row = head.number
    if row is not None and head.date is not None:
        ascent = 0.891 * max(row.size, head.date.size) / MM
        wanted = standard.value("letterhead.rule_gap_pt") + standard.value("letterhead.number_gap_pt")
        gap = (row.baseline - ascent - low) * MM
        yield standard.within(Limits(wanted, wanted), "pt", "Dòng số cách tên cơ quan", gap, at(head.sheet, row))


@RULES.rule("gap.about", "Khoảng cách quanh trích yếu công văn", "Phụ lục I, II.5", "pt", "letterhead.about_gap_pt")
def about(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The subject of an official letter stands 6 pt below the number."""
    row = paper.head.number
    if row is not None and paper.head.about:
        gap = (paper.head.about[0].top - row.foot) * MM
        spot = at(paper.head.sheet, paper.head.about[0])
        yield from standard.measured("letterhead.about_gap_pt", "pt", "Trích yếu công văn cách dòng số", gap, spot)


@RULES.rule("gap.title", "Khoảng cách quanh tên loại, trích yếu", _OWN, "pt", "title.before_pt", ours=True)
def title(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From the letterhead to the kind, from the subject to its line, from there to the text."""
    head = paper.head
    if head.kind is None or not head.subject or head.number is None or head.date is None:
        return
    spot = at(head.sheet, head.kind)
    biggest = max(head.number, head.date, key=lambda row: row.size)
    # Number and date share a baseline; the room below is counted from the taller of the two lines.
    top = head.number.baseline - 0.891 * biggest.size / MM
    above = top + SINGLE * biggest.size / MM
    yield from standard.measured("title.before_pt", "pt", "Tên loại cách phần đầu", (head.kind.top - above) * MM, spot)
    line = head.title_line
    if line is None:
        return
    gap = (line.y - head.subject[-1].foot) * MM
    yield from standard.measured("title.rule_gap_pt", "pt", "Đường kẻ cách trích yếu", gap, spot)
    first = next(iter(paper.body.rows), None)
    below = head.addressees[0] if head.addressees else first.row if first is not None else None
    if below is not None and (head.addressees or (first is not None and first.sheet is head.sheet)):
        wanted = standard.value("title.after_pt")
        wanted += 0.0 if head.addressees else standard.value("text.paragraph_gap_pt")
        gap = (below.top - line.y) * MM
        yield standard.within(Limits(wanted, wanted), "pt", "Nội dung cách đường kẻ", gap, spot)


@RULES.rule("gap.addressees", "Khoảng cách dưới Kính gửi", _OWN, "pt", "text.addressees_gap_pt", ours=True)
def addressees(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From the last addressee to the text."""
    first = next(iter(paper.body.rows), None)
    if paper.head.addressees and first is not None and first.sheet is paper.head.sheet:
        last = paper.head.addressees[-1]
        leading = last.size * SINGLE * standard.value("text.line_spacing") / MM
        wanted = standard.value("text.addressees_gap_pt") + standard.value("text.paragraph_gap_pt")
        gap = (first.row.top - last.top - leading) * MM
        yield standard.within(Limits(wanted, wanted), "pt", "Nội dung cách “Kính gửi”", gap, at(first.sheet, first.row))


@RULES.rule("gap.signature", "Khoảng cách trên khối chữ ký", _OWN, "pt", "signature.before_pt", ours=True)
def signature(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From the last row of the text to the authority."""
    step, ending = before_signature(paper), paper.ending
    if step is not None and ending is not None and not _table_between(paper, ending.sheet):
        gap = step - standard.value("sizes.text") * SINGLE * standard.value("text.line_spacing")
        spot = at(ending.sheet, ending.authority[0])
        yield from standard.measured("signature.before_pt", "pt", "Khối chữ ký cách nội dung", gap, spot)


def _table_between(paper: Paper, sheet: Sheet) -> bool:
    rows = [one for one in (*paper.body.rows, *paper.body.notes) if one.sheet is sheet]
    last = max((one.row.baseline for one in rows), default=0.0)
    noted = any(one.row.baseline == last for one in paper.body.notes if one.sheet is sheet)
    return noted or any(top > last for top, _ in sheet.grids)


@RULES.rule("gap.annex", "Khoảng cách ở đầu phụ lục", _OWN, "pt", "annex.rule_gap_pt", ours=True)
def annex(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From the reference to its line, and from there to a table or text."""
    for part in paper.annexes:
        sheet = part.sheets[0]
        line = sheet.line_below(part.reference[-1]) if part.reference else None
        if line is None:
            continue
        spot = at(sheet, part.reference[-1])
        gap = (line.y - part.reference[-1].foot) * MM
        yield from standard.measured("annex.rule_gap_pt", "pt", "Đường kẻ cách dòng “Kèm theo …”", gap, spot)
        rows = [row for row in paper.text_rows(sheet) if row.baseline > line.y + 0.5]
        noted = any(one.row is rows[0] for one in part.body.notes) if rows else False
        if not rows or noted:
            continue
        tabled = sheet.in_grid(rows[0])
        top = min(edge for edge, foot in sheet.grids if foot > rows[0].baseline) if tabled else rows[0].top
        key = "table.before_pt" if tabled else "text.paragraph_gap_pt"
        wanted = standard.value("annex.after_pt") + standard.value(key)
        yield standard.within(Limits(wanted, wanted), "pt", "Bảng, lời văn cách đường kẻ", (top - line.y) * MM, spot)


@RULES.rule("table.lines", "Nét kẻ bảng", _OWN, "pt", "table.stroke_pt", ours=True)
def lines(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """The strength of the lines of tables."""
    for sheet in paper.sheets:
        seen = sorted({round(line.thickness, 2) for line in sheet.uprights})
        for thickness in seen:
            limits = standard.limits("table.stroke_pt")
            if limits is not None:
                ok = abs(thickness - limits.low) < 0.05
                reading = standard.within(limits, "pt", "Nét kẻ bảng", thickness, Spot(sheet.number))
                yield reading._replace(ok=ok, by=round(thickness - limits.low, 2))


@RULES.rule("table.padding", "Lề trong ô của bảng", _OWN, "pt", "table.padding_x_pt", ours=True)
def padding(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From the lines of a table to the letters nearest to them, on the first pages of each section."""
    for section in paper.sections:
        for sheet in [sheet for sheet in section if sheet.grids][:_LOOKED_AT]:
            cells = list(_cells(sheet))
            if not cells:
                continue
            counted = Counter(round((row.left - edge) * MM, 1) for row, edge in cells)
            beside = min(counted)
            above = min((gap for row, _ in cells if (gap := _below_line(sheet, row)) is not None), default=None)
            spot = Spot(sheet.number, None, round(sheet.grids[0][0], 1))
            # Cells that are set to the left all begin at one distance; a few that are centred tell nothing.
            if counted[beside] >= _ALIKE or beside <= standard.value("table.padding_x_pt"):
                yield from standard.measured("table.padding_x_pt", "pt", "Lề trái trong ô", beside, spot)
            if above is not None:
                yield from standard.measured("table.padding_y_pt", "pt", "Lề trên trong ô", above, spot)


def _cells(sheet: Sheet) -> Iterator[tuple[Row, float]]:
    """Yield the parts of rows between two vertical lines, each with the place of the line on its left."""
    for row in sheet.rows:
        if not sheet.in_grid(row):
            continue
        edges = sorted({line.x for line in sheet.uprights if line.top < row.baseline - 1.0 < line.bottom})
        for edge, following in pairwise(edges):
            inside = row.between(edge - 0.05, following - 0.05)
            if inside is not None:
                yield inside, edge


def _below_line(sheet: Sheet, row: Row) -> float | None:
    """Return the room in points from the line above a part of a row; None when another row stands between."""
    over = [line.y for line in sheet.lines if line.y < row.baseline and line.left - 0.1 <= row.left <= line.right]
    room = (row.top - max(over)) * MM if over else None
    return room if room is not None and room < row.size else None


@RULES.rule("table.spacing", "Khoảng cách dòng trong bảng", _OWN, "", "table.line_spacing", ours=True)
def spacing(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """Rows of letters in one cell follow each other in single spacing."""
    for sheet in paper.sheets:
        for top, foot in sheet.grids:
            levels = [line.y for line in sheet.lines if top - 1 < line.y < foot + 1]
            rows = [row for row in sheet.rows if top < row.baseline < foot]
            for before, row in pairwise(rows):
                step = (row.baseline - before.baseline) * MM
                apart = any(before.baseline < y < row.baseline for y in levels)
                if not apart and before.left <= row.left + 0.1 <= before.left + 0.2 and step > 0.8 * row.size:
                    lines_apart = step / (SINGLE * row.size)
                    yield from standard.measured(
                        "table.line_spacing", "", "Khoảng cách dòng trong bảng", lines_apart, at(sheet, row)
                    )


@RULES.rule("table.notes", "Khoảng cách ghi chú dưới bảng", _OWN, "pt", "table.note_gap_pt", ours=True)
def notes(paper: Paper, standard: Standard) -> Iterator[Reading]:
    """From a table to the note below it, from the line of the unit to the table below that."""
    for body in (paper.body, *(part.body for part in paper.annexes)):
        for one in body.notes:
            above = max((foot for _, foot in one.sheet.grids if foot < one.row.baseline), default=None)
            spot = at(one.sheet, one.row)
            if one.after_table and above is not None:
                gap = (one.row.top - above) * MM
                yield from standard.measured("table.note_gap_pt", "pt", "Ghi chú cách bảng", gap, spot)
            below = min((top for top, _ in one.sheet.grids if top > one.row.baseline), default=None)
            if not one.after_table and below is not None:
                leading = one.row.size * SINGLE * standard.value("text.line_spacing")
                gap = (below - one.row.top) * MM - leading
                yield from standard.measured("table.before_pt", "pt", "Bảng cách dòng đơn vị tính", gap, spot)
