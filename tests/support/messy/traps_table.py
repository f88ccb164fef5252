"""Traps in and around a table: what stands above and below it, its headings, sections, totals, breaks of pages."""

from collections.abc import Sequence

from tests.support.messy.draft import Cell, Draft, Line, blanks, copied
from tests.support.messy.known import KnownSection

_ABOVE = (
    ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("PHƯỜNG VẠN THẠNH", "Độc lập - Tự do - Hạnh phúc"),
)
_NOTES = ("Ghi chú: Số liệu do các đơn vị tự báo cáo.", "(Số liệu tính đến ngày 14/12/2024)")
_HEADS = ("Kế hoạch chuyển đổi số", "Kế hoạch chuyển đổi số", "{}", "UBND phường Vạn Thạnh\tKế hoạch chuyển đổi số")
_FEET = (
    "UBND phường Vạn Thạnh – Kế hoạch chuyển đổi số",
    "UBND phường Vạn Thạnh | {}",
    "{} UBND phường Vạn Thạnh",
    "Trang {}/30",
    "Báo cáo năm 2024\t- {} -",
)
"""What stands at the left and at the right of a line is divided by a tab; {} is the number of the page."""
_SIGNED = (
    ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
    ("- Như trên;", "CHỦ TỊCH"),
    ("- Lưu: VT, VHXH.", ""),
)


