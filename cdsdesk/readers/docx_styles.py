"""How a run of a Word document looks: bold, hidden and font, through its own properties, styles and defaults."""

from dataclasses import dataclass, replace
from functools import lru_cache
from xml.etree.ElementTree import Element

from cdsdesk.readers.docx_package import MARK, W, is_on, switch, value
from cdsdesk.vietnamese.legacy import code_of_font

_MOST_ANCESTORS = 20
_BOLD, _HIDDEN, _FONTS, _RAISED = W + "b", W + "vanish", W + "rFonts", W + "vertAlign"
_FACES = ((W + "ascii", W + "asciiTheme"), (W + "hAnsi", W + "hAnsiTheme"))
_LIST, _LEVEL, _BASED_ON = W + "numId", W + "ilvl", W + "basedOn"
_NUMBERING = f"{W}pPr/{W}numPr"


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of letters; None is not said. ``font`` is the name of a font of an old code page, empty else."""

    bold: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    raised: bool | None = None

    def over(self, other: "Look") -> "Look":
        """Return this look where it says something, else the other one."""
        return Look(
            other.bold if self.bold is None else self.bold,
            other.hidden if self.hidden is None else self.hidden,
            other.font if self.font is None else self.font,
            other.raised if self.raised is None else self.raised,
        )


PLAIN = Look()


def look_of(properties: Element | None) -> Look:
    """Return what run properties say."""
    if properties is None or not len(properties):
        return PLAIN
    raised = value(properties, _RAISED)
    return Look(
        switch(properties, _BOLD),
        switch(properties, _HIDDEN),
        _font(properties.find(_FONTS)),
        raised == "superscript" if raised else None,
    )


def _font(fonts: Element | None) -> str | None:
    """Return the font of an old code page, empty for any other: a theme's font goes before a named one."""
    if fonts is None:
        return None
    names = ["" if fonts.get(theme) else fonts.get(face) for face, theme in _FACES]
    said = [name for name in names if name is not None]
    return next(filter(_is_old, said), "" if said else None)


@lru_cache(maxsize=200)
def _is_old(font: str) -> bool:
    return code_of_font(font) is not None


class Styles:
    """The styles of a document by their names in the file."""

    def __init__(self, part: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._looks: dict[str, Look] = {}
        self._lists: dict[str, tuple[str, str]] = {}
        self._base = PLAIN
        if part is None:
            return
        self._base = look_of(part.find(f"{W}docDefaults/{W}rPrDefault/{MARK}"))
        for style in part.findall(W + "style"):
            name = style.get(W + "styleId", "")
            self._styles[name] = style
            if style.get(W + "type") == "paragraph" and is_on(style.get(W + "default", "0")):
                self._default = name

    def look(self, own: Look, character: str, paragraph: str, table: str) -> Look:
        """Return the look of a run with own properties in three styles; bold in two styles is bold in none."""
        levels = [self._of(name) for name in (character, paragraph or self._default, table) if name]
        found = own
        for level in levels:
            found = found.over(level)
        if own.bold is None:
            said = [level.bold for level in levels if level.bold is not None]
            found = replace(found, bold=sum(said) % 2 == 1 if said else self._base.bold)
        return found.over(self._base)

    def numbering(self, paragraph: str) -> tuple[str, str]:
        """Return list and level that a paragraph style brings, empty where it says nothing."""
        known = self._lists.get(paragraph)
        if known is not None:
            return known
        found, level = "", ""
        for style in self._ancestors(paragraph or self._default):
            about = style.find(_NUMBERING)
            found = found or value(about, _LIST)
            level = level or value(about, _LEVEL)
        self._lists[paragraph] = found, level
        return found, level

    def list_of(self, style: str) -> str:
        """Return the list that a list style stands for."""
        return self.numbering(style)[0]

    def _of(self, name: str) -> Look:
        known = self._looks.get(name)
        if known is None:
            known = PLAIN
            for style in self._ancestors(name):
                known = known.over(look_of(style.find(MARK)))
            self._looks[name] = known
        return known

    def _ancestors(self, name: str) -> list[Element]:
        found: list[Element] = []
        while name in self._styles and len(found) < _MOST_ANCESTORS:
            found.append(self._styles[name])
            name = value(found[-1], _BASED_ON)
        return found
