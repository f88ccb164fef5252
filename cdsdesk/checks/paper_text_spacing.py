"""Marks with a blank before them, two marks for one, a full stop within a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.written_texts import Written, written_texts
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.syllables import is_syllable

_BLANK = re.compile(r"(?<=[^\W_]) (?:[,;](?=\s|$)|\.(?=$)|/(?=[A-ZĐ]{2,}[-\w]*))")
_DOUBLED = re.compile(r"(?<=[^\W_]{2})(?:\.\.|,,|;;|,\.|;\.|\.;|,;|;,)(?![.…,;])")
_STOP = re.compile(r"(?<![\w./])(?P<word>[^\W\d_]{2,7})\. (?P<next>[^\W\d_]{2,7})(?![\w.)])")
_ENDS_WITH_STOP = frozenset({"tp", "tx", "tt", "ths", "ts", "gs", "pgs", "vv", "tr", "st", "no", "stt"})
_WORDS, _WINDOW = 3, 40


@dataclass(frozen=True, slots=True)
class _Spot:
    text: Written
    start: int
    end: int

    @property
    def words(self) -> str:
        """The mark with some words on each side."""
        before = self.text.text[max(0, self.start - _WINDOW) : self.start].split(" ")[-_WORDS:]
        after = self.text.text[self.end : self.end + _WINDOW].split(" ")[:2]
        return " ".join(before) + self.text.text[self.start : self.end] + " ".join(after)


@paper_rule("text.blank-before-mark", Severity.NOTE, "Dấu cách thừa trước dấu câu hoặc trong số, ký hiệu")
def blank_before_mark(paper: Paper) -> Iterator[Issue]:
    """Told once for a document, at the first place."""
    yield from _once(_spots(paper, _BLANK), "Dấu cách thừa trước dấu câu")


@paper_rule("text.two-marks", Severity.NOTE, "Hai dấu câu liền nhau")
def two_marks(paper: Paper) -> Iterator[Issue]:
    """Three full stops are right, and what ends with "./."."""
    yield from _once(_spots(paper, _DOUBLED), "Hai dấu câu liền nhau")


@paper_rule("text.small-after-stop", Severity.NOTE, "Chữ thường sau dấu chấm")
def small_after_stop(paper: Paper) -> Iterator[Issue]:
    """A full stop in place of a comma; abbreviations end with one as well."""
    spots = [
        _Spot(text, found.start("next") - 2, found.start("next") - 1)
        for text in written_texts(paper)
        for found in _STOP.finditer(text.text)
        if found["word"].islower() and found["next"].islower() and _are_words(found)
    ]
    yield from _once(spots, "Chữ thường sau dấu chấm")


def _are_words(found: re.Match[str]) -> bool:
    return found["word"] not in _ENDS_WITH_STOP and is_syllable(found["word"]) and is_syllable(found["next"])


def _spots(paper: Paper, pattern: re.Pattern[str]) -> list[_Spot]:
    return [_Spot(text, *found.span()) for text in written_texts(paper) for found in pattern.finditer(text.text)]


def _once(spots: list[_Spot], what: str) -> Iterator[Issue]:
    if spots:
        more = f" (và {len(spots) - 1} chỗ khác)" if len(spots) > 1 else ""
        yield spots[0].text.issue(f"{what}: “{spots[0].words}”{more}", spots[0].words)
