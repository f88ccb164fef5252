"""One word, name or kind of day written in two ways within a document; each told once."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.written_texts import Written, written_texts
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.text import fold

Places = Sequence[tuple[str, Written]]

_PAIRS = (("tỷ lệ", "tỉ lệ"), ("kỹ năng", "kĩ năng"), ("kỹ thuật", "kĩ thuật"), ("kỷ niệm", "kỉ niệm"))
_KNOWN = {"vneid": "VNeID"}
_MIXED = re.compile(r"(?<![\w/@.&#-])(?=[A-Za-z]*[a-z][A-Z])[A-Z][A-Za-z]{3,15}(?![\w/@&]|[-.]\w)")
_OPEN_VOWELS = re.compile(
    r"(?<![^\W\d_])[^\W\d_]{0,3}(?:o[àáảãạèéẻẽẹ]|[òóỏõọ][ae]|u[ỳýỷỹỵ]|[ùúủũụ]y)(?![^\W\d_])", re.IGNORECASE
)
_DAY = re.compile(r"(?<![\w/.-])(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})(?![\w/-])")
_MANY = 5
# The last day and month that take a zero.
_PADDED = (("day", 9), ("month", 2))


@paper_rule("text.two-spellings", Severity.NOTE, "Một từ hoặc tên riêng viết hai cách trong văn bản")
def two_spellings(paper: Paper) -> Iterator[Issue]:
    """Either way is right; told at the rarer one, where the other is written more often."""
    texts = written_texts(paper)
    for ways in _PAIRS:
        forms = {way: [(way, text) for text in texts if way in text.text.lower()] for way in ways}
        yield from _rarer(forms)
    named: dict[str, dict[str, list[tuple[str, Written]]]] = defaultdict(lambda: defaultdict(list))
    for text in texts:
        for found in _MIXED.finditer(text.text):
            named[found[0].lower()][found[0]].append((found[0], text))
    for name, forms_of_name in named.items():
        wrong = [places[0] for way, places in forms_of_name.items() if way != _KNOWN.get(name, way)]
        for written, text in wrong:
            yield _other_way(text, written, _KNOWN[name])
        if not wrong:
            yield from _rarer(forms_of_name)


def _rarer(forms: Mapping[str, Places]) -> Iterator[Issue]:
    used = sorted((places for places in forms.values() if places), key=len)
    if len(used) > 1 and len(used[0]) < len(used[-1]):
        (written, text), other = used[0][0], used[-1][0][0]
        at = text.text.lower().find(written.lower())
        yield _other_way(text, text.text[at : at + len(written)], other)


def _other_way(text: Written, written: str, usual: str) -> Issue:
    return text.issue(f"“{written}” ở đây, thường viết “{usual}” (nên thống nhất)", written, expected=usual)


@paper_rule("text.tone-place", Severity.NOTE, "Dấu thanh đặt hai cách trong một văn bản (hòa, hoà)")
def tone_place(paper: Paper) -> Iterator[Issue]:
    """Both are right; told once, of the word that is written most often in both ways."""
    used: dict[str, dict[str, list[tuple[str, Written]]]] = defaultdict(lambda: defaultdict(list))
    for text in written_texts(paper):
        for found in _OPEN_VOWELS.finditer(text.text):
            used[fold(found[0])][found[0].lower()].append((found[0], text))
    both = [sorted(ways.values(), key=len) for ways in used.values() if len(ways) > 1]
    if both:
        rarer, usual = max(both, key=lambda ways: len(ways[0]))[:2]
        (written, text), (other, _) = rarer[0], usual[0]
        yield text.issue(f"“{written}” ở đây, chỗ khác đặt dấu như “{other}” (nên thống nhất)", written, expected=other)


@paper_rule("dates.without-zero", Severity.NOTE, "Ngày dưới 10, tháng 1 và 2 viết thiếu số 0 ở vài chỗ")
def without_zero(paper: Paper) -> Iterator[Issue]:
    """NĐ 30/2020, Phụ lục I, II.4; told where most days of the document have their zero."""
    right = 0
    wrong: list[tuple[str, Written]] = []
    for text in written_texts(paper):
        for found in _DAY.finditer(text.text):
            parts = [part for part, last in _PADDED if 0 < int(found[part]) <= last]
            if any(len(found[part]) == 1 for part in parts):
                wrong.append((found[0], text))
            elif parts:
                right += 1
    if wrong and right >= _MANY and 2 * len(wrong) <= right:
        written, text = wrong[0]
        more = f" (và {len(wrong) - 1} chỗ khác)" if len(wrong) > 1 else ""
        yield text.issue(f"Ngày “{written}” thiếu số 0, các ngày khác viết đủ{more}", written)
