"""The columns of the list of indicators: counts, result, target, how much is reached, what came before."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from cdsdesk.actions.indicator_edits import define
from cdsdesk.actions.indicator_list import (
    aim_understood,
    aim_words,
    counts_words,
    reached,
    result_question,
    result_understood,
    shown_result,
    value_words,
)
from cdsdesk.actions.indicator_past import PERIODS, before_words, last_year_words, past_periods
from cdsdesk.actions.measuring import COUNTS, set_measurement, set_target
from cdsdesk.model.calling import understood_as
from cdsdesk.model.indicators import EVALUATION_WORDS, Evaluation
from cdsdesk.model.periods import period_words
from ui.desk import Desk
from ui.edits import Edit
from ui.periods import words as period_title
from ui.places.indicator_rows import AIMED, COUNTED, EVALUATED, REACHED, RESULT, IndicatorRow
from ui.places.tones import EVALUATION_TONES
from ui.tables.columns import Column, Editor
from ui.theme.colours import Tone

BY_FIGURES = "Theo số liệu (tự tính)"
EVALUATION_CHOICES = (BY_FIGURES, *EVALUATION_WORDS.values())
_BARS = {**EVALUATION_TONES, Evaluation.MET: Tone.GREEN}
_INDENT = "\u2003"
_NO_COUNTS = "—"
_PAST = tuple(f"past{number}" for number in range(1, PERIODS + 1))
Told = Callable[[IndicatorRow], str]


def measurement_edit(row: IndicatorRow, period: str, field: str, text: str) -> Edit:
    """Return the edit that tells one thing of an indicator in a period."""
    standing = row.measurement if row.judged.carried else None
    return lambda snapshot, who: set_measurement(snapshot, row.uid, period, {field: text}, who, standing)


def definition_edit(row: IndicatorRow, field: str, text: str) -> Edit:
    """Return the edit that sets one field of an indicator's definition."""
    return lambda snapshot, who: define(snapshot, row.uid, field, text, who)


def target_edit(row: IndicatorRow, year: int, text: str) -> Edit:
    """Return the edit that writes what is aimed at in a year."""
    return lambda snapshot, who: set_target(snapshot, row.uid, year, text, who)


def evaluation_text(row: IndicatorRow) -> str:
    """Return the evaluation that is printed, also a written word that is none of the official ones."""
    printed, told = row.judged.printed, row.measurement
    if row.judged.written is None and told is not None and told.evaluation_text:
        return told.evaluation_text
    return EVALUATION_WORDS[printed] if printed is not None else ""


def own_evaluation(row: IndicatorRow) -> str:
    """Return the evaluation that somebody wrote, else that it follows the figures."""
    return EVALUATION_WORDS[row.judged.written] if row.judged.written is not None else BY_FIGURES


def evaluation_edit(row: IndicatorRow, period: str, word: str) -> Edit:
    """Return the edit that writes an evaluation; the first choice leaves it to the figures."""
    return measurement_edit(row, period, "evaluation_written", "" if word == BY_FIGURES else word)


def result_own_text(row: IndicatorRow) -> str:
    """Return the text that the editor of a result starts from: what was written, else what is shown."""
    told = row.measurement
    return (told.text if told is not None else "") or value_words(row.judged)


def carried_hint(row: IndicatorRow) -> str:
    """Say from which period a value stands."""
    told = row.measurement
    return f"Số của {period_words(told.period)}" if row.judged.carried and told is not None else ""


def columns(desk: Desk) -> tuple[Column, ...]:
    """Return the columns of the table; those of earlier periods are hidden at first."""
    return (*_defined(), *_told(desk), *_aimed(desk), *_judged(desk), *past_columns(desk))


def _defined() -> tuple[Column, ...]:
    return (
        Column(
            "code",
            "STT",
            42,
            lambda row: "" if row.record.parent else row.record.code,
            change=lambda row, text: definition_edit(row, "code", text),
            locked=lambda row: bool(row.record.parent),
            order=("code",),
            marks=lambda row: row.findings_on("code"),
        ),
        Column(
            "name",
            "Chỉ tiêu",
            190,
            _name,
            own_text=lambda row: row.record.scope if row.record.parent else row.record.name,
            change=lambda row, text: definition_edit(row, "scope" if row.record.parent else "name", text),
            editor=Editor.LONG,
            order=("name",),
            stretch=5,
            marks=lambda row: row.findings_on("", "name"),
        ),
    )


def _divided(row: IndicatorRow) -> bool:
    return row.judged.levels


def _name(row: IndicatorRow) -> str:
    if not row.record.parent:
        return row.record.name
    return f"{_INDENT}– {row.record.scope or 'Cấp chưa đặt tên'}"


