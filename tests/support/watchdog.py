"""Watches the window's thread: how long it did not come back to its events, and where it was meanwhile."""

import faulthandler
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 2
_LOOK_SECONDS = 0.004
_SHOWN_FRAMES = 8


@dataclass(frozen=True)
class Block:
    """One stretch in which the window answered nothing: how long, what was being done, where it mostly was.

    ``own`` is what the window's thread worked in it; the rest it waited for a worker, the disk or other programs.
    """

    milliseconds: float
    own: float
    during: str
    stack: str

    def __str__(self) -> str:
        return f"{self.milliseconds:.0f} ms, {self.own:.0f} of its own: {self.during}\n{self.stack}"


class Watchdog(QObject):
    """A timer beats in the window's thread, a thread looks whether the beat came; ``during`` names what is done now.

    Give it what to do by ``during`` before each act, so that a block can be told by name.
    """

    def __init__(self, least: float = 50.0) -> None:
        super().__init__()
        self.during = ""
        self.blocks: list[Block] = []
        self._least = least / 1000
        self._main = threading.get_ident()
        self._seen: list[str] = []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()
        self._thread.start()

    def stop(self) -> None:
        """End watching; what goes on right now counts too."""
        self._beat()
        self._timer.stop()
        self._over.set()
        self._thread.join()

    def worst(self) -> Block | None:
        """Return the longest block, None when there was none."""
        return max(self.blocks, key=lambda block: block.milliseconds, default=None)

    def report(self, most: int = 10) -> str:
        """Return the longest block of each act as text, the longest first."""
        worst: dict[str, Block] = {}
        for block in sorted(self.blocks, key=lambda block: -block.milliseconds):
            worst.setdefault(block.during, block)
        return "\n".join(map(str, list(worst.values())[:most])) or "no block"

    def _beat(self) -> None:
        gap, own, seen = time.perf_counter() - self._last, time.thread_time() - self._worked, self._seen
        self._seen = []
        if gap >= self._least:
            stack = Counter(seen).most_common(1)[0][0] if seen else ""
            self.blocks.append(Block(gap * 1000, own * 1000, self.during, stack))
        self._last, self._worked = time.perf_counter(), time.thread_time()

    def _look(self) -> None:
        with tempfile.TemporaryFile() as page:
            while not self._over.wait(_LOOK_SECONDS):
                if time.perf_counter() - self._last > self._least / 3:
                    self._seen.append(_stack_of(self._main, page))


@contextmanager
def watched(least: float = 50.0) -> Iterator[Watchdog]:
    """Watch the window's thread for as long as the block lasts."""
    dog = Watchdog(least)
    dog.start()
    try:
        yield dog
    finally:
        dog.stop()


def _stack_of(thread: int, page: IO[bytes]) -> str:
    """Return the innermost places of a thread's stack, outermost first.

    Asking for the frame itself would keep its painters alive beyond their time, and end them in this thread.
    """
    page.seek(0)
    page.truncate()
    faulthandler.dump_traceback(page)
    page.seek(0)
    for part in page.read().decode(errors="replace").split("\n\n"):
        if f"0x{thread:016x}" in part:
            places = [line.strip() for line in part.splitlines() if line.startswith("  File")][:_SHOWN_FRAMES]
            return "\n".join(f"    {place}" for place in reversed(places))
    return ""
