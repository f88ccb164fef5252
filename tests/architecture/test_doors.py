"""One way to write a file, one class for a label: what goes round them is found here."""

import ast

import pytest

from tests.support.source import called_name, program_files, relative, tree_of

# Files that may open a file for writing themselves, with the reason.
WRITERS = {
    "cdsdesk/files.py": "put_file itself",
    "db/locking.py": "the lock file of a data file is held open, never replaced",
    "ui/crash_note.py": "a crash below Python can only write into a file that is open already",
    "dev.py": "the stamp of .venv; dev.py runs before anything is installed",
}
LABEL_CLASS = "ui/widgets/label.py"

_WRITING_MODE = set("wax+")
_WRITING_CALLS = {
    "write_text",
    "write_bytes",
    "touch",
    "copy2",
    "copyfile",
    "copytree",
    "mkstemp",
    "NamedTemporaryFile",
}
_WRITING_FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_APPEND", "O_TRUNC"}
_MODULE_CALLS = {("shutil", "copy"), ("shutil", "move"), ("os", "replace"), ("os", "rename"), ("os", "link")}


def writes(tree: ast.Module, name: str) -> list[str]:
    """Return the places that write, copy or move a file by themselves."""
    return [f"{name}:{node.lineno}" for node in ast.walk(tree) if _writes(node)]


def _writes(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in _WRITING_FLAGS
    if not isinstance(node, ast.Call):
        return False
    name = called_name(node)
    if name == "open":
        return bool(_WRITING_MODE & set(_mode(node)))
    owner = node.func.value.id if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) else ""
    return name in _WRITING_CALLS or (owner, name) in _MODULE_CALLS


def _mode(call: ast.Call) -> str:
    """Read the mode of open(path, mode) and path.open(mode)."""
    place = 1 if isinstance(call.func, ast.Name) else 0
    words = [*call.args[place : place + 1], *(word.value for word in call.keywords if word.arg == "mode")]
    return "".join(word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str))


def plain_labels(tree: ast.Module, name: str) -> list[str]:
    """Return the places that name Qt's own label, whose texts may become rich and load what they name."""
    return [
        f"{name}:{node.lineno}"
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == "QLabel")
        or (isinstance(node, ast.Attribute) and node.attr == "QLabel")
        or (isinstance(node, ast.ImportFrom) and any(alias.name == "QLabel" for alias in node.names))
    ]


def test_only_put_file_writes_files() -> None:
    found = [
        place
        for path in program_files()
        if relative(path) not in WRITERS
        for place in writes(tree_of(path), relative(path))
    ]
    assert found == []


def test_every_named_writer_still_writes() -> None:
    writing = {relative(path) for path in program_files() if writes(tree_of(path), relative(path))}
    assert set(WRITERS) <= writing


@pytest.mark.parametrize(
    "line",
    [
        "open(path, 'w')",
        "open(path, mode='ab')",
        "path.open('x')",
        "path.open('rb+')",
        "path.write_text('')",
        "path.write_bytes(b'')",
        "shutil.copy(a, b)",
        "shutil.copyfile(a, b)",
        "os.open(path, os.O_RDWR)",
        "os.replace(a, b)",
    ],
)
def test_a_write_is_found(line: str) -> None:
    assert writes(ast.parse(line), "x.py") == ["x.py:1"]


@pytest.mark.parametrize(
    "line", ["open(path)", "path.open('rb')", "open('wax', 'rb')", "records.copy()", "text.replace('a', 'b')"]
)
def test_reading_is_left_alone(line: str) -> None:
    assert writes(ast.parse(line), "x.py") == []


def test_only_the_label_class_uses_qlabel() -> None:
    files = [path for path in program_files() if relative(path) != LABEL_CLASS]
    assert [place for path in files for place in plain_labels(tree_of(path), relative(path))] == []


@pytest.mark.parametrize("line", ["from PySide6.QtWidgets import QLabel", "QtWidgets.QLabel('x')", "label = QLabel()"])
def test_a_plain_label_is_found(line: str) -> None:
    assert plain_labels(ast.parse(line), "ui/window.py") == ["ui/window.py:1"]
