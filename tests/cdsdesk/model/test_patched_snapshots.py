"""A snapshot that carries its indexes from step to step answers as one that is made anew after each step would."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.model.activities import Activity
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.indicators import Accumulation, Indicator, Measurement, Target
from cdsdesk.model.office import Holiday, Period, Unit
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.reports import Report, SameAs
from cdsdesk.model.selection import reselect, select, without_aliases
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Progress, Task

OFFICE = Unit(uid="office", name="UBND phường")
PERIODS = ("2026-Q1", "2026-H1", "2026", "2025-H1", "2026-6M", "năm nào đó")
units = st.sampled_from(["office", "office", "lower"])
periods = st.sampled_from(PERIODS)
numbers = st.integers(0, 3)
tasks = st.sampled_from(["t0", "t1", "t2"])
indicators = st.sampled_from(["i0", "i1"])
days = st.sampled_from([None, date(2026, 2, 3), date(2026, 5, 6), date(2025, 7, 8)])


def uids(prefix: str, most: int = 3) -> st.SearchStrategy[str]:
    return st.integers(0, most).map(lambda number: f"{prefix}{number}")


records: st.SearchStrategy[Record] = st.one_of(
    st.builds(Task, uid=uids("t"), position=numbers, title=st.sampled_from(["a", "b"])),
    st.builds(PlanItem, uid=uids("x"), position=numbers, task=tasks, plan=st.sampled_from(["p", "q"])),
    st.builds(
        Progress, uid=uids("r", 6), unit=units, task=tasks, period=periods, position=numbers, result=st.text(max_size=2)
    ),
    st.builds(
        Measurement,
        uid=uids("m", 5), unit=units, indicator=indicators, period=periods, position=numbers, value=st.just(Decimal(1)),
    ),
    st.builds(Indicator, uid=uids("i", 1), accumulation=st.sampled_from(Accumulation), position=numbers),
    st.builds(Target, uid=uids("a"), indicator=indicators, year=st.sampled_from([None, 2026, 2020])),
    st.builds(Document, uid=uids("d"), subject=st.sampled_from(["a", "b"]), position=numbers),
    st.builds(Activity, uid=uids("h"), unit=units, date=days),
    st.builds(Report, uid=uids("o"), unit=units, period=periods),
    st.builds(Period, uid=uids("k"), unit=units, code=periods, as_of=days),
    st.builds(Holiday, uid=uids("y"), unit=units, date=days),
    st.builds(SameAs, uid=uids("s", 1), old=tasks, kept=st.sampled_from(["t3", "t0"])),
)  # fmt: skip
steps = st.lists(st.tuples(st.lists(records, min_size=1, max_size=4), st.booleans()), max_size=6)


def step(snapshot: Snapshot, wanted: Sequence[Record], *, gone: bool) -> ChangeSet:
    draft = Draft(snapshot.records)
    for record in wanted:
        if gone and draft.get(record.uid) is not None:
            draft.remove(record.uid)
        else:
            draft.put(record)
    return ChangeSet("bước", draft.changes())


def answers(snapshot: Snapshot) -> object:
    lists = {kind.TYPE: snapshot.all(kind) for kind in RECORD_TYPES}
    found = {
        (kind.TYPE, name, value): snapshot.where(kind, name, value)
        for kind in RECORD_TYPES
        for name in ("unit", "task", "indicator", "plan", "period")
        if name in specs(kind)
        for value in ("office", "lower", "t0", "t1", "i0", "i1", "p", *PERIODS)
    }
    return dict(snapshot.records), lists, found, snapshot.carried, snapshot.before, snapshot.last_year


def fresh(snapshot: Snapshot) -> Snapshot:
    return Snapshot(snapshot.office, dict(snapshot.records), snapshot.period, snapshot.carried)


@settings(max_examples=60, deadline=None)
@given(steps)
def test_everything_patched_is_everything_made_anew(made: list[tuple[list[Record], bool]]) -> None:
    held = Snapshot("office", {"office": OFFICE})
    for wanted, gone in made:
        answers(held)
        held = held.with_changes(step(held, wanted, gone=gone))
        assert answers(held) == answers(fresh(held))


@settings(max_examples=150, deadline=None)
@given(steps, st.sampled_from(["2026-H1", "2026", "2025"]))
def test_a_period_patched_is_the_period_chosen_anew(made: list[tuple[list[Record], bool]], code: str) -> None:
    stored: dict[str, Record] = {"office": OFFICE}
    changed: dict[str, int] = {}
    held = select(Snapshot("office", stored), code, changed=changed)
    for number, (wanted, gone) in enumerate(made, start=1):
        answers(held)
        before = stored
        stored = dict(
            Snapshot("office", before).with_changes(step(Snapshot("office", before), wanted, gone=gone)).records
        )
        moved = [uid for uid in {*before, *stored} if before.get(uid) != stored.get(uid)]
        changed |= dict.fromkeys(moved, number)
        everything = Snapshot("office", without_aliases(stored.values()))
        expected = select(everything, code, changed=changed)
        if any(isinstance(record, SameAs) for record in stored.values()):
            held = expected
            continue
        found = reselect(held, everything, [(before.get(uid), stored.get(uid)) for uid in moved], changed)
        held = found or expected
        assert answers(held) == answers(expected)
        assert held.period == expected.period


def test_untouched_groups_are_the_very_same() -> None:
    held = Snapshot("office", {f"t{at}": Task(uid=f"t{at}", position=at, title="a") for at in range(9)})
    items = {f"x{at}": PlanItem(uid=f"x{at}", task=f"t{at}", plan="p") for at in range(9)}
    held = held.patched(items)
    assert held.where(PlanItem, "task", "t4") == (items["x4"],)
    after = held.patched({"t3": None, "x5": PlanItem(uid="x5", task="t4", plan="p")})
    assert [row.uid for row in after.where(PlanItem, "task", "t4")] == ["x4", "x5"]
    assert after.where(PlanItem, "task", "t5") == ()
    assert after.where(PlanItem, "task", "t2") is held.where(PlanItem, "task", "t2")
    assert len(after.all(Task)) == 8
    assert len(held.all(Task)) == 9
