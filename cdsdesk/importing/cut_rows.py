"""Texts that a page break or a line break of another program cut in two: how they look, and joining them again."""

import re

from cdsdesk.importing.body import Body
from cdsdesk.importing.codes import missing_code
from cdsdesk.importing.repair import Grid
from cdsdesk.vietnamese.cut_text import join_cut
from cdsdesk.vietnamese.text import search_key

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
_UNFINISHED = re.compile(
    r"(?:[,/+&(]|[^\s–-][–-]|\b(?:và|của|về|với|cho|tại|theo|các|những|từ|đến|hoặc|để|nhằm|trong|là|bởi|gồm|vào"
    r"|(?<!tự )do|(?<!như )trên|(?<!văn )bằng|(?<!cuối )cùng)|^(?:năm|tháng|quý|ngày)|\d (?:năm|tháng)"
    r"|\b(?:trước|đến|từ) (?:năm|tháng|quý|ngày))\s*$",
    re.IGNORECASE,
)
"""How a text ends that goes on: a comma, a bracket, a word that wants another one."""
_LEADS_IN = ("trong do", "bao gom", "gom ", "gom:")
"""How a line begins that only leads to those below it."""
_MAY_BEGIN = frozenset({"các", "toàn", "mọi", "từng", "tất"})
"""Small letters that a cell may begin with: "các phòng, ban"."""


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


def is_cut(first: str, second: str) -> bool:
    """Say whether the second of two cells goes on with the first: in small letters, or behind an open end."""
    if not first or not second:
        return False
    if second[0] in _NEVER_FIRST or is_cut_number(first, second) or _is_cut_symbol(first, second):
        return True
    if is_unfinished(first):
        return True
    return second[0].islower() and not first[0].islower() and second.split(maxsplit=1)[0] not in _MAY_BEGIN


def is_unfinished(text: str) -> bool:
    """Say whether a text is not at its end: it ends in a word that wants another one, or with a bracket open."""
    return _UNFINISHED.search(text) is not None or text.count("(") > text.count(")")


def leads_in(text: str) -> bool:
    """Say whether a line only leads to those below it: "Trong đó:"."""
    return search_key(text).startswith(_LEADS_IN)


def is_bullet(text: str) -> bool:
    """Say whether a text is one line of a list: "- Bản thảo"."""
    return _BULLET.match(text) is not None


def code_in_gap(body: Body, place: int, last: str) -> str:
    """Return the code that is missing in a row, told by the codes around it; "" when they do not tell."""
    if is_bullet(body.text(body.rows[place], body.title)):
        return ""
    count = 1
    for row in body.rows[place + 1 :]:
        cells = body.cells(row)
        if body.code is None or cells[body.code]:
            break
        count += bool(cells[body.title]) and not is_bullet(cells[body.title])
    return missing_code(last, body.next_code(place), count)
