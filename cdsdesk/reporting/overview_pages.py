"""The overview of a period on paper: its figures, charts and lists one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from cdsdesk.document.chart_lines import Course, course
from cdsdesk.document.charts import Bar, Goal, bars, goals, stacked
from cdsdesk.document.drawing import Drawing, Item, Letters, Paint, Ruler, Text, moved, shortened
from cdsdesk.reporting.sheet import Sheet
from cdsdesk.reporting.wrap import Wrapper

_CHART = 190.0
DONE, OPEN = "Đã xong:", "Chưa xong:"
DUE = "Nhiệm vụ đến hạn"


class Figure(NamedTuple):
    """A figure with its heading and the words beside it."""

    heading: str
    figure: str
    words: str


@dataclass(frozen=True)
class OverviewPrint:
    """What is printed of a period; ``steps`` say what is to do and whether it is done."""

    title: str
    office: str
    day: date
    figures: tuple[Figure, ...]
    states: tuple[Bar, ...]
    evaluations: tuple[Bar, ...]
    missed: tuple[Goal, ...]
    course: Course | None
    due: tuple[str, ...]
    steps: tuple[tuple[str, bool], ...]


class OverviewPages:
    """The overview on pages."""

    def __init__(self, shown: OverviewPrint, ruler: Ruler, *, landscape: bool) -> None:
        self._shown, self._ruler = shown, ruler
        self._sheet = Sheet.of(landscape=landscape)
        self._pages = self._filled()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def page(self, number: int) -> Drawing:
        """Return a page, the first one is 0."""
        foot = self._sheet.foot(self._shown.title, number, self.count, self._ruler)
        said = f"{self._shown.title}, trang {number + 1}/{self.count}"
        return Drawing(self._sheet.width, self._sheet.height, (*self._pages[number], *foot), (), said)

    def _filled(self) -> list[list[Item]]:
        """Put the parts below each other, each whole on one page."""
        sheet, shown, gap = self._sheet, self._shown, self._ruler.height(Letters.TEXT)
        head = sheet.head(shown.office, shown.day, shown.title, "", self._ruler)
        pages: list[list[Item]] = [list(head.items)]
        top = sheet.top + head.height
        for part, goes_on in self._parts():
            if top + part.height > sheet.bottom and top > sheet.top:
                pages.append([])
                top = sheet.top
            pages[-1] += moved(part, sheet.left, top)
            top += part.height + (0.0 if goes_on else gap)
        return pages

    def _parts(self) -> list[tuple[Drawing, bool]]:
        """Return what stands on the pages, and whether the next one goes on with it."""
        shown, ruler, width = self._shown, self._ruler, self._sheet.right - self._sheet.left
        found = [_figures(shown.figures, width, ruler)]
        found.append(_under("Tiến độ nhiệm vụ", bars(shown.states, width, ruler), ruler))
        if any(part.count for part in shown.evaluations):
            found.append(_under("Kết quả chỉ tiêu", stacked(shown.evaluations, width, ruler), ruler))
        if shown.missed:
            found.append(_under("Chỉ tiêu chưa đạt", goals(shown.missed, width, 0.0, ruler), ruler))
        if shown.course is not None:
            found.append(_under(shown.course.name, course(shown.course, width, _CHART, ruler), ruler))
        due = shown.due or ("Không có nhiệm vụ nào đến hạn trong 45 ngày tới.",)
        steps = [f"{DONE if done else OPEN} {words}" for words, done in shown.steps]
        whole = [(part, False) for part in found]
        return [*whole, *_listed(DUE, due, width, ruler), *_listed("Việc cần làm", steps, width, ruler)]


def _figures(figures: Sequence[Figure], width: float, ruler: Ruler) -> Drawing:
    """Draw figures side by side."""
    room = width / max(len(figures), 1)
    items: list[Item] = []
    top = 0.0
    for row in range(3):
        letters = (Letters.SMALL, Letters.TITLE, Letters.SMALL)[row]
        paint = Paint.INK if letters is Letters.TITLE else Paint.MUTED
        for at, figure in enumerate(figures):
            words = shortened(figure[row], letters, room - ruler.height(Letters.SMALL), ruler)
            items.append(Text(room * at, top + ruler.ascent(letters), words, letters, paint))
        top += ruler.height(letters) * 1.1
    return Drawing(width, top, tuple(items))


def _under(heading: str, drawing: Drawing, ruler: Ruler) -> Drawing:
    """Put a heading over a drawing."""
    high = ruler.height(Letters.STRONG)
    words = shortened(heading, Letters.STRONG, drawing.width, ruler)
    title = Text(0.0, ruler.ascent(Letters.STRONG), words, Letters.STRONG)
    below = high * 1.4
    return Drawing(drawing.width, below + drawing.height, (title, *moved(drawing, 0.0, below)))


def _listed(heading: str, texts: Sequence[str], width: float, ruler: Ruler) -> list[tuple[Drawing, bool]]:
    """Set texts below each other, a page may end between any two; the heading stays with the first."""
    set_texts = [_set(text, width, ruler) for text in texts]
    if set_texts:
        set_texts[0] = _under(heading, set_texts[0], ruler)
    return [(one, number < len(set_texts)) for number, one in enumerate(set_texts, start=1)]


def _set(text: str, width: float, ruler: Ruler) -> Drawing:
    wrapper = Wrapper(partial(ruler.width, letters=Letters.TEXT))
    high, ascent = ruler.height(Letters.TEXT), ruler.ascent(Letters.TEXT)
    lines = wrapper.lines(text, width)
    items = tuple(Text(0.0, number * high * 1.15 + ascent, line) for number, line in enumerate(lines))
    return Drawing(width, len(lines) * high * 1.15, items)
