"""Collecting figures: who leads what, a form for each of them, and what is known of these forms."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cdsdesk.actions.collecting_leads import asked_by_default
from cdsdesk.actions.indicator_list import aim_words
from cdsdesk.actions.indicator_past import before_words
from cdsdesk.document.collecting_form import (
    FIELD_HEADINGS,
    TITLE_HEADINGS,
    CollectingForm,
    FormColumn,
    FormRow,
    FormSheet,
    ReturnedForm,
)
from cdsdesk.errors import UsageError
from cdsdesk.model.calling import shortened
from cdsdesk.model.changes import Change, ChangeSet, Draft
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import indicator_title, new_uid
from cdsdesk.model.indicators import Indicator, Measure, Measurement
from cdsdesk.model.names import document_number
from cdsdesk.model.office import Setting
from cdsdesk.model.periods import Window, period_code, period_words
from cdsdesk.model.reading import items_of, levels_of_period, progress_of, state_of, target_of, tasks_of_period
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import ALWAYS_COUNTED, DONE
from cdsdesk.model.tasks import STATE_WORDS, Progress, Task
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import clean_line, fold, sort_text

_KEY = "collecting/"
_MOST_NAMED = 3
_PROGRESS = ("result", "status_written", "note")
_MEASURED = ("numerator", "denominator", "text", "note")
_OF_TASK, _OF_INDICATOR = FIELD_HEADINGS[Task.TYPE], FIELD_HEADINGS[Indicator.TYPE]
_TASKS = (
    FormColumn("STT", 7),
    FormColumn(TITLE_HEADINGS[Task.TYPE], 46),
    FormColumn("Kế hoạch", 18),
    FormColumn("Thời hạn", 16),
    FormColumn("Kỳ trước đã báo cáo", 36),
    FormColumn(_OF_TASK["result"], 46, "result"),
    FormColumn(_OF_TASK["status_written"], 26, "status_written", tuple(STATE_WORDS[state] for state in ALWAYS_COUNTED)),
    FormColumn(_OF_TASK["note"], 24, "note"),
)
_INDICATORS = (
    FormColumn("STT", 7),
    FormColumn(TITLE_HEADINGS[Indicator.TYPE], 46),
    FormColumn("Đơn vị tính", 12),
    FormColumn("Mục tiêu", 16),
    FormColumn("Kỳ trước", 16),
    FormColumn(_OF_INDICATOR["numerator"], 12, "numerator"),
    FormColumn(_OF_INDICATOR["denominator"], 12, "denominator"),
    FormColumn(_OF_INDICATOR["text"], 16, "text"),
    FormColumn(_OF_INDICATOR["note"], 24, "note"),
)


@dataclass(frozen=True)
class Asked:
    """One unit that leads tasks or indicators of the period, with what is known of its form.

    ``by_default`` says whether it is the office's to ask: no group of bodies, no office above it.
    """

    name: str
    tasks: tuple[str, ...]
    indicators: tuple[str, ...]
    made_on: date | None = None
    answered_on: date | None = None
    filled: int = 0
    cells: int = 0
    by_default: bool = True


def asked(snapshot: Snapshot) -> tuple[Asked, ...]:
    """Return who leads unfinished tasks or indicators of the snapshot's period, in the order of the alphabet.

    Raises UsageError for a snapshot of no period.
    """
    period = period_of(snapshot)
    names: dict[str, str] = {}
    tasks: dict[str, list[str]] = {}
    indicators: dict[str, list[str]] = {}
    for task in _open_tasks(snapshot):
        _under(names, tasks, task.lead, task.uid)
    for indicator in levels_of_period(snapshot):
        _under(names, indicators, _lead_of(snapshot, indicator), indicator.uid)
    known, ours = _remembered(snapshot, period.code), asked_by_default(snapshot)
    found = [
        replace(
            known.get(key, Asked(name, (), ())),
            name=name,
            tasks=_of(tasks, key),
            indicators=_of(indicators, key),
            by_default=ours(name),
        )
        for key, name in names.items()
    ]
    return tuple(sorted(found, key=lambda one: sort_text(one.name)))


def without_lead(snapshot: Snapshot) -> tuple[Task | Indicator, ...]:
    """Return the unfinished tasks and the indicators of the period that nobody is asked about: none leads them."""
    tasks = [task for task in _open_tasks(snapshot) if not task.lead]
    indicators = [each for each in levels_of_period(snapshot) if not _lead_of(snapshot, each)]
    return (*tasks, *indicators)


def without_lead_words(records: Sequence[Task | Indicator]) -> str:
    """Say that nobody is asked about these records, "" for none."""
    if not records:
        return ""
    tasks = sum(isinstance(record, Task) for record in records)
    counts = ((tasks, "nhiệm vụ"), (len(records) - tasks, "chỉ tiêu"))
    told = ", ".join(f"{format_number(count)} {words}" for count, words in counts if count)
    names = "; ".join(f"“{record_words(record)}”" for record in records[:_MOST_NAMED])
    more = f" và {format_number(len(records) - _MOST_NAMED)} mục khác" if len(records) > _MOST_NAMED else ""
    return f"Chưa hỏi ai về {told} chưa ghi cơ quan chủ trì: {names}{more}."


def record_words(record: Record | None) -> str:
    """Return what a task or indicator is called in a line, "" for anything else."""
    if isinstance(record, Task):
        return shortened(record.title)
    return shortened(indicator_title(record)) if isinstance(record, Indicator) else ""


def make_form(snapshot: Snapshot, one: Asked, today: date) -> CollectingForm:
    """Return the form of one unit: its tasks and indicators, the last values beside what is to be filled in."""
    period = period_of(snapshot)
    tasks = [task for uid in one.tasks if (task := snapshot.find(Task, uid)) is not None]
    indicators = [found for uid in one.indicators if (found := snapshot.find(Indicator, uid)) is not None]
    sheets = []
    words = period_words(period.code)
    if tasks:
        rows = tuple(_task_row(snapshot, task, str(number)) for number, task in enumerate(tasks, 1))
        sheets.append(FormSheet("Nhiệm vụ", f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ – {words.upper()}", _TASKS, rows))
    if indicators:
        rows = tuple(_indicator_row(snapshot, found, str(number)) for number, found in enumerate(indicators, 1))
        sheets.append(FormSheet("Chỉ tiêu", f"KẾT QUẢ CHỈ TIÊU – {words.upper()}", _INDICATORS, rows))
    office = snapshot.unit()
    return CollectingForm(one.name, office.name, office.uid, period.code, words, today, tuple(sheets))


def remember_made(snapshot: Snapshot, names: Collection[str], today: date, who: str = "") -> ChangeSet:
    """Note that forms were made for these units."""
    told = {one.name: replace(one, made_on=today, answered_on=None, filled=0) for one in asked(snapshot)}
    changes = _noted(snapshot, [told[name] for name in names if name in told])
    return ChangeSet(f"Lập {len(names)} phiếu thu số liệu", changes, who)


def current(snapshot: Snapshot, type_name: str, uid: str, field: str) -> str:
    """Return what the office itself told of a task or indicator in the snapshot's period, as a cell shows it."""
    told = _told(snapshot, uid) if type_name == Task.TYPE else measured_of(snapshot, uid)
    value = getattr(told, field, None)
    if value is None or told is None:
        # a word that is none of the official ones is kept as it was written
        return told.status_text if isinstance(told, Progress) and field == "status_written" else ""
    return value if field in ("result", "note", "text") else _shown(field, value)


