"""A large data file is read beside the window: what is shown meanwhile, something else wanted, a damaged one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cdsdesk.errors import DataFileError
from cdsdesk.model.snapshot import Snapshot
from db.store import Store
from tests.support.places import put_away
from tests.ui.conftest import TODAY
from ui import opening
from ui.frame import Frame
from ui.session import Session
from ui.welcome import Welcome
from ui.window import Window

LONGEST = 20_000


@pytest.fixture
def session(look: None, qtbot: QtBot, small_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Begin to open a file that counts as large."""
    monkeypatch.setattr(opening, "LARGE_BYTES", 1)
    frame = Frame()
    qtbot.addWidget(frame, before_close_func=put_away)
    made = Session(Window(frame), small_file)
    made.today = lambda: TODAY
    frame.resize(1366, 768)
    frame.show()
    yield made
    made.leave()


def test_the_window_waits_for_a_large_file_and_opens_nothing_else(
    qtbot: QtBot, session: Session, small_file: Path
) -> None:
    session.begin()
    assert session.desk is None
    assert session.window.nothing_shown()
    assert session.window.waiting.text() == "Đang mở…"
    assert not session.open(small_file)
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.lock == "", timeout=LONGEST)
    assert session.desk is not None
    assert session.desk.period.code == "2022"
    qtbot.waitUntil(lambda: not session.window.nothing_shown(), timeout=LONGEST)
    assert session.open(small_file), "opened again, as after another program let go of it"
    assert session.desk is None
    qtbot.waitUntil(lambda: session.desk is not None, timeout=LONGEST)


@pytest.mark.parametrize("act", [lambda session: session.window.frame.close(), lambda session: session.welcome()])
def test_a_large_file_is_let_go_when_something_else_is_wanted(
    session: Session, small_file: Path, act: Callable[[Session], object]
) -> None:
    session.begin()
    act(session)
    assert not session.opening.under_way
    Store.open(small_file, write=True).close()
    assert session.desk is None


def test_a_large_file_that_cannot_be_read_is_told(
    qtbot: QtBot, session: Session, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_store: Store, *_period: str) -> Snapshot:
        raise DataFileError("Tệp hồ sơ bị hỏng", str(small_file), "hãy khôi phục từ bản sao lưu")

    monkeypatch.setattr(Store, "snapshot", refuse)
    session.begin()
    qtbot.waitUntil(lambda: "bị hỏng" in session.tools.notice.text(), timeout=LONGEST)
    assert isinstance(session.page, Welcome)
    assert session.page.isVisible()
    assert not session.opening.under_way
    Store.open(small_file, write=True).close()
