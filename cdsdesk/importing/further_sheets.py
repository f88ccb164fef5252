"""A table that goes on over several sheets: without headings, or with the same ones and no title of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cdsdesk.importing.column_signs import signs_of
from cdsdesk.importing.header_lines import line_key
from cdsdesk.importing.repair import Grid, Repair
from cdsdesk.importing.row_signs import code_style, plain_code
from cdsdesk.importing.sections import SectionRead, style_of
from cdsdesk.importing.table_read import TableRead, read_rest
from cdsdesk.importing.titles import same_annex
from cdsdesk.vietnamese.text import read_roman

_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3})*")
_AT_THE_TOP = 4
_FEW = 2
_MOST = 0.6
_OF_PLAN = ("tasks", "projects", "indicators")
_HEADLESS = "Trang này không có tiêu đề cột"


def rest_of(above: TableRead, grid: Grid) -> TableRead | None:
    """Return what stands on a sheet without headings as the rest of a table; None where neither numbers nor cells fit.

    Numbers that go on, or sections that do, make it one table; those that begin again a table like the one above.
    """
    code, title = above.meaning.ordinal, above.meaning.title
    filled = [cells for cells in grid.texts if any(cells)]
    if code is None or title is None or not above.rows:
        return None
    if any(column >= len(above.headers) for cells in filled for column, cell in enumerate(cells) if cell):
        return None
    numbers = [plain_code(cells[code]) for cells in filled[:_AT_THE_TOP] if code < len(cells) and cells[code]]
    first = next((number for number in numbers if _NUMBER.fullmatch(number)), "")
    if _follows(above, first):
        rest = read_rest(grid, above)
        return _gone_on(above, rest, f"{_HEADLESS}, số thứ tự nối tiếp") if _is_whole(rest, title) else None
    return _begun_again(above, grid, title) if first == _first_code(above) else None


def begins_with_next(above: TableRead, grid: Grid) -> bool:
    """Say whether the first row of a sheet has the number that comes next in a table, and its headings stand nowhere.

    A row without a number among such rows is no line of headings.
    """
    code = above.meaning.ordinal
    filled = [cells for cells in grid.texts if any(cells)]
    if code is None or not above.rows or not filled or code >= len(filled[0]):
        return False
    head = line_key(above.headers[code])
    return _follows(above, plain_code(filled[0][code])) and all(line_key(cells[code]) != head for cells in filled)


def _begun_again(above: TableRead, grid: Grid, title: int) -> TableRead | None:
    """Return what stands on a sheet without headings as a table like the one above, which its cells must resemble."""
    rest = read_rest(grid, above)
    if _is_whole(rest, title) and _section_follows(above, rest):
        return _gone_on(above, rest, f"{_HEADLESS}, số của mục nối tiếp")
    rest = read_rest(grid, above, _title_lines(above, grid))
    if not _is_whole(rest, title) or not _is_like(above, rest):
        return None
    home, own = above.continues or above.sheet, rest.title
    note = (
        f"{_HEADLESS} và đánh số lại từ {rest.rows[0].code}, các cột giống bảng ở trang “{home}”: đọc theo tiêu đề "
        f"{'cột của' if own.text or own.plan else 'và kế hoạch của'} bảng ấy, hãy xem lại"
    )
    told = (
        {"title": own} if own.text or own.plan else {"title": replace(above.title, annex=own.annex), "continues": home}
    )
    return replace(rest, repairs=(Repair((), note, is_loss=True), *rest.repairs), **told)


def _title_lines(above: TableRead, grid: Grid) -> int:
    """Return how many rows at the top of a sheet hold a text or two and no number of a row."""
    code = above.meaning.ordinal or 0
    for row, cells in enumerate(grid.texts[: _AT_THE_TOP + 1]):
        if code_style(cells[code]) is not None or len(cells) - cells.count("") > _FEW:
            return row
    return 0


def _is_whole(rest: TableRead, title: int) -> bool:
    return bool(rest.rows) and all(row.cells[title] for row in rest.rows)


def _is_like(above: TableRead, rest: TableRead) -> bool:
    """Say whether the cells of two tables are of the same sorts: one column at least speaks, and none otherwise."""
    spoken = 0
    for column, path in enumerate(above.meaning.fields):
        if path is None or column in (above.meaning.ordinal, above.meaning.title):
            continue
        ours, theirs = ([row.cells[column] for row in table.rows if row.cells[column]] for table in (above, rest))
        if bool(len(ours) * 2 > len(above.rows)) and not theirs:
            return False
        signs, found = signs_of(ours), signs_of(theirs)
        told = {sign for sign, share in signs.items() if share >= _MOST}
        if theirs and told and not any(found.get(sign, 0) >= _MOST for sign in told):
            return False
        spoken += bool(theirs and told)
    return spoken > 0


def gone_on(above: TableRead, table: TableRead, *, is_told: bool = False) -> TableRead:
    """Return a table of another sheet as it is, or as going on with the one above: its head, its numbers, no title.

    ``is_told`` says that a person chose its plan; else one that only begins to count again is to be looked at.
    """
    same = [line_key(text) for text in above.headers] == [line_key(text) for text in table.headers]
    if not same or table.title.text or table.title.plan or not table.rows or above.meaning.kind != table.meaning.kind:
        return table
    place = next((place for place, row in enumerate(table.rows[:_AT_THE_TOP]) if row.code), 0)
    if _follows(above, table.rows[place].code, place):
        return _gone_on(above, table, "Trang này không có tên bảng, cùng tiêu đề cột, số thứ tự nối tiếp")
    if _section_follows(above, table):
        return _gone_on(above, table, "Trang này không có tên bảng, cùng tiêu đề cột, số của mục nối tiếp")
    if is_told or table.title.annex or table.rows[0].code != _first_code(above) or table.kind not in _OF_PLAN:
        return table
    note = (
        f"Trang này có cùng tiêu đề cột với bảng ở trang “{above.continues or above.sheet}” nhưng đánh số lại và không "
        "có tên bảng: đọc như bảng của kế hoạch riêng, hãy chọn lại nếu cùng kế hoạch"
    )
    return replace(table, repairs=(Repair((), note, is_loss=True), *table.repairs))


def with_plan_of_annex(above: TableRead, table: TableRead) -> TableRead:
    """Return an annex that cites no plan as one of the document whose other annex stands above it."""
    ours, theirs = table.title, above.title
    if ours.plan is not None or theirs.plan is None or not ours.annex or not theirs.annex or table.kind not in _OF_PLAN:
        return table
    if same_annex(ours.annex, theirs.annex):
        return table
    title = replace(ours, plan=theirs.plan, plan_subject=theirs.plan_subject, plan_year=theirs.plan_year)
    note = f"{ours.key} không ghi kế hoạch: đọc như phụ lục của văn bản ở {theirs.key}"
    return replace(table, title=title, repairs=(Repair((), note), *table.repairs))


def _first_code(above: TableRead) -> str:
    return next((row.code for row in above.rows if row.code), "")


def _section_follows(above: TableRead, table: TableRead) -> bool:
    """Say whether a table begins with a section whose number comes next to that of the last one above: III to II."""
    if not table.rows or table.rows[0].section is None or not above.sections or not table.sections:
        return False
    first = table.sections[0]
    style = style_of(first.number, first.title)
    alike = [each.number for each in above.sections if style_of(each.number, each.title) == style]
    return bool(alike) and _place(first.number) == (_place(alike[-1]) or 0) + 1 > 1


def _place(number: str) -> int | None:
    """Return the place of a section by its number, Roman, plain or a letter."""
    if number.isdecimal():
        return int(number)
    return read_roman(number) or (ord(number) if len(number) == 1 and number.isupper() else None)


def _follows(above: TableRead, first: str, before: int = 0) -> bool:
    """Say whether a number comes next to the last one of a table: 11 to 10, 2.4 or 3 or 3.1 to 2.3.

    Rows at its end and ``before`` the number, whose number nobody wrote, may have been counted.
    """
    last = next((place for place, row in enumerate(reversed(above.rows)) if row.code), None)
    code = above.rows[-1 - last].code if last is not None else ""
    if last is None or not _NUMBER.fullmatch(code) or not _NUMBER.fullmatch(first):
        return False
    *outer, end = (int(part) for part in code.split("."))
    told = [int(part) for part in first.split(".")]
    return any(_is_next([*outer, end + more], told) for more in range(last + before + 1))


def _is_next(last: Sequence[int], told: Sequence[int]) -> bool:
    ends = [[*last[:depth], last[depth] + 1] for depth in range(len(last))]
    return any(told in (end, [*end, 1]) for end in ends) or told == [*last, 1]


def _gone_on(above: TableRead, table: TableRead, why: str) -> TableRead:
    home = above.continues or above.sheet
    note = Repair((), f"{why}: đọc như phần còn lại của bảng ở trang “{home}”")
    sections, rows = table.sections, table.rows
    if above.sections:
        more, last = len(above.sections), _open_section(above)
        sections = _opened(above, table)
        rows = tuple(replace(row, section=last if row.section is None else row.section + more) for row in rows)
    return replace(
        table,
        title=above.title,
        sections=sections,
        rows=rows,
        continues=home,
        repairs=(note, *table.repairs),
    )


def _open_section(above: TableRead) -> int | None:
    """Return the place of the section in which a table ends, which may stand below its last row."""
    is_below = bool(above.sections) and above.sections[-1].row > above.rows[-1].rows[-1]
    return len(above.sections) - 1 if is_below else above.rows[-1].section


def _opened(above: TableRead, table: TableRead) -> tuple[SectionRead, ...]:
    """Return the sections of the table above, and behind them those of a table that begins where it ends."""
    found = [replace(section, row=0) for section in above.sections]
    chain = list(_chain(found, _open_section(above)))
    styles = [style_of(found[place].number, found[place].title) for place in chain]
    for section in table.sections:
        parent = section.parent
        if parent is not None:
            parent += len(above.sections)
        else:
            style = style_of(section.number, section.title)
            depth = styles.index(style) if style in styles else len(chain)
            parent = chain[depth - 1] if depth else None
        path = (*(found[parent].path if parent is not None else ()), section.number)
        found.append(replace(section, parent=parent, path=path))
    return tuple(found)


def _chain(sections: Sequence[SectionRead], place: int | None) -> Iterator[int]:
    """Yield the places of a section and of those that it stands in, from the outermost on."""
    if place is not None:
        yield from _chain(sections, sections[place].parent)
        yield place
