"""Two officers of one office: each takes the other's package in; what both changed is listed, nothing else is asked."""

import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdsdesk.actions.edit import remove
from cdsdesk.actions.merging_peers import PeerMerge
from cdsdesk.errors import InputError, UsageError
from cdsdesk.exchange.copies import groups
from cdsdesk.exchange.merge import KEEP, TAKE
from cdsdesk.model.fields import specs
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.systems import Submission
from cdsdesk.model.tasks import Progress, Task
from db.store import Store
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records
from tests.support.two_officers import Two, add, put, whole


@pytest.fixture
def two(tmp_path: Path) -> Any:
    first, second = tmp_path / "an.cds", tmp_path / "binh.cds"
    Store.create(first, OFFICE, small_records(), who="An").close()
    shutil.copy(first, second)
    with Store.open(first, write=True, who="An") as an, Store.open(second, write=True, who="Bình") as binh:
        yield Two(tmp_path, an, binh)


def test_what_one_side_changed_is_taken(two: Two) -> None:
    put(two.an, "t21", title="Quyết định kiến trúc")
    put(two.binh, "t21", note="Đã ký")
    put(two.binh, "p-t22", result="Xong")
    add(two.an, Progress(uid="new", unit="office", task="t63", period="2022", result="Đang làm"))
    for told in two.exchanged():
        assert told.clashes == ()
        assert told.step
    assert whole(two.an) == whole(two.binh)
    task = two.an.snapshot().find(Task, "t21")
    assert task is not None
    assert (task.title, task.note) == ("Quyết định kiến trúc", "Đã ký")
    assert two.binh.get("new") is not None


def test_what_both_changed_is_listed_with_values_and_authors_and_nothing_is_written(two: Two) -> None:
    put(two.an, "t21", title="Một")
    put(two.binh, "t21", title="Hai")
    put(two.binh, "t22", title="Ba")
    packed = two.packed(two.binh)
    before = whole(two.an)
    (clash,) = two.met(two.an, packed).clashes
    assert (clash.key, clash.ours, clash.theirs) == ("t21.title", "Một", "Hai")
    assert (clash.ours_by, clash.theirs_by) == ("An", "Bình")
    assert clash.ours_at
    assert clash.theirs_at
    assert whole(two.an) == before
    told = two.met(two.an, packed, {"t21.title": TAKE})
    assert (dict(told.updated), [one.key for one in told.decided]) == ({"task": 2}, ["t21.title"])
    two.an.undo()
    assert whole(two.an) == before
    assert two.met(two.an, packed).clashes


def test_values_of_a_clash_are_told_whole(two: Two) -> None:
    long = "Rà soát, cập nhật dữ liệu " * 10
    put(two.an, "t21", title=f"{long}hộ gia đình")
    put(two.binh, "t21", title=f"{long}nhân khẩu")
    (clash,) = two.met(two.an, two.packed(two.binh)).clashes
    assert (clash.ours, clash.theirs) == (f"{long}hộ gia đình", f"{long}nhân khẩu")


def test_a_decision_reaches_the_other_who_is_not_asked_again(two: Two) -> None:
    put(two.an, "t21", title="Một")
    put(two.binh, "t21", title="Hai")
    two.met(two.an, two.packed(two.binh), {"t21": KEEP})
    assert not two.met(two.binh, two.packed(two.an)).clashes
    assert whole(two.an) == whole(two.binh)
    put(two.binh, "t21", title="Bốn")
    for told in two.exchanged():
        assert told.clashes == ()
    assert whole(two.an) == whole(two.binh)
    assert two.met(two.an, two.packed(two.an)).known


def test_results_that_both_made_for_one_task_become_one(two: Two) -> None:
    add(two.an, Progress(uid="x2", unit="office", task="t63", period="2022", result="Một"))
    add(two.binh, Progress(uid="x1", unit="office", task="t63", period="2022", note="Ghi chú"))
    two.exchanged()
    assert whole(two.an) == whole(two.binh)
    (told,) = two.an.snapshot().where(Progress, "task", "t63")
    assert (told.uid, told.result, told.note) == ("x1", "Một", "Ghi chú")


