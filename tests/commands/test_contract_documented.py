"""docs/contract.md names every command with its options, and none that the parser does not know."""

import argparse
import re
from pathlib import Path

import pytest

from ui.commands import run
from ui.commands.run import command_names, command_parser

TEXT = (Path(run.__file__).parents[2] / "docs" / "contract.md").read_text("utf-8")
_CALL = re.compile(r"main\.py ([a-z]+) ((?:(?!main\.py).)*)", re.DOTALL)
# Told once for all commands: in the first paragraph, and where history is spoken of.
FOR_ALL = {"--help", "--json", "--by"}


def documented() -> dict[str, set[str]]:
    block = TEXT.split("    main.py [FILE.cds]")[1].split("\n\n")[0]
    return {name: set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", words)) for name, words in _CALL.findall(block)}


def options(name: str) -> set[str]:
    (commands,) = (action for action in command_parser(name)._actions if isinstance(action, argparse._SubParsersAction))
    parser = commands.choices[name]
    taken = [action.option_strings for action in parser._actions if action.option_strings]
    return {("-o" if "-o" in strings else strings[-1]) for strings in taken} - FOR_ALL


def test_every_command_is_documented() -> None:
    assert set(documented()) == set(command_names())


@pytest.mark.parametrize("name", command_names())
def test_every_option_is_documented(name: str) -> None:
    assert documented()[name] == options(name)
