"""Packages that are kept in the data file: once each, whole, beside their figures; damage to one is told."""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from cdsdesk.errors import BusyError
from cdsdesk.model.ports import KeptPackage
from db.store import Store
from tests.support.data_file import new_store


def package(text: str) -> KeptPackage:
    data = text.encode() * 100
    return KeptPackage(sha256(data).hexdigest(), data, f'{{"of":"{text}"}}')


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new_store(tmp_path).close()
    return tmp_path / "xa.cds"


def test_what_is_kept_is_there_again_after_closing(path: Path) -> None:
    one, two = package("a"), package("b")
    with Store.open(path, write=True) as store:
        store.packages.keep([one, two, one])
    with Store.open(path, write=False) as store:
        assert store.packages.known() == {one.sha256, two.sha256}
        assert store.packages.data(one.sha256) == one.data
        assert store.packages.data("x") is None
        assert dict(store.packages.summaries([two.sha256, "x"])) == {two.sha256: two.summary}
        assert store.verify() == []


def test_more_than_one_query_holds_are_all_told(path: Path) -> None:
    many = [package(str(number)) for number in range(1_203)]
    with Store.open(path, write=True) as store:
        store.packages.keep(iter(many))
        assert dict(store.packages.summaries([one.sha256 for one in many])) == {one.sha256: one.summary for one in many}


def test_a_failure_keeps_none(path: Path) -> None:
    def half() -> object:
        yield package("a")
        raise OSError("the folder went away")

    with Store.open(path, write=True) as store:
        with pytest.raises(OSError, match="went away"):
            store.packages.keep(half())  # type: ignore[arg-type]
        assert store.packages.known() == frozenset()


def test_a_failure_after_some_portions_keeps_none_but_what_was_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.packages._PORTION_BYTES", 300)
    many = [package(str(number)) for number in range(12)]

    def half() -> Iterator[KeptPackage]:
        yield from many
        raise OSError("the folder went away")

    with Store.open(path, write=True) as store:
        store.packages.keep(many[:2])
        with pytest.raises(OSError, match="went away"):
            store.packages.keep(half())
        assert store.packages.known() == {one.sha256 for one in many[:2]}
        assert store.verify() == []
        store.packages.keep(many)
        assert len(store.packages.known()) == 12


def test_one_who_only_looks_keeps_nothing(path: Path) -> None:
    with Store.open(path, write=False) as store, pytest.raises(BusyError):
        store.packages.keep([package("a")])


def test_a_damaged_package_is_told(path: Path) -> None:
    one = package("a")
    with Store.open(path, write=True) as store:
        store.packages.keep([one])
    connection = sqlite3.connect(path)
    connection.execute("UPDATE packages SET bytes = x'00'")
    connection.commit()
    connection.close()
    with Store.open(path, write=False) as store:
        assert store.verify() == [f"Gói đã nhận {one.sha256[:12]}… bị hỏng trong tệp"]
