"""Paragraphs of a Word document as the reader of the page sees them: results of fields, no deleted or hidden words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from xml.etree.ElementTree import Element

from cdsdesk.readers.docx_numbers import Numbers
from cdsdesk.readers.docx_package import LEFT_OUT, MARK, PARAGRAPH, RUN, W, inside, is_on, unwrapped, value
from cdsdesk.readers.docx_styles import Look, Styles, look_of

_MATH = "m}"
_CONTROL, _STYLE, _CHARACTER = W + "sdt", W + "pStyle", W + "rStyle"
_NUMBERING, _LIST, _LEVEL = W + "numPr", W + "numId", W + "ilvl"
_FIELD, _TEXT = W + "fldChar", W + "t"
_SHELLS = frozenset(
    W + name for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
)
_MARKS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "\xad"}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_BOX = W + "txbxContent"
_EITHER = "http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DRAWN = frozenset({_EITHER, W + "drawing", W + "pict", W + "object"})
# Marks of tables of duties are drawn with letters of symbol fonts.
_SYMBOLS = {
    "Wingdings": {0xFC: "✓", 0xFE: "☑", 0xFD: "☒", 0xFB: "✗", 0xA8: "☐", 0x6F: "☐", 0x78: "☒"},
    "Wingdings 2": {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x4F: "✗", 0xA3: "☐"},
    "Symbol": {0xB7: "•", 0x2D: "-", 0xA3: "≤", 0xB3: "≥"},
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


# What letters look like that no run of the writer holds: automatic numbers, formulas, breaks between paragraphs.
_NOBODY = Look()
_Piece: TypeAlias = tuple[str, Look]


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a paragraph or cell; ``font`` is that of an old code page in which its letters are read."""

    text: str
    bold: bool = False
    font: str = ""


NO_WORDS = Words("")
_BREAK: _Piece = ("\n", _NOBODY)


def _words(pieces: Sequence[_Piece]) -> Words:
    text = "".join([piece[0] for piece in pieces]).strip()
    if not text:
        return NO_WORDS
    said = [piece for piece in pieces if piece[1] is not _NOBODY and piece[0] and not piece[0].isspace()]
    bold = bool(said) and all(look.bold for _, look in said)
    return Words(text, bold, _font(said) if any(look.font for _, look in said) else "")


def _font(said: Sequence[_Piece]) -> str:
    """Return the font of most letters beyond ASCII, which alone mean something else in it; else of most letters."""
    odd, letters = Counter[str](), Counter[str]()
    for text, look in said:
        letters[look.font or ""] += len(text)
        odd[look.font or ""] += sum(not letter.isascii() for letter in text)
    told = odd if odd.total() else letters
    return told.most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class _Around:
    """The styles in which a run stands."""

    paragraph: str
    table: str


