"""Where a text names an annex: which one, and whether it is one of this document or of another that it cites."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cdsdesk.checks.paper import Formal
from cdsdesk.facts.citations import find_citations
from cdsdesk.facts.items import annex_number
from cdsdesk.vietnamese.document_numbers import TYPES
from cdsdesk.vietnamese.text import clean_line, raw_key, read_roman

_NUMBER = r"(?:[0-9]{1,2}[a-zđ]?|[IVX]{1,5}[a-z]?|[A-H])(?!\w|\.[0-9])"
_JOIN = r"(?:\s?,\s|\s?;\s|\s+và\s+|\s?/\s?)"
_RANGE = r"(?:\s+đến\s+|\s?[-–]\s?)"
_WORD = r"(?:[Pp]hụ lục|PHỤ LỤC|PL)(?:\s+số)?"
_MENTION = re.compile(
    rf"(?<!\w){_WORD}\s*(?P<first>{_NUMBER})"
    rf"(?P<more>(?:(?:{_JOIN}|{_RANGE})(?:{_WORD}\s+[IVX0-9]{{1,5}}(?!\w|\.[0-9])|[IVX]{{1,5}}(?!\w|\.[0-9])))*)"
)
_PLAIN = re.compile(r"(?<!\w)(?:[Pp]hụ lục|PHỤ LỤC)(?!\s+(?:số\s+)?(?:[0-9]|[IVX]+\b|[A-H]\b))")
_HERE = re.compile(r"[^.;]{0,30}(?:kèm theo|đính kèm|gửi kèm|nêu trên|dưới đây|này|sau đây)|\)", re.IGNORECASE)
_PART = re.compile(rf"(?P<range>{_RANGE})?(?:{_JOIN})?(?:{_WORD}\s+)?(?P<number>{_NUMBER})")
_TYPE = "|".join(name.replace(" ", r"\s+") for name in TYPES)
_OF_ANOTHER = re.compile(
    rf"[\s,)]*(?:(?:được\s+)?(?:ban hành\s+)?kèm theo\s+|của\s+|tại\s+|trong\s+|thuộc\s+|theo\s+)?"
    rf"(?P<type>{_TYPE}|Điều\s+[0-9]+)(?P<rest>(?:\s+số)?\s*[0-9]*|\s+này)",
    re.IGNORECASE,
)
_THIS = re.compile(r"\s*(?:này|trên đây)(?!\w)")
_LONGEST_RANGE = 20


@dataclass(frozen=True, slots=True)
class AnnexMention:
    """Words that name annexes by their keys ("1", "2A"); none are named by "Phụ lục kèm theo"."""

    start: int
    end: int
    keys: tuple[str, ...]
    of_another: bool = False


def annex_key(label: str) -> str:
    """Return what numbers an annex, the same for "Phụ lục II", "PHỤ LỤC 2" and "Phụ lục 02"; "" without a number."""
    line = clean_line(label).rstrip(" .:")
    number = annex_number(line)
    if number is not None:
        return str(number)
    found = _MENTION.match(line)
    return _key(found["first"]) if found else ""


def annex_mentions(text: str, formal: Formal) -> Iterator[AnnexMention]:
    """Yield the mentions of annexes in a cleaned line, in order."""
    for found in _MENTION.finditer(text):
        keys = tuple(_keys(found["first"], found["more"] or ""))
        yield AnnexMention(found.start(), found.end(), keys, _is_of_another(text, found.end(), formal))
    for found in _PLAIN.finditer(text):
        if _HERE.match(text, found.end()) and not _is_of_another(text, found.end(), formal):
            yield AnnexMention(found.start(), found.end(), ())


def names_the_annex(text: str, formal: Formal) -> bool:
    """Whether a text names an annex without a number: "nhiệm vụ số 3 Phụ lục"; enough where a document has only one."""
    return any(not _is_of_another(text, found.end(), formal) for found in _PLAIN.finditer(text))


def _keys(first: str, more: str) -> Iterator[str]:
    before = _key(first)
    yield before
    for part in _PART.finditer(more):
        key = _key(part["number"])
        if part["range"] and before.isdecimal() and key.isdecimal():
            yield from map(str, range(int(before) + 1, min(int(key), int(before) + _LONGEST_RANGE)))
        yield key
        before = key


def _key(number: str) -> str:
    roman = read_roman(number.upper())
    if roman is not None:
        return str(roman)
    return str(int(number)) if number.isdecimal() else raw_key(number).lstrip("0")


def _is_of_another(text: str, place: int, formal: Formal) -> bool:
    """Whether the words behind a mention say of which other document the annex is."""
    found = _OF_ANOTHER.match(text, place)
    if found is None or _THIS.match(text, found.end("type")):
        return False
    cited = next((one for one in find_citations(text[found.start("type") :]) if one.start == 0), None)
    if cited is None or not cited.symbol:
        return clean_line(found["type"]).upper() != formal.kind.upper()
    return (cited.number, raw_key(cited.symbol)) != (formal.number, raw_key(formal.symbol)) and bool(cited.number)
