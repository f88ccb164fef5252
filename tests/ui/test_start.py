"""The start: nothing heavy before the first paint, a file that opens by itself, a net below everything."""

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.source import ROOT
from ui import start, system
from ui.crash_dialog import CrashDialog, details_of
from ui.error_net import ErrorNet
from ui.frame import Frame

HEAVY = {
    "openpyxl",
    "reportlab",
    "python_calamine",
    "sqlite_utils",
    "rapidfuzz",
    "platformdirs",
    "uuid_utils",
    "lxml",
    "PIL",
    "email",
    "http",
    "ssl",
}
WITH_A_FILE = {"platformdirs", "uuid_utils"}
OWN_BEFORE_PAINT = {"ui", "ui.error_net", "ui.frame", "ui.start"}

_UNTIL_PAINT = """
import json, sys
from PySide6.QtWidgets import QApplication
from ui import start
seen = []
def furnish(*_):
    seen.extend(sorted(sys.modules))
    QApplication.instance().quit()
    yield "nothing"
start.furnish = furnish
start.run_window(None)
print(json.dumps(seen))
"""

_WHOLE = """
import json, linecache, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import start
whole = start.furnish
def furnish(frame, path, net):
    yield from whole(frame, path, net)
    QTimer.singleShot(1000, lambda: look(frame))
def look(frame):
    loaded = sorted(name for name in sys.modules if "." not in name)
    read = [name for name, entry in linecache.cache.items() if len(entry) > 1 and "session.py" in name]
    print(json.dumps([frame.windowTitle(), loaded, read]))
    frame.close()
start.furnish = furnish
sys.exit(start.run_window(Path(sys.argv[1])))
"""

_TURNS = """
import json, sys
from importlib import import_module
from PySide6.QtWidgets import QApplication
from ui.start import LOADED_IN_TURNS
def ours():
    return {name for name in sys.modules if name.split(".")[0] in ("ui", "cdsdesk", "db")}
told, there = [], ours()
for name in LOADED_IN_TURNS:
    import_module(name)
    told.append(len(ours() - there))
    there = ours()
for name in ("crash_dialog", "crash_note", "session", "system", "theme.theme", "translator", "window"):
    import_module(f"ui.{name}")
print(json.dumps([*told, len(ours() - there)]))
"""

_CLOSED = """
import json, sys
from ui import start
whole = start.furnish
def furnish(frame, path, net):
    for turn, name in enumerate(whole(frame, path, net)):
        if turn == 3:
            frame.close()
        yield name
start.furnish = furnish
code = start.run_window(None)
print(json.dumps([code, "ui.session" in sys.modules]))
"""

_AHEAD = """
import json, sys
import ui.session
from cdsdesk.progress import NoProgress
from ui.loading import load, modules_ahead
for name in modules_ahead():
    load(name, NoProgress())
print(json.dumps(sorted(sys.modules)))
"""

_SECONDS = 60
MOST_IN_A_TURN, LEFT_FOR_THE_LAST_TURN = 70, 5


def run(program: str, *words: str) -> list[object]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    line = [sys.executable, "-c", program, *words]
    done = subprocess.run(
        line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=_SECONDS
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(found, list)
    return found


def test_nothing_but_qt_is_loaded_before_the_first_paint() -> None:
    loaded = {str(name) for name in run(_UNTIL_PAINT)}
    assert {name for name in loaded if name.split(".")[0] in ("ui", "cdsdesk", "db")} == OWN_BEFORE_PAINT
    assert not {name.split(".")[0] for name in loaded} & HEAVY
    assert {name for name in loaded if name.startswith("PySide6.Qt")} == {
        "PySide6.QtCore",
        "PySide6.QtGui",
        "PySide6.QtWidgets",
    }


def test_a_whole_start_opens_the_file_and_loads_no_library_of_workbooks_or_pdf(small_file: Path) -> None:
    title, loaded, read = run(_WHOLE, str(small_file))
    assert str(title).startswith("UBND phường Vạn Thạnh – Báo cáo chuyển đổi số")
    assert isinstance(loaded, list)
    assert not set(loaded) & (HEAVY - WITH_A_FILE)
    assert read == [], "the Qt binding reads no sources"


def test_the_start_loads_in_turns_of_which_none_is_large() -> None:
    *turns, rest = (int(str(count)) for count in run(_TURNS))
    assert max(turns) < MOST_IN_A_TURN
    assert min(turns) > 0, "a turn that loads nothing is none"
    assert rest <= LEFT_FOR_THE_LAST_TURN


def test_a_window_that_is_closed_while_it_opens_ends_the_program() -> None:
    assert run(_CLOSED) == [0, False]


def test_what_is_loaded_in_idle_moments_are_the_rules_for_papers_and_no_heavy_library() -> None:
    loaded = {str(name) for name in run(_AHEAD)}
    assert "cdsdesk.checks.proof" in loaded
    assert not {name.split(".")[0] for name in loaded} & (HEAVY - WITH_A_FILE)


def caught(net: ErrorNet) -> list[str]:
    told: list[str] = []

    def show(kind: type[BaseException], error: BaseException, _trace: object) -> None:
        told.append(f"{kind.__name__}: {error}")
        if len(told) == 1:
            net.caught(ValueError, ValueError("while the dialog stands"), None)

    net.show = show
    return told


def test_the_net_shows_one_error_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    net = ErrorNet()
    told = caught(net)
    net.caught(KeyError, KeyError("first"), None)
    net.caught(TypeError, TypeError("second"), None)
    assert told == ["KeyError: 'first'", "TypeError: second"]
    assert "while the dialog stands" in capsys.readouterr().err


def test_details_can_be_copied_for_support(look: None, qtbot: QtBot) -> None:
    try:
        raise ValueError("hỏng")
    except ValueError as error:
        details = details_of(ValueError, error, error.__traceback__)
    dialog = CrashDialog(details)
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    copied = QApplication.clipboard().text()
    assert copied == details
    assert "ValueError: hỏng" in copied
    assert "Qt 6" in copied


def test_a_program_that_cannot_be_loaded_says_so_in_the_frame(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = Frame()
    qtbot.addWidget(frame)
    frame.resize(900, 500)
    with qtbot.waitSignal(frame.painted):
        frame.show()
    waiting = frame.grab().toImage()
    monkeypatch.setitem(sys.modules, "ui.session", None)
    with qtbot.capture_exceptions() as raised:
        start.furnish_or_say(frame, None, ErrorNet())
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ModuleNotFoundError
    assert frame.words.startswith("Chương trình không mở được")
    assert "ui.session" in frame.words
    assert frame.grab().toImage() != waiting


@pytest.mark.parametrize(("platform", "asked"), [("linux", [(-8, 1)]), ("win32", [])])
def test_all_threads_share_one_heap_where_they_would_not(
    monkeypatch: pytest.MonkeyPatch, platform: str, asked: list[tuple[int, int]]
) -> None:
    met: list[tuple[int, int]] = []
    library = SimpleNamespace(mallopt=lambda name, value: met.append((name, value)))
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: library)
    system.keep_one_heap()
    assert met == asked
