"""Rows that tick one of several columns: the word of the ticked column is the value of the field they tell."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from cdsdesk.importing.repair import Repair
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.tick_headings import Ticks, tick_columns
from cdsdesk.vietnamese.text import clean_line, search_key

_TICKS = frozenset({"x", "×", "✓", "✔", "☑", "v", "√", "*", "+", "1", "co", "da"})


def with_ticks_as_words(table: TableRead, told: Collection[int]) -> TableRead:
    """Return a table whose ticks are words in the first of their columns; columns that a person ``told`` stay.

    Cells with more than a tick keep it behind the word; a row that ticks two columns is told.
    """
    for ticks in tick_columns(table.kind, table.headers):
        holder, *others = ticks.words
        fields = table.meaning.fields
        is_known = fields[holder] == ticks.path and not any(fields[column] for column in others)
        if is_known and not set(told) & set(others) and _is_ticked(table, ticks):
            table = _in_words(table, ticks)
    return table


def _is_ticked(table: TableRead, ticks: Ticks) -> bool:
    filled = [cell for row in table.rows for column in ticks.words if (cell := row.cells[column])]
    return 2 * sum(map(_is_tick, filled)) > len(filled)


def _is_tick(cell: str) -> bool:
    return search_key(cell).strip(" .") in _TICKS or cell.strip() in _TICKS


def _in_words(table: TableRead, ticks: Ticks) -> TableRead:
    rows = tuple(_row_in_words(row, ticks) for row in table.rows)
    words = ", ".join(f"“{word}”" for word in ticks.words.values())
    note = Repair(table.header_rows[:1], f"Các cột đánh dấu {words} đọc thành một: chữ của cột được đánh dấu")
    return replace(table, rows=rows, repairs=(*table.repairs, note))


def _row_in_words(row: RowRead, ticks: Ticks) -> RowRead:
    holder = next(iter(ticks.words))
    told = [_told(word, row.cells[column]) for column, word in ticks.words.items() if row.cells[column]]
    cells = [("" if column in ticks.words else cell) for column, cell in enumerate(row.cells)]
    cells[holder] = "; ".join(told)
    numbers = {column: number for column, number in row.numbers.items() if column not in ticks.words}
    problems = (*row.problems, *_problems(ticks.path, told))
    return replace(row, cells=tuple(cells), numbers=numbers, problems=problems)


def _told(word: str, cell: str) -> str:
    return word if _is_tick(cell) else f"{word} ({clean_line(cell)})"


def _problems(path: str, told: Sequence[str]) -> list[tuple[str, str]]:
    return [(path, f"Đánh dấu ở {len(told)} cột: {'; '.join(told)}")] if len(told) > 1 else []
