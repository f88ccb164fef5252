"""Set terms of the field, and what they are often misspelt as."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cdsdesk.vietnamese.text import fold, search_key

# Terms of which no other words have the same letters without tones and marks.
_TERMS = (
    "chuyển đổi số,chữ ký số,hạ tầng số,nền tảng số,kỹ năng số,công nghệ thông tin,ủy ban nhân dân,hội đồng nhân dân"
    ",dịch vụ công trực tuyến,thủ tục hành chính,cải cách hành chính,cơ sở dữ liệu,an toàn thông tin"
    ",chính quyền điện tử,chính phủ điện tử,văn bản điện tử,định danh điện tử,một cửa điện tử"
    ",thanh toán không dùng tiền mặt,tổ công nghệ số cộng đồng,nguồn nhân lực,thông tin và truyền thông"
    ",khoa học và công nghệ,hệ thống thông tin,người dân và doanh nghiệp,cổng dịch vụ công quốc gia"
)
_RIGHT = {tuple(map(search_key, term.split())): tuple(term.split()) for term in _TERMS.split(",")}
_LENGTHS = {first: sorted({len(term) for term in _RIGHT if term[0] == first}) for first, *_ in _RIGHT}
# Words that cannot be right, but for what may stand before or behind them.
_WRONG = (
    ("chủ chương", "chủ trương", "", "trình"),
    ("chủ chì", "chủ trì", "", ""),
    ("bổ xung", "bổ sung", "", ""),
    ("sử lý", "xử lý", "lịch", ""),
    ("xữ lý", "xử lý", "", ""),
    ("hổ trợ", "hỗ trợ", "", ""),
    ("triễn khai", "triển khai", "", ""),
    ("giãi pháp", "giải pháp", "", ""),
    ("thông kê", "thống kê", "giao", "khai"),
    ("phê duyet", "phê duyệt", "", ""),
    ("tuy nhưng", "tuy nhiên", "", ""),
    ("hợp trực tuyến", "họp trực tuyến", "kết|phối|tích|tổng|phù|thích|trường|tập|liên|cuộc", ""),
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = "số"


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Words from ``start`` to ``end`` of a text and the term they should be, in small letters."""

    start: int
    end: int
    right: str


_key = lru_cache(maxsize=16_384)(search_key)
_fold = lru_cache(maxsize=16_384)(fold)


def misspelt_terms(text: str) -> Iterator[Misspelt]:
    """Yield the places of a cleaned line where a set term has one wrong syllable."""
    words = list(_WORD.finditer(text))
    keys = [_key(word[0]) for word in words]
    for at in range(len(words)):
        for length in _LENGTHS.get(keys[at], ()):
            right = _RIGHT.get(tuple(keys[at : at + length])) if at + length <= len(words) else None
            if right is not None and _is_slip(text, words[at : at + length], right):
                yield Misspelt(words[at].start(), words[at + length - 1].end(), " ".join(right))
    small = text.lower()
    for wrong, pattern, term in _PATTERNS:
        if wrong in small:
            yield from (Misspelt(*found.span(), term) for found in pattern.finditer(text))


def _is_slip(text: str, words: list[re.Match[str]], right: tuple[str, ...]) -> bool:
    """Whether one syllable is wrong; more are text without marks, and "số" is also another word: "so", "sở"."""
    odd = [at for at, (word, term) in enumerate(zip(words, right, strict=True)) if _fold(word[0]) != _fold(term)]
    joined = " ".join(word[0] for word in words) == text[words[0].start() : words[-1].end()]
    after = text[words[-1].end() : words[-1].end() + 2].strip()
    return joined and len(odd) == 1 and right[odd[0]] != _NUMBER and not after.isdecimal()


def _pattern(wrong: str, before: str, after: str) -> re.Pattern[str]:
    begin = "".join(rf"(?<!{word} )" for word in before.split("|") if word)
    end = rf"(?! (?:{after})(?!\w))" if after else ""
    return re.compile(rf"(?<!\w){begin}{wrong}(?!\w){end}", re.IGNORECASE)


_PATTERNS = tuple((wrong, _pattern(wrong, before, after), right) for wrong, right, before, after in _WRONG)
