"""Windows for tests: a desk over a store of memory, a whole window with its session, data files on disk."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.memory_store import MemoryStore
from tests.support.places import put_away
from tests.support.small_office import OFFICE, PERIOD, small_records
from ui.desk import Desk, make_file
from ui.frame import Frame
from ui.session import Session
from ui.tasks import ImmediateRunner
from ui.theme.theme import theme
from ui.translator import speak_vietnamese
from ui.window import Window

TODAY = date(2022, 12, 14)
# A machine that does much else takes its time.
_LONGEST_MS = 30_000


@pytest.fixture
def look(qapp: object) -> None:
    """Put words and colours on the application, as a start does."""
    speak_vietnamese()
    theme()


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(OFFICE, small_records())


@pytest.fixture
def desk(look: None, store: MemoryStore) -> Iterator[Desk]:
    made = Desk(store, Path("ho-so.cds"), PERIOD, "an", ImmediateRunner())
    yield made
    made.deleteLater()


def open_session(qtbot: QtBot, path: Path | None, today: date = TODAY) -> Session:
    """Show a window with its session, its work done at once."""
    frame = Frame()
    qtbot.addWidget(frame, before_close_func=put_away)
    session = Session(Window(frame), path, ImmediateRunner())
    session.today = lambda: today
    frame.resize(1366, 768)
    frame.show()
    session.begin()
    return session


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    """Make a data file of the small office."""
    path = tmp_path / "ho-so.cds"
    make_file(path, OFFICE, small_records(), "an").close()
    return path


@pytest.fixture
def session(look: None, qtbot: QtBot, small_file: Path) -> Session:
    return open_session(qtbot, small_file)


@pytest.fixture
def earnest(look: None, qtbot: QtBot, small_file: Path) -> Iterator[Session]:
    """Open a window whose work is done beside it, as in earnest."""
    frame = Frame()
    qtbot.addWidget(frame, before_close_func=put_away)
    session = Session(Window(frame), small_file)
    session.today = lambda: TODAY
    frame.resize(1366, 768)
    frame.show()
    session.begin()
    qtbot.waitUntil(lambda: not session.window.nothing_shown(), timeout=_LONGEST_MS)
    yield session
    session.leave()
