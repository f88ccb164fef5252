"""What the search box shows: lines under headings, each with what it is, where it stands and what opening it does."""

from collections.abc import Callable
from dataclasses import dataclass

from cdsdesk.vietnamese.finding import Rank


@dataclass(frozen=True)
class Entry:
    """One line: its words, what and where it is, its keys; ``more`` are further words by which it is found.

    ``why`` says why it cannot be asked for now. ``key`` is the name under which it is remembered, empty for never.
    """

    text: str
    where: str
    act: Callable[[], object]
    keys: str = ""
    more: str = ""
    why: str = ""
    key: str = ""


@dataclass(frozen=True)
class Group:
    """Lines of one kind, the best first, and how well the best answers; ``left_out`` are found and not shown."""

    heading: str
    entries: tuple[Entry, ...]
    rank: Rank = Rank.BESIDE
    left_out: int = 0


@dataclass(frozen=True)
class Answer:
    """All groups for what was typed, and a sentence about them."""

    groups: tuple[Group, ...]
    note: str
