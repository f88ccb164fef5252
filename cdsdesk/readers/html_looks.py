"""How letters of pasted HTML look: bold, raised, in a font of an old code page; what a page does not show."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cdsdesk.vietnamese.legacy import code_of_font

Attributes: TypeAlias = Sequence[tuple[str, str | None]]

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]+)\s*\{([^{}]{0,4000})\}")
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*([^;,]+)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_BOLD_TAGS = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_STYLE_LETTERS = 200_000
_DEEPEST = 60


def is_hidden(attributes: Attributes) -> bool:
    """Say whether an element says of itself that it is not shown."""
    return any(name == "hidden" or (name == "style" and _HIDDEN.search(value or "")) for name, value in attributes)


@dataclass(frozen=True, slots=True)
class _Look:
    """What one element says; None is what stands around it."""

    tag: str
    bold: bool | None = None
    font: str | None = None
    raised: bool | None = None


class Looks:
    """The looks of the elements that are open, and of the classes that the page describes."""

    def __init__(self) -> None:
        self._open: list[_Look] = []
        self._classes: dict[str, str] = {}
        self._style: list[str] = []
        self._style_letters = 0

    def describe(self, text: str) -> None:
        """Take more of what stands in a style element."""
        self._style_letters += len(text)
        if self._style_letters <= _STYLE_LETTERS:
            self._style.append(text)

    def begin(self, tag: str, attributes: Attributes) -> None:
        """Open an element; only those that say something are remembered."""
        if self._style:
            self._classes.update(_CLASS.findall("".join(self._style)))
            self._style.clear()
        about = {name: value or "" for name, value in attributes}
        said = ";".join(self._classes.get(name, "") for name in about.get("class", "").split())
        said = f"{said};{about.get('style', '')}"
        raised = True if tag == "sup" or _RAISED.search(said) else None
        look = _Look(tag, _weight(tag, said), _font(said, about.get("face", "")), raised)
        if look != _Look(tag) and len(self._open) < _DEEPEST:
            self._open.append(look)

    def end(self, tag: str) -> None:
        """Close the last element of a kind, if it said something."""
        place = next((place for place in range(len(self._open) - 1, -1, -1) if self._open[place].tag == tag), None)
        if place is not None:
            del self._open[place]

    @property
    def depth(self) -> int:
        """Return how many elements are remembered."""
        return len(self._open)

    def cut(self, depth: int) -> None:
        """Forget all but so many: a cell ends what was left open in it."""
        del self._open[depth:]

    @property
    def bold(self) -> bool:
        """Say whether letters are bold here."""
        return next((look.bold for look in reversed(self._open) if look.bold is not None), False)

    @property
    def font(self) -> str:
        """Return the font of an old code page in which letters stand here, empty for any other."""
        return next((look.font for look in reversed(self._open) if look.font is not None), "")

    @property
    def raised(self) -> bool:
        """Say whether letters stand above the line."""
        return any(look.raised for look in self._open)


def _weight(tag: str, said: str) -> bool | None:
    weights = _WEIGHT.findall(said)
    if weights:
        weight = weights[-1].lower()
        return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
    return True if tag in _BOLD_TAGS else None


def _font(said: str, face: str) -> str | None:
    families = _FAMILY.findall(said)
    name = (families[-1] if families else face.partition(",")[0]).strip(" \"'")
    if not name:
        return None
    return name if code_of_font(name) else ""
