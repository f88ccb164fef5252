"""The words of a heading as they are compared: accents, remarks, years and abbreviations do not count."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from cdsdesk.importing.heading_compounds import pairs_in_full
from cdsdesk.vietnamese.text import search_key

EXACT, START, CLOSE, INSIDE = 100, 80, 70, 60
_CLOSE_RATIO = 88
_SHORTEST_BEGINNING, _SHORTEST_INSIDE = 4, 6
_YEAR = re.compile(r"(?<!\d)(?:(?<!\bca )nam )?((?:19|20)\d\d)(?!\d)")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:-|den)\s?(?:nam )?((?:19|20)\d\d)(?!\d)")
_REMARK = re.compile(r"\([^)]*\)")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_SLASHED = re.compile(r"\b(d|c|n|s|t) (v|q|d|h|t)\b")
_SHORT: Mapping[str, str] = {
    "dv": "don vi",
    "cq": "co quan",
    "tg": "thoi gian",
    "tgian": "thoi gian",
    "kq": "ket qua",
    "nd": "noi dung",
    "nv": "nhiem vu",
    "vb": "van ban",
    "sdt": "so dien thoai",
    "ns": "ngan sach",
    "nstw": "ngan sach trung uong",
    "nsdp": "ngan sach dia phuong",
    "nst": "ngan sach tinh",
    "nsx": "ngan sach xa",
    "tw": "trung uong",
    "dp": "dia phuong",
    "kp": "kinh phi",
    "th": "thuc hien",
    "kh": "ke hoach",
    "ct": "chi tieu",
    "dg": "danh gia",
    "td": "tien do",
    "hd": "hoat dong",
    "httt": "he thong thong tin",
    "attt": "an toan thong tin",
    "cnscd": "cong nghe so cong dong",
    "cns": "cong nghe so",
    "tdp": "to dan pho",
    "qd": "quyet dinh",
    "tmdt": "tong muc dau tu",
    "cdt": "chu dau tu",
    "ph": "phoi hop",
    "bc": "bao cao",
    "gc": "ghi chu",
    "sl": "so luong",
    "kqth": "ket qua thuc hien",
    "tdth": "tien do thuc hien",
    "tgth": "thoi gian thuc hien",
    "bh": "ban hanh",
    "bs": "bo sung",
    "pb": "phong ban",
    "mt": "muc tieu",
    "sp": "san pham",
    "gp": "giai phap",
    "pd": "phe duyet",
    "nc": "nhu cau",
    "lk": "luy ke",
    "nsnn": "ngan sach nha nuoc",
    "vdt": "von dau tu",
    "dtpt": "dau tu phat trien",
    "dtc": "dau tu cong",
    "xdcb": "xay dung co ban",
    "ctx": "chi thuong xuyen",
}


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """Return what is compared of a heading: accent-free words without remarks in brackets and without years."""
    return _NO_WORD.sub(" ", _YEAR.sub(" ", _REMARK.sub(" ", search_key(text)))).strip()


def heading_years(text: str) -> tuple[int, ...]:
    """Return the years that a heading names, in order."""
    return tuple(int(year) for year in _YEAR.findall(search_key(text)))


def names_a_span(text: str) -> bool:
    """Say whether a heading names years from one to another: "giai đoạn 2021 - 2025"."""
    return _SPAN.search(search_key(text)) is not None


@lru_cache(maxsize=8192)
def spelled(key: str) -> str:
    """Return a heading's key with its abbreviations in full: "dv chu tri" is "don vi chu tri"."""
    joined = _SLASHED.sub(lambda found: short if (short := found[1] + found[2]) in _SHORT else found[0], key)
    return " ".join(_SHORT.get(word, word) for word in pairs_in_full(joined).split())


@lru_cache(maxsize=65536)
def fit(key: str, words: frozenset[str]) -> int:
    """Return how well a heading's key fits a field's words: the same, begins with, all but a slip, holds."""
    if not key:
        return 0
    full = spelled(key)
    return _fit(key, words) if full == key else max(_fit(key, words), _fit(full, words) - 1, 0)


def _fit(key: str, words: frozenset[str]) -> int:
    if key in words:
        return EXACT
    line = " ".join(key.split())
    if begins := _longest_beginning(line, words):
        return START + min(begins, 19)
    if len(key) > 5 and process.extractOne(key, words, scorer=fuzz.ratio, score_cutoff=_CLOSE_RATIO) is not None:
        return CLOSE
    behind_first = line.find(" ")
    return INSIDE if behind_first >= 0 and _holds(f"{line[behind_first:]} ", words) else 0


def _longest_beginning(line: str, words: frozenset[str]) -> int:
    """Return how long the longest of the words is that a line goes on behind; no short one counts."""
    end = line.rfind(" ")
    while end > _SHORTEST_BEGINNING and line[:end] not in words:
        end = line.rfind(" ", 0, end)
    return end if end > _SHORTEST_BEGINNING else 0


def _holds(line: str, words: frozenset[str]) -> bool:
    """Say whether one of the words stands between two spaces of a line; no short one counts."""
    return any(map(line.__contains__, _between_spaces(words)))


@cache
def _between_spaces(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(f" {word} " for word in words if len(word) > _SHORTEST_INSIDE)


def sides(text: str) -> tuple[str, ...]:
    """Return the two names of a heading in two tongues, "Nhiệm vụ / Task"; nothing for one name."""
    parts = tuple(part for part in re.split(r"\s*/\s*|\n+", text) if len(heading_key(part)) > 2)
    return parts if len(parts) > 1 else ()


@cache
def keys_of(words: str) -> frozenset[str]:
    """Return the keys of headings that are divided by " | "."""
    return frozenset(heading_key(word) for word in words.split(" | "))
