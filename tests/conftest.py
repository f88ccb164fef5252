"""What every test stands on: no screen, a home of its own, nothing left behind."""

import gc
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import pytest
from hypothesis import HealthCheck, settings

from tests.support import leaks

_QT_FIXTURES = {"qtbot", "qapp", "qtmodeltester"}
_homes = count()

# Two tired cores run these tests: how long one example takes says nothing about the program. The same examples each
# time, so that a red run is the fault of the change under test; the thorough profile looks for new ones.
_COMMON = settings(deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("desk", _COMMON, max_examples=50, derandomize=True)
settings.register_profile("thorough", _COMMON, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what was loaded out of every later look for garbage: each test with a window takes several."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Leave what the tests of a file loaded and remember out of every later look for garbage as well."""
    yield
    if nextitem is not None and nextitem.path != item.path:
        gc.collect()
        gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Take what was copied off the clipboard: the offscreen one would hold it longer than Python lives."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give each test user folders of its own; the folder is made when the program first needs it."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(_homes)}"
    monkeypatch.setenv("CDSDESK_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def garbage_in_sight(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no window keep anything out of the look for garbage, or bring back all that the tests before it left.

    Journeys measure how long the window answers nothing, so theirs do as in earnest.
    """
    if _QT_FIXTURES & set(request.fixturenames) and "journeys" not in request.path.parts:
        monkeypatch.setattr(gc, "freeze", lambda: None)
        monkeypatch.setattr(gc, "unfreeze", lambda: None)


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest, own_home: Path) -> Iterator[None]:
    """Fail a test that leaves a window, a running timer or a thread; set up first, hence torn down last."""
    uses_qt = bool(_QT_FIXTURES & set(request.fixturenames))
    windows, threads = leaks.open_windows(), leaks.running_threads()
    objects = leaks.running_objects() if uses_qt else set()
    yield
    left = leaks.left_windows(windows) + leaks.left_threads(threads)
    if uses_qt:
        left += leaks.left_objects(objects)
    if left:
        pytest.fail(f"left behind: {', '.join(left)}", pytrace=False)
