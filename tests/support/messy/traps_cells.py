"""Traps in cells and sheets: numbers that a spreadsheet mangles, marks, what is hidden, what else stands in a file."""

from datetime import date

from tests.support.messy.draft import Cell, Draft, Line, Sheet, blanks, copied, draft_of
from tests.support.messy.known import Known
from tests.support.messy.known_indicators import of_report
from tests.support.messy.phrases import Talk


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
    """The table does not begin in the first row and column."""
    for line in draft.main.lines:
        line.cells[:0] = blanks(2)
    draft.main.lines[:0] = [Line("blank", blanks(1)) for _ in range(3)]
    draft.main.paths[:0] = ["", ""]
    draft.main.hidden_columns = {column + 2 for column in draft.main.hidden_columns}
