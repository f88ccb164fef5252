"""The text of a cell in an .ods: its paragraphs, with the spaces, tabs and line breaks that stand as elements."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from cdsdesk.readers import ods_names as ods
from cdsdesk.readers.ods_styles import OdsStyles
from cdsdesk.readers.text_looks import Look, whole_look

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000
_LEFT_OUT = (ods.ANNOTATION, ods.NOTE)


def text_and_look(cell: Element, styles: OdsStyles, look: Look) -> tuple[str, Look]:
    """Return a cell's text, a line for each paragraph, and its look where ``look`` is that of the cell."""
    paragraphs = cell.findall(ods.PARAGRAPH)
    if not any(map(len, paragraphs)):
        return "\n".join([_plain(paragraph.text) for paragraph in paragraphs]), look
    pieces: list[tuple[str, Look]] = []
    for number, paragraph in enumerate(paragraphs):
        pieces += [("\n", look)] if number else []
        pieces += _pieces(paragraph, styles, look)
    return "".join(text for text, _ in pieces), whole_look(pieces)


def _plain(text: str | None) -> str:
    """Join blanks as XML text of this kind is meant: what shall be seen as several stands as elements."""
    if not text:
        return ""
    return _BLANKS.sub(" ", text) if "  " in text or not text.isprintable() else text


def _pieces(element: Element, styles: OdsStyles, look: Look) -> Iterator[tuple[str, Look]]:
    yield _plain(element.text), look
    for child in element:
        if child.tag == ods.SPACES:
            count = child.get(ods.SPACE_COUNT, "1")
            yield " " * (min(int(count), _MOST_SPACES) if count.isdigit() else 1), look
        elif child.tag == ods.TAB:
            yield "\t", look
        elif child.tag == ods.LINE_BREAK:
            yield "\n", look
        elif child.tag not in _LEFT_OUT:
            style = child.get(ods.TEXT_STYLE)
            yield from _pieces(child, styles, styles.span_look(style, look) if style else look)
        yield _plain(child.tail), look
