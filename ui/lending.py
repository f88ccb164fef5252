"""A large step is written by the worker: it is lent the store, and the window looks at a copy of the file meanwhile.

One thread at a time uses a store: from the moment it is lent until its job has ended only the worker does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cdsdesk.errors import CdsError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Cancelled, Progress
from ui.open_store import OpenStore
from ui.tasks import Job, Runner

# Writing so many records would take the window's thread a tenth of a second.
LARGE = 300
WRITING = "Đang ghi dữ liệu vào hồ sơ, xin chờ ghi xong rồi sửa"


@dataclass(frozen=True)
class Written:
    """What a step left: everything as it is now, the period that is looked at, and what was changed."""

    after: Snapshot
    looked_at: Snapshot
    changes: ChangeSet


Writing = Callable[[OpenStore, Progress], Written]


@dataclass(frozen=True)
class Large:
    """A step for the worker: its title, how it is written, who is told when it is, and who when it is not.

    ``left`` is told the refusal, or None when somebody stopped it; the file is then as it was.
    """

    title: str
    write: Writing
    done: Callable[[Written], None]
    left: Callable[[CdsError | None], None]


class Lending:
    """Lends the store of a desk to one job at a time; ``use`` tells the desk which store to look at from now on."""

    def __init__(self, runner: Runner, use: Callable[[OpenStore], None]) -> None:
        self._runner, self._use = runner, use
        self._lent: OpenStore | None = None
        self._copy: OpenStore | None = None
        self.under_way = False

    @property
    def lent(self) -> bool:
        """Whether the worker has the store now."""
        return self._lent is not None

    def begin(self, store: OpenStore, everything: Callable[[], Snapshot], large: Large) -> None:
        """Open the copy, hand the store over, write; a copy that something was written beside is opened anew."""
        self.under_way = True
        whole = everything()

        def look(_progress: Progress) -> None:
            self._copy = store.look(whole)

        def lend(_copied: None) -> None:
            if everything() is not whole:
                self._put_copy_away()
                self.begin(store, everything, large)
            else:
                self._lend(store, large)

        self._runner.run(Job(large.title, look, lend, lambda error: self._leave(large, error), quiet=True))

    def _lend(self, store: OpenStore, large: Large) -> None:
        assert self._copy is not None
        self._lent = store
        self._use(self._copy)

        def write(progress: Progress) -> Any:
            try:
                return large.write(store, progress)
            except (CdsError, Cancelled):
                raise
            except Exception as bug:  # carried over, so that the store comes back before the error net tells of it
                return bug

        def end(result: Any) -> None:
            if isinstance(result, Exception):
                self._leave(large, None)
                raise result
            self._give_back()
            large.done(result)

        job = Job(large.title, write, end, lambda error: self._leave(large, error), lambda: self._leave(large, None))
        self._runner.run(job)

    def _leave(self, large: Large, error: CdsError | None) -> None:
        self._give_back()
        large.left(error)

    def _give_back(self) -> None:
        self.under_way = False
        if self._lent is not None:
            store, self._lent = self._lent, None
            self._use(store)
        self._put_copy_away()

    def _put_copy_away(self) -> None:
        copy, self._copy = self._copy, None
        if copy is not None:
            copy.close()

    def close(self) -> None:
        """Take the store back once the worker has stopped."""
        self._give_back()
