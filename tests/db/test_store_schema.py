"""The tables against the model, migrations with their copy, and files that older programs left behind."""

import shutil
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from sqlite_utils import Database

from cdsdesk.model.fields import specs
from cdsdesk.model.kinds import Data, Date, Integer, Money, Number, YesNo
from cdsdesk.model.own_keys import OWN_KEYS
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.tasks import Task
from db import guard
from db.backup import folder_of
from db.migrations import m0001_first, steps
from db.rows import SORTED, table
from db.search import SEARCHED
from db.store import Store
from tests.support.data_file import add, contents, edit, new_store, plan_records, told
from tests.support.source import ROOT

OLD_FILES = ROOT / "tests" / "data" / "old_files"


def made(tmp_path: Path) -> Database:
    new_store(tmp_path).close()
    return Database(tmp_path / "xa.cds")


def test_every_record_type_has_a_table_with_its_fields(tmp_path: Path) -> None:
    database = made(tmp_path)
    for kind in RECORD_TYPES:
        columns = database[kind.TYPE].columns_dict
        extra = {"uid": str, "position": int, "step": int} | {f"{name}_sort": str for name in SORTED.get(kind.TYPE, ())}
        wanted = {name: _type(spec.kind) for name, spec in specs(kind).items()} | extra
        assert columns == wanted, kind.TYPE
        assert database[kind.TYPE].pks == ["uid"]
        assert not set(specs(kind)) & set(extra)
    database.close()


def _type(kind: object) -> type:
    if isinstance(kind, Number | Date | Data):
        return str
    return int if isinstance(kind, Integer | Money | YesNo) else str


def test_own_keys_are_unique_in_the_tables_too(tmp_path: Path) -> None:
    database = made(tmp_path)
    found = {
        one.name: tuple(index.columns)
        for one in database.tables
        for index in one.indexes
        if index.unique and index.name == f"{one.name}_own"
    }
    assert found == dict(OWN_KEYS)
    database.close()


def test_what_is_searched_and_sorted_are_fields(tmp_path: Path) -> None:
    for type_name, names in SEARCHED.items():
        assert set(names) <= set(specs(table(type_name).kind)), type_name
    for type_name, columns in SORTED.items():
        assert set(columns) <= set(specs(table(type_name).kind)), type_name


def test_the_index_takes_three_letters_and_only_our_folding(tmp_path: Path) -> None:
    database = made(tmp_path)
    assert database["search"].detect_fts() == "search_fts"
    assert "trigram case_sensitive 1" in database["search_fts"].schema
    assert database.triggers == []
    database.close()


def test_the_file_notes_which_migrations_made_it(tmp_path: Path) -> None:
    database = made(tmp_path)
    assert [row["name"] for row in database["_sqlite_migrations"].rows] == ["0001", "0002", "0003", "0004"]
    database.close()


def test_files_of_version_1_open(tmp_path: Path) -> None:
    path = tmp_path / "v1.cds"
    shutil.copy(OLD_FILES / "v1.cds", path)
    with Store.open(path, write=True, who="Nguyễn An") as store:
        assert store.verify() == []
        assert store.counts()["task"] == 5
        assert [one.label for one in store.history()] == [
            "Nâng cấp tệp dữ liệu lên phiên bản 4",
            "Hoàn tác: Sửa tên",
            "Sửa tên",
            "Thêm kết quả",
            "Tạo tệp dữ liệu",
        ]
        assert vars(store.get("task-1"))["title"] == "Đường truyền số liệu 1"
        assert [hit.uid for hit in store.search("27/qd-ubnd")] == ["told-1-2026"]
        assert store.undo_label() == "", "what came before an upgrade is in the copy that was made of the file"
        edit(store, "task-1", title="Tên mới")
        store.undo()
        assert vars(store.get("task-1"))["title"] == "Đường truyền số liệu 1"
        assert store.verify() == []


