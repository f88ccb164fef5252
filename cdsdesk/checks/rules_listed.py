"""Results of tasks that announce so many and list another number."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cdsdesk.checks.list_counts import miscounted, miscounted_words, shown_items
from cdsdesk.checks.naming import mended_at, quoted, task_name, task_ref
from cdsdesk.checks.reads import TASK_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.scopes import TASKS
from cdsdesk.facts.found import ListFound
from cdsdesk.model.findings import Severity
from cdsdesk.model.reading import progress_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task

# "05 camera tại: nhà văn hóa, trường học" lists where they are, not what they are.
_ELSEWHERE = re.compile(
    r"[^:(]*(?<!\w)(?:tại|ở|cho|của|với|do|trên|đến|vào|về) ?(?:các )?[^:(]{0,20}[:(]", re.IGNORECASE
)
# Without a count, what leads to a list and what divides it no text is taken apart; most results have not all of them.
_MAY_LIST = re.compile(r"[0-9] [^\W\d].*(?::|\(|gồm|cụ thể| là ).*(?:[,;]| và )", re.IGNORECASE | re.DOTALL)


@rule(
    "task.result-list-count",
    Severity.WARNING,
    "Kết quả nêu số lượng khác số mục được liệt kê",
    *TASK_NAMES,
    "progress.result",
    each=TASKS,
)
def result_list_count(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """Items that tell counts of their own are a breakdown; a place or receiver before the list is listed itself."""
    progress = progress_of(snapshot, task.uid)
    for found in _miscounted(progress.result) if progress is not None else ():
        if progress is None or _ELSEWHERE.match(found.as_written):
            continue
        ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
        yield Issue(
            f"{task_name(snapshot, task)} nêu trong kết quả {miscounted_words(found)}: {quoted(shown_items(found))}",
            ref,
            "result",
            str(len(found.listed)),
            str(found.count),
            found.listed,
            related,
        )


@lru_cache(maxsize=4096)
def _miscounted(result: str) -> tuple[ListFound, ...]:
    return tuple(miscounted(result)) if _MAY_LIST.search(result) else ()
