"""The history of one record and of what belongs to it: who changed what and when; a value or a step is taken back."""

from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.actions.history import ValueLine, belonging, record_lines, take_value
from cdsdesk.errors import CdsError
from cdsdesk.model.calling import named
from cdsdesk.model.changes import ChangeSet
from cdsdesk.vietnamese.dates import format_moment
from ui.desk import Desk
from ui.dialogs.history_lines import HistoryTable, LinesModel, Sides
from ui.widgets.boxes import button
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

WIDTHS = (138, 96, 130, 130, 0, 0)


class RecordHistory(QDialog):
    """Newest first; what was taken back stands in the list as a step of its own at once."""

    def __init__(self, desk: Desk, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.uid = desk, uid
        self.setWindowTitle("Lịch sử")
        resize_fitting(self, 980, 560)
        self.heading = Label("", "heading", wrap=True)
        self.model = LinesModel(self, timed=True)
        self.table = HistoryTable(self.model, "Các lần sửa, mới nhất ở trên", WIDTHS)
        self.sides = Sides()
        self.note = Label("", "small", wrap=True)
        self.value_button = button("Lấy lại giá trị này", self.take_value, main=True)
        self.value_button.setDefault(False)
        self.step_button = button("Lấy lại cả bước", self.take_step)
        self.close_button = button("Đóng", self.accept)
        self._build()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_line())
        desk.changed.connect(self._on_changed)
        desk.failed.connect(self._on_failed)
        self.reload()
        self.table.setFocus()

    def _build(self) -> None:
        inside = column(self, 16, 10)
        inside.addWidget(self.heading)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.sides)
        inside.addWidget(self.note)
        foot = row()
        foot.addWidget(self.value_button)
        foot.addWidget(self.step_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        inside.addLayout(foot)

    def reload(self) -> None:
        """Read the history anew and choose its newest line."""
        everything = self.desk.everything()
        record = everything.get(self.uid)
        self.heading.setText(named(record, everything.get) if record is not None else "Bản ghi đã xoá")
        lines: tuple[ValueLine, ...] = ()
        try:
            uids = belonging(everything, self.uid, self.desk.store.removed_with(self.uid))
            lines = record_lines(uids, self.desk.store.record_history, everything.get)
        except CdsError as error:
            self.note.setText(error.sentence())
        self.model.show_lines(lines)
        if lines:
            self.table.selectRow(0)
        else:
            self.note.setText("Chưa có lần sửa nào; các giá trị vẫn như khi bản ghi được nạp vào hồ sơ.")
        self._show_line()

    def line(self) -> ValueLine | None:
        """Return the chosen line."""
        place = self.table.chosen()
        return self.model.lines[place] if 0 <= place < len(self.model.lines) else None

    def choose(self, place: int) -> None:
        """Choose a line by its number from the top."""
        self.table.selectRow(place)

    def take_value(self) -> None:
        """Give the field the value that it had before the chosen step, as a step of its own."""
        line = self.line()
        if line is not None and self.desk.edit(lambda everything, who: take_value(everything, line, who)):
            self.note.setText(
                f"Đã lấy lại “{line.label}” như trước {format_moment(line.step.when)}; Ctrl+Z để hoàn tác."
            )

    def take_step(self) -> None:
        """Take back the whole step of the chosen line; what stands in the way is listed."""
        line = self.line()
        if line is None:
            return
        made = self.desk.take_back(line.step.number)
        if made is not None:
            self.note.setText(f"{made.label}.")

    def _show_line(self) -> None:
        line = self.line()
        self.sides.show_line(line)
        may = line is not None and not self.desk.lock
        self.value_button.setEnabled(may and line is not None and line.field != "position")
        self.step_button.setEnabled(may and line is not None and line.step.undone_by is None)

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.note.setText("")
        self.reload()

    def _on_failed(self, error: CdsError) -> None:
        self.note.setText(error.sentence())
