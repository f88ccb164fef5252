"""Whether two names mean one body: "UBND phường Bình An" and the letterhead's "ỦY BAN NHÂN DÂN PHƯỜNG BÌNH AN"."""

import re
from collections.abc import Iterator
from itertools import takewhile

from cdsdesk.checks.paper import Formal
from cdsdesk.vietnamese.text import fold

_SHORT = {
    "UBND": "ủy ban nhân dân",
    "HĐND": "hội đồng nhân dân",
    "BCĐ": "ban chỉ đạo",
    "BCD": "ban chỉ đạo",
    "CĐS": "chuyển đổi số",
    "TP": "thành phố",
    "VH": "văn hóa",
    "XH": "xã hội",
    "TT": "thông tin",
    "VHXH": "văn hóa xã hội",
    "VHTT": "văn hóa thông tin",
    "BCĐCĐS": "ban chỉ đạo chuyển đổi số",
    "KHCN": "khoa học công nghệ",
    "TX": "thị xã",
    "UBMTTQ": "ủy ban mặt trận tổ quốc",
    "VP": "văn phòng",
}
_ABBREVIATION = re.compile(r"(?<!\w)(?:[A-ZĐ]{2,8}|Tp|Tx)(?!\w)")
_LEVEL = re.compile(
    r"(?<!\w)(?P<level>phường|xã|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh)\s+"
    r"(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){0,3}|[0-9]{1,2})",
    re.IGNORECASE,
)
_SMALL = frozenset(fold("và của các").split())


def spelled_out(name: str) -> str:
    """Return a name with its usual abbreviations written out."""
    return _ABBREVIATION.sub(lambda found: _SHORT.get(found[0].upper(), found[0]), name)


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name that tell bodies apart."""
    return frozenset(fold(spelled_out(name)).split()) - _SMALL


def disagree(name: str, *others: str) -> bool:
    """Whether a body cannot be the one that the others name together: each has words that the other lacks."""
    mine, theirs = words_of(name), frozenset[str]().union(*map(words_of, others))
    first = words_of(others[0]) if others else theirs
    return bool(mine - theirs) and bool(first - mine)


def level_of(name: str) -> tuple[str, str]:
    """Return the level and proper name of a body's place ("phường", fold key of "Bình An"); empty without one."""
    found = _LEVEL.search(spelled_out(name))
    return (found["level"].lower(), fold(found["name"])) if found else ("", "")


def named_places(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield level, proper name and both as written of the places that a text names with capital letters."""
    for found in _LEVEL.finditer("" if text.isupper() else text):
        words = list(takewhile(lambda word: word[0].isupper() or word.isdecimal(), found["name"].split()))
        if words:
            yield found["level"].lower(), fold(" ".join(words)), f"{found['level']} {' '.join(words)}"


# How the symbol names bodies that act as a whole, and what their own names begin with.
_COLLECTIVE = {"UBND": "ủy ban nhân dân", "HĐND": "hội đồng nhân dân", "BCĐ": "ban chỉ đạo"}


def symbol_disagrees(formal: Formal) -> bool:
    """Whether the symbol names another body than the letterhead (NĐ 30/2020, Phụ lục I, II.3)."""
    parts = formal.symbol.upper().replace("BCD", "BCĐ").split("-")
    if not formal.issuer or not formal.kind or len(parts) < 2:
        return False
    issuer = fold(spelled_out(formal.issuer))
    for short, name in _COLLECTIVE.items():
        by_symbol = parts[1].startswith(short)
        if by_symbol != issuer.startswith(fold(name)) and (by_symbol or not parts[1].startswith(("VP", "HĐND"))):
            return True
    return False
