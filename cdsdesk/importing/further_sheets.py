"""A table that goes on over several sheets: without headings, or with the same ones and no title of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cdsdesk.importing.header_lines import line_key
from cdsdesk.importing.repair import Grid, Repair
from cdsdesk.importing.row_signs import plain_code
from cdsdesk.importing.sections import SectionRead, style_of
from cdsdesk.importing.table_read import TableRead, read_rest

_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3})*")
_AT_THE_TOP = 4


def rest_of(above: TableRead, grid: Grid) -> TableRead | None:
    """Return what stands on a sheet without headings as the rest of a table; None unless its numbers go on there."""
    code, title = above.meaning.ordinal, above.meaning.title
    filled = [cells for cells in grid.texts if any(cells)]
    if code is None or title is None or not above.rows:
        return None
    if any(column >= len(above.headers) for cells in filled for column, cell in enumerate(cells) if cell):
        return None
    numbers = [plain_code(cells[code]) for cells in filled[:_AT_THE_TOP] if code < len(cells) and cells[code]]
    first = next((number for number in numbers if _NUMBER.fullmatch(number)), "")
    if not _follows(above, first):
        return None
    rest = read_rest(grid, above)
    if not rest.rows or any(not row.cells[title] for row in rest.rows):
        return None
    return _gone_on(above, rest, "Trang này không có tiêu đề cột, số thứ tự nối tiếp")


def gone_on(above: TableRead, table: TableRead) -> TableRead:
    """Return a table of another sheet as it is, or as going on with the one above: its head, its numbers, no title."""
    same = [line_key(text) for text in above.headers] == [line_key(text) for text in table.headers]
    if not same or table.title.text or table.title.plan or not table.rows or above.meaning.kind != table.meaning.kind:
        return table
    if not _follows(above, table.rows[0].code):
        return table
    return _gone_on(above, table, "Trang này không có tên bảng, cùng tiêu đề cột, số thứ tự nối tiếp")


def _follows(above: TableRead, first: str) -> bool:
    """Say whether a number comes next to the last one of a table: 11 to 10, 2.4 or 3 or 3.1 to 2.3."""
    last = next((row.code for row in reversed(above.rows) if row.code), "")
    if not _NUMBER.fullmatch(last) or not _NUMBER.fullmatch(first):
        return False
    parts = [int(part) for part in last.split(".")]
    ends = [[*parts[:depth], parts[depth] + 1] for depth in range(len(parts))]
    told = [int(part) for part in first.split(".")]
    return any(told in (end, [*end, 1]) for end in ends) or told == [*parts, 1]


def _gone_on(above: TableRead, table: TableRead, why: str) -> TableRead:
    home = above.continues or above.sheet
    note = Repair((), f"{why}: đọc như phần còn lại của bảng ở trang “{home}”")
    sections, rows = table.sections, table.rows
    if above.sections:
        more, last = len(above.sections), above.rows[-1].section
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


def _opened(above: TableRead, table: TableRead) -> tuple[SectionRead, ...]:
    """Return the sections of the table above, and behind them those of a table that begins where it ends."""
    found = [replace(section, row=0) for section in above.sections]
    chain = list(_chain(found, above.rows[-1].section))
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
