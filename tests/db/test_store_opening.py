"""How a data file is made, opened and left: settings read back, one file, nothing that is not ours."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from cdsdesk.errors import BusyError, DataFileError, RecordError, WriteError
from cdsdesk.model.office import Unit
from cdsdesk.model.tasks import PlanItem
from db import guard
from db.migrations.steps import APPLICATION_ID, newest
from db.store import Store
from tests.support.data_file import OFFICE, add, contents, edit, new_store, plan_records, tasks
from tests.support.source import ROOT


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def raw(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_safe_settings_are_really_set(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        found = {name: pragma(store._connection, name) for name in ("journal_mode", "synchronous", "foreign_keys")}
        found |= {name: pragma(store._connection, name) for name in ("trusted_schema", "cell_size_check")}
        assert found == {
            "journal_mode": "truncate",
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
        }
        assert store._connection.isolation_level is None


def test_while_writing_the_journal_is_empty_and_after_closing_it_is_gone(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        edit(store, "task-1", title="Khác")
        assert (tmp_path / "xa.cds-journal").stat().st_size == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["xa.cds", "xa.cds.lock"]
    assert (tmp_path / "xa.cds.lock").read_bytes() == b""


def test_the_file_says_whose_it_is_and_how_new(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    connection = raw(tmp_path / "xa.cds")
    assert (pragma(connection, "application_id"), pragma(connection, "user_version")) == (APPLICATION_ID, newest())
    connection.close()


def test_any_sqlite_tool_reads_the_records(tmp_path: Path) -> None:
    new_store(tmp_path, plan_records()).close()
    connection = raw(tmp_path / "xa.cds")
    rows = connection.execute("SELECT t.title, i.code FROM task t JOIN plan_item i ON i.task = t.uid ORDER BY i.code")
    assert rows.fetchone() == ("Đường truyền số liệu 1", "1.1")
    connection.close()


def test_what_was_made_is_there_after_opening(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        before = contents(store)
    with Store.open(tmp_path / "xa.cds", write=False) as store:
        assert (contents(store), store.office()) == (before, "office")
        assert {OFFICE.uid, *(record.uid for record in plan_records())} == set(before)


def test_a_file_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    (tmp_path / "xa.cds").write_bytes(b"x")
    with pytest.raises(WriteError, match="Đã có tệp này"):
        new_store(tmp_path)
    assert (tmp_path / "xa.cds").read_bytes() == b"x"


def test_a_failed_making_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"trỏ tới bản ghi không có trong tệp.*và 1 chỗ khác"):
        new_store(tmp_path, [PlanItem(uid="item", plan="plan", task="task")])
    with pytest.raises(RecordError, match="không có bản ghi đơn vị"):
        Store.create_from(tmp_path / "xa.cds", tasks(), "nobody")
    with pytest.raises(RecordError, match="mã dùng cho hai bản ghi"):
        Store.create_from(tmp_path / "xa.cds", [OFFICE, Unit(uid="office", name="Khác")], "office")
    assert list(tmp_path.iterdir()) == []


def test_loaded_records_are_one_step_without_values(tmp_path: Path) -> None:
    records = [OFFICE, *plan_records()]
    with Store.create_from(tmp_path / "xa.cds", records, "office", "Nguyễn An") as store:
        assert {record.uid: record for record in records} == contents(store)
        [step] = store.history()
        assert (step.number, step.label, step.records) == (1, "Nạp dữ liệu", len(records))
        assert store.undo_label() == ""
        with pytest.raises(RecordError, match="Bước 1 “Nạp dữ liệu” không hoàn tác được"):
            store.undo(1)
        assert store.verify() == []


def damage(path: Path, at: int, content: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[at : at + len(content)] = content
    path.write_bytes(data)


def with_sql(path: Path, *statements: str) -> None:
    connection = raw(path)
    for statement in statements:
        connection.execute(statement)
    connection.close()


SPOILERS = {
    "text": (lambda path: path.write_text("Kế hoạch 145/KH-UBND\n" * 99), "không phải tệp dữ liệu"),
    "empty": (lambda path: path.write_bytes(b""), "không phải tệp dữ liệu"),
    "other database": (lambda path: with_sql(path, "PRAGMA application_id=7"), "không phải tệp dữ liệu"),
    "newer": (lambda path: with_sql(path, f"PRAGMA user_version={newest() + 1}"), "phiên bản mới hơn"),
    "cut off": (lambda path: path.write_bytes(path.read_bytes()[:-1000]), "bị hỏng"),
    "half gone": (lambda path: path.write_bytes(path.read_bytes()[:40960]), "bị hỏng"),
    "zeroed page": (lambda path: damage(path, 8192, bytes(4096)), "bị hỏng"),
    "trigger": (
        lambda path: with_sql(path, "CREATE TRIGGER t AFTER UPDATE ON task BEGIN DELETE FROM task; END"),
        "không phải của chương trình: trigger t",
    ),
    "view": (lambda path: with_sql(path, "CREATE VIEW v AS SELECT * FROM task"), "view v"),
    "table": (lambda path: with_sql(path, "CREATE TABLE other (x)"), "other"),
    "column": (lambda path: with_sql(path, "ALTER TABLE task ADD COLUMN other TEXT"), "task"),
    "missing index": (lambda path: with_sql(path, "DROP INDEX progress_task"), "progress_task"),
    "head": (lambda path: with_sql(path, "UPDATE meta SET value = '[]' WHERE key = 'head'"), "bị hỏng"),
    "last step": (lambda path: with_sql(path, "UPDATE steps SET label = 'x'"), "bị hỏng"),
    "last step gone": (lambda path: with_sql(path, "DELETE FROM steps"), "bị hỏng"),
}


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("kind", SPOILERS)
def test_a_file_that_cannot_be_trusted_is_refused_and_stays_as_it_is(tmp_path: Path, kind: str, write: bool) -> None:
    path = tmp_path / "xa.cds"
    new_store(tmp_path, plan_records()).close()
    spoil, sentence = SPOILERS[kind]
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(DataFileError, match=sentence) as refused:
        Store.open(path, write=write)
    assert str(path) in refused.value.sentence()
    assert path.read_bytes() == before
    assert not (tmp_path / "xa.cds-journal").exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="Không tìm thấy tệp dữ liệu"):
        Store.open(tmp_path / "khác.cds", write=True)
    assert list(tmp_path.iterdir()) == []


def test_a_refused_file_can_be_opened_again_by_another(tmp_path: Path) -> None:
    path = tmp_path / "xa.cds"
    new_store(tmp_path).close()
    good = path.read_bytes()
    with_sql(path, "CREATE TABLE other (x)")
    with pytest.raises(DataFileError):
        Store.open(path, write=True)
    path.write_bytes(good)
    Store.open(path, write=True).close()


def test_large_files_leave_the_quick_check_to_verify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "xa.cds"
    new_store(tmp_path, plan_records(400)).close()
    damage(path, path.stat().st_size - 4096 * 3, b"\x0d" + bytes(4095))
    with pytest.raises(DataFileError):
        Store.open(path, write=False)
    monkeypatch.setattr(guard, "QUICK_SIZE", 1)
    with Store.open(path, write=False) as store:
        assert store.verify() != []


def test_a_reader_may_not_write(tmp_path: Path) -> None:
    new_store(tmp_path, plan_records()).close()
    with Store.open(tmp_path / "xa.cds", write=False) as reader:
        assert not reader.writable
        with pytest.raises(BusyError, match="chỉ để xem"):
            edit(reader, "task-1", title="Khác")


def test_the_search_and_schema_library_stays_out_of_a_file_that_is_up_to_date(tmp_path: Path) -> None:
    new_store(tmp_path, plan_records()).close()
    program = (
        "import sys; from pathlib import Path; from db.store import Store\n"
        f"store = Store.open(Path({str(tmp_path / 'xa.cds')!r}), write=True); store.history(); store.close()\n"
        "print([name for name in ('sqlite_utils', 'platformdirs', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_closing_twice_does_no_harm(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.close()
    store.close()
    with Store.open(tmp_path / "xa.cds", write=True) as again:
        add(again, *plan_records())
