"""Counts and the lists that they announce: "03 văn bản, gồm: …; …; …", or with the lines that follow."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cdsdesk.facts.found import ListFound, NumberFound
from cdsdesk.facts.nouns import DAYS, known_noun

_LEAD = re.compile(
    r"(?P<words>[^0-9;:.()]{0,60}?)"
    r"(?P<lead>,? ?(?:bao gồm(?: các)?|gồm(?: có)?|cụ thể(?: là)?|như sau|trong đó|là)(?: ?:| )|: ?| \()"
)
_LIST_END = re.compile(r"[.](?= |$)|$")
_SHORT = re.compile(r"(?:\b[A-ZĐ]|\b(?:TP|Tp|ThS|TS|TT))$")
_JOIN = re.compile(r",? và | cùng ")
_MARK = re.compile(r"\s*(?:[-–—+*•▪●○◦■□✓✔►§·]|\(?[0-9]{1,3}[.)]|[a-zđ]\))\s*")
_COUNT_FIRST = re.compile(r"(?:có |là )?(?P<count>[0-9]{1,3}(?:\.[0-9]{3})*) [^\W\d]")
_COUNT_LAST = re.compile(r":\s*(?P<count>[0-9]{1,3}(?:\.[0-9]{3})*)(?![\w%/,.]*[0-9%/])(?:\s+[^\W\d]|\s*[(;,.]|$)")
_TOTAL_BEFORE = re.compile(r"(?:tổng số|số) (?P<noun>[^\W\d_][^0-9:;,.()]{0,40}?)(?: là)? ?:? ?$", re.IGNORECASE)
_FEWEST, _MOST = 2, 400
_WINDOW = 60


def find_lists(text: str, counts: Sequence[NumberFound]) -> Iterator[ListFound]:
    """Yield the lists that follow their counts within one sentence."""
    for place, found in enumerate(counts):
        if not _announces(found):
            continue
        lead = _LEAD.match(text, found.end)
        if lead is None or not _noun_stands(text, found, lead):
            continue
        end = _end(text, lead)
        listed, mark = _parts(text[lead.end() : end])
        if len(listed) < _FEWEST or (place + 1 < len(counts) and counts[place + 1].start < lead.end()):
            continue
        start = found.start
        yield ListFound(
            start, end, text[start:end], int(found.value), found.noun, listed, lead["lead"].strip(" ,:"), mark
        )


def following_list(text: str, counts: Sequence[NumberFound], following: Sequence[str]) -> ListFound | None:
    """Return the list whose items are the lines after a passage that ends with a colon; none where it tells no count.

    ``counts`` are the numbers found in the text, ``following`` the lines of one level, with or without their marks.
    """
    if not text.rstrip().endswith(":"):
        return None
    last = max(text.rfind(". "), text.rfind("; "))
    sure = [found for found in counts if found.start > last and _announces(found, text)]
    if len(sure) != 1:
        return None
    found = sure[0]
    listed = tuple(_MARK.sub("", line, count=1).strip() for line in following)
    return ListFound(
        found.start,
        len(text),
        text[found.start :],
        int(found.value),
        found.noun or _noun_before(text, found),
        listed,
        ":",
    )


def count_of(line: str) -> int | None:
    """Return the count that a listed item tells of itself: "05 quyết định", "hoàn thành đúng hạn: 6 (…)"."""
    found = _COUNT_FIRST.match(line) or _COUNT_LAST.search(line)
    return int(found["count"].replace(".", "")) if found else None


def counted(found: ListFound) -> Decimal | None:
    """Return how many a list holds: the sum where each item tells a count, else their number; none where mixed."""
    own = [count_of(item) for item in found.listed]
    told = [count for count in own if count is not None]
    if told and len(told) < len(own):
        return None
    return Decimal(sum(told) if told else len(own))


def _announces(found: NumberFound, text: str = "") -> bool:
    whole = found.value == found.value.to_integral_value() and _FEWEST <= found.value <= _MOST
    return whole and found.noun not in DAYS and bool(found.noun or _noun_before(text, found))


def _noun_before(text: str, found: NumberFound) -> str:
    """Return what a total counts whose noun stands before it: "Tổng số nhiệm vụ: 21"."""
    named = _TOTAL_BEFORE.search(text[max(0, found.start - _WINDOW) : found.start])
    return (known_noun(named["noun"], 0) or named["noun"].lower()) if named else ""


def _noun_stands(text: str, found: NumberFound, lead: re.Match[str]) -> bool:
    """Whether the words between count and list only say what is counted."""
    words = lead["words"].lower().strip(" ,")
    return words.startswith(found.noun.split(",")[0]) and "," not in words.removeprefix(found.noun)


def _end(text: str, lead: re.Match[str]) -> int:
    """Return where the list ends: at the bracket that closes it, or with its sentence."""
    if lead["lead"] == " (":
        close = text.find(")", lead.end())
        return close if close >= 0 else lead.end()
    for stop in _LIST_END.finditer(text, lead.end()):
        if not _SHORT.search(text[max(0, stop.start() - 4) : stop.start()]):
            return stop.start()
    return len(text)


def _parts(words: str) -> tuple[tuple[str, ...], str]:
    mark = ";" if ";" in words else ","
    pieces = words.split(mark)
    last = _JOIN.split(pieces[-1]) if mark == "," and len(pieces) > 1 else [pieces[-1]]
    return tuple(piece.strip(" .") for piece in (*pieces[:-1], *last) if piece.strip(" .")), mark
