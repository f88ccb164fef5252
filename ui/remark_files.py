"""Remarks of the office above that are dropped on the window: kept in one step, seen at their fields afterwards."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.periods import period_words
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress
from ui import later_packages
from ui.desk import Desk
from ui.notices import NoticeBar
from ui.tasks import Job

if TYPE_CHECKING:
    from cdsdesk.actions.remarks import RemarksTaken

    Keeping = Callable[[Snapshot, str], tuple[ChangeSet, RemarksTaken]]

PACKAGE = ".cdsz"


class RemarkFiles(QObject):
    """Belongs to whoever takes files in; ``see`` shows what is asked for a period."""

    def __init__(self, desk: Desk, notice: NoticeBar, see: Callable[[str], object]) -> None:
        super().__init__(notice)
        self._desk, self._notice, self._see = desk, notice, see

    def read(self, path: Path, otherwise: Callable[[], object], password: str = "") -> None:
        """Read a package beside the window and keep its remarks; one that holds none is left to ``otherwise``."""

        def work(_progress: Progress) -> "Keeping | None":
            return later_packages.read_remarks(path, password)

        self._desk.runner.run(Job("Đọc gói", work, partial(self._keep, otherwise), self._desk.failed.emit))

    def _keep(self, otherwise: Callable[[], object], keeping: "Keeping | None") -> None:
        if keeping is None:
            otherwise()
            return
        done: list[RemarksTaken] = []

        def step(snapshot: Snapshot, who: str) -> ChangeSet:
            changes, taken = keeping(snapshot, who)
            done.append(taken)
            return changes

        if not self._desk.edit(step):
            return
        (taken,) = done
        see = ("Xem yêu cầu", partial(self._see, taken.period))
        if not taken.written:
            self._notice.say(f"Các yêu cầu chỉnh sửa của {taken.sender.name} đã có trong hồ sơ.", [see])
            return
        words = f"{taken.sender.name}: {len(taken.written)} yêu cầu chỉnh sửa báo cáo {period_words(taken.period)}."
        self._notice.say(words, [see, ("Hoàn tác", self._take_back)], of_step=True)

    def _take_back(self) -> None:
        step = self._desk.undo()
        if step is not None:
            self._notice.say(f"{step.label}.")
