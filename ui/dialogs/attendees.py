"""Which members of the teams came to an activity: a list by team to tick."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTreeWidget, QTreeWidgetItem, QWidget

from cdsdesk.actions.attending import set_attendance
from cdsdesk.model.activities import Activity, Attendance
from cdsdesk.model.team_figures import members_of
from cdsdesk.model.teams import Team
from cdsdesk.vietnamese.text import search_key
from ui.desk import Desk
from ui.forms.editors import LineEditor
from ui.widgets.boxes import button
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_UID = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class AttendeesDialog(QDialog):
    """Ticking a team ticks its members; the box above narrows the list and loses no tick."""

    def __init__(self, desk: Desk, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._activity = desk, activity
        self.setWindowTitle("Người tham dự")
        resize_fitting(self, 460, 520)
        self.filter = LineEditor()
        self.filter.setPlaceholderText("Tìm theo tên, tổ (gõ không dấu cũng được)")
        self.filter.setAccessibleName("Tìm thành viên")
        self.list = QTreeWidget()
        self.list.setAccessibleName("Thành viên các tổ")
        self.list.setHeaderHidden(True)
        self.count = Label("", "small", wrap=True)
        self._branches: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._build()
        self._fill()
        self.filter.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(lambda *_: self._show_count())
        self._show_count()

    def _build(self) -> None:
        inside = column(self, 16, 8)
        inside.addWidget(Label(" ".join(self._activity.title.split()) or "Hoạt động", "heading", wrap=True))
        inside.addWidget(self.filter)
        inside.addWidget(self.list, 1)
        foot = row()
        foot.addWidget(self.count, 1)
        foot.addWidget(button("Huỷ", self.reject))
        self.keep_button = button("Ghi", self.keep, main=True)
        foot.addWidget(self.keep_button)
        inside.addLayout(foot)

    def _fill(self) -> None:
        everything = self._desk.everything()
        came = {row.member for row in everything.where(Attendance, "activity", self._activity.uid)}
        self.list.blockSignals(True)
        for team in everything.all(Team):
            members = [one for one in members_of(everything, team.uid) if one.left is None or one.uid in came]
            if not members:
                continue
            branch = QTreeWidgetItem(self.list, [team.name or team.hamlet])
            leaves: list[QTreeWidgetItem] = []
            self._branches.append((branch, leaves))
            branch.setFlags(branch.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
            for member in members:
                leaf = QTreeWidgetItem(branch, [member.name])
                leaf.setFlags(leaf.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                leaf.setData(0, _UID, member.uid)
                leaf.setCheckState(0, _ON if member.uid in came else _OFF)
                leaves.append(leaf)
        self.list.blockSignals(False)
        self.list.expandAll()
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    def _narrow(self) -> None:
        words = search_key(self.filter.text()).split()
        for branch, leaves in self._branches:
            team = search_key(branch.text(0))
            for leaf in leaves:
                text = f"{search_key(leaf.text(0))} {team}"
                leaf.setHidden(not all(word in text for word in words))
            branch.setHidden(all(leaf.isHidden() for leaf in leaves))

    def chosen(self) -> list[str]:
        """Return the members who are ticked."""
        return [str(leaf.data(0, _UID)) for _, leaves in self._branches for leaf in leaves if leaf.checkState(0) == _ON]

    def _show_count(self) -> None:
        nobody = "Chưa tổ nào có thành viên; ghi thành viên ở trang Tổ công nghệ số."
        self.count.setText(f"Đã chọn {len(self.chosen())} người" if self._branches else nobody)

    def keep(self) -> None:
        """Write who came, as one step."""
        chosen, activity = self.chosen(), self._activity.uid
        if self._desk.edit(lambda snapshot, who: set_attendance(snapshot, activity, chosen, who)):
            self.accept()
