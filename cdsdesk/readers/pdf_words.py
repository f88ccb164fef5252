"""Letters of a PDF as words, words as lines, and the lines of a cell as text: wrapped lines joined, others kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple
from unicodedata import combining

# Shares of a letter's height, which is some 1.15 of the size of its font.
_WORD_GAP = 0.14
_BACK = 0.3
_BESIDE = 2.0
_NO_GAP = 0.03
_SAME_LINE = 0.45
_INDENT = 0.7
_OFF_CENTRE = 0.2
_SPACE = 0.25
_PARAGRAPH_GAP = 0.85
_SLACK = 1.5
# Narrow letters that fonts join in one sign, and how wide such a sign is at least.
_JOINED, _TWO_WIDE = "ftli", 0.4

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ITEM = re.compile(r"(?:[-–+*•▪]|\(?[a-zđ]\)|\(?\d{1,2}[.)]|(?:[IVX]+|[A-HĐ])\.)(?:\s|$)")
_YEAR_BEFORE, _YEAR_AFTER_DASH = re.compile(r"\b[12][0-9]{3}$"), re.compile(r"[-–]\s?[12][0-9]{3}\b")
_ENDS = ".;:!?"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")


class Face(NamedTuple):
    """What letters are drawn with; ``font`` is the name of a font of an old code page, empty for any other."""

    bold: bool = False
    font: str = ""


class Letter(NamedTuple):
    """One letter and the box that it takes; ``turned`` letters stand on their side."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    face: Face
    turned: bool = False


@dataclass(slots=True)
class Word:
    """Letters without a gap; ``spaced`` ones follow a space that was drawn.

    ``base`` is the upper and lower edge of its last letter or digit that is not raised; signs have edges of their own.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool
    font: str
    spaced: bool = False
    base: tuple[float, float] | None = None

    @property
    def height(self) -> float:
        """Return how tall its letters are."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Return how far from the upper edge it stands."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Line:
    """Words on one line, from left to right."""

    words: list[Word]

    @property
    def text(self) -> str:
        """Return its words with spaces between; letters of several fonts may touch though drawn one by one."""
        text = self.words[0].text
        for before, word in pairwise(self.words):
            touches = word.left - before.right < (_NO_GAP if word.spaced else _WORD_GAP) * before.height
            text += word.text if touches else f" {word.text}"
        return text

    @property
    def left(self) -> float:
        """Return where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Return where it ends."""
        return self.words[-1].right

    @property
    def top(self) -> float:
        """Return the upper edge of its tallest word."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Return the lower edge of its lowest word."""
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        """Return how far from the upper edge its first word stands."""
        return self.words[0].middle

    @property
    def height(self) -> float:
        """Return how tall its letters usually are."""
        return median(word.height for word in self.words)


def words_of(letters: Iterable[Letter]) -> list[Word]:
    """Return words in the order in which their letters are drawn; raised small digits become raised digits."""
    found: list[Word] = []
    word: Word | None = None
    before: Letter | None = None
    spaced = False
    for letter in letters:
        if before is not None and _is_double(before, letter):
            continue
        if word is not None and combining(letter.text[0]):
            # a mark takes no room of its own, whatever box it is given
            word.text += letter.text
            continue
        if word is not None and before is not None and not _goes_on(word, before, letter):
            word = None
        before = letter
        if letter.text.isspace():
            if letter.turned and word is not None:
                word.text += " "
                continue
            word, spaced = None, True
            continue
        if word is None:
            word = Word(
                *letter[:5], *letter.face, spaced, (letter.top, letter.bottom) if letter.text.isalnum() else None
            )
            found.append(word)
        else:
            _add(word, letter)
        spaced = False
    return found


def _goes_on(word: Word, before: Letter, letter: Letter) -> bool:
    if letter.turned or before.turned:
        near = min(abs(letter.left - before.left), abs(letter.right - before.right))
        return letter.turned and before.turned and near < _BESIDE
    if letter[1:5] == before[1:5]:
        return True  # letters of one sign: "ffi"
    tall = word.bottom - word.top
    gap = letter.left - word.right
    if not -_BACK * tall < gap < _WORD_GAP * tall:
        return False
    if letter.top == word.top:
        return True
    shared = min(word.bottom, letter.bottom) - max(word.top, letter.top)
    return shared >= _SAME_LINE * min(tall, letter.bottom - letter.top)


def _is_double(before: Letter, letter: Letter) -> bool:
    """Say whether a letter is drawn twice to make it look bold."""
    if letter.text != before.text or letter.text.isspace() or letter.turned:
        return False
    if letter[1:5] == before[1:5] and letter.text in _JOINED and _is_wide(letter):
        return False
    near = 0.3 * (letter.right - letter.left)
    return abs(letter.left - before.left) < near and abs(letter.top - before.top) < near


