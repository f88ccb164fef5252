"""Where an import begins: a spot to drop a file on, the ways to hand one over, what was imported before."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cdsdesk.model.ports import Step
from cdsdesk.vietnamese.dates import format_moment
from ui.theme.icons import icon
from ui.theme.theme import colours, theme
from ui.widgets.boxes import Card, button, clear, link, scroll
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

KINDS = (
    "Nhận Excel (.xlsx, .xlsm, .xls), Word (.docx), PDF có chữ, bảng tính .ods và .csv, và bảng chép từ Excel, Word "
    "hoặc trang mạng."
)
PROMISE = "Chương trình tự nhận ra bảng, cột và loại dữ liệu; chưa ghi gì vào hồ sơ cho tới khi bạn bấm “Ghi”."
_PICTURE = 40


class DropSpot(QFrame):
    """The large area that takes a file; the whole window takes drops, this says so."""

    def __init__(self, choose: Callable[[], object], paste: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "drop")
        self.setAccessibleName("Thả tệp vào đây")
        self.picture = Label("")
        self.choose_button = button("Chọn tệp…", choose, main=True, picture="folder")
        self.paste_button = button("Dán từ bảng tạm", paste)
        inside = column(self, 20, 8)
        inside.addStretch(1)
        inside.addWidget(self.picture)
        inside.addWidget(Label("Thả tệp vào đây hoặc chọn tệp…", "title", wrap=True))
        inside.addWidget(Label(KINDS, "muted", wrap=True))
        line = row(spacing=8)
        line.addStretch(1)
        line.addWidget(self.choose_button)
        line.addWidget(self.paste_button)
        line.addStretch(1)
        inside.addSpacing(4)
        inside.addLayout(line)
        inside.addSpacing(4)
        inside.addWidget(Label(PROMISE, "small", wrap=True))
        inside.addStretch(1)
        for label in self.findChildren(Label):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme().changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self.picture.setPixmap(icon("import", colours().accent).pixmap(_PICTURE, _PICTURE))


class StartPage(QWidget):
    """``read_asked`` names a file that waits to be read, ``take_back_asked`` the step of an earlier import."""

    read_asked = Signal(object)
    take_back_asked = Signal(int)

    def __init__(self, choose: Callable[[], object], paste: Callable[[], object]) -> None:
        super().__init__()
        self.spot = DropSpot(choose, paste)
        self._waiting, self._earlier = Card(margin=12, spacing=6), Card(margin=0, spacing=0)
        self._files, self._steps = column(spacing=4), column(spacing=4)
        self._fill()

    def _fill(self) -> None:
        whole = column(self, spacing=10)
        whole.addWidget(self.spot, 3)
        self._waiting.column.addWidget(Label("Tệp đang chờ", "heading"))
        self._waiting.column.addLayout(self._files)
        whole.addWidget(self._waiting)
        inner = QWidget()
        inside = column(inner, 12, 6)
        inside.addWidget(Label("Những lần nhập gần đây", "heading"))
        inside.addLayout(self._steps)
        inside.addStretch(1)
        self._earlier.column.addWidget(scroll(inner))
        whole.addWidget(self._earlier, 2)
        self.show_waiting(())
        self.show_earlier((), locked=False)

    def show_waiting(self, files: Sequence[Path]) -> None:
        """Offer the files that were dropped together with the one that was read first."""
        clear(self._files)
        for path in files:
            self._files.addWidget(link(f"Đọc {path.name}", lambda path=path: self.read_asked.emit(path)))  # type: ignore[misc]
        self._waiting.setVisible(bool(files))

    def show_earlier(self, steps: Sequence[Step], *, locked: bool) -> None:
        """List what was imported before, the latest first, each to be taken back by itself."""
        clear(self._steps)
        for step in steps:
            _put_step(self._steps, step, None if locked else self.take_back_asked.emit)
        if not steps:
            self._steps.addWidget(Label("Chưa nhập tệp nào vào hồ sơ này.", "muted", wrap=True))


def _put_step(into: QVBoxLayout, step: Step, take_back: Callable[[int], object] | None) -> None:
    line = row(spacing=10)
    line.addWidget(Label(format_moment(step.when), "small"))
    line.addWidget(Label(step.label, elide=True))
    if step.undone_by is not None:
        line.addWidget(Label("đã hoàn tác", "muted"))
    line.addStretch(1)
    if step.undone_by is None and take_back is not None:
        made = link("Hoàn tác lần nhập này", lambda: take_back(step.number))
        made.setAccessibleDescription(step.label)
        line.addWidget(made)
    into.addLayout(line)
