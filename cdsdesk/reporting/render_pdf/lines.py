"""Sets styled runs into lines: words of several styles, justified or not, drawn as one text object."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from cdsdesk.document.blocks import Ref, Run
from cdsdesk.reporting.fonts import FontSet, ReportFont
from cdsdesk.reporting.letterhead import Blank, Piece, spaces
from cdsdesk.reporting.wrap import Wrapper
from cdsdesk.vietnamese.text import clean_text

SINGLE = 1.149
"""Single line spacing of a Times face as a multiple of its size."""
ASCENT = 0.891
_SUPERSCRIPT_SIZE = 0.65
_SUPERSCRIPT_RISE = 0.33
_SHORT = 3
_FEWEST = 2


class Place(Enum):
    """How a line stands between its edges."""

    LEFT = auto()
    CENTER = auto()
    RIGHT = auto()
    JUSTIFIED = auto()


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface in one size, raised by ``rise`` points, with its memory of word widths."""

    font: ReportFont
    size: float
    rise: float
    wrapper: Wrapper

    @property
    def font_name(self) -> str:
        """Name under which the canvas knows the typeface."""
        return str(self.font.fontName)


@dataclass(frozen=True, slots=True)
class Part:
    """Text in one face."""

    text: str
    face: Face
    width: float
    refs: tuple[Ref, ...] = ()


class Mark(NamedTuple):
    """Where words of a line stand for records: natural distances in points, and how many spaces stand before them."""

    left: float
    right: float
    gaps_left: int
    gaps_right: int
    refs: tuple[Ref, ...]


Word = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A set line: its parts with the spaces between words, its natural width, its number of stretchable spaces.

    ``ends`` marks the last line of a paragraph, which is never stretched.
    """

    parts: tuple[Part, ...]
    width: float
    gaps: int
    ends: bool
    marks: tuple[Mark, ...] = ()

    def within(self, width: float, place: Place) -> tuple[float, float]:
        """Return how far it begins from the left of a room of ``width`` points, and by what each space grows."""
        slack = width - self.width
        stretch = slack / self.gaps if place is Place.JUSTIFIED and self.gaps and not self.ends else 0.0
        return {Place.CENTER: slack / 2, Place.RIGHT: slack}.get(place, 0.0), stretch


class Setter:
    """Measures and breaks text in the faces of one font set; keeps a face for each style and size in use."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._faces: dict[tuple[bool, bool, bool, float], Face] = {}

    def face(self, size: float, bold: bool = False, italic: bool = False, superscript: bool = False) -> Face:
        """Return the face of a style in a size of points."""
        key = (bold, italic, superscript, size)
        known = self._faces.get(key)
        if known is None:
            font = self._fonts.style(bold, italic)
            actual = size * _SUPERSCRIPT_SIZE if superscript else size
            rise = size * _SUPERSCRIPT_RISE if superscript else 0.0
            wrapper = Wrapper(lambda text: font.stringWidth(text, actual))
            known = self._faces[key] = Face(font, actual, rise, wrapper)
        return known

    def set_runs(self, runs: Iterable[Run], size: float, width: float, indent: float = 0.0) -> list[Line]:
        """Break ``runs`` into lines of ``width`` points, the first one shorter by ``indent``."""
        lines: list[Line] = []
        for words in self._paragraphs(runs, size):
            self._break(words, width, width - (0.0 if lines else indent), lines, prose=True)
        return lines

    def set_text(self, text: str, face: Face, width: float) -> list[Line]:
        """Break plain text in one face."""
        lines: list[Line] = []
        for paragraph in clean_text(text).split("\n"):
            self._break([(_part(word, face),) for word in paragraph.split()], width, width, lines)
        return lines

    def set_pieces(self, pieces: Iterable[Piece], face: Face, width: float) -> list[Line]:
        """Break a formal line; its blanks become words made of spaces."""
        words: list[Word] = []
        for piece in pieces:
            if isinstance(piece, Blank):
                words.append((_part(spaces(piece, face.wrapper.width(" ")), face),))
            else:
                words += [(_part(word, face),) for word in piece.split()]
        lines: list[Line] = []
        self._break(words, width, width, lines)
        return lines

    def _paragraphs(self, runs: Iterable[Run], size: float) -> Iterator[list[Word]]:
        """Yield the words of each stretch between line feeds; runs that touch make one word."""
        words: list[Word] = []
        word: list[Part] = []
        for run in runs:
            face = self.face(size, run.bold, run.italic, run.superscript)
            for at, stretch in enumerate(clean_text(run.text).split("\n")):
                if at:
                    _finish(word, words)
                    yield words
                    words = []
                if stretch[:1].isspace():
                    _finish(word, words)
                for index, text in enumerate(stretch.split()):
                    if index:
                        _finish(word, words)
                    word.append(_part(text, face, run.refs))
            if run.text[-1:].isspace():
                _finish(word, words)
        _finish(word, words)
        yield words

    def _break(
        self, words: Sequence[Word], width: float, first: float, out: list[Line], *, prose: bool = False
    ) -> None:
        """Break words into lines; in prose no line begins with "%", and no paragraph ends in a short word alone."""
        line: list[Word] = []
        before: list[Word] = []
        used, limit = 0.0, first
        for word in words:
            size = _width(word)
            space = _space_after(line[-1]) if line else 0.0
            if used + space + size <= limit:
                line.append(word)
                used += space + size
                continue
            held = [line.pop()] if prose and len(line) > 1 and _text(word).startswith("%") else []
            if line:
                out.append(_line(line, _natural(line), ends=False))
                limit = width
            before = line
            if size > limit:
                *full, word = _pieces(word, limit)
                out += [_line([piece], _width(piece), ends=False) for piece in full]
                limit, before = width, []
            line = [*held, word]
            used = _natural(line)
        if prose and len(line) == 1 and len(before) > _FEWEST and len(_text(line[0])) <= _SHORT:
            line.insert(0, before.pop())
            out[-1] = _line(before, _natural(before), ends=False)
        out.append(_line(line, _natural(line), ends=True))


