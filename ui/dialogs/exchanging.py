"""Two officers, two computers, one office: a file goes over, the other's comes in, what both changed is decided."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QWidget

from cdsdesk.errors import CdsError, PasswordNeededError, WrongPasswordError
from cdsdesk.files import clean_name
from cdsdesk.model.ports import Step
from cdsdesk.progress import Progress
from ui import later_packages
from ui.desk import Desk, OpenStore
from ui.dialogs.exported import ExportedDialog
from ui.dialogs.package_password import PackagePassword
from ui.dialogs.peer_clashes import PeerClashes
from ui.drops import files_of
from ui.lending import Large
from ui.widgets.boxes import Card, button, scroll
from ui.widgets.composing import Line
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from cdsdesk.actions.merging_peers import PeerMerge, PeerResult

TITLE = "Trao đổi với máy khác"
SUFFIX = ".cdsz"
_KINDS = "Tệp trao đổi (*.cdsz);;Mọi tệp (*)"
_TEACH = (
    "Dùng khi hai người cùng làm một hồ sơ trên hai máy. Lần đầu: chép tệp hồ sơ (.cds) sang máy kia. Về sau mỗi bên "
    "lập một tệp trao đổi, gửi cho nhau và nhận tệp của bên kia: hai hồ sơ lại giống nhau, không mất việc của ai."
)
_GO = (
    "Tệp mang toàn bộ hồ sơ, có cả thông tin cá nhân và lịch sử: chỉ dùng trong cơ quan. Nên đặt mật khẩu khi gửi "
    "qua mạng."
)
_COME = (
    "Chọn tệp máy kia lập, hoặc thả tệp vào cửa sổ. Chỗ chỉ một bên sửa thì lấy theo bên ấy; chỗ hai bên cùng sửa khác "
    "nhau thì hỏi từng chỗ. Cả lần gộp là một bước, hoàn tác được."
)
_MADE = "Gửi tệp này cho máy kia qua USB hoặc đường khác trong cơ quan. Máy kia thả tệp vào cửa sổ là gộp được."
_KNOWN = "Tệp này đã gộp rồi; hồ sơ không thay đổi."
_WAIT = "Đang làm việc với hồ sơ, xin chờ một chút…"
_STOPPED = "Đã dừng. Hồ sơ không thay đổi."


class ExchangeDialog(QDialog):
    """``merged`` tells in words what came in, once it is written."""

    merged = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path, self._password = Path(), ""
        self.told: ExportedDialog | None = None
        self.asked: PackagePassword | None = None
        self.choose_place: Callable[[str], str] = self._ask_where
        self.choose_file: Callable[[], str] = self._ask_which
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        resize_fitting(self, 960, 600)
        self.password = Line()
        self.password.setAccessibleName("Mật khẩu của tệp trao đổi")
        self.make_button = button("Lập tệp trao đổi…", self.make)
        self.receive_button = button("Nhận tệp của máy kia…", self.choose, main=True)
        self.said = Label("", wrap=True)
        self.clashes = PeerClashes()
        self.merge_button = button("Gộp", self.merge_decided, main=True)
        self.stack = QStackedWidget()
        self._build()
        # Enter in the password makes the file; no other button shall be pressed by it too.
        self.receive_button.setDefault(False)
        self.password.returnPressed.connect(self.make)
        self.clashes.chosen.connect(self._show_left)
        desk.lock_changed.connect(self._show_lock)
        self._show_lock()

    # Layout

    def _build(self) -> None:
        inside = column(self, 16, 10)
        inside.addWidget(self.stack, 1)
        self.stack.addWidget(self._begin_page())
        self.stack.addWidget(self._clash_page())

    def _begin_page(self) -> QWidget:
        page, inner = QWidget(), QWidget()
        whole, inside = column(page, 0, 10), column(inner, 0, 10)
        whole.addWidget(scroll(inner), 1)
        inside.addWidget(Label(_TEACH, wrap=True))
        go, come = Card(), Card()
        label = Label("Mật khẩu (bỏ trống: không đặt)", "small")
        label.setBuddy(self.password)
        for part in (Label("Gửi sang máy kia", "heading"), Label(_GO, "small", wrap=True), label, self.password):
            go.column.addWidget(part)
        come.column.addWidget(Label("Nhận từ máy kia", "heading"))
        come.column.addWidget(Label(_COME, "small", wrap=True))
        for card, act in ((go, self.make_button), (come, self.receive_button)):
            line = row()
            line.addWidget(act)
            line.addStretch(1)
            card.column.addLayout(line)
            inside.addWidget(card)
        inside.addStretch(1)
        whole.addWidget(self.said)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Đóng", self.reject))
        whole.addLayout(foot)
        return page

    def _clash_page(self) -> QWidget:
        page = QWidget()
        inside = column(page, 0, 10)
        inside.addWidget(self.clashes, 1)
        foot = row()
        for one in self.clashes.all_buttons:
            foot.addWidget(one)
        foot.addStretch(1)
        foot.addWidget(button("Thôi, chưa gộp", self.reject))
        foot.addWidget(self.merge_button)
        inside.addLayout(foot)
        return page

    def _show_lock(self) -> None:
        may = not self._desk.lock
        self.make_button.setEnabled(may)
        self.receive_button.setEnabled(may)
        self._show_left()

    def _show_left(self) -> None:
        left = self.clashes.left()
        self.merge_button.setText(f"Gộp (còn {left} chỗ chưa chọn)" if left else "Gộp theo lựa chọn")
        self.merge_button.setEnabled(left == 0 and not self._desk.lock)

    # Going over

    def make(self) -> None:
        """Ask where the file goes and write it."""
        name = f"{clean_name(f'Trao đổi {self._desk.who}'.strip())}{SUFFIX}"
        if chosen := self.choose_place(name):
            path = Path(chosen)
            self.make_in(path if path.suffix.lower() == SUFFIX else Path(f"{chosen}{SUFFIX}"))

    def _ask_where(self, name: str) -> str:
        folder = self._desk.path.resolve().parent
        return QFileDialog.getSaveFileName(self, "Lập tệp trao đổi", str(folder / name), _KINDS)[0]

    def make_in(self, path: Path) -> None:
        """Write everything for the other officer's file."""
        made: list[PeerResult] = []
        password, who = self.password.whole_text(), self._desk.who

        def write(store: OpenStore, _progress: Progress) -> Step:
            made.append(later_packages.make_peer_package(store, path, password, who))
            return store.history(1)[0]

        self._lend("Lập tệp trao đổi", write, lambda: self._made(path))

    def _made(self, path: Path) -> None:
        self.password.clear()
        self.said.setText("")
        self.told = ExportedDialog((path,), draft=False, parent=self, title="Đã lập tệp trao đổi", words=_MADE)
        self.told.open()

    # Coming in

    def choose(self) -> None:
        """Ask for the other officer's file and take it in."""
        if chosen := self.choose_file():
            self.receive(Path(chosen))

    def _ask_which(self) -> str:
        folder = str(self._desk.path.resolve().parent)
        return QFileDialog.getOpenFileName(self, "Nhận tệp của máy kia", folder, _KINDS)[0]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files that are dragged here."""
        if files_of(event.mimeData()) and not self._desk.lock:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the file in."""
        if files := files_of(event.mimeData()):
            event.acceptProposedAction()
            self.receive(files[0])

    def receive(self, path: Path, password: str = "") -> None:
        """Take in the other officer's file, or list what both changed."""
        self._path, self._password = path, password
        self._merge({})

    def merge_decided(self) -> None:
        """Take the file in with what was decided."""
        self._merge(self.clashes.decisions)

    def _merge(self, decisions: Mapping[str, str]) -> None:
        told: list[PeerMerge] = []
        path, password, who, said = self._path, self._password, self._desk.who, dict(decisions)

        def write(store: OpenStore, _progress: Progress) -> Step | None:
            told.append(later_packages.merge_peer(store, path, password, said, who))
            return store.history(1)[0] if told[0].step else None

        self._lend("Gộp tệp trao đổi", write, lambda: self._show(told[0], said))

    def _show(self, told: "PeerMerge", said: Mapping[str, str]) -> None:
        if told.known:
            self._say(_KNOWN)
        elif told.clashes:
            order = {one.key: one for one in (*told.clashes, *told.decided)}
            self.clashes.show_clashes(told.sender, tuple(order.values()), said)
            self.stack.setCurrentIndex(1)
            self._show_left()
            self.clashes.table.setFocus()
        else:
            whose = f"tệp của {told.sender}" if told.sender else self._path.name
            self.merged.emit(f"Đã gộp {whose}: {later_packages.merged_words(told)}.")
            self.accept()

    # The file, while it is worked on

    def _lend(self, title: str, write: Callable[[OpenStore, Progress], Step | None], done: Callable[[], None]) -> None:
        self._say(_WAIT)
        self._desk.lending.borrow(Large(title, write, lambda _written: done(), self._left, nothing=done))

    def _left(self, error: CdsError | None) -> None:
        if isinstance(error, PasswordNeededError | WrongPasswordError):
            self._say("")
            refused = error.sentence() if isinstance(error, WrongPasswordError) else ""
            self.asked = made = PackagePassword(self._path.name, refused, self)
            made.accepted.connect(partial(self._with_password, made))
            made.finished.connect(lambda _how: made.deleteLater())
            made.open()
        else:
            self._say(error.sentence() if error is not None else _STOPPED)

    def _with_password(self, asked: PackagePassword) -> None:
        self.receive(self._path, asked.password.whole_text())

    def _say(self, words: str) -> None:
        self.stack.setCurrentIndex(0)
        self.said.setText(words)

    def reject(self) -> None:
        """Close, but not while the file is being written."""
        if not self._desk.writing:
            super().reject()
