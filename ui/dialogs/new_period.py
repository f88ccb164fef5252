"""Opening a period: its kind and number, its dates, and, before anything is written, what it will carry."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QWidget

from cdsdesk.actions.opening import Choices, Opening, next_code, opening
from cdsdesk.errors import CdsError, UsageError
from cdsdesk.model.periods import Window, period_words
from cdsdesk.vietnamese.dates import format_date_table
from cdsdesk.vietnamese.typed_dates import read_typed_date
from ui.desk import Desk
from ui.dialogs.period_choice import PeriodChoice
from ui.forms.editors import LineEditor
from ui.tasks import Job
from ui.widgets.boxes import Card, button, scroll
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pause import pause

_PAUSE = 250
DATES = (
    ("calendar_from", "Kỳ theo lịch từ ngày"),
    ("calendar_to", "Kỳ theo lịch đến ngày"),
    ("as_of", "Đánh giá tại ngày"),
    ("data_from", "Chốt số liệu từ ngày"),
    ("data_to", "Chốt số liệu đến ngày"),
    ("due", "Hạn gửi báo cáo"),
)
_IN_A_ROW = 3
_FOLLOWING = ("as_of", "due")
RULE = (
    "Ngày chốt số liệu theo Nghị định 09/2019/NĐ-CP, Điều 12; hạn gửi là ngày làm việc thứ hai sau ngày chốt, "
    "đã trừ ngày nghỉ. Sửa được khi cơ quan chế độ báo cáo quy định khác."
)


class NewPeriod(QDialog):
    """``told`` says in one line what was carried, once the period is open; ``code`` is its code."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, today: Callable[[], date] = date.today, code: str = ""
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.told = ""
        self.opening: Opening | None = None
        self.setWindowTitle("Mở kỳ báo cáo")
        resize_fitting(self, 680, 480)
        self._today = today
        self._ruled: Window | None = None
        self._touched: set[str] = set()
        self._wanted = self._closed = False
        self.choice = PeriodChoice(code or next_code(desk.period.code))
        self.dates = {name: LineEditor() for name, _ in DATES}
        self.copy = QCheckBox("Ghi luôn lời văn kỳ trước của nhiệm vụ chưa xong vào kỳ này")
        self.said = Label("", "heading", wrap=True)
        self.carried = Label("", wrap=True)
        self.wrong = Label("", "wrong", wrap=True)
        self.open_button = button("Mở kỳ", self.open, main=True)
        self._waiting = pause(self, _PAUSE, self.preview)
        self._build()
        self._connect()
        self.show_period()

    @property
    def code(self) -> str:
        """The code of the period that is chosen; empty while it is none."""
        return self.choice.code()

    def _build(self) -> None:
        inner = QWidget()
        inside = column(inner, 0, 10)
        inside.addWidget(self.choice)
        for first in range(0, len(DATES), _IN_A_ROW):
            inside.addLayout(self._row(first))
        inside.addWidget(Label(RULE, "small", wrap=True))
        card = Card(margin=12, spacing=6)
        card.column.addWidget(self.said)
        card.column.addWidget(self.carried)
        inside.addWidget(card)
        inside.addWidget(self.copy)
        inside.addStretch(1)
        whole = column(self, 16, 10)
        # Big letters on a low screen: what will be carried is scrolled to, never squeezed.
        whole.addWidget(scroll(inner), 1)
        whole.addWidget(self.wrong)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Huỷ", self.reject))
        foot.addWidget(self.open_button)
        whole.addLayout(foot)

    def _row(self, first: int) -> QHBoxLayout:
        made = row(spacing=12)
        for name, words in DATES[first : first + _IN_A_ROW]:
            third = column(spacing=3)
            label = Label(words, "small")
            self.dates[name].setAccessibleName(words)
            label.setBuddy(self.dates[name])
            third.addWidget(label)
            third.addWidget(self.dates[name])
            made.addLayout(third, 1)
        return made

    def _connect(self) -> None:
        self.choice.changed.connect(self.show_period)
        for name, editor in self.dates.items():
            editor.typed.connect(lambda name=name: self._typed(name))
            editor.left.connect(self.preview)
        self.copy.toggled.connect(lambda _on: self.preview())

    def show_period(self) -> None:
        """Show the dates of the chosen period as the rules and the office's own record have them."""
        try:
            period = self.desk.store.snapshot(self.choice.typed()).period
        except CdsError as error:
            self._refuse(error)
            return
        assert period is not None
        self._ruled, self._touched = period, set()
        self._show_dates(period, [name for name, _ in DATES])
        self.preview()

    def _typed(self, name: str) -> None:
        self._touched.add(name)
        self._waiting.start()

    def _show_dates(self, period: Window, names: Iterable[str]) -> None:
        for name in names:
            self.dates[name].show_text(format_date_table(getattr(period, name)))

    def preview(self) -> None:
        """Work out what the period would carry, in the worker, and say it; nothing is written."""
        self._waiting.stop()
        self.opening = None
        try:
            before, everything = self.desk.store.snapshot(self.choice.typed()), self.desk.everything()
            choices, who = self._choices(), self.desk.who
        except CdsError as error:
            self._refuse(error)
            return
        self.said.setText("Đang xem trước…")
        work = Job(
            "Xem trước kỳ báo cáo",
            lambda _progress: opening(before, everything, choices, who),
            self._previewed,
            self._refuse,
            lane="opening",
            quiet=True,
        )
        self.desk.runner.run(work)

    def _previewed(self, made: Opening) -> None:
        if self._closed:
            return
        self.opening = made
        self._say_wrong("")
        self._show_dates(made.period, [name for name in _FOLLOWING if name not in self._touched])
        self.said.setText(_head(made))
        self.carried.setText("\n".join(_lines(made)))
        self.copy.setEnabled(bool(made.carried_tasks))
        self.open_button.setText("Mở kỳ" if made.changes else "Chuyển sang kỳ này")
        self.open_button.setEnabled(not self.desk.lock or not made.changes)
        if self._wanted:
            self.open()

    def _refuse(self, error: CdsError) -> None:
        if self._closed:
            return
        self.opening, self._wanted = None, False
        self._say_wrong(error.sentence())
        self.said.setText("Chưa xem trước được")
        self.carried.setText("")
        self.open_button.setEnabled(False)

    def _say_wrong(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def _choices(self) -> Choices:
        """Read the dates; what nobody typed follows the end of the data. Raises UsageError for a text that is none."""
        read = {name: self._read(editor) for name, editor in self.dates.items()}
        if "data_to" in self._touched:
            read |= {name: None for name in _FOLLOWING if name not in self._touched}
        return Choices(**read, copy_wording=self.copy.isChecked())

    def _read(self, editor: QLineEdit) -> date | None:
        assert self._ruled is not None
        first = min(self._ruled.data_from, self._ruled.calendar_from)
        found = read_typed_date(editor.text(), first, self._ruled.calendar_to, self._today())
        if found.question:
            raise UsageError(found.question, editor.text())
        return found.value

    def open(self) -> None:
        """Write the opening as one step and look at the period; a preview that is not ready yet is waited for."""
        if self._waiting.isActive():
            self.preview()
        self._wanted = self.opening is None and not self.wrong.text()
        if self.opening is None or not self.desk.apply(self.opening.changes):
            return
        self.told = f"{self.opening.summary()}." if self.opening.changes else ""
        self.desk.set_period(self.opening.period.code)
        self.accept()

    def done(self, result: int) -> None:
        """Close; a preview that is still under way is for nobody."""
        self._closed = True
        super().done(result)


def _head(made: Opening) -> str:
    name = period_words(made.period.code)
    if not made.changes:
        return f"Kỳ {name} đã mở từ trước"
    return f"Mở kỳ {name}:"


def _lines(made: Opening) -> list[str]:
    """Say what is carried, and what is not, one line each."""
    tasks, values = len(made.carried_tasks), len(made.carried_values)
    copied = len(made.changes.changes) > 1
    how = "ghi luôn vào kỳ này" if copied else "hiện lại, đánh dấu là của kỳ trước cho tới khi xác nhận"
    left = len(made.leftovers)
    counted = [
        (tasks, f"• mang {tasks} nhiệm vụ chưa xong với lời văn kỳ trước: {how};"),
        (left, f"• mang {left} nhiệm vụ chưa xong của kế hoạch năm trước; ghi kết quả thì vào báo cáo kỳ này;"),
        (len(made.finished), f"• giữ kết quả của {len(made.finished)} nhiệm vụ đã hoàn thành, không phải ghi lại;"),
        (len(made.new_tasks), f"• còn {len(made.new_tasks)} nhiệm vụ chưa ghi kết quả lần nào;"),
        (values, f"• giữ số của {values} chỉ tiêu luỹ kế hoặc tại thời điểm, đánh dấu là của kỳ trước;"),
        (len(made.new_values), f"• còn {len(made.new_values)} chỉ tiêu phải ghi số mới;"),
        (made.told, f"• giữ nguyên {made.told} nội dung đã ghi trong kỳ này."),
    ]
    said = [words for count, words in counted if count]
    return [*said[:-1], f"{said[-1].rstrip(';.')}."] if said else ["• chưa có gì để mang sang."]
