"""The order of the layers, held at the desk as in CI."""

import ast
import subprocess
import sys
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.support.source import ROOMS, ROOT, Import, imports, module_name, program_files, program_imports, relative

# The door chooses the face by its first word: the window's modules must not load for a command, nor the other way.
# The window paints a bare frame before it loads the rest, and heavy libraries load in the worker that needs them.
LAZY_DOORS = {
    "main.py",
    "ui/start.py",
    "ui/later.py",
    "ui/later_consolidation.py",
    "ui/later_packages.py",
    "ui/commands/later.py",
    "cdsdesk/actions/later.py",
    "cdsdesk/readers/any_text.py",
    "cdsdesk/readers/worker.py",
}

# What only some files may import, by the beginning of their path.
HOMES = {
    "db": ("db/", "ui/commands/", "ui/desk.py"),
    "openpyxl": ("cdsdesk/readers/", "cdsdesk/reporting/render_xlsx", "cdsdesk/importing/"),
    "python_calamine": ("cdsdesk/readers/",),
    "xlrd": ("cdsdesk/readers/",),
    "pypdfium2": ("cdsdesk/readers/",),
    "pyhanko": ("cdsdesk/readers/signed_pdf.py",),
    "pyhanko_certvalidator": ("cdsdesk/readers/signed_pdf.py",),
    "reportlab": ("cdsdesk/reporting/render_pdf", "cdsdesk/reporting/fonts.py"),
    "rapidfuzz": ("cdsdesk/importing/", "cdsdesk/checks/"),
    "platformdirs": ("cdsdesk/paths.py",),
    "PySide6": ("ui/",),
}


def rings(edges: Iterable[tuple[str, str]]) -> list[str]:
    """Return one ring of modules that import each other, or nothing."""
    graph: dict[str, set[str]] = {}
    for importer, imported in edges:
        graph.setdefault(importer, set()).add(imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def strangers(found: Iterable[Import]) -> list[str]:
    """Return the imports of a package outside the files that may have it."""
    return [
        f"{one.path}:{one.line} {one.module}"
        for one in found
        for package, homes in HOMES.items()
        if (one.module == package or one.module.startswith(f"{package}.")) and not one.path.startswith(homes)
    ]


def test_import_contracts_hold() -> None:
    lint = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run([*lint, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_no_module_stands_in_a_ring() -> None:
    modules = {relative(path): module_name(path) for path in program_files()}
    names = set(modules.values())
    edges = [(modules[one.path], one.module) for one in program_imports() if one.module in names]
    assert edges
    assert rings(edges) == []


def test_a_ring_is_found() -> None:
    assert set(rings([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])) == {"a", "b", "c"}


def test_our_own_modules_are_imported_at_the_top_of_files() -> None:
    lazy = [one for one in program_imports() if one.lazy and one.module.split(".")[0] in ROOMS]
    assert [one for one in lazy if one.path not in LAZY_DOORS] == []


@pytest.mark.parametrize(
    "line", ["from db.store import Store", "import ui.desk", "importlib.import_module('cdsdesk.model.tasks')"]
)
def test_a_late_import_is_found(line: str) -> None:
    tree = ast.parse(f"def work():\n    {line}\n")
    assert [one.lazy for one in imports(tree, "x.py")] == [True]


def test_each_library_stays_at_home() -> None:
    assert strangers(program_imports()) == []


def test_a_library_away_from_home_is_found() -> None:
    tree = ast.parse("import openpyxl.styles\nfrom db.store import Store\n")
    assert len(strangers(imports(tree, "ui/places/tasks.py"))) == 2
    assert strangers(imports(tree, "cdsdesk/model/ports.py")) == [
        "cdsdesk/model/ports.py:1 openpyxl.styles",
        "cdsdesk/model/ports.py:2 db.store",
    ]


def test_packages_are_empty() -> None:
    full = [
        relative(path) for path in program_files() if path.name == "__init__.py" and path.read_text("utf-8").strip()
    ]
    assert full == []
