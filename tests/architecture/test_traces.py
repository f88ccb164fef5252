"""What is committed names no machine and no address but those that file formats themselves carry."""

import os
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.support.source import ROOT
from tests.support.tools import needs_tool

# Names of XML vocabularies, which are addresses by form only.
KNOWN_HOSTS = {"www.w3.org", "schemas.openxmlformats.org", "schemas.microsoft.com", "purl.org", "purl.oclc.org"}
# Names set aside for examples, and the offices' own sites, which stand in sample texts.
HARMLESS_HOST = re.compile(r"(^|\.)(localhost|example(\.(com|org|net))?|invalid|test|vn)\.?$")

_HOST = re.compile(r"https?://([A-Za-z0-9.-]+)")
_FOLDER = re.compile(r"(?<![\w.])(/(?:root|work|home/\w+|Users/\w+)/|[A-Z]:\\Users\\\w)")
_SHORTEST_OWN_PATH = 6


def traces(text: str, own: tuple[str, ...] = ()) -> list[str]:
    """Return folders of a machine, those of this machine given as ``own``, and addresses in a text."""
    hosts = [host for host in _HOST.findall(text) if host not in KNOWN_HOSTS and not HARMLESS_HOST.search(host)]
    return [*_FOLDER.findall(text), *(path for path in own if path in text), *hosts]


@cache
def tracked() -> tuple[Path, ...]:
    git = [needs_tool("git"), "-c", "safe.directory=*", "-C", str(ROOT)]
    done = subprocess.run([*git, "ls-files", "-z"], capture_output=True, text=True, check=True)
    return tuple(path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file())


def own_paths() -> tuple[str, ...]:
    """Return the folders that only this machine has, unless they are too short to mean anything."""
    paths = {str(ROOT), str(ROOT.resolve()), str(Path.home()), os.environ.get("PIP_INDEX_URL", "")}
    return tuple(path for path in sorted(paths) if len(path) >= _SHORTEST_OWN_PATH)


def test_no_tracked_file_names_a_machine_or_an_address() -> None:
    own = own_paths()
    found = {path.relative_to(ROOT).as_posix(): traces(path.read_text("utf-8", "replace"), own) for path in tracked()}
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize(
    "text",
    [
        "cd /wo" + "rk/main",
        "'/ro" + "ot/.venv'",
        "/ho" + "me/an/x",
        "C:\\Us" + "ers\\An",
        "see http" + "://some.where/x",
    ],
)
def test_a_trace_is_found(text: str) -> None:
    assert traces(text)


def test_a_folder_of_this_machine_is_found() -> None:
    assert traces("wrote /builds/42/x", own=("/builds/42",)) == ["/builds/42"]


@pytest.mark.parametrize(
    "text", ["http://www.w3.org/2001/XMLSchema", "tests/work/x", "http://mau.example.org/a", "đường dẫn/root-cause"]
)
def test_what_means_no_machine_is_left_alone(text: str) -> None:
    assert traces(text) == []


def test_what_is_made_is_not_tracked() -> None:
    made = {".venv", "demo", "build", "dist", "__pycache__", ".mypy_cache", ".pytest_cache"}
    assert [path for path in tracked() if made & set(path.relative_to(ROOT).parts)] == []
