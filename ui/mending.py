"""What can be done about a finding wherever it is shown: mend it, keep it with a reason, take that back, read why."""

from PySide6.QtWidgets import QWidget

from cdsdesk.actions import mending
from cdsdesk.model.findings import Finding
from ui.desk import Desk
from ui.dialogs.waive import WaiveDialog
from ui.help import RULES_PAGE, open_help

KEEP, LIFT, WHY = "Giữ và ghi lý do", "Bỏ giữ", "Vì sao?"


def mend(desk: Desk, finding: Finding) -> bool:
    """Mend a finding in one step that can be taken back."""
    return desk.edit(lambda snapshot, who: mending.mend(snapshot, finding, who))


def mend_words(finding: Finding) -> str:
    """Return what the step that mends a finding does; empty when somebody has to do it by hand."""
    return finding.fix.label if finding.fix is not None else ""


def keep(desk: Desk, finding: Finding, parent: QWidget) -> None:
    """Ask why a finding is kept, and keep it."""
    dialog = WaiveDialog(finding, parent)
    if dialog.exec():
        reason, period = dialog.reason.text(), desk.period.code
        desk.edit(lambda snapshot, who: mending.keep(snapshot, period, finding, reason, who))
    dialog.deleteLater()


def lift(desk: Desk, finding: Finding) -> bool:
    """Let a finding that was kept speak again."""
    period = desk.period.code
    return desk.edit(lambda snapshot, who: mending.lift(snapshot, period, finding, who))


def is_kept(desk: Desk, finding: Finding) -> bool:
    """Whether a finding is kept by a reason that can be taken back here."""
    return mending.is_kept(desk.snapshot(), desk.period.code, finding)


def why(parent: QWidget, finding: Finding) -> None:
    """Open the help at the rule that found it."""
    open_help(parent, RULES_PAGE, finding.rule)
