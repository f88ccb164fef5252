"""The history of the whole data file: every step, found by words, person and day; any one is taken back by itself."""

from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from cdsdesk.actions.history import ValueLine, step_lines
from cdsdesk.errors import CdsError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.ports import Step
from cdsdesk.vietnamese.typed_dates import read_typed_date
from ui.desk import Desk
from ui.dialogs.history_lines import HistoryTable, LinesModel, Sides
from ui.dialogs.history_steps import StepFilter, StepsModel
from ui.forms.editors import LineEditor
from ui.widgets.boxes import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pause import pause

_PAUSE = 150
_A_YEAR = timedelta(days=364)
_SHOWN = 200
_STEP_WIDTHS = (128, 130, 0, 70, 150)
_LINE_WIDTHS = (160, 0, 200, 200)
EVERYTHING, REMOVED = "Mọi bước", "Chỉ những bước có xoá"
EVERYBODY = "Mọi người"
_EMPTY = {EVERYTHING: "Không có bước nào như vậy.", REMOVED: "Chưa xoá bản ghi nào."}


class FileHistory(QDialog):
    """``removed`` begins with the steps that removed records, to bring one back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, removed: bool = False) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle("Lịch sử thay đổi")
        resize_fitting(self, 980, 620)
        self.words, self.day = LineEditor(), LineEditor()
        self.who, self.what = ChoiceBox(), ChoiceBox()
        self.model = StepsModel(lambda: desk.store, self)
        self.table = HistoryTable(self.model, "Các bước, mới nhất ở trên", _STEP_WIDTHS)
        self.lines = LinesModel(self, timed=False)
        self.changes = HistoryTable(self.lines, "Thay đổi trong bước đang chọn", _LINE_WIDTHS)
        self.sides = Sides()
        self.note = Label("", "small", wrap=True)
        self.take_button = button("Lấy lại bước này", self.take_back, main=True)
        self.take_button.setDefault(False)
        self.close_button = button("Đóng", self.accept)
        self._typing = pause(self, _PAUSE, self.reload)
        self._build()
        self.what.setCurrentText(REMOVED if removed else EVERYTHING)
        self._connect()
        self.reload()
        self.table.setFocus()

    def _build(self) -> None:
        inside = column(self, 16, 8)
        inside.addLayout(self._filters())
        inside.addWidget(self.table, 3)
        inside.addWidget(Label("Thay đổi trong bước đang chọn", "small"))
        inside.addWidget(self.changes, 2)
        inside.addWidget(self.sides)
        inside.addWidget(self.note)
        foot = row()
        foot.addWidget(self.take_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        inside.addLayout(foot)

    def _filters(self) -> QHBoxLayout:
        head = row()
        self.words.setAccessibleName("Lọc theo chữ")
        self.words.setPlaceholderText("Lọc theo việc đã làm, gõ không dấu cũng được")
        self.day.setAccessibleName("Lọc theo ngày")
        self.day.setPlaceholderText("Ngày, ví dụ 5/3")
        self.day.setMaximumWidth(190)
        self.who.setAccessibleName("Lọc theo người sửa")
        self.who.addItem(EVERYBODY, "")
        self.who.setMinimumWidth(150)
        self.what.setAccessibleName("Loại bước")
        self.what.addItems([EVERYTHING, REMOVED])
        head.addWidget(self.words, 1)
        for widget in (self.who, self.day, self.what):
            head.addWidget(widget)
        return head

    def _connect(self) -> None:
        for editor in (self.words, self.day):
            editor.textChanged.connect(lambda _text: self._typing.start())
            editor.left.connect(self.filter_now)
            editor.given_up.connect(editor.clear)
        for choice in (self.who, self.what):
            choice.activated.connect(lambda _place: self.reload())
        self.model.people_grew.connect(self._offer_people)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_step())
        self.changes.selectionModel().currentRowChanged.connect(lambda *_: self._show_line())
        self.desk.changed.connect(self._on_changed)
        self.desk.failed.connect(self._on_failed)

    def filter_now(self) -> None:
        """Filter by what stands in the boxes, without waiting for the next letter."""
        if self._typing.isActive():
            self._typing.stop()
            self.reload()

    def reload(self) -> None:
        """Read the steps anew and choose the newest one."""
        today = date.today()
        day = read_typed_date(self.day.text(), today - _A_YEAR, today, today)
        self.note.setText(f"{day.question}." if day.question else "")
        if day.question:
            return
        try:
            numbers = self.desk.store.removing_steps() if self.what.currentText() == REMOVED else None
            wanted = StepFilter(self.words.text(), str(self.who.currentData() or ""), day.value, numbers)
            self.model.reload(wanted)
        except CdsError as error:
            self.note.setText(error.sentence())
            return
        self._choose_first()

    def _choose_first(self) -> None:
        """Choose the newest step that the filter lets through; older pages are looked through one after the other."""
        if not self.model.steps and self.model.canFetchMore():
            self.model.fetchMore()
            QTimer.singleShot(0, self, self._choose_first)
            return
        if self.model.steps:
            self.table.selectRow(0)
        else:
            self.note.setText(_EMPTY[self.what.currentText()])
        self._show_step()

    def step(self) -> Step | None:
        """Return the chosen step."""
        place = self.table.chosen()
        return self.model.steps[place] if 0 <= place < len(self.model.steps) else None

    def take_back(self) -> None:
        """Take back the chosen step by itself; what stands in the way is listed and nothing is written."""
        step = self.step()
        made = self.desk.take_back(step.number) if step is not None else None
        if made is not None:
            self.note.setText(f"{made.label}.")

    def _show_step(self) -> None:
        step = self.step()
        lines: tuple[ValueLine, ...] = ()
        if step is not None:
            try:
                changes = self.desk.store.step_changes(step.number, _SHOWN)
                lines = step_lines(step, changes, self.desk.everything().get)
            except CdsError as error:
                self.note.setText(error.sentence())
        self.lines.show_lines(lines)
        if lines:
            self.changes.selectRow(0)
        self._show_line()
        self.take_button.setEnabled(step is not None and step.undone_by is None and not self.desk.lock)

    def _show_line(self) -> None:
        place = self.changes.chosen()
        self.sides.show_line(self.lines.lines[place] if 0 <= place < len(self.lines.lines) else None)

    def _offer_people(self) -> None:
        known = {self.who.itemData(place) for place in range(self.who.count())}
        for name in self.model.people:
            if name not in known:
                self.who.addItem(name, name)

    def _on_failed(self, error: CdsError) -> None:
        self.note.setText(error.sentence())

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.reload()