def letterhead(draft: Draft) -> None:
    """Office and motto side by side above the title, an empty row between."""
    width = draft.main.width()
    lines = [Line("other", _at({0: left, width // 2: right}, width)) for left, right in _ABOVE]
    draft.main.lines[:0] = [*lines, Line("blank", blanks(width))]


def signatures(draft: Draft) -> None:
    """An empty row, recipients and who signs below the table."""
    width = draft.main.width()
    draft.main.lines.append(Line("blank", blanks(width)))
    day = Line("foot", _at({width // 2: "Vạn Thạnh, ngày 15 tháng 12 năm 2024"}, width))
    draft.main.lines += [day, *(Line("foot", _at({0: left, width // 2: right}, width)) for left, right in _SIGNED)]


def notes(draft: Draft) -> None:
    """A remark below the table."""
    width = draft.main.width()
    draft.main.lines.append(Line("foot", _at({0: draft.rng.choice(_NOTES)}, width)))


def unmerged_titles(draft: Draft) -> None:
    """Title lines that are not merged, one of them in the middle of the sheet."""
    for line in (line for line in draft.main.lines if line.role == "title"):
        text = line.cells[0].text
        line.cells = _at({draft.rng.choice((0, min(2, len(line.cells) - 1))): text}, len(line.cells))


def column_numbers(draft: Draft) -> None:
    """A row below the headings that numbers the columns, by numbers, by letters, by letters and then numbers."""
    count = draft.main.width()
    numbers = [str(number + 1) for number in range(count)]
    letters = [chr(ord("A") + number) for number in range(count)]
    style = draft.rng.choice(("({})", "{}", "({})"))
    texts = draft.rng.choice((numbers, numbers, letters, [*letters[:2], *numbers[: count - 2]]))
    cells = [Cell(style.format(text), italic=True) for text in texts]
    draft.main.lines.insert(draft.main.places("head")[-1] + 1, Line("numbers", cells))


def repeated_headers(draft: Draft) -> None:
    """The headings stand again where each page begins."""
    head = [line for line in draft.main.lines if line.role in ("head", "numbers")]
    for place in reversed(_page_places(draft)):
        again = [copied(line, page=number == 0) for number, line in enumerate(head)]
        draft.main.lines[place].page = False
        draft.main.lines[place:place] = again


def page_breaks(draft: Draft) -> None:
    """Pages begin inside the table, nothing said."""
    for place in _page_places(draft):
        draft.main.lines[place].page = True


def running_lines(draft: Draft) -> None:
    """A head, a foot or both on all pages or all but the first, some of them with the number of the page."""
    above, below = draft.rng.choice(((True, True), (True, False), (False, True), (False, True)))
    head, foot = draft.rng.choice(_HEADS), draft.rng.choice(_FEET)
    bare_first = draft.rng.random() < 0.4
    for sheet in draft.sheets:
        sheet.running, sheet.bare_first = (head if above else "", foot if below else ""), bare_first


def cut_rows(draft: Draft) -> None:
    """Pages begin inside rows: part of the texts, cut between or in words, stands below the headings again."""
    head = [line for line in draft.main.lines if line.role in ("head", "numbers")]
    for place in reversed(_page_places(draft)):
        line = draft.main.lines[place]
        if line.role != "row":
            continue
        rest = Line("rest", blanks(len(line.cells)), line.row)
        for column, cell in enumerate(line.cells):
            if column and cell.held is None and draft.main.paths[column] in _LONG:
                cell.text, rest.cells[column].text = _cut(draft, cell.text)
        if not any(rest.texts()):
            continue
        again = [copied(each, page=number == 0) for number, each in enumerate(head)]
        draft.main.lines[place + 1 : place + 1] = [*again, rest]


_LONG = frozenset({"title", "content", "result", "status_text", "coordinators", "note", "name", "subject"})


def _cut(draft: Draft, text: str) -> tuple[str, str]:
    """Return the two parts of a text; a word is cut only where none but its letters could stand alone."""
    words = text.split(" ")
    if len(words) < 4 or "\n" in text:
        return text, ""
    place = draft.rng.randint(2, len(words) - 1)
    first, second = " ".join(words[:place]), " ".join(words[place:])
    word = words[place]
    if draft.rng.random() < 0.3 and word[:2] in ("ch", "th", "tr", "ng", "kh", "ph", "nh"):
        return f"{first} {word[:2]}", second[2:]
    return first, second


def _page_places(draft: Draft) -> list[int]:
    """Return where pages begin: every so many lines, at a row that is not the first."""
    rows = draft.main.places("row", "section")
    step = draft.rng.randint(4, 9)
    return [rows[place] for place in range(step, len(rows) - 1, step)]


def spacer_rows(draft: Draft) -> None:
    """Empty rows between rows."""
    width = draft.main.width()
    for place in reversed(draft.main.places("row", "section")[1:]):
        if draft.rng.random() < 0.2:
            draft.main.lines.insert(place, Line("blank", blanks(width)))


def merged_sections(draft: Draft) -> None:
    """Sections as one cell "I. TITLE", merged over the table."""
    for section, line in _sections(draft):
        text = f"{section.number}. {section.title}"
        if any(cell.text for cell in line.cells[2:]):
            continue
        line.cells = [Cell(text, bold=True, across=len(line.cells)), *blanks(len(line.cells) - 1)]


def bold_sections(draft: Draft) -> None:
    """Sections told by bold letters."""
    for _, line in _sections(draft):
        for cell in line.cells:
            cell.bold = bool(cell.text)


def capital_sections(draft: Draft) -> None:
    """Sections in capitals, their title merged over the rest."""
    for _, line in _sections(draft):
        name = draft.main.known.name_column if draft.main.known else 1
        line.cells[name].text = line.cells[name].text.upper()
        if not any(cell.text for cell in line.cells[name + 1 :]):
            line.cells[name].across = len(line.cells) - name


def sections_beside(draft: Draft) -> None:
    """Titles of sections just beside their numbers, wherever names stand, plain or merged over the rest."""
    across = draft.rng.random() < 0.5
    for _, line in _sections(draft):
        name = draft.main.known.name_column if draft.main.known else 1
        if name < 2 or not line.cells[name].text or any(cell.text for cell in line.cells[name + 1 :]):
            continue
        line.cells[1], line.cells[name] = line.cells[name], Cell()
        line.cells[1].across = len(line.cells) - 1 if across or line.cells[1].across > 1 else 1


def side_unit(draft: Draft) -> None:
    """The unit of the money at the right just above the headings, merged over the last two or three columns."""
    place = draft.main.places("head")[0] - 1
    line, known = draft.main.lines[place], draft.main.known
    if known is None or not known.title[-1].startswith("Đơn vị tính") or line.role != "title":
        return
    width, reach = len(draft.main.paths), draft.rng.choice((2, 3))
    text = next(cell for cell in line.cells if cell.text)
    text.across = reach
    line.cells = [*blanks(width - reach), text, *blanks(reach - 1)]


def subtotals(draft: Draft) -> None:
    """Sections with the sums of their money."""
    columns = _money(draft)
    lines = draft.main.lines
    for place in draft.main.places("section"):
        below = next((at for at in range(place + 1, len(lines)) if lines[at].role == "section"), len(lines))
        rows = [line for line in lines[place + 1 : below] if line.role == "row"]
        for column in columns:
            _put_sum(lines[place].cells[column], [line.cells[column] for line in rows])


def totals(draft: Draft) -> None:
    """A row with the sums of all money, above or below the rows."""
    columns = _money(draft)
    if not columns:
        return
    lines = [line for line in draft.main.lines if line.role == "row"]
    line = Line("total", blanks(draft.main.width()))
    line.cells[draft.rng.choice((0, 1))] = Cell(draft.rng.choice(("Tổng cộng", "TỔNG CỘNG", "Tổng số:")), bold=True)
    for column in columns:
        _put_sum(line.cells[column], [row.cells[column] for row in lines])
    draft.main.lines.insert(draft.main.places("row", "section")[-1] + 1, line)


def _put_sum(cell: Cell, cells: Sequence[Cell]) -> None:
    total = sum(each.held for each in cells if isinstance(each.held, int))
    if total:
        cell.text, cell.held, cell.shown = f"{total:,}".replace(",", "."), total, "#,##0"


def _money(draft: Draft) -> list[int]:
    return [column for column, path in enumerate(draft.main.paths) if path.startswith("funding.")]


def vertical_merges(draft: Draft) -> None:
    """Rows that follow each other and share the one who leads are merged there, as "the same"."""
    known = draft.main.known
    column = next((place for place, path in enumerate(draft.main.paths) if path in ("lead", "operator", "team")), None)
    if known is None or column is None:
        return
    rows = draft.main.places("row")
    for first, second in zip(rows[::4], rows[1::4], strict=False):
        upper, lower = draft.main.lines[first], draft.main.lines[second]
        if second == first + 1 and upper.cells[column].text == lower.cells[column].text:
            upper.cells[column].down = 2
            lower.cells[column] = Cell()


def unknown_column(draft: Draft) -> None:
    """A column that no field of ours takes, as far right as no heading goes over it, but not the last if it can."""
    heads = [line for line in draft.main.lines if line.role == "head"]
    width = len(draft.main.paths)
    over = {
        at for line in heads for start, cell in enumerate(line.cells) for at in range(start + 1, start + cell.across)
    }
    place = next((at for at in range(width - 1, 2, -1) if at not in over), width)
    heading = "Màu nhãn hồ sơ"
    for line in draft.main.lines:
        for column, cell in enumerate(line.cells[:place]):
            cell.across += cell.across > 1 and column + cell.across >= min(place + 1, width) and line not in heads
        line.cells.insert(place, Cell())
        if line.role == "row":
            text = draft.rng.choice(("Xanh lá", "Vàng nhạt", "Đỏ cờ"))
            line.cells[place].text = text
            draft.extras.setdefault(line.row, {})[heading] = text
    heads[0].cells[place] = Cell(heading, bold=True, down=len(heads))
    draft.main.paths.insert(place, "")


def _sections(draft: Draft) -> list[tuple[KnownSection, Line]]:
    known = draft.main.known
    told = [each for each in known.body if isinstance(each, KnownSection)] if known else []
    lines = [line for line in draft.main.lines if line.role == "section"]
    # another table may follow, with sections of its own
    return list(zip(told, lines, strict=False))


def _at(texts: dict[int, str], width: int) -> list[Cell]:
    return [Cell(texts.get(column, "")) for column in range(max(width, *(place + 1 for place in texts)))]
