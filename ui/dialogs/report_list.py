"""The reports of the office with their states: opened, found again with their files, corrected by one that replaces."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.actions.correcting import correction, frozen_reason
from cdsdesk.model.periods import period_code, period_words
from cdsdesk.model.reading import open_report
from cdsdesk.model.reports import REPORT_KIND_WORDS, REPORT_STATE_WORDS, Report, ReportState
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date_table
from ui.desk import Desk
from ui.dialogs.correction import CorrectionDialog
from ui.system import show_file
from ui.widgets.boxes import button, clear, link
from ui.widgets.fitting import resize_fitting
from ui.widgets.flow import Flow
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.plain_table import PlainTable

_TITLES = ("Loại", "Kỳ", "Số", "Ngày", "Tình trạng", "Tệp đã xuất")
_WIDTHS = (85, 175, 50, 90, 140, 0)
_EMPTY = "Chưa có báo cáo nào. Báo cáo được ghi vào danh sách khi xuất lần đầu."
_FREE = "Báo cáo này chưa ký: mở ra sửa rồi xuất lại."
_BEGUN = "Báo cáo thay thế đã được lập, đang soạn."
_FINAL = (ReportState.SIGNED, ReportState.SENT)


def reports_of(everything: Snapshot) -> list[Report]:
    """Return the office's reports, those of the latest periods first, and of one period the newest first."""
    found = list(enumerate(everything.where(Report, "unit", everything.office)))
    found.sort(key=lambda pair: (period_code(pair[1].period), pair[0]), reverse=True)
    return [report for _, report in found]


class ReportListDialog(QDialog):
    """``opened`` gives the report that is to be shown on its page."""

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("Các báo cáo của đơn vị")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_fitting(self, 900, 460)
        self.reports: Sequence[Report] = ()
        self.table = PlainTable("Các báo cáo", _TITLES, _WIDTHS)
        self.said = Label("", wrap=True)
        self.ask: Callable[[Report], str] = self._ask
        self.correct_button = button("Lập báo cáo thay thế…", self.correct)
        self.open_button = button("Mở báo cáo", self.open_one, main=True)
        self._build()
        self.table.currentCellChanged.connect(lambda *_: self._show_one())
        self.table.itemDoubleClicked.connect(lambda _item: self.open_one())
        self.reload()

    def _build(self) -> None:
        inside = column(self, 16, 10)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.said)
        held = QWidget()
        self._files = Flow(held, gap=12)
        inside.addWidget(held)
        foot = row()
        foot.addWidget(self.correct_button)
        foot.addStretch(1)
        foot.addWidget(button("Đóng", self.reject))
        foot.addWidget(self.open_button)
        inside.addLayout(foot)

    def reload(self) -> None:
        """Show the reports as they are now."""
        self.reports = reports_of(self._desk.everything())
        self.table.setRowCount(len(self.reports))
        for number, report in enumerate(self.reports):
            self.table.show_line(number, _line(report))
        if self.reports:
            self.table.setCurrentCell(0, 0)
        self._show_one()

    def current(self) -> Report | None:
        """Return the report that is chosen."""
        at = self.table.currentRow()
        return self.reports[at] if 0 <= at < len(self.reports) else None

    def _snapshot(self, report: Report) -> Snapshot:
        return self._desk.store.snapshot(period_code(report.period))

    def _show_one(self) -> None:
        report = self.current()
        clear(self._files)
        self.open_button.setEnabled(report is not None)
        self.correct_button.setEnabled(False)
        if report is None:
            self.said.setText(_EMPTY)
            return
        final = report.state in _FINAL
        begun = final and open_report(self._snapshot(report), report.kind) is not None
        self.correct_button.setEnabled(final and not begun and not self._desk.lock)
        self.said.setText(_BEGUN if begun else frozen_reason(report) or _FREE)
        folder = self._desk.path.resolve().parent
        for name in _names(report):
            if (folder / name).is_file():
                self._files.addWidget(link(f"Mở {name}", partial(show_file, folder / name)))

    def open_one(self) -> None:
        """Show the chosen report on its page."""
        report = self.current()
        if report is not None:
            self.accept()
            self.opened.emit(report)

    def correct(self) -> None:
        """Ask for the reason, begin the report that replaces the chosen one, and show it."""
        report = self.current()
        reason = self.ask(report) if report is not None else ""
        if report is None or not reason:
            return
        snapshot = self._snapshot(report)
        if self._desk.edit(lambda _everything, who: correction(snapshot, report, reason, who)):
            self.accept()
            self.opened.emit(report)

    def _ask(self, report: Report) -> str:
        dialog = CorrectionDialog(report, self)
        reason = dialog.reason.text() if dialog.exec() else ""
        dialog.deleteLater()
        return reason


def _line(report: Report) -> tuple[str, ...]:
    return (
        REPORT_KIND_WORDS[report.kind],
        period_words(report.period),
        report.number or "–",
        format_date_table(report.date) if report.date is not None else "–",
        REPORT_STATE_WORDS[report.state],
        ", ".join(_names(report)) or "–",
    )


def _names(report: Report) -> list[str]:
    return [str(entry["name"]) for entry in report.files or []]
