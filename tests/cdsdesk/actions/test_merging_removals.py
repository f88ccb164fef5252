"""A record removed with its dependants by one officer while the other works on it: asked about, and kept whole."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdsdesk.actions.edit import remove
from cdsdesk.exchange.merge import KEEP, TAKE
from cdsdesk.model.teams import Member, Team
from db.store import Store
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records
from tests.support.two_officers import Any_Store, Two, add, put, whole

NAMES = ("Lê Văn Nam", "Trần Thị Hoa", "Đỗ Minh Khôi")
OLD = [Member(uid=f"m{number}", unit="office", team="team", name=name) for number, name in enumerate(NAMES)]
RECORDS = (*small_records(), Team(uid="team", unit="office", name="Tổ công nghệ số thôn 4"), *OLD)
NEW = Member(uid="new", unit="office", team="team", name="Phan Văn Đức")


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    first, second = tmp_path / "lan.cds", tmp_path / "hung.cds"
    Store.create(first, OFFICE, RECORDS, who="Lan").close()
    shutil.copy(first, second)
    with Store.open(first, write=True, who="Lan") as lan, Store.open(second, write=True, who="Hùng") as hung:
        yield Two(tmp_path, lan, hung)


def drop(store: Any_Store, uid: str, kind: str = "team", who: str = "") -> None:
    store.apply(remove(store.snapshot(), kind, [uid], who, with_dependants=True))


def members(store: Any_Store) -> list[str]:
    return sorted(one.uid for one in store.snapshot().where(Member, "team", "team"))


def test_what_went_with_a_team_is_named_and_comes_back_with_it(two: Two) -> None:
    drop(two.an, "team", who="Lan")
    add(two.binh, NEW, "Hùng")
    from_lan, from_hung = two.packed(two.an), two.packed(two.binh)
    (clash,) = two.met(two.an, from_hung).clashes
    assert clash.ours == "đã xoá, cùng 3 thành viên tổ"
    assert clash.theirs == "Tổ công nghệ số “Tổ công nghệ số thôn 4”; đã thêm thành viên tổ “Phan Văn Đức”"
    assert (clash.ours_by, clash.theirs_by) == ("Lan", "Hùng")
    (other,) = two.met(two.binh, from_lan).clashes
    assert (other.ours, other.theirs, other.ours_by, other.theirs_by) == (clash.theirs, clash.ours, "Hùng", "Lan")
    told = two.met(two.an, from_hung, {"team": TAKE})
    assert dict(told.inserted) == {"team": 1, "member": 4}
    kept = two.met(two.binh, from_lan, {"team": KEEP})
    assert (dict(kept.inserted), dict(kept.deleted)) == ({}, {})
    assert members(two.an) == members(two.binh) == ["m0", "m1", "m2", "new"]
    assert whole(two.an) == whole(two.binh)


@pytest.mark.parametrize("keep", [True, False])
def test_a_decision_about_a_removal_reaches_the_other_who_is_not_asked_again(two: Two, keep: bool) -> None:
    drop(two.an, "team")
    add(two.binh, NEW)
    two.met(two.an, two.packed(two.binh), {"team": TAKE if keep else KEEP})
    told = two.met(two.binh, two.packed(two.an))
    assert told.clashes == ()
    assert members(two.binh) == (["m0", "m1", "m2", "new"] if keep else [])
    assert whole(two.an) == whole(two.binh)


def test_a_decision_of_the_one_who_has_the_record_reaches_the_one_who_removed_it(two: Two) -> None:
    drop(two.an, "team")
    add(two.binh, NEW)
    two.met(two.binh, two.packed(two.an), {"team": KEEP})
    told = two.met(two.an, two.packed(two.binh))
    assert told.clashes == ()
    assert members(two.an) == ["m0", "m1", "m2", "new"]
    assert whole(two.an) == whole(two.binh)


def test_a_member_removed_before_the_team_does_not_come_back(two: Two) -> None:
    drop(two.an, "m1", "member")
    drop(two.an, "team")
    put(two.binh, "team", name="Tổ công nghệ số thôn Bốn")
    (clash,) = two.met(two.an, two.packed(two.binh)).clashes
    assert clash.ours == "đã xoá, cùng 2 thành viên tổ"
    assert clash.theirs.endswith("; đã sửa “Tên tổ”")
    two.exchanged({"team": TAKE})
    assert members(two.an) == ["m0", "m2"]
    assert whole(two.an) == whole(two.binh)


def test_a_member_that_was_changed_may_go_though_the_team_stays(two: Two) -> None:
    drop(two.an, "team")
    put(two.binh, "m2", organisation="Đoàn Thanh niên")
    asked = two.met(two.an, two.packed(two.binh)).clashes
    assert [one.key for one in asked] == ["m2", "team"]
    two.exchanged({"m2": KEEP, "team": TAKE})
    assert members(two.an) == ["m0", "m1"]
    assert whole(two.an) == whole(two.binh)


ACTS = st.tuples(
    st.booleans(),
    st.sampled_from(["drop", "drop one", "add", "change", "change one", "undo"]),
)
MEETING = st.sampled_from(["both", "both back", "an", "binh"])


def _work(store: Any_Store, act: str, number: int, side: bool) -> None:
    who = "Lan" if side else "Hùng"
    there = members(store)
    if act == "undo":
        if store.undo_label().startswith(("Xoá", "Thêm", "Sửa")):
            store.undo(who=who)
    elif act == "drop one":
        if there:
            drop(store, there[number % len(there)], "member", who)
    elif store.get("team") is None:
        return
    elif act == "drop":
        drop(store, "team", who=who)
    elif act == "add":
        add(store, Member(uid=f"{number:03}-{side}", unit="office", team="team", name=f"Người {number}"), who)
    elif act == "change":
        put(store, "team", who, hamlet=f"Thôn {number}")
    elif there:
        put(store, there[number % len(there)], who, organisation=f"Hội {number}")


@given(rounds=st.lists(st.tuples(st.lists(ACTS, max_size=4), MEETING, st.booleans()), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_of_removals_ends_in_the_same_records(rounds: Any, tmp_path: Path) -> None:
    start = MemoryStore(OFFICE, RECORDS)
    two, number = Two(tmp_path, start.look(start.snapshot()), start.look(start.snapshot())), 0
    for work, meeting, takes in (*rounds, ([], "both", True)):
        for side, act in work:
            number += 1
            _work(two.an if side else two.binh, act, number, side)
        from_an, from_binh = two.packed(two.an), two.packed(two.binh)
        said = {"all": TAKE if takes else KEEP}, {"all": KEEP if takes else TAKE}
        calls = [(two.an, from_binh, said[0]), (two.binh, from_an, said[1])]
        if meeting == "both back":
            calls.reverse()
        elif meeting != "both":
            calls = [calls[meeting == "binh"]]
        asked = [two.met(store, path).clashes for store, path, _ in calls]
        if len(asked) == 2:
            assert _mirrored(asked[0]) == [(one.key, one.ours, one.theirs) for one in asked[1]]
        for (store, path, decided), clashes in zip(calls, asked, strict=True):
            if clashes:
                assert not two.met(store, path, decided).clashes
        if len(calls) == 2:
            assert whole(two.an) == whole(two.binh)


def _mirrored(clashes: Any) -> list[tuple[str, str, str]]:
    return [(one.key, one.theirs, one.ours) for one in clashes]