def _is_wide(letter: Letter) -> bool:
    """Say whether a narrow letter is given the box of a sign that shows two or three: "ff", "tt"."""
    return letter.right - letter.left > _TWO_WIDE * (letter.bottom - letter.top)


def _add(word: Word, letter: Letter) -> None:
    text = letter.text
    if letter.top == word.top and letter.bottom == word.bottom and not letter.turned:
        word.right = max(word.right, letter.right)
    elif text.isdigit() and not letter.turned and _is_raised(word, letter):
        text = text.translate(_RAISED)
        word.right = max(word.right, letter.right)
    else:
        word.left, word.right = min(word.left, letter.left), max(word.right, letter.right)
        word.top, word.bottom = min(word.top, letter.top), max(word.bottom, letter.bottom)
    if letter.text.isalnum() and text == letter.text:
        word.base = letter.top, letter.bottom
    word.text += text
    word.bold = word.bold and letter.face.bold
    word.font = word.font or letter.face.font


def _is_raised(word: Word, letter: Letter) -> bool:
    if word.base is None:
        return False
    top, bottom = word.base
    return letter.bottom - letter.top < 0.8 * (bottom - top) and bottom - letter.bottom > 0.15 * (bottom - top)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Return words as lines from above to below."""
    found: list[Line] = []
    first: Word | None = None
    for word in sorted(words, key=lambda one: one.middle):
        if first is None or word.middle - first.middle > _SAME_LINE * min(first.height, word.height):
            first = word
            found.append(Line([]))
        found[-1].words.append(word)
    for line in found:
        line.words.sort(key=lambda one: one.left)
    return found


def paragraphs_of(lines: Sequence[Line], right: float) -> list[list[Line]]:
    """Return lines grouped by paragraphs; ``right`` is how far a line may reach before it is wrapped."""
    found: list[list[Line]] = []
    for line in lines:
        if found and not is_apart(found[-1], line, right):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def is_apart(lines: Sequence[Line], line: Line, right: float) -> bool:
    """Say whether a line begins something new: a bullet, an indent, a gap, or words for which there was room above."""
    before = lines[-1]
    tall = before.height
    if line.top - before.bottom > _PARAGRAPH_GAP * tall:
        return True
    room = right - before.right
    middle = (before.left + before.right) / 2
    is_centred = abs(middle - (line.left + line.right) / 2) < _OFF_CENTRE * tall < abs(line.left - before.left)
    if is_centred:
        room = 2 * (right - middle) - (before.right - before.left)
    elif line.left - before.left > _INDENT * tall and room > tall:
        return True
    if _SPACE * tall + _first_width(line) < room - _SLACK:
        return True
    # a dash may be a bullet or stand within a name or between two years that were wrapped before it
    if _YEAR_AFTER_DASH.match(line.text) and _YEAR_BEFORE.search(before.text):
        return False
    return _ITEM.match(line.text) is not None and (before.text[-1:] in _ENDS or _ITEM.match(lines[0].text) is not None)


def _first_width(line: Line) -> float:
    """Return how broad that is which must stand together at the beginning of a line."""
    first, *rest = line.words[:2]
    together = rest and (rest[0].text[0] in "/-–" or not first.text[-1].isalnum())
    return (rest[0] if together else first).right - first.left


def is_item(word: str) -> bool:
    """Say whether a word is the bullet or number before an item: "-", "a)", "2."."""
    return _ITEM.fullmatch(word) is not None


def text_of(lines: Sequence[Line]) -> str:
    """Return the lines of one paragraph as one; a symbol that was cut at its dash or slash is joined again."""
    text = ""
    for line in lines:
        words = line.text
        text += words if not text or _is_cut(text) else f" {words}"
    return text


def _is_cut(text: str) -> bool:
    """Say whether a line ends within a word: at a dash, at the slash of a symbol or date, within an address."""
    last, before = text[-1:], text[-2:-1]
    if last == "/":
        return before.isdigit() or before.isupper()
    return (last == "-" and before.isalnum()) or last == "\xad" or _ADDRESS.search(text) is not None


class CellText(NamedTuple):
    """What is read of a cell or paragraph."""

    text: str = ""
    bold: bool = False
    font: str = ""


def cell_text(lines: Sequence[Line], right: float) -> CellText:
    """Return the lines of a cell that may reach to ``right``, its paragraphs each on a line."""
    words = [word for line in lines for word in line.words]
    if not words:
        return CellText()
    text = "\n".join(text_of(paragraph) for paragraph in paragraphs_of(lines, right))
    return CellText(text, all(word.bold for word in words), next((word.font for word in words if word.font), ""))
