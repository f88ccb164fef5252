"""What the cell styles and the mixed texts of an .xlsx look like; all that is plain is left out."""

import html
import re
import zipfile
from collections.abc import Iterator
from typing import TypeAlias
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from cdsdesk.readers.shown_numbers import MONTH, SHARE, shown_decimals
from cdsdesk.readers.text_looks import PLAIN, Look, look_of

STRINGS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"

_KNOWN_FORMATS = {2: 2, 4: 2, 9: SHARE, 10: SHARE, 17: MONTH}
_NUMBER_FORMATS = frozenset((*range(14), *range(37, 45), 48, 49))
_AS_IS = re.compile(r'"[^"]*"|\\.|General')
_DATE_LETTER = re.compile("[bdeghmsy]", re.IGNORECASE)
_OFF = ("0", "false")

_TEXT_END = re.compile(rb"</(?:\w+:)?si>")
_EMPTY_TEXT = re.compile(rb"<(?:\w+:)?si\s*/>")
_RUN_END = re.compile(rb"</(?:\w+:)?r>")
_RUN = re.compile(rb"<(?:\w+:)?r>")
_BOLD = re.compile(rb'<(?:\w+:)?b(?:\s+val="(?:1|true)")?\s*/>')
_FONT = re.compile(rb'<(?:\w+:)?rFont\s+val="([^"]*)"')
_LOOKS = re.compile(rb"</?(?:\w+:)?rPr\b")
_WORDS = re.compile(rb"<(?:\w+:)?t\b[^<>]*>([^<]*)<")


Pieces: TypeAlias = list[tuple[str, Look | None]]
"""A text in pieces with their looks; None stands for the look of the cell that shows it."""


class XlsxStyles:
    """Style numbers with a way to show numbers or dates, and those with letters that are bold or in an old code page.

    ``dates`` are all that may show a number as a date, for sure or not.
    """

    def __init__(self, decimals: dict[int, int], looks: dict[int, Look], dates: frozenset[int] = frozenset()) -> None:
        self.decimals = decimals
        self.looks = looks
        self.dates = dates

    def marked(self) -> set[int]:
        """Return the style numbers that mean something."""
        return {*self.decimals, *self.looks}

    def look(self, style: int) -> Look:
        """Return the look of a style."""
        return self.looks.get(style, PLAIN)


def read_styles(package: zipfile.ZipFile) -> XlsxStyles:
    """Return what the styles of a workbook mean. Raises ValueError or SyntaxError when they are broken."""
    if _STYLES not in package.namelist():
        return XlsxStyles({}, {})
    styles = ElementTree.fromstring(package.read(_STYLES))
    space = styles.tag.partition("}")[0] + "}"
    custom = {
        int(node.get("numFmtId", "0")): node.get("formatCode", "")
        for node in styles.findall(f"{space}numFmts/{space}numFmt")
    }
    fonts = [_font_look(font, space) for font in styles.findall(f"{space}fonts/{space}font")]
    decimals, looks, dates = {}, {}, set()
    for number, style in enumerate(styles.findall(f"{space}cellXfs/{space}xf")):
        form, font = int(style.get("numFmtId", "0")), int(style.get("fontId", "0"))
        shown = shown_decimals(custom[form]) if form in custom else _KNOWN_FORMATS.get(form)
        if shown is not None:
            decimals[number] = shown
        if font < len(fonts) and fonts[font] != PLAIN:
            looks[number] = fonts[font]
        if form not in _NUMBER_FORMATS and (form not in custom or _DATE_LETTER.search(_AS_IS.sub("", custom[form]))):
            dates.add(number)
    return XlsxStyles(decimals, looks, frozenset(dates))


def _font_look(font: Element, space: str) -> Look:
    bold, name = font.find(f"{space}b"), font.find(f"{space}name")
    return look_of(bold is not None and bold.get("val", "1") not in _OFF, "" if name is None else name.get("val", ""))


def mixed_texts(package: zipfile.ZipFile) -> dict[int, Pieces]:
    """Return the shared texts made of pieces of which one is not plain, by number."""
    found = {}
    number = 0
    for text in _TEXT_END.split(package.read(STRINGS)):
        number += len(_EMPTY_TEXT.findall(text))
        if _RUN.search(text):
            pieces = pieces_of(text)
            if any(look != PLAIN for _, look in pieces):
                found[number] = pieces
        number += 1
    return found


def pieces_of(text: bytes) -> Pieces:
    """Return the pieces of one text given as XML."""
    return list(_pieces(text))


def _pieces(text: bytes) -> Iterator[tuple[str, Look | None]]:
    for run in _RUN_END.split(text)[:-1]:
        words = "".join(found.decode("utf-8", "replace") for found in _WORDS.findall(run))
        if not _LOOKS.search(run):
            yield words, None
            continue
        font = _FONT.search(run)
        name = html.unescape(font[1].decode("utf-8", "replace")) if font else ""
        yield words, look_of(_BOLD.search(run) is not None, name)
