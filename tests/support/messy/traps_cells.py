"""Traps in cells and sheets: numbers that a spreadsheet mangles, marks, what is hidden, what else stands in a file."""

from datetime import date

from tests.support.messy.draft import Cell, Draft, Line, Sheet, blanks, copied, draft_of
from tests.support.messy.known import Known
from tests.support.messy.known_indicators import of_report
from tests.support.messy.phrases import Talk

_DATES = frozenset({"date", "founded"})
_ROLES = ("Chủ trì: {}; Phối hợp: {}", "Chủ trì: {}\nPhối hợp: {}", "{} chủ trì, phối hợp với {}")
_OFTEN = 0.7
_REST = "Sheet2"


def number_codes(draft: Draft) -> None:
    """STT held as numbers: 1.10 became 1.1."""
    for line in draft.main.lines:
        text = line.cells[0].text if line.role == "row" else ""
        if text.replace(".", "", 1).isdigit():
            line.cells[0].held = float(text) if "." in text else int(text)


def date_codes(draft: Draft) -> None:
    """STT that a spreadsheet took for dates: 1.2 became the first of February."""
    for line in draft.main.lines:
        parts = line.cells[0].text.split(".") if line.role == "row" else []
        if len(parts) == 2 and int(parts[0]) <= 28 and int(parts[1]) <= 12:
            line.cells[0].held, line.cells[0].shown = date(2024, int(parts[1]), int(parts[0])), "d.m"


def month_first(draft: Draft) -> None:
    """Dates written month first, some of which can be nothing else."""
    for column, path in enumerate(draft.main.paths):
        cells = [line.cells[column] for line in draft.main.lines if line.role == "row"]
        days = [cell.text.split("/") for cell in cells if path in _DATES and cell.text.count("/") == 2]
        if any(int(day) > 12 for day, _, _ in days):
            for cell in (cell for cell in cells if cell.text.count("/") == 2):
                day, month, year = cell.text.split("/")
                cell.text, cell.held = f"{month}/{day}/{year}", None


def roles_in_one_cell(draft: Draft) -> None:
    """Who leads and who works along in one cell, the other one empty."""
    paths = draft.main.paths
    if not {"lead", "coordinators"} <= {*paths}:
        return
    lead, along = paths.index("lead"), paths.index("coordinators")
    for line in (line for line in draft.main.lines if line.role == "row" and draft.main.known):
        values = draft.main.known.rows[line.row].values if draft.main.known else {}
        first, *others = values["lead"]
        style = draft.rng.choice(_ROLES)
        if not others and first not in values["coordinators"] and draft.rng.random() < _OFTEN:
            line.cells[lead].text = style.format(first, "; ".join(values["coordinators"]))
            line.cells[along].text = ""


def held_as_text(draft: Draft) -> None:
    """Numbers typed as text."""
    for cell in draft.cells():
        cell.held = None


def footnotes(draft: Draft) -> None:
    """A mark behind some amounts, explained below the table."""
    columns = [column for column, path in enumerate(draft.main.paths) if path.startswith("funding.")]
    rows = [line for line in draft.main.lines if line.role == "row" and columns and line.cells[columns[0]].text]
    if not rows:
        return
    for line in draft.rng.sample(rows, min(2, len(rows))):
        cell = line.cells[columns[0]]
        cell.text, cell.held = f"{cell.text} ⁽¹⁾", None
    width = draft.main.width()
    text = "⁽¹⁾ Kinh phí dự kiến, sẽ điều chỉnh theo dự toán được duyệt."
    draft.main.lines.append(Line("foot", [Cell(text), *blanks(width - 1)]))


def hidden_rows(draft: Draft) -> None:
    """Old rows that were hidden instead of deleted."""
    for place in reversed(draft.main.places("row")[2::5]):
        old = copied(draft.main.lines[place], role="hidden", row=-1, hidden=True)
        for cell in old.cells:
            cell.down = 1
        for cell in old.cells[:1]:
            cell.text, cell.held = "99", None
        name = draft.main.known.name_column if draft.main.known else 1
        old.cells[name].text = f"Mục cũ đã bỏ số {place}"
        draft.main.lines.insert(place, old)


def hidden_column(draft: Draft) -> None:
    """A hidden column with remarks behind the table."""
    place = draft.main.width()
    for line in draft.main.lines:
        text = {"head": "Theo dõi nội bộ", "row": draft.rng.choice(("đã gọi", "nhắc lần 2"))}.get(line.role, "")
        line.cells.append(Cell(text if line.role == "row" or line.cells[0].text else ""))
    draft.main.hidden_columns.add(place)
    draft.main.paths.append("hidden")


def hidden_sheet(draft: Draft) -> None:
    """A hidden sheet with an old copy of the table."""
    lines = [copied(line) for line in draft.main.lines]
    draft.sheets.append(Sheet("Bản cũ", lines, visible=False))


def irrelevant_sheet(draft: Draft) -> None:
    """A first sheet that holds no table of ours: how to fill in the form."""
    texts = (
        "HƯỚNG DẪN ĐIỀN BIỂU MẪU",
        "1. Điền đủ các cột.",
        "2. Không đổi thứ tự cột.",
        "3. Gửi trước ngày 15/12/2024.",
    )
    draft.sheets.insert(0, Sheet("Hướng dẫn", [Line("other", [Cell(text)]) for text in texts]))


def another_sheet(draft: Draft) -> None:
    """A second sheet with a table of its own: indicators."""
    other = draft_of(_more(draft), draft.rng).main
    other.name = "Chỉ tiêu"
    draft.sheets.append(other)


def split_sheets(draft: Draft) -> None:
    """The rest of the rows on a second sheet, with the headings again or with none."""
    lines, places = draft.main.lines, draft.main.places("row")
    place = places[len(places) * 2 // 3]
    while lines[place - 1].role == "section":
        place -= 1
    again = [copied(line) for line in lines[: places[0]] if line.role in ("head", "numbers")]
    is_paged = len(again) < len(draft.main.places("head", "numbers"))
    if is_paged or any(cell.down > 1 for cell in lines[place - 1].cells) or draft.main.known is None:
        return
    rest = [*(again if draft.rng.random() < 0.5 else ()), *lines[place:]]
    del lines[place:]
    draft.sheets.insert(
        draft.sheets.index(draft.main) + 1, Sheet(_REST, rest, hidden_columns={*draft.main.hidden_columns})
    )


def another_table(draft: Draft) -> None:
    """A second table below on the same sheet, with a title and headings of its own."""
    other = draft_of(_more(draft), draft.rng).main
    width = max(draft.main.width(), other.width())
    lines = [copied(line, row=-1) for line in other.lines]
    draft.main.lines += [Line("blank", blanks(width)), *lines]
    draft.main.more += [other.known] if other.known else []


def _more(draft: Draft) -> Known:
    return of_report(Talk(draft.rng), 5)


def far_corner(draft: Draft) -> None:
    """The table does not begin in the first row and column, nor does its rest on another sheet."""
    for sheet in (sheet for sheet in draft.sheets if sheet is draft.main or sheet.name == _REST):
        for line in sheet.lines:
            line.cells[:0] = blanks(2)
        sheet.lines[:0] = [Line("blank", blanks(1)) for _ in range(3)]
        sheet.hidden_columns = {column + 2 for column in sheet.hidden_columns}
    draft.main.paths[:0] = ["", ""]
