"""The guard that fails a test for what it leaves behind is itself tried on tests that leave something."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.source import ROOT

_HEAD = """
import threading, time
import pytest
from PySide6.QtCore import QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QLabel, QWidget

kept = []
threads = []

@pytest.fixture(scope="session", autouse=True)
def end_threads():
    yield
    for thread in threads:
        thread.quit()
        thread.wait()

"""

LEAVING = {
    "window": "kept.append(QWidget()); kept[-1].show()",
    "hidden_window": "kept.append(QLabel('x'))",
    "timer": "kept.append(QTimer()); kept[-1].start(1000)",
    "timer_of_an_owner": "kept.append(QObject()); QTimer(kept[-1]).start(1000)",
    "thread": "threading.Thread(target=time.sleep, args=(5,), daemon=True).start()",
    "qt_thread": "threads.append(QThread()); threads[-1].start()",
    "working_pool": "kept.append(QThreadPool()); kept[-1].start(lambda: time.sleep(0.5))",
}
TIDY = {
    "window_handed_over": "window = QWidget(); qtbot.addWidget(window); QTimer(window).start(1000)",
    "window_nobody_holds": "QWidget().show()",
    "stopped_timer": "kept.append(QTimer()); kept[-1].start(1000); kept[-1].stop()",
    "joined_thread": "thread = threading.Thread(target=int); thread.start(); thread.join()",
    "finished_pool": "kept.append(QThreadPool()); kept[-1].start(int); kept[-1].waitForDone()",
}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Run all these small tests in a process of their own, under our conftest as a plugin."""
    folder = tmp_path_factory.mktemp("left")
    tests = [f"def test_{name}(qtbot):\n    {body}\n" for name, body in {**TIDY, **LEAVING}.items()]
    (folder / "test_left.py").write_text(_HEAD + "\n".join(tests), "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    return _run(folder)


def _run(folder: Path) -> str:
    plugins = ["-p", "tests.conftest", "-p", "no:randomly", "-p", "no:cacheprovider"]
    line = [sys.executable, "-m", "pytest", "-rE", "-c", str(folder / "pytest.ini"), *plugins, str(folder)]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def test_exactly_what_is_left_is_noticed(outcome: str) -> None:
    assert set(re.findall(r"ERROR at teardown of test_(\w+)", outcome)) == set(LEAVING), outcome


def test_every_small_test_passed_up_to_there(outcome: str) -> None:
    assert f"{len(LEAVING) + len(TIDY)} passed, {len(LEAVING)} errors" in outcome