class TextReader:
    """Reads paragraphs in their order: fields reach over several, numbers count on, notes are numbered as met."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self._styles = styles
        self._numbers = numbers
        self._fields: list[bool] = []
        self._carried: list[_Piece] = []
        self._boxes: list[Element] = []
        self._notes: dict[tuple[str, str], str] = {}
        self._looks: dict[tuple[Look, str, _Around], Look] = {}

    def paragraph(self, element: Element) -> Words | None:
        """Return the words of a paragraph of the body, None when nothing of it is seen, not even an empty line."""
        pieces = self._paragraph(element, "")
        return None if pieces is None else _words(pieces)

    def cell(self, element: Element, table_style: str) -> Words:
        """Return the words of a cell or note, each of its paragraphs on a line of its own."""
        whole: list[_Piece] = []
        for paragraph in inside(element, PARAGRAPH):
            pieces = self._paragraph(paragraph, table_style)
            if pieces is not None:
                whole += [_BREAK, *pieces] if whole else pieces
        whole += self._carried
        self._carried = []
        return _words(whole)

    def rest(self) -> Words | None:
        """Return the words whose end was deleted with no paragraph behind to take them."""
        pieces, self._carried = self._carried, []
        return _words(pieces) if pieces else None

    def _paragraph(self, element: Element, table_style: str) -> list[_Piece] | None:
        properties = element.find(W + "pPr")
        around = _Around(value(properties, _STYLE), table_style)
        pieces, self._carried = self._carried, []
        self._walk(element, pieces, around)
        mark = own = None
        if properties is not None:
            mark, own = properties.find(MARK), properties.find(_NUMBERING)
        if mark is not None and len(mark):
            seen = any(text and not text.isspace() for text, _ in pieces)
            if any(mark.find(tag) is not None for tag in LEFT_OUT):
                self._carried = pieces if seen else []
                return None
            if not seen and self._look(look_of(mark), "", around).hidden:
                return None
        shown = self._numbers.next((value(own, _LIST), value(own, _LEVEL)), around.paragraph)
        return [(shown, _NOBODY), *pieces] if shown else pieces

    def _walk(self, element: Element, pieces: list[_Piece], around: _Around) -> None:
        for child in element:
            tag = child.tag
            if tag == RUN:
                self._run(child, pieces, around)
            elif tag in _SHELLS:
                self._walk(child, pieces, around)
            elif tag == _CONTROL:
                for held in unwrapped(child, RUN, *_SHELLS):
                    if held.tag == RUN:
                        self._run(held, pieces, around)
                    else:
                        self._walk(held, pieces, around)
            elif tag in (_MATH + "oMath", _MATH + "oMathPara") and all(self._fields):
                pieces.append(("".join(part.text or "" for part in child.iter(_MATH + "t")), _NOBODY))

    def _run(self, run: Element, pieces: list[_Piece], around: _Around) -> None:
        properties = run.find(MARK)
        look = self._look(look_of(properties), value(properties, _CHARACTER), around)
        for part in run:
            if part.tag == _FIELD:
                self._field(part.get(W + "fldCharType", ""))
            elif not look.hidden and all(self._fields):
                text = self._text(part)
                pieces.append((text.translate(_RAISED) if look.raised and text.isdigit() else text, look))

    def _look(self, own: Look, character: str, around: _Around) -> Look:
        key = own, character, around
        known = self._looks.get(key)
        if known is None:
            known = self._looks[key] = self._styles.look(own, character, around.paragraph, around.table)
        return known

    def _field(self, kind: str) -> None:
        """Follow a field: its instruction is not seen, its result is."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _text(self, part: Element) -> str:
        tag = part.tag
        if tag == _TEXT:
            return (part.text or "").replace("\n", " ")
        if tag in _MARKS:
            return _MARKS[tag]
        if tag == W + "br":
            return "\n" if part.get(W + "type", "textWrapping") == "textWrapping" else ""
        if tag == W + "sym":
            return _symbol(part.get(W + "font", ""), part.get(W + "char", ""))
        if tag in _NOTES:
            return self._note(part)
        if tag in _DRAWN:
            self._boxes += _boxes_of(part)
        return ""

    def boxes(self) -> list[Element]:
        """Return the text boxes met since the last time: they float beside the words and stand in none of them."""
        met, self._boxes = self._boxes, []
        return met

    def _note(self, part: Element) -> str:
        """Return the mark of a note; one that the writer chose himself follows as text."""
        if is_on(part.get(W + "customMarkFollows", "0")):
            return ""
        key = _NOTES[part.tag], part.get(W + "id", "")
        count = sum(kind == key[0] for kind, _ in self._notes)
        return self._notes.setdefault(key, str(count + 1).translate(_RAISED))

    def note_rows(self, kind: str, part: Element | None) -> list[Words]:
        """Return the texts of the notes of a kind in the order of their marks, each behind its mark."""
        texts = {} if part is None else {note.get(W + "id", ""): note for note in part}
        found = []
        for (of, name), mark in list(self._notes.items()):
            if of == kind and name in texts:
                words = self.cell(texts[name], "")
                found.append(replace(words, text=f"{mark} {words.text}"))
        return found


def _boxes_of(drawn: Element) -> list[Element]:
    """Return the contents of text boxes in a drawing, once where they are there for old and for new programs."""
    found = []
    left = [drawn]
    while left:
        element = left.pop()
        if element.tag == _BOX:
            found.append(element)
        elif element.tag == _EITHER:
            left += [branch for branch in element if next(branch.iter(_BOX), None) is not None][:1]
        else:
            left += reversed(element)
    return found


def _symbol(font: str, code: str) -> str:
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    if not 0 < place < 0x110000 or 0xD800 <= place < 0xE000:
        return ""
    low = place - 0xF000 if 0xF000 <= place < 0xF100 else place
    return _SYMBOLS.get(font, {}).get(low, chr(low if low >= 0x20 else place))
