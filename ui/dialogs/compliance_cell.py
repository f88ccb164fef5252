"""One cell of the matrix of who has reported: what came in, or what is told by hand."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cdsdesk.actions.compliance import Matrix, Standing, reminder
from cdsdesk.actions.compliance_edits import cell_entries, clear_cell, set_cell
from cdsdesk.actions.receiving import received
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_words
from cdsdesk.model.systems import Submission
from cdsdesk.vietnamese.dates import format_date
from ui.desk import Desk
from ui.forms.editors import LineEditor
from ui.forms.editors_date import DateEditor
from ui.widgets.boxes import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_NOTHING, _YES, _NO = "", "Có", "Không"
_CHOICES = (("Chưa ghi gì", _NOTHING), ("Đã báo cáo", _YES), ("Chưa báo cáo", _NO))
_TEACH = "Đơn vị gửi bằng giấy hay nơi khác thì ghi tay ở đây. Khi gói của đơn vị đến, gói được tính."


class ComplianceCell(QDialog):
    """``shown`` is the matrix, ``code`` the period, ``unit`` the office of the cell."""

    def __init__(
        self,
        desk: Desk,
        shown: Matrix,
        code: str,
        unit: Unit,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._shown, self._code, self._unit = desk, shown, code, unit
        snapshot = desk.everything()
        (window,) = (one for one in shown.periods if one.code == code)
        self.packages = _of_unit(tuple(received(snapshot, code)), unit.uid)
        words = period_words(code)
        self.setWindowTitle(f"{unit.name}: {words}")
        self.setMinimumWidth(480)
        inside = column(self, 16, 10)
        inside.addWidget(
            Label(f"{words[:1].upper()}{words[1:]}, hạn gửi {format_date(window.due)}", "strong", wrap=True)
        )
        for one in self.packages:
            inside.addWidget(Label(_told(one), wrap=True))
        self.reported = ChoiceBox()
        self.on = DateEditor(span=lambda: (window.data_from, window.due), today=today, example="05/02/2026")
        self.note = LineEditor()
        self.refusal = Label("", "small", wrap=True)
        if not self.packages:
            self._ask(inside)
        foot = row()
        self.reminder_button = button("Chép lời nhắc", self.copy_reminder)
        self.reminder_button.setVisible(self._is_missing())
        foot.addWidget(self.reminder_button)
        foot.addStretch(1)
        foot.addWidget(button("Đóng", self.reject))
        if not self.packages:
            self.save_button = button("Ghi", self.save, main=True)
            self.save_button.setEnabled(not desk.lock)
            foot.addWidget(self.save_button)
        inside.addLayout(foot)

    def _ask(self, inside: QVBoxLayout) -> None:
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

    def _is_missing(self) -> bool:
        at = [period.code for period in self._shown.periods].index(self._code)
        return any(row.unit.uid == self._unit.uid and row.cells[at] is Standing.MISSING for row in self._shown.rows)

    def copy_reminder(self) -> None:
        """Put the text that asks the office for its report on the clipboard."""
        words = reminder(self._shown, self._code, self._unit, self._desk.everything().unit())
        QGuiApplication.clipboard().setText(words)
        self.reminder_button.setText("Đã chép lời nhắc")

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


def _of_unit(packages: Sequence[Submission], unit: str) -> list[Submission]:
    return sorted((one for one in packages if one.unit == unit), key=lambda one: one.revision or 0)


def _told(one: Submission) -> str:
    when = f"{datetime.fromisoformat(one.received_at):%H:%M ngày %d/%m/%Y}" if one.received_at else "không rõ lúc nào"
    late = ", trễ hạn" if one.on_time is False else ", đúng hạn" if one.on_time else ""
    return f"Gói gửi lần {one.revision or 1}, nhận lúc {when}{late}."
