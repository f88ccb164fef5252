"""While a file is read, and when it was refused: what happens, and what can be done now."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from cdsdesk.errors import CdsError
from cdsdesk.progress import Cancelled, Progress
from ui.widgets.boxes import Card, ShortButton, button
from ui.widgets.empty import EmptyPage
from ui.widgets.label import Label
from ui.widgets.layouts import row

_BAR = 320
MEANWHILE = "Trong lúc này vẫn xem được các trang khác, chưa sửa được. Bấm Dừng thì hồ sơ giữ nguyên như trước."


class Listener(QObject):
    """Carries the progress of one job from the worker to the page, and the wish to stop the other way."""

    told = Signal(int, int, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stopped = False

    def over(self, progress: Progress) -> "Heard":
        """Return what the job reports to: the page hears it, then whoever listens to the worker."""
        return Heard(self, progress)


class Heard:
    """The progress that a job is handed."""

    def __init__(self, listener: Listener, inner: Progress) -> None:
        self._listener, self._inner = listener, inner

    def report(self, done: int, total: int, text: str = "") -> None:
        """Pass it on. Raises Cancelled."""
        if self._listener.stopped:
            raise Cancelled
        self._listener.told.emit(done, total, text)
        self._inner.report(done, total, text)


class ReadingPage(Card):
    """A file is being read, or written into the data file: how far it is, and a button to stop it."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__(margin=24, spacing=12)
        self._stop = stop
        self.title = Label("", "title", wrap=True)
        self.step = Label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR)
        self.cancel_button = button("Huỷ", self.cancel)
        self.column.addStretch(2)
        for label in (self.title, self.step):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(self.title)
        self.column.addLayout(_middle(self.bar))
        self.column.addWidget(self.step)
        self.column.addLayout(_middle(self.cancel_button))
        self.column.addStretch(3)

    def begin(self, name: str) -> None:
        """Show the file that is read from now on."""
        self._begin(f"Đang đọc {name}…", "Chưa ghi gì vào hồ sơ.", "Huỷ", "Đã đọc được")

    def begin_proofreading(self, name: str) -> None:
        """Show the document that is read and looked through from now on."""
        self._begin(f"Đang đọc soát {name}…", "Văn bản chỉ được đọc, không sửa.", "Huỷ", "Đã đọc soát được")

    def begin_writing(self, name: str) -> None:
        """Show the file that is written into the data file from now on."""
        self._begin(f"Đang ghi {name} vào hồ sơ…", MEANWHILE, "Dừng", "Đã ghi được")

    def _begin(self, title: str, step: str, stop: str, done: str) -> None:
        self.title.setText(title)
        self.step.setText(step)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(done)
        self.cancel_button.setText(stop)
        self.cancel_button.setEnabled(True)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        if text:
            self.step.setText(f"{text}…" if self.cancel_button.isEnabled() else "Đang dừng…")

    def cancel(self) -> None:
        """Ask to stop; the page goes once the work has ended."""
        self.cancel_button.setEnabled(False)
        self.step.setText("Đang dừng…")
        self._stop()


class RefusedPage(EmptyPage):
    """A file that cannot be read: the one sentence that says what to do, and the way to another or a waiting file."""

    def __init__(self, choose: Callable[[], object], back: Callable[[], object]) -> None:
        super().__init__("", "", ("Chọn tệp khác", choose), ("Lùi", back))
        self.next_button = ShortButton("")
        self.next_button.hide()
        self.column.insertLayout(self.column.count() - 1, _middle(self.next_button))

    def show_waiting(self, words: str) -> None:
        """Offer the file that waits next; "" where none does."""
        self.next_button.show_words(words)
        self.next_button.setVisible(bool(words))

    def take_focus(self) -> None:
        """Put the cursor on the way on."""
        (self.buttons[0] if self.next_button.isHidden() else self.next_button).setFocus()

    def show_refusal(self, source: Path | str, error: CdsError) -> None:
        """Say why."""
        name = source.name if isinstance(source, Path) else source
        self.say(f"Không đọc được {name}", f"{error.sentence()}\nHồ sơ không thay đổi.")


def _middle(widget: QWidget) -> QHBoxLayout:
    made = row()
    made.addStretch(1)
    made.addWidget(widget)
    made.addStretch(1)
    return made