def _told(desk: Desk) -> tuple[Column, ...]:
    def telling(field: str) -> Callable[[IndicatorRow, str], Edit]:
        return lambda row, text: measurement_edit(row, desk.period.code, field, text)

    return (
        Column(
            COUNTS,
            "Tử số / mẫu số",
            116,
            _counts,
            own_text=lambda row: counts_words(row.measurement),
            change=telling(COUNTS),
            order=(COUNTED,),
            locked=_divided,
            right=True,
            marks=lambda row: row.findings_on("numerator", "denominator"),
            dim=lambda row: row.judged.carried,
            hint=_counts_hint,
        ),
        Column(
            "text",
            "Kết quả",
            68,
            lambda row: shown_result(row.judged),
            own_text=result_own_text,
            change=telling("text"),
            order=(RESULT,),
            locked=_divided,
            right=True,
            marks=_result_marks,
            asked=lambda row: result_question(row.judged),
            dim=lambda row: row.judged.carried,
            hint=lambda row: "\n".join(filter(None, (carried_hint(row), result_understood(row.judged)))),
        ),
    )


def _aimed(desk: Desk) -> tuple[Column, ...]:
    return (
        Column(
            "target",
            "Được giao",
            84,
            lambda row: aim_words(row.judged.target),
            change=lambda row, text: target_edit(row, desk.period.year, text),
            order=(AIMED,),
            locked=_divided,
            right=True,
            marks=lambda row: row.findings_on("targets"),
            hint=_target_hint,
        ),
        Column(
            "unit_text",
            "ĐVT",
            44,
            lambda row: row.record.unit_text,
            change=lambda row, text: definition_edit(row, "unit_text", text),
            order=("unit_text",),
        ),
    )


def _counts(row: IndicatorRow) -> str:
    words = counts_words(row.measurement)
    return words or (_NO_COUNTS if row.measurement is not None and value_words(row.judged) else "")


def _counts_hint(row: IndicatorRow) -> str:
    parts = (row.record.numerator_label, row.record.denominator_label)
    labels = " / ".join(part or "…" for part in parts) if any(parts) else ""
    return "\n".join(filter(None, (labels, carried_hint(row))))


def _result_marks(row: IndicatorRow) -> tuple[str, ...]:
    found = tuple(row.findings_on("value", "text"))
    asked = "" if found else result_question(row.judged)
    return (*found, asked) if asked else found


def _target_hint(row: IndicatorRow) -> str:
    target = row.judged.target
    return understood_as(aim_understood(target)) if target is not None else ""


def _judged(desk: Desk) -> tuple[Column, ...]:
    return (
        Column("reached", "Tiến độ", 70, lambda row: "", order=(REACHED,), bar=_bar),
        Column(
            "evaluation",
            "Đánh giá",
            128,
            evaluation_text,
            own_text=own_evaluation,
            locked=_divided,
            change=lambda row, text: evaluation_edit(row, desk.period.code, text),
            editor=Editor.CHOICE,
            choices=EVALUATION_CHOICES,
            order=(EVALUATED,),
            tone=lambda row: EVALUATION_TONES[row.judged.printed] if row.judged.printed is not None else None,
            marks=lambda row: row.findings_on("evaluation_written", "evaluation_text"),
            nothing=BY_FIGURES,
        ),
    )


def _bar(row: IndicatorRow) -> tuple[Decimal, Tone] | None:
    if row.judged.levels:
        return None
    tone = _BARS.get(row.judged.derived, Tone.GREY) if row.judged.derived is not None else Tone.GREY
    return reached(row.judged) or Decimal(0), tone


def past_columns(desk: Desk) -> tuple[Column, ...]:
    """Return the columns of what came before, headed by their periods."""
    codes = past_periods(desk.everything(), desk.period.code)
    before = Column("before", "Kỳ trước", 84, _before(desk), right=True, hint=_moved(desk), starts_hidden=True)
    named = [
        Column(
            key,
            period_title(codes[place]) if place < len(codes) else f"Kỳ trước nữa ({place + 1})",
            96,
            _of_period(codes[place] if place < len(codes) else ""),
            right=True,
            starts_hidden=True,
        )
        for place, key in enumerate(_PAST)
    ]
    last_year = Column(
        "last_year", "Cùng kỳ năm trước", 120, _last_year(desk), right=True, hint=_moved_year(desk), starts_hidden=True
    )
    return (before, last_year, *named)


def headed_anew(shown: Sequence[Column], desk: Desk) -> tuple[Column, ...]:
    """Return the columns with those of earlier periods as they are for the period that is open now."""
    anew = {one.key: one for one in past_columns(desk)}
    return tuple(replace(anew.get(one.key, one), width=one.width) for one in shown)


def _before(desk: Desk) -> Told:
    return lambda row: "" if row.judged.levels else before_words(desk.snapshot(), row.record)[0]


def _last_year(desk: Desk) -> Told:
    return lambda row: "" if row.judged.levels else last_year_words(desk.snapshot(), row.record)[0]


def _moved(desk: Desk) -> Told:
    return lambda row: _since(before_words(desk.snapshot(), row.record)[1])


def _moved_year(desk: Desk) -> Told:
    return lambda row: _since(last_year_words(desk.snapshot(), row.record)[1])


def _since(moved: str) -> str:
    return f"Từ đó đến nay: {moved}" if moved else ""


def _of_period(code: str) -> Told:
    return lambda row: row.earlier.get(code, "")
