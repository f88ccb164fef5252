"""Commands run on machines without a screen: nothing below the window may load Qt."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.source import DOOR, ROOT, module_name, program_files, relative

_HEAVY = ("openpyxl", "reportlab", "python_calamine", "pypdfium2", "sqlite_utils", "rapidfuzz")

_LOAD = """
import importlib, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


_RUN = """
import atexit, json, runpy, sys
atexit.register(lambda: print(json.dumps(sorted({name.split(".")[0] for name in sys.modules}))))
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""

COMMANDS = {
    "help": (["--help"], 0),
    "new": (["new", "phuong.cds", "--office", "UBND phường Thử", "--level", "commune"], 0),
    "refused": (["list", "khong-co.cds", "tasks"], 2),
}


def loaded_by(*modules: str) -> set[str]:
    """Import modules in a fresh interpreter and return the top names of all that is loaded then."""
    line = [sys.executable, "-c", _LOAD, *modules]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def modules_below(*folders: str) -> list[str]:
    return [module_name(path) for path in program_files() if relative(path).startswith(folders)]


@pytest.mark.parametrize("room", ["cdsdesk/", "db/", "ui/commands/"])
def test_a_room_below_the_window_loads_no_qt(room: str) -> None:
    assert not loaded_by(*modules_below(room)) & {"PySide6", "shiboken6"}


def test_loading_qt_is_noticed() -> None:
    assert "PySide6" in loaded_by("PySide6.QtCore")


@pytest.mark.parametrize("part", ["cdsdesk/model/", "cdsdesk/vietnamese/", "cdsdesk/document/"])
def test_records_and_texts_load_no_heavy_library(part: str) -> None:
    assert not loaded_by(*modules_below(part)) & set(_HEAVY)


@pytest.mark.parametrize("name", COMMANDS if (ROOT / DOOR).exists() else [])
def test_a_command_loads_no_qt(name: str, tmp_path: Path) -> None:
    words, code = COMMANDS[name]
    line = [sys.executable, "-c", _RUN, str(ROOT / DOOR), *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert not set(json.loads(done.stdout.splitlines()[-1])) & {"PySide6", "shiboken6"}