def _same(first: str, second: str) -> bool:
    return clean_line(first) == clean_line(second)


def _shown(field: str, value: Any) -> str:
    return STATE_WORDS[value] if field == "status_written" else format_number(value)


def period_of(snapshot: Snapshot) -> Window:
    """Return the period of a snapshot. Raises UsageError for a snapshot of none."""
    if snapshot.period is None:
        raise UsageError("Chưa chọn kỳ để thu số liệu", "", "hãy chọn kỳ báo cáo trước")
    return snapshot.period


def _open_tasks(snapshot: Snapshot) -> Iterator[Task]:
    """Yield the tasks of the period that are not finished, or that something was told of in it."""
    for task in tasks_of_period(snapshot):
        if state_of(snapshot, task).printed not in DONE or _told(snapshot, task.uid) is not None:
            yield task


def _lead_of(snapshot: Snapshot, indicator: Indicator) -> tuple[str, ...]:
    """Return who leads an indicator; a level has the leads of its row where it names none."""
    row = snapshot.find(Indicator, indicator.parent)
    return indicator.lead or (row.lead if row is not None else ())


def _under(names: dict[str, str], where: dict[str, list[str]], leads: Iterable[str], uid: str) -> None:
    for name in leads:
        names.setdefault(fold(name), name)
        where.setdefault(fold(name), []).append(uid)


