"""Slips in letters and words: look-alikes, taken-apart or old codes, words twice, open quotes and brackets."""

import unicodedata
from random import Random

from tests.support.proofread.faults import fault, one_line, row_text, told
from tests.support.proofread.written import Letter, Line

_ALIKE = {"o": "о", "a": "а", "e": "е", "c": "с", "p": "р", "T": "Т", "C": "С"}
_OLD = ("§Èy m¹nh tuyªn truyÒn chuyÓn ®æi sè", "Tieáp tuïc thöïc hieän chuyeån ñoåi soá")
_BODY = "Phòng Văn hóa - Xã hội"
_WEB = "http"
_INSIDE = (
    f"{_WEB}://192.168.1.15/baocao",
    f"{_WEB}://localhost:8080/tonghop",
    r"\\maychu\chung\baocao",
    f"{_WEB}s://10.0.4.21/ioc",
)


def _any(letter: Letter, rng: Random) -> Line:
    line = one_line(letter, rng, "difficulty", "next")
    assert line is not None
    return line


@fault("text.look-alike", "Chữ cái của bảng chữ khác", "text.look-alike")
def look_alike(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = _any(letter, rng)
    places = [at for at, sign in enumerate(line.text) if sign in _ALIKE]
    at = rng.choice(places)
    line.text = line.text[:at] + _ALIKE[line.text[at]] + line.text[at + 1 :]
    return (line.text,)


@fault("text.taken-apart", "Chữ tổ hợp (NFD)", "text.taken-apart")
def taken_apart(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = _any(letter, rng)
    composed = line.text
    line.text = unicodedata.normalize("NFD", composed)
    return (composed,)


@fault("text.old-code", "Chữ của bảng mã cũ", "text.old-code")
def old_code(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = _any(letter, rng)
    line.text = f"{rng.choice(_OLD)}."
    return (line.text,)


@fault("text.abbreviation", "Một chữ tắt viết nhiều cách", "text.short-form")
def abbreviation(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "short")
    if line is None:
        return None
    before, _, after = line.text.rpartition("CNTT")
    line.text = f"{before}{rng.choice(('Cntt', 'C.N.T.T', 'CNNT', 'CN TT'))}{after}"
    return (line.text,)


@fault("text.word-twice", "Từ lặp hai lần", "text.word-twice")
def word_twice(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = _any(letter, rng)
    words = line.text.split()
    at = rng.choice(
        [at for at, word in enumerate(words[:-1]) if at and word.isalpha() and word.islower() and len(word) > 1]
    )
    if words[at] in (words[at - 1], words[at + 1]):
        return None
    words.insert(at, words[at])
    line.text = " ".join(words)
    return (line.text,)


@fault("text.open-quote", "Dấu ngoặc kép không đóng", "text.open-quote")
def open_quote(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = one_line(letter, rng, "quoted")
    if line is None:
        return None
    return told(line, "”;", ";") or told(line, '";', ";")


@fault("text.open-bracket", "Dấu ngoặc đơn không đóng", "text.open-bracket")
def open_bracket(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = rng.choice([line for line in letter.lines() if line.text.count("(") == 1 == line.text.count(")")])
    return told(line, ")", "") if rng.random() < 0.7 else told(line, "(", "")


@fault("text.inside-address", "Địa chỉ nội bộ không nên in", "text.inside-address")
def inside_address(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    line = _any(letter, rng)
    line.text = f"{line.text.rstrip('.')} (xem tại {rng.choice(_INSIDE)})."
    return (line.text,)


@fault("text.agency-names", "Tên một cơ quan viết hai cách", "text.agency-names")
def agency_names(letter: Letter, rng: Random) -> tuple[str, ...] | None:
    named = [row for grid in letter.grids("works") for row in grid.data() if _BODY in row.cells]
    if len(named) < 2:
        return None
    row = rng.choice(named)
    row.cells[row.cells.index(_BODY)] = rng.choice(("Phòng Văn hóa và Xã hội", "Phòng Văn hóa, Xã hội"))
    return (row_text(row),)
