"""A file or function that grows past its measure wants a wall."""

import ast
from pathlib import Path

from tests.support.source import all_files, relative, tree_of

FILE_LINES = 400
FUNCTION_LINES = 50


def long_functions(tree: ast.Module, name: str) -> list[str]:
    """Return the functions longer than the measure, decorators left out."""
    return [
        f"{name}:{node.lineno} {node.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_LINES
    ]


def line_count(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_files_stay_short() -> None:
    assert [relative(path) for path in all_files() if line_count(path) > FILE_LINES] == []


def test_functions_stay_short() -> None:
    assert [found for path in all_files() for found in long_functions(tree_of(path), relative(path))] == []


def test_a_long_function_is_found() -> None:
    body = "    x = 1\n"
    assert long_functions(ast.parse("def work():\n" + body * 49), "x.py") == []
    assert long_functions(ast.parse("def work():\n" + body * 50), "x.py") == ["x.py:1 work"]
