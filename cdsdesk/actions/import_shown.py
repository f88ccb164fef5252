"""An import as a person looks at it before it is written: rows with a verdict, what changes, what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What will be done with a row."""

    NEW = "insert"
    CHANGED = "update"
    SAME = "same"
    ASKED = "ask"
    REFUSED = "refuse"
    SKIPPED = "skip"


VERDICT_WORDS = {
    Verdict.NEW: "mới",
    Verdict.CHANGED: "đổi",
    Verdict.SAME: "giống",
    Verdict.ASKED: "cần hỏi",
    Verdict.REFUSED: "không nhập",
    Verdict.SKIPPED: "bỏ qua",
}
_BRIEF = 14


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the table: its place from 0, its letters in the sheet, its heading, the path of its field.

    A column without a path is kept in the extras; an ``uncertain`` one should be looked at. ``gave`` are the letters
    of the column that took its field when a person chose that one.
    """

    place: int
    letters: str
    heading: str
    path: str
    uncertain: bool = False
    gave: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that a row changes: what it is called, what stands there now, what will."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something to look at in a row; ``place`` is the column it stands in, -1 for the row as a whole."""

    place: int
    message: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer to a row's question: what it is called, the answer itself."""

    words: str
    answer: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: its numbers in the sheet, its cells as written, what they were understood as by column."""

    numbers: tuple[int, ...]
    cells: tuple[str, ...]
    verdict: Verdict
    understood: Mapping[int, str] = field(default_factory=dict)
    changes: tuple[Changed, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    question: str = ""
    candidates: tuple[Candidate, ...] = ()
    answered: bool = False

    def pill(self) -> str:
        """Return the verdict in a word or two: "đổi Thời hạn", "mới"."""
        if self.verdict is Verdict.CHANGED and len(self.changes) == 1:
            return f"đổi {self.changes[0].label.lower()}"
        return VERDICT_WORDS[self.verdict]

    def brief(self) -> str:
        """Return the verdict in words that fit a narrow column: of a field its first words, "đổi kết quả"."""
        words = self.pill().split()
        kept = words[:1]
        for word in words[1:]:
            if len(" ".join([*kept, word])) > _BRIEF:
                break
            kept.append(word)
        return " ".join(kept).rstrip(":,")

    def told(self) -> tuple[str, ...]:
        """Return what changes and what is to be looked at, a line each."""
        changed = (f"{one.label}: {one.before or '(trống)'} → {one.after or '(trống)'}" for one in self.changes)
        return (*changed, *(trouble.message for trouble in self.troubles))
