"""What was exported: every file with its kind and size, a link to open each, one to their folder."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from cdsdesk.vietnamese.numbers import format_number
from ui.system import show_file
from ui.widgets.boxes import button, link
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_PACKAGE = ".cdsz"
_KINDS = {
    _PACKAGE: "Gói",
    ".pdf": "PDF chờ ký",
    ".docx": "Word",
    ".xlsx": "Phụ lục Excel",
    ".json": "Thông tin mô tả",
    ".csv": "Thông tin mô tả",
    ".xml": "Thông tin mô tả",
}
_DRAFT = (
    "Còn lỗi chưa sửa nên các tệp là bản DỰ THẢO. Sửa hoặc giữ có lý do các lỗi ở danh sách soát, rồi xuất lại để ký."
)
_READY = "Bản PDF đã sẵn sàng để ký số; số liệu khi xuất được lưu cùng báo cáo."
_KIB = 1024


class ExportedDialog(QDialog):
    """One line a file, without a link for a package, which no other program opens.

    ``draft`` says why nothing of it can be signed yet, ``words`` stand in place of that.
    """

    def __init__(
        self, files: Sequence[Path], *, draft: bool, parent: QWidget | None = None, title: str = "", words: str = ""
    ) -> None:
        super().__init__(parent)
        self.files = tuple(files)
        self.setWindowTitle(title or ("Đã xuất bản dự thảo" if draft else "Đã xuất báo cáo"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(620)
        inside = column(self, 16, 12)
        inside.addWidget(Label(words or (_DRAFT if draft else _READY), wrap=True))
        inside.addLayout(self._lines())
        if files:
            inside.addWidget(Label(f"Thư mục: {files[0].parent}", "small", wrap=True))
        foot = row()
        foot.addWidget(button("Mở thư mục", lambda: show_file(self.files[0].parent)))
        foot.addStretch(1)
        foot.addWidget(button("Đóng", self.accept, main=True))
        inside.addLayout(foot)

    def _lines(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, path in enumerate(self.files):
            grid.addWidget(Label(_KINDS.get(path.suffix.lower(), "Tệp"), "muted"), at, 0)
            grid.addWidget(Label(path.name, wrap=True), at, 1)
            grid.addWidget(Label(_size(path), "small"), at, 2)
            if path.suffix.lower() != _PACKAGE:
                opener = link("Mở tệp", partial(show_file, path))
                opener.setAccessibleName(f"Mở tệp {path.name}")
                grid.addWidget(opener, at, 3)
        return grid


def _size(path: Path) -> str:
    try:
        return f"{format_number(max(round(path.stat().st_size / _KIB), 1))} KB"
    except OSError:
        return ""
