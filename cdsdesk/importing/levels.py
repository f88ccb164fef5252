"""One row that tells of two levels ("- Tại thành phố", "- Tại cấp xã") as a name and a part for each level."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cdsdesk.vietnamese.text import clean_line

OF_LEVEL = ("targets", "measurements", "result", "numerator", "denominator", "evaluation_text")
"""Fields that each level of an indicator has of its own."""
_BULLET = re.compile(r"(?:^|\n|(?<=[:;.,])\s|\s)\s*[-–+•]\s+")
_EVALUATIONS = re.compile(r"chưa\s+(?:đạt|có\s+số\s+liệu)|không\s+đạt|vượt|đạt", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a row: what it covers, and its own cells by column."""

    scope: str
    cells: Mapping[int, str]


def split_levels(name: str, cells: Mapping[int, str]) -> tuple[str, tuple[Level, ...]]:
    """Return the common name and the levels of a row; no levels when its cells do not all divide the same way.

    ``cells`` are the cells that differ by level: targets, results, evaluation.
    """
    head, *scopes = (clean_line(part) for part in _BULLET.split(name))
    scopes = [scope.rstrip(" ;.") for scope in scopes if scope]
    if not head or len(scopes) < 2:
        return name, ()
    parts = {column: _parts(text, len(scopes)) for column, text in cells.items() if text}
    if not parts or not all(parts.values()):
        return name, ()
    levels = tuple(
        Level(scope, {column: found[place] for column, found in parts.items()}) for place, scope in enumerate(scopes)
    )
    return head.rstrip(" :"), levels


def _parts(text: str, count: int) -> list[str]:
    """Divide a cell into ``count`` parts: by lines, else by its words of evaluation, else by spaces; else nothing."""
    for parts in (
        [clean_line(line).lstrip("-–+• ") for line in text.split("\n") if line.strip()],
        [clean_line(word) for word in _EVALUATIONS.findall(text)],
        text.split(),
        [clean_line(part) for part in text.split(";")],
    ):
        if len(parts) == count and (count > 1):
            return parts
    return []
