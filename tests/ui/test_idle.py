"""What a large step left for idle moments is done while nothing else is, and never against a lock."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cdsdesk.model.changes import ChangeSet, inserted
from db.store import Store
from tests.support.data_file import PLAN, SECTION, new_store, tasks
from ui import desk as desks
from ui.desk import Desk
from ui.tasks import ImmediateRunner


def test_the_search_index_is_brought_up_while_nothing_else_is_done(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "_IDLE_MS", 1)
    monkeypatch.setattr(desks, "_PIECE_MS", 1)
    with new_store(tmp_path, [PLAN, SECTION]) as store:
        desk = Desk(store, tmp_path / "xa.cds", "2026", "an", ImmediateRunner())
        desk.set_lock("Đang kiểm tra hồ sơ")
        store.apply(ChangeSet("Nhập", tuple(map(inserted, tasks(1300)))))
        qtbot.wait(30)
        assert waiting(store) == 1300
        assert [hit.uid for hit in desk.search("phẩm tuyên truyền 1298")] == ["task-1298"]
        desk.set_lock("")
        qtbot.waitUntil(lambda: waiting(store) == 0)
        assert [hit.uid for hit in desk.search("phẩm tuyên truyền 1298")] == ["task-1298"]
        desk.close()


def waiting(store: Store) -> int:
    return len(store._parts.index._known())
