"""Levels of an indicator in rows of their own: "1 | Tỷ lệ hồ sơ" above "- Tại cấp xã | 80%" or "1.1 | Cấp xã | 80%"."""

from collections.abc import Sequence
from dataclasses import replace

from cdsdesk.importing.column_signs import signs_of
from cdsdesk.importing.cut_rows import is_bullet
from cdsdesk.importing.levels import OF_LEVEL, is_sub_code, names_level, split_levels, without_mark
from cdsdesk.importing.named_levels import with_named_levels
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.wording import shortened

_FEWEST = 2
_LONGEST = 60
_NOTE = 80
_NOTHING = "-"


def with_level_rows(table: TableRead) -> TableRead:
    """Return a table whose indicators hold the rows of their levels, each cell with one line for each level."""
    name, unit = table.meaning.column("name"), table.meaning.column("unit_text")
    if table.kind != "indicators" or name is None:
        return table
    levels = [column for column, path in enumerate(table.meaning.fields) if path and path.split(".")[0] in OF_LEVEL]
    rows: list[RowRead] = []
    notes: list[Repair] = []
    place = 0
    while place < len(table.rows):
        row, below = table.rows[place], _levels_below(table.rows, place, name, levels)
        units = {each.cells[unit] for each in (row, *below)} - {""} if unit is not None else ()
        is_one = len(below) >= _FEWEST and len(units) < _FEWEST
        joined = _joined(row, below, name, levels) if is_one else None
        if joined is None:
            rows.append(row)
            place += 1
            continue
        title = shortened(row.cells[name], _NOTE)
        notes.append(Repair(joined.rows, f"{len(below)} dòng là các cấp của chỉ tiêu “{title}”"))
        rows.append(joined)
        place += 1 + len(below)
    rows, named = with_named_levels(rows, name, unit, levels)
    notes += named
    return replace(table, rows=tuple(rows), repairs=(*table.repairs, *notes)) if notes else table


def _levels_below(rows: Sequence[RowRead], place: int, name: int, levels: Sequence[int]) -> Sequence[RowRead]:
    """Return the rows of levels just below an indicator without figures of its own; () when there are none."""
    row = rows[place]
    if not row.cells[name] or is_bullet(row.cells[name]) or any(row.cells[column] for column in levels):
        return ()
    end = place + 1
    while end < len(rows) and rows[end].section == row.section and _is_level(rows[end], row.code, name, levels):
        end += 1
    has_more = end < len(rows) and rows[end].code and is_sub_code(rows[end].code, row.code)
    return () if has_more else rows[place + 1 : end]


def _is_level(row: RowRead, above: str, name: int, levels: Sequence[int]) -> bool:
    """Say whether a row has figures and the name of a level, or no number and behind its dash a few words.

    Words that are an indicator themselves are no level; ``above`` is the number of the indicator above.
    """
    text = row.cells[name]
    scope = without_mark(text)
    if (row.code and not is_sub_code(row.code, above)) or not any(row.cells[column] for column in levels):
        return False
    if names_level(scope):
        return True
    return not row.code and scope != text and len(text) <= _LONGEST and "indicator" not in signs_of([scope])


def _joined(row: RowRead, below: Sequence[RowRead], name: int, levels: Sequence[int]) -> RowRead | None:
    """Return the row with its levels in it; None where its text would not come apart again as it was put together."""
    cells = list(row.cells)
    for column in range(len(cells)):
        told = [each.cells[column] for each in below]
        if column == name:
            cells[column] = "\n".join([cells[column], *(f"- {without_mark(text)}" for text in told)])
        elif column not in levels:
            cells[column] = "\n".join(dict.fromkeys(filter(None, [cells[column], *told])))
        elif any(told):
            cells[column] = "\n".join(" ".join(text.split()) or _NOTHING for text in told)
    found = split_levels(cells[name], {column: cells[column] for column in levels})[1]
    if len(found) != len(below):
        return None
    numbers = tuple(number for each in (row, *below) for number in each.rows)
    problems = tuple(problem for each in (row, *below) for problem in each.problems)
    notes = tuple(dict.fromkeys(note for each in (row, *below) for note in each.footnotes))
    return replace(row, rows=numbers, cells=tuple(cells), problems=problems, footnotes=notes)
