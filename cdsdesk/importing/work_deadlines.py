"""Deadlines of tasks from one column, or from one of starts ("Bắt đầu") and one of ends ("Hoàn thành")."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from cdsdesk.vietnamese.deadlines import Deadline, DeadlineKind, read_deadline
from cdsdesk.vietnamese.text import clean_line

_SINCE = re.compile(r"^(?:bắt\s+đầu\s+)?(?:kể\s+)?từ\s+", re.IGNORECASE)
_OWN_WORDS = (DeadlineKind.FROM, DeadlineKind.SPAN, DeadlineKind.RECURRING, DeadlineKind.STAGES)


@dataclass(frozen=True, slots=True)
class WorkDeadline:
    """The phrase of a task's deadline and what it means; ``left`` is a start that the phrase does not hold.

    ``is_start_understood`` is False for a start of which no day could be read.
    """

    text: str
    deadline: Deadline
    left: str = ""
    is_start_understood: bool = True


@lru_cache(maxsize=4096)
def work_deadline(start: str, end: str, year: int | None) -> WorkDeadline:
    """Return the deadline that the two cells tell; either may be empty, ``year`` stands for one left out."""
    if not start.strip(" -–.") or start == end:
        return WorkDeadline(end, read_deadline(end, year))
    began = _after_since(start)
    alone = read_deadline(start, year)
    if not end.strip(" -–."):
        if alone.kind in _OWN_WORDS:
            return WorkDeadline(start, alone)
        since = read_deadline(f"Từ {began}", year)
        if since.kind is DeadlineKind.FROM:
            return WorkDeadline(f"Từ {began}", since)
        return WorkDeadline(end, read_deadline(end, year), start, is_start_understood=False)
    both = f"Từ {began} đến {_lowered(end)}"
    whole = read_deadline(both, year)
    if whole.kind is DeadlineKind.SPAN:
        return WorkDeadline(both, whole)
    last = read_deadline(end, year)
    known = year or (last.end.year if last.end is not None else None)
    first = read_deadline(f"Từ {began}", known).start or alone.start
    started = replace(last, start=first) if first is not None else last
    return WorkDeadline(end, started, start, is_start_understood=first is not None)


def _after_since(start: str) -> str:
    return _lowered(_SINCE.sub("", clean_line(start)).rstrip(" ."))


def _lowered(phrase: str) -> str:
    """Return a phrase as it goes on in the middle of a sentence: "tháng 6/2022"."""
    line = clean_line(phrase)
    return line[:1].lower() + line[1:]
