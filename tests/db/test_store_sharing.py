"""One writer, named to everybody else; readers beside it that hold nothing up; a dead writer is no owner."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

from cdsdesk.errors import BusyError
from cdsdesk.model.ports import ListQuery
from db import connection as opening
from db.locking import lock_path, owner
from db.store import Store
from tests.support.data_file import edit, new_store, plan_records
from tests.support.other_process import Running

HOLD = """
store = Store.open(Path(sys.argv[1]), write=True, who="Trần Bình")
print("ready", flush=True)
for line in sys.stdin:
    edit(store, "task-1", title=line.strip())
    print("done", flush=True)
"""
HALFWAY = """
store = Store.open(Path(sys.argv[1]), write=True, who="Trần Bình")
store._connection.execute("PRAGMA cache_size=1")
store._connection.execute("PRAGMA cache_spill=1")
store._connection.execute("BEGIN IMMEDIATE")
store._connection.execute("UPDATE task SET note = ?", ("x" * 5000,))
print("halfway", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new_store(tmp_path, plan_records(60)).close()
    return tmp_path / "xa.cds"


def title(store: Store) -> str:
    return vars(store.get("task-1"))["title"]


def test_a_second_writer_is_told_who_writes(path: Path) -> None:
    with Running(HOLD, path) as other:
        assert other.hear() == "ready"
        before = path.read_bytes()
        with pytest.raises(BusyError) as refused:
            Store.open(path, write=True, who="Nguyễn An")
        sentence = refused.value.sentence()
        assert "Trần Bình" in sentence
        assert os.uname().nodename in sentence
        assert str(path) in sentence
        assert path.read_bytes() == before
        holder = owner(path)
        assert holder is not None
        assert (holder.who, holder.pid) == ("Trần Bình", other.process.pid)
        assert holder.started[:4] == holder.since[:4]
        with pytest.raises(BusyError):
            Store.restore(path, path, "Nguyễn An")


def test_in_the_same_process_too_there_is_one_writer(path: Path) -> None:
    with Store.open(path, write=True, who="Nguyễn An") as first:
        assert first.owner() == owner(path)
        with pytest.raises(BusyError, match="Nguyễn An"):
            Store.open(path, write=True)
    assert owner(path) is None
    Store.open(path, write=True).close()


def test_a_reader_that_wants_to_write_hears_who_writes(path: Path) -> None:
    with Running(HOLD, path) as other, Store.open(path, write=False) as reader:
        assert other.hear() == "ready"
        with pytest.raises(BusyError, match="Trần Bình"):
            edit(reader, "task-1", title="x")


def test_a_killed_writer_is_no_owner(path: Path) -> None:
    with Running(HOLD, path) as other:
        assert other.hear() == "ready"
        other.kill()
    said = json.loads(lock_path(path).read_text("utf-8"))
    assert said["who"] == "Trần Bình"
    assert owner(path) is None
    with Store.open(path, write=True, who="Nguyễn An") as store:
        edit(store, "task-1", title="nhận lại")


def test_the_lock_file_stays_so_that_nobody_locks_another(path: Path) -> None:
    before = lock_path(path).stat().st_ino
    Store.open(path, write=True).close()
    assert lock_path(path).stat().st_ino == before


def test_an_unreadable_lock_text_still_locks(path: Path) -> None:
    with Store.open(path, write=True, who="Nguyễn An"):
        lock_path(path).write_text("{", "utf-8")
        with pytest.raises(BusyError, match="một người khác"):
            Store.open(path, write=True)


def test_a_reader_sees_the_file_as_it_was_until_it_looks_again(path: Path) -> None:
    with Running(HOLD, path) as other, Store.open(path, write=False) as reader:
        assert other.hear() == "ready"
        old = title(reader)
        other.tell("mới")
        assert other.hear() == "done"
        assert title(reader) == old
        reader.refresh()
        assert title(reader) == "mới"
        assert reader.ids(ListQuery("task", words="moi")) == ["task-1"]


@pytest.mark.parametrize("small", [True, False])
def test_readers_hold_up_no_commit(path: Path, small: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not small:
        monkeypatch.setattr(opening, "SMALL", 0)
    with Store.open(path, write=True) as writer:
        readers = [Store.open(path, write=False) for _ in range(3)]
        for reader in readers:
            reader.snapshot("2026")
            reader.ids(ListQuery("task", states=frozenset({"not_due"}), period="2025-Q1"))
        writer._connection.execute("PRAGMA busy_timeout = 0")  # what a reader held up would be refused at once
        edit(writer, "task-1", title="ghi được ngay")
        for reader in readers:
            reader.refresh()
            assert title(reader) == "ghi được ngay"
            assert reader.verify() == []
            reader.close()


@pytest.mark.parametrize("write", [True, False])
def test_what_a_dead_writer_left_half_done_is_taken_back(path: Path, write: bool) -> None:
    before = path.read_bytes()
    with Running(HALFWAY, path) as other:
        assert other.hear() == "halfway"
        other.kill()
    assert opening.is_interrupted(path)
    assert path.read_bytes() != before
    with Store.open(path, write=write) as store:
        assert store.verify() == []
    assert path.read_bytes() == before
    assert not opening.journal_path(path).exists()


def test_while_a_writer_is_halfway_a_reader_sees_what_was_before(path: Path) -> None:
    with Running(HALFWAY, path) as other:
        assert other.hear() == "halfway"
        with pytest.raises(BusyError), sqlite_patience(0.1):
            Store.open(path, write=False)
        other.tell()
        other.process.wait()
    with Store.open(path, write=False) as store:
        assert store.verify() == []


class sqlite_patience:  # noqa: N801 - reads as a word of the test
    """Shorten how long SQLite waits for a lock."""

    def __init__(self, seconds: float) -> None:
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(opening, "BUSY_SECONDS", seconds)

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        self.patch.undo()


def test_another_tool_that_holds_the_file_is_told(path: Path) -> None:
    tool = sqlite3.connect(path, isolation_level=None)
    tool.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyError, match="đang bận"), sqlite_patience(0.1):
        Store.open(path, write=True)
    tool.execute("ROLLBACK")
    tool.close()
    Store.open(path, write=True).close()
