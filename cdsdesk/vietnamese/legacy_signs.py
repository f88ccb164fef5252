"""In which code page before Unicode texts stand, told from their letters alone: many words together, never a few."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from cdsdesk.vietnamese.legacy import OldCode, convert
from cdsdesk.vietnamese.syllables import is_syllable

_CODES = (OldCode.TCVN3, OldCode.VNI, OldCode.CP1258)
# Letters that Vietnamese has only in Unicode, tones that stand alone, and the letter that some programs put for ư.
_MODERN = re.compile("[ĂăĐđĨĩŨũƠ-ƣƯư\u0300-\u036fẠ-ỹ]")
ODD_LETTERS = "¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñöøûüþμ−\uf0a1-\uf0fe"
"""Letters and signs of which any longer text in an old code page has one, as the inside of a character class."""

# A sign of multiplication before a number is no letter: 3m×4m.
_WORD = re.compile("(?:[^\\W\\d_]|[¡-¾−\uf0a1-\uf0fe]|×(?!\\d))+")
_LETTER = re.compile("[A-Za-z]|[¡-¾][À-ÖØ-öø-ÿ]")
_WIDE_LETTER = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]")
_FEWEST = 3
_ENOUGH = 500
_WORDS_FOR_ONE_AGAINST = 3
_SHARE = 0.4
_FEW_MODERN = 10
# Frequent words that are words in both readings of their letters; the right reading has more of them.
_FREQUENT = (
    "thông công trên xã án dân có phòng không dùng giá hóa phí nâng tháng hòa nhân dòng phê trì còn tên tâm cán thí "
    "bên thôn môi mô rõ môn giám thêm trí cùng phó kê nên thái ngân lên kèm khóa mã chú góp tân nông phân lê toàn "
    "hoàn toán soát khôi lý ký số phố vụ dụng thống kế dự dựng bộ sự cộng một hộ từ cố phụ tự nộp tờ bố rộng "
    "chống cơ vị sơ hồ thị phối hỗ nối nghị trị hơn khối năm văn tư năng thư tăng như trọng hạ"
)
_COMMON = frozenset(_FREQUENT.split())


def is_modern(text: str) -> bool:
    """Say whether a text has a Vietnamese letter that only Unicode has."""
    return _MODERN.search(text) is not None


@dataclass(slots=True)
class Signs:
    """What the words of some cells tell; ``modern`` counts the cells that surely stand in Unicode, ``texts`` others."""

    words: set[str] = field(default_factory=set)
    modern: int = 0
    texts: int = 0

    def take(self, text: str) -> None:
        """Add the words of a text; one in Unicode tells only that it is."""
        if text.isascii():
            return
        if is_modern(text):
            self.modern += 1
        elif self.texts < _ENOUGH:
            self.texts += 1
            self.words.update(_odd_words(text))

    def count(self, code: OldCode) -> int:
        """Return how many different words become Vietnamese only by this code page."""
        return sum(1 for word in self.words if _gain(word, code) > 0)

    def fits(self, code: OldCode, fewest: int = 1) -> bool:
        """Say whether these words are Vietnamese by a code page, and not as they stand."""
        lost = sum(1 for word in self.words if _is_lost(word, code))
        return self.count(code) >= max(fewest, _WORDS_FOR_ONE_AGAINST * lost, _SHARE * len(self.words))

    def is_mixed(self) -> bool:
        """Say whether more than a few of the cells stand in Unicode, as a line from around a table may."""
        return _FEW_MODERN * self.modern > self.texts

    def code(self) -> OldCode | None:
        """Return the code page of these words, None when they are too few or Unicode as they stand."""
        best = max(_CODES, key=self.count)
        return best if self.fits(best, _FEWEST) else None


def pooled(signs: Iterable[Signs]) -> Signs:
    """Return all signs together."""
    found = Signs()
    for each in signs:
        found.words |= each.words
        found.modern += each.modern
        found.texts += each.texts
    return found


def weigh(text: str, code: OldCode) -> int:
    """Return whether a text becomes better (above 0) or worse (below 0) Vietnamese by a code page; 0: unclear."""
    if is_modern(text) or not _WIDE_LETTER.search(text):
        return -1
    words = _odd_words(text)
    gain = sum(_gain(word, code) for word in words)
    return gain or sum(_commoner(word, code) for word in words if not _is_name(word, text))


def is_frequent(text: str, code: OldCode) -> bool:
    """Say whether every odd word of a text is a frequent one by a code page, and not as it stands."""
    words = _odd_words(text)
    return bool(words) and all(_commoner(word, code) > 0 for word in words)


def _is_name(word: str, text: str) -> bool:
    """Say whether a word is begun large within a text: how frequent it is tells nothing of a name."""
    return word[:1].isupper() and not word.isupper() and not text.lstrip().startswith(word)


def _odd_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if not word.isascii()]


@lru_cache(maxsize=50_000)
def _gain(word: str, code: OldCode) -> int:
    """Return 1 for a word that only the code page makes Vietnamese, -1 for one that it spoils, else 0."""
    after = convert(word, code)
    if after == word or not _LETTER.search(word):
        return 0
    return is_syllable(after) - is_syllable(word)


def _is_lost(word: str, code: OldCode) -> bool:
    after = convert(word, code)
    return after != word and not is_syllable(after) and not after.isupper()


def _commoner(word: str, code: OldCode) -> int:
    return (convert(word, code).lower() in _COMMON) - (word.lower() in _COMMON)
