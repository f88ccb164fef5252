"""Charts of counts: bars with their words, one divided bar, values against their targets."""

from collections.abc import Sequence
from dataclasses import dataclass

from cdsdesk.document.drawing import Anchor, Drawing, Item, Letters, Paint, Path, Rect, Ruler, Spot, Text, shortened
from cdsdesk.vietnamese.numbers import format_number

_GAP = 0.6
_ROW = 1.55
_THICK = 0.85
_WORD_ROOM = 0.62
_ROUND = 0.2
_LEAST = 0.4


@dataclass(frozen=True, slots=True)
class Bar:
    """A word with its count; ``key`` says where it leads."""

    word: str
    count: int
    paint: Paint
    key: str = ""

    @property
    def words(self) -> str:
        """The word and the count."""
        return f"{self.word}: {format_number(self.count)}"


def bars(rows: Sequence[Bar], width: float, ruler: Ruler) -> Drawing:
    """Draw horizontal bars on one scale, one below the other, each with its word before and its count behind it."""
    line = ruler.height(Letters.TEXT)
    high, gap = line * _ROW, line * _GAP
    number_room = max((ruler.width(format_number(row.count), Letters.STRONG) for row in rows), default=0.0)
    word_room = min(max((ruler.width(row.word, Letters.TEXT) for row in rows), default=0.0), width * _WORD_ROOM)
    left = word_room + gap
    room = max(width - left - gap - number_room, 0.0)
    most = max((row.count for row in rows), default=0) or 1
    items: list[Item] = []
    for at, row in enumerate(rows):
        top, thick = at * high, line * _THICK
        base = top + (high - line) / 2 + ruler.ascent(Letters.TEXT)
        bar_top = top + (high - thick) / 2
        items.append(Text(0.0, base, shortened(row.word, Letters.TEXT, word_room, ruler)))
        items.append(Rect(left, bar_top, room, thick, Paint.TRACK, line * _ROUND))
        if row.count:
            long = min(max(room * row.count / most, line * _LEAST), room)
            items.append(Rect(left, bar_top, long, thick, row.paint, line * _ROUND))
        items.append(Text(width, base, format_number(row.count), Letters.STRONG, anchor=Anchor.END))
    spots = tuple(Spot(0.0, at * high, width, high, row.words, row.key) for at, row in enumerate(rows))
    return Drawing(width, len(rows) * high, tuple(items), spots, "; ".join(row.words for row in rows))


def stacked(parts: Sequence[Bar], width: float, ruler: Ruler) -> Drawing:
    """Draw one bar divided by counts, and below it each part's sample, word and count, over as many lines as needed."""
    line = ruler.height(Letters.TEXT)
    thick, gap = line * _THICK, line * _GAP
    items: list[Item] = [Rect(0.0, 0.0, width, thick, Paint.TRACK)]
    spots: list[Spot] = []
    seen = [part for part in parts if part.count]
    for part, (start, end) in zip(seen, _shares([part.count for part in seen], width, line * _LEAST), strict=True):
        # A hair of ground between two parts, so that they are told apart without their colours.
        items.append(
            Rect(start, 0.0, max(end - start - (line / 12 if part is not seen[-1] else 0), 0.0), thick, part.paint)
        )
        spots.append(Spot(start, 0.0, end - start, thick, part.words, part.key))
    x, top, sample = 0.0, thick + gap, line * _LEAST
    for part in parts:
        words = f"{part.word} {format_number(part.count)}"
        wide = sample + gap / 2 + ruler.width(words, Letters.TEXT)
        if x and x + wide > width:
            x, top = 0.0, top + line * 1.25
        items.append(Rect(x, top + (line - sample) / 2, sample, sample, part.paint, line / 12))
        base = top + ruler.ascent(Letters.TEXT)
        room = max(width - x - sample - gap / 2, 0.0)
        items.append(Text(x + sample + gap / 2, base, shortened(words, Letters.TEXT, room, ruler)))
        spots.append(Spot(x, top, wide, line, part.words, part.key))
        x += wide + gap * 1.5
    return Drawing(width, top + line, tuple(items), tuple(spots), "; ".join(part.words for part in parts))


