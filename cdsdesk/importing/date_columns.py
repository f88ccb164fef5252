"""Days written month first ("05/28/2022"), told by the whole column: no single cell says which of two days it means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.wording import in_column

_DATES = frozenset(
    {"deadline_text", "deadline_from", "due_text", "date", "founded", "joined", "birth_year", "reported"}
)
_NUMERIC = re.compile(r"\s*([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})\s*")
_MONTHS = 12
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Day:
    """A day in figures: the place of its row, its two small numbers as they stand, the year, the mark between."""

    place: int
    first: int
    second: int
    year: str
    mark: str

    @property
    def is_doubtful(self) -> bool:
        """Say whether both numbers may be the month."""
        return self.first <= _MONTHS and self.second <= _MONTHS and self.first != self.second


def with_days_first(
    rows: tuple[RowRead, ...], meaning: Meaning, headers: Sequence[str]
) -> tuple[tuple[RowRead, ...], tuple[Repair, ...]]:
    """Return the rows with the days of columns written month first turned round, and what was turned.

    A column with a day that can only be month first, and none that can only be day first, is written so all through.
    Where both stand, each day that can be read both ways gets a problem.
    """
    changed, notes = list(rows), []
    for column, path in enumerate(meaning.fields):
        if path is None or path.partition(".")[0] not in _DATES:
            continue
        # Many rows share few deadlines.
        if not any(map(_NUMERIC.fullmatch, {row.cells[column] for row in rows})):
            continue
        days = list(_days(rows, column))
        if not any(day.second > _MONTHS >= day.first for day in days):
            continue
        if any(day.first > _MONTHS >= day.second for day in days):
            for day in filter(lambda day: day.is_doubtful, days):
                problem = path, in_column(headers[column], _two_ways(day))
                row = changed[day.place]
                changed[day.place] = replace(row, problems=(*row.problems, problem))
            continue
        notes.append(_turned(changed, column, days, headers[column]))
    return tuple(changed), tuple(notes)


def _days(rows: Sequence[RowRead], column: int) -> Iterator[_Day]:
    for place, row in enumerate(rows):
        if (found := _NUMERIC.fullmatch(row.cells[column])) is not None:
            yield _Day(place, int(found[1]), int(found[3]), found[4], found[2])


def _turned(rows: list[RowRead], column: int, days: Sequence[_Day], header: str) -> Repair:
    """Turn the days of a column round in ``rows`` and return the remark on it."""
    examples = []
    for day in days:
        row = rows[day.place]
        cells = list(row.cells)
        cells[column] = f"{day.second:02d}{day.mark}{day.first:02d}{day.mark}{day.year}"
        if cells[column] != row.cells[column].strip():
            examples.append((row.cells[column].strip(), cells[column]))
        rows[day.place] = replace(row, cells=tuple(cells))
    examples = list(dict.fromkeys(examples))
    shown = ", ".join(f"“{before}” là {after}" for before, after in examples[:_SHOWN])
    numbers = tuple(rows[day.place].rows[0] for day in days)
    message = f"Cả cột ghi tháng trước ngày, đã đọc lại {len(days)} ô: {shown}; hãy xem có đúng không"
    return Repair(numbers, in_column(header, message), is_loss=True, examples=tuple(examples[:_SHOWN]))


def _two_ways(day: _Day) -> str:
    written = f"{day.first:02d}{day.mark}{day.second:02d}{day.mark}{day.year}"
    ways = f"ngày {day.first} tháng {day.second} hay {day.second} tháng {day.first}"
    return f"“{written}” là {ways}? Cột có cả hai lối ghi, đọc ngày trước"
