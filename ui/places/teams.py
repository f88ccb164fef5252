"""Tổ công nghệ số: the teams by hamlet above, the members of the chosen one below, the form beside them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cdsdesk.actions.edit import add
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Level
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.team_figures import TeamFigures, team_figures
from cdsdesk.model.teams import Member, Team
from cdsdesk.vietnamese.numbers import format_number
from ui.desk import Desk
from ui.places.form_room import FormRoom
from ui.places.list_place import ListPlace
from ui.places.list_words import ListWords
from ui.places.member_list import MemberList
from ui.places.place import Typing
from ui.places.record_rows import RecordRow
from ui.places.row_form import RowForm
from ui.places.team_forms import MemberForm, TeamForm
from ui.places.team_rows import TeamRows, team_columns
from ui.widgets.label import Label
from ui.widgets.layouts import column

_NAMED = 6
NEW_HAMLET = "Thôn, tổ dân phố mới"
WORDS = ListWords(
    "Tổ công nghệ số",
    "tổ",
    "Chưa có Tổ công nghệ số cộng đồng nào",
    "Thêm từng tổ theo thôn, tổ dân phố; các thành viên ghi ở bảng bên dưới. Bảng có sẵn trong Excel thì chép rồi dán.",
    first="hamlet",
    written="hamlet",
)


class TeamsPlace(ListPlace):
    """The page: choosing a team shows its members, choosing a member shows the member's fields."""

    form: TeamForm

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.members = MemberList(desk)
        self.member_room = FormRoom(lambda room: MemberForm(desk, room))
        self.figures = Label("", "muted", wrap=True)
        self.forms = QStackedWidget()
        super().__init__(
            desk, WORDS, Team, TeamRows(desk), team_columns(desk), lambda room: TeamForm(desk, room), (), parent
        )
        self.members.said.connect(self.said)
        self.members.current_changed.connect(lambda _uid: self._show_member())
        for table in (self.table, self.members.table):
            table.installEventFilter(self)
        self.desk.findings_changed.connect(self._show_member_again)

    def left(self) -> QWidget:
        """Return the teams with their figures, and the members of the chosen one below."""
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(10)
        above = QWidget()
        inside: QVBoxLayout = column(above, spacing=6)
        inside.addWidget(self.figures)
        inside.addWidget(self.table, 1)
        self.table.setMinimumHeight(110)
        self.members.setMinimumHeight(130)
        parts.addWidget(above)
        parts.addWidget(self.members)
        parts.setSizes([300, 300])
        return parts

    def right(self) -> QWidget:
        """Return the two forms, one of them shown."""
        self.forms.addWidget(self.room)
        self.forms.addWidget(self.member_room)
        return self.forms

    @property
    def member_form(self) -> RowForm:
        """Return the form of a member, made now when it is not there yet."""
        return self.member_room.form

    def complete(self) -> bool:
        """Make the form of a team, then that of a member."""
        return super().complete() or self.member_room.complete()

    # Showing

    def show_current(self) -> None:
        """Show the chosen team, its members, and the figures of all teams."""
        super().show_current()
        self.members.show_parent(self.table.current_uid())
        self._show_member_again()

    def show_chips(self) -> None:
        """Count the chips and the figures anew."""
        super().show_chips()
        self.figures.setText(figures_words(team_figures(self.desk.snapshot())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show the form of what the cursor goes to: a team or a member."""
        if event.type() == QEvent.Type.FocusIn:
            if watched is self.table:
                self._show_team()
            else:
                self._show_member()
        return super().eventFilter(watched, event)

    def _show_team(self) -> None:
        if self.member_room.is_made:
            self.member_form.commit()
        self.forms.setCurrentWidget(self.room)

    def _show_member(self) -> None:
        uid = self.members.table.current_uid()
        member = self.desk.everything().find(Member, uid) if uid else None
        found = self.desk.findings_of(uid)
        if member is not None:
            self.member_room.complete()
        self.member_room.show_row(RecordRow(member, found) if member is not None else None)
        self.forms.setCurrentWidget(self.member_room if member is not None else self.room)

    def _show_member_again(self) -> None:
        if self.forms.currentWidget() is self.member_room:
            self._show_member()

    # What is asked of the place

    def new_row(self, snapshot: Snapshot, who: str) -> tuple[ChangeSet, Record]:
        """Return the step that adds a team of a hamlet."""
        return add(snapshot, Team.TYPE, {"hamlet": NEW_HAMLET, "level": Level.HAMLET.value}, who)

    def open_record(self, uid: str, field: str = "") -> bool:
        """Open a team, or a member in its team with the cursor in a field."""
        member = self.desk.everything().find(Member, uid)
        if member is None:
            return super().open_record(uid, field)
        if not super().open_record(member.team) or not self.members.open_record(uid):
            return False
        self._show_member()
        if field:
            self.member_form.focus_field(field)
        return True

    def commit(self) -> bool:
        """Write what is being typed of teams and members."""
        return super().commit() & self.members.commit() & self.member_room.commit_all()

    def drafts(self) -> list[Typing]:
        """Return what is typed and not written of teams and members."""
        return [*super().drafts(), *self.members.drafts(), *self.member_room.drafts()]

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put a text that was in progress back into the field of a team or a member."""
        if self.desk.everything().find(Member, uid) is None:
            return super().put_draft(uid, field, text)
        binder = self.member_form.binders.get(field)
        if binder is None or not self.open_record(uid):
            return False
        binder.put(text)
        return True


def figures_words(figures: TeamFigures) -> str:
    """Return the figures of all teams in one line: "137/137 thôn, tổ dân phố có tổ · 631 thành viên, 120 nữ"."""
    if not figures.teams:
        return ""
    teams = f"{format_number(len(figures.teams))} tổ"
    if figures.hamlets:
        teams = f"{format_number(figures.covered)}/{format_number(figures.hamlets)} thôn, tổ dân phố có tổ"
    parts = [teams, f"{format_number(figures.members)} thành viên"]
    parts += [f"{format_number(figures.women)} nữ"] if figures.women else []
    names = [unit.name for unit in figures.uncovered[:_NAMED]]
    rest = f" và {len(figures.uncovered) - _NAMED} nơi khác" if len(figures.uncovered) > _NAMED else ""
    parts += [f"chưa có tổ: {', '.join(names)}{rest}"] if names else []
    return " · ".join(parts)
