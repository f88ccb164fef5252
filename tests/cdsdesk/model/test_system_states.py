"""How far the security file of a system is, and how late."""

from datetime import date

import pytest

from cdsdesk.actions.systems import set_system_state
from cdsdesk.errors import RecordError
from cdsdesk.model.periods import window
from cdsdesk.model.system_states import standing_of, told_before
from cdsdesk.model.systems import InfoSystem, LevelState, SystemState
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE

SYSTEM = InfoSystem(uid="s", unit="office", name="Cổng thông tin", level=2, due=date(2022, 11, 1))
LAST_YEAR = SystemState(
    uid="old", unit="office", system="s", period="2021", state=LevelState.SUBMITTED, document="Tờ trình 5"
)
YEAR = window("2022")


def store(*states: SystemState) -> MemoryStore:
    return MemoryStore(OFFICE, [SYSTEM, *states])


def standing(made: MemoryStore, period: str = "2022", system: InfoSystem = SYSTEM):
    snapshot = made.snapshot(period)
    assert snapshot.period is not None
    return standing_of(snapshot, system, snapshot.period)


@pytest.mark.parametrize(
    ("due", "state", "words"),
    [
        (date(2022, 10, 30), LevelState.SUBMITTED, "trễ 45 ngày"),
        (date(2022, 12, 26), LevelState.NOT_MADE, "còn 12 ngày"),
        (date(2022, 12, 14), LevelState.REJECTED, "đến hạn"),
        (date(2022, 10, 30), LevelState.APPROVED, ""),
        (None, LevelState.SUBMITTED, ""),
        (date(2022, 12, 13), None, "trễ 1 ngày"),
    ],
)
def test_lateness_is_counted_to_the_day_of_judging(due, state, words):
    told = SystemState(uid="t", unit="office", system="s", period="2022", state=state)
    found = standing(store(told), system=InfoSystem(uid="s", unit="office", name="x", due=due))
    assert (found.words(), found.late) == (words, words.startswith("trễ"))


def test_what_was_told_last_stands_until_it_is_told_anew():
    first = SystemState(uid="q1", unit="office", system="s", period="2022-Q1", state=LevelState.APPROVED)
    found = standing(store(LAST_YEAR, first))
    assert (found.told, found.carried) == (first, True)
    assert standing(store(LAST_YEAR)).told == LAST_YEAR
    assert standing(store(first), "2021").told is None
    assert standing(store()).told is None


def test_others_and_unreadable_periods_tell_nothing():
    foreign = SystemState(uid="f", unit="above", system="s", period="2022", state=LevelState.APPROVED)
    odd = SystemState(uid="o", unit="office", system="s", period="2022-lạ", state=LevelState.APPROVED)
    assert standing(store(foreign, odd)).told is None


def test_what_was_told_in_other_periods_is_listed_the_latest_first():
    first = SystemState(uid="q1", unit="office", system="s", period="2022-Q1")
    odd = SystemState(uid="o", unit="office", system="s", period="lạ")
    now = SystemState(uid="n", unit="office", system="s", period="2022")
    foreign = SystemState(uid="f", unit="above", system="s", period="2020")
    everything = store(LAST_YEAR, odd, first, now, foreign).snapshot()
    assert [row.uid for row in told_before(everything, "s", YEAR)] == ["q1", "old", "o"]


def test_telling_anew_begins_with_what_was_told_last():
    made = store(LAST_YEAR)
    made.apply(set_system_state(made.snapshot(), "s", YEAR, {"state": "Đã phê duyệt"}))
    found = standing(made)
    assert (found.state, found.told.document, found.told.period, found.carried) == (
        LevelState.APPROVED,
        "Tờ trình 5",
        "2022",
        False,
    )
    assert standing(made, "2021").state is LevelState.SUBMITTED
    made.apply(set_system_state(made.snapshot(), "s", YEAR, {"document": "Quyết định 9/QĐ-UBND"}))
    assert len(made.snapshot().all(SystemState)) == 2
    assert made.undo_label() == "Ghi tình trạng hồ sơ cấp độ của Cổng thông tin"


def test_a_word_that_is_no_state_is_refused():
    with pytest.raises(RecordError, match="Cần một trong các từ"):
        set_system_state(store().snapshot(), "s", YEAR, {"state": "xong"})
