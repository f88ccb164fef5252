"""Days, months, quarters, years and spans of them in running text, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cdsdesk.facts.found import DateFound, Found, SpanFound
from cdsdesk.facts.nouns import known_noun
from cdsdesk.vietnamese.spans import Span, SpanUnit, read_span

_YEAR = r"(?:19|20|21)[0-9]{2}(?![0-9])"
_OF_YEAR = rf"(?: ?[/.-] ?{_YEAR}| ?,? ?năm {_YEAR}| {_YEAR})?"
_DASH = "[-–—]"
_PIECE = re.compile(
    r"(?<![\w/.,])(?:"
    rf"(?P<pair>{_YEAR} ?{_DASH} ?{_YEAR}(?![/-]))"
    r"|(?:ngày )?[0-9]{1,2} tháng [0-9]{1,2}(?![0-9])(?: ?,? ?năm [0-9]{4})?"
    r"|(?:ngày )?[0-9]{1,2}(?: ?/ ?[0-9]{1,2} ?/ ?|-[0-9]{1,2}-|\.[0-9]{1,2}\.)[0-9]{4}(?![\w/-]|\.[0-9])"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w/-])"
    rf"|[0-9]{{1,2}} ?/ ?{_YEAR}(?![\w/])"
    rf"|tháng ?[0-9]{{1,2}}(?![0-9]){_OF_YEAR}"
    rf"|qu[ýí] ?(?:IV|I{{1,3}}|0?[1-4])(?!\w){_OF_YEAR}"
    rf"|(?:[0-9]{{1,2}}|ba|sáu|chín) tháng (?:đầu |cuối )?năm {_YEAR}"
    rf"|nửa (?:đầu|cuối) năm {_YEAR}"
    rf"|năm {_YEAR}"
    rf"|(?P<year>(?:(?<=đến )|(?<=từ )|(?<=tới )|(?<=trước )){_YEAR}(?![/.,][0-9]))"
    r"|ngày [0-9]{1,2}/[0-9]{1,2}(?![\w/])"
    r")",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?<!\w)(?:kể )?từ (?:ngày )?$", re.IGNORECASE)
_JOINT = re.compile(rf",? ?(?:(?:đến|tới)(?: hết| cuối)?(?: ngày)?|{_DASH}) ?", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![\w/.,-])(?P<since>(?:kể )?từ )?(?P<day>ngày )?(?P<first>[0-9]{{1,2}}(?:/[0-9]{{1,2}})?)"
    rf"(?: ?(?:đến|tới)(?: hết)?(?: ngày)? ?| ?{_DASH} ?)$",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"(?:năm học|niên khóa|niên khoá|khóa|khoá)[ :]*$", re.IGNORECASE)
_EACH = re.compile(r"(?:mỗi|hằng|hàng|một|1) $", re.IGNORECASE)
_WINDOW = 36
_MONTHS_OF_YEAR = re.compile(r"^([0-9]{1,2}|ba|sáu|chín) tháng năm")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that tell a time, and the fact that they are; none where the year is not told."""

    start: int
    end: int
    fact: Found | None


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    written: str
    span: Span | None
    pair: bool = False

    def within(self, year: int) -> Span | None:
        """Return the stretch with a year that only its neighbour tells."""
        return self.span or read_span(self.written, year)


def find_days(text: str) -> Iterator[Claim]:
    """Yield every time that is told in a text, in order and apart from each other."""
    pieces = list(_pieces(text))
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        joined = _joined(text, piece, after) if after is not None else None
        if joined is not None:
            yield joined
            place += 2
        else:
            yield _alone(text, piece)
            place += 1


def _pieces(text: str) -> Iterator[_Piece]:
    for found in _PIECE.finditer(text):
        written = found[0].lower().replace("quí", "quý").replace(" / ", "/")
        if found["pair"]:
            yield _Piece(found.start(), found.end(), written, None, pair=True)
        elif not _counts(text, found):
            written = _MONTHS_OF_YEAR.sub(r"\1 tháng đầu năm", written)
            yield _Piece(found.start(), found.end(), written, read_span(written, None))


def _counts(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like a year or month counts something: "từ 2000 hồ sơ", "5/2022 hộ", "mỗi tháng 2 lần"."""
    if _EACH.search(text, max(0, found.start() - _WINDOW), found.start()) and found[0].lower().startswith("tháng"):
        return True
    bare = found["year"] or (found[0][0].isdigit() and "tháng" not in found[0].lower() and found[0].count("/") == 1)
    return bool(bare) and known_noun(text, found.end()) not in ("", "năm")


def _alone(text: str, piece: _Piece) -> Claim:
    if piece.pair:
        return _pair(text, piece)
    if piece.span is not None:
        bare = _BARE.search(text[max(0, piece.start - _WINDOW) : piece.start])
        claim = _from_bare(text, piece, piece.span, bare) if bare else None
        if claim is not None:
            return claim
    start, end = piece.start, piece.end
    fact = DateFound(start, end, text[start:end], piece.span.start, piece.span.end) if piece.span else None
    return Claim(start, end, fact)


def _pair(text: str, piece: _Piece) -> Claim:
    """Read "2021 - 2025"; a school year is no stretch of whole years."""
    years = [int(year) for year in re.findall("[0-9]{4}", piece.written)]
    if _SCHOOL.search(text[max(0, piece.start - _WINDOW) : piece.start]):
        return Claim(piece.start, piece.end, None)
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    return Claim(piece.start, piece.end, SpanFound(piece.start, piece.end, text[piece.start : piece.end], first, last))


def _joined(text: str, left: _Piece, right: _Piece) -> Claim | None:
    """Return the span that two stretches make, where one leads to the other; a reversed one as it is written."""
    known = right.span or left.span
    if known is None or left.pair or right.pair or _JOINT.fullmatch(text, left.end, right.start) is None:
        return None
    first, last = left.within(known.start.year), right.within(known.start.year)
    if first is None or last is None or (right.span is None and first.start > last.end):
        return None
    since = _SINCE.search(text[max(0, left.start - _WINDOW) : left.start])
    start = left.start - (len(since[0]) if since else 0)
    return Claim(start, right.end, SpanFound(start, right.end, text[start : right.end], first.start, last.end))


def _from_bare(text: str, piece: _Piece, last: Span, bare: re.Match[str]) -> Claim | None:
    """Read the span whose first end lacks month or year: "từ 15 đến 20/4/2022", "01/6 - 30/6/2022"."""
    written = bare["first"]
    if "/" not in written:
        surely = bare["since"] or bare["day"] or not bare[0].endswith(" ")
        if last.unit is SpanUnit.DAY and surely:
            written = f"{written}/{last.start.month}"
        elif last.unit is SpanUnit.MONTH and bare["since"]:
            written = f"tháng {written}"
        else:
            return None
    elif last.unit is not SpanUnit.DAY:
        return None
    first = read_span(written, last.start.year)
    if first is None:
        return None
    start = piece.start - len(bare[0])
    return Claim(start, piece.end, SpanFound(start, piece.end, text[start : piece.end], first.start, last.end))