def draw_line(canvas: Canvas, line: Line, x: float, baseline: float, width: float, place: Place = Place.LEFT) -> None:
    """Draw ``line`` between ``x`` and ``x + width`` points."""
    shift, stretch = line.within(width, place)
    text = canvas.beginText(x + shift, baseline)
    if stretch:
        text.setWordSpace(stretch)
    rise = 0.0
    for part in line.parts:
        text.setFont(part.face.font_name, part.face.size)
        if part.face.rise != rise:
            rise = part.face.rise
            text.setRise(rise)
        text.textOut(part.text)
    if rise:
        text.setRise(0)
    if stretch:
        text.setWordSpace(0)
    canvas.drawText(text)


def _part(text: str, face: Face, refs: tuple[Ref, ...] = ()) -> Part:
    return Part(text, face, face.wrapper.width(text), refs)


def _finish(word: list[Part], words: list[Word]) -> None:
    if word:
        words.append(tuple(word))
        word.clear()


def _space_after(word: Word) -> float:
    return word[-1].face.wrapper.width(" ")


def _line(words: list[Word], width: float, ends: bool) -> Line:
    """Join words into parts of one face each; a space belongs to the word before it."""
    joined: list[tuple[str, Face]] = []
    for at, word in enumerate(words):
        if at:
            text, face = joined[-1]
            joined[-1] = (text + " ", face)
        for part in word:
            if joined and joined[-1][1] is part.face:
                joined[-1] = (joined[-1][0] + part.text, part.face)
            else:
                joined.append((part.text, part.face))
    parts = tuple(Part(text, face, 0.0) for text, face in joined)
    return Line(parts, width, max(len(words) - 1, 0), ends, _marks(words))


def _marks(words: list[Word]) -> tuple[Mark, ...]:
    """Return the stretches of a line that stand for records; words of the same ones that follow each other are one."""
    if not any(part.refs for word in words for part in word):
        return ()
    found: list[Mark] = []
    x, open_mark = 0.0, False
    for at, word in enumerate(words):
        x += _space_after(words[at - 1]) if at else 0.0
        for part in word:
            left, x = x, x + part.width
            if open_mark and part.refs == found[-1].refs:
                found[-1] = found[-1]._replace(right=x, gaps_right=at)
            elif part.refs:
                found.append(Mark(left, x, at, at, part.refs))
            open_mark = bool(part.refs)
    return tuple(found)


def _pieces(word: Word, limit: float) -> list[Word]:
    """Split a word wider than ``limit`` into words that fit."""
    done: list[Word] = []
    head: list[Part] = []
    for part in word:
        if _width(tuple(head)) + part.width <= limit:
            head.append(part)
            continue
        _finish(head, done)
        *full, rest = part.face.wrapper.cut(part.text, limit)
        done += [(_part(text, part.face, part.refs),) for text in full]
        head = [_part(rest, part.face, part.refs)]
    return [*done, tuple(head)]


def _text(word: Word) -> str:
    return "".join(part.text for part in word)


def _natural(words: Sequence[Word]) -> float:
    """Return the width of words with the spaces between them."""
    return sum(map(_width, words)) + sum(map(_space_after, words[:-1]))


def _width(word: Word) -> float:
    return sum(part.width for part in word)
