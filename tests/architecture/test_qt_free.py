"""Commands run on machines without a screen: nothing below the window may load Qt."""

import json
import subprocess
import sys

import pytest

from tests.support.source import ROOT, module_name, program_files, relative

_HEAVY = ("openpyxl", "reportlab", "python_calamine", "sqlite_utils", "rapidfuzz")

_LOAD = """
import importlib, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


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