def test_a_renamed_result_keeps_its_own_words_on_the_way_back(two: Two) -> None:
    add(two.an, Progress(uid="x2", unit="office", task="t63", period="2022", result="Một"))
    add(two.binh, Progress(uid="x1", unit="office", task="t63", period="2022", result="Hai"))
    two.met(two.an, two.packed(two.binh), {"x1": KEEP})
    assert not two.met(two.binh, two.packed(two.an)).clashes
    assert whole(two.an) == whole(two.binh)
    (told,) = two.binh.snapshot().where(Progress, "task", "t63")
    assert told.result == "Một"


def test_removed_here_and_changed_there_is_a_question(two: Two) -> None:
    two.an.apply(remove(two.an.snapshot(), "progress", ["p-t22"]))
    put(two.binh, "p-t22", result="Mới")
    two.an.apply(remove(two.an.snapshot(), "progress", ["p-t62"]))
    packed = two.packed(two.binh)
    (clash,) = two.met(two.an, packed).clashes
    assert (clash.key, clash.ours) == ("p-t22", "đã xoá")
    two.exchanged({"p-t22": TAKE})
    assert whole(two.an) == whole(two.binh)
    assert two.an.get("p-t22") is not None
    assert two.binh.get("p-t62") is None


def test_a_removed_task_that_the_other_reports_on_is_a_question(two: Two) -> None:
    two.an.apply(remove(two.an.snapshot(), "task", ["t63"], with_dependants=True))
    add(two.binh, Progress(uid="new", unit="office", task="t63", period="2022", result="Đang làm"))
    packed, sent = two.packed(two.binh), two.packed(two.an)
    (clash,) = two.met(two.an, packed).clashes
    assert clash.key == "t63"
    two.met(two.an, packed, {"t63": KEEP})
    two.met(two.binh, sent, {"t63": TAKE})
    assert whole(two.an) == whole(two.binh)
    assert two.an.get("new") is None


def test_a_whole_list_may_be_decided_though_one_answer_settles_another(two: Two) -> None:
    two.an.apply(remove(two.an.snapshot(), "task", ["t63"], "An", with_dependants=True))
    put(two.binh, "i-t63", code="6.9")
    packed = two.packed(two.an)
    assert [one.key for one in two.met(two.binh, packed).clashes] == ["i-t63", "t63"]
    told = two.met(two.binh, packed, {"i-t63": TAKE, "t63": TAKE})
    assert (told.clashes, two.binh.get("t63"), two.binh.get("i-t63")) == ((), None, None)


def test_files_that_never_met_fill_each_other(tmp_path: Path) -> None:
    first = Store.create(tmp_path / "a.cds", OFFICE, small_records(), who="An")
    second = Store.create(
        tmp_path / "b.cds",
        OFFICE,
        [replace(one, note="Ghi") if isinstance(one, Task) and one.uid == "t22" else one for one in small_records()],
    )
    with first, second:
        two = Two(tmp_path, first, second)
        put(first, "t21", note="Một")
        put(second, "t61", title="Khác")
        told, _ = two.exchanged({"t61.title": KEEP})
        assert [one.key for one in told.decided] == ["t61.title"]
        assert whole(first) == whole(second)
        assert [second.get(uid).note for uid in ("t21", "t22")] == ["Một", "Ghi"]  # type: ignore[union-attr]


def test_what_is_no_package_for_this_file_is_refused(two: Two, tmp_path: Path) -> None:
    other = Unit(uid="other", name="UBND xã Khác", level=Level.COMMUNE)
    with Store.create(tmp_path / "other.cds", other) as store, pytest.raises(InputError, match="cơ quan khác"):
        two.met(store, two.packed(two.an))
    with pytest.raises(UsageError):
        two.met(two.an, two.packed(two.binh), {"t21.title": TAKE})


def test_fields_that_go_together_are_fields() -> None:
    for kind in RECORD_TYPES:
        names = [name for group in groups(kind.TYPE) for name in group]
        assert sorted(names) == sorted(["position", *specs(kind)])


