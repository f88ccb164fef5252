"""Opening a data file: one that somebody else may be writing at the same time, one that takes a while to be read."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from cdsdesk.errors import BusyError, CdsError
from cdsdesk.progress import Progress
from ui.desk import OpenStore, open_file
from ui.periods import first_period
from ui.tasks import Job, Runner, TaskRunner

# A file of a thousand tasks; what is smaller is read in less time than a turn of the window may take.
LARGE_BYTES = 2_000_000
Show = Callable[[OpenStore, Path, str, str], object]
Refuse = Callable[[Path, str, str], object]


def open_or_look(path: Path, who: str) -> tuple[OpenStore, str]:
    """Open for writing; while somebody else writes, only to be looked at, with who it is. Raises DataFileError."""
    try:
        return open_file(path, who), ""
    except BusyError as error:
        return open_file(path, who, write=False), error.what


class Opening:
    """Has the worker read a large file before the window shows it.

    ``wait`` makes room for it, ``begin`` starts anew when it cannot be read.
    """

    def __init__(self, runner: Runner, wait: Callable[[], object], begin: Callable[[], object]) -> None:
        self._runner, self._wait, self._begin = runner, wait, begin
        self._store: OpenStore | None = None

    @property
    def under_way(self) -> bool:
        """Whether a file is being read."""
        return self._store is not None

    def open(self, path: Path, who: str, today: date, show: Show, refuse: Refuse) -> bool:
        """Open a file and show it, a large one once it is read; False when it is refused or another is being read."""
        if self.under_way:
            return False
        try:
            store, lock = open_or_look(path, who)
        except CdsError as error:
            refuse(path, error.sentence(), error.sentence())
            return False
        if isinstance(self._runner, TaskRunner) and path.stat().st_size >= LARGE_BYTES:
            self._read(store, today, lambda code: show(store, path, lock, code), partial(refuse, path))
        else:
            show(store, path, lock, "")
        return True

    def _read(
        self, store: OpenStore, today: date, show: Callable[[str], object], refuse: Callable[[str, str], object]
    ) -> None:
        self._wait()
        self._store = store

        def work(_progress: Progress) -> str:
            code = first_period(store.snapshot(), today)
            store.snapshot(code)
            return code

        def done(code: str) -> None:
            self._store = None
            show(code)

        def fail(error: CdsError) -> None:
            self.drop()
            self._begin()
            refuse(error.sentence(), error.sentence())

        self._runner.run(Job("Mở hồ sơ", work, done, fail))

    def drop(self) -> None:
        """Close a file that is being read, once the worker has let go of it."""
        store, self._store = self._store, None
        if store is not None:
            self._runner.stop()
            store.close()
