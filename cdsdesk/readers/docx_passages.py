"""Takes a Word document apart into named passages, comments and what it tells of itself; only in the child."""

import zipfile
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

from cdsdesk.readers.docx_document import DAMAGED
from cdsdesk.readers.docx_numbers import Numbers
from cdsdesk.readers.docx_package import (
    CELL,
    LEFT_OUT,
    PARAGRAPH,
    ROW,
    TABLE,
    Parts,
    W,
    inside,
    number,
    unwrapped,
    value,
)
from cdsdesk.readers.docx_styles import Styles
from cdsdesk.readers.docx_text import TextReader
from cdsdesk.readers.guard import refusal
from cdsdesk.readers.kinds_of_file import FileKind, kind_of
from cdsdesk.readers.package_guard import check_package
from cdsdesk.readers.word_passages import SOURCE_SPACE, WordComment, WordPassages, WordPiece, WordSource

_BOOKMARK, _COMMENT = W + "bookmarkStart", W + "commentReference"
_TRACKED = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_PICTURES = frozenset(W + name for name in ("drawing", "pict", "object"))
_NOTES = ("footnotes", "endnotes")
_LONGEST_NAME = 40
_WIDEST_SPAN = 63


def read_passages(path: Path) -> WordPassages:
    """Take a .docx apart. Raises InputError for anything else and for a file that is damaged or too large."""
    if kind_of(path) is not FileKind.DOCX:
        raise refusal(path, "Tệp không phải văn bản Word", "hãy chọn tệp .docx")
    check_package(path)
    try:
        with zipfile.ZipFile(path) as package:
            return _read(Parts(package))
    except DAMAGED as error:
        raise refusal(path, "Không đọc được văn bản Word", "hãy mở bằng Word và lưu lại thành tệp .docx mới") from error


def _read(parts: Parts) -> WordPassages:
    styles = Styles(parts.whole("styles"))
    reader = TextReader(styles, Numbers(parts.whole("numbering"), styles))
    body = parts.main().find(W + "body")
    taker = _Taker(reader)
    tags = Counter[str]()
    if body is not None:
        tags.update(element.tag for element in body.iter())
        taker.follow(body)
    for kind in _NOTES:
        taker.pieces += [WordPiece(words.text) for words in reader.note_rows(kind, parts.whole(kind))]
    comments = parts.whole("comments")
    return WordPassages(
        tuple(taker.pieces),
        () if comments is None else tuple(_comment(one, reader) for one in comments),
        _source(parts),
        sum(tags[tag] for tag in _TRACKED),
        sum(tags[tag] for tag in _PICTURES),
    )


class _Taker:
    """Collects pieces; names of a paragraph that is not seen go on to the next one that is."""

    def __init__(self, reader: TextReader) -> None:
        self.pieces: list[WordPiece] = []
        self._reader = reader
        self._names: list[str] = []
        self._comments: list[str] = []
        self._tables = 0

    def follow(self, body: Element) -> None:
        """Take all blocks of the body."""
        for block in body:
            self._bookmark(block)
            for one in unwrapped(block, PARAGRAPH, TABLE):
                if one.tag == TABLE:
                    self._tables += 1
                    self._table(one)
                else:
                    self._paragraph(one, (0, 0, 0))
                self._boxes()
        self._rest((0, 0, 0))

    def _table(self, table: Element) -> None:
        for at, row in enumerate(inside(table, ROW)):
            about = row.find(W + "trPr")
            if about is not None and any(about.find(tag) is not None for tag in LEFT_OUT):
                continue
            column = min(max(number(value(about, W + "gridBefore")), 0), _WIDEST_SPAN)
            for child in row:
                self._bookmark(child)
            for cell in inside(row, CELL):
                properties = cell.find(W + "tcPr")
                if properties is None or properties.find(W + "cellDel") is None:
                    self._cell(cell, (self._tables, at, column))
                    column += min(max(number(value(properties, W + "gridSpan"), 1), 1), _WIDEST_SPAN)

    def _cell(self, cell: Element, place: tuple[int, int, int]) -> None:
        """Take the paragraphs of a cell, those of tables in it too."""
        for child in cell:
            self._bookmark(child)
        for one in inside(cell, PARAGRAPH, TABLE):
            for paragraph in [one] if one.tag == PARAGRAPH else one.iter(PARAGRAPH):
                self._paragraph(paragraph, place)
        self._rest(place)

    def _boxes(self) -> None:
        """Take the text boxes of what was read; they float beside it."""
        while boxes := self._reader.boxes():
            for paragraph in (one for box in boxes for one in box.iter(PARAGRAPH)):
                self._paragraph(paragraph, (0, 0, 0))

    def _bookmark(self, element: Element) -> None:
        if element.tag == _BOOKMARK:
            self._names.append(element.get(W + "name", "")[:_LONGEST_NAME])

    def _paragraph(self, paragraph: Element, place: tuple[int, int, int]) -> None:
        for element in paragraph.iter(_BOOKMARK):
            self._bookmark(element)
        self._comments += [element.get(W + "id", "") for element in paragraph.iter(_COMMENT)]
        words = self._reader.paragraph(paragraph)
        if words is not None:
            self._add(words.text, place)

    def _rest(self, place: tuple[int, int, int]) -> None:
        words = self._reader.rest()
        if words is not None or self._names or self._comments:
            self._add(words.text if words is not None else "", place)

    def _add(self, text: str, place: tuple[int, int, int]) -> None:
        self.pieces.append(WordPiece(text, tuple(self._names), tuple(self._comments), *place))
        self._names, self._comments = [], []


def _comment(element: Element, reader: TextReader) -> WordComment:
    return WordComment(element.get(W + "id", ""), element.get(W + "author", ""), reader.cell(element, "").text)


def _source(parts: Parts) -> WordSource | None:
    """Return what a document of ours tells of itself; of others, and of one that lost it, None."""
    for root in parts.custom():
        if root.tag == f"{SOURCE_SPACE}}}report":
            marks = {one.get("n", ""): tuple(one.get("m", "").split(" ")) for one in root}
            return WordSource(root.get("office", ""), root.get("period", ""), root.get("kind", ""), marks)
    return None
