"""Copies of the data file: when each was made; making one, going back to one."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.desk import Desk, copies_of
from ui.keeping import when_words
from ui.places.office_sections import Section
from ui.system import show_file
from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import row
from ui.widgets.plain_table import PlainTable

_TITLES = ("Sao lưu lúc", "Tệp", "Dung lượng")
_MILLION, _THOUSAND = 1_000_000, 1_000


class BackupSection(Section):
    """``restore_asked`` gives the copy that somebody wants to go back to, once they said yes."""

    restore_asked = Signal(object)

    def __init__(
        self, desk: Desk, today: Callable[[], date], copy_now: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        teach = "Hồ sơ được tự sao lưu mỗi lần mở. Chép thêm một bản ra USB hay máy khác cho chắc chắn."
        super().__init__(desk, "Bản sao lưu", teach, parent)
        self._today = today
        self.copies: list[tuple[Path, datetime]] = []
        self.place = Label("", "small", wrap=True)
        self.table = PlainTable("Các bản sao lưu", _TITLES, (200, 0, 110), right=(2,))
        self.restore = button("Khôi phục bản đang chọn…", self.ask_restore)
        line = row(spacing=8)
        line.addWidget(button("Sao lưu ngay", copy_now, main=True))
        line.addWidget(button("Mở thư mục", self._show_folder))
        line.addStretch(1)
        line.addWidget(self.restore)
        self.whole.addWidget(self.place)
        self.whole.addLayout(line)
        self.whole.addWidget(self.table, 1)
        self.show_anew()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the folder anew."""
        super().showEvent(event)
        self.show_anew()

    def show_anew(self) -> None:
        """List the copies that lie beside the file."""
        self.place.setText(f"Hồ sơ đang mở: {self.desk.path}")
        self.copies = copies_of(self.desk.path)
        self.table.setRowCount(len(self.copies))
        for number, (path, made) in enumerate(self.copies):
            self.table.show_line(number, (when_words(made, self._today()), path.name, size_words(path)))
        if self.copies and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        self.restore.setEnabled(bool(self.copies))

    def _show_folder(self) -> None:
        show_file((self.copies[0][0] if self.copies else self.desk.path).parent)

    def ask_restore(self) -> None:
        """Say what will be replaced by what, and ask."""
        path, made = self.copies[max(self.table.currentRow(), 0)]
        box = QMessageBox(self)
        box.setWindowTitle("Khôi phục bản sao lưu")
        box.setText(f"Đưa hồ sơ về như lúc {when_words(made, self._today())}?")
        box.setInformativeText(
            "Những gì ghi sau lúc đó sẽ không còn trong hồ sơ; hồ sơ hiện nay được giữ lại thành một tệp bên cạnh."
        )
        yes = box.addButton("Khôi phục", QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton("Huỷ", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.exec()
        if box.clickedButton() is yes:
            self.restore_asked.emit(path)
        box.deleteLater()


def size_words(path: Path) -> str:
    """Return how big a file is, as a person reads it; empty when it is gone."""
    try:
        size = path.stat().st_size
    except OSError:
        return ""
    if size >= _MILLION:
        return f"{size / _MILLION:.1f} MB".replace(".", ",")
    return f"{max(size // _THOUSAND, 1)} kB"
