"""Columns of a table against each other: need, grant and what lacks, shares of counts, running totals, units."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, permutations

from cdsdesk.checks.column_groups import needs_and_grants, running_totals
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper, PaperTable, Passage, RowKind
from cdsdesk.checks.paper_totals import cell_place
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.table_figures import Figures, figures_of
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number, read_money, read_percent
from cdsdesk.vietnamese.text import search_key

_ENOUGH_ROWS = 3
_MOST_COLUMNS = 12
_JUMP, _SMALL = 100, 10
_MEASURED = re.compile(r"ty le|ti le|diem|binh quan|trung binh|chi so|so sanh|%")
_OWN_UNIT = re.compile(
    r"[0-9][0-9., ]* ?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: đồng)?|tr\.?đ|đồng|đ|vnđ)[.;]?", re.IGNORECASE
)
_RUNNING = "luy ke"
_SHARE_OF = re.compile(r"\bt[yi] le (?:kinh phi )?(?:da )?(cap|giai ngan|bo tri|phan bo|thuc hien|hoan thanh)\b")
_WHOLE = re.compile(r"\b(?:nhu cau|ke hoach|tong so|duoc giao|so giao|du toan|da cap|da bo tri)\b")
_AMOUNTS = re.compile(
    r"^(?!so (?!tien)|co cau|ty le|nguon)(?:.*\b)?(?:kinh phi|von|ngan sach|du toan|muc dau tu|so tien)\b"
)
_TOLD_UNIT = re.compile(r"\b(?:dvt|don vi tinh|don vi)\b ?:? ?(?:nghin|ngan|trieu|ty|ti)? ?dong\b")
_FEWEST_DONG = 1_000_000


def _heading(table: PaperTable, column: int) -> str:
    return quoted(table.header[column].replace(" / ", ", "))


def _label(figures: Figures, row: int) -> str:
    return quoted(figures.label(row)) if figures.label(row) else "trên"


@paper_rule("numbers.supplement", Severity.WARNING, "Nhu cầu trừ đã cấp không bằng phần bổ sung hoặc còn thiếu")
def supplement(paper: Paper) -> Iterator[Issue]:
    """What lacks is the need without what was granted; less may be asked for on purpose and is doubtful."""
    for figures in figures_of(paper):
        table = figures.table
        for need, grant, lack in needs_and_grants(figures):
            rows = [row for row in figures.rows if figures.value(row, need) is not None]
            rows = [row for row in rows if figures.value(row, lack) is not None]
            should = {row: _number(figures, row, need) - _number(figures, row, grant) for row in rows}
            wrong = [row for row in rows if should[row] != _number(figures, row, lack)]
            if len(wrong) > max(len(rows) - len(wrong), 1):
                continue
            for row in wrong:
                told = _number(figures, row, lack)
                yield Issue(
                    f"Dòng {_label(figures, row)}: {_heading(table, need)} trừ {_heading(table, grant)} được "
                    f"{format_number(should[row])}, cột {_heading(table, lack)} ghi {format_number(told)}",
                    expected=format_number(should[row]),
                    found=format_number(told),
                    facts=(figures.label(row), table.header[lack]),
                    place=cell_place(table, row, figures.text(row, lack)),
                    doubtful=told < should[row] and len(wrong) == len(rows),
                )


def _number(figures: Figures, row: int, column: int) -> Decimal:
    return figures.value(row, column) or Decimal(0)


@paper_rule("numbers.share-of-columns", Severity.WARNING, "Tỷ lệ trong bảng không bằng cột này chia cột kia")
def share_of_columns(paper: Paper) -> Iterator[Issue]:
    """Which columns a share is made of is learned from the rows: nearly all of them must agree."""
    for figures in figures_of(paper):
        table = figures.table
        numbers = [column for column in range(len(table.header)) if _holds_numbers(figures, column)]
        if len(numbers) > _MOST_COLUMNS:
            continue
        for shares in range(len(table.header)):
            if _holds_shares(figures, shares):
                yield from _of_shares(figures, shares, [column for column in numbers if column != shares])


def _holds_numbers(figures: Figures, column: int) -> bool:
    """Whether a column has numbers that may be counts: no ordinals, no shares."""
    return column > 0 and sum(_plain(figures, row, column) is not None for row in figures.rows) >= _ENOUGH_ROWS


def _plain(figures: Figures, row: int, column: int) -> Decimal | None:
    return None if "%" in figures.text(row, column) else figures.value(row, column)


def _holds_shares(figures: Figures, column: int) -> bool:
    named = re.search(r"\bt[yi] le\b|%", search_key(figures.table.header[column])) is not None
    return sum(named or "%" in figures.text(row, column) for row in figures.rows) >= _ENOUGH_ROWS


def _of_shares(figures: Figures, shares: int, numbers: Sequence[int]) -> Iterator[Issue]:
    told = {row: read_percent(figures.text(row, shares)) for row in figures.rows}
    for part, whole in permutations(numbers, 2):
        checked = [row for row in told if told[row] is not None and _plain(figures, row, part) is not None]
        checked = [row for row in checked if _plain(figures, row, whole)]
        wrong = [row for row in checked if not _is_share(figures, row, shares, part, whole)]
        right = len(checked) - len(wrong)
        named = _is_named(figures, shares, part, whole)
        enough = right >= _ENOUGH_ROWS and len(wrong) * 4 <= len(checked)
        enough = enough or (named and right > 1 and len(wrong) <= right)
        if enough and _says_something(figures, checked, part, whole):
            for row in wrong:
                yield _share_issue(figures, row, shares, part, whole)
            return


def _is_named(figures: Figures, shares: int, part: int, whole: int) -> bool:
    """Whether headings say that a share is of these two: "Nhu cầu", "Đã cấp", "Tỷ lệ cấp"."""
    told, of = (search_key(figures.table.header[column]) for column in (part, whole))
    share = _SHARE_OF.search(search_key(figures.table.header[shares]))
    return share is not None and share[1] in told and _WHOLE.search(of) is not None


def _is_share(figures: Figures, row: int, shares: int, part: int, whole: int) -> bool:
    text = figures.text(row, shares)
    told = read_percent(text) or Decimal(0)
    decimals = max(-int(told.as_tuple().exponent), 0)
    return abs(_number(figures, row, part) * 100 / _number(figures, row, whole) - told) <= Decimal(1).scaleb(-decimals)


def _says_something(figures: Figures, rows: Sequence[int], part: int, whole: int) -> bool:
    """Whether part and whole differ in some rows, so that more than 100 % was agreed upon."""
    return sum(figures.value(row, part) != figures.value(row, whole) for row in rows) > 1


def _share_issue(figures: Figures, row: int, shares: int, part: int, whole: int) -> Issue:
    table = figures.table
    right = f"{format_number(_number(figures, row, part) * 100 / _number(figures, row, whole), 1)}%"
    return Issue(
        f"Dòng {_label(figures, row)}: {_heading(table, part)} chia {_heading(table, whole)} là {right}, "
        f"cột {_heading(table, shares)} ghi {figures.text(row, shares)}",
        expected=right,
        found=figures.text(row, shares),
        facts=(figures.label(row), table.header[shares]),
        place=cell_place(table, row, figures.text(row, shares)),
    )


@paper_rule("numbers.shrinks", Severity.WARNING, "Số lũy kế của kỳ sau nhỏ hơn kỳ trước")
def shrinks(paper: Paper) -> Iterator[Issue]:
    """What is counted from the start of a year only grows; where nobody says that it is so counted, it is doubtful."""
    for issue in _steps(paper, lambda before, after: after < before):
        yield issue("nhỏ hơn")


@paper_rule("numbers.jump", Severity.WARNING, "Số của một kỳ gấp nhiều lần kỳ trước")
def jump(paper: Paper) -> Iterator[Issue]:
    """A hundredfold within months is most often a thousand written as a unit; always doubtful."""
    for issue in _steps(paper, lambda before, after: before >= _SMALL and after >= _JUMP * before, doubtful=True):
        yield issue("gấp nhiều lần")


def _steps(
    paper: Paper, odd: Callable[[Decimal, Decimal], bool], *, doubtful: bool = False
) -> Iterator[Callable[[str], Issue]]:
    """Yield a maker of an issue for each odd step between two columns of a running count."""
    for figures in figures_of(paper):
        table = figures.table
        named = _RUNNING in search_key(" ".join((table.unit_line, *table.header)))
        for before, after in pairwise(running_totals(figures)):
            for row in figures.rows:
                first, last = figures.value(row, before), figures.value(row, after)
                if first is None or last is None or _MEASURED.search(search_key(figures.label(row))):
                    continue
                if "%" not in figures.text(row, after) and odd(first, last):
                    sure = not doubtful and (named or _RUNNING in search_key(figures.label(row)))
                    yield _step_maker(figures, row, (before, after), doubtful=not sure)


def _step_maker(figures: Figures, row: int, columns: tuple[int, int], *, doubtful: bool) -> Callable[[str], Issue]:
    before, after = columns
    table, text = figures.table, figures.text(row, after)

    def made(words: str) -> Issue:
        return Issue(
            f"Dòng {_label(figures, row)}: cột {_heading(table, after)} ghi {text}, {words} "
            f"{figures.text(row, before)} của cột {_heading(table, before)}"
            + ("; chưa chắc là sai" if doubtful else ""),
            found=text,
            facts=(figures.label(row), figures.text(row, before), table.header[after]),
            place=cell_place(table, row, text),
            doubtful=doubtful,
        )

    return made


@paper_rule("numbers.two-units", Severity.WARNING, "Một bảng hoặc một phụ lục dùng hai đơn vị tính tiền")
def two_units(paper: Paper) -> Iterator[Issue]:
    """A cell with a unit of its own is wrong in any sum; tables of one annex may differ on purpose."""
    for figures in figures_of(paper):
        yield from _own_units(figures)
    for annex in paper.annexes:
        tables = [block for block in annex.blocks if isinstance(block, PaperTable)]
        units = {unit: table for table in reversed(tables) if (unit := _unit(Figures(table)))}
        if len(units) > 1:
            words = " và ".join(sorted(unit.lower() for unit in units))
            last = next(table for table in tables if _unit(Figures(table)) not in ("", _unit(Figures(tables[0]))))
            yield Issue(f"{annex.label} dùng hai đơn vị tính: {words}", found=words, place=last.place, doubtful=True)


def _unit(figures: Figures) -> str:
    """Return the unit of money of a table, "" when it has none or several."""
    units = {unit for column in figures.amounts if (unit := figures.unit(column)) is not None}
    return units.pop().label if len(units) == 1 else ""


def _own_units(figures: Figures) -> Iterator[Issue]:
    for column in figures.amounts:
        unit = figures.unit(column)
        for row in figures.rows if unit is not None else ():
            text = figures.text(row, column)
            if unit is None or not _OWN_UNIT.fullmatch(text) or read_money(text, unit).unit is unit:
                continue
            yield Issue(
                f"Dòng {_label(figures, row)}: ghi {quoted(text)} trong cột tính bằng {unit.label.lower()}",
                expected=unit.label,
                found=text,
                place=cell_place(figures.table, row, text),
            )


@paper_rule("numbers.no-unit", Severity.NOTE, "Cột số tiền của bảng không ghi đơn vị tính")
def without_unit(paper: Paper) -> Iterator[Issue]:
    """Told once of a table whose amounts are too small for đồng, where no line around it gives a unit either."""
    words = " ".join(block.text for block in paper.blocks if isinstance(block, Passage))
    if _TOLD_UNIT.search(search_key(" ".join((words, *(annex.title for annex in paper.annexes))))):
        return
    for figures in figures_of(paper):
        header = figures.table.header
        for column in range(len(header)):
            if figures.unit(column) is None and _AMOUNTS.search(search_key(header[column])):
                rows = [row for row in figures.rows if (figures.value(row, column) or 0) > 0]
                if len(rows) >= _ENOUGH_ROWS and all(_number(figures, row, column) < _FEWEST_DONG for row in rows):
                    text = figures.text(rows[0], column)
                    yield Issue(
                        f"Cột {_heading(figures.table, column)} không ghi đơn vị tính, số ghi như {quoted(text)}",
                        found=text,
                        facts=(header[column],),
                        place=cell_place(figures.table, rows[0], text),
                    )
                    break


@paper_rule("numbers.unit", Severity.WARNING, "Số tiền quá lớn so với đơn vị tính của bảng")
def too_large(paper: Paper) -> Iterator[Issue]:
    """Amounts in đồng below a line that says nghìn or triệu đồng come to thousands of tỷ; told once for a table."""
    for figures in figures_of(paper):
        table = figures.table
        found = [(row, column) for column in figures.amounts for row in figures.rows if _is_large(figures, row, column)]
        data = [one for one in found if table.rows[one[0]].kind is RowKind.DATA]
        for row, column in (data or found)[:1]:
            unit = figures.unit(column)
            yield Issue(
                f"Cột {_heading(table, column)} tính bằng {unit.label.lower() if unit else ''} nhưng có số "
                f"{figures.text(row, column)}, tức trên 10.000 tỷ đồng; có thể các số được ghi bằng đồng",
                found=figures.text(row, column),
                place=cell_place(table, row, figures.text(row, column)),
            )


def _is_large(figures: Figures, row: int, column: int) -> bool:
    unit = figures.unit(column)
    reading = read_money(figures.text(row, column), unit) if unit is not None and unit.factor > 1 else None
    return reading is not None and reading.amount is not None and bool(reading.problem)
