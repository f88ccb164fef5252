"""Looks after the open file: checks it after the first paint, copies it, says when it was saved and copied."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from cdsdesk.errors import CdsError
from cdsdesk.progress import Progress
from ui.desk import Desk, check_and_copy, copy_now
from ui.system import give_back_memory
from ui.tasks import Job

CHECKING = "Đang kiểm tra hồ sơ, xin chờ giây lát rồi sửa"
DAMAGED = "Hồ sơ có chỗ không khớp nên chỉ mở để xem; hãy khôi phục từ bản sao lưu gần nhất"


class Keeping(QObject):
    """``said`` gives the line for the foot of the window, ``done`` and ``trouble`` notes."""

    said = Signal(str)
    done = Signal(str)
    trouble = Signal(str, str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._saved: datetime | None = None
        self._copied: datetime | None = None
        desk.saved.connect(self._on_saved)
        desk.lock_changed.connect(self.say)

    def begin(self) -> None:
        """Lock editing until the file is checked; then copy it. A file opened to be looked at stays locked."""
        if self._desk.lock:
            self.say()
            return
        self._desk.set_lock(CHECKING, passing=True)
        path, who = self._desk.path, self._desk.who
        self._run("Kiểm tra hồ sơ", lambda _progress: check_and_copy(path, who), self._checked, quiet=True)

    def copy(self) -> None:
        """Copy the file now."""
        path, who = self._desk.path, self._desk.who
        self._run("Sao lưu", lambda _progress: copy_now(path, who), self._copied_now, quiet=False)

    def _run(self, title: str, work: Callable[[Progress], object], done: Callable[[Any], None], *, quiet: bool) -> None:
        self._desk.runner.run(Job(title, work, done, self._failed, quiet=quiet))

    def _checked(self, found: tuple[list[str], datetime | None, str]) -> None:
        give_back_memory()
        problems, copied, trouble = found
        self._copied = copied
        self._desk.set_lock(DAMAGED if problems else "")
        if problems:
            self.trouble.emit(f"{DAMAGED}.", "\n".join(problems))
        elif trouble:
            self.trouble.emit(trouble, "")
        self.say()

    def _copied_now(self, found: datetime) -> None:
        self._copied = found
        self.done.emit("Đã sao lưu hồ sơ và đã thử mở lại bản sao.")
        self.say()

    def _failed(self, error: CdsError) -> None:
        if self._desk.lock == CHECKING:
            self._desk.set_lock(DAMAGED)
        self.trouble.emit(error.sentence(), "")

    def _on_saved(self, when: datetime) -> None:
        self._saved = when
        self.say()

    def say(self) -> None:
        """Say what is known."""
        if self._desk.lock:
            parts = [f"Chỉ xem: {self._desk.lock[:1].lower()}{self._desk.lock[1:]}"]
        else:
            parts = [f"Đã lưu {self._saved:%H:%M:%S}"] if self._saved else ["Mọi nội dung đã lưu"]
        if self._copied is not None:
            parts.append(f"Sao lưu gần nhất {when_words(self._copied, date.today())}")
        self.said.emit(" · ".join(parts))


def when_words(when: datetime, today: date) -> str:
    """Return a moment as one says it: "08:00 hôm nay", "16:30 ngày 05/02/2026"."""
    days = (today - when.date()).days
    day = {0: "hôm nay", 1: "hôm qua"}.get(days, f"ngày {when:%d/%m/%Y}")
    return f"{when:%H:%M} {day}"
