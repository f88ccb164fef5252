"""Copies are proven before they count, thinned as they age, and give back exactly what was there."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cdsdesk.errors import DataFileError, WriteError
from cdsdesk.paths import user_data_dir
from db import backup
from db.backup import KEPT, folder_of, thinned
from db.connection import journal_path
from db.store import Store
from tests.support.data_file import contents, edit, new_store, plan_records
from tests.support.other_process import run_python


def test_a_copy_gives_back_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "xa.cds"
    with new_store(tmp_path, plan_records()) as store:
        edit(store, "task-1", title="trước khi sao")
        good, steps = contents(store), store.history()
        copy = store.back_up()
        edit(store, "task-1", title="hỏng việc")
        bad = contents(store)
    kept = Store.restore(path, copy.path, "Nguyễn An")
    with Store.open(path, write=True) as store:
        assert (contents(store), store.history(), store.verify()) == (good, steps, [])
        assert store.undo_label() == "Sửa"
    assert kept is not None
    assert kept.parent == tmp_path
    assert kept.name.startswith("xa (trước khi khôi phục ")
    with Store.open(kept, write=False) as store:
        assert contents(store) == bad


def test_copies_lie_with_the_user_and_are_listed_newest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_store(tmp_path, plan_records()) as store:
        first = store.rotate_backups()
        assert first is not None
        assert store.rotate_backups() is None
        edit(store, "task-1", title="khác")
        second = store.rotate_backups()
        assert second is not None
        assert Store.backups(store.path) == [second, first]
        assert (first.step, second.step) == (1, 2)
        assert second.path.is_relative_to(user_data_dir())
        assert not second.path.is_relative_to(tmp_path)
        (second.path.parent / "lạ.cds").write_bytes(b"x")
        assert Store.backups(store.path) == [second, first]


def test_two_files_of_one_name_keep_their_copies_apart(tmp_path: Path) -> None:
    assert folder_of(tmp_path / "a" / "xa.cds") != folder_of(tmp_path / "b" / "xa.cds")
    assert folder_of(tmp_path / "a" / "xa.cds") == folder_of(tmp_path / "b" / ".." / "a" / "xa.cds")


def test_old_copies_are_thinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = iter(datetime(2026, 1, 1) + timedelta(hours=7 * at) for at in range(100))

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return next(day)

    monkeypatch.setattr(backup, "datetime", Clock)
    with new_store(tmp_path, plan_records()) as store:
        for at in range(40):
            edit(store, "task-1", title=f"lần {at}")
            store.rotate_backups()
        found = Store.backups(store.path)
    assert len(found) <= KEPT
    assert [copy.step for copy in found][:4] == [41, 40, 39, 38]
    assert found[-1].made < found[0].made - timedelta(days=6)
    assert len({copy.made.isocalendar().week for copy in found}) > 1
    assert len(list(folder_of(tmp_path / "xa.cds").iterdir())) == len(found)


def test_thinning_keeps_days_weeks_and_months() -> None:
    now = datetime(2026, 12, 31, 12)
    made = [now - timedelta(hours=at) for at in range(0, 24 * 300, 6)]
    kept = sorted(thinned(made), reverse=True)
    assert len(kept) == KEPT
    assert kept[:4] == made[:4]
    assert [one.date() for one in kept[4:7]] == [date(2026, 12, day) for day in (29, 28, 27)]
    assert [one.isocalendar().week for one in kept[7:9]] == [51, 50]
    assert (kept[9].year, kept[9].month, kept[9].day) == (2026, 11, 30)
    assert thinned([]) == set()
    assert thinned(made[:3]) == set(made[:3])


def test_a_copy_to_a_place_of_choice(tmp_path: Path) -> None:
    target = tmp_path / "usb" / "sao.cds"
    target.parent.mkdir()
    with new_store(tmp_path, plan_records()) as store:
        made = store.back_up(target)
        assert (made.path, made.step) == (target, 1)
        with pytest.raises(WriteError, match="chính tệp"):
            store.back_up(tmp_path / "usb" / ".." / "xa.cds")
        with Store.open(target, write=False) as copy:
            assert contents(copy) == contents(store)


def test_a_copy_is_made_beside_a_writer_without_his_halfway_work(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        before = contents(store)
        store._connection.execute("BEGIN IMMEDIATE")
        store._connection.execute("DELETE FROM task")
        copy = Store.open(store.path, write=False).back_up()
        store._connection.execute("ROLLBACK")
        with Store.open(copy.path, write=False) as found:
            assert contents(found) == before


def test_a_damaged_file_is_not_copied_over_good_copies(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        good = store.back_up()
        store._connection.execute("UPDATE task SET title = 'sửa lén' WHERE uid = 'task-1'")
        with pytest.raises(DataFileError, match="Bản sao lưu không dùng được"):
            store.back_up()
        assert Store.backups(store.path) == [good]


def test_what_is_no_sound_copy_is_not_put_in_place(tmp_path: Path) -> None:
    path = tmp_path / "xa.cds"
    new_store(tmp_path, plan_records()).close()
    before = path.read_bytes()
    bad = tmp_path / "bản sao.cds"
    bad.write_bytes(before[:-4096])
    with pytest.raises(DataFileError):
        Store.restore(path, bad, "Nguyễn An")
    bad.write_text("không phải", "utf-8")
    with pytest.raises(DataFileError, match="không phải tệp dữ liệu"):
        Store.restore(path, bad, "Nguyễn An")
    assert path.read_bytes() == before
    assert len(list(tmp_path.glob("*khôi phục*"))) == 0


def test_a_file_beyond_reading_is_kept_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "xa.cds"
    with new_store(tmp_path, plan_records()) as store:
        good = contents(store)
        copy = store.back_up()
    path.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    journal_path(path).write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(600))
    wreck = path.read_bytes()
    kept = Store.restore(path, copy.path, "Nguyễn An")
    assert kept is not None
    assert kept.read_bytes() == wreck
    assert not journal_path(path).exists()
    with Store.open(path, write=True) as store:
        assert (contents(store), store.verify()) == (good, [])


def test_a_file_that_is_gone_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "xa.cds"
    with new_store(tmp_path, plan_records()) as store:
        good = contents(store)
        copy = store.back_up()
    path.unlink()
    assert Store.restore(path, copy.path) is None
    with Store.open(path, write=False) as store:
        assert contents(store) == good


def test_without_room_no_copy_counts(tmp_path: Path) -> None:
    new_store(tmp_path, plan_records()).close()
    code = """
import resource
from cdsdesk.errors import WriteError
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))
try:
    Store.open(Path(sys.argv[1]), write=False).back_up()
except WriteError as error:
    print(error.sentence())
"""
    done = run_python(code, tmp_path / "xa.cds")
    assert "Không đủ chỗ trống" in done.stdout, done.stderr
    assert Store.backups(tmp_path / "xa.cds") == []
    assert list(folder_of(tmp_path / "xa.cds").iterdir()) == []
