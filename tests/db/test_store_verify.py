"""Whatever is changed behind the program's back shows, also where SQLite itself says that all is well."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from db import search
from db.store import Store
from tests.support.data_file import add, edit, new_store, plan_records, remove, take_in, told


def lived_in(folder: Path) -> Path:
    """A data file with a past: edits, an undo, a removal."""
    with new_store(folder) as store:
        add(store, *plan_records(), told(1, result="Đã ban hành"))
        edit(store, "task-1", title="Tên mới")
        edit(store, "task-2", note="Ghi chú", folding="v")
        store.undo()
        remove(store, "told-1-2026")
        edit(store, "task-3", title="Tên sau cùng")
    return folder / "xa.cds"


def changed(path: Path, *statements: str) -> list[str]:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        assert connection.execute(statement).rowcount != 0, statement
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    with Store.open(path, write=False) as store:
        return store.verify()


def test_a_sound_file_has_no_problems(tmp_path: Path) -> None:
    with Store.open(lived_in(tmp_path), write=True) as store:
        assert store.verify() == []
        take_in(store)
        assert store.verify() == []


TOO_MANY = (
    "INSERT INTO section (uid, position, step, extras, plan, annex, parent, number, title)"
    " VALUES ('lạ', 0, 1, '{}', 'plan', '', '', '', 'Lạ')"
)
BACK_AGAIN = (
    "INSERT INTO progress SELECT 'told-1-2026', 0, 2, '{}', 'office', 'task-1', '2026', 'Đã ban hành', NULL,"
    " '', NULL, NULL, '{}', NULL, '', '' FROM meta LIMIT 1"
)
STEP_GONE = ["DELETE FROM entries WHERE step = 3", "DELETE FROM steps WHERE number = 3"]
BEHIND = {
    "a word of a record": (["UPDATE task SET title = 'Sửa lén' WHERE uid = 'task-3'"], "ô “Nội dung, nhiệm vụ” khác"),
    "a record nobody edited": (["UPDATE target SET value = '10'"], "Tổng kiểm tra"),
    "a record gone": (["DELETE FROM measurement"], "lịch sử có nhưng dữ liệu không có"),
    "a record too many": (
        [TOO_MANY],
        "Tổng kiểm tra",
    ),
    "a removed record back": (
        [BACK_AGAIN],
        "lịch sử ghi là đã xoá",
    ),
    "an old value": (['UPDATE entries SET before = \'{"title":"Khác"}\' WHERE step = 3'], "Nội dung của bước 3"),
    "an old entry gone": (["DELETE FROM entries WHERE step = 4"], "đứt ở bước 4"),
    "who it was": (["UPDATE steps SET who = 'Người khác' WHERE number = 3"], "Bước 3 của lịch sử đã bị sửa"),
    "a step gone": (
        ["DELETE FROM entries WHERE step = 3", "DELETE FROM steps WHERE number = 3"],
        "Lịch sử thiếu bước 3",
    ),
    "the sum of a step": (["UPDATE steps SET total = '00' WHERE number = 2"], "đứt ở bước 2"),
    "a reference": (["UPDATE plan_item SET task = 'không có' WHERE uid = 'item-1'"], "trỏ tới bản ghi không có"),
    "a text of the index": (["UPDATE search SET folded = 'khac' WHERE uid = 'office'"], "Chỉ mục tìm kiếm"),
    "the office itself": (["DELETE FROM unit WHERE uid = 'office'"], "Bản ghi đơn vị của chính hồ sơ không còn"),
    "the office under another uid": (["UPDATE meta SET value = 'plan' WHERE key = 'office'"], "đơn vị của chính hồ sơ"),
    "a value no record can hold": (["UPDATE task SET deadline_to = 'mai' WHERE uid = 'task-1'"], "bị hỏng"),
}


@pytest.mark.parametrize("what", BEHIND)
def test_a_change_behind_the_program_shows(tmp_path: Path, what: str) -> None:
    statements, words = BEHIND[what]
    assert words in "\n".join(changed(lived_in(tmp_path), *statements))


def test_the_first_steps_may_be_forgotten_without_breaking_the_chain(tmp_path: Path) -> None:
    """What forgetting a person will do: values and salts go, digests stay."""
    forgotten = "UPDATE entries SET before = NULL, after = NULL, salt = NULL WHERE step = 3"
    assert changed(lived_in(tmp_path), forgotten) == []


def test_a_page_put_back_to_an_older_state_shows(tmp_path: Path) -> None:
    path = lived_in(tmp_path)
    older = path.read_bytes()
    with Store.open(path, write=True) as store:
        for at in range(3):
            edit(store, "task-4", note=f"lần {at}")
    newer = path.read_bytes()
    differing = [at for at in range(4096, len(older), 4096) if older[at : at + 4096] != newer[at : at + 4096]]
    assert len(differing) >= 4
    for at in differing:
        path.write_bytes(newer[:at] + older[at : at + 4096] + newer[at + 4096 :])
        assert problems_of(path), at


def problems_of(path: Path) -> list[str]:
    try:
        with Store.open(path, write=False) as store:
            return store.verify()
    except Exception as error:
        return [str(error)]


def test_damaged_texts_show(tmp_path: Path) -> None:
    path = lived_in(tmp_path)
    content = path.read_bytes()
    words = ("Dịch vụ công".encode(), b"task-2", "Tên mới".encode(), b"2026-06-30")
    places = [content.index(word) for word in words]
    for at in places:
        path.write_bytes(content[:at] + b"#" + content[at + 1 :])
        assert problems_of(path), content[at : at + 12]


def test_reading_stops_at_the_fiftieth_problem(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records(100)) as store:
        store._connection.execute("UPDATE plan_item SET task = 'không có'")
        assert len(store.verify()) == 50


def test_the_index_is_made_of_our_own_folding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_store(tmp_path, plan_records()) as store:
        fold: Callable[[str], str] = search.search_key
        monkeypatch.setattr(search, "search_key", lambda text: fold(text).replace("d", "đ"))
        assert store.verify() == ["Chỉ mục tìm kiếm không khớp với dữ liệu"]
