"""The formal parts of a document read from a file: letterhead, kind and title, addressees, recipients, signature."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cdsdesk.checks.paper import Formal
from cdsdesk.checks.pieces import Grid, Line, Piece
from cdsdesk.document.formal_words import MOTTO, NATION
from cdsdesk.vietnamese.dates import read_date
from cdsdesk.vietnamese.document_numbers import SYMBOL, TYPES
from cdsdesk.vietnamese.text import clean_line, fold

STOPS = " ;,."
KINDS = tuple(name.upper() for name in TYPES)
_NUMBER = re.compile(rf"Số\s*:?\s*(?P<number>[0-9]{{1,6}}[a-zA-Z]?)?[\s._…]*/\s*(?P<symbol>(?:[0-9]{{4}}/)?{SYMBOL})")
_DAY = re.compile(
    r"(?P<place>[^\W\d_][^\n,:;]{0,60}?)\s*,\s*(?P<written>(?i:ngày)[\s._…]*[0-9]{0,2}[\s._…]*tháng[\s._…]*[0-9]{0,2}"
    r"[\s._…]*năm[\s._…]*(?:[0-9]{4})?)"
)
_BLANKS = re.compile(r"[._…]+")
_ABOUT = re.compile(r"(?:V/v|Về việc)\s*:?\s*(?P<about>.+)", re.DOTALL)
_BODY = re.compile(
    r"^\s*(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|BAN CHỈ ĐẠO|BAN QUẢN LÝ|BAN|BỘ|SỞ|PHÒNG"
    r"|VĂN PHÒNG|TRUNG TÂM|CHI CỤC|CỤC|CÔNG AN|THANH TRA|TRƯỜNG|TỔ CÔNG TÁC|ĐẢNG ỦY|ĐẢNG BỘ)(?!\w)",
    re.MULTILINE,
)
_SIGNS = re.compile(
    r"(?<!\S)(?:(?:TM|KT|TL|TUQ|Q)\s?\.\s?[^\W\d_a-z]{2,}|(?:PHÓ )?(?:CHỦ TỊCH|TỔNG GIÁM ĐỐC|GIÁM ĐỐC|CHÁNH VĂN PHÒNG"
    r"|(?:CHI CỤC |CỤC |VỤ |VIỆN |HIỆU |BỘ |THỦ |TỔ |ĐỘI |)TRƯỞNG|THỨ TRƯỞNG|BÍ THƯ|ỦY VIÊN|UỶ VIÊN)(?!\w))"
)
# Who issues a decision stands above its text, with the body that they head: no signature does.
_ISSUES = re.compile(
    r"(?:CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|(?:\S+ )?TRƯỞNG) (?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|SỞ|BỘ|BAN|PHÒNG)(?!\w)"
)
_ABOVE = re.compile(
    r"\s*(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ) [^\n]+?(?= (?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)(?!\w))"
)
_LABEL = re.compile(r"nơi\s+nhận\s*:?\s*", re.IGNORECASE)
_DASH = re.compile(r"[-–—+*•]\s*")
_NAME_BESIDE = re.compile(r"(?P<line>[-–—+*•].*[;.)])\s+(?P<name>[^;.]+)")
_NOT_A_NAME = re.compile(r"[\d(){}\[\]:;/]")
_MOST_NAME_WORDS, _LONGEST = 6, 120
_BEGINS_NATION = "CỘNG HÒA XÃ HỘI"
_TITLES = re.compile(r"^(?:(?:GS|PGS|TS|ThS|BS|KS|CN|TSKH|Th\.S)\.?\s*)+")


def letterhead(pieces: Iterable[Piece]) -> Formal:
    """Return what the pieces above the title tell: bodies, number and symbol, place and date, "V/v …"."""
    text = "\n".join(line for piece in pieces for line in _texts(piece))
    text = _without_nation(text)
    number = _NUMBER.search(text)
    if number is not None:
        text = f"{text[: number.start()]}\n\n{text[number.end() :]}"
    day = _DAY.search(text)
    place_name = ""
    if day is not None:
        bodies, place_name = _beside_place(day["place"])
        text = f"{text[: day.start()]}{bodies}\n{text[day.end() :]}"
    about = _ABOUT.search(text)
    ends = [found.start() for found in (number, about) if found is not None]
    above = text[: min(ends, default=len(text))]
    parent, issuer = _bodies(above)
    written = clean_line(_BLANKS.sub(" ", day["written"])) if day else ""
    return Formal(
        parent=parent,
        issuer=issuer,
        number=number["number"] or "" if number else "",
        symbol=re.sub(r"\s", "", number["symbol"]) if number else "",
        place_name=place_name,
        date=read_date(written) if day else None,
        date_written=written,
        title=f"V/v {clean_line(about['about'])}" if about else "",
    )


def _without_nation(text: str) -> str:
    """Take out what every letterhead says, also where the line of the nation is broken beside the names of bodies."""
    text = re.sub("(?i)cộng hoà", "CỘNG HÒA", text)
    for words in (NATION, MOTTO, "DỰ THẢO"):
        text = re.sub(r"\s+".join(map(re.escape, words.split())), "\n", text, flags=re.IGNORECASE)
    text = re.sub(r"(?i)độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc", "\n", text)
    return next((f"{text[: found.start()]}\n{found[1]}\n{text[found.end() :]}" for found in _broken(text)), text)


def _broken(text: str) -> Iterable[re.Match[str]]:
    """Yield the line of the nation with the words of the left half of the page between its own."""
    if _BEGINS_NATION not in text:
        return
    words = NATION.split()
    for end in range(len(words) - 1, len(_BEGINS_NATION.split()) - 1, -1):
        first, rest = (r"\s+".join(part) for part in (words[:end], words[end:]))
        yield from re.finditer(rf"{first}(\s+[^\n]{{1,{_LONGEST}}}) {rest}(?=\n|$)", text)


def _beside_place(text: str) -> tuple[str, str]:
    """Part the name of a body in capitals, read on the line of the date, from the place that the date begins with."""
    words = text.split()
    first = next((at for at, word in enumerate(words) if word != word.upper()), 0)
    return " ".join(words[:first]), " ".join(words[first:])


def _texts(piece: Piece) -> Iterable[str]:
    if isinstance(piece, Line):
        return piece.lines
    columns = range(piece.width)
    if any("Số" in row[0] for row in piece.cells):
        # The number stands below the bodies; what is in other columns belongs to the right half.
        return [row[column] for row in piece.cells for column in columns if row[column]]
    return [row[column] for column in columns for row in piece.cells if row[column]]


def _bodies(text: str) -> tuple[str, str]:
    """Return the body above and the one that issues; the last of two that are named issues."""
    plain = re.sub(r"[-_*–—=]{3,}", " ", text)
    starts = [found.start() for found in _BODY.finditer(plain)]
    if not starts:
        line = clean_line(plain)
        above = _ABOVE.match(line)
        if above is not None and line.isupper():
            return above[0], line[above.end() :].strip()
        return "", line if line.isupper() else ""
    return clean_line(plain[: starts[-1]]), clean_line(plain[starts[-1] :])


def kind_in(line: Line) -> tuple[str, str] | None:
    """Return the kind of document and what follows it when a line is its name: "BÁO CÁO", "KẾ HOẠCH …"."""
    first, *rest = line.lines
    for kind in KINDS:
        if fold(first) == fold(kind) and first.isupper():
            return first, " ".join(rest)
        if first.isupper() and first.startswith(f"{kind} ") and not _NUMBER.search(first):
            return kind, " ".join([first[len(kind) :].strip(), *rest])
    return None


@dataclass(slots=True)
class Ending:
    """Recipients and signature while the lines below the text are read."""

    recipients: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    signatory: str = ""
    _listing: bool = False
    _open: bool = False

    @staticmethod
    def begins(piece: Piece) -> bool:
        """Say whether the ending of a document begins: "Nơi nhận", or by whose authority somebody signs."""
        if isinstance(piece, Line):
            first = piece.lines[0]
            return _LABEL.match(first) is not None or (
                first.isupper()
                and len(first) < _LONGEST
                and _SIGNS.match(first) is not None
                and not _ISSUES.match(first)
            )
        return piece.width < _MOST_NAME_WORDS and any(
            _LABEL.match(cell) or (cell.split("\n")[0].isupper() and _SIGNS.match(cell)) for cell in piece.cells[0]
        )

    def take(self, piece: Piece) -> bool:
        """Read a piece; False when it belongs to the ending no more."""
        if isinstance(piece, Line):
            signed = self.signatory and not self._listing and not _LABEL.match(piece.text)
            if signed or (len(piece.text) > _LONGEST and not self._is_open_list(piece)):
                return False
            self._lines(piece.lines)
            return True
        if self.signatory and not any(map(_LABEL.match, piece.cells[0])):
            return False
        for column in range(piece.width):
            self._listing = self._open = False
            self._lines(line for row in piece.cells for line in row[column].split("\n") if line.strip())
        self._listing = self._open = False
        return True

    def _is_open_list(self, piece: Line) -> bool:
        return _LABEL.match(piece.text) is not None or (self._open and _DASH.match(piece.text) is not None)

    def _lines(self, lines: Iterable[str]) -> None:
        for line in map(clean_line, lines):
            starts = [found.start() for found in _SIGNS.finditer(line)]
            cut = starts[0] if starts and line[starts[0] :].isupper() else len(line)
            # Lines of an authority that stood close were read as one.
            for start, end in pairwise([*(start for start in starts if start >= cut), len(line)]):
                self.signature.append(line[start:end].strip())
            if left := line[:cut].strip():
                self._beside_name(left)

    def _beside_name(self, line: str) -> None:
        """Part the name of who signs from a recipient that was read on the same line."""
        beside = _NAME_BESIDE.fullmatch(line) if self._listing else None
        if beside is not None and is_name(beside["name"]):
            self._left(beside["line"])
            self.signatory = beside["name"]
            self.signature.append(self.signatory)
        else:
            self._left(line)

    def _left(self, line: str) -> None:
        if label := _LABEL.match(line):
            self._listing = self._open = True
            line = line[label.end() :]
            if not line:
                return
        dash = _DASH.match(line)
        if self._listing and (dash or self._open):
            if dash or not self.recipients:
                self.recipients.append(line[dash.end() if dash else 0 :])
            else:
                self.recipients[-1] += f" {line}"
            last = self.recipients[-1]
            self._open = not last.endswith(".") and (not last.startswith("Lưu") or last.endswith(","))
            self._listing = self._open
        else:
            self.signature.append(line)
            if is_name(line):
                self.signatory = line


def is_name(line: str) -> bool:
    """Say whether a line is the name of a person: a few words that each begin with a capital, not all in capitals."""
    words = _TITLES.sub("", line).split()
    if not 2 <= len(words) <= _MOST_NAME_WORDS or line.isupper() or _NOT_A_NAME.search(line):
        return False
    return all(word[0].isupper() for word in words)


def recipients_of(ending: Ending) -> tuple[str, ...]:
    """Return the lines of "Nơi nhận" without stops."""
    return tuple(filter(None, (line.strip(STOPS) for line in ending.recipients)))


def addressees_in(lines: Sequence[str]) -> tuple[str, ...]:
    """Return who "Kính gửi" names in its lines, the first with its label."""
    text = [re.sub(r"(?i)^kính\s+gửi\s*:?\s*", "", line) for line in lines]
    return tuple(filter(None, (_DASH.sub("", line, count=1).strip(STOPS) for line in text)))


def is_grid_of_letterhead(grid: Grid) -> bool:
    """Say whether a grid is the head of a document."""
    text = " ".join(cell for row in grid.cells for cell in row)
    key = fold(text)
    return fold(MOTTO) in key or "cộng hòa xã hội" in key or _NUMBER.search(text) is not None
