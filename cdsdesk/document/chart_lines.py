"""Charts of one indicator: a line over periods with its target, columns of two years side by side, one value alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from cdsdesk.document.chart_plot import Plot, Words, along, plot
from cdsdesk.document.charts import Goal, goals
from cdsdesk.document.drawing import (
    Anchor,
    Box,
    Drawing,
    Item,
    Letters,
    Paint,
    Path,
    Rect,
    Ruler,
    Spot,
    Text,
    box_of,
    shortened,
)

NO_DATA = "chưa có số liệu"
AIM = "được giao"
_COLUMN = 0.3


@dataclass(frozen=True, slots=True)
class Moment:
    """What was reached in one period, its target, and what was reached in the same period a year before.

    ``label`` is the value as it stands in the chart, ``words`` in full: "39,3%", "39,3% (5.179/13.178)".
    """

    name: str
    value: Fraction | None = None
    label: str = ""
    words: str = ""
    target: Fraction | None = None
    target_words: str = ""
    before: Fraction | None = None
    before_words: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """An indicator over periods; ``now`` and ``before`` name the two years when there are two."""

    name: str
    moments: tuple[Moment, ...]
    now: str = ""
    before: str = ""

    @property
    def told(self) -> tuple[Moment, ...]:
        """The periods with a value."""
        return tuple(moment for moment in self.moments if moment.value is not None)

    def words(self, moment: Moment) -> str:
        """Return all that is known of a period in one line."""
        parts = [f"{moment.name}: {moment.words or NO_DATA}"]
        parts += [f"{AIM} {moment.target_words}"] if moment.target_words else []
        parts += [f"{self.before.lower()}: {moment.before_words}"] if moment.before_words else []
        return ", ".join(parts)

    @property
    def description(self) -> str:
        """What the chart says, in words."""
        return f"{self.name}. {'; '.join(self.words(moment) for moment in self.moments)}"


def course(shown: Course, width: float, height: float, ruler: Ruler) -> Drawing:
    """Draw an indicator: two years as columns when both told something, a single value as a bar, else a line."""
    both = [moment for moment in shown.told if moment.before is not None]
    if len(both) > 1:
        return _columns(shown, width, height, ruler)
    if len(shown.told) == 1:
        return _alone(shown, width, ruler)
    return _line(shown, width, height, ruler)


def _alone(shown: Course, width: float, ruler: Ruler) -> Drawing:
    moment = shown.told[0]
    value, target = moment.value or Fraction(0), moment.target
    goal = Goal(
        moment.name,
        float(value),
        None if target is None else float(target),
        moment.words,
        f"{AIM} {moment.target_words}" if moment.target_words else "",
        Paint.BLUE_BAR,
    )
    made = goals([goal], width, 0.0, ruler)
    return Drawing(made.width, made.height, made.items, made.spots, shown.description)


def _values(shown: Course) -> list[Fraction]:
    found = [value for moment in shown.moments for value in (moment.value, moment.target, moment.before)]
    return [value for value in found if value is not None]


def _line(shown: Course, width: float, height: float, ruler: Ruler) -> Drawing:
    """Draw the values as a line with gaps where nothing was told, the target dashed."""
    small = ruler.height(Letters.SMALL)
    names = [moment.name for moment in shown.moments]
    made, items = plot(names, _values(shown), width, height, ruler, small * 1.3)
    aims = _aims(made, shown.moments)
    stretches = _stretches(made, shown.moments)
    items += [Path(points, Paint.AMBER_BAR, small / 9, dashed=True) for points, _ in aims]
    items += [Path(points, Paint.BLUE_BAR, small / 6) for points in stretches if len(points) > 1]
    radius = small / 4
    dots = [
        Rect(x - radius, y - radius, 2 * radius, 2 * radius, Paint.BLUE_BAR, radius) for s in stretches for x, y in s
    ]
    items += dots
    taken = [Box(dot.x, dot.y, dot.x + dot.width, dot.y + dot.height) for dot in dots]
    lines = [box for points in stretches for box in along(points, small / 2)]
    lines += [box for points, _ in aims for box in along(points, small / 2)]
    words = Words(Box(0.0, 0.0, width, height - small * 1.3), ruler, taken)
    numbers = [at for at, moment in enumerate(shown.moments) if moment.value is not None]
    for number in reversed(numbers):
        words.put(_around(made, shown.moments[number], number, ruler, last=number == numbers[-1]), lines)
        if number == numbers[-1]:
            _name_aims(words, aims, made, ruler, lines)
    if not numbers:
        _name_aims(words, aims, made, ruler, lines)
    return Drawing(width, height, (*items, *words.items), _spots(made, shown, height), shown.description)


Aim = tuple[tuple[tuple[float, float], tuple[float, float]], str]


def _aims(made: Plot, moments: Sequence[Moment]) -> list[Aim]:
    """Return the target as level stretches, one for each run of periods that share it."""
    found: list[Aim] = []
    for at, moment in enumerate(moments):
        if moment.target is None:
            continue
        y, left = made.y(moment.target), made.room.left + made.slot * at
        if found and at and moments[at - 1].target == moment.target:
            left = found.pop()[0][0][0]
        found.append((((left, y), (made.room.left + made.slot * (at + 1), y)), moment.target_words))
    return found


def _name_aims(words: Words, aims: Sequence[Aim], made: Plot, ruler: Ruler, lines: Sequence[Box]) -> None:
    """Say what was asked for: at the last stretch in full, at the others the number."""
    small, ascent = ruler.height(Letters.SMALL), ruler.ascent(Letters.SMALL)
    for at, (((left, y), (right, _)), told) in enumerate(reversed(aims)):
        text = told if at else f"{AIM} {told}"
        above, below = y - small * 0.3 - (small - ascent), y + small * 0.15 + ascent
        ends = [(right, Anchor.END), (left, Anchor.START), ((left + right) / 2, Anchor.MIDDLE)]
        beside = right - made.slot / 2
        ends += [(beside - small / 2, Anchor.END), (beside + small / 2, Anchor.START)]
        choices = [(x, base, anchor) for x, anchor in ends for base in (above, below)]
        if not at:
            choices.append((made.room.right, ascent, Anchor.END))
        if len(aims) == 1:
            choices.append((left, ascent, Anchor.START))
        words.put([Text(x, base, text, Letters.SMALL, Paint.AMBER_INK, side) for x, base, side in choices], lines)


def _stretches(made: Plot, moments: Sequence[Moment]) -> list[tuple[tuple[float, float], ...]]:
    """Return the runs of periods with values as points."""
    runs: list[list[tuple[float, float]]] = [[]]
    for at, moment in enumerate(moments):
        if moment.value is None:
            runs.append([])
        else:
            runs[-1].append((made.x(at), made.y(moment.value)))
    return [tuple(run) for run in runs if run]


def _around(made: Plot, moment: Moment, number: int, ruler: Ruler, *, last: bool) -> list[Text]:
    """Return the places for a value's words round its point: above, below, left, right."""
    letters = Letters.STRONG if last else Letters.SMALL
    high, ascent = ruler.height(letters), ruler.ascent(letters)
    x, y, gap = made.x(number), made.y(moment.value or Fraction(0)), ruler.height(Letters.SMALL) * 0.4
    half = ruler.width(moment.label, letters) / 2
    inside = min(max(x, half), made.room.right - half)
    middle = y - high / 2 + ascent
    return [
        Text(inside, y - gap - (high - ascent), moment.label, letters, Paint.BLUE_INK, Anchor.MIDDLE),
        Text(inside, y + gap + ascent, moment.label, letters, Paint.BLUE_INK, Anchor.MIDDLE),
        Text(x - gap, middle, moment.label, letters, Paint.BLUE_INK, Anchor.END),
        Text(x + gap, middle, moment.label, letters, Paint.BLUE_INK, Anchor.START),
    ]