def test_files_of_version_2_open_and_keep_packages(tmp_path: Path) -> None:
    path = tmp_path / "v2.cds"
    shutil.copy(OLD_FILES / "v1.cds", path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    steps.migrate(connection, steps.MIGRATIONS[:2])
    data = b"PK"
    connection.execute("INSERT INTO packages VALUES (?, '2026-04-01', ?)", (sha256(data).hexdigest(), data))
    connection.execute("COMMIT")
    connection.close()
    assert guard.check_header(path) == 2
    with Store.open(path, write=True, who="Nguyễn An") as store:
        assert store.history()[0].label == "Nâng cấp tệp dữ liệu lên phiên bản 4"
        assert store.verify() == []
        assert store.packages.data(sha256(data).hexdigest()) == data
        assert (store.counts()["remark"], store.counts()["task"]) == (0, 5)
    [copy] = folder_of(path).glob("*.cds")
    assert guard.check_header(copy) == 2


def test_states_of_a_file_of_version_3_are_derived_anew(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        add(store, told(1, status_text="Đang thực hiện"))
        wanted = store.state_counts("2026")
    path = tmp_path / "xa.cds"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE task_states SET derived = 'not_started', printed = 'not_started'")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = '0004'")
        connection.execute("PRAGMA user_version=3")
    connection.close()
    with Store.open(path, write=True, who="Nguyễn An") as store:
        assert store.state_counts("2026") == wanted
        assert store.verify() == []


def colour(database: Database) -> None:
    """A step as a later version may take it."""
    database.execute("ALTER TABLE drafts ADD COLUMN colour TEXT")


def broken(database: Database) -> None:
    database.execute("DELETE FROM task")
    raise sqlite3.OperationalError("broken")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    with new_store(tmp_path, plan_records()) as store:
        add(store, told(1))
        edit(store, "task-1", title="Tên mới")
    return tmp_path / "xa.cds"


def later_program(monkeypatch: pytest.MonkeyPatch, step: object) -> None:
    monkeypatch.setattr(steps, "MIGRATIONS", (*steps.MIGRATIONS, (steps.newest() + 1, step)))
    changed = m0001_first.TABLES.replace(
        "PRIMARY KEY (uid, field)\n) WITHOUT ROWID", "PRIMARY KEY (uid, field), colour TEXT\n) WITHOUT ROWID"
    )
    monkeypatch.setattr(m0001_first, "TABLES", changed)


def test_an_older_file_is_copied_then_brought_up(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = older.read_bytes()
    with Store.open(older, write=False) as store:
        records = contents(store)
    later_program(monkeypatch, colour)
    monkeypatch.setattr("db.guard.schema_problems", lambda connection: [])
    with Store.open(older, write=False) as reader:
        assert contents(reader) == records
    assert older.read_bytes() == before
    with Store.open(older, write=True, who="Nguyễn An") as store:
        assert contents(store) == records
        newest = store.history()[0]
        assert (newest.label, newest.records) == ("Nâng cấp tệp dữ liệu lên phiên bản 5", len(records))
        assert store.undo_label() == ""
        edit(store, "task-2", title="Ghi tiếp")
        assert [row[1] for row in store._connection.execute("PRAGMA table_info(drafts)")][-1] == "colour"
    [copy] = folder_of(older).glob("*.cds")
    assert guard.check_header(copy) == 4
    with Store.open(older, write=True) as store:
        assert [one.number for one in store.history()] == [5, 4, 3, 2, 1]


def test_a_migration_that_fails_leaves_the_file_as_it_was(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = older.read_bytes()
    later_program(monkeypatch, broken)
    with pytest.raises(sqlite3.OperationalError, match="broken"):
        Store.open(older, write=True)
    assert older.read_bytes() == before
    monkeypatch.undo()
    with Store.open(older, write=True) as store:
        assert isinstance(store.get("task-1"), Task)
        assert store.verify() == []
