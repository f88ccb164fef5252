"""A letter typed in the filter of the task list of 100,000 tasks, until the first rows that are left are drawn.

Usage: filter_keystroke.py [tasks] [rounds]. The words are typed letter by letter without diacritics, as an officer
does; the pause that the window waits for the next letter is left out. A long list gets its later rows in the next
turn of the events: "the rest" is the time of that turn. Reference: Qt's proxy filtering as many titles by the same
letters, drawn anew, in turn. Goals: p95 at most 50 ms, p50 at most 0.05 of the proxy, the rest at most 100 ms. Exit 1
when missed.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (  # noqa: E402
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QApplication, QTableView  # noqa: E402

from bench._office import PERIOD, make_office  # noqa: E402
from cdsdesk.model.tasks import Task  # noqa: E402
from cdsdesk.vietnamese.text import search_key  # noqa: E402
from db.store import Store  # noqa: E402
from ui.desk import Desk  # noqa: E402
from ui.places.tasks import TasksPlace  # noqa: E402
from ui.tasks import ImmediateRunner  # noqa: E402
from ui.theme.theme import theme  # noqa: E402

P95_MS, REST_MS, OF_PROXY = 50.0, 100.0, 0.05
TYPED = ("chuyển đổi số", "dịch vụ công trực tuyến", "an toàn thông tin", "đắk lắk", "hộ nghèo xyz")


class Titles(QAbstractTableModel):
    """The usual model of Python: a list of texts."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__()
        self._titles = titles

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        return len(self._titles)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        return 12

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> str | None:
        return self._titles[index.row()] if role == 0 else None


def keystrokes() -> list[str]:
    """What stands in the filter after each letter, and after all is cleared again."""
    plain = [search_key(words) for words in TYPED]
    return [words[:end] for words in plain for end in range(1, len(words) + 1)]


def timed(act: Callable[[], object]) -> float:
    """Return the milliseconds of an act."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def typed(place: TasksPlace, words: str) -> None:
    place.filter.setText(words)
    place.filter_words()
    place.table.viewport().repaint()


def proxy_of(titles: list[str]) -> tuple[QTableView, QSortFilterProxyModel]:
    """Return a plain table on Qt's own filter."""
    proxy, view = QSortFilterProxyModel(), QTableView()
    proxy.setSourceModel(Titles(titles))
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    view.setModel(proxy)
    view.resize(1366, 768)
    view.show()
    return view, proxy


def measure(path: Path, rounds: int) -> tuple[list[float], list[float], list[float]]:
    """Return the milliseconds of each letter, of the turn after it, and of the proxy under the same letters."""
    letters, rests, proxied = [], [], []
    with Store.open(path, write=True, who="bench") as store:
        desk = Desk(store, path, PERIOD, "bench", ImmediateRunner())
        place = TasksPlace(desk, lambda: None)
        place.choose_plan("")
        place.resize(1366, 768)
        place.show()
        view, proxy = proxy_of([task.title for task in desk.everything().all(Task)])
        for words in ("x", *keystrokes() * rounds):
            letters.append(timed(lambda words=words: typed(place, words)))
            rests.append(timed(QApplication.processEvents))
            if len(letters) % 4 == 0:
                proxied.append(
                    timed(lambda words=words: (proxy.setFilterFixedString(words), view.viewport().repaint()))
                )
        place.close()
        view.close()
    return letters[1:], rests[1:], proxied


def main(tasks: int = 100_000, rounds: int = 2) -> bool:
    application = QApplication([])
    theme()
    with tempfile.TemporaryDirectory() as name:
        letters, rests, proxied = measure(make_office(Path(name, "a.cds"), tasks), rounds)
    cuts, later = statistics.quantiles(letters, n=20), statistics.quantiles(rests, n=20)
    ratio = cuts[9] / statistics.median(proxied)
    print(f"letter with repaint  p50 {cuts[9]:7.1f} ms  p95 {cuts[18]:7.1f} ms   goal p95 <= {P95_MS:.0f} ms")
    print(f"the rest             p50 {later[9]:7.1f} ms  p95 {later[18]:7.1f} ms   goal p95 <= {REST_MS:.0f} ms")
    print(f"letter to the proxy's {ratio:.3f}   goal <= {OF_PROXY}; {len(letters)} letters, {tasks} tasks")
    del application
    return cuts[18] <= P95_MS and later[18] <= REST_MS and ratio <= OF_PROXY


if __name__ == "__main__":
    sys.exit(0 if main(*map(int, sys.argv[1:3])) else 1)
