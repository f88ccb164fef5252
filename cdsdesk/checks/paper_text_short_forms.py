"""One abbreviation written in several ways, and one that stands for two things."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.written_texts import Written, written_texts
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.text import fold, search_key

# In every report, so that what comes near them is a slip and no other abbreviation.
_COMMON = frozenset(["CNTT", "UBND", "HĐND", "TTHC", "CSDL", "DVCTT", "CBCC", "CCHC", "ATTT", "CĐS", "BCĐ", "DVC"])
_WITH_BARRED_D = frozenset(["CĐS", "BCĐ", "HĐND", "GDĐT", "GD&ĐT", "LĐTBXH", "BCĐCĐS", "ĐTTM", "VBĐT", "CSGĐ"])
_WITHOUT_BAR = {name.replace("Đ", "D"): name for name in _WITH_BARRED_D}
# Near a common one and right.
_OTHERS = frozenset(["CNTTT", "UBMT", "TTTT", "STTTT", "THCS", "TTHCM", "CBCCVC", "TTHCC", "TTCN", "TTCH", "CSDLQG"])
_SHORTEST = 4
_EDGE = r"(?<![\w/@.&\\-])"
_END = r"(?![\w/@&\\]|[-.]\w)"
_FORM = re.compile(rf"{_EDGE}(?:[A-ZĐƯ]{{2,12}}(?:&[A-ZĐƯ]{{1,6}})?){_END}")
_DOTTED = re.compile(rf"{_EDGE}(?:[A-ZĐƯ]\. ?){{2,8}}[A-ZĐƯ](?!\w)")
_SPACED = re.compile(rf"{_EDGE}[A-ZĐƯ]{{1,4}} [A-ZĐƯ]{{1,4}}{_END}")
_ODD_CASE = re.compile(rf"{_EDGE}(?i:{'|'.join(sorted(_COMMON, key=len, reverse=True))}){_END}")
_ACCENTED = re.compile(r"(?<![^\W_])[^\W\d_]{4,6}(?![^\W_])")
_SPELT = re.compile(r"\((?:(?:sau đây )?(?:gọi|viết) tắt là:? ?)?[“\"]?(?P<short>[A-ZĐƯ]{3,10})[”\"]?\)")
_BEFORE = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 14
_WINDOW = 120
_JOINS = frozenset(["và", "của", "các", "về"])


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to write an abbreviation at one place."""

    written: str
    text: Written


@paper_rule("text.short-form", Severity.WARNING, "Một chữ tắt viết nhiều cách")
def short_form(paper: Paper) -> Iterator[Issue]:
    """Small letters, dots, spaces, D for Đ or a slip in an abbreviation that the document writes rightly elsewhere."""
    running = [text for text in written_texts(paper) if not text.text.isupper()]
    forms: dict[str, list[_Form]] = defaultdict(list)
    for text in running:
        for found in _FORM.finditer(text.text):
            forms[found[0]].append(_Form(found[0], text))
    for text in running:
        yield from _odd_forms(text)
    for written, places in forms.items():
        right, sure = _right_form(written, forms)
        if right:
            for form in places if sure else places[:1]:
                yield _issue(form.text, written, right)
    yield from _two_ways(forms)


def _issue(text: Written, written: str, right: str) -> Issue:
    return text.issue(f"Chữ tắt “{written}” nên viết “{right}”", written, expected=right)


def _odd_forms(text: Written) -> Iterator[Issue]:
    """Yield the forms with dots, spaces, small letters or a vowel with its tone in place of a letter."""
    for found in _ACCENTED.finditer(text.text):
        if found[0].isupper() and (right := _without_tone(found[0])):
            yield _issue(text, found[0], right)
    for found in _ODD_CASE.finditer(text.text):
        if found[0] not in _COMMON:
            yield _issue(text, found[0], found[0].upper())
    for pattern in (_DOTTED, _SPACED):
        for found in pattern.finditer(text.text):
            joined = re.sub(r"[. ]", "", found[0])
            if joined in _COMMON and not set(found[0].split(" ")) & _COMMON:
                yield _issue(text, found[0], joined)


def _without_tone(written: str) -> str:
    """Return the common abbreviation of which one letter was struck as a vowel with a tone: "HỖND"."""
    for name in _COMMON:
        if len(name) == len(written) >= _SHORTEST:
            odd = [one for one, other in zip(written, name, strict=True) if one != other]
            if len(odd) == 1 and not odd[0].isascii() and odd[0] not in "ĐƯ":
                return name
    return ""


def _right_form(written: str, forms: dict[str, list[_Form]]) -> tuple[str, bool]:
    """Return how an abbreviation should be written, "" when it is right, and whether each place is told."""
    if (barred := _WITHOUT_BAR.get(written)) is not None:
        return barred, True
    if written in _COMMON or written in _OTHERS or len(written) < _SHORTEST:
        return "", False
    near = (name for name in _COMMON & forms.keys() if len(name) >= _SHORTEST and _is_slip(written, name))
    return next(((name, True) for name in near if len(forms[name]) >= len(forms[written])), ("", False))


def _is_slip(written: str, name: str) -> bool:
    """Whether one key was struck twice, or struck in place of the next: "CNNT", "CNTTT", "UBDN"."""
    if len(written) == len(name) + 1:
        return any(
            written[at] == written[at - 1] and written[:at] + written[at + 1 :] == name for at in range(1, len(written))
        )
    if len(written) != len(name):
        return False
    odd = [at for at, (one, other) in enumerate(zip(written, name, strict=True)) if one != other]
    if len(odd) == 1:
        at = odd[0]
        return written[at] in (written[at - 1 : at], written[at + 1 : at + 2])
    return len(odd) == 2 and odd[1] == odd[0] + 1 and sorted(written) == sorted(name)


def _two_ways(forms: dict[str, list[_Form]]) -> Iterator[Issue]:
    """Yield the forms that are written with and without "&"."""
    for written, places in forms.items():
        other = forms.get(written.replace("&", "")) if "&" in written else None
        if other:
            fewer, more = sorted((places, other), key=len)
            yield fewer[0].text.issue(
                f"Một chữ tắt viết hai cách: “{fewer[0].written}” và “{more[0].written}” (nên thống nhất, cần xem lại)",
                fewer[0].written,
                expected=more[0].written,
                doubtful=True,
            )


@paper_rule("text.short-form-meaning", Severity.WARNING, "Một chữ tắt giải thích bằng hai cụm từ khác nhau")
def short_form_meaning(paper: Paper) -> Iterator[Issue]:
    """Where words are followed by their abbreviation in brackets: "công nghệ thông tin (CNTT)"."""
    meant: dict[str, str] = {}
    for text in written_texts(paper):
        for found in _SPELT.finditer(text.text):
            words = _words_of(text.text[max(0, found.start() - _WINDOW) : found.start()], found["short"])
            first = meant.setdefault(found["short"], words) if words else ""
            if words and _key(first) != _key(words):
                yield text.issue(
                    f"“{found['short']}” ở đây là “{words}”, phía trên là “{first}”", found[0], expected=first
                )


def _key(words: str) -> str:
    return " ".join(word for word in fold(words).split() if word != fold("và"))


def _words_of(before: str, short: str) -> str:
    """Return the words that an abbreviation stands for, read backwards from it; "" when they do not fit."""
    words = list(_BEFORE.finditer(before))[-_MOST_WORDS:]
    left = list(search_key(short))
    for word in reversed(words):
        if search_key(word[0])[:1] == left[-1]:
            left.pop()
            if not left:
                return before[word.start() :].strip()
        elif word[0].lower() not in _JOINS:
            return ""
    return ""
