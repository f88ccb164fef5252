"""No copy and no restoring ever writes over what somebody may still need."""

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from cdsdesk.errors import WriteError
from cdsdesk.model.office import Level, Unit
from db import backup
from db.connection import journal_path
from db.locking import lock_path
from db.store import Store
from tests.support.data_file import contents, edit, new_store, plan_records


class OneSecond(datetime):
    @classmethod
    def now(cls, tz: object = None) -> "OneSecond":
        return cls(2026, 7, 1, 8, 0, 0)


def titled(path: Path) -> str:
    with Store.open(path, write=False) as store:
        return str(vars(store.get("task-1"))["title"])


def test_restoring_twice_within_a_second_keeps_both_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "datetime", OneSecond)
    path = tmp_path / "xa.cds"
    with new_store(tmp_path, plan_records()) as store:
        copy = store.back_up().path
        edit(store, "task-1", title="việc của cả ngày")
    kept = [Store.restore(path, copy) for _ in range(3)]
    assert len(set(kept)) == 3
    assert kept[0] is not None
    assert titled(kept[0]) == "việc của cả ngày"
    assert len(list(tmp_path.glob("*khôi phục*.cds"))) == 3


def test_two_copies_within_a_second_are_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "datetime", OneSecond)
    with new_store(tmp_path, plan_records()) as store:
        first, second = store.back_up(), store.back_up()
        assert first.path != second.path
        assert {copy.path for copy in Store.backups(store.path)} == {first.path, second.path}
        assert store.rotate_backups() is None


def test_a_journal_without_its_file_does_not_spoil_what_is_put_there(tmp_path: Path) -> None:
    path = tmp_path / "xa.cds"
    with new_store(tmp_path, plan_records()) as store:
        good = contents(store)
        copy = store.back_up().path
    path.unlink()
    journal_path(path).write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(600))
    with pytest.raises(WriteError, match="dở dang"):
        new_store(tmp_path)
    Store.restore(path, copy)
    assert not journal_path(path).exists()
    assert len(list(tmp_path.glob("*khôi phục*-journal"))) == 1
    with Store.open(path, write=False) as store:
        assert (contents(store), store.verify()) == (good, [])


def test_a_copy_may_renew_an_earlier_copy_of_the_same_file(tmp_path: Path) -> None:
    target = tmp_path / "sao.cds"
    with new_store(tmp_path, plan_records()) as store:
        store.back_up(target)
        store.back_up(target)
        edit(store, "task-1", title="mới hơn")
        assert store.back_up(target).step == 2
    assert titled(target) == "mới hơn"


def other_office(target: Path) -> None:
    Store.create(target, Unit(uid="other", name="UBND xã Khác", level=Level.COMMUNE)).close()


def same_office_made_anew(target: Path) -> None:
    new_store(target.parent, plan_records(), target.name).close()


def worked_on_since(target: Path) -> None:
    shutil.copy(target.with_name("xa.cds"), target)
    with Store.open(target, write=True) as store:
        edit(store, "task-2", title="chỉ có ở đây")


def a_letter(target: Path) -> None:
    target.write_bytes(b"PK\x03\x04 thu tay")


def a_folder(target: Path) -> None:
    target.mkdir()


def half_written(target: Path) -> None:
    shutil.copy(target.with_name("xa.cds"), target)
    journal_path(target).write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(600))


def a_journal_alone(target: Path) -> None:
    journal_path(target).write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(600))


def everything(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


@pytest.mark.parametrize(
    "make", [other_office, same_office_made_anew, worked_on_since, a_letter, a_folder, half_written, a_journal_alone]
)
def test_a_copy_is_never_written_over_anything_else(tmp_path: Path, make: "object") -> None:
    target = tmp_path / "dich.cds"
    new_store(tmp_path, plan_records()).close()
    make(target)  # type: ignore[operator]
    before = everything(tmp_path)
    with Store.open(tmp_path / "xa.cds", write=False) as store, pytest.raises(WriteError) as refused:
        store.back_up(target)
    assert str(target) in str(refused.value)
    assert "hãy" in str(refused.value)
    assert everything(tmp_path) == before


def test_a_copy_that_is_open_for_writing_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "dich.cds"
    with new_store(tmp_path, plan_records()) as store:
        store.back_up(target)
        with Store.open(target, write=True), pytest.raises(WriteError, match="đang mở"):
            store.back_up(target)


def test_a_copy_goes_neither_on_the_file_itself_nor_on_what_belongs_to_one(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        path = store.path
        link, hard = tmp_path / "link.cds", tmp_path / "hard.cds"
        link.symlink_to(path)
        os.link(path, hard)
        for target in (path, link, hard):
            with pytest.raises(WriteError, match="chính tệp dữ liệu"):
                store.back_up(target)
        for target in (lock_path(path), journal_path(path), tmp_path / "khac.cds-journal", tmp_path / "Khac.cds.LOCK"):
            with pytest.raises(WriteError, match="hãy chọn tên khác"):
                store.back_up(target)
        assert link.is_symlink()
        edit(store, "task-1", title="vẫn ghi được")
        assert store.verify() == []
