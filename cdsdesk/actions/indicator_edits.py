"""Making an indicator, defining it, and dividing one row into levels with values of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cdsdesk.actions.edit import existing, parsed, require_valid
from cdsdesk.errors import RecordError
from cdsdesk.model.calling import shortened
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.fields import specs
from cdsdesk.model.identity import new_uid
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import clean_line, fold

NEW_NAME = "Chỉ tiêu mới"
SCOPES = ("Tại tỉnh", "Tại cấp xã")
# What a row and its levels have in common: one printed line tells it for all of them.
_COMMON = frozenset({"name", "code", "plan", "annex", "section", "pillar"})


def add_indicator(snapshot: Snapshot, plan: str, beside: str = "", who: str = "") -> tuple[ChangeSet, Indicator]:
    """Make an indicator in a set, under the heading of the one it is made beside.

    Its uid is its own: a name that is still to be written cannot identify it.
    """
    near = snapshot.find(Indicator, beside)
    shared: Mapping[str, Any] = {}
    if near is not None and (not plan or near.plan == plan):
        shared = {name: getattr(near, name) for name in ("plan", "annex", "section", "pillar", "unit_text", "measure")}
    position = max((one.position for one in snapshot.all(Indicator)), default=0) + 1
    made = Indicator(uid=new_uid(), name=NEW_NAME, position=position, **{"plan": plan, **shared})
    require_valid(None, made, snapshot)
    draft = Draft(snapshot.records)
    draft.put(made)
    return ChangeSet("Thêm chỉ tiêu", draft.changes(), who), made


def define(snapshot: Snapshot, uid: str, field: str, text: str, who: str = "") -> ChangeSet:
    """Set one field of an indicator from what was typed; what its line tells for all levels changes in all of them."""
    found = _indicator(snapshot, uid)
    if field in _COMMON and found.parent:
        found = snapshot.find(Indicator, found.parent) or found
    read = parsed(Indicator, {field: text})
    draft = Draft(snapshot.records)
    levels = snapshot.where(Indicator, "parent", found.uid) if field in _COMMON else ()
    for one in (found, *levels):
        changed = replace(one, **read)
        require_valid(one, changed, snapshot)
        draft.put(changed)
    label = f"Sửa “{specs(Indicator)[field].label}” của chỉ tiêu"
    return ChangeSet(label, draft.changes(), who, folding=f"{found.uid}/{field}")


def usual_scopes(snapshot: Snapshot, plan: str = "") -> tuple[str, ...]:
    """Return the scopes of levels as the set names them already, else the usual two."""
    for indicator in snapshot.all(Indicator):
        if indicator.parent and indicator.scope and (not plan or indicator.plan == plan):
            row = snapshot.where(Indicator, "parent", indicator.parent)
            if len(row) > 1 and all(one.scope for one in row):
                return tuple(one.scope for one in row)
    return SCOPES


def split(snapshot: Snapshot, uid: str, scopes: Sequence[str], who: str = "") -> ChangeSet:
    """Divide a row into levels; what was aimed at and told of it so far goes to the first one.

    Raises RecordError for less than two different scopes, and for a row that is divided or a level itself.
    """
    found = _indicator(snapshot, uid)
    if found.parent or snapshot.where(Indicator, "parent", uid):
        raise RecordError("Chỉ tiêu này đã tách cấp", shortened(found.name))
    names = [line for line in map(clean_line, scopes) if line]
    if len({fold(name) for name in names}) < 2 or len({fold(name) for name in names}) < len(names):
        raise RecordError("Cần ít nhất hai cấp, mỗi cấp một tên khác nhau", "", "ví dụ “Tại tỉnh” và “Tại cấp xã”")
    draft = Draft(snapshot.records)
    for place, name in enumerate(names, 1):
        level = replace(found, uid=new_uid(), parent=uid, scope=name, position=place, extras={}, note="")
        draft.put(level)
        if place == 1:
            for target in snapshot.where(Target, "indicator", uid):
                draft.put(replace(target, indicator=level.uid))
            for told in snapshot.where(Measurement, "indicator", uid):
                draft.put(replace(told, indicator=level.uid))
    return ChangeSet(f"Tách {len(names)} cấp chỉ tiêu {shortened(found.name)}", draft.changes(), who)


def _indicator(snapshot: Snapshot, uid: str) -> Indicator:
    found = existing(snapshot, Indicator.TYPE, uid)
    if not isinstance(found, Indicator):
        raise RecordError("Không có chỉ tiêu này", uid)
    return found
