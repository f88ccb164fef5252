"""Cells of the matrix told by hand: made, changed, cleared, and never against a package."""

from datetime import date

import pytest

from cdsdesk.actions.compliance import Standing, matrix, topics
from cdsdesk.actions.compliance_edits import cell_entries, clear_cell, set_cell
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import ChangeSet, changed_record
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Level, PeriodKind, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry, Submission

PROVINCE = Unit(uid="tinh", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE)
WARD = Unit(uid="a", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, parent="tinh")
PACKAGE = Submission(
    uid="g", unit="a", period="2026-Q1", received_at="2026-03-16T09:00:00+07:00", package_sha256="f", purpose="report"
)


def snapshot(*records: Record) -> Snapshot:
    return Snapshot("tinh", {record.uid: record for record in (PROVINCE, WARD, *records)})


def after(before: Snapshot, made: ChangeSet) -> Snapshot:
    return before.patched({one.uid: changed_record(before.get(one.uid), one) for one in made.changes})


def standing(found: Snapshot, topic: str = "") -> Standing:
    return matrix(found, 2026, PeriodKind.QUARTER, topic, date(2026, 8, 1)).rows[0].cells[0]


def test_a_day_alone_says_that_it_was_reported() -> None:
    before = snapshot()
    told = after(before, set_cell(before, "a", "2026-Q1", "", {"on": "15/03/2026"}))
    assert standing(told) is Standing.ON_TIME
    late = after(told, set_cell(told, "a", "2026-Q1", "", {"on": "20/05/2026"}))
    assert standing(late) is Standing.LATE
    assert len(late.all(ComplianceEntry)) == 1


def test_that_it_has_not_reported_takes_the_day_away() -> None:
    before = snapshot()
    told = after(before, set_cell(before, "a", "2026-q1", "", {"on": "15/03/2026"}))
    taken = after(told, set_cell(told, "a", "2026-Q1", "", {"reported": "không"}))
    (entry,) = taken.all(ComplianceEntry)
    assert (entry.period, entry.reported, entry.on) == ("2026-Q1", False, None)
    assert standing(taken) is Standing.MISSING


def test_topics_are_told_apart_and_become_known() -> None:
    before = snapshot(PACKAGE)
    told = after(before, set_cell(before, "a", "2026-Q1", "An toàn thông tin", {"reported": "có"}))
    assert topics(told, 2026) == ("", "An toàn thông tin")
    assert standing(told, "An toàn thông tin") is Standing.ON_TIME


def test_several_entries_of_one_cell_become_one() -> None:
    rows = [
        ComplianceEntry(uid=uid, unit="a", period=period, topic=topic, reported=False, position=at)
        for at, (uid, period, topic) in enumerate(
            [("x", "2026-6M", "Chuyển đổi số"), ("y", "2026-H1", "CHUYỂN ĐỔI SỐ")]
        )
    ]
    before = snapshot(*rows)
    assert len(cell_entries(before, "a", "2026-H1", "chuyển đổi số")) == 2
    told = after(before, set_cell(before, "a", "2026-H1", "Chuyển đổi số", {"reported": "có"}))
    (entry,) = told.all(ComplianceEntry)
    assert (entry.uid, entry.reported) == ("x", True)


def test_a_cleared_cell_tells_nothing() -> None:
    before = snapshot()
    told = after(before, set_cell(before, "a", "2026-Q1", "", {"reported": "có"}))
    cleared = after(told, clear_cell(told, "a", "2026-Q1"))
    assert cleared.all(ComplianceEntry) == ()
    assert not clear_cell(cleared, "a", "2026-Q1").changes


def test_where_a_package_came_in_nothing_is_told_by_hand() -> None:
    with pytest.raises(RecordError, match="đã gửi gói báo cáo"):
        set_cell(snapshot(PACKAGE), "a", "2026-Q1", "", {"reported": "không"})


@pytest.mark.parametrize(
    ("unit", "period", "values"),
    [("không-có", "2026-Q1", {}), ("a", "2026-Q7", {}), ("a", "2026-Q1", {"on": "31/02/2026"})],
)
def test_what_is_not_understood_is_refused(unit: str, period: str, values: dict[str, str]) -> None:
    with pytest.raises(RecordError):
        set_cell(snapshot(), unit, period, "", values)
