"""Results of tasks beside the indicators that tell of the same: one mended late, the other not."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from cdsdesk.checks.naming import indicator_ref, mended_at, quoted, task_name, task_ref
from cdsdesk.checks.reads import INDICATOR_NAMES, TASK_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.scopes import TASKS
from cdsdesk.model.findings import Severity
from cdsdesk.model.indicators import Indicator, Measurement
from cdsdesk.model.reading import levels_of_period, measurement_of, progress_of
from cdsdesk.model.snapshot import Snapshot, asked_once
from cdsdesk.model.tasks import Task
from cdsdesk.vietnamese.numbers import format_number, read_number
from cdsdesk.vietnamese.text import search_key

_COUNTED = re.compile(r"(?<![\w/.,])(?P<part>[0-9][0-9.]*) ?/ ?(?P<whole>[0-9][0-9.]*[0-9])(?![\w/]|[.,][0-9])")
_SHORT = {
    "tthc": "thu tuc hanh chinh",
    "dvc": "dich vu cong",
    "cbcc": "can bo cong chuc",
    "dvctt": "dich vu cong truc tuyen",
}
_SAY_LITTLE = frozenset(
    ["ty", "le", "ti", "so", "duoc", "co", "tren", "trong", "cua", "cac", "va", "tai", "theo", "da"]
)
_LEAST_WHOLE, _LEAST_WORDS = 20, 3
_ALIKE = Decimal("0.75")
Told = tuple[Indicator, Measurement]


@rule(
    "indicator.against-result",
    Severity.NOTE,
    "Kết quả nhiệm vụ và chỉ tiêu ghi khác nhau về một số liệu",
    *TASK_NAMES,
    *INDICATOR_NAMES,
    "measurement.denominator",
    "measurement.numerator",
    "progress.result",
    each=TASKS,
)
def against_result(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """One whole, nearly the indicator's name and another part; doubtful, for it may be counted otherwise."""
    progress = progress_of(snapshot, task.uid)
    if progress is None or "/" not in progress.result:
        return
    for found in _COUNTED.finditer(progress.result):
        part, whole = _number(found["part"]), _number(found["whole"])
        for indicator, told in _by_whole(snapshot).get(whole, ()) if part is not None and whole is not None else ():
            if told.numerator == part or not _names(f"{task.title} {progress.result}", indicator.name):
                continue
            counts = f"{format_number(told.numerator or 0)}/{format_number(told.denominator or 0)}"
            ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
            yield Issue(
                f"{task_name(snapshot, task)} ghi {found[0]} trong kết quả nhưng chỉ tiêu {quoted(indicator.name)} ghi"
                f" {counts}; có thể đếm khác nhau",
                ref,
                "result",
                counts,
                found[0],
                related=(*related, indicator_ref(indicator)),
            )


@asked_once
def _by_whole(snapshot: Snapshot) -> Mapping[Decimal | None, list[Told]]:
    """Return the period's indicators with both counts by their wholes."""
    found: dict[Decimal | None, list[Told]] = defaultdict(list)
    for indicator in levels_of_period(snapshot):
        told = measurement_of(snapshot, indicator.uid)
        if told is not None and told.numerator is not None and (told.denominator or 0) >= _LEAST_WHOLE:
            found[told.denominator].append((indicator, told))
    return found


def _number(written: str) -> Decimal | None:
    readings = read_number(written).readings
    return max(readings) if readings else None


def _names(text: str, name: str) -> bool:
    """Whether a text holds nearly all words of an indicator's name that say something."""
    words = _words(name) - _SAY_LITTLE
    return len(words) >= _LEAST_WORDS and len(words & _words(text)) >= _ALIKE * len(words)


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    key = re.sub(r"[^\w]+", " ", search_key(text))
    return frozenset(" ".join(_SHORT.get(word, word) for word in key.split()).split())
