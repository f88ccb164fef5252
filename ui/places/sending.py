"""Gửi đi: what to look at before a period is sent up, the package with its covering letter, what was sent."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from cdsdesk.errors import CdsError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.periods import period_words
from cdsdesk.model.ports import Step
from cdsdesk.progress import Progress
from cdsdesk.vietnamese.numbers import format_number
from ui import later, periods
from ui.desk import Desk, OpenStore
from ui.dialogs.exported import ExportedDialog
from ui.lending import Large
from ui.places.place import Place
from ui.tables.lines import LineCell, LineColumn, LinesTable
from ui.tasks import Job
from ui.theme.colours import Tone
from ui.widgets.boxes import Card, button, link, scroll
from ui.widgets.composing import Line
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pill import Pill

if TYPE_CHECKING:
    from cdsdesk.actions.sending import Readiness, Sent, SentLine

_COLUMNS = (
    LineColumn("Lập lúc", 122),
    LineColumn("Kỳ", 76, takes_rest=True),
    LineColumn("Lần", 40, "right"),
    LineColumn("Hạn", 74),
    LineColumn("Cá nhân", 72),
    LineColumn("Tệp", 120, takes_rest=True),
)
_PEOPLE = "Mặc định chỉ gửi số lượng. Chỉ kèm họ tên, điện thoại khi cấp trên yêu cầu; việc kèm và lý do được ghi lại."
_NO_PEOPLE = "Hồ sơ chưa có thành viên nào, không có gì để kèm."
_PASSWORD = "Báo mật khẩu cho nơi nhận bằng đường khác với đường gửi gói."
_SENT = "Gửi tệp gói cho nơi nhận qua văn bản điện tử, thư điện tử, Zalo hoặc USB."


class CheckLine(QWidget):
    """One thing to look at: how it stands, what that means, a way to mend it."""

    def __init__(self, way: str = "", act: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.state, self.words = Pill(), Label("", wrap=True)
        line = row(self, spacing=8)
        line.addWidget(self.state)
        line.addWidget(self.words, 1)
        self.link = link(way, act) if act is not None else None
        if self.link is not None:
            line.addWidget(self.link)

    def show_state(self, state: str, tone: Tone, words: str, *, way: bool = True) -> None:
        """Show how it stands."""
        self.state.show_text(state, tone)
        self.words.setText(words)
        if self.link is not None:
            self.link.setVisible(way)


class SendingPlace(Place):
    """The page; ``choose_folder`` asks where the package goes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.folder = desk.path.resolve().parent
        self.ready: Readiness | None = None
        self.told: ExportedDialog | None = None
        self._stale = True
        self.choose_folder: Callable[[], str] = self._ask_folder
        self.title = Label("", "title", elide=True)
        self.recipient = CheckLine("Chọn cơ quan cấp trên", lambda: self.asked.emit("office", ""))
        self.errors = CheckLine("Mở danh sách soát", lambda: self.asked.emit("report", ""))
        self.signed = CheckLine("Mở báo cáo", lambda: self.asked.emit("report", ""))
        self.before = CheckLine()
        self.people = QCheckBox("Kèm họ tên, điện thoại thành viên")
        self.people_words = Label(_PEOPLE, "small", wrap=True)
        self.reason, self.password = Line(), Line()
        self.letter = QCheckBox("Lập công văn gửi kèm (PDF và Word)")
        self.letter.setChecked(True)
        self.place = Line()
        self.place.setReadOnly(True)
        self.place.setAccessibleName("Thư mục để gói gửi đi")
        self.folder_button = button("Chọn thư mục…", self.choose)
        self.send_button = button("Lập gói gửi đi", self.send, main=True)
        self.table = LinesTable("Các gói đã lập để gửi", _COLUMNS, sent_cells)
        self._build()
        self._connect()

    # Layout

    def _build(self) -> None:
        whole = column(self, spacing=10)
        whole.addWidget(self.title)
        line = row(spacing=12)
        whole.addLayout(line, 1)
        inner = QWidget()
        inner.setLayout(self._asking())
        self.form, self.record = Card(margin=0), QWidget()
        self.form.column.addWidget(scroll(inner), 1)
        foot = row()
        foot.setContentsMargins(14, 6, 14, 12)
        foot.addStretch(1)
        foot.addWidget(self.send_button)
        self.form.column.addLayout(foot)
        record = column(self.record)
        record.addWidget(Label("Đã lập để gửi", "heading"))
        record.addWidget(self.table, 1)
        line.addWidget(self.form, 1)
        line.addWidget(self.record, 1)

    def _asking(self) -> QVBoxLayout:
        inside = column(spacing=8)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.addWidget(Label("Trước khi gửi", "heading"))
        for part in (self.recipient, self.errors, self.signed, self.before):
            inside.addWidget(part)
        inside.addSpacing(6)
        inside.addWidget(Label("Trong gói", "heading"))
        inside.addWidget(self.people)
        inside.addWidget(self.people_words)
        for words, editor in (
            ("Lý do kèm thông tin cá nhân", self.reason),
            ("Mật khẩu (bỏ trống: không đặt)", self.password),
        ):
            editor.setAccessibleName(words)
            label = Label(words, "small")
            label.setBuddy(editor)
            inside.addWidget(label)
            inside.addWidget(editor)
            if editor is self.reason:
                self.reason_label = label
        inside.addWidget(Label(_PASSWORD, "small", wrap=True))
        inside.addWidget(self.letter)
        inside.addSpacing(6)
        inside.addWidget(Label("Nơi để tệp", "heading"))
        inside.addWidget(self.place)
        line = row()
        line.addWidget(self.folder_button)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addStretch(1)
        return inside

    def _connect(self) -> None:
        self.people.toggled.connect(lambda _on: self._show_people())
        self.reason.textChanged.connect(lambda _text: self._show_people())
        self.desk.changed.connect(self._changed)
        self.desk.period_changed.connect(self._outdate)
        self.desk.findings_changed.connect(self._outdate)
        self.desk.lock_changed.connect(self._unlock)
        self._show_people()

    # Showing

    def _changed(self, _changes: ChangeSet) -> None:
        self._outdate()

    def _outdate(self) -> None:
        self._stale = True
        if self.isVisible():
            self.look_again()

    def _unlock(self) -> None:
        self._show_people()
        if self._stale and self.isVisible():
            self.look_again()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what changed while the page was not looked at."""
        super().showEvent(event)
        self.look_again()

    def look_again(self) -> None:
        """Look in the worker how ready the period is, when something changed."""
        if not self._stale or self.desk.writing:
            return
        self._stale = False
        self.title.setText(f"Gửi báo cáo {period_words(self.desk.period.code)}")
        self.place.setText(str(self.folder))
        snapshot, everything, folders = self.desk.snapshot(), self.desk.everything(), self._folders()

        def work(_progress: Progress) -> "Readiness":
            return later.readiness(snapshot, everything, folders)

        failed = self.desk.failed.emit
        self.desk.runner.run(Job("Xem lại trước khi gửi", work, self._show, failed, lane="ready", quiet=True))

    def _folders(self) -> tuple[Path, ...]:
        return tuple(dict.fromkeys((self.desk.path.resolve().parent, self.folder)))

    def _show(self, found: "Readiness") -> None:
        self.ready = found
        standing = periods.standing(self.desk.everything(), self.desk.period.code)
        if found.recipient:
            self.recipient.show_state("Nơi nhận", Tone.GREY, found.recipient, way=False)
        else:
            self.recipient.show_state("Nơi nhận", Tone.AMBER, "Hồ sơ chưa ghi cơ quan cấp trên.")
        if found.errors:
            words = f"Còn {format_number(found.errors)} lỗi chưa xử lý: báo cáo trong gói sẽ là bản dự thảo."
            self.errors.show_state("Soát lỗi", Tone.AMBER, words)
        else:
            self.errors.show_state("Soát lỗi", Tone.GREEN, "Không còn lỗi nào chưa xử lý.", way=False)
        if found.signed is None:
            self.signed.show_state("Chưa ký", Tone.AMBER, f"Báo cáo {standing}: gói không có bản đã ký.")
        elif found.signed:
            self.signed.show_state("Đã ký", Tone.GREEN, f"Gói mang bản đã ký {found.signed}.", way=False)
        else:
            words = "Không thấy tệp đã ký: hãy để tệp đó cạnh hồ sơ hoặc trong thư mục chọn dưới đây."
            self.signed.show_state("Thiếu tệp", Tone.RED, words)
        if found.revision > 1:
            words = f"Kỳ này đã gửi {format_number(found.revision - 1)} lần; gói mới thay gói trước ở nơi nhận."
            self.before.show_state(f"Lần {found.revision}", Tone.BLUE, words)
        else:
            self.before.show_state("Lần 1", Tone.GREY, "Kỳ này chưa gửi lần nào.")
        self.table.show_rows(found.sent)
        self._show_people()

    def _show_people(self) -> None:
        members = self.ready.members if self.ready is not None else 0
        wanted = self.people.isChecked()
        self.people.setEnabled(members > 0 or wanted)
        self.people_words.setText(_PEOPLE if members or wanted else _NO_PEOPLE)
        for part in (self.reason, self.reason_label):
            part.setVisible(wanted)
        may = not self.desk.lock and (not wanted or bool(self.reason.text().strip()))
        self.send_button.setEnabled(may)

    # Sending

    def choose(self) -> None:
        """Ask for the folder that the package goes into."""
        if chosen := self.choose_folder():
            self.folder = Path(chosen)
            self._outdate()

    def _ask_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, "Chọn thư mục để gói gửi đi", str(self.folder))

    def send(self) -> None:
        """Make the package and the letter in the worker, keep that they were made, show the files."""
        made: list[Sent] = []
        asked = later.send_request(
            self.desk.period.code,
            self.folder,
            reason=self.reason.text() if self.people.isChecked() else None,
            password=self.password.text(),
            letter=self.letter.isChecked(),
            folders=self._folders(),
            who=self.desk.who,
        )

        def write(store: OpenStore, progress: Progress) -> Step:
            made.append(later.send(store, asked, progress))
            return store.history(1)[0]

        def left(error: CdsError | None) -> None:
            if error is not None:
                self.desk.failed.emit(error)

        self.desk.lending.borrow(Large("Lập gói gửi đi", write, lambda _written: self._tell(made[0]), left))

    def _tell(self, sent: "Sent") -> None:
        self.password.clear()
        self.people.setChecked(False)
        self.reason.clear()
        self.told = ExportedDialog(
            sent.files, draft=sent.package.draft, parent=self, title="Đã lập gói gửi đi", words=told_words(sent)
        )
        self.told.open()

    # The place in the window

    def take_focus(self) -> None:
        """Put the cursor on what makes the package."""
        self.send_button.setFocus()

    def areas(self) -> Sequence[QWidget]:
        """Return what is asked and what was sent."""
        return self.form, self.record


def told_words(sent: "Sent") -> str:
    """Say what the package is, what changed since it was sent before, and what is missing."""
    package = sent.package
    signed = "có bản đã ký" if package.signed else "chưa có bản đã ký"
    people = "có thông tin cá nhân" if package.personal else "không kèm thông tin cá nhân"
    told = [f"Gói gửi lần {package.revision}, {signed}, {people}."]
    if package.draft:
        told.append("Còn lỗi chưa xử lý nên báo cáo trong gói là bản DỰ THẢO.")
    if package.changed is not None:
        changed = ", ".join(f"{format_number(count)} {label.lower()}" for label, count in package.changed.items())
        told.append(f"So với lần gửi trước đã đổi: {changed}." if changed else "So với lần gửi trước không có gì đổi.")
    if sent.trouble:
        told.append(f"Chưa lập được công văn: {sent.trouble}")
    return " ".join((*told, _SENT))


def sent_cells(one: "SentLine") -> Sequence[LineCell]:
    """Tell a package that was made to be sent."""
    row_of = one.submission
    made = datetime.fromisoformat(row_of.received_at) if row_of.received_at else None
    late = {True: LineCell("đúng hạn", Tone.GREEN), False: LineCell("trễ", Tone.AMBER)}
    return (
        LineCell(f"{made:%d/%m/%Y %H:%M}" if made else ""),
        LineCell(periods.words(row_of.period) if row_of.period else "Gói mẫu"),
        LineCell(str(row_of.revision or 1)),
        late[row_of.on_time] if row_of.on_time is not None else LineCell(""),
        LineCell("có" if one.people else "không", Tone.AMBER if one.people else None, one.people),
        LineCell(one.file),
    )