@dataclass
class History:
    """Random work of two officers on a few records, with meetings between."""

    two: Two
    count: int = field(default=0)

    def work(self, side: bool, act: str, uid: str) -> None:
        store = self.two.an if side else self.two.binh
        self.count += 1
        who = "An" if side else "Bình"
        record = store.get(uid)
        if act == "undo":
            if store.undo_label() and not store.undo_label().startswith(("Lập gói", "Tạo", "Gốc")):
                store.undo(who=who)
        elif act == "result":
            if not [one for one in store.snapshot().where(Progress, "task", uid) if one.period == "2023"]:
                made = f"{self.count:03}-{side}"
                add(store, Progress(uid=made, unit="office", task=uid, period="2023", result=f"Kết quả {made}"), who)
        elif record is None:
            return
        elif act == "remove":
            own = [one.uid for one in store.snapshot().where(Progress, "task", uid)]
            if own:
                store.apply(remove(store.snapshot(), "progress", own[:1], who))
        else:
            put(store, uid, who, **{act: f"{act} {self.count}"})


WORK = st.tuples(
    st.booleans(),
    st.sampled_from(["title", "note", "result", "remove", "undo"]),
    st.sampled_from(["t21", "t22", "t63"]),
)
ROUND = st.tuples(st.lists(WORK, max_size=5), st.booleans(), st.booleans())
ONE_WAY = st.tuples(st.lists(WORK, max_size=4), st.booleans(), st.booleans())


@given(rounds=st.lists(ROUND, min_size=1, max_size=3), between=st.lists(ONE_WAY, max_size=2))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_ends_in_the_same_records(rounds: Any, between: Any, tmp_path: Path) -> None:
    start = MemoryStore(OFFICE, small_records())
    add(start, Task(uid="t0", title="Gốc"))
    two = Two(tmp_path, start.look(start.snapshot()), start.look(start.snapshot()))
    history = History(two)
    for work, an_takes, takes in between:
        for side, act, uid in work:
            history.work(side, act, uid)
        said = {"all": TAKE if takes else KEEP}
        if an_takes:
            two.met(two.an, two.packed(two.binh), said)
        else:
            two.met(two.binh, two.packed(two.an), said)
    for work, takes, first in rounds:
        for side, act, uid in work:
            history.work(side, act, uid)
        before = whole(two.an), whole(two.binh)
        from_an, from_binh = two.packed(two.an), two.packed(two.binh)
        an, binh = {"all": TAKE if takes else KEEP}, {"all": KEEP if takes else TAKE}
        asked = two.met(two.an, from_binh), two.met(two.binh, from_an)
        assert [one.key for one in asked[0].clashes] == [one.key for one in asked[1].clashes]
        for one, other in zip(asked[0].clashes, asked[1].clashes, strict=True):
            assert (one.ours, one.theirs, one.ours_by, one.theirs_by) == (
                other.theirs, other.ours, other.theirs_by, other.ours_by
            )  # fmt: skip
        if asked[0].clashes:
            calls = [(two.an, from_binh, an), (two.binh, from_an, binh)]
            for store, path, said in calls if first else reversed(calls):
                assert not two.met(store, path, said).clashes
        assert whole(two.an) == whole(two.binh)
        _require_nothing_lost(before, whole(two.an), asked[0])


def _require_nothing_lost(before: Any, after: dict[str, Any], asked: PeerMerge) -> None:
    """Every value stands as one of the two officers had it; where they agreed and nobody was asked, it stands so."""
    open_uids = {one.key.partition(".")[0] for one in asked.clashes}
    an, binh = ({row["uid"]: row for row in told["tasks"]} for told in before)
    for row in after["tasks"]:
        sides = [one[row["uid"]] for one in (an, binh) if row["uid"] in one]
        for name, value in row.items():
            assert value in [side.get(name) for side in sides]
            if len(sides) == 2 and sides[0].get(name) == sides[1].get(name) and row["uid"] not in open_uids:
                assert value == sides[0].get(name)
    assert all(not isinstance(one, Submission) for one in after["tasks"])
