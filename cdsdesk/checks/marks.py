"""What a line of a document begins with: the number of a heading, the dash of an item; and what stands below what."""

import re
from dataclasses import dataclass

from cdsdesk.checks.paper import PassageKind

_SPACE = re.compile(r"\s+")
_DASH = re.compile(r"(?P<mark>(?:[-–—+*•▪●○◦■□➢✓✔►·](?:\s+[+])?))\s*(?=[^\W\d])|(?P<apart>[-–—+*•▪●○◦■□➢✓✔►·])\s+")
_PART = re.compile(
    r"(?P<mark>(?P<word>phần|chương|mục)\s+(?:thứ\s+[^\W\d]+|[IVXL]+|[0-9]{1,2}))(?P<stop>\s*[.:–-]?)(?:\s+|$)",
    re.IGNORECASE,
)
_STYLES = (
    ("roman", re.compile(r"[IVX]{1,7}(?:\s?[.)](?=\s|[^\W\d_])|/(?=\s)|\s[-–](?=\s))")),
    ("capital", re.compile(r"[A-HĐ][.)](?=\s)")),
    ("deep", re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){2,4}(?:[.)](?=\s|[^\W\d_])|(?=\s+[^\W\d_]))")),
    ("point", re.compile(r"(?:[0-9]{1,2}|[IVX]{1,5})\.[0-9]{1,2}(?:[.)](?=\s|[^\W\d_])|(?=\s+[^\W\d_]))")),
    ("number", re.compile(r"[0-9]{1,2}(?:[.)](?=\s|[^\W\d_])|/(?=\s)|\s[-–](?=\s[^\W\d_]))")),
    ("letter", re.compile(r"[a-zđ](?:\)(?=\s|[^\W\d_])|\.(?=\s))")),
    ("bracket", re.compile(r"\((?:[0-9]{1,2}|[ivx]{1,4}|[a-zđ])\)(?=\s|[^\W\d_])")),
)
_CODE = re.compile(r"(?:[IVX]{1,7}|[0-9]{1,3})(?:\.[0-9]{1,3})*|[A-Za-zđĐ]")
_RANKS = {"phần": 0, "chương": 1, "mục": 2, "capital": 3, "roman": 3, "number": 4, "point": 5, "deep": 6, "letter": 7}
_DEEPEST = 5
_LONGEST_TITLE, _LONGEST_PLAIN = 300, 200
_ENDS = (".", ";", ",")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line begins with: its mark without blanks around it, its ``style``, and where the text behind it begins.

    ``style`` is "" without a mark, "dash" for items, else what numbers it: "roman", "number", "point", "letter" …
    """

    text: str = ""
    style: str = ""
    end: int = 0


def read_mark(line: str) -> Mark:
    """Return what a cleaned line begins with."""
    if (found := _DASH.match(line)) is not None:
        return Mark((found["mark"] or found["apart"]).split()[-1], "dash", found.end())
    if (found := _PART.match(line)) is not None and _is_part(line, found):
        return Mark(_SPACE.sub(" ", found["mark"]), found["word"].lower(), found.end())
    for style, form in _STYLES:
        if (found := form.match(line)) is not None:
            end = found.end() + len(line[found.end() :]) - len(line[found.end() :].lstrip())
            # "1.2 tỷ đồng" is an amount.
            if not found[0][-1].isdigit() or line[end].isupper():
                return Mark(found[0], style, end)
    return Mark()


def _is_part(line: str, found: re.Match[str]) -> bool:
    """Say whether "Phần I" heads what follows, and no sentence begins with it ("Mục 1 Phụ lục II nêu …")."""
    rest = line[found.end() :]
    return not rest or bool(found["stop"].strip()) or (rest == rest.upper() and any(map(str.isalpha, rest)))


def kind_of(mark: Mark, text: str, *, bold: bool | None = None) -> PassageKind:
    """Return what a line with this mark and the ``text`` behind it is; ``bold`` None where the file does not tell."""
    if mark.style in ("", "dash", "bracket"):
        return PassageKind.ITEM if mark.style else PassageKind.TEXT
    if mark.style in ("phần", "chương", "mục"):
        return PassageKind.HEADING
    if bold and len(text) <= _LONGEST_TITLE:
        return PassageKind.HEADING
    plain = len(text) <= _LONGEST_PLAIN and not text.endswith(_ENDS) and bool(text)
    return PassageKind.HEADING if plain else PassageKind.ITEM


class Outline:
    """The headings met so far, and which of them are open: tells the level of the next and how a place is called."""

    def __init__(self, annex: str = "") -> None:
        self._annex = annex
        self._open: list[tuple[str, str]] = []

    def level_of(self, mark: Mark) -> int:
        """Open a heading and return its level: 1 the outermost, "1." under "I." one deeper, "II." back up."""
        rank = _RANKS.get(mark.style, _DEEPEST)
        styles = [style for style, _ in self._open]
        if mark.style in styles:
            del self._open[styles.index(mark.style) :]
        while self._open and _RANKS.get(self._open[-1][0], _DEEPEST) > rank:
            self._open.pop()
        self._open.append((mark.style, mark.text.rstrip(".)/- ")))
        return min(len(self._open), _DEEPEST)

    def section_of_row(self, code: str) -> str:
        """How people call a row of a table that begins with a code: "Phụ lục I, mục 1.2", "mục II.1, dòng 3"."""
        bare = code.rstrip(".)")
        if not _CODE.fullmatch(bare):
            return self.section
        return ", ".join(filter(None, [self.section, f"{'dòng' if self._open or not self._annex else 'mục'} {bare}"]))

    @property
    def section(self) -> str:
        """How people call the place: "Phần I, mục II.1.a", "Phụ lục I"; "" before the first heading."""
        parts = [text for style, text in self._open if style in ("phần", "chương", "mục")]
        numbers = [text for style, text in self._open if style not in ("phần", "chương", "mục")]
        path: list[str] = []
        for number in numbers:
            # "1.2" under "1" tells the whole path itself.
            if path and number.startswith(f"{path[-1]}."):
                path.pop()
            path.append(number)
        item = [f"mục {'.'.join(path)}"] if path else []
        return ", ".join([*filter(None, [self._annex]), *parts, *item])
