"""Tables that multiply: how many, what one costs, what all cost."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cdsdesk.checks.column_groups import parts_of_heading
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_totals import cell_place
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.table_figures import Figures, figures_of
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number

_COUNT = re.compile(r"so luong(?: \(.*\))?|sl|khoi luong")
_EACH = re.compile(r"(?:don gia|muc chi|dinh muc)(?: .*)?")
_ALL = re.compile(r"thanh tien(?: .*)?")


@paper_rule("numbers.product", Severity.WARNING, "Số lượng nhân đơn giá không bằng thành tiền")
def product(paper: Paper) -> Iterator[Issue]:
    """Told where most rows multiply, in the unit that they multiply in; other columns may take part elsewhere."""
    for figures in figures_of(paper):
        columns = _columns(figures)
        if columns is None:
            continue
        count, each, whole = columns
        made = {row: values for row in figures.rows if (values := _values(figures, row, columns)) is not None}
        factor = _factor(list(made.values()))
        right = [row for row, (one, two, told) in made.items() if one * two * factor == told]
        if 2 * len(right) <= len(made):
            continue
        for row, (one, two, told) in made.items():
            should = one * two * factor
            if abs(should - told) > _slack(figures, whole):
                text = figures.text(row, whole)
                yield Issue(
                    f"Dòng {quoted(figures.label(row))}: {figures.text(row, count)} nhân {figures.text(row, each)} là "
                    f"{format_number(should)}, cột {quoted(figures.table.header[whole])} ghi {text}",
                    expected=format_number(should),
                    found=text,
                    facts=(figures.label(row),),
                    place=cell_place(figures.table, row, text),
                )


def _columns(figures: Figures) -> tuple[int, int, int] | None:
    """Return the columns of count, price and sum, each of which a table must have once."""
    found = [
        [at for at, heading in enumerate(figures.table.header) if kind.fullmatch(parts_of_heading(heading)[-1])]
        for kind in (_COUNT, _EACH, _ALL)
    ]
    return (found[0][0], found[1][0], found[2][0]) if all(len(columns) == 1 for columns in found) else None


def _values(figures: Figures, row: int, columns: tuple[int, int, int]) -> tuple[Decimal, Decimal, Decimal] | None:
    one, two, told = (figures.value(row, column) for column in columns)
    return (one, two, told) if one is not None and two is not None and told is not None else None


def _factor(rows: list[tuple[Decimal, Decimal, Decimal]]) -> Decimal:
    """Return the step between the units of price and sum that fits most rows: đồng and nghìn đồng, or the same."""
    steps = [Decimal(10) ** power for power in (0, -3, -6, 3)]
    return max(steps, key=lambda step: sum(one * two * step == told for one, two, told in rows))


def _slack(figures: Figures, column: int) -> Decimal:
    decimals = figures.decimals(column)
    return Decimal(1).scaleb(-decimals) / 2 if decimals else Decimal(0)
