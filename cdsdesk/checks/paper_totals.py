"""Totals and subtotals in the tables of a document against the rows and columns that they add up."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from cdsdesk.checks.column_groups import whole_and_parts
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper, PaperTable
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.table_figures import Figures, figures_of
from cdsdesk.checks.table_sums import ColumnSums, Sum
from cdsdesk.model.findings import Place, Severity
from cdsdesk.vietnamese.numbers import MoneyUnit, format_number
from cdsdesk.vietnamese.text import search_key

_ROUND_UNITS = frozenset({MoneyUnit.NGHIN, MoneyUnit.TRIEU, MoneyUnit.TY})
_PART_OF = ("trong do", "gom:", "bao gom")
_SINGLE = 1


def cell_place(table: PaperTable, row: int, text: str) -> Place:
    """Return where a cell stands: its row's place with the words of the cell."""
    return replace(table.rows[row].place, quote=text)


@paper_rule("numbers.total-row", Severity.WARNING, "Dòng tổng cộng của bảng không bằng tổng các dòng")
def total_row(paper: Paper) -> Iterator[Issue]:
    """A total may add up all rows, those of its section or those since the last total; one of them must fit."""
    for figures in figures_of(paper):
        for row in sorted(figures.totals):
            for column in figures.amounts:
                yield from _held(figures, row, column, f"dòng {quoted(figures.label(row) or 'Tổng cộng')}", "of_total")


@paper_rule("numbers.subtotal", Severity.WARNING, "Số của một mục không bằng tổng các dòng thuộc mục đó")
def subtotal(paper: Paper) -> Iterator[Issue]:
    """Only where a table adds up at all: amounts of money, or a column that has a total."""
    for figures in figures_of(paper):
        for column in figures.amounts:
            if not figures.is_money(column) and all(figures.value(row, column) is None for row in figures.totals):
                continue
            for row in figures.rows:
                below = figures.below(row)
                if row in figures.totals or not below or _is_part_list(figures, below):
                    continue
                yield from _held(figures, row, column, f"mục {quoted(figures.label(row) or 'trên')}", "of_parent")


def _is_part_list(figures: Figures, below: Sequence[int]) -> bool:
    """Whether the rows below are only some of what a row is made of."""
    return any(search_key(figures.label(row)).startswith(_PART_OF) for row in below)


def _held(figures: Figures, row: int, column: int, name: str, parts: str) -> Iterator[Issue]:
    """Hold the number of a row against the sums that it may be, read in the Vietnamese and in the foreign way."""
    nearest: tuple[Decimal, Sum] | None = None
    for foreign in (False, True):
        sums = ColumnSums(figures, column, foreign)
        told = sums.value(row)
        if told is None:
            return
        slack = _slack(figures, column, foreign=foreign)
        found = list(getattr(sums, parts)(row))
        if not found or any(abs(told - one.value) <= slack * (one.count + 1) for one in found):
            return
        if not foreign:
            nearest = told, min(found, key=lambda one: abs(told - one.value))
    if nearest is not None:
        yield _issue(figures, row, column, name, *nearest)


def _slack(figures: Figures, column: int, *, foreign: bool) -> Decimal:
    """Return how far each number may be rounded: half of the last decimal, nothing for whole numbers."""
    decimals = figures.decimals(column, foreign=foreign)
    return Decimal(1).scaleb(-decimals) / 2 if decimals else Decimal(0)


def _issue(figures: Figures, row: int, column: int, name: str, told: Decimal, found: Sum) -> Issue:
    heading = figures.table.header[column].split(" / ")
    words = f"Cột {quoted(', '.join(heading))}: {name} ghi {format_number(told)}, cộng các dòng được "
    words += format_number(found.value)
    rounded = figures.unit(column) in _ROUND_UNITS and 2 * abs(told - found.value) <= found.count + 1
    lacking = not found.sure and told > found.value
    if rounded:
        words += "; chênh lệch nhỏ, có thể do làm tròn"
    elif lacking:
        words += "; chưa chắc, vì có dòng chưa ghi số"
    return Issue(
        words,
        expected=format_number(found.value),
        found=format_number(told),
        facts=(figures.label(row), figures.table.header[column]),
        place=cell_place(figures.table, row, figures.text(row, column)),
        doubtful=rounded or lacking or found.count == _SINGLE,
    )


@paper_rule("numbers.total-across", Severity.WARNING, "Cột tổng số không bằng tổng các cột thành phần")
def across(paper: Paper) -> Iterator[Issue]:
    """Only columns that are known to be parts of a whole: sources of money, years, quarters, men and women."""
    for figures in figures_of(paper):
        for whole, parts in whole_and_parts(figures):
            wrong = [row for row in figures.rows if _differs(figures, row, whole, parts)]
            right = [row for row in figures.rows if _adds_up(figures, row, whole, parts)]
            if len(wrong) > max(len(right), 1):
                continue
            for row in wrong:
                yield _across_issue(figures, row, whole, parts, doubtful=not right)


def _told(figures: Figures, row: int, parts: Sequence[int]) -> list[Decimal]:
    return [value for column in parts if (value := figures.value(row, column)) is not None]


def _adds_up(figures: Figures, row: int, whole: int, parts: Sequence[int]) -> bool:
    values = _told(figures, row, parts)
    return bool(values) and figures.value(row, whole) == sum(values)


def _differs(figures: Figures, row: int, whole: int, parts: Sequence[int]) -> bool:
    values, told = _told(figures, row, parts), figures.value(row, whole)
    if told is None or not values or any(_is_words(figures, row, column) for column in parts):
        return False
    foreign = [figures.value(row, column, foreign=True) or Decimal(0) for column in parts]
    slack = max(_slack(figures, column, foreign=False) for column in (whole, *parts)) * (len(parts) + 1)
    return abs(told - sum(values)) > slack and figures.value(row, whole, foreign=True) != sum(foreign)


def _is_words(figures: Figures, row: int, column: int) -> bool:
    return figures.value(row, column) is None and not figures.is_blank(row, column)


def _across_issue(figures: Figures, row: int, whole: int, parts: Sequence[int], *, doubtful: bool) -> Issue:
    told, summed = figures.value(row, whole) or Decimal(0), sum(_told(figures, row, parts), Decimal(0))
    names = ", ".join(quoted(figures.table.header[column].split(" / ")[-1]) for column in parts)
    label = quoted(figures.label(row)) if figures.label(row) else "trên"
    return Issue(
        f"Dòng {label}: cột {quoted(figures.table.header[whole].replace(' / ', ', '))} ghi {format_number(told)}, "
        f"cộng các cột {names} được {format_number(summed)}",
        expected=format_number(summed),
        found=format_number(told),
        facts=(figures.label(row), figures.table.header[whole]),
        place=cell_place(figures.table, row, figures.text(row, whole)),
        doubtful=doubtful,
    )
