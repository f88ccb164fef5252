"""One office in one period: what came in and what it changed, what it is asked to mend, or what is told by hand."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from cdsdesk.actions.compliance import Matrix, Standing, reminder
from cdsdesk.actions.compliance_edits import cell_entries, clear_cell, set_cell
from cdsdesk.actions.paper_differences import PAPER, tells_otherwise
from cdsdesk.actions.resends import ChangedLine, Resend, answers, packages_of, resend, take_back_package
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_words
from cdsdesk.model.systems import Submission
from cdsdesk.progress import Progress
from cdsdesk.vietnamese.dates import format_date
from ui.desk import Desk, OpenStore
from ui.dialogs.ask_to_mend import AskToMendDialog
from ui.dialogs.remark_list import RemarkList
from ui.forms.editors import LineEditor
from ui.forms.editors_date import DateEditor
from ui.tables.lines import LineCell, LineColumn, LinesTable
from ui.widgets.boxes import button, link, scroll
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_NOTHING, _YES, _NO = "", "Có", "Không"
_CHOICES = (("Chưa ghi gì", _NOTHING), ("Đã báo cáo", _YES), ("Chưa báo cáo", _NO))
_TEACH = "Đơn vị gửi bằng giấy hay nơi khác thì ghi tay ở đây. Khi gói của đơn vị đến, gói được tính."
_COLUMNS = (
    LineColumn("Nội dung", 170, takes_rest=True),
    LineColumn("Lần trước", 140, takes_rest=True),
    LineColumn("Lần này", 140, takes_rest=True),
)

Answers = Mapping[str, ChangedLine | None]
Names = Callable[[Collection[str]], Mapping[str, str]]


def _no_names(_wanted: Collection[str]) -> Mapping[str, str]:
    return {}


class ComplianceCell(QDialog):
    """``shown`` is the matrix, ``code`` the period, ``unit`` the office; ``names`` says what its records are called.

    ``told`` says what was done, once it is closed; empty where the matrix shows it.
    """

    def __init__(
        self,
        desk: Desk,
        shown: Matrix,
        code: str,
        unit: Unit,
        today: Callable[[], date] = date.today,
        names: Names = _no_names,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._shown, self._code, self._unit = desk, shown, code, unit
        self.told = ""
        # A topic of its own is told by hand only, whatever came in for the report itself.
        self.packages = packages_of(desk.everything(), unit.uid, code) if not shown.topic else ()
        (self._window,) = (one for one in shown.periods if one.code == code)
        self._today = today
        self.setWindowTitle(f"{unit.name}: {period_words(code)}")
        whole = column(self, 16, 10)
        due = f"hạn gửi {format_date(self._window.due)}"
        topic = f"“{shown.topic}”, " if shown.topic else ""
        words = period_words(code)
        whole.addWidget(Label(f"{topic}{words[:1].upper()}{words[1:]}, {due}", "strong", wrap=True))
        if self.packages:
            self._tell(whole, names)
            resize_fitting(self, 820, 540 if len(self.packages) > 1 else 320)
        else:
            self._ask(whole)
            self.setMinimumWidth(480)
        self._foot(whole)

    def _span(self) -> tuple[date, date]:
        return self._window.data_from, self._window.due

    # What came in

    def _tell(self, whole: QVBoxLayout, names: Names) -> None:
        inner = QWidget()
        inside = column(inner)
        self.remarks = RemarkList(self._desk, self._unit.uid, self._code, names, inner)
        for one in self.packages:
            inside.addWidget(Label(_told(one, counts=one is self.packages[-1]), wrap=True))
        paper = self.packages[-1].extras.get(PAPER, "")
        if paper:
            inside.addWidget(Label(paper, "strong" if tells_otherwise(self.packages[-1]) else "small", wrap=True))
        if not self._desk.lock:
            line = row()
            self.back_link = link(f"Bỏ gói gửi lần {self.packages[-1].revision or 1}", self.take_back)
            line.addWidget(self.back_link)
            line.addStretch(1)
            inside.addLayout(line)
        if self.remarks.shown:
            inside.addSpacing(4)
            inside.addWidget(Label("Yêu cầu chỉnh sửa", "heading"))
        inside.addWidget(self.remarks)
        if len(self.packages) > 1:
            self._show_changes(inside)
        inside.addStretch(1)
        whole.addWidget(scroll(inner), 1)

    def _show_changes(self, inside: QVBoxLayout) -> None:
        before, after = self.packages[-2:]
        inside.addSpacing(4)
        inside.addWidget(Label(f"Lần {after.revision or 1} khác lần {before.revision or 1}", "heading"))
        self.changes = LinesTable("Lần này khác lần trước", _COLUMNS, changed_cells)
        self.whole, self.groups = Label("", wrap=True), Label("", "small", wrap=True)
        self.changes.setMinimumHeight(170)
        self.changes.reached.connect(lambda _row: self._show_whole())
        inside.addWidget(self.changes, 1)
        inside.addWidget(self.whole)
        inside.addWidget(self.groups)

        packages, remarks = self.packages, self.remarks.shown

        def work(store: OpenStore, _progress: Progress) -> tuple[Resend, Answers]:
            return resend(store.packages, before, after), answers(store.packages, packages, remarks)

        self._desk.lending.beside("So hai lần gửi", work, self._compared)

    def _compared(self, told: tuple[Resend, Answers]) -> None:
        found, answered = told
        if not isValid(self):
            return
        self.remarks.show_answers(answered)
        self.changes.show_rows(found.lines)
        self.changes.setVisible(bool(found.lines))
        others = f"Còn đổi: {', '.join(found.groups)}." if found.groups else ""
        self.groups.setText(others if found.lines or found.groups else "Không đổi số liệu nào.")
        self.groups.setVisible(bool(self.groups.text()))

    def _show_whole(self) -> None:
        """Show what a line of the table has no room for."""
        one = self.changes.current()
        self.whole.setText(f"{one.what}\nLần trước: {one.before or '–'}\nLần này: {one.after or '–'}" if one else "")

    def take_back(self) -> None:
        """Let the last package not count; the one before it does again."""
        last = self.packages[-1]
        if self._desk.edit(lambda snapshot, who: take_back_package(snapshot, last.uid, who)):
            self.told = f"Đã bỏ gói gửi lần {last.revision or 1} của {self._unit.name}."
            self.accept()

    def ask(self) -> None:
        """Ask for what is to be mended in the report as a whole."""
        made = AskToMendDialog(self._desk, self._unit, self._code, parent=self)
        made.accepted.connect(self._asked)
        made.finished.connect(lambda _how: made.deleteLater())
        made.open()

    def _asked(self) -> None:
        self.told = f"Đã ghi yêu cầu {self._unit.name} chỉnh sửa."
        self.accept()

    # What is told by hand

    def _ask(self, inside: QVBoxLayout) -> None:
        self.reported, self.note, self.refusal = ChoiceBox(), LineEditor(), Label("", "small", wrap=True)
        self.on = DateEditor(span=self._span, today=self._today, example="05/02/2026")
        entry = next(iter(cell_entries(self._desk.everything(), self._unit.uid, self._code, self._shown.topic)), None)
        for words, value in _CHOICES:
            self.reported.addItem(words, value)
        if entry is not None:
            self.reported.setCurrentIndex(1 if entry.reported else 2 if entry.reported is False else 0)
            self.on.show_text(format_date(entry.on) if entry.on else "")
            self.note.show_text(entry.note)
        inside.addWidget(Label(_TEACH, "small", wrap=True))
        for words, editor in (("Báo cáo", self.reported), ("Ngày gửi", self.on), ("Ghi chú", self.note)):
            editor.setAccessibleName(words)
            label = Label(words, "small")
            label.setBuddy(editor)
            inside.addWidget(label)
            inside.addWidget(editor)
        inside.addWidget(self.refusal)
        self.refusal.hide()
        self.reported.setFocus()

    def save(self) -> None:
        """Write what was told, one step to take back."""
        self.on.finish()
        self.note.finish()
        question = self.on.read().question
        if question:
            self.refusal.setText(question)
            self.refusal.show()
            self.on.setFocus()
            return
        told, unit, topic = str(self.reported.currentData()), self._unit.uid, self._shown.topic
        values = {"reported": told, "on": self.on.whole_text().strip(), "note": self.note.whole_text().strip()}
        if told == _NOTHING and not values["on"] and not values["note"]:
            written = self._desk.edit(lambda snapshot, who: clear_cell(snapshot, unit, self._code, topic, who))
        else:
            if values["on"] and told == _NOTHING:
                del values["reported"]
            written = self._desk.edit(lambda snapshot, who: set_cell(snapshot, unit, self._code, topic, values, who))
        if written:
            self.accept()

    # What can be done

    def _foot(self, whole: QVBoxLayout) -> None:
        foot = row()
        self.reminder_button = button("Chép lời nhắc", self.copy_reminder)
        self.reminder_button.setVisible(self._is_missing())
        foot.addWidget(self.reminder_button)
        if self.packages:
            self.ask_button = button("Yêu cầu chỉnh sửa…", self.ask)
            self.ask_button.setEnabled(not self._desk.lock)
            foot.addWidget(self.ask_button)
        foot.addStretch(1)
        self.close_button = button("Đóng", self.reject)
        foot.addWidget(self.close_button)
        if not self.packages:
            self.save_button = button("Ghi", self.save, main=True)
            self.save_button.setEnabled(not self._desk.lock)
            foot.addWidget(self.save_button)
        whole.addLayout(foot)
        if self.packages:
            (self.changes if len(self.packages) > 1 else self.close_button).setFocus()

    def _is_missing(self) -> bool:
        at = [period.code for period in self._shown.periods].index(self._code)
        return any(row.unit.uid == self._unit.uid and row.cells[at] is Standing.MISSING for row in self._shown.rows)

    def copy_reminder(self) -> None:
        """Put the text that asks the office for its report on the clipboard."""
        words = reminder(self._shown, self._code, self._unit, self._desk.everything().unit())
        QGuiApplication.clipboard().setText(words)
        self.reminder_button.setText("Đã chép lời nhắc")


def changed_cells(one: ChangedLine) -> tuple[LineCell, ...]:
    """Tell what one line of a resend was and is."""
    return tuple(LineCell(text or "–", spoken=text) for text in (one.what, one.before, one.after))


def _told(one: Submission, *, counts: bool) -> str:
    when = f"{datetime.fromisoformat(one.received_at):%H:%M ngày %d/%m/%Y}" if one.received_at else "không rõ lúc nào"
    late = ", trễ hạn" if one.on_time is False else ", đúng hạn" if one.on_time else ""
    told = f"Gói gửi lần {one.revision or 1}, nhận lúc {when}{late}"
    return f"{told}. Gói này đang được tính." if counts else f"{told}, giữ để đối chiếu."
