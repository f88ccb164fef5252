"""The cells of annexes whose rows are indicators; of a period, of several years, of a plan."""

from cdsdesk.document.blocks import Cell, Ref
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.periods import period_code
from cdsdesk.model.reading import measurement_of, target_of
from cdsdesk.reporting.annex_cells import Asked, Makers
from cdsdesk.reporting.values import NOTHING, evaluation_words, ref, result_words, target_words

_Indicator = Asked[Indicator]


def _code(asked: _Indicator) -> Cell:
    row = asked.record
    return Cell(row.code if not row.parent else "", refs=(ref(row, "code"),))


def _number(asked: _Indicator) -> Cell:
    return Cell(asked.code, refs=(ref(asked.record, "code"),))


def _name(asked: _Indicator) -> Cell:
    row = asked.record
    return Cell(f"- {row.scope}" if row.scope else row.name, refs=(ref(row, "name"),))


def _full_name(asked: _Indicator) -> Cell:
    row = asked.record
    return Cell(f"{row.name} ({row.scope})" if row.scope else row.name, refs=(ref(row, "name"),))


def _unit(asked: _Indicator) -> Cell:
    return Cell(asked.record.unit_text, refs=(ref(asked.record, "unit_text"),))


def _lead(asked: _Indicator) -> Cell:
    return Cell("; ".join(asked.record.lead), refs=(ref(asked.record, "lead"),))


def _own_note(asked: _Indicator) -> Cell:
    return Cell(asked.record.note, refs=(ref(asked.record, "note"),))


def _target(asked: _Indicator) -> Cell:
    target = target_of(asked.context.snapshot, asked.record, _year(asked))
    refs = (_of_year(asked, target, "value", "target"),)
    return Cell(target_words(asked.record, target) or _empty(asked), refs=refs)


def _aim(asked: _Indicator) -> Cell:
    target = target_of(asked.context.snapshot, asked.record)
    refs = (_of_year(asked, target, "value", "target"),)
    return Cell(target_words(asked.record, target) or NOTHING, refs=refs)


def _result(asked: _Indicator) -> Cell:
    told = _told(asked)
    words = result_words(asked.record, target_of(asked.context.snapshot, asked.record, _year(asked)), told)
    return Cell(words or _empty(asked), refs=(_of_year(asked, told, "value", "result"),))


def _evaluation(asked: _Indicator) -> Cell:
    told = _told(asked)
    words = evaluation_words(asked.record, target_of(asked.context.snapshot, asked.record, _year(asked)), told)
    refs = (_of_year(asked, told, "evaluation_written", "evaluation_written"),)
    return Cell(words or _empty(asked), refs=refs)


def _reached(asked: _Indicator) -> Cell:
    """Return what was reached in the year before, of which a plan tells."""
    before, row = asked.context.before.snapshot, asked.record
    told = measurement_of(before, row.uid)
    year = str(asked.context.period.year - 1)
    found = ref(told, f"value.{year}") if told is not None else ref(row, f"result.{year}")
    return Cell(result_words(row, target_of(before, row), told) or NOTHING, refs=(found,))


def _note(asked: _Indicator) -> Cell:
    told = _told(asked)
    source = told if told is not None else asked.record
    return Cell((told.reason or told.note) if told is not None else "", refs=(ref(source, "note"),))


def _empty(asked: _Indicator) -> str:
    """Return what stands where nothing was told; of a row with levels the levels tell."""
    return "" if asked.context.snapshot.where(Indicator, "parent", asked.record.uid) else NOTHING


def _year(asked: _Indicator) -> int:
    return int(asked.part) if asked.part else asked.context.period.year


def _told(asked: _Indicator) -> Measurement | None:
    """Return the value for the period, of another year that of the whole year."""
    snapshot = asked.context.snapshot
    if _year(asked) == asked.context.period.year:
        return measurement_of(snapshot, asked.record.uid)
    rows = snapshot.where(Measurement, "indicator", asked.record.uid)
    of_year = (row for row in rows if row.unit == snapshot.office and period_code(row.period) == asked.part)
    return next(of_year, None)


def _of_year(asked: _Indicator, found: Target | Measurement | None, field: str, lacking: str) -> Ref:
    """Point at a value, or at the indicator that has none; of another year with the year behind."""
    suffix = "" if _year(asked) == asked.context.period.year else f".{asked.part}"
    source: Record = found if found is not None else asked.record
    return ref(source, f"{field if found is not None else lacking}{suffix}")


INDICATORS: Makers[Indicator] = {
    "code": _code,
    "name": _name,
    "unit": _unit,
    "target": _target,
    "result": _result,
    "evaluation": _evaluation,
    "lead": _lead,
    "note": _note,
}
"""The columns that a layout of indicators may have."""

PLAN_INDICATORS: Makers[Indicator] = {
    "code": _number,
    "name": _full_name,
    "unit": _unit,
    "reached": _reached,
    "target": _aim,
    "lead": _lead,
    "note": _own_note,
}
"""The columns that a layout of a plan's indicators may have."""
