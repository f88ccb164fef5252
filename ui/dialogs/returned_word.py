"""The report for Word: written for somebody to edit, and taken back with what was edited in it, place by place."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFileDialog, QListWidget, QVBoxLayout, QWidget

from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress
from cdsdesk.reporting.returned_word import Difference
from ui import later
from ui.below import Below
from ui.desk import Desk
from ui.tasks import Job
from ui.widgets.boxes import button, scroll
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from cdsdesk.readers.word_passages import WordPassages

TITLE = "Bản Word của báo cáo"
_TEACH = (
    "Xuất bản Word cho lãnh đạo sửa. Khi bản đã sửa về, chọn tệp ấy: mỗi chỗ sửa hiện câu của mình và câu trong tệp để "
    "lấy từng chỗ. Sửa có theo dõi (Track Changes) được đọc như đã chấp nhận."
)
_KINDS = "Văn bản Word (*.docx)"
_NOTHING = "Không có chỗ nào khác."
_EMPTY = "(không có)"
_UNKNOWN = "Tệp không còn dấu của chương trình: chỗ nào khác đều hiện ra, kể cả do số liệu của mình mới đổi."
_LANE = "returned word"


class WordDialog(QDialog):
    """``export`` writes the report to a path; ``name`` is how its file is called."""

    def __init__(self, desk: Desk, name: str, export: Callable[[Path], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._name, self._export = desk, name, export
        self._below = Below(desk)
        self._file: WordPassages | None = None
        self._returned: later.ReturnedWord | None = None
        self._all = self._closed = False
        self.choose_place: Callable[[], str] = self._ask_place
        self.choose_file: Callable[[], str] = self._ask_file
        self.setWindowTitle(TITLE)
        resize_fitting(self, 860, 560)
        self.list = QListWidget()
        self.list.setAccessibleName("Các chỗ khác với báo cáo của mình")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.currentRowChanged.connect(lambda _row: self._show_detail())
        self.said = Label("", "small", wrap=True)
        self.ours, self.theirs, self.refusal = (Label("", wrap=True) for _ in range(3))
        self.refusal.set_role("small")
        self.take_button = button("Lấy chỗ này", self.take)
        self.all_button = button("Lấy mọi chỗ lấy được", self.take_all)
        self._build()
        self._show()

    def _build(self) -> None:
        inside = column(self, 16, 10)
        inside.addWidget(Label(_TEACH, wrap=True))
        head = row()
        self.export_button = button("Xuất bản Word…", self.export)
        self.open_button = button("Chọn bản đã sửa…", self.ask_returned, main=True)
        head.addWidget(self.export_button)
        head.addWidget(self.open_button)
        head.addStretch(1)
        inside.addLayout(head)
        body = row(spacing=12)
        body.addWidget(self.list, 1)
        body.addWidget(scroll(self._detail()), 1)
        inside.addLayout(body, 1)
        inside.addWidget(self.said)
        foot = row()
        foot.addWidget(self.all_button)
        foot.addStretch(1)
        foot.addWidget(button("Đóng", self.accept))
        inside.addLayout(foot)

    def _detail(self) -> QWidget:
        held = QWidget()
        lines: QVBoxLayout = column(held, 4, 6)
        for title, words in (("Của mình", self.ours), ("Trong tệp", self.theirs)):
            lines.addWidget(Label(title, "small"))
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(words)
        lines.addWidget(self.refusal)
        foot = row()
        foot.addWidget(self.take_button)
        foot.addStretch(1)
        lines.addLayout(foot)
        lines.addStretch(1)
        return held

    # The file that goes out

    def export(self) -> None:
        """Ask where the file goes, then write it."""
        chosen = self.choose_place()
        if chosen:
            self._export(Path(chosen if chosen.lower().endswith(".docx") else f"{chosen}.docx"))

    def _ask_place(self) -> str:
        place = str(self._desk.path.resolve().parent / self._name)
        return QFileDialog.getSaveFileName(self, "Xuất bản Word", place, _KINDS)[0]

    # The file that comes back

    def _ask_file(self) -> str:
        folder = str(self._desk.path.resolve().parent)
        return QFileDialog.getOpenFileName(self, "Chọn bản Word đã sửa", folder, _KINDS)[0]

    def ask_returned(self) -> None:
        """Ask for a file and compare it."""
        chosen = self.choose_file()
        if chosen:
            self.compare(Path(chosen))

    def compare(self, path: Path) -> None:
        """Read a file and compare it."""

        def work(progress: Progress) -> "WordPassages":
            return later.read_word(path, progress)

        def done(returned: "WordPassages") -> None:
            if not self._closed:
                self._file = returned
                self._compare_again()

        self._desk.runner.run(Job("Đọc bản Word", work, done, self._desk.failed.emit, lane=_LANE))

    def _compare_again(self) -> None:
        """Compare the file with the report as it would be written now."""
        file, snapshot = self._file, self._desk.snapshot()
        if file is None:
            return
        before = later.period_before(file, snapshot)
        last = self._desk.store.snapshot(before) if before else None
        told = self._below.reading(ReportKind.BAO_CAO)

        def work(progress: Progress) -> later.ReturnedWord:
            return later.compare_word(told(progress), last, file)

        self._desk.runner.run(Job("So bản Word", work, self._take_in, self._desk.failed.emit, lane=_LANE))

    def _take_in(self, returned: later.ReturnedWord) -> None:
        if self._closed:
            return
        self._returned = returned
        if self._all and self._first() is not None:
            self.take_all()
            return
        self._all = False
        self._show()

    def done(self, how: int) -> None:
        """Close; what is still being read is not shown any more."""
        self._closed = True
        super().done(how)

    # Taking over

    def take(self) -> None:
        """Take over the difference that is chosen."""
        chosen = self._chosen()
        if chosen is not None and self._take(chosen):
            self._compare_again()

    def take_all(self) -> None:
        """Take over one difference after the other, each a step of its own."""
        first = self._first()
        self._all = first is not None and self._take(first)
        if self._all:
            self._compare_again()

    def _take(self, wanted: Difference) -> bool:
        returned = self._returned
        if returned is None:
            return False

        def made(_everything: Snapshot, who: str) -> ChangeSet:
            return later.take_word(self._desk.snapshot(), returned, wanted, who)

        return self._desk.edit(made)

    def _first(self) -> Difference | None:
        returned = self._returned
        return next((one for one, refusal in returned.lines if not refusal), None) if returned is not None else None

    def _chosen(self) -> Difference | None:
        at = self.list.currentRow()
        return self._returned.lines[at][0] if self._returned is not None and at >= 0 else None

    # What is shown

    def _show(self) -> None:
        lines = self._returned.lines if self._returned is not None else ()
        at = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([f"{number}. {one.label}" for number, (one, _) in enumerate(lines, 1)])
        self.list.setCurrentRow(min(max(at, 0), len(lines) - 1))
        self.list.blockSignals(False)
        self.said.setText(_said(self._returned))
        self.all_button.setEnabled(self._first() is not None and not self._desk.lock)
        self._show_detail()

    def _show_detail(self) -> None:
        chosen, at = self._chosen(), self.list.currentRow()
        refusal = self._returned.lines[at][1] if self._returned is not None and at >= 0 else ""
        self.ours.setText(chosen.ours or _EMPTY if chosen is not None else "")
        self.theirs.setText(chosen.theirs or _EMPTY if chosen is not None else "")
        self.refusal.setText(refusal)
        self.take_button.setEnabled(chosen is not None and not refusal and not self._desk.lock)


def _said(returned: "later.ReturnedWord | None") -> str:
    if returned is None:
        return ""
    found = returned.found
    told = [f"{len(found.differences)} chỗ khác, {found.same + found.moved_on} chỗ giữ nguyên."]
    if not found.differences:
        told = [_NOTHING]
    if not returned.known:
        told.append(_UNKNOWN)
    told += [f"Ghi chú của {one.author} tại “{one.passage}”: {one.text}" for one in found.remarks]
    if found.pictures:
        told.append(f"Tệp có {found.pictures} hình vẽ không đọc được.")
    return "\n".join(told)
