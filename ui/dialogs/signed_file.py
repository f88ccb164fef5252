"""What was found of a signed PDF, and filing it with its report: number and date are looked at, then one click."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cdsdesk.actions.signed import SignedFile, export_line, file_signed, report_of_file, report_words, waiting_reports
from cdsdesk.errors import CdsError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date
from ui.desk import Desk
from ui.forms.editors import LineEditor
from ui.forms.editors_date import DateEditor
from ui.theme.colours import Tone
from ui.widgets.boxes import button, scroll
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pill import Pill

TITLE = "Tệp PDF đã ký"
_UNREAD = "Không đọc được {} trên trang đầu: hãy ghi theo bản đã ký; bỏ trống nếu chưa có."
_READ = "Số và ngày đọc từ trang đầu; hãy nhìn lại trước khi lưu."
_UNKNOWN = "Chọn báo cáo của tệp này…"
_NONE_WAITS = "Không có báo cáo nào đã xuất và đang chờ bản ký."
_FROM_NOW_ON = "Lưu xong, báo cáo được ghi là đã ký và không đổi nữa; tệp đã ký giữ nguyên tại chỗ của nó."


class SignedFileDialog(QDialog):
    """``label`` holds the words of the step once it is written."""

    def __init__(
        self, desk: Desk, signed: SignedFile, today: Callable[[], date] = date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._signed = desk, signed
        self.label = ""
        self.known = report_of_file(desk.everything(), signed)
        self.state = Pill()
        self.lines = Label("\n".join(signed.lines()), wrap=True)
        self.export = Label(export_line(desk.everything(), signed), wrap=True)
        self.report = ChoiceBox()
        self.number = LineEditor(example="05")
        self.date = DateEditor(today=today, example="05/02/2026")
        self.asked = Label("", "small", wrap=True)
        self.refusal = Label("", "small", wrap=True)
        self.file_button = button("Lưu vào báo cáo", self.file, main=True)
        self.setWindowTitle(TITLE)
        resize_fitting(self, 680, 560)
        self._build()
        self._fill()

    def _build(self) -> None:
        inside = column(self, 16, 10)
        head = row()
        head.addWidget(Label(self._signed.path.name, "strong", elide=True))
        head.addStretch(1)
        head.addWidget(self.state)
        inside.addLayout(head)
        inside.addWidget(self.export)
        held = QWidget()
        told: QVBoxLayout = column(held, 4, 6)
        self.lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told.addWidget(self.lines)
        told.addStretch(1)
        inside.addWidget(scroll(held), 1)
        inside.addLayout(self._asking())
        inside.addWidget(self.asked)
        inside.addWidget(self.refusal)
        inside.addWidget(Label(_FROM_NOW_ON, "small", wrap=True))
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Đóng", self.reject))
        foot.addWidget(self.file_button)
        inside.addLayout(foot)

    def _asking(self) -> QVBoxLayout:
        asking = column(spacing=6)
        self.report.setAccessibleName("Báo cáo của tệp đã ký")
        self.number.setAccessibleName("Số văn bản")
        self.date.setAccessibleName("Ngày ban hành")
        asking.addWidget(self.report)
        line = row(spacing=8)
        for words, editor in (("Số", self.number), ("Ngày ban hành", self.date)):
            label = Label(words, "small")
            label.setBuddy(editor)
            line.addWidget(label)
            line.addWidget(editor)
        line.addStretch(1)
        asking.addLayout(line)
        return asking

    def _fill(self) -> None:
        everything, head = self._desk.everything(), self._signed.head
        reports = [self.known] if self.known is not None else list(waiting_reports(everything))
        if self.known is None:
            self.report.addItem(_UNKNOWN if reports else _NONE_WAITS, "")
        for one in reports:
            self.report.addItem(report_words(one), one.uid)
        self.number.show_text(head.number or (self.known.number if self.known else ""))
        day = head.date or (self.known.date if self.known else None)
        self.date.show_text(format_date(day) if day else "")
        unread = [word for word, read in (("số", head.number), ("ngày", head.date)) if not read]
        self.asked.setText(_UNREAD.format(" và ".join(unread)) if unread else _READ)
        if not self._signed.found.is_signed:
            self.state.show_text("Chưa ký", Tone.GREY)
        elif self._signed.doubtful or self.known is None or self._signed.added_to:
            self.state.show_text("Cần xem lại", Tone.AMBER)
        else:
            self.state.show_text("Nguyên vẹn", Tone.GREEN)
        self.report.currentIndexChanged.connect(lambda _place: self._try())
        self.number.typed.connect(self._try)
        self.date.typed.connect(self._try)
        self._try()
        (self.number if unread else self.file_button).setFocus()

    def _chosen(self) -> str:
        return str(self.report.currentData() or "")

    def _made(self, snapshot: Snapshot, who: str) -> ChangeSet:
        found = self.date.read().value
        return file_signed(snapshot, self._signed, self._chosen(), self.number.whole_text().strip(), found, who)

    def _try(self) -> None:
        """Say what stands in the way of filing before the button is pressed."""
        said = self._desk.lock or self.date.read().question
        if not said:
            said = why_not(self._desk.everything(), self._made)
        self.refusal.setText(said)
        self.refusal.setVisible(bool(said))
        self.file_button.setEnabled(not said)

    def file(self) -> None:
        """File it, one step to take back."""
        self.number.finish()
        self.date.finish()
        uid = self._chosen()
        if self._desk.edit(self._made):
            filed = self._desk.everything().find(Report, uid)
            self.label = f"Đã lưu bản đã ký vào {report_words(filed)}" if filed is not None else ""
            self.accept()


def why_not(snapshot: Snapshot, made: Callable[[Snapshot, str], ChangeSet]) -> str:
    """Return why a step cannot be made, "" when it can."""
    try:
        made(snapshot, "")
    except CdsError as refused:
        return refused.sentence()
    return ""