def _columns(shown: Course, width: float, height: float, ruler: Ruler) -> Drawing:
    """Draw two columns for each period, the year before in grey on the left."""
    small = ruler.height(Letters.SMALL)
    names = [moment.name for moment in shown.moments]
    made, items = plot(names, _values(shown), width, height, ruler, small * 2.7)
    columns, labels = _column_pairs(made, shown.moments, ruler)
    legend = _legend(shown, width, ruler)
    taken = [Box(one.x, one.y, one.x + one.width, one.y + one.height) for one in columns]
    taken += [box_of(one, ruler) for one in legend if isinstance(one, Text)]
    words = Words(Box(0.0, 0.0, width, height - small * 1.3), ruler, taken)
    aims = _aims(made, shown.moments)
    lines = [box for points, _ in aims for box in along(points, small / 2)]
    for choices in reversed(labels):
        words.put(choices, lines)
    _name_aims(words, aims, made, ruler, lines)
    dashes = [Path(points, Paint.AMBER_BAR, small / 9, dashed=True) for points, _ in aims]
    everything = (*items, *columns, *dashes, *legend, *words.items)
    return Drawing(width, height, everything, _spots(made, shown, height), shown.description)


def _column_pairs(made: Plot, moments: Sequence[Moment], ruler: Ruler) -> tuple[list[Rect], list[list[Text]]]:
    """Return the columns, and for each the places where its words may stand."""
    small, wide = ruler.height(Letters.SMALL), made.slot * _COLUMN
    columns: list[Rect] = []
    labels: list[list[Text]] = []
    for at, moment in enumerate(moments):
        pairs = (moment.before, moment.before_words, -1), (moment.value, moment.label, 0)
        for value, told, side in pairs:
            if value is None:
                continue
            left, top = made.x(at) + side * wide, made.y(value)
            paint, ink = (Paint.GREY_BAR, Paint.MUTED) if side else (Paint.BLUE_BAR, Paint.BLUE_INK)
            columns.append(Rect(left, top, max(wide - small / 8, 1.0), max(made.room.bottom - top, 0.0), paint))
            base = top - small * 0.2 - (small - ruler.ascent(Letters.SMALL))
            bases = (base, base - small * 0.7)
            labels.append([Text(left + wide / 2, y, told, Letters.SMALL, ink, Anchor.MIDDLE) for y in bases])
    return columns, labels


def _legend(shown: Course, width: float, ruler: Ruler) -> list[Item]:
    """Name the two colours in the upper line."""
    small, x = ruler.height(Letters.SMALL), 0.0
    items: list[Item] = []
    for name, paint in ((shown.before, Paint.GREY_BAR), (shown.now, Paint.BLUE_BAR)):
        told = shortened(name, Letters.SMALL, max(width - x - small, 0.0), ruler)
        items.append(Rect(x, small * 0.25, small / 2, small / 2, paint))
        items.append(Text(x + small * 0.8, ruler.ascent(Letters.SMALL), told, Letters.SMALL))
        x += small * 1.8 + ruler.width(told, Letters.SMALL)
    return items


def _spots(made: Plot, shown: Course, height: float) -> tuple[Spot, ...]:
    return tuple(
        Spot(made.room.left + made.slot * at, 0.0, made.slot, height, shown.words(moment))
        for at, moment in enumerate(shown.moments)
    )
