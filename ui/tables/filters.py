"""Column filters as in Excel: chosen values or words to hold, over what each row shows in a column."""

from collections import Counter
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cdsdesk.vietnamese.text import search_key
from ui.tables.columns import Column, RowSource
from ui.tables.text_places import text_place

_PIECE = 256
T = TypeVar("T")


@dataclass(frozen=True)
class Condition:
    """What a column lets through: one of ``values`` (None: any) whose text holds all ``words``."""

    values: frozenset[str] | None = None
    words: str = ""

    def admits(self, text: str) -> bool:
        """Whether it lets a text through."""
        if self.values is not None and text not in self.values:
            return False
        words = search_key(self.words).split()
        return not words or all(word in search_key(text) for word in words)


class ColumnTexts:
    """What rows show in columns that are filtered: read once, then kept until the row changes."""

    def __init__(self, source: RowSource) -> None:
        self._source = source
        self._texts: dict[str, dict[str, str]] = {}
        self._admitted: dict[tuple[str, Condition], dict[str, bool]] = {}

    def forget(self, uids: Iterable[str]) -> None:
        """Read these rows anew when they are asked for."""
        if self._texts:
            gone = list(uids)
            for texts in self._texts.values():
                for uid in gone:
                    texts.pop(uid, None)

    def forget_all(self) -> None:
        """Read everything anew, as after another period."""
        self._texts.clear()

    def read(self, column: Column, uids: Sequence[str]) -> Generator[int, None, Mapping[str, str]]:
        """Return what rows show in a column, telling how many were looked at; the rows are read piece by piece."""
        texts = self._texts.setdefault(column.key, {})
        missing = [uid for uid in uids if uid not in texts]
        for start in range(0, len(missing), _PIECE):
            piece = missing[start : start + _PIECE]
            for uid, row in zip(piece, self._source.rows(piece), strict=True):
                texts[uid] = "" if row is None else " ".join(column.text(row).split())
            yield start
        return texts

    def passing(
        self, columns: Sequence[Column], conditions: Mapping[str, Condition], uids: Sequence[str]
    ) -> Generator[int, None, list[str]]:
        """Return the uids that every condition lets through, in their order; what was asked before is remembered."""
        self._admitted = {one: told for one, told in self._admitted.items() if conditions.get(*one) == one[1]}
        left = list(uids)
        for column in columns:
            condition = conditions.get(column.key)
            if condition is not None:
                texts = yield from self.read(column, left)
                admitted = self._admitted.setdefault((column.key, condition), {})
                for number, text in enumerate({texts[uid] for uid in left} - admitted.keys()):
                    admitted[text] = condition.admits(text)
                    if number % _PIECE == 0:
                        yield number
                left = [uid for uid in left if admitted[texts[uid]]]
        return left


def finished(steps: Generator[int, None, T]) -> T:
    """Return what steps come to, taken all at once."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: T = done.value
            return found


@dataclass(frozen=True)
class Value:
    """A text that rows show in a column: how many do, and how it is found without diacritics."""

    text: str
    count: int
    key: str


def counted(texts: Iterable[str]) -> Generator[int, None, list[Value]]:
    """Return the different texts, telling how many were looked at: numbers by size, words by the letter, empty last."""
    found: list[tuple[tuple[object, ...], Value]] = []
    for number, (text, count) in enumerate(Counter(texts).items()):
        found.append(((not text, *text_place(text), text), Value(text, count, search_key(text))))
        if number % _PIECE == 0:
            yield number
    return [value for _, value in sorted(found, key=lambda one: one[0])]
