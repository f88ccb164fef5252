"""Every package is pinned exactly, is really needed, and has its line of reason."""

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions, requires

import pytest

import dev
from tests.support.source import ROOMS, ROOT, program_imports

LINE = re.compile(r'(?P<name>[A-Za-z0-9._-]+)==(?P<version>[0-9a-z.]+)(?: ; sys_platform == "win32")?')
INSTALLERS = {"pip"}  # comes with every virtual environment; sqlite-utils asks for it


def plain(name: str) -> str:
    """Return the one spelling under which package names compare."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lines: Iterable[str]) -> dict[str, str]:
    found = [LINE.fullmatch(line) for line in lines]
    assert None not in found
    return {plain(match["name"]): match["version"] for match in found if match}


def lock(name: str) -> dict[str, str]:
    return pins((ROOT / name).read_text("utf-8").splitlines())


def project() -> tuple[dict[str, str], dict[str, str]]:
    """Return what pyproject.toml asks for: for the program, for development."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return pins(table["dependencies"]), pins(table["optional-dependencies"]["dev"])


def closure(names: Iterable[str]) -> set[str]:
    """Return the packages and all that they need on any system this project runs on."""
    done: set[str] = set()
    todo = [plain(name) for name in names]
    while todo:
        name = todo.pop()
        if name not in done:
            done.add(name)
            todo += [] if name == "colorama" else [plain(need) for need in _needs(name)]
    return done - INSTALLERS


def _needs(name: str) -> list[str]:
    lines = [line for line in requires(name) or [] if "extra ==" not in line]
    old = [line for line in lines if re.search(r"python_(full_)?version\s*<", line)]
    return [re.split(r"[^A-Za-z0-9._-]", line)[0] for line in lines if line not in old]


def outsiders() -> set[str]:
    """Return the packages that the program imports by name."""
    names = {one.module.split(".")[0] for one in program_imports()} - {*ROOMS, "main", "dev"}
    makers = packages_distributions()
    return {plain(makers[name][0]) for name in names - sys.stdlib_module_names}


def test_the_program_asks_for_what_it_imports() -> None:
    app, _ = project()
    assert outsiders() - {"shiboken6"} <= set(app)  # shiboken6 is one half of PySide6


def test_what_the_project_asks_for_is_what_is_locked() -> None:
    app, extra = project()
    assert app.items() <= lock("requirements.lock").items()
    assert extra.items() <= lock("requirements-dev.lock").items()


def test_development_uses_the_versions_of_the_program() -> None:
    assert lock("requirements.lock").items() <= lock("requirements-dev.lock").items()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_hold_exactly_what_is_needed(name: str) -> None:
    app, extra = project()
    wanted = app if name == "requirements.lock" else {**app, **extra}
    assert set(lock(name)) == closure(wanted)


def test_every_package_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    named = {plain(name) for name in re.findall(r"`([^`]+)`", reasons)}
    system = [name for group in dev.DEBIAN_PACKAGES.values() for name in group]
    assert {*lock("requirements-dev.lock"), *map(plain, system), dev.VENV_PACKAGE} - named == set()
