"""The figures of a table: which columns hold amounts, what a cell says, how rows stand under each other."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from cdsdesk.checks.once import once_per_paper
from cdsdesk.checks.paper import Paper, PaperRow, PaperTable, RowKind
from cdsdesk.vietnamese.numbers import MoneyUnit, read_money_unit, read_number
from cdsdesk.vietnamese.text import search_key

_NOTHING = "-–—()⁽⁾¹²³⁴⁵⁶⁷⁸⁹*. "
_FOOTNOTE = re.compile(r" ?(?:⁽?[⁰¹²³⁴-⁹]+⁾?|\*+| \([0-9*]\))$")
_NO_AMOUNT = re.compile(
    r"\b(?:stt|tt|ma(?: so)?|thoi gian|thoi han|han|ngay|ky hieu|van ban|dien thoai|ghi chu|ty le|ti le|quyet dinh"
    r"|cap do|danh gia|xep (?:loai|hang)|tang|giam|chenh lech|so sanh|binh quan|trung binh|don gia|so nam)\b|%|^nam$"
)
_TOTAL = re.compile(
    r"(?:tong cong|tong so|tong|cong)(?:$| *[:(+./].*| [ivx]+\b.*)|(?:tong )?cong (?:muc|phan|toan|[a-h])\b.*"
)
_COLUMN_NUMBER = re.compile(r"\(?(?:[0-9]{1,2}|[A-D])\)?(?: ?= ?[0-9()+:/x*, -]+)?")
_ORDINAL = re.compile(
    r"(?P<dotted>[0-9]{1,3}(?:\.[0-9]{1,3})*)[.)]?|(?P<roman>[IVX]{1,5})[.)]?|(?P<upper>[A-H])[.)]?"
    r"|(?P<lower>[a-eđghikl])[.)]?|(?P<dash>[-+*•])"
)
_LED = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVX]{1,5}|[A-H])[.)](?=\s)")
_NOT_NUMBERED = 30
_FEW = 3
_MONEY = re.compile(r"\b(?:kinh phi|von|ngan sach|du toan|muc dau tu|so tien|giai ngan|thu|chi)\b")


@dataclass(frozen=True)
class Figures:
    """A table with its cells read as numbers; rows and columns are counted from 0."""

    table: PaperTable
    _read: dict[str, tuple[Decimal, ...]] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """Return a cell as it stands, "" beyond the end of its row."""
        cells = self.table.rows[row].cells
        return cells[column].text if column < len(cells) else ""

    def is_blank(self, row: int, column: int) -> bool:
        """Whether a cell holds nothing, a dash or only the mark of a footnote."""
        return not self.text(row, column).strip(_NOTHING)

    def value(self, row: int, column: int, *, foreign: bool = False) -> Decimal | None:
        """Return the number of a cell, its separators read the Vietnamese way or the ``foreign`` one; else None."""
        readings = self._readings(self.text(row, column))
        return (readings[-1] if foreign else readings[0]) if readings else None

    def _readings(self, text: str) -> tuple[Decimal, ...]:
        if text not in self._read:
            bare = text if not text.strip(_NOTHING) else _FOOTNOTE.sub("", text)
            self._read[text] = read_number(bare).readings if any(char.isdecimal() for char in bare) else ()
        return self._read[text]

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows but those that only number the columns."""
        return tuple(row for row, told in enumerate(self.table.rows) if not _numbers_columns(told))

    @cached_property
    def totals(self) -> frozenset[int]:
        """The rows that add up others, told by their kind or by their words."""
        return frozenset(row for row in self.rows if self._is_total(row))

    def _is_total(self, row: int) -> bool:
        """A numbered row with the sum of those under it is their heading, whatever kind it was read as."""
        kind, named = self.table.rows[row].kind, self.names_total(row)
        return (kind is RowKind.TOTAL and (named or not self._ordinal(row))) or (kind is RowKind.DATA and named)

    def names_total(self, row: int) -> bool:
        """Whether the words of a row say that it adds up others ("Tổng cộng"), not only its figures or its kind."""
        return _TOTAL.fullmatch(search_key(self.label(row)).rstrip(" :.")) is not None

    def label(self, row: int) -> str:
        """Return the first words of a row that are no number and no ordinal."""
        for column in range(len(self.table.rows[row].cells)):
            text = self.text(row, column)
            if text and not _ORDINAL.fullmatch(text) and not self._readings(text):
                return text
        return ""

    @cached_property
    def amounts(self) -> tuple[int, ...]:
        """The columns of numbers that may be added up: no ordinals, days, shares or differences."""
        return tuple(column for column in range(len(self.table.header)) if self._is_amount(column))

    def _is_amount(self, column: int) -> bool:
        if _NO_AMOUNT.search(search_key(self.table.header[column])):
            return False
        told = [row for row in self.rows if not self.is_blank(row, column)]
        numbers = [row for row in told if self.value(row, column) is not None]
        return bool(numbers) and 2 * len(numbers) > len(told) and not any("%" in self.text(row, column) for row in told)

    @cached_property
    def ranks(self) -> tuple[int, ...]:
        """For each row how deep its ordinal stands; a heading stands above rows of the same kind of ordinal."""
        first = next((text for row in self.rows if (text := self._ordinal(row)) in ("A", "I")), "A")
        return tuple(
            2 * _rank(self._ordinal(row), letters_above=first == "A") - (told.kind is RowKind.SECTION)
            for row, told in enumerate(self.table.rows)
        )

    def _ordinal(self, row: int) -> str:
        text = self.text(row, 0)
        led = _LED.match(text)
        return (led[0] if led else text).rstrip(".)") if led or _ORDINAL.fullmatch(text) else ""

    def below(self, row: int) -> tuple[int, ...]:
        """Return the rows that stand under a row by their ordinals."""
        return self._below.get(row, ())

    @cached_property
    def _below(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = {row: [] for row in self.rows}
        above: list[int] = []
        for row in self.rows:
            if row in self.totals:
                above.clear()
                continue
            while above and self.ranks[above[-1]] >= self.ranks[row]:
                above.pop()
            for one in above:
                found[one].append(row)
            above.append(row)
        return {row: tuple(under) for row, under in found.items()}

    def unit(self, column: int) -> MoneyUnit | None:
        """Return the unit of money of a column, its heading before the unit line."""
        return read_money_unit(self.table.header[column]) or read_money_unit(self.table.unit_line)

    def is_money(self, column: int) -> bool:
        """Whether a column holds amounts of money."""
        return bool(self.unit(column)) or bool(_MONEY.search(search_key(self.table.header[column])))

    def decimals(self, column: int, *, foreign: bool = False) -> int:
        """Return the most decimals that a number of a column is written with."""
        values = [value for row in self.rows if (value := self.value(row, column, foreign=foreign)) is not None]
        return max((max(-int(value.as_tuple().exponent), 0) for value in values), default=0)


@once_per_paper
def figures_of(paper: Paper) -> tuple[Figures, ...]:
    """Return the tables of a paper with their figures; kept, for every rule on numbers reads them."""
    return tuple(map(Figures, paper.tables))


def _numbers_columns(row: PaperRow) -> bool:
    """Tell a row "(1) (2) (3=1+2)" below a header from data."""
    told = [cell.text for cell in row.cells if cell.text]
    if len(told) < _FEW or not all(map(_COLUMN_NUMBER.fullmatch, told)):
        return False
    numbers = [int(one) for text in told if (one := text.strip("()").split("=")[0].strip()).isdecimal()]
    return not numbers or (numbers[0] <= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))))


def _rank(ordinal: str, *, letters_above: bool) -> int:
    found = _ORDINAL.fullmatch(ordinal) if ordinal else None
    if found is None:
        return _NOT_NUMBERED
    if found["dotted"]:
        return 2 + found["dotted"].count(".")
    if found["roman"] or found["upper"]:
        return int(bool(found["roman"]) == letters_above)
    return 10 if found["lower"] else 11
