"""Hoạt động: trainings, propaganda and meetings of the period, and who came."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cdsdesk.actions.edit import add
from cdsdesk.model.activities import ACTIVITY_WORDS, Activity, ActivityKind, Attendance
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import Record
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.team_figures import activity_figures
from cdsdesk.model.teams import Member
from cdsdesk.vietnamese.dates import format_date_table
from cdsdesk.vietnamese.numbers import format_number
from ui.desk import Desk
from ui.dialogs.attendees import AttendeesDialog
from ui.places.child_list import field_column
from ui.places.list_place import ListPlace
from ui.places.list_words import ListWords
from ui.places.record_rows import RecordRows
from ui.places.row_form import RowForm, record_binding
from ui.tables.columns import Column, Editor
from ui.widgets.boxes import link
from ui.widgets.label import Label
from ui.widgets.layouts import column

_FIELDS = ("kind", "date", "title", "place", "attendees", "hours", "documents")
_NAMED = 8
NEW_TITLE = "Hoạt động mới"
WORDS = ListWords(
    "Hoạt động",
    "hoạt động",
    "Chưa có hoạt động nào trong kỳ",
    "Ghi các lớp tập huấn, buổi tuyên truyền, cuộc họp về chuyển đổi số trong kỳ: ngày, nội dung, số người dự.",
    first="title",
    written="title",
)


@dataclass
class ActivityRows(RecordRows):
    """The activities within the data window of the period."""

    kind: type[Record] = Activity
    belongs: Mapping[str, str] = field(default_factory=lambda: {Attendance.TYPE: "activity"})

    def listed(self, snapshot: Snapshot) -> Iterable[Record]:
        """Return the office's own activities of the period."""
        return snapshot.where(Activity, "unit", snapshot.office)

    def chip_names(self) -> Sequence[tuple[str, str]]:
        """Name the kinds."""
        return tuple((kind.value, word) for kind, word in ACTIVITY_WORDS.items())

    def chip_keys(self, record: Record) -> Iterable[str]:
        """Return the kind."""
        return (record.kind.value,) if isinstance(record, Activity) else ()

    def own_order(self, uids: Sequence[str]) -> Sequence[str]:
        """Return the latest first; those without a date on top, for it is to be told."""
        everything = self.desk.everything()
        days = {uid: one.date if (one := everything.find(Activity, uid)) is not None else None for uid in uids}
        return sorted(uids, key=lambda uid: (days[uid] is None, days[uid] or date.min), reverse=True)


class ActivityForm(RowForm):
    """The fields of an activity, and the members of the teams who came."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.came = Label("", "small", wrap=True)
        self.choose = link("Chọn thành viên tổ đã dự…", self.choose_attendees)
        bindings = [record_binding(Activity, name) for name in _FIELDS]
        super().__init__(desk, bindings, "Chi tiết hoạt động", "Chọn một hoạt động", parent)

    def lay_out(self, inside: QVBoxLayout) -> None:
        """Put who came below the fields."""
        super().lay_out(inside)
        inside.addWidget(self.came)
        inside.addWidget(self.choose)

    def heading(self, row: Any) -> str:
        """Return the kind and the day."""
        day = f" ngày {format_date_table(row.record.date)}" if row.record.date else ""
        return f"{ACTIVITY_WORDS[row.record.kind]}{day}"

    def show_more(self, row: Any) -> None:
        """Name the members who came."""
        everything = self.desk.everything()
        rows = everything.where(Attendance, "activity", row.uid) if row is not None else ()
        names = [one.name for came in rows if (one := everything.find(Member, came.member)) is not None]
        rest = f" và {len(names) - _NAMED} người khác" if len(names) > _NAMED else ""
        self.came.setText(f"Thành viên tổ đã dự ({len(names)}): {', '.join(names[:_NAMED])}{rest}" if names else "")
        self.came.setVisible(bool(names))
        self.choose.setVisible(row is not None and not self.desk.lock and bool(everything.all(Member)))

    def choose_attendees(self) -> None:
        """Tick who came."""
        if self.current is not None and self.commit():
            dialog = AttendeesDialog(self.desk, self.current.record, self)
            dialog.exec()
            dialog.deleteLater()


def activity_columns(desk: Desk) -> tuple[Column, ...]:
    """Return the columns of the list."""
    return (
        field_column(Activity, "date", 100, desk=desk),
        field_column(Activity, "kind", 120, title="Loại"),
        field_column(Activity, "title", 240, editor=Editor.LONG, stretch=4),
        field_column(Activity, "place", 130, stretch=2),
        field_column(Activity, "attendees", 94, title="Người dự", right=True),
        field_column(Activity, "hours", 74, right=True),
    )


class ActivitiesPlace(ListPlace):
    """The page."""

    form: ActivityForm

    def __init__(self, desk: Desk, today: Callable[[], date], parent: QWidget | None = None) -> None:
        self._today = today
        self.figures = Label("", "muted", wrap=True)
        rows, columns = ActivityRows(desk), activity_columns(desk)
        super().__init__(desk, WORDS, Activity, rows, columns, lambda room: ActivityForm(desk, room), (), parent)

    def left(self) -> QWidget:
        """Return the figures of the period above the table."""
        made = QWidget()
        inside = column(made, spacing=6)
        inside.addWidget(self.figures)
        inside.addWidget(self.table, 1)
        return made

    def show_chips(self) -> None:
        """Count the chips and the figures anew."""
        super().show_chips()
        self.figures.setText(figures_words(self.desk.snapshot()))
        self.figures.setVisible(bool(self.figures.text()))

    def new_row(self, snapshot: Snapshot, who: str) -> tuple[ChangeSet, Record]:
        """Return the step that adds an activity: today when the period holds it, else on its last day."""
        period = self.desk.period
        day = min(max(self._today(), period.data_from), period.data_to)
        kind = self.rows.chip if self.rows.chip in set(ActivityKind) else ActivityKind.TRAINING.value
        return add(snapshot, Activity.TYPE, {"title": NEW_TITLE, "date": format_date_table(day), "kind": kind}, who)


def figures_words(snapshot: Snapshot) -> str:
    """Return how much of each kind was held: "Tập huấn 12 buổi, 340 lượt người · Họp 3 buổi"."""
    parts = []
    for kind, figures in activity_figures(snapshot).items():
        if figures.held:
            people = f", {format_number(figures.attendees)} lượt người" if figures.attendees else ""
            parts.append(f"{ACTIVITY_WORDS[kind]} {format_number(figures.held)} buổi{people}")
    return " · ".join(parts)
