"""One row that tells of two levels ("- Tại thành phố", "- Tại cấp xã") as a name and a part for each level."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cdsdesk.importing.row_signs import code_style
from cdsdesk.vietnamese.text import clean_line

OF_LEVEL = ("targets", "measurements", "result", "numerator", "denominator", "evaluation_text")
"""Fields that each level of an indicator has of its own."""
_BULLET = re.compile(r"(?:^|\n|(?<=[:;.,])\s|\s)\s*[-–+•]\s+")
_MARK = re.compile(r"^\s*(?:[-–+•*]+|[a-zđ]\)\s)\s*")
_SCOPE = re.compile(r"(?:tại|ở|đối với|khu vực)\s[^%]{1,50}")
_SCOPE_WORDS = re.compile(
    r"(?:\b(?:tại|ở|của|đối|với|và|cấp|các|toàn|khu|vực|trên|địa|bàn|đô|thị|nông|thôn|tỉnh|thành|phố|tp|huyện|quận|xã"
    r"|phường|đặc|trấn|tổ|dân|ubnd|sở|ban|ngành|cơ|quan|trung|ương)\b\W*)+"
)
"""Words of which the name of a level alone is made: "Cấp xã", "Các sở, ban, ngành"."""
_EVALUATIONS = re.compile(r"chưa\s+(?:đạt|có\s+số\s+liệu)|không\s+đạt|vượt|đạt", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a row: what it covers, and its own cells by column."""

    scope: str
    cells: Mapping[int, str]


def without_mark(text: str) -> str:
    """Return a text without the dash or letter of a list before it."""
    return _MARK.sub("", text)


def names_level(text: str) -> bool:
    """Say whether a text tells no more than where or at what level: "Cấp xã", "Tại các trường học"."""
    line = clean_line(text).rstrip(" :;.")
    return any(pattern.fullmatch(line.lower()) for pattern in (_SCOPE, _SCOPE_WORDS))


def is_sub_code(code: str, of: str) -> bool:
    """Say whether a number stands below another one: "1.1" or "a" below "1"."""
    return bool(of) and (code.startswith(f"{of}.") or code_style(code) == "small")


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
