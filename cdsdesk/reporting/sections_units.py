"""What the offices below told of a period, in the report of the office above: who reported, ranking, indicators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cdsdesk.document.blocks import Align, Block, Cell, CellKind, Column, DataRow, HeaderCell, Ref, Run, Table, TotalRow
from cdsdesk.model.consolidation import Consolidation, IndicatorRow, IndicatorTotal, Office
from cdsdesk.model.evaluation import ratio
from cdsdesk.model.indicators import Better, Indicator, Measure
from cdsdesk.model.states import DONE, LATE
from cdsdesk.model.systems import Submission
from cdsdesk.model.tasks import State
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.telling import closed, counted, listed, paragraph
from cdsdesk.reporting.values import NOTHING, ref
from cdsdesk.vietnamese.numbers import format_number

_NAMED = 20
_NUMBER = Align.RIGHT, CellKind.NUMBER
_RANKING = (
    Column("rank", 8, Align.CENTER),
    Column("unit", 38),
    Column("tasks", 12, *_NUMBER),
    Column("done", 14, *_NUMBER),
    Column("late", 12, *_NUMBER),
    Column("share", 16, *_NUMBER),
)
_RANKING_HEADER = ("Xếp hạng", "Đơn vị", "Số nhiệm vụ", "Hoàn thành", "Trễ hạn", "Tỷ lệ hoàn thành (%)")
_INDICATORS = (
    Column("code", 8, Align.CENTER, CellKind.CODE),
    Column("name", 32),
    Column("units", 10, *_NUMBER),
    Column("result", 18, Align.CENTER),
    Column("best", 16),
    Column("worst", 16),
)
_INDICATORS_HEADER = ("STT", "Chỉ tiêu", "Số đơn vị có số liệu", "Kết quả chung", "Tốt nhất", "Kém nhất")


@dataclass(frozen=True)
class _Standing:
    """How one office stands with its tasks; those that are not due yet count as well."""

    office: Office
    tasks: int
    done: int
    late: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.done * 100, self.tasks) if self.tasks else Fraction(0)


def units(context: Context) -> tuple[Block, ...]:
    """Say which offices below have reported, which were late or have not, and rank them by the tasks they have done."""
    lower = context.lower
    if lower is None or not lower.reported:
        return ()
    told = context.say(
        "units",
        reported=_how_many(lower.reported),
        late=_how_many(lower.late),
        missing=_names(lower.missing),
    )
    table = _ranking(lower)
    return (*paragraph(told if table else closed(told)), *table)


def unit_indicators(context: Context) -> tuple[Block, ...]:
    """Show the indicators added up over the offices below, each with the best and the worst of them."""
    lower = context.lower
    if lower is None:
        return ()
    names = {office.unit.uid: office for office in lower.offices}
    rows = [_indicator_row(context, one, names) for one in lower.indicators if one.added]
    if not rows:
        return ()
    table = Table(_INDICATORS, (tuple(HeaderCell(label) for label in _INDICATORS_HEADER),), tuple(rows))
    return (*paragraph(context.say("unit_indicators")), table)


def _sent(found: Sequence[Office]) -> list[Submission]:
    return [office.submission for office in found if office.submission is not None]


def _how_many(found: Sequence[Office]) -> Run:
    return counted(_sent(found))


def _names(missing: Sequence[Office]) -> Words:
    """Name the offices that have sent nothing, or say how many when they are too many to be named."""
    if len(missing) > _NAMED:
        return (counted([office.unit for office in missing], what="đơn vị"),)
    return listed([(Run(office.unit.name, refs=(ref(office.unit, "name"),)),) for office in missing])


def _ranking(lower: Consolidation) -> tuple[Block, ...]:
    """Rank the offices by the share of tasks done; equal shares stand on the same place."""
    found = sorted(_standings(lower), key=lambda one: -one.share)
    if not found:
        return ()
    places = {share: at for at, share in reversed(list(enumerate((one.share for one in found), 1)))}
    rows = tuple(_standing_row(places[one.share], one) for one in found)
    sums = [sum(values) for values in zip(*((one.tasks, one.done, one.late) for one in found), strict=True)]
    share = Fraction(sums[1] * 100, sums[0])
    total = TotalRow((Cell(""), Cell("Tổng cộng"), *(_number(value) for value in sums), _percent(share)))
    return (Table(_RANKING, (tuple(HeaderCell(label) for label in _RANKING_HEADER),), (*rows, total)),)


def _standings(lower: Consolidation) -> list[_Standing]:
    told: dict[str, list[State | None]] = {}
    for task in lower.tasks:
        for row in task.rows:
            told.setdefault(row.unit, []).append(row.state)
    return [
        _Standing(office, len(states), sum(one in DONE for one in states), sum(one in LATE for one in states))
        for office in lower.reported
        if (states := told.get(office.unit.uid))
    ]


def _standing_row(place: int, one: _Standing) -> DataRow:
    source = tuple(ref(row) for row in _sent([one.office]))
    counts = (_number(value, source) for value in (one.tasks, one.done, one.late))
    name = Cell(one.office.unit.name, refs=(ref(one.office.unit, "name"),))
    return DataRow((Cell(str(place), place, source), name, *counts, _percent(one.share, source)))


def _number(value: int, refs: tuple[Ref, ...] = ()) -> Cell:
    return Cell(format_number(value), value, refs)


def _percent(share: Fraction, refs: tuple[Ref, ...] = ()) -> Cell:
    value = _decimal(share)
    return Cell(format_number(value, 1), value, refs)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _indicator_row(context: Context, one: IndicatorTotal, names: Mapping[str, Office]) -> DataRow:
    own = context.snapshot.find(Indicator, one.key)
    sign = -1 if own is not None and own.better is Better.LOWER else 1
    found = [(value, row) for row in one.added if (value := _reached(one, row)) is not None]
    ranked = sorted(found, key=lambda pair: -sign * pair[0])
    ends = (ranked[0], ranked[-1]) if len(ranked) > 1 and ranked[0][0] != ranked[-1][0] else (None, None)
    return DataRow(
        (
            Cell(one.code),
            Cell(one.name),
            _number(len(one.added)),
            Cell(_total_words(one)),
            *(_end(one, end, names) for end in ends),
        )
    )


def _reached(one: IndicatorTotal, row: IndicatorRow) -> Fraction | None:
    if one.measure is Measure.RATIO:
        return ratio(row.numerator, row.denominator)
    return None if row.reached is None else Fraction(row.reached)


def _total_words(one: IndicatorTotal) -> str:
    """Return "62,6% (67/107)" of a share, of anything else the sum."""
    if one.share is not None:
        parts = f"{format_number(one.numerator)}/{format_number(one.denominator)}"
        return f"{format_number(_decimal(one.share), 1)}% ({parts})"
    return NOTHING if one.total is None else f"{format_number(one.total)} {one.unit_text}".rstrip()


def _end(one: IndicatorTotal, end: tuple[Fraction, IndicatorRow] | None, names: Mapping[str, Office]) -> Cell:
    """Return the office at one end of the list with what it reached; nothing where all are alike."""
    office = names.get(end[1].unit) if end is not None else None
    if end is None or office is None:
        return Cell(NOTHING)
    value = _decimal(end[0])
    words = f"{format_number(value, 1)}%" if one.measure is Measure.RATIO else format_number(value)
    return Cell(f"{office.unit.name}: {words}", refs=tuple(ref(row) for row in _sent([office])))
