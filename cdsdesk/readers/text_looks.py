"""Bold letters and fonts of old code pages: what a cell's letters look like as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass

from cdsdesk.vietnamese.legacy import code_of_font


@dataclass(frozen=True, slots=True)
class Look:
    """Whether letters are bold, and the name of their font if it is one of an old code page."""

    bold: bool = False
    font: str = ""


PLAIN = Look()


def look_of(bold: bool, font_name: str) -> Look:
    """Return the look of letters in a font."""
    return Look(bold, font_name if font_name and code_of_font(font_name) is not None else "")


def whole_look(pieces: Iterable[tuple[str, Look]]) -> Look:
    """Return what all pieces of a text have in common, blank ones left out."""
    looks = [look for text, look in pieces if text.strip()]
    if not looks:
        return PLAIN
    fonts = {look.font for look in looks}
    return Look(all(look.bold for look in looks), fonts.pop() if len(fonts) == 1 else "")
