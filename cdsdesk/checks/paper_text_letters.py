"""Letters that only look right: of other alphabets, taken apart, or left over from an old code page."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.written_texts import Written, written_texts
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.legacy import OldCode, convert
from cdsdesk.vietnamese.legacy_signs import Signs, is_modern
from cdsdesk.vietnamese.syllables import is_syllable
from cdsdesk.vietnamese.text import Blemish, blemishes, clean_line

_TWINS = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеіјорсухѕԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονɑɡıіɩ",
        "ABESIJKMHOPCTYXaeijopcyxsdqwhABEZHIKMNOPTYXovagiii",
        strict=True,
    )
)
_OTHERS = "\u0370-\u03ff\u0400-\u052f\uff21-\uff5a\U0001d400-\U0001d6a3ɑɡıɩƥƤ"
_OTHER = re.compile(f"[{_OTHERS}]")
_WORD = re.compile(f"[^\\W\\d_]*[{_OTHERS}][^\\W\\d_]*")
_LATIN = re.compile("[A-Za-zÀ-ỹĐđ]")
# Letters of measures and of formulas, which are no slips of a keyboard.
_SIGNS = re.compile("[µμΩΔαβγλπσΣφθ]")
_FOREIGN_WORD = re.compile("[\u0400-\u052f]{2,}|[\u0370-\u03ff]{2,}")
_ALPHABETS = (
    ("\u0370", "\u03ff", "Hy Lạp"),
    ("\u0400", "\u052f", "Nga (Cyrillic)"),
    ("\uff21", "\uff5a", "toàn chiều rộng"),
)
_FEWEST_OLD = 2
_SHOWN = 60


@paper_rule("text.look-alike", Severity.WARNING, "Chữ cái của bảng chữ khác lẫn trong từ tiếng Việt")
def look_alike(paper: Paper) -> Iterator[Issue]:
    """A Cyrillic, Greek or wide letter in a Latin word; measures (µm) and words of other languages are right."""
    for written in written_texts(paper):
        if not _OTHER.search(written.text):
            continue
        for found in _WORD.finditer(written.text):
            plain = _plain(found[0])
            if plain == found[0] or not _is_slip(written.text, found[0], plain):
                continue
            letter = next(char for char in found[0] if _OTHER.match(char))
            yield written.issue(
                f"Từ “{found[0]}” có chữ “{letter}” {_alphabet(letter)}, nên gõ lại “{plain}”",
                found[0],
                expected=plain,
            )


def _plain(word: str) -> str:
    return "".join(_TWINS.get(char) or unicodedata.normalize("NFKC", char) for char in word)


def _is_slip(text: str, word: str, plain: str) -> bool:
    if not plain.isascii() and _OTHER.search(plain):
        return False
    if _LATIN.search(word):
        return not _SIGNS.search(word)
    # A word of such letters alone is one of another language, unless it only makes sense in Latin letters.
    others = [other for other in _FOREIGN_WORD.findall(text) if other != word]
    return not others and (is_syllable(plain) or (len(plain) > 1 and plain.isupper()))


def _alphabet(letter: str) -> str:
    return next((f"của bảng chữ {name}" for first, last, name in _ALPHABETS if first <= letter <= last), "lạ")


@paper_rule("text.taken-apart", Severity.WARNING, "Dấu thanh viết rời khỏi chữ (Unicode tổ hợp) hoặc chữ ƣ, Ð sai mã")
def taken_apart(paper: Paper) -> Iterator[Issue]:
    """TCVN 6909:2001 asks for composed letters; told once for a document, at the first place."""
    for blemish, letter, words in (
        (Blemish.APART, None, "viết bằng Unicode tổ hợp (dấu thanh rời chữ), nên chuyển sang Unicode dựng sẵn"),
        (Blemish.OI, "[ƣƢ]", "có chữ “ƣ” (mã U+01A3) thay cho “ư” (mã U+01B0)"),
        (Blemish.LOOK_ALIKE, "[Ðð]", "có chữ trông như “Đ” nhưng là chữ Eth (mã U+00D0), nên gõ lại"),
    ):
        having = [each for each in written_texts(paper) if each.raw != each.text and blemish in blemishes(each.raw)]
        if having:
            more = f" (và {len(having) - 1} chỗ khác)" if len(having) > 1 else ""
            word = _word_with(having[0], letter) if letter else ""
            start = f"Từ “{word}”" if word else f"Đoạn “{_begin(having[0].text)}”"
            yield having[0].issue(f"{start} {words}{more}", word or having[0].text)


def _word_with(written: Written, letter: str) -> str:
    """Return the word with a wrong letter as it reads once that is mended, "" where no word of the text is it."""
    found = re.search(rf"[^\W_]*{letter}[^\W_]*", written.raw)
    word = clean_line(found[0]) if found else ""
    return word if word and word in written.text else ""


def _begin(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]}…"


@paper_rule("text.old-code", Severity.WARNING, "Chữ còn sót của bảng mã cũ (TCVN3, VNI)")
def old_code(paper: Paper) -> Iterator[Issue]:
    """Two words at least that are Vietnamese only by an old code page."""
    for written in written_texts(paper):
        words = [] if written.text.isascii() else _odd_words(written.text)
        code = _code(words)
        if code is not None:
            yield _old(written, words, code)


def _odd_words(text: str) -> list[str]:
    return [word for word in text.split() if not word.isascii() and _is_odd(word)]


@lru_cache(maxsize=16_384)
def _is_odd(word: str) -> bool:
    letters = re.findall(r"[^\W\d_]+", word)
    return not is_modern(word) and not (letters and all(is_syllable(each) for each in letters))


def _code(words: Sequence[str]) -> OldCode | None:
    if len(words) < _FEWEST_OLD:
        return None
    signs = Signs()
    signs.take(" ".join(words))
    best = max((OldCode.TCVN3, OldCode.VNI), key=signs.count)
    return best if signs.fits(best, _FEWEST_OLD) else None


def _old(written: Written, words: Sequence[str], code: OldCode) -> Issue:
    first = written.text.index(words[0])
    last = written.text.rindex(words[-1]) + len(words[-1])
    quote = written.text[first:last]
    read = convert(quote, code)
    return written.issue(
        f"Chữ bảng mã cũ {code.value}: “{_begin(quote)}”, đọc là “{_begin(read)}”", quote, expected=read
    )
