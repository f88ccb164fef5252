"""Results that say that the very work of a task is done while it is still told as going on."""

import re
from collections.abc import Iterator

from cdsdesk.checks.naming import mended_at, quoted, task_name, task_ref
from cdsdesk.checks.reads import STATE, TASK_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.rules_status import told_of
from cdsdesk.checks.scopes import TASKS
from cdsdesk.model.findings import Severity
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import DONE
from cdsdesk.model.tasks import STATE_WORDS, State, Task
from cdsdesk.vietnamese.text import fold

_FINISHED = re.compile(
    r"\W*(?:UBND|Ủy ban nhân dân)?(?: xã| phường)? ?(?:đã hoàn thành|hoàn thành)(?: (?:xong|toàn bộ|việc|công tác))* "
    r"(?P<work>[^\W\d_]+(?: [^\W\d_]+)*)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r" (?:tại|theo|bằng|trong|vào|ngày|cho|trên|trước|sau|từ|và|với)(?: .*)?$", re.IGNORECASE)
# Words for a part of the work, or for what is still to come.
_IN_PART = re.compile(
    r"(?<!\w)(?:đang|chưa|tiếp tục|còn|sẽ|cơ bản|bước đầu|giai đoạn|bước|đợt|dự thảo|hồ sơ trình|khảo sát|chuẩn bị"
    r"|trình|thẩm định|một số|phần)(?!\w)|[0-9] ?%|(?<![/0-9])(?<!tháng )[0-9.]+/[0-9.]+(?![/0-9])",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2


@rule(
    "status.said-done",
    Severity.NOTE,
    "Kết quả ghi đã hoàn thành việc của nhiệm vụ nhưng đánh giá là chưa hoàn thành",
    *STATE,
    *TASK_NAMES,
    "progress.reason",
    each=TASKS,
)
def said_done(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """Told where all that was finished stands in the task's title, a sentence of its own tells of nothing else."""
    known = told_of(snapshot, task.uid)
    if known is None:
        return
    progress, state = known
    if state.written is None or state.written in DONE or state.written is State.SUSPENDED:
        return
    found = _FINISHED.match(progress.result)
    if found is None or _IN_PART.search(progress.result) or not _is_work(task.title, found["work"]):
        return
    ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
    word = STATE_WORDS[state.written]
    yield Issue(
        f"{task_name(snapshot, task)} ghi “{word}” nhưng kết quả ghi {quoted(progress.result)}; nếu đã xong thì ghi"
        " “Hoàn thành” và ngày hoàn thành",
        ref,
        "status_written",
        found=word,
        facts=(progress.result,),
        related=related,
        reason=progress.reason,
    )


def _is_work(title: str, work: str) -> bool:
    words = fold(_BEHIND.sub("", f" {work}")).split()
    return len(words) >= _FEWEST_WORDS and f" {' '.join(words)} " in f" {fold(title)} "
