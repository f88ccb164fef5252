"""Text cut into the lines of a cell, remembered, so that a repaint and a row's height cost a look-up."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

_REMEMBERED = 20_000


@lru_cache(maxsize=_REMEMBERED)
def cell_lines(text: str, font_key: str, width: int, most: int) -> tuple[str, ...]:
    """Return ``text`` wrapped to ``width`` pixels in at most ``most`` lines; the last ends in "…" when text is left."""
    font = QFont()
    font.fromString(font_key)
    lines: list[str] = []
    paragraphs = text.split("\n")
    for number, paragraph in enumerate(paragraphs):
        lines.extend(_wrapped(paragraph, font, width, most - len(lines) + 1))
        if len(lines) > most or (len(lines) == most and number < len(paragraphs) - 1):
            return (*lines[: most - 1], _shortened(lines[most - 1], font, width))
    return tuple(lines)


def _wrapped(paragraph: str, font: QFont, width: int, most: int) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        lines.append(_stretch(paragraph, line.textStart(), line.textLength()))
    layout.endLayout()
    return lines or [""]


def _stretch(text: str, start: int, length: int) -> str:
    """Cut by UTF-16 units, which is how Qt counts; letters outside the basic plane take two."""
    if len(text.encode("utf-16-le")) == 2 * len(text):
        return text[start : start + length].rstrip()
    units = text.encode("utf-16-le")[2 * start : 2 * (start + length)]
    return units.decode("utf-16-le", "replace").rstrip()


def _shortened(line: str, font: QFont, width: int) -> str:
    return QFontMetricsF(font).elidedText(f"{line} …", Qt.TextElideMode.ElideRight, width)
