"""Counts and the lists that they announce: "03 văn bản, gồm: …; …; …", or with the lines that follow."""

import re
from collections.abc import Iterator, Sequence

from cdsdesk.facts.citations import find_citations
from cdsdesk.facts.found import ListFound, NumberFound
from cdsdesk.facts.named_numbers import follows_name
from cdsdesk.facts.nouns import DAYS, known_noun
from cdsdesk.vietnamese.document_numbers import TYPES

_LEAD = re.compile(
    r"(?P<words>[^0-9;:.()]{0,60}?)"
    r"(?P<lead>,? ?(?:bao gồm(?: các)?|gồm(?: có)?|cụ thể(?: là)?|như sau|trong đó|là)(?: ?:| )|: ?| \()"
)
_SHORT = re.compile(r"(?:\b[A-ZĐ]|\b(?:TP|Tp|ThS|TS|TT))$")
_AND = re.compile(r" và (?=(?:(?:thị trấn|thị xã|thành phố|phường|xã|huyện|thôn|tổ dân phố|khu phố) )?[A-ZĐÀ-Ỹ0-9])")
_NAMES = re.compile(r"(?:(?:thị trấn|thị xã|thành phố|phường|xã|huyện|thôn|tổ dân phố|khu phố) )?[A-ZĐÀ-Ỹ]")
_GOES_ON = re.compile(
    r"(?:đồng thời|trong đó|ngoài ra|qua đó|từ đó|bên cạnh|tiếp tục|đã|đang|sẽ|tổ chức|triển khai|thực hiện|chỉ đạo|còn"
    r"|riêng|phối hợp|đến nay)(?!\w)",
    re.IGNORECASE,
)
_BEFORE_ITEM = re.compile(r"(?:[,;]| và) $")
_COMMA = re.compile(r",(?![0-9])|(?<![0-9]),")  # that of "0,09%" divides nothing
_OPEN = re.compile(r"(?:…|\.\.|v\.v|vv|khác)\.*$")
_HEADS = "Phòng Sở Bộ Ban Cục Chi Trung Văn UBND HĐND Hội Đoàn Công Xã Phường xã phường"
_BODIES = frozenset(_HEADS.split())
_VERBS = re.compile(r"(?<!\w)(?:đã|đang|sẽ|được|bị|chưa|không|do|để|cho|đạt|có|là|còn|vượt|trở)(?!\w)")
_MARK = re.compile(r"\s*(?:[-–—+*•▪●○◦■□✓✔►§·]|\(?[0-9]{1,3}[.)]|[a-zđ]\))\s*")
_COUNT_FIRST = re.compile(r"(?:có |là )?(?P<count>[0-9]{1,3}(?:\.[0-9]{3})*) [^\W\d]")
_COUNT_LAST = re.compile(r":\s*(?P<count>[0-9]{1,3}(?:\.[0-9]{3})*)(?![\w%/,.]*[0-9%/])(?:\s+[^\W\d]|\s*[(;,.]|$)")
_COUNT_BEHIND = re.compile(
    r"[^\W\d][^0-9;:]{0,80} (?P<count>[0-9]{1,3}(?:\.[0-9]{3})*)(?P<noun>(?: [^\W\d]+){1,4})[.;,]?"
)
_TYPES = tuple(name.lower() for name in TYPES)
_TOTAL_BEFORE = re.compile(r"(?:tổng số|số) (?P<noun>[^\W\d_][^0-9:;,.()]{0,40}?)(?: là)? ?:? ?$", re.IGNORECASE)
_FEWEST, _MOST = 2, 400
_WINDOW = 60
_LONGEST = 1500


def find_lists(text: str, counts: Sequence[NumberFound]) -> Iterator[ListFound]:
    """Yield the lists that follow their counts within one sentence."""
    free = 0
    for found in counts:
        lead = _LEAD.match(text, found.end) if found.start >= free and _announces(text, found) else None
        if lead is None or not _noun_stands(found.noun, lead["words"]):
            continue
        count = int(found.value)
        words = text[lead.end() : _end(text, lead)]
        listed, mark, length = _listed(words, lead["lead"], count)
        if len(listed) < _FEWEST and found.noun == "văn bản":
            listed, mark, length = _cited(words), ",", len(words)
        if len(listed) < _FEWEST:
            continue
        start, end = found.start, lead.end() + length
        free = end
        yield ListFound(
            start,
            end,
            text[start:end],
            count,
            _noun(text, found),
            listed,
            _led(lead),
            mark,
        )


def following_list(text: str, counts: Sequence[NumberFound], following: Sequence[str]) -> ListFound | None:
    """Return the list whose items are the lines after a passage that ends with a colon; none where it tells no count.

    ``counts`` are the numbers found in the text, ``following`` the lines of one level, with or without their marks.
    """
    if not text.rstrip().endswith(":"):
        return None
    found = counts[-1] if counts else None
    if found is None or not _announces(text, found):
        return None
    lead = _LEAD.match(text.rstrip(), found.end)
    if lead is None or lead.end() < len(text.rstrip()) or not _noun_stands(found.noun, lead["words"]):
        return None
    listed = tuple(_MARK.sub("", line, count=1).strip() for line in following)
    end = lead.end()
    return ListFound(
        found.start, end, text[found.start : end], int(found.value), _noun(text, found), listed, _led(lead)
    )


