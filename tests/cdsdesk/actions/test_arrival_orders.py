"""Packages in any order, repeated, sent again, in any portions: what counts and what it adds up to is the same."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from operator import attrgetter
from pathlib import Path
from random import Random

import pytest

from cdsdesk.actions.consolidating import consolidate
from cdsdesk.actions.receiving import ReceiveRequest, receive
from cdsdesk.exchange.opening import opened
from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.ports import Store as AnyStore
from cdsdesk.model.systems import Submission
from db.store import Store
from tests.support.memory_store import MemoryStore
from tests.support.province import OFFICE, PERIOD, Province, sums

NOW = datetime(2026, 9, 16, 8, 0).astimezone()


def sent(folder: Path, province: Province, revisions: int) -> list[Path]:
    """Write what all communes send, some of them again, and one package of another period."""
    for revision in range(1, revisions + 1):
        province.write(folder, revision=revision, numbers=range(revision - 1, province.communes))
    province.write(folder, "2026-Q2", numbers=(0,))
    return sorted(folder.glob("*.cdsz"))


def arrivals(paths: Sequence[Path], dice: Random) -> Iterator[tuple[Path, ...]]:
    """Yield every package at least once, some again, in portions."""
    order = [*paths, *dice.choices(paths, k=len(paths) // 3)]
    dice.shuffle(order)
    while order:
        many = dice.randint(1, len(order))
        yield tuple(order[:many])
        order = order[many:]


def arrived(store: AnyStore, paths: Sequence[Path], dice: Random) -> tuple[list[Submission], Consolidation]:
    """Return the records of what came in, and what it adds up to; adding up on the way makes no difference."""
    found: Consolidation | None = None
    for portion in arrivals(paths, dice):
        receive(store, ReceiveRequest(portion, now=NOW))
        if dice.random() < 0.1:
            found = consolidate(store, PERIOD, before=found)
    return sorted(store.snapshot().all(Submission), key=attrgetter("uid")), consolidate(store, PERIOD, before=found)


def test_a_thousand_orders_give_the_same_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The same bytes give the same package: some thousand arrivals of a few files need not each unzip them.
    monkeypatch.setattr("cdsdesk.actions.receiving.opened", cache(opened))
    province = Province(communes=3, tasks=2, indicators=3, people=0)
    paths = sent(tmp_path, province, revisions=2)
    dice = Random(20260916)
    first = arrived(MemoryStore(OFFICE, province.units()[1:]), paths, dice)
    assert len(first[0]) == len(paths)
    told = sums(province.figures(at, revision=1 if at == 0 else 2) for at in range(3))
    assert {one.key: int(one.numerator) for one in first[1].indicators if one.share is not None} == {
        key: above for key, (above, below) in told.shares.items() if below
    }
    for _ in range(1000):
        assert arrived(MemoryStore(OFFICE, province.units()[1:]), paths, dice) == first


@pytest.mark.slow
def test_orders_into_a_data_file_give_the_same_state(tmp_path: Path) -> None:
    province = Province(communes=40)
    paths = sent(tmp_path, province, revisions=3)
    dice = Random(3)
    seen = []
    for number in range(60):
        path = tmp_path / f"tinh{number}.cds"
        Store.create_from(path, province.units(), OFFICE.uid).close()
        with Store.open(path, write=True) as store:
            seen.append(arrived(store, paths, dice))
            assert store.verify() == []
    assert all(one == seen[0] for one in seen)


@pytest.mark.slow
def test_a_thousand_orders_into_data_files_give_the_same_state(tmp_path: Path) -> None:
    province = Province(communes=3, tasks=2, indicators=3, people=0)
    paths = sent(tmp_path, province, revisions=2)
    dice = Random(20260916)
    empty = tmp_path / "trong.cds"
    Store.create_from(empty, province.units(), OFFICE.uid).close()
    bare, path = empty.read_bytes(), tmp_path / "tinh.cds"
    first: tuple[list[Submission], Consolidation] | None = None
    for number in range(1000):
        path.write_bytes(bare)
        with Store.open(path, write=True) as store:
            found = arrived(store, paths, dice)
            first = first or found
            assert found == first
            assert number % 50 or store.verify() == []
