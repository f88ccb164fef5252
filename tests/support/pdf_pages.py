"""What stands on the pages of a PDF: rows of text with place, size and face, and drawn lines, in millimetres."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pdfplumber

MM = 72 / 25.4
# Of a Times face, as shares of its size.
ASCENT, DESCENT, SINGLE = 0.891, 0.216, 1.149


@dataclass
class Row:
    """The letters on one baseline, from left to right; distances from the left and upper edge of the paper."""

    letters: list[dict[str, Any]]
    baseline: float

    @cached_property
    def seen(self) -> list[dict[str, Any]]:
        return [letter for letter in self.letters if not letter["text"].isspace()]

    @cached_property
    def text(self) -> str:
        return "".join(letter["text"] for letter in self.letters).strip()

    @cached_property
    def words(self) -> str:
        """The text with single spaces, also between cells of a table."""
        spread = [
            f" {letter['text']}" if letter["x0"] - before["x1"] > MM else letter["text"]
            for before, letter in zip([self.letters[0], *self.letters], self.letters, strict=False)
        ]
        return " ".join("".join(spread).split())

    @property
    def x0(self) -> float:
        return float(self.seen[0]["x0"]) / MM

    @property
    def x1(self) -> float:
        return float(self.seen[-1]["x1"]) / MM

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def sizes(self) -> set[float]:
        return {round(letter["size"], 2) for letter in self.seen}

    @property
    def size(self) -> float:
        return max(self.sizes)

    @property
    def top(self) -> float:
        return self.baseline - ASCENT * self.size / MM

    @property
    def bottom(self) -> float:
        return self.baseline + DESCENT * self.size / MM

    @property
    def bold(self) -> bool:
        return all("Bold" in letter["fontname"] for letter in self.seen)

    @property
    def italic(self) -> bool:
        return all("Italic" in letter["fontname"] for letter in self.seen)

    @property
    def upright(self) -> bool:
        return not any("Italic" in letter["fontname"] for letter in self.seen)

    @property
    def regular(self) -> bool:
        return self.upright and not any("Bold" in letter["fontname"] for letter in self.seen)

    def between(self, left: float, right: float) -> "Row":
        """Return the part of the row that begins between two distances from the left edge."""
        return Row([one for one in self.letters if left - 0.05 <= one["x0"] / MM < right - 0.05], self.baseline)

    def gap_after(self, text: str) -> float:
        """Return the free width behind the first occurrence of ``text``."""
        at = "".join(letter["text"] for letter in self.letters).index(text) + len(text)
        following = next(letter for letter in self.letters[at:] if not letter["text"].isspace())
        return (float(following["x0"]) - float(self.letters[at - 1]["x1"])) / MM


@dataclass
class Rule:
    """A drawn horizontal line."""

    x0: float
    x1: float
    y: float
    stroke: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def length(self) -> float:
        return self.x1 - self.x0


@dataclass
class Upright:
    """A drawn vertical line."""

    x: float
    top: float
    bottom: float


@dataclass
class PdfPage:
    """One page."""

    width: float
    height: float
    rows: list[Row]
    rules: list[Rule]
    uprights: list[Upright]

    def row(self, wanted: Callable[[Row], bool] | str) -> Row:
        """Return the first row that fits, or whose words are the given ones."""
        fits = (lambda row: row.words == wanted) if isinstance(wanted, str) else wanted
        return next(row for row in self.rows if fits(row))

    def below(self, row: Row) -> Row:
        """Return the next row."""
        return next(one for one in self.rows if one.baseline > row.baseline + 0.1)

    def rule_below(self, row: Row, reach: float = 8.0) -> Rule | None:
        """Return the nearest rule under ``row``, at most ``reach`` below and crossing its middle."""
        near = [
            rule for rule in self.rules if 0 < rule.y - row.baseline < reach and rule.x0 - 1 < row.middle < rule.x1 + 1
        ]
        return min(near, key=lambda rule: rule.y, default=None)


def read_pages(data: bytes) -> list[PdfPage]:
    """Measure every page of a PDF."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        return [_measure(page) for page in pdf.pages]


def _measure(page: Any) -> PdfPage:
    height = float(page.height)
    rules = [
        Rule(line["x0"] / MM, line["x1"] / MM, line["top"] / MM, line["linewidth"])
        for line in page.lines
        if abs(line["top"] - line["bottom"]) < 0.1
    ]
    uprights = [
        Upright(line["x0"] / MM, line["top"] / MM, line["bottom"] / MM)
        for line in page.lines
        if abs(line["x0"] - line["x1"]) < 0.1
    ]
    return PdfPage(float(page.width) / MM, height / MM, _rows(page.chars, height), rules, uprights)


def _rows(letters: Iterable[dict[str, Any]], height: float) -> list[Row]:
    """Group letters by baseline."""
    groups: dict[float, list[dict[str, Any]]] = {}
    for letter in letters:
        groups.setdefault(round(height - letter["matrix"][5], 1), []).append(letter)
    rows = []
    for baseline in sorted(groups):
        inside = sorted(groups[baseline], key=lambda letter: letter["x0"])
        if any(not letter["text"].isspace() for letter in inside):
            rows.append(Row(inside, (height - inside[0]["matrix"][5]) / MM))
    return rows
