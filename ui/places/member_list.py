"""The members of the chosen team, below the list of teams; telephone numbers are masked until asked."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.team_figures import members_of
from cdsdesk.model.teams import Member
from cdsdesk.vietnamese.people import format_phone, masked_phone
from ui.desk import Desk
from ui.places.child_list import ChildList, field_column
from ui.places.record_rows import RecordRow
from ui.tables.columns import Column
from ui.widgets.boxes import link

NEW_NAME = "Thành viên mới"
SHOW, HIDE = "Hiện số điện thoại", "Ẩn số điện thoại"


class MemberList(ChildList):
    """Every field of a member is a column; those that are seldom written are shown when asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.revealed = False
        super().__init__(
            desk,
            Member,
            "team",
            self._columns(desk),
            "Thành viên của tổ",
            "thành viên",
            defaults=lambda: {"name": NEW_NAME},
            taken=_members,
            fills=True,
            parent=parent,
        )
        self.reveal_link = link(SHOW, self.toggle_phones)
        self.head.insertWidget(self.head.count() - 1, self.reveal_link)

    def _columns(self, desk: Desk) -> tuple[Column, ...]:
        phone = field_column(Member, "phone", 118, title="Điện thoại", desk=desk)
        shown = (
            field_column(Member, "name", 170, stretch=3),
            field_column(Member, "role", 104),
            field_column(Member, "organisation", 130, stretch=2, desk=desk),
            replace(phone, text=self._phone, own_text=phone.text, behind=phone.text),
            field_column(Member, "job_title", 110, stretch=1),
            field_column(Member, "sex", 78),
            field_column(Member, "birth_year", 76, right=True),
            field_column(Member, "email", 150, hidden=True),
            field_column(Member, "consent_on", 100, hidden=True, desk=desk),
            field_column(Member, "joined", 100, hidden=True, desk=desk),
            field_column(Member, "left", 110, hidden=True, desk=desk),
        )
        return tuple(replace(one, dim=lambda row: row.record.left is not None) for one in shown)

    def _phone(self, row: RecordRow) -> str:
        phone = str(row.record.phone)
        return format_phone(phone) if self.revealed else masked_phone(format_phone(phone))

    def toggle_phones(self) -> None:
        """Show the telephone numbers, or hide them again."""
        self.show_phones(shown=not self.revealed)

    def show_phones(self, *, shown: bool) -> None:
        """Show or hide the telephone numbers."""
        self.revealed = shown
        self.reveal_link.setText(HIDE if shown else SHOW)
        self.model.repaint_all()


def _members(everything: Snapshot, team: str) -> tuple[Member, ...]:
    return members_of(everything, team)
