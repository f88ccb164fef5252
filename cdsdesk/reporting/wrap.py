"""Breaks text into lines that fit a width, remembering the width of every word it has met."""

from collections.abc import Callable

from cdsdesk.vietnamese.text import clean_text

# Long annexes repeat words and states, not their long texts: what was broken long ago is let go.
_MOST_TEXTS = 4_000
_AFTER = frozenset("/-._&=?,;:)%")


class Wrapper:
    """Wraps plain text in one face and size; ``width_of`` gives the width of a text in points."""

    def __init__(self, width_of: Callable[[str], float]) -> None:
        self._width_of = width_of
        self._words: dict[str, float] = {}
        self._texts: dict[tuple[str, float], tuple[str, ...]] = {}
        self._space = width_of(" ")

    def width(self, word: str) -> float:
        """Return the width of ``word`` in points, measured once."""
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = self._width_of(word)
        return known

    def line_width(self, line: str) -> float:
        """Return the width of a set line in points."""
        words = line.split(" ")
        return sum(map(self.width, words)) + self._space * (len(words) - 1)

    def lines(self, text: str, limit: float) -> tuple[str, ...]:
        """Return ``text`` in lines not wider than ``limit`` points; line feeds stay, "" is one empty line."""
        key = (text, limit)
        known = self._texts.get(key)
        if known is None:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            wrapped: list[str] = []
            for paragraph in clean_text(text).split("\n"):
                self._wrap(paragraph, limit, wrapped)
            known = self._texts[key] = tuple(wrapped)
        return known

    def _wrap(self, paragraph: str, limit: float, out: list[str]) -> None:
        line: list[str] = []
        used = 0.0
        space, widths = self._space, self._words
        for word in paragraph.split():
            width = widths.get(word)
            if width is None:
                width = self.width(word)
            if line and used + space + width <= limit:
                line.append(word)
                used += space + width
                continue
            if line:
                out.append(" ".join(line))
            if width > limit:
                *full, word = self.cut(word, limit)
                out += full
                width = self.width(word)
            line, used = [word], width
        out.append(" ".join(line))

    def cut(self, word: str, limit: float) -> list[str]:
        """Return pieces of a ``word`` wider than ``limit``, cut after a sign such as "/" that stands late enough."""
        pieces = []
        start = 0
        while (end := self._fitting(word, start, limit)) < len(word):
            sign = max((at + 1 for at in range((start + end) // 2, end) if word[at] in _AFTER), default=end)
            pieces.append(word[start:sign])
            start = sign
        return [*pieces, word[start:]]

    def _fitting(self, word: str, start: int, limit: float) -> int:
        """Return where the text from ``start`` on reaches ``limit``, at least one letter on."""
        used = 0.0
        for at in range(start, len(word)):
            used += self.width(word[at])
            if used > limit:
                return max(at, start + 1)
        return len(word)
