"""One edited cell, kept with history, chain, search index and derived states, as a ratio to the bare statement.

Usage: commit_cell.py [edits] [tasks]. The bare UPDATE runs in the same mode (journal TRUNCATE, synchronous FULL) on a
copy of the same file, edit by edit in turn with ours. Both wait for the disk equally often; what we add is time of the
processor, so the ratio is larger the faster the disk syncs, and what we add is printed beside it. Goal: the median at
most 1.5 of the bare statement's; p99 at most 10 ms above the bare p99. Exit 1 when missed.
"""

import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cdsdesk.model.changes import ChangeSet, updated  # noqa: E402
from cdsdesk.model.documents import Document  # noqa: E402
from cdsdesk.model.fields import Record  # noqa: E402
from cdsdesk.model.office import Level, Unit  # noqa: E402
from cdsdesk.model.tasks import PlanItem, Progress, Task  # noqa: E402
from db.store import Store  # noqa: E402

GOAL = 1.5
TAIL_MS = 10.0
TEXT = (
    "triển khai nhiệm vụ chuyển đổi số xã phường tổ công nghệ cộng đồng hoàn thành kế hoạch dữ liệu dịch vụ công"
    " trực tuyến an toàn thông tin báo cáo quý năm chỉ tiêu hộ gia đình ủy ban nhân dân quyết định ban hành"
)
SYLLABLES = TEXT.split()


def words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choice(SYLLABLES) for _ in range(count))


def records(tasks: int, dice: random.Random) -> list[Record]:
    """An office, a plan, its tasks and a result for each."""
    office = Unit(uid="office", name="UBND phường Bắc Nha Trang", level=Level.COMMUNE)
    plan = Document(uid="plan", type="Kế hoạch", number="145", symbol="KH-UBND", assigns_work=True)
    made: list[Record] = [office, plan]
    for at in range(tasks):
        made.append(Task(uid=f"task-{at}", position=at, title=words(dice, 18), lead=(words(dice, 4),)))
        made.append(PlanItem(uid=f"item-{at}", position=at, plan="plan", annex="I", task=f"task-{at}", code=f"1.{at}"))
        result = words(dice, 40)
        made.append(Progress(uid=f"told-{at}", unit="office", task=f"task-{at}", period="2026", result=result))
    return made


def measure(edits: int, tasks: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each bare statement and of each of our steps, made in turn."""
    dice = random.Random(7)
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        os.environ["CDSDESK_HOME"] = str(Path(name, "home"))
        path, other = Path(name, "a.cds"), Path(name, "bare.cds")
        with Store.create_from(path, records(tasks, dice), "office", "bench") as store:
            shutil.copy(path, other)
            plain = sqlite3.connect(other, isolation_level=None)
            plain.execute("PRAGMA journal_mode=TRUNCATE")
            plain.execute("PRAGMA synchronous=FULL")
            for _ in range(edits):
                uid, text = f"told-{dice.randrange(tasks)}", words(dice, 40)
                begun = time.perf_counter()
                plain.execute("UPDATE progress SET result = ? WHERE uid = ?", (text, uid))
                bare.append((time.perf_counter() - begun) * 1000)
                old = store.get(uid)
                assert isinstance(old, Progress)
                change = updated(old, replace(old, result=text))
                assert change is not None
                begun = time.perf_counter()
                store.apply(ChangeSet("Sửa kết quả", (change,)))
                ours.append((time.perf_counter() - begun) * 1000)
            plain.close()
    return bare, ours


def points(times: list[float]) -> tuple[float, float, float]:
    """Return p50, p95 and p99."""
    cuts = statistics.quantiles(times, n=100)
    return cuts[49], cuts[94], cuts[98]


def main(edits: int = 400, tasks: int = 10_000) -> bool:
    bare, ours = measure(edits, tasks)
    ratio = statistics.median(ours) / statistics.median(bare)
    for name, times in (("bare statement", bare), ("cell with history and index", ours)):
        p50, p95, p99 = points(times)
        print(f"{name:28} p50 {p50:7.2f} ms  p95 {p95:7.2f} ms  p99 {p99:7.2f} ms")
    added = statistics.median(ours) - statistics.median(bare)
    tail = points(ours)[2] - points(bare)[2]
    print(f"ratio {ratio:.2f} (goal {GOAL}), added {added:.2f} ms")
    print(f"p99 above the bare statement's {tail:.2f} ms (goal {TAIL_MS}); {edits} edits of {tasks} tasks")
    return ratio <= GOAL and tail <= TAIL_MS


if __name__ == "__main__":
    sys.exit(0 if main(*map(int, sys.argv[1:3])) else 1)