def count_of(line: str) -> int | None:
    """Return the count that a listed item tells of itself: "05 quyết định", "đúng hạn: 6 (…)", "Vạn Thạnh 66 hồ sơ"."""
    found = _COUNT_FIRST.match(line) or _COUNT_LAST.search(line) or _behind_name(line)
    return int(found["count"].replace(".", "")) if found else None


def _behind_name(line: str) -> re.Match[str] | None:
    """Find the count at the end of an item that does not name a document, which may count something in its subject."""
    found = _COUNT_BEHIND.fullmatch(line)
    if found is None or line.lower().startswith(_TYPES) or follows_name(line, found.start("count"), found["noun"]):
        return None
    return found if known_noun(line, found.end("count")) else None


def _announces(text: str, found: NumberFound) -> bool:
    whole = found.value == found.value.to_integral_value() and _FEWEST <= found.value <= _MOST
    return whole and found.noun not in DAYS and bool(known_noun(text, found.end) or _noun_before(text, found))


def _led(lead: re.Match[str]) -> str:
    return lead["lead"].strip(" ,:(")


def _noun(text: str, found: NumberFound) -> str:
    return found.noun or _noun_before(text, found)


def _noun_before(text: str, found: NumberFound) -> str:
    """Return what a total counts whose noun stands before it: "Tổng số nhiệm vụ: 21"."""
    named = _TOTAL_BEFORE.search(text[max(0, found.start - _WINDOW) : found.start]) if not found.noun else None
    return (known_noun(named["noun"], 0) or named["noun"].lower()) if named else ""


def _noun_stands(noun: str, words: str) -> bool:
    """Whether the words between count and list only say what is counted."""
    said = words.lower().strip(" ,")
    rest = said.removeprefix(noun)
    return said.startswith(noun) and "," not in rest and not _VERBS.search(rest) and bool(noun or not rest)


def _end(text: str, lead: re.Match[str]) -> int:
    """Return where the list ends: at the bracket that closes it, or with its sentence."""
    if lead["lead"] == " (":
        close = text.find(")", lead.end(), lead.end() + _LONGEST)
        return close if close >= 0 else lead.end()
    limit = min(len(text), lead.end() + _LONGEST)
    stop = text.find(". ", lead.end(), limit)
    while stop >= 0 and _SHORT.search(text[max(0, stop - 4) : stop]):
        stop = text.find(". ", stop + 1, limit)
    return stop if stop >= 0 else limit - text[:limit].endswith(".")


def _listed(words: str, lead: str, count: int) -> tuple[tuple[str, ...], str, int]:
    """Return the items, what divides them and where they end; none where it cannot be told what the items are."""
    whole = len(words)
    if ";" not in words:
        return _by_commas(words, lead, count), ",", whole
    first = words.index(";")
    near, far = _by_commas(words[:first], lead, count), _last_joined(_divided(words), count)
    if len(near) == count:
        return near, ",", first
    # Behind a semicolon the sentence may go on with something else, unless each part tells a number.
    alike = len({one[:1].islower() for one in far}) == 1 and not any(map(_GOES_ON.match, far))
    told = all(any(char.isdigit() for char in one) for one in far)
    sure = len(far) == count or (not near and (alike or told))
    return far if sure else (), ";", whole


def _cited(words: str) -> tuple[str, ...]:
    """Return the documents of a list whose items have commas of their own: "Kế hoạch số …, ngày … và Công văn số …"."""
    cited = [one for one in find_citations(words) if one.start == 0 or _BEFORE_ITEM.search(words[: one.start])]
    return tuple(one.as_written for one in cited) if cited and cited[0].start == 0 else ()


def _divided(words: str) -> tuple[str, ...]:
    return tuple(piece.strip(" .") for piece in words.split(";") if piece.strip(" ."))


def _last_joined(pieces: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Divide the last item at "và" where the count says so: "a, b và c"."""
    if len(pieces) + 1 == count and " và " in pieces[-1]:
        return (*pieces[:-1], *pieces[-1].rsplit(" và ", 1))
    return pieces


def _by_commas(words: str, lead: str, count: int) -> tuple[str, ...]:
    """Return the items between commas where they surely are items: counts, names, or plain words behind a colon."""
    pieces = tuple(piece.strip() for piece in _COMMA.split(words))
    if len(pieces) == 1 or _OPEN.search(words):
        return ()
    head, last = pieces[0].split(" ")[0], pieces[-1]
    if len(pieces) != count:
        tail = last.replace(f" và {head} ", f"\n{head} ").split("\n") if head in _BODIES else _AND.split(last)
        pieces = (*pieces[:-1], *tail)
    if pieces[0][:1].isdigit():
        told = [piece[:1].isdigit() for piece in pieces]
        return pieces[: told.index(False)] if False in told else pieces
    if head in _BODIES:
        return pieces if all(piece.startswith(head) for piece in pieces) else ()
    if all(_NAMES.match(piece) for piece in pieces):
        return pieces
    plain = ":" in lead and not any(piece[:1].isupper() or not piece for piece in pieces)
    joined = _last_joined(pieces, count)
    return joined if plain and (len(joined) == count or " và " not in pieces[-1]) else ()
