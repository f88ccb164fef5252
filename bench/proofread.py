"""A report of 40 pages with tables, proofread by the command, as a ratio to the bare interpreter in the same run.

Usage: proofread.py [rounds]. Each round runs the whole process once and the bare interpreter once, taking turns, for a
.pdf, a .docx and a .txt of the same report. Beside the ratio stand the seconds that passed and those of the processor,
of the command and its reading child together. Goal: 3 seconds of the processor; exit 1 when it is missed.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench._forty_pages import forty_pages  # noqa: E402

GOAL = 3.0


def _seconds(*command: str) -> tuple[float, float]:
    """Return the seconds that passed and those of the processor."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    passed, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(rounds: int) -> int:
    """Measure each form, print a line for each."""
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for path in forty_pages(Path(folder)):
            own, bare = [], []
            for _ in range(rounds):
                bare.append(_seconds("-c", "pass"))
                own.append(_seconds("main.py", "proofread", str(path), "--json"))
            passed, busy = (statistics.median(times) for times in zip(*own, strict=True))
            ratio = statistics.median(mine[1] / its[1] for mine, its in zip(own, bare, strict=True))
            missed |= busy > GOAL
            told = f"{passed:.2f} s passed, {busy:.2f} s of the processor, goal {GOAL:.0f} s"
            print(f"{path.suffix}: {ratio:.0f} x the bare interpreter, {told}, {rounds} rounds")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
