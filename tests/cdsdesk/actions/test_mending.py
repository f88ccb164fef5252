"""What is done about a finding: one step that mends it, a reason that keeps it, and taking that back."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.actions.mending import grouped, is_kept, keep, lift, mend
from cdsdesk.checks import rules_status
from cdsdesk.checks.engine import run
from cdsdesk.errors import RecordError
from cdsdesk.model.findings import Finding, RecordRef, Severity
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress, State
from tests.support.checked import PROGRESS, office, only


def of_period(snapshot: Snapshot) -> Snapshot:
    return select(snapshot, "2022", changed=None)


def undated() -> Snapshot:
    return office(replace(PROGRESS, completed_on=None, status_written=State.DONE_ON_TIME))


def test_a_fix_is_one_step_with_its_own_words() -> None:
    snapshot = undated()
    finding = only(rules_status.done_without_date, snapshot)
    assert finding.fix is not None
    step = mend(snapshot, finding, "An")
    assert (step.label, step.who) == (finding.fix.label, "An")
    after = snapshot.with_changes(step)
    told = after.find(Progress, "g")
    assert told is not None
    assert told.completed_on == date(2022, 5, 20)
    assert run(of_period(after)) == ()
    assert after.with_changes(step.inverse()).records == snapshot.records


def test_a_fix_of_what_changed_meanwhile_is_refused() -> None:
    finding = only(rules_status.done_without_date, undated())
    later = office(replace(PROGRESS, completed_on=date(2022, 5, 30)))
    with pytest.raises(RecordError, match="Số liệu đã đổi sau khi soát"):
        mend(later, finding)
    with pytest.raises(RecordError, match="không tự sửa được"):
        mend(later, replace(finding, fix=None))


def test_a_finding_is_kept_and_let_go_again() -> None:
    snapshot = undated()
    finding = only(rules_status.done_without_date, snapshot)
    assert not lift(snapshot, "2022", finding)
    kept = snapshot.with_changes(keep(snapshot, "2022", finding, "Văn thư chưa có ngày", "An"))
    assert [one.waived for one in run(of_period(kept))] == ["Văn thư chưa có ngày"]
    assert is_kept(kept, "2022", finding)
    assert not is_kept(kept, "2021", finding)
    again = kept.with_changes(lift(kept, "2022", finding))
    assert [one.waived for one in run(of_period(again))] == [None]
    with pytest.raises(RecordError, match="lý do"):
        keep(snapshot, "2022", finding, "  ")


def test_a_finding_about_no_record_is_kept_by_its_facts() -> None:
    snapshot = office()
    finding = Finding("structure.numbering", Severity.WARNING, "Thiếu mục 2", fingerprint="ab")
    kept = snapshot.with_changes(keep(snapshot, "2022", finding, "Mục 2 ở trang sau"))
    assert is_kept(kept, "2022", finding)
    assert not is_kept(kept, "2022", replace(finding, fingerprint="cd"))


def test_findings_are_grouped_by_weight_then_by_rule() -> None:
    at = RecordRef("task", "t")
    rows = [
        Finding(rule, weight, message, at)
        for rule, weight, message in (
            ("a", Severity.NOTE, "1"),
            ("b", Severity.ERROR, "2"),
            ("c", Severity.NOTE, "3"),
            ("a", Severity.NOTE, "4"),
        )
    ]
    groups = [(group.severity, group.rule, [one.message for one in group.findings]) for group in grouped(rows)]
    assert groups == [
        (Severity.ERROR, "b", ["2"]),
        (Severity.NOTE, "a", ["1", "4"]),
        (Severity.NOTE, "c", ["3"]),
    ]
