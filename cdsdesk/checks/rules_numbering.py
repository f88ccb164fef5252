"""Numbers of items in the annexes of plans: twice, left out, or out of order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.scopes import ANNEXES
from cdsdesk.model.documents import Document
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.names import document_words
from cdsdesk.model.reading import section_path
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Task
from cdsdesk.vietnamese.text import natural_key, raw_key

_READS = ("plan_item.code", "plan_item.plan", "plan_item.annex", "plan_item.section", "section.parent")
_NUMBERED = re.compile(r"((?:[0-9]{1,4}\.)*)([0-9]{1,4})\.?")
_MANY = 3

Items = tuple[PlanItem, ...]


def _annex_words(snapshot: Snapshot, items: Items) -> str:
    plan, annex = snapshot.find(Document, items[0].plan), items[0].annex
    words = document_words(plan) if plan is not None else ""
    return f"Phụ lục {annex} của {words}" if annex else words


def _runs(snapshot: Snapshot, items: Iterable[PlanItem]) -> dict[tuple[str, str], list[PlanItem]]:
    """Group items that count on from each other.

    Plain numbers begin anew under every heading; dotted ones carry the number of their heading and begin anew only
    under another main heading.
    """
    runs: dict[tuple[str, str], list[PlanItem]] = defaultdict(list)
    for item in items:
        found = _NUMBERED.fullmatch(raw_key(item.code))
        prefix = found[1] if found else ""
        heading = _main(snapshot, item.section) if prefix else item.section
        runs[heading, prefix].append(item)
    return runs


def _main(snapshot: Snapshot, uid: str) -> str:
    """Return the topmost heading above an item."""
    path = section_path(snapshot, uid)
    return path[0].uid if path else ""


def _ref(item: PlanItem) -> RecordRef:
    return RecordRef(PlanItem.TYPE, item.uid, item.code)


def _task_ref(item: PlanItem) -> RecordRef:
    return RecordRef(Task.TYPE, item.task, item.code)


def _last_number(item: PlanItem) -> int | None:
    found = _NUMBERED.fullmatch(raw_key(item.code))
    return int(found[2]) if found else None


@rule(
    "numbering.duplicate-code",
    Severity.ERROR,
    "Một số thứ tự dùng cho hai mục trong cùng một phụ lục",
    *_READS,
    each=ANNEXES,
)
def duplicate_code(snapshot: Snapshot, items: Items) -> Iterator[Issue]:
    """A report refers to items by their number: one number for two items makes the reference wrong."""
    words = _annex_words(snapshot, items)
    for run in _runs(snapshot, items).values():
        first: dict[str, PlanItem] = {}
        for item in run:
            other = first.setdefault(raw_key(item.code), item)
            if other.task == item.task:
                continue
            titles = [task.title for one in (other, item) if (task := snapshot.find(Task, one.task)) is not None]
            named = ": " + " và ".join(quoted(title) for title in titles) if titles else ""
            yield Issue(
                f"{words} có hai mục số {item.code}{named}",
                _ref(item),
                "code",
                found=item.code,
                related=(_task_ref(item), _task_ref(other)),
            )


@rule("numbering.gap", Severity.WARNING, "Thiếu số thứ tự giữa các mục của một phụ lục", *_READS, each=ANNEXES)
def gap(snapshot: Snapshot, items: Items) -> Iterator[Issue]:
    """A number that is left out may be a row that was lost on the way."""
    words = _annex_words(snapshot, items)
    anywhere = {raw_key(item.code).rstrip(".") for item in items}
    for (_, prefix), run in _runs(snapshot, items).items():
        numbers = {number: item for item in run if (number := _last_number(item)) is not None}
        before = 0
        for number in sorted(numbers):
            left_out = [f"{prefix}{one}" for one in range(before + 1, number)]
            # A run may count on from the one under the heading before.
            if before == 0:
                left_out = [code for code in left_out if code not in anywhere]
            if left_out:
                yield _gap(words, left_out, numbers[number])
            before = number


def _gap(words: str, codes: Sequence[str], following: PlanItem) -> Issue:
    missing = ", ".join(codes) if len(codes) <= _MANY else f"{codes[0]} đến {codes[-1]}"
    return Issue(
        f"{words} thiếu mục {missing} trước mục {following.code}",
        _ref(following),
        "code",
        expected=codes[0],
        found=following.code,
        related=(_task_ref(following),),
    )


@rule(
    "numbering.order",
    Severity.WARNING,
    "Các mục của một phụ lục không đứng theo số thứ tự",
    "plan_item.position",
    *_READS,
    each=ANNEXES,
)
def order(snapshot: Snapshot, items: Items) -> Iterator[Issue]:
    """Told once for each run of numbers, at the first item that stands too late."""
    words = _annex_words(snapshot, items)
    for run in _runs(snapshot, items).values():
        for before, item in pairwise(run):
            if natural_key(item.code) < natural_key(before.code):
                yield Issue(
                    f"{words}: mục {item.code} đứng sau mục {before.code}",
                    _ref(item),
                    "code",
                    found=f"{before.code}, {item.code}",
                    related=(_task_ref(item),),
                )
                break
