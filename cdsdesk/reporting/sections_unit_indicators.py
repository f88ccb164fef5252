"""Indicators added up over the offices below: the common result beside the target, the best and the worst office."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from cdsdesk.document.blocks import Align, Block, Cell, CellKind, Column, DataRow, HeaderCell, Table
from cdsdesk.model.consolidation import Consolidation, IndicatorTotal, Office
from cdsdesk.model.indicators import Better, Indicator, Measure, Measurement
from cdsdesk.model.reading import target_of
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.telling import paragraph
from cdsdesk.reporting.unit_cells import number_cell, parts_words, reached, sources, value_words
from cdsdesk.reporting.values import NOTHING, evaluation_words, ref, target_words

_COLUMNS = (
    Column("code", 7, Align.CENTER, CellKind.CODE),
    Column("name", 26),
    Column("target", 11, Align.CENTER),
    Column("units", 9, Align.RIGHT, CellKind.NUMBER),
    Column("result", 16, Align.CENTER),
    Column("evaluation", 9, Align.CENTER),
    Column("best", 14),
    Column("worst", 14),
)
_HEADER = ("STT", "Chỉ tiêu", "Mục tiêu", "Số đơn vị có số liệu", "Kết quả chung", "Đánh giá", "Tốt nhất", "Kém nhất")


def unit_indicators(context: Context) -> tuple[Block, ...]:
    """Show the indicators added up over the offices below, each with the best and the worst of those directly below."""
    lower = context.lower
    if lower is None:
        return ()
    rows = [_row(context, lower, one) for one in lower.indicators if one.added]
    if not rows:
        return ()
    table = Table(_COLUMNS, (tuple(HeaderCell(label) for label in _HEADER),), tuple(rows))
    return (*paragraph(context.say("unit_indicators")), table)


def _row(context: Context, lower: Consolidation, one: IndicatorTotal) -> DataRow:
    own = context.snapshot.find(Indicator, one.key)
    target = target_of(context.snapshot, own) if own is not None else None
    units = {office.unit.uid: office for office in lower.offices}
    told = sources([units[row.unit] for row in one.added if row.unit in units])
    judged = evaluation_words(own, target, _as_measured(one)) if own is not None else ""
    best, worst = _ends(lower, one, own)
    return DataRow(
        (
            Cell(one.code, refs=(ref(own, "code"),) if own is not None else ()),
            Cell(one.name),
            Cell((target_words(own, target) if own is not None else "") or _usual_target(one) or NOTHING),
            number_cell(len(one.added), told),
            Cell(_result_words(one), refs=told),
            Cell(judged or NOTHING),
            _end(best, units),
            _end(worst, units),
        )
    )


def _usual_target(one: IndicatorTotal) -> str:
    """Return the target that most offices hold their result against, as they write it."""
    told = Counter(row.target for row in one.rows if row.target)
    return min(told, key=lambda words: (-told[words], words), default="")


def _as_measured(one: IndicatorTotal) -> Measurement:
    if one.measure is Measure.RATIO:
        return Measurement(indicator=one.key, numerator=one.numerator, denominator=one.denominator)
    return Measurement(indicator=one.key, value=one.total)


def _result_words(one: IndicatorTotal) -> str:
    """Return "62,6% (67/107)" of a share, of anything else the sum with its unit."""
    words = value_words(one)
    if one.measure is Measure.RATIO:
        return f"{words} ({parts_words(one)})" if words else parts_words(one)
    return f"{words} {one.unit_text}".strip() or NOTHING


def _ends(
    lower: Consolidation, one: IndicatorTotal, own: Indicator | None
) -> tuple[tuple[str, IndicatorTotal] | None, tuple[str, IndicatorTotal] | None]:
    """Return the offices at both ends of the list; none where all are alike."""
    sign = -1 if own is not None and own.better is Better.LOWER else 1
    found: list[tuple[Fraction, str, IndicatorTotal]] = [
        (value, unit, part)
        for unit, part in lower.by_group(one).items()
        if part.measure is one.measure and (value := reached(part)) is not None
    ]
    ranked = sorted(found, key=lambda each: -sign * each[0])
    if len(ranked) < 2 or ranked[0][0] == ranked[-1][0]:
        return None, None
    return ranked[0][1:], ranked[-1][1:]


def _end(end: tuple[str, IndicatorTotal] | None, units: Mapping[str, Office]) -> Cell:
    office = units.get(end[0]) if end is not None else None
    if end is None or office is None:
        return Cell(NOTHING)
    return Cell(f"{office.unit.name}: {value_words(end[1])}", refs=sources([office]))
