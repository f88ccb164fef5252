"""Telling how far the security file of a system is in a period."""

from collections.abc import Mapping
from dataclasses import replace

from cdsdesk.actions.edit import existing, parsed, require_valid
from cdsdesk.model.calling import shortened
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.identity import new_uid
from cdsdesk.model.periods import Window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.system_states import told_of
from cdsdesk.model.systems import InfoSystem, SystemState


def set_system_state(
    snapshot: Snapshot, system: str, period: Window, values: Mapping[str, str], who: str = ""
) -> ChangeSet:
    """Tell of a system in a period: the first word makes the record, with what was told last, later ones change it."""
    found = existing(snapshot, InfoSystem.TYPE, system)
    told, carried = told_of(snapshot, system, period)
    base = SystemState(unit=snapshot.office, system=system)
    record = told if told is not None and not carried else replace(told or base, uid=new_uid(), extras={})
    read = parsed(SystemState, values)
    new = replace(record, **{**read, "period": period.code})
    require_valid(None, new, snapshot)
    draft = Draft(snapshot.records)
    draft.put(new)
    label = f"Ghi tình trạng hồ sơ cấp độ của {shortened(getattr(found, 'name', ''))}"
    return ChangeSet(label, draft.changes(), who, folding=f"{system}/{period.code}/{'/'.join(sorted(read))}")
