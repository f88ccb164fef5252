"""An edit made in a cell of a workbook of ours, as the change that the window would make of it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from cdsdesk.actions.edit import Edit, change, existing, set_progress
from cdsdesk.actions.measuring import set_measurement, set_target
from cdsdesk.actions.own_office_edits import NOTHING, OFFICE_MAKERS, Maker, OwnEdit
from cdsdesk.document.sources import marks_of
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.indicators import Indicator, Measurement
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Task
from cdsdesk.reporting.values import unit_mark

EXTRAS = "extras"
_COUNTED = re.compile(r"[^()]*\(\s*([\d.,\s]+/[\d.,\s]+)\s*\)[^()]*")
_NUMBER = re.compile(r"[\d.,]*\d")


def may_change(type_name: str, field: str) -> bool:
    """Say whether a cell of this record and field can be written from a file."""
    return (type_name, field.partition(".")[0]) in _MAKERS


def changes_of(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    """Return what an edited cell changes. Raises RecordError for a value that its field cannot take."""
    made = _extra if edit.name == EXTRAS else _MAKERS.get((edit.cell.type, edit.name))
    if made is None:
        raise RecordError("Ô này không sửa từ Excel được", edit.text, "hãy sửa trong chương trình")
    return made(snapshot, edit)


def _field(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    record = existing(snapshot, edit.cell.type, edit.row)
    return change(snapshot, record.TYPE, record.uid, Edit({edit.cell.field: edit.text}))


def _extra(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    """Keep what stands in a column that has no field under its heading."""
    record = existing(snapshot, edit.cell.type, edit.row)
    draft = Draft(snapshot.records)
    draft.put(replace(record, extras={**record.extras, edit.part: edit.text}))
    return ChangeSet("", draft.changes())


def _code(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    """Change the number in the plan that printed this very number, for a task may stand in several."""
    items = snapshot.where(PlanItem, "task", edit.row)
    item = next((each for each in items if edit.cell.mark in marks_of(each.code)), None)
    if item is None:
        raise RecordError("Số thứ tự này do báo cáo đánh", edit.text, "hãy sửa trong chương trình")
    return change(snapshot, PlanItem.TYPE, item.uid, Edit({"code": edit.text}))


def _planned_content(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    task = existing(snapshot, Task.TYPE, edit.row)
    assert isinstance(task, Task)
    year = edit.cell.field.partition(".")[2]
    planned = {key: text for key, text in task.planned_content.items() if key != year}
    if edit.text:
        planned[year] = edit.text
    draft = Draft(snapshot.records)
    draft.put(replace(task, planned_content=planned))
    return ChangeSet("", draft.changes())


def _result(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    return set_progress(snapshot, edit.row, edit.period, {"result": edit.text})


def _state(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    return set_progress(snapshot, edit.row, edit.period, {"status_text": edit.text})


def _name(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    """Change a name; one level of an indicator is printed as "- Tại cấp xã", which is its scope."""
    indicator = existing(snapshot, "indicator", edit.row)
    if getattr(indicator, "scope", ""):
        return change(snapshot, indicator.TYPE, indicator.uid, Edit({"scope": edit.text.lstrip(NOTHING)}))
    return change(snapshot, indicator.TYPE, indicator.uid, Edit({"name": edit.text}))


def _target(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    return set_target(snapshot, edit.row, int(edit.part or edit.period[:4]), _told(edit.text))


def _measured(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    """Write a result; "62,6% (67/107)", as we print a share, gives its counts, "25 xã" the number."""
    text = _told(edit.text)
    counted = _COUNTED.fullmatch(text)
    indicator = snapshot.find(Indicator, edit.row)
    unit = unit_mark(indicator).strip() if indicator is not None else ""
    bare = text.removesuffix(unit).strip() if unit else ""
    if counted:
        text = counted[1]
    elif _NUMBER.fullmatch(bare):
        text = bare
    return set_measurement(snapshot, edit.row, edit.part or edit.period, {"text": text})


def _evaluation(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    return set_measurement(snapshot, edit.row, edit.part or edit.period, {"evaluation_text": _told(edit.text)})


def _note(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    """Write the remark that is printed: the reason when there is one, else the note."""
    told = snapshot.find(Measurement, edit.cell.uid)
    name = "reason" if told is not None and told.reason else "note"
    return set_measurement(snapshot, edit.row, edit.period, {name: edit.text})


def _told(text: str) -> str:
    """Return what a cell tells: a dash stands for nothing."""
    return text if text.strip(NOTHING) else ""


_MAKERS: Mapping[tuple[str, str], Maker] = {
    **OFFICE_MAKERS,
    ("task", "code"): _code,
    ("task", "title"): _field,
    ("task", "content"): _field,
    ("task", "note"): _field,
    ("task", "lead"): _field,
    ("task", "coordinators"): _field,
    ("task", "deadline_text"): _field,
    ("task", "planned_content"): _planned_content,
    ("task", "result"): _result,
    ("task", "status_written"): _state,
    ("progress", "result"): _result,
    ("progress", "status_written"): _state,
    ("indicator", "code"): _field,
    ("indicator", "name"): _name,
    ("indicator", "unit_text"): _field,
    ("indicator", "target"): _target,
    ("indicator", "result"): _measured,
    ("indicator", "evaluation_written"): _evaluation,
    ("indicator", "note"): _note,
    ("target", "value"): _target,
    ("measurement", "value"): _measured,
    ("measurement", "evaluation_written"): _evaluation,
    ("measurement", "note"): _note,
}
