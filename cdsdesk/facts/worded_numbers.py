"""Numbers in Vietnamese words, read and said: "bốn trăm mười hai triệu năm trăm sáu mươi nghìn đồng"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cdsdesk.facts.found import WordedFound

_FIRST_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_OTHER_DIGITS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
_DIGITS = {word: digit for digit, word in enumerate(_FIRST_DIGITS)} | _OTHER_DIGITS
_ONLY_LAST = frozenset({"mốt", "lăm", "nhăm"})
_AFTER_TEN = _ONLY_LAST | {"tư"}
_NOTHING_BETWEEN = frozenset({"linh", "lẻ"})
_SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 1000, "ngàn": 1000}
_NAMES = ((10**9, "tỷ"), (10**6, "triệu"), (1000, "nghìn"))
_POINT = frozenset({"phẩy", "phảy"})
_HALF = "rưỡi"
_MOST_WORDS = 60
_WORD = "|".join((*_DIGITS, *_SCALES, *_NOTHING_BETWEEN, *_POINT, _HALF, "mười", "mươi", "trăm"))
_WORDS = rf"(?:{_WORD})(?:,? (?:{_WORD})){{0,{_MOST_WORDS}}}"
_SAID = re.compile(
    rf"(?P<by_name>bằng chữ\)?(?: là)? ?:? ?\(?)?(?P<words>(?<!\w){_WORDS}(?!\w))"
    r"(?P<unit> (?:đồng(?! chí)|phần trăm)(?!\w))?",
    re.IGNORECASE,
)
_OPENED = re.compile(r"bằng chữ|\( ?", re.IGNORECASE)
_CLOSED = re.compile(r"(?: Việt Nam| VNĐ)?(?: chẵn)?[ ./]*\)", re.IGNORECASE)
_ENDED = re.compile(r" chẵn(?!\w)|[ ./]*(?:[,;:)]|\.|$)", re.IGNORECASE)
_FIGURES = re.compile(r"(?:[0-9]|%|đồng|đ|vnđ|vnd) ?\( ?$", re.IGNORECASE)
_NEAR = 9
_AGAIN = re.compile(rf" ?\((?:{_WORDS})\)", re.IGNORECASE)


def read_words(text: str) -> Decimal | None:
    """Return the number that words say, None where they say none; commas between them are left out."""
    words = text.lower().replace(",", " ").split()
    if not words or len(words) > _MOST_WORDS:
        return None
    point = next((place for place, word in enumerate(words) if word in _POINT), None)
    if point is not None:
        return _with_decimals(words[:point], words[point + 1 :])
    value = _whole(words)
    return Decimal(value) if value is not None else None


def _with_decimals(before: Sequence[str], behind: Sequence[str]) -> Decimal | None:
    """Read "hai phẩy năm tỷ"; decimals are said digit by digit or as a number ("phẩy năm mươi sáu")."""
    end = len(behind)
    while end and behind[end - 1] in _SCALES:
        end -= 1
    whole = _whole(before)
    digits = [_DIGITS.get(word) for word in behind[:end]]
    together = _whole(behind[:end])
    if whole is None or not digits or not (None not in digits or together is not None):
        return None
    decimals = str(together) if None in digits else "".join(map(str, digits))
    value = Decimal(f"{whole}.{decimals}")
    for word in behind[end:]:
        value *= _SCALES[word]
    return value


def _whole(words: Sequence[str]) -> int | None:
    """Read a number by its greatest scale: what stands before it that many times, and what is left."""
    scale = max((_SCALES[word] for word in words if word in _SCALES), default=0)
    if not scale:
        return _below_thousand(words)
    places = [place for place, word in enumerate(words) if _SCALES.get(word) == scale]
    times, rest = words[: places[-1]], words[places[-1] + 1 :]
    if len(places) > 1:
        return None
    many, more = _whole(times), _rest(rest, scale)
    return many * scale + more if many is not None and more is not None and more < scale else None


def _rest(words: Sequence[str], scale: int) -> int | None:
    """Read what is left below a scale; one digit alone is its next lower place ("một triệu hai", "hai trăm rưỡi")."""
    if not words:
        return 0
    if list(words) == [_HALF]:
        return scale // 2
    if len(words) == 1 and words[0] in _DIGITS:
        return _DIGITS[words[0]] * scale // 10
    between = words[0] in _NOTHING_BETWEEN
    return _whole(words[between:]) if len(words) > between else None


def _below_thousand(words: Sequence[str]) -> int | None:
    if "trăm" not in words:
        return _below_hundred(words)
    place = list(words).index("trăm")
    hundreds = _digit(words[:place])
    rest = words[place + 1 :]
    if hundreds is None or (rest and rest[0] in _NOTHING_BETWEEN and len(rest) != 2):
        return None
    more = _rest(rest, 100)
    return hundreds * 100 + more if more is not None and more < 100 else None


def _below_hundred(words: Sequence[str]) -> int | None:
    match list(words):
        case [digit]:
            return 10 if digit == "mười" else _digit([digit])
        case ["mười", last] if last in _DIGITS and last != "không":
            return 10 + _DIGITS[last]
        case [tens, "mươi"]:
            return _tens(tens)
        case [tens, "mươi", last] if last in _DIGITS and last != "không":
            value = _tens(tens)
            return value + _DIGITS[last] if value is not None else None
        case [tens, last] if last in _AFTER_TEN:
            value = _tens(tens)
            return value + _DIGITS[last] if value is not None else None
    return None


def _tens(word: str) -> int | None:
    value = _digit([word])
    return value * 10 if value is not None and value > 1 else None


def _digit(words: Sequence[str]) -> int | None:
    return _DIGITS.get(words[0]) if len(words) == 1 and words[0] not in _ONLY_LAST else None


def in_words(number: int) -> str:
    """Return a number of at least 0 in words as they stand in papers: "hai nghìn không trăm linh năm"."""
    for scale, name in _NAMES:
        if number >= scale:
            rest = number % scale
            left = f" {_filled(rest)}" if rest else ""
            return f"{in_words(number // scale)} {name}{left}"
    return " ".join(_group(number, full=False))


def _filled(number: int) -> str:
    """Say what is left below a scale; its first group tells its hundreds even where there are none."""
    for scale, name in _NAMES:
        if number >= scale:
            rest = number % scale
            left = f" {_filled(rest)}" if rest else ""
            return f"{' '.join(_group(number // scale, full=True))} {name}{left}"
    return " ".join(_group(number, full=True))


def _group(number: int, *, full: bool) -> Iterator[str]:
    hundreds, tens, last = number // 100, number // 10 % 10, number % 10
    if hundreds or full:
        yield f"{_FIRST_DIGITS[hundreds]} trăm"
    if tens:
        yield "mười" if tens == 1 else f"{_FIRST_DIGITS[tens]} mươi"
    elif (hundreds or full) and last:
        yield "linh"
    if last or not number:
        yield _last(tens, last)


def _last(tens: int, last: int) -> str:
    if last == 1 and tens > 1:
        return "mốt"
    return "lăm" if _FIRST_DIGITS[last] == "năm" and tens else _FIRST_DIGITS[last]


def find_worded(text: str) -> Iterator[WordedFound]:
    """Yield the numbers in words that repeat figures: those in brackets of their own, and what "bằng chữ" announces."""
    end = 0
    for opened in _OPENED.finditer(text):
        if opened.start() < end:
            continue
        found = _SAID.match(text, opened.end() if opened[0].startswith("(") else opened.start())
        if found is None or not _is_whole(text, found):
            continue
        start, end = found.start("words"), found.end()
        unit = (found["unit"] or "").strip().lower()
        by_name = bool(found["by_name"])
        value = read_words(found["words"])
        if value is not None or by_name:
            yield WordedFound(start, end, text[start:end], value, unit, by_name)


def _is_whole(text: str, found: re.Match[str]) -> bool:
    """Whether nothing but the number was said: up to the bracket that closes it, or to the end of its clause."""
    if not found["by_name"]:
        figures = _FIGURES.search(text[max(0, found.start() - _NEAR) : found.start()])
        return bool(figures and _CLOSED.match(text, found.end()))
    return bool(found["unit"]) or _ENDED.match(text, found.end()) is not None


def said_again(text: str, place: int) -> int:
    """Return where the words in brackets end that repeat figures: "05 (năm) ngày"; else ``place`` itself."""
    found = _AGAIN.match(text, place)
    return found.end() if found else place
