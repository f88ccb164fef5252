"""Hệ thống thông tin: the systems that the office runs, their security level, how far the file on each is."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cdsdesk.actions.edit import add
from cdsdesk.actions.systems import set_system_state
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.periods import period_code, period_words, previous
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.system_states import told_before
from cdsdesk.model.systems import InfoSystem, SystemState
from ui.desk import Desk
from ui.forms.field_binder import Binding
from ui.places.child_list import ChildList, field_column
from ui.places.list_place import ListPlace
from ui.places.list_words import ListWords
from ui.places.row_form import RowForm, record_binding
from ui.places.system_columns import STATE_CHOICES, carried_words, columns, due_understood, told_edit, told_text
from ui.places.system_rows import SystemRow, SystemRows
from ui.tables.columns import Column
from ui.widgets.boxes import link
from ui.widgets.label import Label

NEW_NAME = "Hệ thống mới"
WORDS = ListWords(
    "Hệ thống thông tin",
    "hệ thống",
    "Chưa có hệ thống thông tin nào",
    "Ghi từng hệ thống mà đơn vị vận hành: cấp độ an toàn, thời hạn phê duyệt hồ sơ đề xuất cấp độ. Mỗi kỳ chỉ cần"
    " chọn lại tình trạng.",
    first="name",
    written="name",
)


def bindings(desk: Desk) -> tuple[Binding, ...]:
    """Return the fields of the form from the top."""
    told = specs(SystemState)

    def of_period(name: str) -> Binding:
        return Binding(
            name,
            told[name],
            lambda row: told_text(row, name),
            lambda row, text: told_edit(desk, row, name, text),
            "Ghi chú kỳ này" if name == "note" else "",
            marked=(name,),
            lines=1,
        )

    state = Binding(
        "state",
        told["state"],
        lambda row: row.state_words,
        lambda row, text: told_edit(desk, row, "state", text),
        understood=lambda row: row.standing.words().capitalize(),
        marked=("state",),
        choices=STATE_CHOICES,
    )
    return (
        record_binding(InfoSystem, "name"),
        record_binding(InfoSystem, "operator"),
        record_binding(InfoSystem, "level"),
        record_binding(InfoSystem, "due_text", "due_text", understood=due_understood),
        record_binding(InfoSystem, "due"),
        state,
        of_period("document"),
        of_period("note"),
    )


def state_columns() -> tuple[Column, ...]:
    """Return the columns of what was told in other periods."""
    return (
        Column("period", "Kỳ", 96, lambda row: period_words(row.record.period), stretch=1),
        field_column(SystemState, "state", 112),
        field_column(SystemState, "document", 80, title="Văn bản", stretch=2),
    )


class SystemForm(RowForm):
    """Shows one system and writes each field when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.carried = Label("", "small", wrap=True)
        self.take_over = link("Ghi lại cho kỳ này", self.take_carried)
        self.states = ChildList(
            desk,
            SystemState,
            "system",
            state_columns(),
            "Tình trạng các kỳ trước",
            "kỳ trước",
            self._earlier,
            lambda snapshot, uid: told_before(snapshot, uid, desk.period),
        )
        super().__init__(desk, bindings(desk), "Chi tiết hệ thống", "Chọn một hệ thống", parent)

    def lay_out(self, inside: QVBoxLayout) -> None:
        """Put the fields below each other, what was told in earlier periods last."""
        for key, binder in self.binders.items():
            if key == "state":
                inside.addWidget(self.carried)
                inside.addWidget(self.take_over)
            binder.lay_out(inside)
        inside.addWidget(self.states)

    def heading(self, row: SystemRow) -> str:
        """Return the name with the level."""
        level = f" – cấp độ {row.record.level}" if row.record.level else ""
        return f"{row.record.name}{level}"

    def parts(self) -> Sequence[ChildList]:
        """Return the states of earlier periods, in which text may be in progress."""
        return (self.states,)

    def show_more(self, row: SystemRow | None) -> None:
        """Say from when a state stands, and list what was told before."""
        words = carried_words(row) if row is not None else ""
        self.carried.setText(f"{words}; kỳ này chưa ghi." if words else "")
        self.carried.setVisible(bool(words))
        self.take_over.setVisible(bool(words) and not self.desk.lock)
        self.states.show_parent(row.uid if row is not None else "")
        self.states.setVisible(row is not None)

    def _earlier(self) -> Mapping[str, str]:
        """Return what a new earlier state begins with: the last period of which nothing was told."""
        told = {period_code(row.period) for row in self.desk.everything().where(SystemState, "system", self.shown())}
        code = previous(self.desk.period.code)
        while code in told:
            code = previous(code)
        return {"period": code}

    def take_carried(self) -> None:
        """Tell for this period what stands from an earlier one."""
        if self.current is not None and self.commit():
            uid, period = self.current.uid, self.desk.period
            self.desk.edit(lambda snapshot, who: set_system_state(snapshot, uid, period, {}, who))


class SystemsPlace(ListPlace):
    """The page."""

    rows: SystemRows
    form: SystemForm

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, WORDS, InfoSystem, SystemRows(desk), columns(desk), lambda room: SystemForm(desk, room), (), parent
        )

    def reload_period(self) -> None:
        """Show everything anew for another period, the list of earlier states too."""
        if self.room.is_made:
            self.form.states.model.reload()
        super().reload_period()

    def new_row(self, snapshot: Snapshot, who: str) -> tuple[ChangeSet, Record]:
        """Return the step that adds a system of the office."""
        return add(snapshot, InfoSystem.TYPE, {"name": NEW_NAME, "operator": snapshot.unit().name}, who)
