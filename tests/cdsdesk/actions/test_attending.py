"""Who came to an activity."""

import pytest

from cdsdesk.actions.attending import set_attendance
from cdsdesk.errors import RecordError
from cdsdesk.model.activities import Activity, Attendance
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.teams import Member


def everything() -> Snapshot:
    records = [
        Activity(uid="t", unit="office"),
        Member(uid="x", name="An"),
        Member(uid="y", name="Bình"),
        Attendance(uid="1", activity="t", member="x", unit="office"),
    ]
    return Snapshot("office", {one.uid: one for one in records})


def came(snapshot: Snapshot) -> list[str]:
    return sorted(row.member for row in snapshot.where(Attendance, "activity", "t"))


def test_those_who_came_are_written_and_the_others_taken_out() -> None:
    before = everything()
    after = before.with_changes(set_attendance(before, "t", ["y"]))
    assert came(after) == ["y"]
    assert all(row.unit == "office" and row.uid for row in after.all(Attendance))


def test_nothing_changes_when_the_same_came() -> None:
    assert not set_attendance(everything(), "t", ["x"])


def test_an_unknown_member_is_refused() -> None:
    with pytest.raises(RecordError):
        set_attendance(everything(), "t", ["x", "nobody"])
