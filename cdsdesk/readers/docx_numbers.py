"""Automatic numbers of a Word document, as Word shows them."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from cdsdesk.readers.docx_package import W, number, switch, value
from cdsdesk.readers.docx_styles import Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_SHOWN = 4000
# Bullets drawn by fonts of symbols: their letters mean nothing elsewhere.
_BULLETS = {"\uf02d": "-", "\uf02b": "+", "\uf02a": "*", "o": "•", "·": "•"}
_AFTER = {"nothing": "", "space": " "}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    shape: str
    text: str
    after: str
    legal: bool
    restart: int | None
    style: str


@dataclass(slots=True)
class _List:
    """One definition; lists that share it count on together."""

    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Use:
    """A list as paragraphs name it: a definition, with levels and first numbers of its own."""

    shared: _List
    levels: dict[int, _Level]
    starts: dict[int, int]
    begun: bool = False


class Numbers:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, part: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._uses: dict[str, _Use] = {}
        if part is not None:
            self._read(part)

    def next(self, own: tuple[str, str], style: str) -> str:
        """Return what stands before the next paragraph, with the space after it; empty when it has no number.

        ``own`` are the list and level that the paragraph itself names, empty where it says nothing.
        """
        from_style, style_level = self._styles.numbering(style)
        name = own[0] or from_style
        use = self._uses.get(name)
        if use is None:
            return ""
        level = number(own[1] or style_level, -1)
        if level < 0:
            level = next((place for place, about in use.levels.items() if about.style == style), 0)
        level = min(level, _LEVELS - 1)
        about = use.levels.get(level)
        if about is None:
            return ""
        _count(use, level)
        shown = _shown(use, level, about)
        return shown + about.after if shown else ""

    def _read(self, part: Element) -> None:
        shared: dict[str, _List] = {}
        stands_for: dict[str, str] = {}
        for definition in part.findall(W + "abstractNum"):
            name = definition.get(W + "abstractNumId", "")
            shared[name] = _List({_place(level): _level(level) for level in definition.findall(W + "lvl")})
            stands_for[name] = value(definition, W + "numStyleLink")
        made_of = {use.get(W + "numId", ""): value(use, W + "abstractNumId") for use in part.findall(W + "num")}
        for use in part.findall(W + "num"):
            definition_name = value(use, W + "abstractNumId")
            if link := stands_for.get(definition_name):
                definition_name = made_of.get(self._styles.list_of(link), definition_name)
            if definition_name in shared:
                self._uses[use.get(W + "numId", "")] = _use(use, shared[definition_name])


def _use(use: Element, shared: _List) -> _Use:
    levels, starts = dict(shared.levels), {}
    for change in use.findall(W + "lvlOverride"):
        place = number(change.get(W + "ilvl", ""))
        own = change.find(W + "lvl")
        if own is not None:
            levels[place] = _level(own)
        if change.find(W + "startOverride") is not None:
            starts[place] = number(value(change, W + "startOverride"))
    return _Use(shared, levels, starts)


def _place(level: Element) -> int:
    return number(level.get(W + "ilvl", ""))


def _level(level: Element) -> _Level:
    restart = value(level, W + "lvlRestart")
    return _Level(
        number(value(level, W + "start")),
        value(level, W + "numFmt") or "decimal",
        value(level, W + "lvlText"),
        _AFTER.get(value(level, W + "suff"), " "),
        switch(level, W + "isLgl") or False,
        number(restart) if restart else None,
        value(level, W + "pStyle"),
    )


def _count(use: _Use, level: int) -> None:
    counts = use.shared.counts
    if not use.begun:
        use.begun = True
        for place in use.starts:
            counts[place:] = [None] * (_LEVELS - place)
    for above in range(level):
        if counts[above] is None:
            counts[above] = _start(use, above)
    now = counts[level]
    counts[level] = _start(use, level) if now is None else now + 1
    for below in range(level + 1, _LEVELS):
        about = use.levels.get(below)
        if about is None or about.restart is None or level < about.restart:
            counts[below] = None


def _start(use: _Use, level: int) -> int:
    about = use.levels.get(level)
    return use.starts.get(level, about.start if about else 1)


def _shown(use: _Use, level: int, about: _Level) -> str:
    if about.shape == "bullet":
        text = about.text.strip()
        return _BULLETS.get(text, "•" if "\ue000" <= text[:1] <= "\uf8ff" else text)

    def at(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        of = use.levels.get(place)
        shape = "decimal" if about.legal or of is None else of.shape
        return _in_shape(use.shared.counts[place] or 0, shape) if place <= level else ""

    return _PLACE.sub(at, about.text).strip()


def _in_shape(count: int, shape: str) -> str:
    match shape:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{count:02}"
        case "lowerLetter" | "upperLetter":
            text = _letters(count)
        case "lowerRoman" | "upperRoman":
            text = _roman(count)
        case _:
            return str(count)
    return text.upper() if shape.startswith("upper") else text


def _letters(count: int) -> str:
    """Return a to z, then aa, bb: Word repeats the letter."""
    if not 0 < count < _MOST_SHOWN:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    if not 0 < count < _MOST_SHOWN:
        return str(count)
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (count // worth)
        count %= worth
    return text
