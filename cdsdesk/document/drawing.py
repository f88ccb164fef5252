"""A drawing as plain values, made once and painted on the screen, on paper and in a PDF file.

Lengths are in the unit of the ruler that measured its texts (points in a file, pixels on a screen); the origin is the
upper left corner. Colours and letters are roles, so that light, dark and print each have their own.
"""

from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import NamedTuple, Protocol

CUT = "…"


class Paint(StrEnum):
    """What a colour is for; texts take inks only, the bars and soft grounds are for shapes."""

    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    TRACK = "track"
    GREEN_INK = "green_ink"
    AMBER_INK = "amber_ink"
    BLUE_INK = "blue_ink"
    ORANGE_INK = "orange_ink"
    RED_INK = "red_ink"
    GREEN_BAR = "green_bar"
    AMBER_BAR = "amber_bar"
    BLUE_BAR = "blue_bar"
    ORANGE_BAR = "orange_bar"
    RED_BAR = "red_bar"
    GREY_BAR = "grey_bar"


PRINT_GROUND = "#ffffff"
PRINT = {
    Paint.INK: "#111111",
    Paint.MUTED: "#4d5a66",
    Paint.LINE: "#c3ccd6",
    Paint.TRACK: "#e9edf2",
    Paint.GREEN_INK: "#1a7246",
    Paint.AMBER_INK: "#8a5a10",
    Paint.BLUE_INK: "#0f5fa8",
    Paint.ORANGE_INK: "#a8480b",
    Paint.RED_INK: "#b42318",
    Paint.GREEN_BAR: "#1e7f4f",
    Paint.AMBER_BAR: "#b9791c",
    Paint.BLUE_BAR: "#0f5fa8",
    Paint.ORANGE_BAR: "#c2571c",
    Paint.RED_BAR: "#b42318",
    Paint.GREY_BAR: "#8492a1",
}
"""The colours of every role on white paper."""


class Face(NamedTuple):
    """Letters as a share of the base size of their ruler."""

    share: float
    bold: bool


class Letters(Enum):
    """What letters are for."""

    TEXT = Face(1.0, bold=False)
    STRONG = Face(1.0, bold=True)
    SMALL = Face(0.9, bold=False)
    TITLE = Face(1.3, bold=True)

    @property
    def bold(self) -> bool:
        """Whether they are bold."""
        return self.value.bold

    def size(self, base: float) -> float:
        """Return their size for a base size, a whole number: Qt would round it where a file would not."""
        return float(round(self.value.share * base))


class Ruler(Protocol):
    """Measures text in the letters in which it will be painted."""

    def width(self, text: str, letters: Letters) -> float:
        """Return how wide a text is."""

    def ascent(self, letters: Letters) -> float:
        """Return how far letters reach above their baseline."""

    def height(self, letters: Letters) -> float:
        """Return the height of a line."""


class Anchor(Enum):
    """Which point of a text its place names."""

    START = 0.0
    MIDDLE = 0.5
    END = 1.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle; half its height as ``radius`` makes a dot of a square."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    paint: Paint
    stroke: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    letters: Letters = Letters.TEXT
    paint: Paint = Paint.INK
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that tells more when it is pointed at; one with a ``key`` leads there."""

    x: float
    y: float
    width: float
    height: float
    words: str
    key: str = ""

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


Item = Rect | Path | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """Items in the order in which they are painted; ``description`` says in words what they show."""

    width: float
    height: float
    items: tuple[Item, ...]
    spots: tuple[Spot, ...] = field(default=())
    description: str = ""


class Box(NamedTuple):
    """The room that something takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share room."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Whether it lies in another box."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


def box_of(text: Text, ruler: Ruler) -> Box:
    """Return the room that a text takes."""
    wide = ruler.width(text.text, text.letters)
    left = text.x - wide * text.anchor.value
    top = text.y - ruler.ascent(text.letters)
    return Box(left, top, left + wide, top + ruler.height(text.letters))


def moved(drawing: Drawing, x: float, y: float) -> tuple[Item, ...]:
    """Return the items of a drawing put at another place."""
    found: list[Item] = []
    for item in drawing.items:
        if isinstance(item, Path):
            found.append(replace(item, points=tuple((left + x, top + y) for left, top in item.points)))
        else:
            found.append(replace(item, x=item.x + x, y=item.y + y))
    return tuple(found)


def shortened(text: str, letters: Letters, room: float, ruler: Ruler) -> str:
    """Return a text, cut with "…" where it is wider than its room; empty where not even that fits."""
    if ruler.width(text, letters) <= room:
        return text
    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if ruler.width(text[:middle].rstrip() + CUT, letters) <= room:
            least = middle
        else:
            most = middle - 1
    if least == 0:
        return CUT if ruler.width(CUT, letters) <= room else ""
    return text[:least].rstrip() + CUT
