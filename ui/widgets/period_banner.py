"""A line above a page when the period's report is signed: data may change, the signed report does not."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from cdsdesk.actions.correcting import correction, final_report, frozen_reason
from cdsdesk.model.reading import open_report
from cdsdesk.model.reports import Report
from ui.desk import Desk
from ui.dialogs.correction import CorrectionDialog
from ui.widgets.boxes import link
from ui.widgets.label import Label
from ui.widgets.layouts import row

BEGUN = "Báo cáo đã ký của kỳ đang được thay bằng báo cáo mới; số liệu hôm nay sẽ vào báo cáo mới khi xuất."


class PeriodBanner(QFrame):
    """Shows itself only while it has something to say; the link begins the report that replaces the signed one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("notice")
        self.setProperty("tone", "ask")
        self.setAccessibleName("Báo cáo của kỳ đã ký")
        inside = row(self, spacing=10)
        inside.setContentsMargins(14, 6, 10, 6)
        self.text = Label("", wrap=True)
        self.correct_link = link("Lập báo cáo thay thế…", self.correct)
        inside.addWidget(self.text, 1)
        inside.addWidget(self.correct_link)
        self.ask: Callable[[Report], str] = self._ask
        desk.period_changed.connect(self.follow)
        desk.changed.connect(lambda _changes: self.follow())
        desk.lock_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Say how the period's report stands now; nothing while it can still be changed."""
        snapshot = self.desk.snapshot()
        report = final_report(snapshot)
        begun = report is not None and open_report(snapshot, report.kind) is not None
        self.text.setText(BEGUN if begun else frozen_reason(report) if report is not None else "")
        self.correct_link.setVisible(report is not None and not begun and not self.desk.lock)
        self.setVisible(report is not None)

    def correct(self) -> None:
        """Ask for the reason and begin the report that replaces the signed one."""
        report = final_report(self.desk.snapshot())
        reason = self.ask(report) if report is not None else ""
        if report is not None and reason:
            self.desk.edit(lambda _everything, who: correction(self.desk.snapshot(), report, reason, who))

    def _ask(self, report: Report) -> str:
        dialog = CorrectionDialog(report, self.window())
        reason = dialog.reason.text() if dialog.exec() else ""
        dialog.deleteLater()
        return reason
