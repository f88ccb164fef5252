"""Findings that follow edits: the same as judged afresh, with little asked anew."""

import random
import sys
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.checks.engine import ALL_RULES, run
from cdsdesk.checks.live import LiveCheck
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.indicators import Evaluation
from cdsdesk.model.kinds import Ref
from cdsdesk.model.reading import tasks_of_period
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.reports import Waiver
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress
from cdsdesk.progress import Cancelled
from tests.support.checked import ITEM, PROGRESS, TASK, office, valued
from tests.support.random_records import values
from tests.support.sample_office import sample_store

PERIOD = "2022"


@cache
def everything() -> Snapshot:
    return sample_store().snapshot()


def of_period(snapshot: Snapshot, period: str = PERIOD) -> Snapshot:
    return select(snapshot, period, changed=None)


def shuffled(snapshot: Snapshot, dice: random.Random) -> Snapshot:
    """Return a snapshot with one field of a record as another of its type has it."""
    records = snapshot.all(dice.choice([one for one in RECORD_TYPES if snapshot.all(one)]))
    record, name = dice.choice(records), dice.choice(list(specs(type(records[0]))))
    return snapshot.patched({record.uid: replace(record, **{name: getattr(dice.choice(records), name)})})


def edited(snapshot: Snapshot, dice: random.Random, draw: st.DataObject) -> Snapshot:
    """Return a snapshot after one step: fields set, records put in beside others or taken out."""
    draft = Draft(snapshot.records)
    for _ in range(dice.choice((1, 1, 1, 2, 5))):
        kind = dice.choice([one for one in RECORD_TYPES if snapshot.all(one)])
        record = dice.choice(snapshot.all(kind))
        what = dice.random()
        if what < 0.15:
            draft.remove(record.uid)
        elif what < 0.3:
            draft.put(replace(record, uid=f"new-{dice.randrange(10**9)}", position=record.position + 1))
        else:
            draft.put(changed(record, snapshot, dice, draw))
    return snapshot.with_changes(ChangeSet("Sửa", draft.changes()))


def changed(record: Record, snapshot: Snapshot, dice: random.Random, draw: st.DataObject) -> Record:
    """Return a record with one field as another of its type has it, or with any value of its kind."""
    name = dice.choice(list(specs(type(record))))
    kind = specs(type(record))[name].kind
    if isinstance(kind, Ref) or dice.random() < 0.6:
        value = getattr(dice.choice(snapshot.all(type(record))), name)
    else:
        value = draw.draw(values(kind))
    return replace(record, **{name: value})


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6), draw=st.data())
def test_what_follows_edits_is_what_is_found_afresh(seed: int, draw: st.DataObject) -> None:
    dice, snapshot, live = random.Random(seed), everything(), LiveCheck()
    assert live.update(of_period(snapshot)) == run(of_period(snapshot))
    for _ in range(4):
        snapshot = edited(snapshot, dice, draw)
        looked_at = of_period(snapshot)
        assert live.update(looked_at) == run(looked_at)


@cache
def _broken() -> Snapshot:
    """Return the office with much amiss, so that many rules come to their last line."""
    return office(
        replace(TASK, lead=(), deadline_text="Khi có hướng dẫn"),
        replace(TASK, uid="t2", title="Tập huấn", lead=()),
        replace(ITEM, uid="i2", task="t2", code="2.10", position=0),
        replace(ITEM, uid="i3", task="t2", position=3),
        replace(PROGRESS, completed_on=date(2022, 6, 30)),
        replace(PROGRESS, uid="g2", task="t2", status_text="Sắp xong", completed_on=None),
        valued("50", Evaluation.MET),
    )


def test_only_what_an_edit_touches_is_judged_anew() -> None:
    snapshot, live = everything(), LiveCheck()
    live.update(of_period(snapshot))
    whole = live.judged
    reported = {task.uid for task in tasks_of_period(of_period(snapshot))}
    told = next(one for one in of_period(snapshot).all(Progress) if one.task in reported)
    after = snapshot.patched({told.uid: replace(told, extras={"Mã hồ sơ": "12"})})
    live.update(of_period(after))
    assert live.judged == 0
    after = snapshot.patched({told.uid: replace(told, result="Đang làm")})
    live.update(of_period(after))
    assert 0 < live.judged <= len(ALL_RULES) < whole / 3


def test_a_waiver_speaks_at_once_and_is_silent_at_once_when_it_goes() -> None:
    late = replace(PROGRESS, completed_on=date(2022, 6, 30))
    live = LiveCheck()
    (finding,) = live.update(office(late))
    assert finding.record is not None
    kept = Waiver(
        uid="k",
        unit="w",
        rule=finding.rule,
        record=finding.record.uid,
        fingerprint=finding.fingerprint,
        period="2022",
        reason="Cấp trên cho lùi hạn",
    )
    assert live.update(office(late, kept)) == (replace(finding, waived="Cấp trên cho lùi hạn"),)
    assert live.judged == 0
    assert live.update(office(late)) == (finding,)


def test_another_period_is_judged_as_a_whole() -> None:
    live = LiveCheck()
    live.update(of_period(everything()))
    for period in ("2026-9M", "2023"):
        looked_at = of_period(everything(), period)
        assert live.update(looked_at) == run(looked_at)


def test_a_second_task_with_a_number_changes_how_the_first_is_called() -> None:
    live = LiveCheck()
    without_lead = replace(TASK, lead=())
    (alone,) = live.update(office(without_lead))
    second = replace(TASK, uid="t2", title="Tập huấn"), replace(ITEM, uid="i2", task="t2", annex="II", position=2)
    told = replace(PROGRESS, uid="g2", task="t2")
    both = office(without_lead, *second, told)
    found = live.update(both)
    assert found == run(both)
    assert alone.message not in {one.message for one in found}


class _Stopped:
    def report(self, done: int, total: int, text: str = "") -> None:
        raise Cancelled


def test_what_was_stopped_halfway_is_made_up_for_by_the_next() -> None:
    live = LiveCheck()
    live.update(office())
    late = office(replace(PROGRESS, completed_on=date(2022, 6, 30)))
    with pytest.raises(Cancelled):
        live.update(late, _Stopped())
    assert live.update(late) == run(late) != ()


def test_every_rule_declares_the_fields_that_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a rule looks at over the sample office is in its ``reads``, or in those of its scope."""
    known = {kind: frozenset(specs(kind)) for kind in RECORD_TYPES}
    read: set[str] = set()

    def watched(self: Record, name: str) -> object:
        kind = type(self)
        # A copy with one field changed reads the others as well, and says nothing of them.
        if name in known.get(kind, ()) and sys._getframe(1).f_globals["__name__"] != "dataclasses":
            read.add(f"{kind.TYPE}.{name}")
        return object.__getattribute__(self, name)

    looked_at = [_broken(), *(of_period(everything(), period) for period in ("2022", "2026-9M"))]
    for seed in range(3):
        dice, snapshot = random.Random(seed), everything()
        for _ in range(60):
            snapshot = shuffled(snapshot, dice)
        looked_at.append(of_period(snapshot))
    lacking = {}
    monkeypatch.setattr(Record, "__getattribute__", watched, raising=False)
    for rule in ALL_RULES:
        read.clear()
        for snapshot in looked_at:
            list(rule(replace(snapshot)))
        declared = rule.reads | (frozenset() if rule.scope is None else rule.scope.reads)
        if read - declared:
            lacking[rule.id] = sorted(read - declared)
    monkeypatch.undo()
    assert not lacking, "\n".join(f"{name} reads {fields}" for name, fields in lacking.items())
