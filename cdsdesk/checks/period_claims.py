"""The periods that titles and sentences name: "tháng 9 năm 2026", "quý I năm 2026", "năm 2025"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import DateFound

# Years that say what a plan reaches for, not what is reported.
_AIMS = re.compile(
    r"(?:đến|giai đoạn|tầm nhìn|định hướng|hướng tới|từ|so với|trước|sau)\s+(?:hết\s+)?(?:đến\s+)?$", re.IGNORECASE
)
_YEAR_OF_PLAN = re.compile(
    r"(?:Kế hoạch|Nghị quyết|Quyết định|Chương trình|Chỉ thị|chỉ tiêu|kế hoạch)(?:\s+[^\s,;.()]+){0,12}\s+$"
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A period as a text names it."""

    start: int
    end: int
    words: str
    first: date
    last: date

    @property
    def months(self) -> int:
        """How many months it has."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1


def periods_in(text: str) -> Iterator[Claimed]:
    """Yield the months, quarters, parts of years and years of a text that are no aims and no years of plans."""
    for found in find_facts(text):
        if not isinstance(found, DateFound) or found.first == found.last:
            continue
        before = text[: found.start]
        if _AIMS.search(before) or _YEAR_OF_PLAN.search(before):
            continue
        yield Claimed(found.start, found.end, found.as_written, found.first, found.last)
