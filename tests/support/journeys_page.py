"""Reads docs/journeys.md: what each journey takes, step by step, here and in a spreadsheet."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "journeys.md"
_HEADING = re.compile(r"^## (\d+)\. (.+)$")
_ROW = re.compile(r"^\| (.+?) \| (\d+) \| (\d+) \|")


@dataclass(frozen=True)
class Told:
    """One journey of the page: its steps, each with the actions here and in a spreadsheet."""

    name: str
    steps: tuple[tuple[str, int, int], ...]

    def here(self) -> dict[str, int]:
        """Return the actions in the window by step; a step that only a spreadsheet needs takes none."""
        return {step: here for step, here, _ in self.steps if here}

    def totals(self) -> tuple[int, int]:
        """Return all actions here, and all in a spreadsheet."""
        return sum(here for _, here, _ in self.steps), sum(there for _, _, there in self.steps)


@cache
def journeys() -> dict[str, Told]:
    """Return the journeys that have a heading of their own."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    name = ""
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            heading = _HEADING.match(line)
            name = heading[2] if heading else ""
            if name:
                found[name] = []
        elif name and (row := _ROW.match(line)):
            found[name].append((row[1], int(row[2]), int(row[3])))
    return {name: Told(name, tuple(steps)) for name, steps in found.items()}


@cache
def summary() -> dict[str, tuple[int, int]]:
    """Return the two totals of each journey as the table at the top tells them."""
    above = PAGE.read_text("utf-8").split("\n## ", 1)[0]
    rows = (_ROW.match(line) for line in above.splitlines())
    return {re.sub(r"^\d+\. ", "", row[1]): (int(row[2]), int(row[3])) for row in rows if row}
