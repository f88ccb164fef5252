"""Where an import begins: a spot to drop a file on, the ways to hand one over, what was imported before."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cdsdesk.model.ports import Step
from cdsdesk.vietnamese.dates import format_moment
from ui.widgets.boxes import Card, button, clear, link, scroll
from ui.widgets.drop_spot import DropSpot
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

KINDS = (
    "Nhận Excel (.xlsx, .xlsm, .xls), Word (.docx), PDF có chữ, bảng tính .ods và .csv, và bảng chép từ Excel, Word "
    "hoặc trang mạng."
)
PROMISE = "Chương trình tự nhận ra bảng, cột và loại dữ liệu; chưa ghi gì vào hồ sơ cho tới khi bạn bấm “Ghi”."


class ImportSpot(DropSpot):
    """Takes files and what stands on the clipboard."""

    def __init__(self, choose: Callable[[], object], paste: Callable[[], object]) -> None:
        self.choose_button = button("Chọn tệp…", choose, main=True, picture="folder")
        self.paste_button = button("Dán từ bảng tạm", paste)
        super().__init__(
            "import", "Thả tệp vào đây hoặc chọn tệp…", KINDS, (self.choose_button, self.paste_button), PROMISE
        )


class StartPage(QWidget):
    """``read_asked`` names a file that waits to be read, ``take_back_asked`` the step of an earlier import."""

    read_asked = Signal(object)
    take_back_asked = Signal(int)

    def __init__(self, choose: Callable[[], object], paste: Callable[[], object]) -> None:
        super().__init__()
        self.spot = ImportSpot(choose, paste)
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
