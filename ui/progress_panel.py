"""Shows the job under way: its title, how far it is, a button to stop it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import row


class ProgressPanel(QFrame):
    """A line at the foot of the page, seen only while something runs."""

    def __init__(self, stop: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("tone", "work")
        self.setAccessibleName("Tiến độ công việc")
        inside = row(self, spacing=12)
        inside.setContentsMargins(14, 6, 8, 6)
        self._stop = stop
        self._title = Label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName("Đã làm được")
        self.cancel_button = button("Huỷ", self.cancel)
        inside.addWidget(self._title, 1)
        inside.addWidget(self._bar)
        inside.addWidget(self.cancel_button)
        self.setVisible(False)

    def start(self, title: str) -> None:
        """Show a job."""
        self._name = title
        self._title.setText(f"{title}…")
        self._bar.setRange(0, 0)
        self.cancel_button.setEnabled(True)
        self.setVisible(True)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        if text:
            self._title.setText(f"{self._name}: {text}")

    def cancel(self) -> None:
        """Ask the job to stop; it ends at its next report."""
        self.cancel_button.setEnabled(False)
        self._title.setText("Đang dừng…")
        self._stop()

    def finish(self) -> None:
        """Hide the line."""
        self.setVisible(False)
