"""Traps in letters: combining marks, look-alikes, odd spaces, code pages of before with or without their font."""

import unicodedata
from collections.abc import Callable

from tests.support.legacy_codes import to_1258_read_as_1252, to_tcvn3, to_vni
from tests.support.messy.draft import Cell, Draft

_ODD_SPACES = ("\u00a0", "\u2009", "  ", "\u202f")


def combining_marks(draft: Draft) -> None:
    """Tones and hooks apart from their letters (NFD)."""
    _change(draft, lambda text: unicodedata.normalize("NFD", text))


def look_alikes(draft: Draft) -> None:
    """The letter ƣ in the place of ư, as old PDF files have it."""
    _change(draft, lambda text: text.replace("ư", "ƣ").replace("Ư", "Ƣ"))


def odd_spaces(draft: Draft) -> None:
    """No-break, thin and double spaces between words, spaces at the ends."""
    _change(draft, lambda text: _spaced(draft, text))


def soft_hyphens(draft: Draft) -> None:
    """Invisible hyphens and zero-width characters inside words."""
    _change(draft, lambda text: _dotted(draft, text))


def tcvn3_font(draft: Draft) -> None:
    """Text in TCVN3, in .VnTime."""
    _change(draft, to_tcvn3, ".VnTime")


def tcvn3_capitals(draft: Draft) -> None:
    """Text in TCVN3; titles and headings in the font .VnTimeH, which shows every letter large."""
    for sheet in draft.sheets:
        for line in sheet.lines:
            large = line.role in ("title", "head")
            for cell in line.cells:
                _recode(
                    cell, lambda text, large=large: to_tcvn3(text, capitals=large), ".VnTimeH" if large else ".VnTime"
                )
    draft.extras = {row: {name.upper(): text for name, text in told.items()} for row, told in draft.extras.items()}
    draft.small_tones = True


def tcvn3_alone(draft: Draft) -> None:
    """Text in TCVN3 whose font is lost."""
    _change(draft, to_tcvn3)


def vni_font(draft: Draft) -> None:
    """Text in VNI, in VNI-Times."""
    _change(draft, to_vni, "VNI-Times")


def vni_alone(draft: Draft) -> None:
    """Text in VNI whose font is lost."""
    _change(draft, to_vni)


def cp1258_alone(draft: Draft) -> None:
    """Text in Windows-1258 that was read as Western European."""
    _change(draft, to_1258_read_as_1252)


def _change(draft: Draft, change: Callable[[str], str], font: str = "") -> None:
    for cell in draft.cells():
        _recode(cell, change, font)
    draft.small_tones = draft.small_tones or change is to_tcvn3


def _recode(cell: Cell, change: Callable[[str], str], font: str = "") -> None:
    """Change the letters of a cell; the font is that of every cell, as in an office that had no other."""
    if cell.text:
        cell.text = change(cell.text)
        cell.font = font


def _spaced(draft: Draft, text: str) -> str:
    words = text.split(" ")
    spaced = words[0]
    for word in words[1:]:
        spaced += (draft.rng.choice(_ODD_SPACES) if draft.rng.random() < 0.3 else " ") + word
    return spaced + " " * (draft.rng.random() < 0.2)


def _dotted(draft: Draft, text: str) -> str:
    found = []
    for word in text.split(" "):
        place = len(word) // 2
        sign = draft.rng.choice(("\u00ad", "\u200b", "\ufeff", "\u200d")) if draft.rng.random() < 0.2 and place else ""
        found.append(word[:place] + sign + word[place:])
    return " ".join(found)
