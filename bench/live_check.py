"""The check after one edit among many tasks, as a ratio to a check of everything.

Usage: live_check.py [edits] [tasks]. Each round writes one edit (a result, a title, a deadline, a number in the plan, a
first result, one taken away), takes the period's snapshot and brings the findings up to it; the reference judges the
same snapshot as a whole. Time is that of the processor: nothing here waits for the disk. Goals: the slowest edit at
most 200 ms, the median at most a fifth of the whole check. Exit 1 when missed.
"""

import random
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._office import OFFICE, PERIOD, make_office, words  # noqa: E402
from cdsdesk.checks.engine import run  # noqa: E402
from cdsdesk.checks.live import LiveCheck  # noqa: E402
from cdsdesk.model.changes import ChangeSet, Draft  # noqa: E402
from cdsdesk.model.snapshot import Snapshot  # noqa: E402
from cdsdesk.model.tasks import PlanItem, Progress, State, Task  # noqa: E402
from db.store import Store  # noqa: E402

GOAL_MS = 200.0
GOAL_RATIO = 0.2
KINDS = ("result", "title", "deadline", "number", "first result", "taken away")


def edit(everything: Snapshot, kind: str, dice: random.Random, round_: int) -> ChangeSet:
    """Return a step of a kind at some task."""
    draft = Draft(everything.records)
    task = dice.choice(everything.all(Task))
    told = dice.choice(everything.all(Progress))
    item = dice.choice(everything.all(PlanItem))
    match kind:
        case "result":
            state = dice.choice(list(State))
            draft.put(replace(told, result=words(dice, 10, 40), status_written=state))
        case "title":
            draft.put(replace(task, title=words(dice, 10, 30)))
        case "deadline":
            draft.put(replace(task, deadline_to=date(2026, 1, 31) + timedelta(days=dice.randint(0, 330))))
        case "number":
            draft.put(replace(item, code=f"{dice.randint(1, 20)}.{dice.randint(1, 25)}"))
        case "first result":
            known = {progress.task for progress in everything.all(Progress)}
            silent = dice.choice([one.uid for one in everything.all(Task) if one.uid not in known])
            draft.put(Progress(uid=f"n{round_}", unit=OFFICE.uid, task=silent, period=PERIOD, result="Đang làm"))
        case _:
            draft.remove(told.uid)
    return ChangeSet(kind, draft.changes())


def measure(edits: int, path: Path) -> tuple[dict[str, list[float]], list[float]]:
    """Return the milliseconds of each check after an edit, by its kind, and of the checks of everything."""
    dice, live = random.Random(3), LiveCheck()
    after: dict[str, list[float]] = {kind: [] for kind in KINDS}
    whole: list[float] = []
    with Store.open(path, write=True, who="bench") as store:
        live.update(store.snapshot(PERIOD))
        for round_ in range(edits):
            for kind in KINDS:
                store.apply(edit(store.snapshot(), kind, dice, round_))
                begun = time.process_time()
                snapshot = store.snapshot(PERIOD)
                found = live.update(snapshot)
                after[kind].append((time.process_time() - begun) * 1000)
            begun = time.process_time()
            afresh = run(snapshot)
            whole.append((time.process_time() - begun) * 1000)
            assert found == afresh
    return after, whole


def main(edits: int = 6, tasks: int = 10_000) -> bool:
    with tempfile.TemporaryDirectory() as name:
        after, whole = measure(edits, make_office(Path(name, "office.cds"), tasks))
    reference = statistics.median(whole)
    every = [time for times in after.values() for time in times]
    for kind, times in after.items():
        print(f"{kind:14} median {statistics.median(times):7.1f} ms  longest {max(times):7.1f} ms")
    ratio = statistics.median(every) / reference
    print(f"check of everything {reference:.0f} ms; after an edit {statistics.median(every):.1f} ms, ratio {ratio:.3f}")
    print(f"goals: ratio {GOAL_RATIO}, longest {GOAL_MS:.0f} ms; {len(every)} edits of {tasks} tasks")
    return ratio <= GOAL_RATIO and max(every) <= GOAL_MS


if __name__ == "__main__":
    sys.exit(0 if main(*map(int, sys.argv[1:3])) else 1)
