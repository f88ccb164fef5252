"""Writes the files that ask offices to mend what they sent: one for each office, into a folder that is chosen."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from cdsdesk.files import clean_name
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_words
from cdsdesk.model.ports import Store
from cdsdesk.progress import Progress
from cdsdesk.vietnamese.numbers import format_number
from ui.desk import Desk, OpenStore
from ui.widgets.boxes import button
from ui.widgets.composing import Line
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_NAMED = 8
_PASSWORD = "Đặt mật khẩu thì báo cho đơn vị bằng đường khác với đường gửi tệp."


class RemarkFilesDialog(QDialog):
    """``asked`` are the offices with how much each is to mend; ``written`` is told of the files."""

    def __init__(
        self,
        desk: Desk,
        code: str,
        asked: Sequence[tuple[Unit, int]],
        folder: Callable[[], Path],
        write_one: Callable[[Store, str, str, Path, str], None],
        written: Callable[[tuple[Path, ...]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._code, self._asked, self._folder = desk, code, tuple(asked), folder
        self._write_one, self._written = write_one, written
        self.choose_folder: Callable[[], str] = self._ask_folder
        self.setWindowTitle("Lập tệp yêu cầu chỉnh sửa")
        self.setMinimumWidth(480)
        inside = column(self, 16, 10)
        inside.addWidget(Label(f"Báo cáo {period_words(code)}, mỗi đơn vị một tệp:", wrap=True))
        told = [f"{unit.name}: {format_number(count)} yêu cầu" for unit, count in asked[:_NAMED]]
        if len(asked) > _NAMED:
            told.append(f"và {format_number(len(asked) - _NAMED)} đơn vị khác")
        inside.addWidget(Label("\n".join(told), wrap=True))
        self.password = Line()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("Mật khẩu của tệp yêu cầu")
        label = Label("Mật khẩu (bỏ trống: không đặt)", "small")
        label.setBuddy(self.password)
        inside.addWidget(label)
        inside.addWidget(self.password)
        inside.addWidget(Label(_PASSWORD, "small", wrap=True))
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Huỷ", self.reject))
        self.write_button = button("Chọn thư mục và lập…", self.write, main=True)
        foot.addWidget(self.write_button)
        inside.addLayout(foot)

    def _ask_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, "Chọn thư mục để tệp yêu cầu", str(self._folder()))

    def write(self) -> None:
        """Write the files beside the window; they are told of once they are there."""
        chosen = self.choose_folder()
        if not chosen:
            return
        code, password, write_one = self._code, self.password.text(), self._write_one
        files = [
            (unit.uid, Path(chosen, clean_name(f"Yêu cầu chỉnh sửa {code} {unit.name}.cdsz")))
            for unit, _count in self._asked
        ]

        def work(store: OpenStore, progress: Progress) -> tuple[Path, ...]:
            for at, (unit, path) in enumerate(files):
                progress.report(at, len(files), path.name)
                write_one(store, unit, code, path, password)
            return tuple(path for _unit, path in files)

        self._desk.lending.beside("Lập tệp yêu cầu", work, self._written)
        self.accept()
