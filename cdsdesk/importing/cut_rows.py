"""Rows that a page break or a line break of another program cut in two: what goes on with the row above."""

import re
from collections.abc import Sequence

from cdsdesk.importing.body import Body
from cdsdesk.importing.codes import missing_code
from cdsdesk.importing.repair import Grid
from cdsdesk.vietnamese.cut_text import join_cut

_BULLET = re.compile(r"\s*(?:[-–+•*]|[a-zđ]\))\s")
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"^[^\W\d_]+")
_NEVER_FIRST = (",", ";", ":", ".", ")")
_HALF_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})*[.,]\d{0,2}")
_WHOLE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}")
_SYMBOL_END = re.compile(r"\d/[A-ZĐ]+$")
_SYMBOL_REST = re.compile(r"[-/][A-ZĐ]")
_DASH = re.compile(r"[-–]\s")
_LISTED = re.compile(r"(?:^|\n)\s*[-–+•]|[.;:!?]\s*$")
_LONG_WORD = 3
_TOLD_TWICE = frozenset({"luôn", "dần", "thường", "ngày", "mãi", "nhau", "riêng"})
_FULL_ROW = 4
_LIKE_ABOVE = 0.75


class Rejoiner:
    """Joins the two parts of a text; the words of the whole sheet tell whether a word was cut in two."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._words: frozenset[str] | None = None
        self.dropped: list[str] = []
        """Words that stood on both sides of a cut, told once now; the caller empties it."""

    def join(self, first: str, second: str) -> str:
        """Return both parts as one text."""
        second = self._without_repeat(first, second)
        if not first or not second:
            return first or second
        if second[:1] in _NEVER_FIRST or is_cut_number(first, second) or _is_cut_symbol(first, second):
            return first + second
        if _DASH.match(second) and not _LISTED.search(first):
            return f"{first} {second}"
        joined = join_cut(first, second)
        head, tail = _LAST.search(first), _FIRST.match(second)
        if head is None or tail is None or joined != f"{first} {second}" or not tail[0].islower():
            return joined
        known = self._known()
        cut = (head[0] + tail[0]).lower() in known and tail[0].lower() not in known
        return first + second if cut else joined

    def _without_repeat(self, first: str, second: str) -> str:
        """Return the second part without its first word when that is the last one of the first part again."""
        head, tail = _LAST.search(first), _FIRST.match(second)
        if head is None or tail is None or head[0] != tail[0] or len(tail[0]) < _LONG_WORD or tail[0] in _TOLD_TWICE:
            return second
        rest = second[tail.end() :]
        if rest and rest[0] not in ".,;:":
            return second
        self.dropped.append(tail[0])
        return rest.lstrip()

    def _known(self) -> frozenset[str]:
        """Return the words of the sheet, those at the edges of cells left out: they may be the cut ones."""
        if self._words is None:
            found: set[str] = set()
            for cells in self._grid.texts:
                for cell in cells:
                    found.update(word.lower() for word in _WORD.findall(cell)[1:-1])
            self._words = frozenset(found)
        return self._words


def is_cut_number(first: str, second: str) -> bool:
    """Say whether a number was cut within a group of three digits: "24.431.000.00" and "0"."""
    return _HALF_NUMBER.fullmatch(first) is not None and _WHOLE_NUMBER.fullmatch(first + second) is not None


def _is_cut_symbol(first: str, second: str) -> bool:
    """Say whether a document's symbol was cut before its hyphen: "5276/UBND" and "-TCKH"."""
    return _SYMBOL_END.search(first) is not None and _SYMBOL_REST.match(second) is not None


def code_in_gap(body: Body, place: int, last: str) -> str:
    """Return the code that is missing in a row, told by the codes around it; "" when they do not tell."""
    count = 1
    for row in body.rows[place + 1 :]:
        cells = body.cells(row)
        if body.code is None or cells[body.code]:
            break
        count += bool(cells[body.title])
    return missing_code(last, body.next_code(place), count)


def is_rest(body: Body, place: int, cells: Sequence[str], last: Sequence[str], code: str, gap: bool) -> bool:
    """Say whether a row is the rest of the one above, ``last``.

    ``code`` is the code of the row above, ``gap`` says that an empty row stands between.
    """
    row = body.rows[place]
    title = cells[body.title]
    if body.meaning.kind == "indicators" and re.match(r"\s*[-+–•]", title):
        return False
    after_break = body.is_break(row)
    if body.code is None:
        return (after_break and (not title or title[0].islower())) or (not title and not gap)
    if cells[body.code]:
        return False
    if _is_full(cells, last) and title[:1].isupper() and not title[:1].isdigit() and code_in_gap(body, place, code):
        return False
    if after_break:
        return True
    return not gap and not _stands_alone(body, cells, last)


def _is_full(cells: Sequence[str], last: Sequence[str]) -> bool:
    filled = sum(1 for cell in cells if cell)
    return filled >= 2 and filled >= (len(last) - last.count("")) / 2


def _stands_alone(body: Body, cells: Sequence[str], last: Sequence[str]) -> bool:
    """Say whether a row without code is one of its own: filled like the row above, each cell with its beginning."""
    filled = [column for column, cell in enumerate(cells) if cell]
    above = sum(1 for column, cell in enumerate(last) if cell and column != body.code)
    if len(filled) < _FULL_ROW or len(filled) < above * _LIKE_ABOVE or not cells[body.title]:
        return False
    return not any(cells[column][0].islower() or _BULLET.match(cells[column]) for column in filled)
