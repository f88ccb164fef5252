"""Results of the year's indicators by field, held against target, last period and last year; those that are missed."""

from collections import defaultdict
from collections.abc import Sequence

from cdsdesk.document.blocks import Block, Heading, ListItem, Run
from cdsdesk.model.comparing import PastValue, comparison, past_values
from cdsdesk.model.evaluation import evaluate, measured
from cdsdesk.model.indicators import (
    PILLAR_WORDS,
    Accumulation,
    Better,
    Comparator,
    Evaluation,
    Indicator,
    Measurement,
    Pillar,
    Target,
)
from cdsdesk.model.periods import period_words, window
from cdsdesk.model.reading import levels_of_period, measurement_of, target_of
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.gaps import amount_words, gap_words
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.telling import counted, lines, listed, paragraph, under
from cdsdesk.reporting.values import evaluation_words, ref, result_words, target_words
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.text import search_key

LETTERS = "abcdđeghiklmnopqrstuvxy"
_SEVERAL = 2
_SERVICES = ("truc tuyen", "thu tuc hanh chinh", "dich vu cong")
_JUDGED = {
    Evaluation.EXCEEDED: "vượt mục tiêu",
    Evaluation.MET: "hoàn thành mục tiêu",
    Evaluation.MISSED: "chưa đạt mục tiêu",
}
_DOWN = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})
_COUNTED = {Evaluation.EXCEEDED: "vượt", Evaluation.MET: "đạt", Evaluation.MISSED: "chưa đạt"}


def services(context: Context) -> tuple[Block, ...]:
    """Tell the indicators of online procedures; nothing when none has a result."""
    found = [row for row in levels_of_period(context.snapshot) if is_service(row)]
    rows = [row for row in found if _line(context, row)]
    said_above = "{carried}" in context.outline.sentences["services"]
    carried = carried_by_all(context, rows) if said_above else ()
    opening = context.say("services", window=_window(context, rows), carried=carried)
    return under(opening, lines(_line(context, row, says_carried=not carried) for row in rows))


def _window(context: Context, rows: Sequence[Indicator]) -> Words:
    """Return the days that values count: of the period, or from the start of the year; nothing where they differ."""
    snapshot, period = context.snapshot, context.period
    values = [measurement_of(snapshot, row.uid) for row in rows]
    ways = {row.accumulation for row in rows}
    if any(value is not None and value.uid in snapshot.carried for value in values) or len(ways) != 1:
        return ()
    firsts = {
        Accumulation.IN_PERIOD: period.data_from,
        Accumulation.YEAR_TO_DATE: min(window(str(period.year)).data_from, period.data_from),
    }
    first = firsts.get(ways.pop())
    if first is None:
        return ()
    words = f"từ ngày {format_date(first)} đến ngày {format_date(period.data_to)}"
    return (Run(words, refs=(ref(context.report, "period"),)),)


def is_service(indicator: Indicator) -> bool:
    """Whether an indicator counts procedures and files of the one-stop shop."""
    words = search_key(indicator.name)
    return any(sign in words for sign in _SERVICES)


def indicators(context: Context) -> tuple[Block, ...]:
    """Tell every indicator that has a result, under its field; nothing is said of those without one."""
    apart = context.has("services")
    rows = [row for row in levels_of_period(context.snapshot) if not (apart and is_service(row))]
    carried = carried_by_all(context, [row for row in rows if _line(context, row)])
    fields: dict[Pillar, list[Block]] = defaultdict(list)
    for indicator in rows:
        words = _line(context, indicator, says_carried=not carried)
        if words:
            fields[indicator.pillar or Pillar.OTHER].append(ListItem((*words, Run("."))))
    blocks: list[Block] = [*paragraph(context.say("carried_indicators", carried=carried))] if carried else []
    told = [pillar for pillar in Pillar if fields[pillar]]
    for pillar, letter in zip(told, LETTERS, strict=False):
        if len(told) > 1:
            blocks.append(Heading(3, f"{letter}) {PILLAR_WORDS[pillar]}", f"linh_vuc_{pillar.value}"))
        blocks.extend(fields[pillar])
    return tuple(blocks)