def _shares(counts: Sequence[int], width: float, least: float) -> list[tuple[float, float]]:
    """Divide a width by counts, none narrower than ``least`` where there is room for that."""
    total = sum(counts) or 1
    least = min(least, width / max(len(counts), 1))
    spare = width - least * len(counts)
    found, x = [], 0.0
    for count in counts:
        end = x + least + spare * count / total
        found.append((x, end))
        x = end
    return found


@dataclass(frozen=True, slots=True)
class Goal:
    """A value held against its target: its name, both in words; ``key`` says where it leads."""

    name: str
    value: float
    target: float | None
    words: str
    target_words: str
    paint: Paint
    key: str = ""

    @property
    def said(self) -> str:
        """Everything in one line."""
        return ", ".join(part for part in (f"{self.name}: {self.words}", self.target_words) if part)


def goals(rows: Sequence[Goal], width: float, height: float, ruler: Ruler) -> Drawing:
    """Draw values as bars with a tick where their targets stand, as many as the height holds, and count the rest."""
    line = ruler.height(Letters.TEXT)
    high = line * 2.6
    fitting = max(int((height + line * 0.6) // high), 1) if height else len(rows)
    if fitting < len(rows):
        fitting = max(int((height - line * 0.6) // high), 1)
    items: list[Item] = []
    for at, row in enumerate(rows[:fitting]):
        items += _goal(row, at * high, width, ruler)
    spots = tuple(Spot(0.0, at * high, width, line * 2.2, row.said, row.key) for at, row in enumerate(rows[:fitting]))
    low = fitting * high if fitting < len(rows) else len(rows) * high - line * 0.4
    if fitting < len(rows):
        rest = shortened(f"và {len(rows) - fitting} chỉ tiêu nữa", Letters.SMALL, width, ruler)
        items.append(Text(0.0, low + ruler.ascent(Letters.SMALL), rest, Letters.SMALL, Paint.MUTED))
        low += ruler.height(Letters.SMALL)
    return Drawing(width, max(low, 0.0), tuple(items), spots, "; ".join(row.said for row in rows))


def _goal(row: Goal, top: float, width: float, ruler: Ruler) -> list[Item]:
    line, gap = ruler.height(Letters.TEXT), ruler.height(Letters.TEXT) * _GAP
    base = top + ruler.ascent(Letters.STRONG)
    words = shortened(row.words, Letters.STRONG, width, ruler)
    room = width - ruler.width(words, Letters.STRONG) - gap
    aim = shortened(row.target_words, Letters.SMALL, width / 2, ruler)
    long = width - (ruler.width(aim, Letters.SMALL) + gap if aim else 0.0)
    bar, thick = top + line * 1.3, line * _THICK * 0.8
    most = max(row.value, row.target or 0.0) or 1.0
    items: list[Item] = [
        Text(0.0, base, shortened(row.name, Letters.TEXT, room, ruler)),
        Text(width, base, words, Letters.STRONG, anchor=Anchor.END),
        Rect(0.0, bar, long, thick, Paint.TRACK, line * _ROUND),
    ]
    if row.value > 0:
        filled = min(max(long * row.value / most, line * _LEAST), long)
        items.append(Rect(0.0, bar, filled, thick, row.paint, line * _ROUND))
    if row.target is not None:
        at = min(max(long * row.target / most, 1.0), long - 1.0)
        items.append(Path(((at, bar - line / 6), (at, bar + thick + line / 6)), Paint.AMBER_INK, line / 9))
    middle = bar + thick / 2 - ruler.height(Letters.SMALL) / 2 + ruler.ascent(Letters.SMALL)
    items.append(Text(width, middle, aim, Letters.SMALL, Paint.AMBER_INK, Anchor.END))
    return items
