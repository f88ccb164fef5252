"""What the styles of an .ods mean: bold, fonts of old code pages, decimals, hidden sheets."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from cdsdesk.readers import ods_names as ods
from cdsdesk.readers.shown_numbers import MONTH, SHARE, YEAR
from cdsdesk.readers.text_looks import PLAIN, Look, look_of

_CELL, _TEXT, _TABLE = "table-cell", "text", "table"
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class _Style:
    """One style as written: None where it leaves a matter to its parent."""

    parent: str | None
    bold: bool | None
    font: str | None
    number: str | None


class OdsStyles:
    """The styles of a document, asked by name."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._faces: dict[str, str] = {}
        self._decimals: dict[str, int] = {}
        self._hidden: set[str] = set()
        self._cells: dict[str, tuple[Look, int | None]] = {}
        self._spans: dict[tuple[str, Look], Look] = {}

    def learn(self, element: Element) -> None:
        """Take in one finished element of a list of styles or fonts; all others are passed over."""
        name = element.get(ods.STYLE_KEY, "")
        if element.tag == ods.FONT_FACE:
            self._faces[name] = element.get(ods.SVG_FONT_FAMILY, name).strip("'\"")
        elif element.tag in (ods.STYLE, ods.DEFAULT_OF_FAMILY):
            self._learn_style(element, element.get(ods.FAMILY, ""), name)
        elif element.tag == ods.PERCENTAGE_STYLE:
            self._decimals[name] = SHARE
        elif element.tag == ods.DATE_STYLE and element.find(ods.YEAR_OF_DATE) is not None:
            if element.find(ods.DAY_OF_DATE) is None:
                self._decimals[name] = YEAR if element.find(ods.MONTH_OF_DATE) is None else MONTH
        elif element.tag == ods.NUMBER_STYLE:
            decimals = _fixed_decimals(element.find(ods.NUMBER))
            if decimals:
                self._decimals[name] = decimals

    def _learn_style(self, element: Element, family: str, name: str) -> None:
        if family == _TABLE:
            about = element.find(ods.TABLE_PROPERTIES)
            if about is not None and about.get(ods.DISPLAY) == "false":
                self._hidden.add(name)
            return
        text = element.find(ods.TEXT_PROPERTIES)
        weight = None if text is None else text.get(ods.FONT_WEIGHT)
        self._styles[family, name] = _Style(
            element.get(ods.PARENT),
            None if weight is None else _is_bold(weight),
            None if text is None else text.get(ods.FONT_NAME) or text.get(ods.FONT_FAMILY),
            element.get(ods.DATA_STYLE),
        )

    def is_hidden(self, table_style: str) -> bool:
        """Say whether a style hides the sheets that have it."""
        return table_style in self._hidden

    def of_cell(self, style: str) -> tuple[Look, int | None]:
        """Return the look of letters in a cell without spans, and how its number or date is shown."""
        if style not in self._cells:
            number = next((one.number for one in self._line(_CELL, style) if one.number), None)
            self._cells[style] = self._look(_CELL, style, PLAIN), self._decimals.get(number) if number else None
        return self._cells[style]

    def span_look(self, text_style: str, around: Look) -> Look:
        """Return the look of a span within letters that look like ``around``."""
        key = text_style, around
        if key not in self._spans:
            self._spans[key] = self._look(_TEXT, text_style, around)
        return self._spans[key]

    def _look(self, family: str, name: str, around: Look) -> Look:
        line = list(self._line(family, name))
        bold = next((style.bold for style in line if style.bold is not None), around.bold)
        font = next((style.font for style in line if style.font), None)
        return look_of(bold, around.font if font is None else self._faces.get(font, font).strip("'\""))

    def _line(self, family: str, name: str) -> Iterable[_Style]:
        """Yield a style, those it comes from, and at last the default of its family."""
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name))
            if style is None:
                break
            yield style
            if style.parent is None:
                break
            name = style.parent
        default = self._styles.get((family, ""))
        if default is not None and family == _CELL:
            yield default


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight) >= 600)


def _fixed_decimals(number: Element | None) -> int:
    """Return how many decimals a number format always shows, 0 when their count depends on the number."""
    if number is None:
        return 0
    most = number.get(ods.DECIMALS, "0")
    least = number.get(ods.LEAST_DECIMALS) or number.get(ods.LO_LEAST_DECIMALS) or most
    return int(most) if most == least and most.isdigit() and len(most) < 3 else 0
