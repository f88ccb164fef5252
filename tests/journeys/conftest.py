"""The window of an office on disk, its work done beside it as in earnest; the longest block of each journey told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.journey_office import TODAY, flawed_records, records
from tests.support.officer import Officer
from tests.support.places import put_away
from tests.support.small_office import OFFICE
from tests.support.watchdog import Block, watched
from ui.desk import make_file
from ui.frame import Frame
from ui.session import Session
from ui.system import keep_what_is_there
from ui.theme.theme import theme
from ui.translator import speak_vietnamese
from ui.window import Window

_BLOCKS = pytest.StashKey[dict[str, Block]]()
_TOLD_FROM_MS = 100.0
Open = Callable[[Path | None], Session]


def pytest_configure(config: pytest.Config) -> None:
    """Make room for what the journeys tell."""
    config.stash[_BLOCKS] = {}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell how long the window answered nothing at most in each journey; one that is long tells where it was."""
    blocks = config.stash.get(_BLOCKS, {})
    if blocks:
        terminalreporter.section("longest time without an answer")
    for name, block in sorted(blocks.items(), key=lambda one: -one[1].milliseconds):
        text = str(block) if block.milliseconds >= _TOLD_FROM_MS else str(block).partition("\n")[0]
        terminalreporter.write_line(f"{name}: {text}")


@pytest.fixture
def officer(qapp: object, request: pytest.FixtureRequest) -> Iterator[Officer]:
    """Somebody at the window, watched all the while."""
    speak_vietnamese()
    theme()
    with watched(least=20.0) as dog:
        made = Officer(dog)
        yield made
        found = made.blocks()
    if found:
        request.config.stash[_BLOCKS][request.node.name] = found[0]


@pytest.fixture
def opened(qtbot: QtBot, officer: Officer) -> Open:
    """Open the window on a file, on none as at the first run."""

    def one(path: Path | None) -> Session:
        frame = Frame()
        qtbot.addWidget(frame, before_close_func=put_away)
        frame.resize(1366, 768)
        frame.show()
        qtbot.waitActive(frame)
        window = officer.sees("the window", lambda: Window(frame))
        session = officer.sees("its menus", lambda: Session(window, path))
        session.today = lambda: TODAY
        keep_what_is_there()
        officer.sees("the file", session.begin)
        officer.wait(session)
        officer.looks_round(session)
        return session

    return one


def _asked(_over: object, texts: object, *, kept: bool) -> bool:
    raise AssertionError(f"something is left that cannot be written, kept: {kept}: {texts}")


@pytest.fixture
def office_file(tmp_path: Path) -> Path:
    """Make the data file of the office that the journeys begin with."""
    path = tmp_path / "van-thanh.cds"
    make_file(path, OFFICE, records(), "an").close()
    return path


@pytest.fixture
def close(officer: Officer) -> Callable[[Session], None]:
    """Close the window as at the end of the day; nothing is saved by hand."""

    def one(session: Session) -> None:
        officer.wait(session)
        session.unfinished.ask = _asked
        assert session.window.frame.close()
        assert session.desk is None

    return one


@pytest.fixture
def flawed_file(tmp_path: Path) -> Path:
    """Make the data file of the same office with three flaws in it."""
    path = tmp_path / "van-thanh-co-loi.cds"
    make_file(path, OFFICE, flawed_records(), "an").close()
    return path
