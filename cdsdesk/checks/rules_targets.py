"""Targets beside what was reached before, beside those of the nation, and beside what tasks say."""

import re
from collections.abc import Iterator

from cdsdesk.checks.naming import indicator_name, indicator_ref, task_name, task_ref
from cdsdesk.checks.reads import INDICATOR_NAMES, TASK_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.rules_indicators import aim_words, result_words
from cdsdesk.checks.scopes import INDICATORS, TASKS
from cdsdesk.model.evaluation import evaluate
from cdsdesk.model.findings import Severity
from cdsdesk.model.indicators import (
    ORIGIN_WORDS,
    Accumulation,
    Comparator,
    Evaluation,
    Indicator,
    Measure,
    Measurement,
    Origin,
    Target,
)
from cdsdesk.model.periods import known_window
from cdsdesk.model.reading import levels_of_period, target_of
from cdsdesk.model.snapshot import Snapshot, asked_once
from cdsdesk.model.tasks import Task
from cdsdesk.vietnamese.numbers import read_percent
from cdsdesk.vietnamese.text import clean_line

_RESULT = ("measurement.denominator", "measurement.numerator", "measurement.value")
_AIM = ("target.comparator", "target.value", "target.value_to", "indicator.better")
_PERCENT = re.compile(r"[^.;\n]{0,60}?(\d{1,3}(?:[.,]\d+)?)\s?%")
_LEAST_WORDS = 4


def _of_year(snapshot: Snapshot, indicator: Indicator, year: int) -> Measurement | None:
    """Return the last result that the office told for a year."""
    found = []
    for row in snapshot.where(Measurement, "indicator", indicator.uid):
        span = known_window(row.period)
        if row.unit == snapshot.office and span is not None and span.year == year:
            found.append((span.calendar_to, row.uid, row))
    return max(found, key=lambda one: one[:2])[2] if found else None


@rule(
    "indicator.target-below-reached",
    Severity.NOTE,
    "Mục tiêu năm nay thấp hơn kết quả đã đạt năm trước",
    *_RESULT,
    *_AIM,
    "indicator.accumulation",
    each=INDICATORS,
)
def target_below_reached(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """Only of shares, scores and what stands on a day; what is counted anew each year may well become less."""
    target = target_of(snapshot, indicator)
    standing = indicator.measure in (Measure.RATIO, Measure.SCORE) or indicator.accumulation is Accumulation.STOCK
    if snapshot.period is None or target is None or not standing:
        return
    year = snapshot.period.year
    last = _of_year(snapshot, indicator, year - 1)
    if last is None or evaluate(indicator, target, last) is not Evaluation.EXCEEDED:
        return
    reached = result_words(indicator, last)
    yield Issue(
        f"{indicator_name(snapshot, indicator)} có mục tiêu năm {year} {aim_words(indicator, target)},"
        f" thấp hơn kết quả {reached} đã đạt năm {year - 1}",
        indicator_ref(indicator),
        f"targets.{year}",
        found=aim_words(indicator, target),
        facts=(reached,),
    )


@rule(
    "indicator.unmet-not-carried",
    Severity.NOTE,
    "Chỉ tiêu chưa đạt năm trước không có mục tiêu năm nay",
    *INDICATOR_NAMES,
    *_RESULT,
    *_AIM,
)
def unmet_not_carried(snapshot: Snapshot) -> Iterator[Issue]:
    """Where the plan has targets for the year; a dash in the table is a target left out on purpose."""
    if snapshot.period is None:
        return
    year = snapshot.period.year
    aimed = {row.indicator for row in snapshot.where(Target, "year", year)}
    plans = {row.plan for row in snapshot.all(Indicator) if row.uid in aimed}
    for indicator in snapshot.all(Indicator):
        target = target_of(snapshot, indicator, year - 1)
        if target is None or indicator.uid in aimed or indicator.plan not in plans:
            continue
        last = _of_year(snapshot, indicator, year - 1)
        if last is None or evaluate(indicator, target, last) is not Evaluation.MISSED:
            continue
        reached = result_words(indicator, last)
        yield Issue(
            f"{indicator_name(snapshot, indicator)} năm {year - 1} chưa đạt ({reached} so với mục tiêu"
            f" {aim_words(indicator, target)}) nhưng không có mục tiêu năm {year}",
            indicator_ref(indicator),
            f"targets.{year}",
            facts=(reached, aim_words(indicator, target)),
        )


@rule(
    "indicator.own-below-national",
    Severity.NOTE,
    "Mục tiêu của đơn vị hoặc của tỉnh thấp hơn mục tiêu Trung ương giao",
    *_AIM,
    each=INDICATORS,
)
def own_below_national(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """Only where both stand in the data for one year."""
    if snapshot.period is None:
        return
    rows = [row for row in snapshot.where(Target, "indicator", indicator.uid) if row.year == snapshot.period.year]
    national = next((row for row in rows if row.origin is Origin.NATIONAL), None)
    for row in rows:
        if national is None or row.origin is Origin.NATIONAL or row.value is None:
            continue
        reached = Measurement(uid=row.uid, value=row.value_to or row.value)
        if row.comparator is Comparator.TEXT or evaluate(indicator, national, reached) is not Evaluation.MISSED:
            continue
        own, whole = aim_words(indicator, row), aim_words(indicator, national)
        yield Issue(
            f"{indicator_name(snapshot, indicator)}: mục tiêu {ORIGIN_WORDS[row.origin].lower()} {own} chưa bằng"
            f" mục tiêu Trung ương giao {whole}",
            indicator_ref(indicator),
            f"targets.{row.year}",
            whole,
            own,
        )


@rule(
    "indicator.target-against-task",
    Severity.NOTE,
    "Nhiệm vụ nêu mục tiêu của một chỉ tiêu khác với mục tiêu đã ghi",
    *TASK_NAMES,
    *INDICATOR_NAMES,
    "task.content",
    "target.value_to",
    each=TASKS,
)
def target_against_task(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """A task that names an indicator whole and a percentage behind it; it may be meant for another year."""
    for field, text in (("title", task.title), ("content", task.content)):
        if "%" not in text:
            continue
        line = clean_line(text).lower()
        for name, indicator in _shares(snapshot):
            if name in line:
                yield from _said(snapshot, task, field, line.partition(name)[2], indicator)


@asked_once
def _shares(snapshot: Snapshot) -> list[tuple[str, Indicator]]:
    """Return the period's indicators that are shares with names long enough to be known again."""
    return [
        (clean_line(indicator.name).lower(), indicator)
        for indicator in levels_of_period(snapshot)
        if indicator.measure is Measure.RATIO and len(indicator.name.split()) >= _LEAST_WORDS
    ]


def _said(snapshot: Snapshot, task: Task, field: str, behind: str, indicator: Indicator) -> Iterator[Issue]:
    found = _PERCENT.match(behind)
    share = read_percent(found[1]) if found else None
    targets = [row for row in snapshot.where(Target, "indicator", indicator.uid) if row.value is not None]
    if share is None or not targets or any(share in (row.value, row.value_to) for row in targets):
        return
    target = target_of(snapshot, indicator) or targets[-1]
    said = f"{found[1]}%" if found else ""
    yield Issue(
        f"{task_name(snapshot, task)} nêu {said} cho “{indicator.name}” nhưng mục tiêu năm {target.year} của"
        f" chỉ tiêu này là {aim_words(indicator, target)}; có thể nói về năm khác",
        task_ref(snapshot, task),
        field,
        aim_words(indicator, target),
        said,
        related=(indicator_ref(indicator),),
    )
