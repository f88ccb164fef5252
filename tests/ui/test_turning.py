"""Turning to another period beside very many records: read by the worker, the window goes on answering."""

import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.places import tasks_of
from ui import turning
from ui.session import Session

LONGEST_MS = 30_000
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture
def large(qtbot: QtBot, earnest: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Treat the small office as one with very many records."""
    monkeypatch.setattr(turning, "MANY", 0)
    assert earnest.desk is not None
    desk = earnest.desk
    qtbot.waitUntil(lambda: desk.lock == "" and not earnest.ahead.under_way, timeout=LONGEST_MS)
    earnest.go("tasks")
    return earnest


def test_the_period_is_read_by_the_worker_while_the_one_before_is_shown(
    qtbot: QtBot, large: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = large.desk
    assert desk is not None
    before, store, gate, threads = desk.code, desk.store, threading.Event(), set[int]()
    read = store.state_counts

    def held(period: str, plan: str = "", kind: str = "") -> object:
        threads.add(threading.get_ident())
        assert gate.wait(LONGEST_MS / 1000)
        return read(period, plan, kind)

    monkeypatch.setattr(store, "state_counts", held)
    large.tools.period.chosen.emit("2022-H1")
    qtbot.waitUntil(lambda: bool(threads), timeout=LONGEST_MS)
    assert desk.code == before
    assert desk.lock == turning.READING
    assert threading.get_ident() not in threads
    table = tasks_of(large).table
    table.show_uid(table.records.uids()[0], "result")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert turning.READING in large.tools.notice.text()
    gate.set()
    qtbot.waitUntil(lambda: desk.code == "2022-H1", timeout=LONGEST_MS)
    assert desk.lock == ""
    assert "6 tháng" in large.tools.period.text()


def test_the_table_shows_the_states_of_the_period_that_was_turned_to(qtbot: QtBot, large: Session) -> None:
    desk = large.desk
    assert desk is not None
    large.tools.period.chosen.emit("2022-H1")
    qtbot.waitUntil(lambda: desk.code == "2022-H1" and desk.lock == "", timeout=LONGEST_MS)
    turned = [chip.text for chip in tasks_of(large).rows.chips()]
    desk.set_period("2022")
    desk.set_period("2022-H1")
    assert [chip.text for chip in tasks_of(large).rows.chips()] == turned


def test_what_cannot_be_written_keeps_the_period(qtbot: QtBot, large: Session) -> None:
    desk = large.desk
    assert desk is not None
    before = desk.code
    desk.unwritten = lambda: [("u", "result", "dở dang")]
    large.tools.period.chosen.emit("2022-H1")
    qtbot.waitUntil(lambda: "dở dang" in large.tools.notice.text(), timeout=LONGEST_MS)
    assert desk.code == before
    assert desk.lock == ""
