"""Repaint after scrolling one row: our table of 100,000 rows against Qt's own view over its own model in C++.

Usage: table_repaint.py [rows] [steps]. Both views are 1280 x 800 with twelve columns, the same texts, letters and row
height, and take turns; each step scrolls by one row and lets all events run, so what our table does about row heights
counts too. Goal: the median of the ratios at most 1.15. Exit 1 when missed.
"""

import os
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QStandardItem, QStandardItemModel  # noqa: E402
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView  # noqa: E402

from bench._office import OFFICE, PERIOD  # noqa: E402
from cdsdesk.model.changes import ChangeSet  # noqa: E402
from tests.support.memory_store import MemoryStore  # noqa: E402
from ui.desk import Desk  # noqa: E402
from ui.tables.columns import Column, Heading  # noqa: E402
from ui.tables.record_model import RecordModel  # noqa: E402
from ui.tables.record_table import RecordTable  # noqa: E402
from ui.tasks import ImmediateRunner  # noqa: E402
from ui.theme.theme import theme  # noqa: E402

GOAL = 1.15
COLUMNS, WIDE, HIGH = 12, 1280, 800
Row = tuple[str, ...]


class Plain:
    """The source of the table: rows of short texts."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def ids(self, order: tuple[str, ...], keep: frozenset[str]) -> Sequence[str]:
        return [str(number) for number in range(len(self._rows))]

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        return [self._rows[int(uid)] for uid in uids]

    def headings(self, uid: str) -> tuple[Heading, ...]:
        return ()

    def touched(self, changed: frozenset[str]) -> frozenset[str]:
        return frozenset()

    def reshapes(self, changes: ChangeSet) -> bool:
        return False


def our_table(rows: Sequence[Row]) -> QTableView:
    """Our table over our model."""
    desk = Desk(MemoryStore(OFFICE), Path("bench.cds"), PERIOD, "bench", ImmediateRunner())
    columns = [Column(f"c{at}", f"Cột {at}", 100, lambda row, at=at: row[at]) for at in range(COLUMNS)]
    model = RecordModel(desk, Plain(rows), columns)
    table = RecordTable(model, "Bảng")
    model.setParent(table)
    desk.setParent(table)
    model.reload()
    return table


def plain_table(rows: Sequence[Row]) -> QTableView:
    """Qt's own view over its own model."""
    view = QTableView()
    model = QStandardItemModel(len(rows), COLUMNS, view)
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            model.setItem(number, place, QStandardItem(text))
    view.setModel(model)
    view.setShowGrid(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    return view


def shown(view: QTableView) -> QTableView:
    """Bring a view to its size and let it settle."""
    view.resize(WIDE, HIGH)
    view.show()
    for place in range(COLUMNS):
        view.setColumnWidth(place, 100)
    settle()
    return view


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def step(view: QTableView, pixels: int) -> float:
    """Scroll by one row; return the milliseconds until it stands on the screen."""
    begun = time.perf_counter()
    view.verticalScrollBar().setValue(pixels)
    settle()
    return (time.perf_counter() - begun) * 1000


def main(count: int = 100_000, steps: int = 200) -> bool:
    application = QApplication([])
    theme()
    rows = [tuple(f"Dòng {number} ô {place}" for place in range(COLUMNS)) for number in range(count)]
    ours, plain = shown(our_table(rows)), shown(plain_table(rows))
    height = ours.rowHeight(0)
    plain.verticalHeader().setDefaultSectionSize(height)
    settle()
    times: list[tuple[float, float]] = []
    for at in range(steps):
        pixels = (count // 2 + at) * height
        times.append((step(plain, pixels), step(ours, pixels)))
    ratio = statistics.median(mine / reference for reference, mine in times[10:])
    for name, place in (("Qt's own view and model", 0), ("our table", 1)):
        cuts = statistics.quantiles([one[place] for one in times[10:]], n=20)
        print(f"{name:24} p50 {cuts[9]:6.2f} ms  p95 {cuts[18]:6.2f} ms")
    print(f"ratio {ratio:.2f}   goal <= {GOAL}   {count} rows, {steps} steps, rows of {height} pixels")
    del application
    return ratio <= GOAL


if __name__ == "__main__":
    sys.exit(0 if main(*map(int, sys.argv[1:3])) else 1)