def missed(context: Context) -> tuple[Block, ...]:
    """Tell which targets were missed, by how much and why; nothing when none was."""
    found = missed_indicators(context)
    opening = context.say("missed", count=counted(found, what=""))
    return under(opening, lines(_missed_line(context, row) for row in found))


def missed_indicators(context: Context) -> tuple[Indicator, ...]:
    """Return the indicators whose result is printed as missed."""
    rows = levels_of_period(context.snapshot)
    return tuple(row for row in rows if _judged(context, row) is Evaluation.MISSED)


def _judged(context: Context, indicator: Indicator) -> Evaluation | None:
    """Return the evaluation that is printed: the written one, else the computed one; None where nothing was told."""
    measurement = measurement_of(context.snapshot, indicator.uid)
    if measurement is None or measurement.evaluation_written is not None:
        return measurement.evaluation_written if measurement is not None else None
    return None if measurement.evaluation_text else evaluate(indicator, _target(context, indicator), measurement)


def _target(context: Context, indicator: Indicator) -> Target | None:
    return target_of(context.snapshot, indicator)


def evaluations(context: Context) -> tuple[Block, ...]:
    """Sum up how many targets were passed, reached and missed; of a single one its own line tells."""
    groups: dict[Evaluation, list[Measurement]] = defaultdict(list)
    for indicator in levels_of_period(context.snapshot):
        judged, measurement = _judged(context, indicator), measurement_of(context.snapshot, indicator.uid)
        if judged in _COUNTED and measurement is not None:
            groups[judged].append(measurement)
    told = [row for rows in groups.values() for row in rows]
    if len(told) < 2:
        return ()
    total = counted(told, "evaluation_written")
    carried = () if context.has("indicators") else _carried_values(context, told)
    if len(groups) == 1:
        evaluation = Run(_COUNTED[next(iter(groups))])
        return paragraph(context.say("indicators_all", total=total, evaluation=evaluation, carried=carried))
    parts = [
        (counted(groups[kind], "evaluation_written", f"chỉ tiêu {words}"),)
        for kind, words in _COUNTED.items()
        if groups[kind]
    ]
    return paragraph(context.say("indicators", total=total, evaluations=listed(parts), carried=carried))


def _line(context: Context, indicator: Indicator, *, says_carried: bool = True) -> Words:
    """Return "Tỷ lệ … đạt 61,8% (2.204/3.568), vượt mục tiêu …; tăng 3,2 điểm % so với …"; nothing without a result."""
    measurement, target = measurement_of(context.snapshot, indicator.uid), _target(context, indicator)
    result = result_words(indicator, target, measurement)
    if not result or measurement is None:
        return ()
    before, year_ago = _compared(context, indicator)
    return context.say(
        "indicator",
        name=named(indicator),
        result=Run(f"{_verb(context, indicator, measurement)}{result}", refs=(ref(measurement, "value"),)),
        judgement=_judgement(context, indicator, measurement, target),
        since_before=_since(indicator, measurement, before),
        since_last_year=_since(indicator, measurement, year_ago),
        carried=_carried(context, measurement) if says_carried else (),
    )


def _carried(context: Context, measurement: Measurement) -> Words:
    """Return the period that a value stands from, when it was not told in this one."""
    if measurement.uid not in context.snapshot.carried:
        return ()
    return (Run(period_words(measurement.period), refs=(ref(measurement, "period"),)),)


def carried_by_all(context: Context, rows: Sequence[Indicator]) -> Words:
    """Return the period that all values stand from, to be said once; nothing where they differ or there is one."""
    values = (measurement_of(context.snapshot, row.uid) for row in rows)
    return _carried_values(context, [value for value in values if value is not None])


