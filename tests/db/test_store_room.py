"""A file may grow no larger: whatever the limit, a refused step leaves the file byte for byte and nothing beside it."""

import json
import shutil
from pathlib import Path

import pytest

from db.store import Store
from tests.support.data_file import add, edit, new_store, plan_records, tasks
from tests.support.other_process import run_python

PAGE = 4096
UNDER_LIMITS = """
import json, resource, shutil
from cdsdesk.errors import WriteError
folder, what, limits = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
without = resource.RLIM_INFINITY

def act(store):
    if what == "apply":
        edit(store, "task-150", title="Tên khác", note="dài " * 2000)
    elif what == "undo":
        store.undo()
    else:
        add(store, *(record for record in tasks(300)[200:] if store.get(record.uid) is None))

for limit in limits:
    path = folder / f"{limit}.cds"
    shutil.copy(folder / "xa.cds", path)
    before, said = path.read_bytes(), "done"
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, without))
    try:
        with Store.open(path, write=True) as store:
            act(store)
    except WriteError as error:
        said = error.sentence()
    left = sorted(one.name for one in folder.glob(f"{limit}.cds*"))
    same = path.read_bytes() == before
    resource.setrlimit(resource.RLIMIT_FSIZE, (without, without))
    with Store.open(path, write=False) as store:
        whole = store.verify() == []
    print(json.dumps([limit, said, same, left, whole]))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file whose last step was a large one, with an edit after it that undo takes back."""
    with new_store(tmp_path, plan_records(150)) as store:
        edit(store, "task-150", title="Sửa lần đầu", note="x" * 9000)
    return tmp_path / "xa.cds"


def outcomes(path: Path, what: str, limits: list[int]) -> list[tuple[int, str, bool, list[str], bool]]:
    done = run_python(UNDER_LIMITS, path.parent, what, json.dumps(limits))
    assert done.returncode == 0, done.stderr
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("what", ["apply", "undo", "import"])
def test_at_every_limit_a_step_is_written_whole_or_not_at_all(path: Path, what: str) -> None:
    size = path.stat().st_size
    near = range(size - 14 * PAGE, size + 10 * PAGE, PAGE)
    limits = [PAGE, size // 3, size // 2 + 100, *near, size - 1, size + 1, 3 * size]
    found = outcomes(path, what, limits)
    assert len(found) == len(limits)
    for limit, said, same, left, whole in found:
        assert left == [f"{limit}.cds", f"{limit}.cds.lock"], (limit, left)
        assert whole, limit
        assert same == (said != "done"), (limit, said)
        assert said == "done" or "hãy" in said
    assert {said == "done" for _, said, *_ in found} == {True, False}
    assert all(said != "done" for limit, said, *_ in found if limit < size)


def test_a_commit_that_failed_halfway_is_taken_back_when_there_is_room_again(path: Path) -> None:
    code = """
import resource
from cdsdesk.errors import WriteError
import db.store
path = Path(sys.argv[1])
db.store.require_room = lambda *_: None
with Store.open(path, write=True) as store:
    before = contents(store)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size - 12 * 4096, resource.RLIM_INFINITY))
    try:
        add(store, *(record for record in tasks(170) if record.uid not in before))
    except WriteError:
        print("refused", path.with_name("xa.cds-journal").stat().st_size > 0)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert contents(store) == before
    edit(store, "task-1", title="ghi tiếp")
    assert store.verify() == []
    assert [one.number for one in store.history()] == [3, 2, 1]
"""
    done = run_python(code, path)
    assert done.stdout == "refused True\n", done.stderr
    assert sorted(one.name for one in path.parent.iterdir()) == ["xa.cds", "xa.cds.lock"]


def test_nothing_reaches_the_file_before_its_commit(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        before = store.path.read_bytes()
        connection = store._connection
        connection.execute("PRAGMA cache_size=10")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE large AS SELECT randomblob(900) FROM task, task AS b, task AS c, task AS d")
        connection.execute("UPDATE task SET note = hex(randomblob(20000))")
        assert store.path.read_bytes() == before
        connection.execute("ROLLBACK")
        assert store.path.read_bytes() == before
        add(store, *tasks(8)[-4:])
        assert store.verify() == []


def test_without_room_an_older_file_stays_as_it_was(path: Path) -> None:
    shutil.copy(path, path.with_name("giu.cds"))
    code = """
import resource
from cdsdesk.errors import WriteError
import db.migrating, db.connection
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size // 2, resource.RLIM_INFINITY))
connection = db.connection.open_for_writing(path)
db.migrating.migrate = lambda connection: connection.execute("UPDATE task SET note = 'x'")
try:
    db.migrating.migrate_open(connection, "", path)
except WriteError as error:
    print(error.sentence())
db.connection.close(connection)
"""
    done = run_python(code, path)
    assert "Không đủ chỗ trống" in done.stdout, done.stderr
    assert path.read_bytes() == path.with_name("giu.cds").read_bytes()
    assert not path.with_name("xa.cds-journal").exists()
    with Store.open(path, write=True) as store:
        assert store.verify() == []
