"""The forms beside the teams: of the chosen team, or of the member on whom the cursor stands."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cdsdesk.model.activities import Activity
from cdsdesk.model.team_figures import trainings_of
from cdsdesk.model.teams import Member, Team
from cdsdesk.vietnamese.dates import format_date_table
from ui.desk import Desk
from ui.places.row_form import RowForm, record_binding
from ui.widgets.label import Label

_TEAM = ("hamlet", "name", "level", "decision", "founded", "has_group_chat", "dissolved")
_MEMBER = (
    "name",
    "role",
    "organisation",
    "job_title",
    "phone",
    "email",
    "sex",
    "birth_year",
    "consent_on",
    "joined",
    "left",
)


class TeamForm(RowForm):
    """The fields of a team and the trainings that its members came to in the period."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.trainings = Label("", "small", wrap=True)
        bindings = [record_binding(Team, name) for name in _TEAM]
        super().__init__(desk, bindings, "Chi tiết tổ", "Chọn một tổ", parent)

    def lay_out(self, inside: QVBoxLayout) -> None:
        """Put the trainings below the fields."""
        super().lay_out(inside)
        inside.addWidget(self.trainings)

    def heading(self, row: Any) -> str:
        """Return the name of the team, else its hamlet."""
        return row.record.name or row.record.hamlet or "Tổ chưa có tên"

    def show_more(self, row: Any) -> None:
        """Name the trainings of the period."""
        snapshot = self.desk.snapshot()
        lines = []
        for uid, came in trainings_of(snapshot, row.uid).items() if row is not None else ():
            activity = snapshot.find(Activity, uid)
            if activity is not None:
                day = f"{format_date_table(activity.date)}: " if activity.date else ""
                lines.append(f"• {day}{' '.join(activity.title.split())} ({came} người)")
        self.trainings.setText("\n".join(["Tập huấn trong kỳ", *lines]) if lines else "")
        self.trainings.setVisible(bool(lines))


class MemberForm(RowForm):
    """The fields of a member."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        bindings = [record_binding(Member, name) for name in _MEMBER]
        super().__init__(desk, bindings, "Chi tiết thành viên", "Chọn một thành viên", parent)

    def heading(self, row: Any) -> str:
        """Return the member's name."""
        return row.record.name or "Thành viên chưa có tên"