def _carried_values(context: Context, values: Sequence[Measurement]) -> Words:
    words = {"".join(run.text for run in _carried(context, value)) for value in values}
    if len(values) < _SEVERAL or len(words) != 1 or not (said := words.pop()):
        return ()
    return (Run(said, refs=tuple(ref(value, "period") for value in values)),)


def named(indicator: Indicator) -> Run:
    """Return the name of an indicator, with its scope: "Tỷ lệ … (tại cấp xã)"."""
    scope = indicator.scope.strip()
    name = f"{indicator.name} ({scope[:1].lower()}{scope[1:]})" if scope else indicator.name
    return Run(name, refs=(ref(indicator, "name"),))


def _verb(context: Context, indicator: Indicator, measurement: Measurement) -> str:
    """Return what stands between a name and its result, so that "đạt" is said once and only of what may be reached."""
    has_number = measurement.value is not None or measurement.numerator is not None
    if not has_number or "đạt" in indicator.name.lower():
        return ": "
    if indicator.better is not Better.HIGHER:
        return " là "
    return " mới đạt " if _judged(context, indicator) is Evaluation.MISSED else " đạt "


def _judgement(context: Context, indicator: Indicator, measurement: Measurement, target: Target | None) -> Words:
    aimed, judged = target_words(indicator, target), _judged(context, indicator)
    year = target.year if target is not None else context.period.year
    verdict = (ref(measurement, "evaluation_written"),)
    if judged in _JUDGED:
        down = indicator.better is Better.LOWER or (target is not None and target.comparator in _DOWN)
        better = judged is Evaluation.EXCEEDED and down
        words = [Run("tốt hơn mục tiêu" if better else _JUDGED[judged], refs=verdict)]
        if target is not None and aimed:
            words.append(Run(f" năm {year} ({aimed})", refs=(ref(target, "value"),)))
        return tuple(words)
    words = [Run(f"mục tiêu năm {year}: {aimed}", refs=(ref(target, "value"),))] if aimed and target else []
    other = evaluation_words(indicator, target, measurement)
    if other:
        words.append(Run(f"{', ' if words else ''}đánh giá: {other}", refs=verdict))
    return tuple(words)


def _compared(context: Context, indicator: Indicator) -> tuple[PastValue | None, PastValue | None]:
    """Return the value of the period before and that of the same period last year; the former, if it is the latter."""
    found = comparison(context.snapshot, indicator)
    if found.carried:
        return None, None
    earlier = past_values(context.snapshot, indicator, context.period.code, 1)
    before = found.before or next(iter(earlier), None)
    if before is not None and found.last_year is not None and before.period == found.last_year.period:
        before = None
    return before, found.last_year


def _since(indicator: Indicator, now: Measurement, past: PastValue | None) -> Words:
    """Return "tăng 3,2 điểm % so với quý I năm 2026"; nothing where one side has no number."""
    value = measured(indicator, now)
    if past is None or past.value is None or value is None:
        return ()
    words = amount_words(indicator, value - past.value).replace("+", "tăng ", 1).replace("−", "giảm ", 1)
    refs = ref(now, "value"), ref(past.measurement, "value")
    return (Run(f"{words} so với {period_words(past.period)}", refs=refs),)


def _missed_line(context: Context, indicator: Indicator) -> Words:
    measurement, target = measurement_of(context.snapshot, indicator.uid), _target(context, indicator)
    if measurement is None:
        return ()
    reason = measurement.reason.strip().rstrip(".")
    return context.say(
        "missed_indicator",
        name=named(indicator),
        result=Run(
            result_words(indicator, target, measurement) or "chưa có số liệu", refs=(ref(measurement, "value"),)
        ),
        gap=gap_words(indicator, target, measurement),
        reason=Run(f"{reason[:1].lower()}{reason[1:]}", refs=(ref(measurement, "reason"),)),
    )
