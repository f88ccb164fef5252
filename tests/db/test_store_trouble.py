"""No room, no rights, a failing disk: one Vietnamese sentence, nothing lost, and writing goes on after."""

import os
import sqlite3
from pathlib import Path

import pytest

from cdsdesk.errors import BusyError, DataFileError, WriteError
from db.errors import sentence, told
from db.store import Store
from tests.support.data_file import add, contents, edit, new_store, plan_records, tasks
from tests.support.other_process import run_python

NO_ROOM = """
import resource
from cdsdesk.errors import WriteError
path, room = Path(sys.argv[1]), int(sys.argv[2])
size = path.stat().st_size
with Store.open(path, write=True) as store:
    before = contents(store)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    try:
        add(store, *(record for record in tasks(400) if record.uid not in before))
    except WriteError as error:
        print("refused", error.sentence())
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert contents(store) == before
    if len(sys.argv) > 3:
        edit(store, "task-1", title="ghi tiếp")
        assert store.verify() == []
"""
NO_RIGHTS = """
from cdsdesk.errors import CdsError
import db.locking, db.making, tempfile
path = Path(sys.argv[1])
os.seteuid(65534)
try:
    store = Store.open(path, write=True)
    edit(store, "task-1", title="x")
    print("written")
except CdsError as error:
    print(type(error).__name__, error.sentence())
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new_store(tmp_path, plan_records(40)).close()
    return tmp_path / "xa.cds"


@pytest.mark.parametrize("share", [0.01, 0.2, 0.9, 1.0, 1.1])
def test_without_room_a_step_leaves_the_file_as_it_was(path: Path, share: float) -> None:
    before = path.read_bytes()
    done = run_python(NO_ROOM, path, str(int(len(before) * share)))
    assert done.returncode == 0, done.stderr
    words = "Ổ đĩa báo lỗi" if share < 0.1 else "Không đủ chỗ trống"
    assert done.stdout.startswith(f"refused {words}"), done.stdout
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["xa.cds", "xa.cds.lock"]


def test_after_a_refused_write_the_next_one_goes_through(path: Path) -> None:
    done = run_python(NO_ROOM, path, "20000", "on")
    assert done.returncode == 0, done.stderr
    with Store.open(path, write=False) as store:
        assert vars(store.get("task-1"))["title"] == "ghi tiếp"
        assert store.verify() == []


def test_without_room_no_file_is_made(tmp_path: Path) -> None:
    code = """
import resource
from cdsdesk.errors import WriteError
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))
try:
    new_store(Path(sys.argv[1]))
except WriteError as error:
    print(error.sentence())
"""
    done = run_python(code, tmp_path)
    assert "Không đủ chỗ trống" in done.stdout, done.stderr
    assert list(tmp_path.iterdir()) == []


def open_to_all(path: Path) -> None:
    """Let any user walk down to a folder of the test."""
    for folder in (path, *path.parents[:4]):
        if folder != Path("/") and folder.owner() == path.owner():
            folder.chmod(folder.stat().st_mode | 0o055)


def test_a_read_only_file_is_refused_and_stays(path: Path) -> None:
    open_to_all(path.parent)
    path.parent.chmod(0o777)
    path.with_name("xa.cds.lock").chmod(0o666)
    path.chmod(0o444)
    before = path.read_bytes()
    if os.geteuid() == 0:
        said = run_python(NO_RIGHTS, path)
        assert said.stdout.startswith("WriteError Tệp dữ liệu hoặc thư mục của nó không cho ghi"), said.stderr
    else:
        with pytest.raises(WriteError, match="không cho ghi"):
            Store.open(path, write=True)
    assert path.read_bytes() == before


def test_a_read_only_folder_is_refused_and_stays(path: Path) -> None:
    open_to_all(path.parent)
    path.chmod(0o666)
    path.with_name("xa.cds.lock").unlink()
    path.parent.chmod(0o555)
    before = path.read_bytes()
    try:
        if os.geteuid() == 0:
            said = run_python(NO_RIGHTS, path)
            assert said.stdout.startswith("WriteError Không được phép ghi tệp"), said.stderr
        else:
            with pytest.raises(WriteError, match="Không được phép ghi tệp"):
                Store.open(path, write=True)
        assert [one.name for one in path.parent.iterdir()] == ["xa.cds"]
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == before


FIVE = [
    (sqlite3.SQLITE_FULL, WriteError, "Không đủ chỗ trống"),
    (sqlite3.SQLITE_IOERR_WRITE, WriteError, "Ổ đĩa báo lỗi"),
    (sqlite3.SQLITE_CORRUPT, DataFileError, "Tệp dữ liệu bị hỏng"),
    (sqlite3.SQLITE_BUSY, BusyError, "Tệp dữ liệu đang bận"),
    (sqlite3.SQLITE_READONLY, WriteError, "không cho ghi"),
]


@pytest.mark.parametrize(("code", "kind", "words"), FIVE)
def test_each_trouble_has_its_own_sentence(code: int, kind: type[Exception], words: str) -> None:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    found = sentence(error, Path("xa.cds"))
    assert type(found) is kind
    assert words in str(found)
    assert "xa.cds" in str(found)
    with pytest.raises(kind, match=words), told(Path("xa.cds")):
        raise error


def test_a_mistake_of_the_program_is_no_trouble_of_the_file() -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), told(Path("xa.cds")):
        sqlite3.connect(":memory:").execute("SELECT * FROM nowhere")


class Failing:
    """A connection whose next COMMIT fails as a bad disk makes it fail."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.closed = False

    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        if statement == "COMMIT":
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error
        return self.connection.execute(statement, *values)

    def close(self) -> None:
        self.closed = True
        self.connection.close()

    def __getattr__(self, name: str) -> object:
        return getattr(self.connection, name)


def test_after_a_failing_disk_the_file_is_opened_anew_before_the_next_write(path: Path) -> None:
    with Store.open(path, write=True) as store:
        before = contents(store)
        store.snapshot()
        store.history()
        failing = Failing(store._connection)
        store._connection = failing  # type: ignore[assignment]
        with pytest.raises(WriteError, match="Ổ đĩa báo lỗi"):
            edit(store, "task-1", title="chưa ghi")
        assert not failing.closed
        assert contents(store) == before
        assert dict(store.snapshot().records) == before
        edit(store, "task-1", title="ghi rồi")
        assert failing.closed
        assert [one.number for one in store.history()] == [2, 1]
        assert store.verify() == []


def test_a_step_that_fails_halfway_leaves_no_trace(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path, write=True) as store:
        before, hits = contents(store), store.search("duong truyen")

        def fail(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(store._parts.states, "follow", fail)
        with pytest.raises(KeyboardInterrupt):
            edit(store, "task-1", title="Không ghi")
        monkeypatch.undo()
        assert (contents(store), store.search("duong truyen"), store.search("khong ghi")) == (before, hits, [])
        add(store, *tasks(41)[-2:])
        assert store.verify() == []
