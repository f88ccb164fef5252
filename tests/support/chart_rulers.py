"""A ruler for charts without any font, and a look at which words of a drawing stand on each other."""

from collections.abc import Iterator
from itertools import combinations

from cdsdesk.document.drawing import Drawing, Letters, Ruler, Text, box_of

_TOLERANCE = 0.01


class PlainRuler:
    """Every letter half as wide as high, bold ones a tenth wider."""

    def __init__(self, size: float = 12.0) -> None:
        self._size = size

    def width(self, text: str, letters: Letters) -> float:
        return len(text) * letters.size(self._size) * (0.55 if letters.bold else 0.5)

    def ascent(self, letters: Letters) -> float:
        return letters.size(self._size) * 0.9

    def height(self, letters: Letters) -> float:
        return letters.size(self._size) * 1.2


def texts(drawing: Drawing) -> list[str]:
    return [item.text for item in drawing.items if isinstance(item, Text)]


def collisions(drawing: Drawing, ruler: Ruler) -> Iterator[str]:
    """Yield the pairs of words that share room, and the words that leave the drawing."""
    shown = [(item.text, box_of(item, ruler)) for item in drawing.items if isinstance(item, Text) and item.text]
    for (one, box), (other, other_box) in combinations(shown, 2):
        if box.meets(other_box._replace(left=other_box.left + _TOLERANCE, right=other_box.right - _TOLERANCE)):
            yield f"{one!r} on {other!r}"
    for one, box in shown:
        if box.left < -_TOLERANCE or box.right > drawing.width + _TOLERANCE or box.top < -_TOLERANCE:
            yield f"{one!r} sticks out"
        if box.bottom > drawing.height + _TOLERANCE:
            yield f"{one!r} sticks out below"
