"""How wide and how many lines texts are, with the same faces and widths as in print."""

from cdsdesk.reporting.fonts import FontSet
from cdsdesk.reporting.name_lines import broken_name
from cdsdesk.reporting.wrap import Wrapper


class Measure:
    """Measures in points; keeps what it learned of each face."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._faces: dict[tuple[float, bool, bool], Wrapper] = {}

    def face(self, size: float, bold: bool = False, italic: bool = False) -> Wrapper:
        """Return what breaks text of a face into lines."""
        key = size, bold, italic
        known = self._faces.get(key)
        if known is None:
            font = self._fonts.style(bold, italic)
            known = self._faces[key] = Wrapper(lambda text: font.stringWidth(text, size))
        return known

    def name(self, text: str, face: Wrapper, room: float) -> tuple[str, ...]:
        """Return the lines that a name or title has in print; one that is broken as other texts are is left whole."""
        return broken_name(text, face.width, face.line_width, room) or (text,)

    def longest(self, texts: tuple[str, ...], face: Wrapper, room: float) -> float:
        """Return the width of the longest line of texts that are broken to ``room``."""
        return max((face.line_width(line) for text in texts for line in face.lines(text, room)), default=0.0)
