"""Deadline phrases of plans ("Trong Quý IV/2022", "Từ tháng 4/2022") as kind and span; the phrase itself is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cdsdesk.vietnamese.dates import format_date, make_date
from cdsdesk.vietnamese.spans import Span, SpanUnit, read_span
from cdsdesk.vietnamese.text import clean_line, clean_text


class DeadlineKind(StrEnum):
    """What sort of phrase a deadline is."""

    BEFORE = "before"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"
    FROM = "from"
    RECURRING = "recurring"
    STAGES = "stages"
    NONE = "none"
    OTHER = "other"


@dataclass(frozen=True)
class Stage:
    """One line of a deadline in stages: what is to be done, the phrase as written, first and last day."""

    title: str
    text: str
    start: date | None
    end: date | None


@dataclass(frozen=True)
class Deadline:
    """A deadline as understood; ``end`` is the last day in time, none while nothing limits the task."""

    kind: DeadlineKind
    start: date | None
    end: date | None
    stages: tuple[Stage, ...] = ()


_OTHER = Deadline(DeadlineKind.OTHER, None, None)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
# Any of these stands in whatever is understood; most texts that are looked at have none of them.
_TIME = re.compile(
    r"\d|(?:qu[ýí]\s*|qúy\s*|q\.?\s?)i|nửa|tháng|ngày|thường\s+xuyên|liên\s+tục|định\s+kỳ|(?:hàng|hằng|mỗi)\s",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\s*\(?[-.…\s]*\)?\s*")


def read_deadline(text: str, default_year: int | None = None) -> Deadline:
    """Read a deadline phrase; "Trước" a date counts that day as in time; what cannot be read surely is ``other``.

    ``default_year`` stands for a year that is not written ("Trước ngày 28/02"); without it such a phrase is ``other``.
    """
    written = clean_text(text).translate(_DASHES)
    if _NOTHING.fullmatch(written):
        return Deadline(DeadlineKind.NONE, None, None)
    if not _TIME.search(written):
        return _OTHER
    whole = _read_phrase(written, default_year)
    if whole is not None:
        return whole
    for segments in _splits(written):
        stages = tuple(_read_stage(segment, default_year) for segment in segments)
        if len(stages) > 1 and any(stage.start or stage.end for stage in stages):
            starts = [stage.start for stage in stages if stage.start]
            ends = [stage.end for stage in stages if stage.end]
            return Deadline(DeadlineKind.STAGES, min(starts, default=None), max(ends, default=None), stages)
    title, phrase = _titled(clean_line(written))
    return _read_phrase(phrase, default_year) or _OTHER if ":" not in title else _OTHER


_MARKER = re.compile(r"^\s*[-+*•]\s*")
_STRONG_MARK = re.compile(r"(?<=[.;,])\s+[-+*•]\s+|;\s+")
_WEAK_MARK = re.compile(r"\s-\s+(?=[^\W\d_])")


def _splits(written: str) -> Iterator[list[str]]:
    """Yield the ways to cut a phrase into stages, the surest first: lines and marks, then dashes between words."""
    lines: list[str] = []
    marked = any(_MARKER.match(line) for line in written.split("\n"))
    for line in filter(None, map(str.strip, written.split("\n"))):
        goes_on = not _MARKER.match(line) and (marked or lines[-1][-1:] in (":", ",")) if lines else False
        if goes_on:
            lines[-1] += " " + line
        else:
            lines.append(line)
    for marks in (_STRONG_MARK, _WEAK_MARK):
        pieces = (clean_line(piece) for line in lines for piece in marks.split(_MARKER.sub("", line)))
        segments = [piece for piece in pieces if piece]
        if marks is _STRONG_MARK or all(_titled(segment)[0] for segment in segments):
            yield segments


_TITLED = re.compile(r"(?P<title>.+):\s*(?P<phrase>[^:]+)|(?P<name>[^()]+)\((?P<inside>[^()]+)\)\W*")


# What is to be done and when, without a mark between: "báo cáo trước 05/7".
_ABOUT = re.compile(
    r"(?P<title>[^\d:()]{2,80}?)\s+(?P<phrase>(?:xong\s+)?(?:trước|chậm nhất|muộn nhất|đến hết|trong|từ|hết|vào)\s.+)",
    re.IGNORECASE,
)


def _titled(segment: str) -> tuple[str, str]:
    found = _TITLED.fullmatch(segment)
    if found is None:
        return "", segment
    title, phrase = (found["title"] or found["name"]), (found["phrase"] or found["inside"])
    return title.strip(" -,"), phrase.strip(" .;,")


def _read_stage(segment: str, default_year: int | None) -> Stage:
    title, phrase = _titled(segment)
    found = _read_phrase(phrase, default_year)
    if found is None and (found := _read_phrase(segment, default_year)):
        title, phrase = "", segment.strip(" .;,")
    if found is None and (about := _ABOUT.fullmatch(segment.strip(" .;,"))):
        title, phrase = about["title"], about["phrase"]
        found = _read_phrase(phrase, default_year)
    found = found or _OTHER
    return Stage(title, phrase, found.start, found.end)


_RECURRING = re.compile(
    r"thường xuyên|liên tục|định kỳ|(?:hàng|hằng|mỗi)\s+(?:ngày|tuần|tháng|quý|quí|qúy|năm|(?:6|sáu)\s+tháng)(?!\w)"
)
_LEAD = re.compile(
    r"(?:thời gian|thời hạn|hạn|dự kiến|hoàn thành|ht|thực hiện|triển khai|xong|trong|vào|giai đoạn)(?:\s*:\s*|\s+)"
)
_HOUR = r"[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?|\s*(?:giờ|h|g)(?:\s*[0-9]{2}(?!\s*[/.-])(?:\s*(?:phút|'))?)?)"
_BEFORE = re.compile(rf"trước\s+(?:{_HOUR}\s*,?\s*(?=ngày|[0-9]{{1,2}}[/-]))?")
_HOUR_FIRST = re.compile(rf"(?:lúc\s+)?{_HOUR}\s*,?\s*(?=ngày|[0-9]{{1,2}}[/-])")
_HOUR_LAST = re.compile(rf"(?<=[0-9]{{4}}),?\s+(?:lúc\s+|vào lúc\s+)?{_HOUR}(?:\s*(?:am|pm|sáng|chiều))?$")
_UNTIL = re.compile(r"(?:(?:chậm|muộn) nhất(?:\s+(?:là|vào|đến))?|đến|tới|cuối)(?:\s+hết)?\s+|hết\s+")
_SINCE = re.compile(r"(?:bắt đầu\s+)?(?:kể\s+)?từ\s+")
_ONWARDS = re.compile(r"\s+trở đi$")
_KINDS = {
    SpanUnit.MONTH: DeadlineKind.MONTH,
    SpanUnit.QUARTER: DeadlineKind.QUARTER,
    SpanUnit.HALF: DeadlineKind.HALF,
    SpanUnit.MONTHS: DeadlineKind.SPAN,
    SpanUnit.YEAR: DeadlineKind.YEAR,
}


def _read_phrase(phrase: str, default_year: int | None) -> Deadline | None:
    """Read one phrase without stages; nothing when it is not understood whole."""
    text = clean_line(phrase).lower().strip(" .,;:-+*•")
    if _RECURRING.search(text):
        rest = re.sub(r"[()]", " ", _RECURRING.sub(" ", text))
        inner = _read_phrase(rest, default_year) or _OTHER
        return Deadline(DeadlineKind.RECURRING, inner.start, inner.end)
    text = _HOUR_LAST.sub("", text)
    while lead := _LEAD.match(text) or _HOUR_FIRST.match(text):
        text = text[lead.end() :]
    if found := _BEFORE.match(text):
        span = read_span(text[found.end() :], default_year)
        if span is None:
            return None
        # A day counts as in time (rules profile: inclusive); before a month or year means before it begins.
        limit = span.end if span.unit is SpanUnit.DAY else span.start - timedelta(days=1)
        return Deadline(DeadlineKind.BEFORE, None, limit)
    if found := _UNTIL.match(text):
        span = read_span(text[found.end() :], default_year)
        return Deadline(DeadlineKind.BEFORE, None, span.end) if span else None
    return _read_open(text, default_year) or _read_closed(_SINCE.sub("", text, count=1), default_year)


def _read_open(text: str, default_year: int | None) -> Deadline | None:
    """Read "từ tháng 4/2022", "từ năm 2023 trở đi"."""
    bare = _ONWARDS.sub("", _SINCE.sub("", text, count=1))
    span = read_span(bare, default_year) if bare != text else None
    return Deadline(DeadlineKind.FROM, span.start, None) if span else None


def _read_closed(text: str, default_year: int | None) -> Deadline | None:
    """Read one stretch of the calendar, or a first and a last one; a reversed pair is ``other``."""
    span = read_span(text, default_year)
    if span is not None:
        if span.unit is SpanUnit.DAY:
            return Deadline(DeadlineKind.BEFORE, None, span.end)
        return Deadline(_KINDS[span.unit], span.start, span.end)
    for joint in _JOINTS.finditer(text):
        is_list = joint[0].strip() in _LISTING
        pair = _read_pair(text[: joint.start()], text[joint.end() :], default_year, is_list=is_list)
        if pair is not None:
            first, last = pair
            listed = joint[0].strip() in (",", "và")
            reversed_pair = first.start > last.start or first.end > last.end
            if reversed_pair or (listed and first.end + timedelta(days=1) != last.start):
                return _OTHER
            return Deadline(DeadlineKind.SPAN, first.start, last.end)
    return None


_JOINTS = re.compile(r"\s*(?:(?<!\w)đến(?:\s+hết)?(?!\w)|(?<!\w)tới(?!\w)|(?<!\w)và(?!\w)|-|,)\s*")
_LISTING = (",", "và", "-")
_UNIT_WORD = re.compile(r"(?:tháng|qu[ýí]|qúy)\s*")


def _read_pair(left: str, right: str, default_year: int | None, *, is_list: bool) -> tuple[Span, Span] | None:
    """Read both ends of a span; an end without its year or its unit word takes that of the other.

    In a list the second number is one of the first one's kind: "quý 1,2/2026" are two quarters.
    """
    word = _UNIT_WORD.match(left)
    rights = (right, word[0] + right) if word else (right,)
    rights = rights[::-1] if is_list else rights
    alone = read_span(left, None)
    years = (None, alone.start.year) if alone else (None, default_year)
    last = next((span for text in rights for year in years if (span := read_span(text, year))), None)
    if last is None:
        return None
    first = alone or read_span(left, last.start.year)
    if first is None and left.isdecimal() and len(left) <= 2:
        first = _bare_start(int(left), last)
    return (first, last) if first else None


def _bare_start(number: int, last: Span) -> Span | None:
    """Return the first end of "15-20/4/2022" or "5-6/2022" from its only number."""
    if last.unit is SpanUnit.MONTH:
        return read_span(f"tháng {number}", last.start.year)
    day = make_date(last.start.year, last.start.month, number) if last.unit is SpanUnit.DAY else None
    return Span(day, day, SpanUnit.DAY) if day else None


def describe_deadline(deadline: Deadline) -> str:
    """Return what was understood, in few words for the officer: "đến hết 31/5/2022"; "" when there is nothing."""
    parts: list[str] = []
    if deadline.kind is DeadlineKind.STAGES:
        parts.append(f"{len(deadline.stages)} giai đoạn," if deadline.stages else "theo giai đoạn,")
    if deadline.kind is DeadlineKind.RECURRING:
        parts.append("thường xuyên" + ("," if deadline.start or deadline.end else ""))
    if deadline.start and (deadline.end is None or deadline.kind in _BOTH_ENDS):
        parts.append(f"từ {format_date(deadline.start)}")
    if deadline.end:
        parts.append(f"đến hết {format_date(deadline.end)}")
    return " ".join(parts)


_BOTH_ENDS = (DeadlineKind.SPAN, DeadlineKind.STAGES, DeadlineKind.RECURRING)