def _of(where: Mapping[str, list[str]], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(where.get(key, ())))


def _told(snapshot: Snapshot, task: str) -> Progress | None:
    row = progress_of(snapshot, task)
    return row if row is not None and row.uid not in snapshot.carried else None


def measured_of(snapshot: Snapshot, indicator: str) -> Measurement | None:
    """Return what the office itself measured of an indicator in the snapshot's period."""
    code = snapshot.period.code if snapshot.period else ""
    rows = snapshot.where(Measurement, "indicator", indicator)
    own = [row for row in rows if row.unit == snapshot.office and period_code(row.period) == code]
    return own[0] if own else None


def _task_row(snapshot: Snapshot, task: Task, number: str) -> FormRow:
    items = items_of(snapshot, task.uid)
    item = next((each for each in items if each.code), items[0] if items else None)
    plan = snapshot.find(Document, item.plan) if item is not None else None
    code = item.code if item is not None and item.code else number
    before = progress_of(snapshot, task.uid)
    carried = before.result if before is not None and before.uid in snapshot.carried else ""
    filled = (current(snapshot, Task.TYPE, task.uid, field) for field in _PROGRESS)
    return FormRow(Task.TYPE, task.uid, (code, task.title, _plan_words(plan), task.deadline_text, carried, *filled))


def _plan_words(plan: Document | None) -> str:
    return document_number(plan) or plan.subject if plan is not None else ""


def _indicator_row(snapshot: Snapshot, indicator: Indicator, number: str) -> FormRow:
    shown = (indicator.code or number, indicator_title(indicator), indicator.unit_text)
    beside = (aim_words(target_of(snapshot, indicator)), before_words(snapshot, indicator)[0])
    filled = (current(snapshot, Indicator.TYPE, indicator.uid, field) for field in _MEASURED)
    counted = indicator.measure in (Measure.RATIO, Measure.SCORE)
    closed = frozenset() if counted else frozenset({"numerator", "denominator"})
    return FormRow(Indicator.TYPE, indicator.uid, (*shown, *beside, *filled), closed)


def answered(snapshot: Snapshot, forms: Iterable[ReturnedForm], today: date) -> tuple[Change, ...]:
    """Return the changes that note who answered; what several forms of one unit fill counts once a cell."""
    known = {fold(one.name): one for one in asked(snapshot)}
    cells: dict[str, set[tuple[str, str]]] = {}
    found: dict[str, Asked] = {}
    for form in forms:
        key = fold(form.recipient)
        one = found.get(key) or replace(known.get(key, Asked(form.recipient, (), ())), made_on=None, cells=0)
        filled = cells.setdefault(key, set())
        filled.update((answer.uid, answer.field) for answer in form.answers)
        made_on = max(form.made_on, one.made_on or form.made_on)
        found[key] = replace(
            one, made_on=made_on, answered_on=today, filled=len(filled), cells=max(form.asked, one.cells)
        )
    return _noted(snapshot, tuple(found.values()))


def _remembered(snapshot: Snapshot, period: str) -> dict[str, Asked]:
    setting = _setting(snapshot, period)
    rows = json.loads(setting.value) if setting is not None and setting.value else []
    return {
        fold(row["name"]): Asked(
            row["name"], (), (), _day(row["made_on"]), _day(row["answered_on"]), row["filled"], row["cells"]
        )
        for row in rows
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _setting(snapshot: Snapshot, period: str) -> Setting | None:
    rows = snapshot.where(Setting, "key", _KEY + period)
    return next((row for row in rows if row.unit == snapshot.office), None)


def _noted(snapshot: Snapshot, told: Sequence[Asked]) -> tuple[Change, ...]:
    """Return the changes that keep what is known of the forms of the period."""
    code = period_of(snapshot).code
    known = _remembered(snapshot, code) | {fold(one.name): one for one in told}
    rows = [
        {
            "name": one.name,
            "made_on": one.made_on.isoformat() if one.made_on else None,
            "answered_on": one.answered_on.isoformat() if one.answered_on else None,
            "filled": one.filled,
            "cells": one.cells,
        }
        for one in known.values()
        if one.made_on is not None
    ]
    old = _setting(snapshot, code)
    base = old or Setting(uid=new_uid(), unit=snapshot.office, key=_KEY + code)
    draft = Draft(snapshot.records)
    draft.put(replace(base, value=json.dumps(rows, ensure_ascii=False)))
    return draft.changes()
