"""Days that a spreadsheet shows as its count of days since 1900, where somebody set the cells of dates to numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.wording import in_column
from cdsdesk.vietnamese.dates import format_date

_DAYS = frozenset({"deadline_text", "deadline_from", "due_text", "date", "founded", "joined"})
_SERIAL = re.compile(r"[345][0-9]{4}")
_FIRST = date(1899, 12, 30)
_YEARS = range(2000, 2050)
_SHOWN = 3


def with_serial_days(
    rows: tuple[RowRead, ...], meaning: Meaning, headers: Sequence[str]
) -> tuple[tuple[RowRead, ...], tuple[Repair, ...]]:
    """Return the rows with "46203" in a column of dates as the day that it stands for, and a note for each column."""
    changed, notes = list(rows), []
    for column, path in enumerate(meaning.fields):
        if path not in _DAYS:
            continue
        # Many rows share few deadlines.
        read = {text: day for text in {row.cells[column] for row in changed} if (day := _day(text)) is not None}
        if not read:
            continue
        days = {place: read[row.cells[column]] for place, row in enumerate(changed) if row.cells[column] in read}
        examples = tuple(dict.fromkeys((changed[place].cells[column], day) for place, day in days.items()))[:_SHOWN]
        shown = ", ".join(f"“{before}” là {after}" for before, after in examples)
        numbers = tuple(changed[place].rows[0] for place in days)
        message = f"Ngày ghi thành số của Excel, đã đọc lại {len(days)} ô: {shown}"
        notes.append(Repair(numbers, in_column(headers[column], message), examples=examples))
        for place, day in days.items():
            cells = changed[place].cells
            changed[place] = replace(changed[place], cells=(*cells[:column], day, *cells[column + 1 :]))
    return tuple(changed), tuple(notes)


def _day(text: str) -> str | None:
    if _SERIAL.fullmatch(text) is None:
        return None
    day = _FIRST + timedelta(days=int(text))
    return format_date(day) if day.year in _YEARS else None
