"""Rows like most: a plain number, many cells, and nothing in them to mend.

They are told from the others column by column, which takes half as long as to look at one row after the other.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import repeat

from cdsdesk.importing.body import Body
from cdsdesk.importing.repair import raw_decimal
from cdsdesk.importing.rows import RowRead
from cdsdesk.readers.raw import RawValue

_PLAIN_CODE = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,5}")
_NUMERIC = frozenset({"funding", "targets", "measurements", "result", "numerator", "denominator"})
_MOST_FILLED = 4


def is_plain_code(text: str) -> bool:
    """Say whether a code is a plain number, nested or not, with nothing around it."""
    return _PLAIN_CODE.fullmatch(text) is not None


def has_filled(body: Body, cells: Sequence[str]) -> bool:
    """Say whether a row has more cells than a section or a sum, one of them where those have none."""
    return len(cells) - cells.count("") > _MOST_FILLED and any(map(cells.__getitem__, body.others))


class Figures:
    """The columns of a table that hold figures, and the numbers in them."""

    def __init__(self, body: Body) -> None:
        self._money = body.money
        fields = enumerate(body.meaning.fields)
        self._columns = [column for column, path in fields if path and path.split(".")[0] in _NUMERIC]

    def numbers(self, rows: Sequence[Sequence[str]], raw: Sequence[Sequence[RawValue]]) -> list[dict[int, Decimal]]:
        """Return for each row by column the numbers that cells of figures hold, not their texts."""
        found: list[dict[int, Decimal]] = [{} for _ in rows]
        for column in self._columns:
            if {line[column].__class__ for line in raw if column < len(line)} <= {str}:
                continue
            for numbers, cells, line in zip(found, rows, raw, strict=True):
                if column < len(line) and (value := line[column]).__class__ is not str:
                    number = raw_decimal(value)
                    is_share = cells[column].endswith("%")
                    if number is not None and not (is_share and column in self._money):
                        numbers[column] = number * 100 if is_share else number
        return found


class PlainRows:
    """The rows of a table that are like most."""

    def __init__(self, body: Body, figures: Figures) -> None:
        self._body, self._figures = body, figures
        self._lines = [body.grid.texts[row] for row in body.rows]
        self._raw = [body.grid.raw[row] for row in body.rows]
        is_whole = {body.width} == {*map(len, self._lines), *map(len, self._raw)}
        self._codes = [line[body.code] for line in self._lines] if is_whole and body.code is not None else []
        self._others = set(self._not_plain()) if self._codes else set()

    def _not_plain(self) -> Iterator[int]:
        """Yield the places in the body of all other rows."""
        body = self._body
        few = min(body.width - _MOST_FILLED, len(body.others))  # with less empty cells surely one of them is filled
        yield from (place for place, code in enumerate(self._codes) if not _PLAIN_CODE.fullmatch(code))
        for place, cells in enumerate(self._lines):
            if cells.count("") >= few and not has_filled(body, cells):
                yield place
        yield from (place for place, line in enumerate(self._raw) if line[body.code or 0].__class__ is not str)
        for column in body.money:
            for place, line in enumerate(self._raw):
                if line[column].__class__ is str and len(self._lines[place][column].split()) > 1:
                    yield place  # a number in two lines was cut

    def read(self, place: int, code_above: str, above: Sequence[str], section: int | None) -> list[RowRead]:
        """Return the rows from a place of the body on as long as they are like most.

        ``code_above`` is the code of the row above and ``above`` its cells as they stand now, () where it was no row.
        """
        end = self._end(place, code_above, above[self._body.code or 0] if above else "")
        if end == place:
            return []
        lines, first = self._lines[place:end], self._body.grid.first_row
        numbers = self._figures.numbers(lines, self._raw[place:end])
        rows = zip([first + row for row in self._body.rows[place:end]], strict=True)
        return list(map(RowRead, rows, self._codes[place:end], map(tuple, lines), numbers, repeat(section)))

    def _end(self, place: int, code_above: str, before: str) -> int:
        """Return the place of the first row that is not like most, or whose code the row above makes doubtful."""
        for at in range(place, len(self._codes)):
            code = self._codes[at]
            # behind 1.9 a spreadsheet may hold 1.1 for 1.10, and a code told again may go on with the row above
            if at in self._others or code == before or (code_above[-1:] == "9" and code[-1:] != "0"):
                return at
            code_above = before = code
        return max(place, len(self._codes))
