"""The plot behind lines and columns: round steps, grid, names of the periods, and where a word still has room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from itertools import pairwise

from cdsdesk.document.drawing import Anchor, Box, Item, Letters, Paint, Path, Ruler, Text, box_of, shortened
from cdsdesk.vietnamese.numbers import format_number

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_STEPS = 4
# Values that lie within a fifth of the greatest would look alike on a scale from nought.
_NARROW = Fraction(4, 5)
_AIR = 0.3


def ticks(values: Iterable[Fraction]) -> tuple[Decimal, ...]:
    """Return two to six round numbers that hold all values, from nought unless the values lie close together."""
    known = list(values) or [Fraction(0)]
    low, high = min(known), max(known)
    if 0 <= low < high * _NARROW or low == high >= 0:
        low = Fraction(0)
    if low == high:
        return Decimal(0), Decimal(1)
    step = _step(high - low)
    first = (_decimal(low) / step).to_integral_value(ROUND_FLOOR) * step
    found = [first]
    while Fraction(found[-1]) < high or len(found) < 2:
        found.append(found[-1] + step)
    return tuple(found)


def _step(span: Fraction) -> Decimal:
    rough = _decimal(span) / _MOST_STEPS
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * step for step in _STEPS if power * step >= rough)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


@dataclass(frozen=True)
class Plot:
    """A room with one slot for each period and a scale upwards."""

    room: Box
    slots: int
    scale: tuple[Decimal, ...]

    @property
    def slot(self) -> float:
        """The width of a slot."""
        return (self.room.right - self.room.left) / max(self.slots, 1)

    def x(self, number: int) -> float:
        """Return the middle of a slot."""
        return self.room.left + self.slot * (number + 0.5)

    def y(self, value: Fraction) -> float:
        """Return where a value stands."""
        low, high = self.scale[0], self.scale[-1]
        part = float((value - Fraction(low)) / (Fraction(high) - Fraction(low)))
        return self.room.bottom - (self.room.bottom - self.room.top) * part


def plot(
    names: Sequence[str], values: Iterable[Fraction], width: float, height: float, ruler: Ruler, head: float
) -> tuple[Plot, list[Item]]:
    """Return the plot of some periods with its grid and words; ``head`` is the room kept free above it."""
    small = ruler.height(Letters.SMALL)
    scale = ticks(values)
    if height - head - small * 2 < small * len(scale) * 1.1:
        scale = (scale[0], scale[-1])
    margin = max(ruler.width(format_number(tick), Letters.SMALL) for tick in scale) + small / 2
    room = Box(min(margin, width / 2), head, width, max(height - small * 1.5, head + 1.0))
    made = Plot(room, len(names), scale)
    items: list[Item] = []
    middle = small / 2 - ruler.ascent(Letters.SMALL)
    for tick in scale:
        y = made.y(Fraction(tick))
        items.append(Path(((room.left, y), (room.right, y)), Paint.LINE))
        words = format_number(tick)
        items.append(Text(room.left - small / 2, y - middle, words, Letters.SMALL, Paint.MUTED, Anchor.END))
    items += _names(made, names, height - small * 0.25, ruler)
    return made, items


def _names(made: Plot, names: Sequence[str], base: float, ruler: Ruler) -> list[Item]:
    """Name the slots; where the names are too wide, every second, third …, the last one always."""
    air = ruler.height(Letters.SMALL) * _AIR
    widest = max((ruler.width(name, Letters.SMALL) for name in names), default=0.0) + air
    every = max(1, -int(-widest // max(made.slot, 1.0)))
    found: list[Item] = []
    for at, name in enumerate(names):
        if (len(names) - 1 - at) % every:
            continue
        shown = shortened(name, Letters.SMALL, made.room.right, ruler)
        half = ruler.width(shown, Letters.SMALL) / 2
        x = min(max(made.x(at), half), made.room.right - half)
        found.append(Text(x, base, shown, Letters.SMALL, Paint.MUTED, Anchor.MIDDLE))
    return found


class Words:
    """Puts words where none stand yet, away from lines where that can be helped."""

    def __init__(self, room: Box, ruler: Ruler, taken: Iterable[Box] = ()) -> None:
        self._room, self._ruler = room, ruler
        self._taken = list(taken)
        self.items: list[Text] = []

    def put(self, choices: Sequence[Text], lines: Sequence[Box] = ()) -> bool:
        """Take the choice that meets fewest lines, the first of equals; False when no choice has room."""
        free = [
            (sum(box.meets(line) for line in lines), at, text, box)
            for at, text in enumerate(choices)
            if (box := box_of(text, self._ruler)).within(self._room) and not any(box.meets(one) for one in self._taken)
        ]
        if not free:
            return False
        _, _, text, box = min(free, key=lambda one: one[:2])
        self._taken.append(box)
        self.items.append(text)
        return True


def along(points: Sequence[tuple[float, float]], step: float) -> list[Box]:
    """Return small boxes along a line through points, for words to keep away from."""
    found = []
    for (x1, y1), (x2, y2) in pairwise(points):
        count = max(int(max(abs(x2 - x1), abs(y2 - y1)) // step), 1)
        for at in range(count + 1):
            x, y = x1 + (x2 - x1) * at / count, y1 + (y2 - y1) * at / count
            found.append(Box(x - 1, y - 1, x + 1, y + 1))
    return found
