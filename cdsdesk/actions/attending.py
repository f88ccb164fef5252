"""Who of the teams came to an activity."""

from collections.abc import Collection
from dataclasses import replace

from cdsdesk.actions.edit import existing
from cdsdesk.model.activities import Activity, Attendance
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.identity import new_uid
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.teams import Member


def set_attendance(snapshot: Snapshot, activity: str, members: Collection[str], who: str = "") -> ChangeSet:
    """Say which members came: those who are not named came not. Raises RecordError for an unknown record."""
    held = existing(snapshot, Activity.TYPE, activity)
    rows = {row.member: row for row in snapshot.where(Attendance, "activity", activity)}
    draft = Draft(snapshot.records)
    for member, row in rows.items():
        if member not in members:
            draft.remove(row.uid)
    for position, member in enumerate(members, start=1):
        if member not in rows:
            existing(snapshot, Member.TYPE, member)
            came = Attendance(activity=held.uid, member=member, unit=snapshot.office, position=position)
            draft.put(replace(came, uid=new_uid()))
    return ChangeSet("Ghi người tham dự", draft.changes(), who)
