"""A sheet of A4 for lists and overviews: its margins, who prints what above, the page number below."""

from datetime import date
from functools import partial
from typing import NamedTuple

from cdsdesk.document.drawing import Anchor, Drawing, Item, Letters, Paint, Ruler, Text, shortened
from cdsdesk.reporting.styles import MM
from cdsdesk.reporting.wrap import Wrapper
from cdsdesk.vietnamese.dates import format_date_table

LONG_SIDE, SHORT_SIDE = 297 * MM, 210 * MM
_BINDING, _MARGIN, _FOOT = 20 * MM, 12 * MM, 14 * MM


class Sheet(NamedTuple):
    """The paper and the room on it, in points from the upper left corner."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, *, landscape: bool) -> "Sheet":
        """Return a sheet, upright or with its long side across; the wide margin is on the side that is bound."""
        if landscape:
            return cls(LONG_SIDE, SHORT_SIDE, _MARGIN, _BINDING, LONG_SIDE - _MARGIN, SHORT_SIDE - _FOOT)
        return cls(SHORT_SIDE, LONG_SIDE, _BINDING, _MARGIN, SHORT_SIDE - _MARGIN, LONG_SIDE - _FOOT)

    def head(self, office: str, day: date, title: str, subtitle: str, ruler: Ruler) -> Drawing:
        """Return office and day, the title, and the words below it, at their place on the sheet."""
        line, room = ruler.height(Letters.TEXT), self.right - self.left
        printed = f"In ngày {format_date_table(day)}"
        beside = room - ruler.width(printed, Letters.SMALL) - line
        base, middle = self.top + ruler.ascent(Letters.TEXT), (self.left + self.right) / 2
        top = self.top + line * 1.6
        items = [
            Text(self.left, base, shortened(office, Letters.STRONG, beside, ruler), Letters.STRONG),
            Text(self.right, base, printed, Letters.SMALL, Paint.MUTED, Anchor.END),
        ]
        for letters, paint, text in ((Letters.TITLE, Paint.INK, title), (Letters.TEXT, Paint.MUTED, subtitle)):
            wrapper = Wrapper(partial(ruler.width, letters=letters))
            for words in wrapper.lines(text, room) if text else ():
                items.append(Text(middle, top + ruler.ascent(letters), words, letters, paint, Anchor.MIDDLE))
                top += ruler.height(letters)
        return Drawing(self.width, top + line * 0.8 - self.top, tuple(items))

    def foot(self, title: str, number: int, count: int, ruler: Ruler) -> list[Item]:
        """Return the title and the number of a page, the first one is 0."""
        base = self.height - _FOOT / 2
        words = f"Trang {number + 1}/{count}"
        room = self.right - self.left - ruler.width(words, Letters.SMALL) * 2
        return [
            Text(self.left, base, shortened(title, Letters.SMALL, room, ruler), Letters.SMALL, Paint.MUTED),
            Text(self.right, base, words, Letters.SMALL, Paint.MUTED, Anchor.END),
        ]
