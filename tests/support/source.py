"""The program's own source as parsed trees, for the tests that hold its shape."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("cdsdesk", "db", "ui")
DOOR = "main.py"
HOUSE = "dev.py"


@dataclass(frozen=True)
class Import:
    """One import of one module: the importing file, the line, and whether it stands inside a function."""

    path: str
    line: int
    module: str
    lazy: bool


@cache
def program_files() -> tuple[Path, ...]:
    """Return every Python file of the three rooms and the doors, in name order."""
    rooms = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    doors = [ROOT / name for name in (DOOR, HOUSE) if (ROOT / name).exists()]
    return tuple(sorted([*rooms, *doors]))


@cache
def all_files() -> tuple[Path, ...]:
    """Return the program's files and those of its tests, benches and tools."""
    beside = [path for folder in ("tests", "bench", "tools") for path in (ROOT / folder).rglob("*.py")]
    return tuple(sorted([*program_files(), *beside]))


def relative(path: Path) -> str:
    """Return a path as written in messages: from the root, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    """Return the dotted name under which a file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(path: Path) -> ast.Module:
    """Parse a file once."""
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(tree: ast.Module, path: str, known: frozenset[str] = frozenset()) -> Iterator[Import]:
    """Yield every import of a file; ``from a import b`` names ``a.b`` where that is a known module, else ``a``."""
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        for module in _imported(node, known):
            yield Import(path, node.lineno, module, id(node) in inside)


def _imported(node: ast.AST, known: frozenset[str]) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        names = [f"{node.module}.{alias.name}" for alias in node.names]
        return [name if name in known else node.module for name in names]
    if isinstance(node, ast.Call) and _name_of(node.func) in ("import_module", "__import__"):
        return [word.value for word in node.args[:1] if isinstance(word, ast.Constant) and isinstance(word.value, str)]
    return []


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def called_name(call: ast.Call) -> str:
    """Return the last word of what is called: ``write_text`` for ``path.write_text(...)``."""
    return _name_of(call.func)


def program_imports() -> list[Import]:
    """Return the imports of the whole program."""
    known = frozenset(module_name(path) for path in program_files())
    return [found for path in program_files() for found in imports(tree_of(path), relative(path), known)]
