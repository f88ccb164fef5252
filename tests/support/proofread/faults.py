"""What a fault is: one slip of one class, made at one place of a correct report."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.support.proofread.written import Grid, Letter, Line, Row

Make = Callable[[Letter, Random], "tuple[str, ...] | None"]


@dataclass(frozen=True)
class Fault:
    """A class of slips: what is wrong in words, the rules that may find it, and how it is made.

    ``make`` changes a letter and returns the texts of the lines or rows where it stands; None where a letter has no
    place for it. ``rules`` are names with "*" for any end.
    """

    key: str
    words: str
    rules: tuple[str, ...]
    make: Make

    @property
    def group(self) -> str:
        """The group of the fault."""
        return self.key.split(".")[0]


LETTER_FAULTS: dict[str, Fault] = {}


def fault(key: str, words: str, *rules: str) -> Callable[[Make], Make]:
    """Enter a function into the catalogue."""

    def entered(make: Make) -> Make:
        LETTER_FAULTS[key] = Fault(key, words, rules, make)
        return make

    return entered


def told(line: Line, old: str, new: str) -> tuple[str, ...] | None:
    """Write ``new`` for the first ``old`` of a line; None where it does not stand there."""
    if old not in line.text or old == new:
        return None
    line.text = line.text.replace(old, new, 1)
    return (line.text,)


def one_line(letter: Letter, rng: Random, *roles: str) -> Line | None:
    """Return any line of these parts, None where there is none."""
    lines = letter.lines(*roles)
    return rng.choice(lines) if lines else None


def only(letter: Letter, role: str) -> Grid | None:
    """Return the table of a part."""
    return next(iter(letter.grids(role)), None)


def row_text(row: Row) -> str:
    """Return a row as one text."""
    return " ".join(cell for cell in row.cells if cell)


def number(text: str) -> int:
    """Read a whole number with dots between its thousands."""
    return int(text.replace(".", ""))


def grouped(value: int) -> str:
    """Return a number with dots between thousands."""
    return f"{value:,}".replace(",", ".")


def off(rng: Random, text: str) -> str:
    """Return another number of the same size: two digits that changed places, or one more or less."""
    digits = text.replace(".", "")
    at = rng.randrange(max(len(digits) - 1, 1))
    if len(digits) > 2 and digits[at] != digits[at + 1] and not (at == 0 and digits[1] == "0"):
        return grouped(int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]))
    return grouped(int(digits) + rng.randint(1, 3))
