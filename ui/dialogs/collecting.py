"""Collecting figures: who leads what this period, a form for each, who has answered, what their answers bring."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QTreeWidget, QTreeWidgetItem, QWidget

from cdsdesk.actions import collecting, collecting_taking
from cdsdesk.actions.collecting import Asked
from cdsdesk.actions.collecting_taking import Differing, Taken
from cdsdesk.document.collecting_form import FormAnswer, ReturnedForm
from cdsdesk.errors import CdsError
from cdsdesk.model.periods import period_words
from cdsdesk.vietnamese.dates import format_date_table
from ui import later
from ui.desk import Desk
from ui.system import show_file
from ui.tasks import Job
from ui.theme.theme import theme
from ui.widgets.boxes import button
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row

TITLE = "Thu số liệu từ các đơn vị"
_TITLES = ("Đơn vị chủ trì", "Nhiệm vụ", "Chỉ tiêu", "Phiếu lập ngày", "Trả lời")
_WIDTHS = (250, 88, 74, 122, 170)
_DIFFERING = ("Lấy theo phiếu", "Đã ghi", "Trong phiếu", "Phiếu")
_DIFFERING_WIDTHS = (220, 140, 140, 210)
_TEACH = (
    "Chọn đơn vị rồi lập phiếu: mỗi đơn vị một tệp Excel có nhiệm vụ, chỉ tiêu của họ, số kỳ trước ở bên cạnh; "
    "họ điền các ô nền vàng rồi gửi lại. Nhận về thì chọn mọi tệp cùng một lúc."
)
_NOBODY = (
    "Kỳ này chưa có nhiệm vụ hay chỉ tiêu nào ghi cơ quan chủ trì; "
    "hãy ghi “Cơ quan chủ trì” ở trang Nhiệm vụ, Chỉ tiêu trước."
)
_KINDS = "Phiếu thu số liệu (*.xlsx *.xls *.ods)"
_NOT_OURS = "Là nhóm cơ quan hoặc cấp trên nên không lập phiếu sẵn; vẫn có thể đánh dấu để lập."
_ANSWER = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CollectingDialog(QDialog):
    """``today`` tells the day that is noted for forms made and answered."""

    def __init__(
        self, desk: Desk, folder: Path, today: Callable[[], date] = date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._folder, self._today = desk, folder, today
        self._made_in = folder
        self._forms: tuple[ReturnedForm, ...] = ()
        self._refused: tuple[tuple[str, str], ...] = ()
        self.setWindowTitle(TITLE)
        resize_fitting(self, 780, 560)
        self.list = _tree("Các đơn vị được hỏi", _TITLES, _WIDTHS)
        self.differing = _tree("Ô khác với số đã ghi", _DIFFERING, _DIFFERING_WIDTHS)
        self.unasked = Label("", "doubt", wrap=True)
        self.said = Label("", wrap=True)
        self.make_button = button("", self.make, main=True)
        self.receive_button = button("Nhận phiếu trả lời…", self.choose_returned)
        self.write_button = button("Ghi theo lựa chọn", self.write_chosen)
        self.open_button = button("Mở thư mục phiếu", lambda: show_file(self._made_in))
        self._build()
        self.show_asked()
        self.list.itemChanged.connect(lambda *_: self._show_button())
        self.differing.itemChanged.connect(self._untick_others)
        desk.period_changed.connect(self.reject)

    def _build(self) -> None:
        inside = column(self, 16, 10)
        inside.addWidget(Label(f"Thu số liệu {period_words(self._desk.period.code).lower()}", "heading"))
        inside.addWidget(Label(_TEACH, "small", wrap=True))
        inside.addWidget(self.list, 2)
        inside.addWidget(self.unasked)
        inside.addWidget(self.said)
        inside.addWidget(self.differing, 1)
        foot = row()
        foot.addWidget(button("Đóng", self.reject))
        foot.addStretch(1)
        for one in (self.open_button, self.write_button, self.receive_button, self.make_button):
            foot.addWidget(one)
        inside.addLayout(foot)
        self.differing.hide()
        self.write_button.hide()
        self.open_button.hide()

    # Who is asked

    def show_asked(self) -> None:
        """Show who leads what, with what is known of each form; ticked are the office's own that did not answer."""
        snapshot = self._desk.snapshot()
        asked = collecting.asked(snapshot)
        words = collecting.without_lead_words(collecting.without_lead(snapshot))
        self.unasked.setText(words)
        self.unasked.setVisible(bool(words and asked))
        self.list.blockSignals(True)
        self.list.clear()
        for one in asked:
            self._add(one)
        self.list.blockSignals(False)
        if not asked:
            self.said.setText(_NOBODY)
        elif not self.said.text() or self.said.text() == _NOBODY:
            answered = sum(one.answered_on is not None for one in asked)
            self.said.setText(f"{answered}/{len(asked)} đơn vị đã trả lời.")
        self._show_button()

    def _add(self, one: Asked) -> None:
        made = format_date_table(one.made_on) if one.made_on else ""
        answered = f"{format_date_table(one.answered_on)} · {one.filled}/{one.cells} ô" if one.answered_on else ""
        waiting = "chưa trả lời" if one.made_on and not one.answered_on else ""
        texts = (one.name, str(len(one.tasks)), str(len(one.indicators)), made, answered or waiting)
        line = QTreeWidgetItem(self.list, list(texts))
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(0, _ON if one.by_default and one.answered_on is None else _OFF)
        line.setToolTip(0, tip(one.name if one.by_default else f"{one.name}\n{_NOT_OURS}"))

    def chosen(self) -> list[str]:
        """Return the units that are ticked."""
        lines = (self.list.topLevelItem(number) for number in range(self.list.topLevelItemCount()))
        return [line.text(0) for line in lines if line is not None and line.checkState(0) == _ON]

    def _show_button(self) -> None:
        count = len(self.chosen())
        self.make_button.setText(f"Lập phiếu cho {count} đơn vị…" if count else "Lập phiếu…")
        self.make_button.setEnabled(bool(count) and not self._desk.lock)

    # Forms go out

    def make(self) -> None:
        """Ask for a folder and write a form for each unit that is ticked."""
        folder = QFileDialog.getExistingDirectory(self, "Chọn thư mục để lưu phiếu", str(self._folder))
        if folder:
            self.make_in(Path(folder))

    def make_in(self, folder: Path) -> None:
        """Write a form for each unit that is ticked into a folder."""
        snapshot, today, names = self._desk.snapshot(), self._today(), self.chosen()
        forms = [collecting.make_form(snapshot, one, today) for one in collecting.asked(snapshot) if one.name in names]
        work = partial(later.write_forms, forms, folder)
        self._desk.runner.run(Job("Lập phiếu thu số liệu", work, partial(self._made, names), self._failed))

    def _made(self, names: list[str], paths: tuple[Path, ...]) -> None:
        self._desk.apply(collecting.remember_made(self._desk.snapshot(), names, self._today(), self._desk.who))
        self.said.setText(f"Đã lập {len(paths)} phiếu trong thư mục {paths[0].parent}.")
        self.show_asked()
        self._made_in = paths[0].parent
        self.open_button.show()

    # Forms come back

    def choose_returned(self) -> None:
        """Ask for the files that came back and take them in."""
        paths = QFileDialog.getOpenFileNames(self, "Chọn các phiếu đã trả lời", str(self._folder), _KINDS)[0]
        if paths:
            self.receive([Path(path) for path in paths])

    def receive(self, paths: list[Path]) -> None:
        """Read forms that came back and write what they tell."""
        work = partial(later.read_forms, paths)
        self._desk.runner.run(Job("Nhận phiếu thu số liệu", work, self._received, self._failed))

    def _received(self, found: tuple[tuple[ReturnedForm, ...], tuple[tuple[str, str], ...]]) -> None:
        self._forms, self._refused = found
        self._take(())

    def write_chosen(self) -> None:
        """Write the cells that are ticked among those that differ."""
        lines = (self.differing.topLevelItem(number) for number in range(self.differing.topLevelItemCount()))
        self._take([line.data(0, _ANSWER) for line in lines if line is not None and line.checkState(0) == _ON])

    def _take(self, theirs: list[FormAnswer] | tuple[()]) -> None:
        try:
            taken = (
                collecting_taking.take(self._desk.snapshot(), self._forms, self._today(), theirs, self._desk.who)
                if self._forms
                else None
            )
        except CdsError as error:
            self._failed(error)
            return
        if taken is None or self._desk.apply(taken.changes):
            self._tell(taken, bool(theirs))

    def _tell(self, taken: Taken | None, chosen: bool) -> None:
        lines = []
        if taken is not None:
            names = collecting_taking.received_words(self._forms)
            kept = collecting_taking.emptied_words(taken.emptied)
            lines.append(f"Đã nhận phiếu của {names}: ghi {taken.written} ô.{f' {kept}' if kept else ''}")
            lines += [collecting_taking.unread_words(one) for one in taken.unread]
            lines += [collecting_taking.lost_words(*one) for one in taken.lost]
        lines += [why if name in why else f"{name}: {why}" for name, why in self._refused]
        differing = () if taken is None or chosen else taken.differing
        if differing:
            lines.append(f"{len(differing)} ô khác với số đã ghi ở đây; đánh dấu ô nào lấy theo phiếu:")
        self.said.setText("\n".join(lines))
        self._show_differing(differing)
        self.show_asked()

    def _show_differing(self, differing: tuple[Differing, ...]) -> None:
        self.differing.clear()
        for one in differing:
            form = collecting_taking.form_words(one)
            line = QTreeWidgetItem(self.differing, [one.record, one.ours, one.answer.text, form])
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            line.setCheckState(0, _OFF)
            line.setData(0, _ANSWER, one.answer)
            for place in range(len(_DIFFERING)):
                line.setToolTip(place, tip(line.text(place)))
        self.differing.setVisible(bool(differing))
        self.write_button.setVisible(bool(differing))

    def _untick_others(self, ticked: QTreeWidgetItem) -> None:
        """Let one of several forms that differ in a cell be chosen."""
        answer = ticked.data(0, _ANSWER)
        if answer is None or ticked.checkState(0) != _ON:
            return
        lines = (self.differing.topLevelItem(number) for number in range(self.differing.topLevelItemCount()))
        for line in lines:
            other = line.data(0, _ANSWER) if line is not None and line is not ticked else None
            if line is not None and other is not None and (other.uid, other.field) == (answer.uid, answer.field):
                line.setCheckState(0, _OFF)

    def _failed(self, error: CdsError) -> None:
        self.said.setText(error.sentence())


def _tree(name: str, titles: tuple[str, ...], widths: tuple[int, ...]) -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(name)
    made.setHeaderLabels(list(titles))
    made.setRootIsDecorated(False)
    made.setAllColumnsShowFocus(True)
    for place, width in enumerate(widths):
        made.setColumnWidth(place, theme().scaled(width))
    return made
