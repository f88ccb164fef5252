"""Chỉ tiêu: the indicators of a set with their values and targets, the form of the chosen one beside them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from cdsdesk.actions.carrying import take_over
from cdsdesk.actions.indicator_edits import add_indicator
from cdsdesk.actions.indicator_list import set_of_period, sets
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.names import document_with_subject
from cdsdesk.model.snapshot import Snapshot
from ui.desk import Desk
from ui.places.indicator_columns import columns, headed_anew
from ui.places.indicator_form import IndicatorForm
from ui.places.indicator_rows import IndicatorRows
from ui.places.list_place import ListPlace
from ui.places.list_words import ListWords
from ui.places.task_rows import plan_words
from ui.widgets.boxes import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import tip

TAKE = "Lấy số kỳ trước"
# Where the window is narrow the filter gives way first: the number tells one set from another.
_SET_WIDE, _FILTER_WIDE = 150, 80
WORDS = ListWords(
    "Chỉ tiêu",
    "chỉ tiêu",
    "Chưa có chỉ tiêu nào",
    "Nhập bảng chỉ tiêu mà cấp trên gửi (tệp Excel), hoặc gõ thẳng từng chỉ tiêu.",
    first="counts",
    written="name",
)


class IndicatorsPlace(ListPlace):
    """The page of the indicators of one set, or of all."""

    rows: IndicatorRows
    form: IndicatorForm

    def __init__(self, desk: Desk, on_import: Callable[[], object], parent: QWidget | None = None) -> None:
        self.sets = ChoiceBox()
        self._chosen_set: str | None = None
        self.take_button = button(TAKE, self.take_earlier)
        super().__init__(
            desk,
            WORDS,
            Indicator,
            IndicatorRows(desk),
            columns(desk),
            lambda room: IndicatorForm(desk, room),
            [("Nhập mẫu…", on_import)],
            parent,
        )
        for one in self.offered:
            one.setToolTip(tip("Nhập mẫu chỉ tiêu từ tệp Excel"))
        self.sets.activated.connect(lambda _place: self._take_set())
        desk.lock_changed.connect(self._show_take)
        self._show_take()

    def head_widgets(self) -> Sequence[QWidget]:
        """Return the choice of the set."""
        self.sets.setAccessibleName("Bộ chỉ tiêu")
        self.sets.setMinimumWidth(_SET_WIDE)
        self.filter.setMinimumWidth(_FILTER_WIDE)
        self.sets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sets.setMinimumContentsLength(20)
        self.sets.setMaximumWidth(260)
        return (self.sets,)

    def head_buttons(self) -> Sequence[QPushButton]:
        """Return what takes earlier values over, and the import."""
        return (self.take_button, *self.offered)

    def _show_take(self) -> None:
        self.take_button.setEnabled(not self.desk.lock)

    # The set

    def reload_period(self) -> None:
        """Show everything anew for another period: its set, unless the officer's own choice fits it too."""
        self.rows.forget()
        self.model.columns = headed_anew(self.model.columns, self.desk)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.columns) - 1)
        snapshot = self.desk.snapshot()
        if self._chosen_set is None or (self._chosen_set and snapshot.find(Document, self._chosen_set) is None):
            self._chosen_set = None
            self.rows.plan = set_of_period(snapshot)
        self.reload()

    def reload(self) -> None:
        """Show everything anew."""
        self._offer_sets()
        super().reload()

    def _offer_sets(self) -> None:
        offered = [
            ("", "Mọi bộ chỉ tiêu"),
            *((one.uid, plan_words(one)) for one in sets(self.desk.snapshot())),
        ]
        self.sets.clear()
        for uid, words in offered:
            self.sets.addItem(words, uid)
        if self.rows.plan not in {uid for uid, _ in offered}:
            self.rows.plan = ""
        self.sets.setCurrentIndex(max(self.sets.findData(self.rows.plan), 0))
        self._name_set()

    def _name_set(self) -> None:
        plan = self.desk.snapshot().find(Document, self.rows.plan)
        self.sets.setToolTip(tip(document_with_subject(plan)) if plan is not None else "")

    def choose_set(self, uid: str) -> None:
        """Show the indicators of one set; empty shows all."""
        self.sets.setCurrentIndex(max(self.sets.findData(uid), 0))
        self._filter_set()

    def _take_set(self) -> None:
        self._chosen_set = str(self.sets.currentData() or "")
        self._filter_set()

    def _filter_set(self) -> None:
        self.commit()
        self.rows.plan = str(self.sets.currentData() or "")
        self._name_set()
        self.show_chips()
        self.reload_rows()

    def show_what(self, what: str) -> None:
        """Show the indicators of a chip over all sets, or one indicator."""
        if what in {chip.key for chip in self.rows.chips()}:
            self.choose_set("")
        super().show_what(what)

    def after_change(self, changes: ChangeSet) -> None:
        """Follow a step, one that brought or took sets too."""
        kinds = {change.type for change in changes.changes if None in (change.before, change.after)}
        if Indicator.TYPE in kinds or any(change.type == Document.TYPE for change in changes.changes):
            self._follow_sets()
        super().after_change(changes)

    def _follow_sets(self) -> None:
        """Offer the sets there are now; the first one of an office is shown, one that is gone no longer."""
        none_before, shown = self.sets.count() == 1, self.rows.plan
        if none_before and self._chosen_set is None:
            self.rows.plan = set_of_period(self.desk.snapshot())
        self._offer_sets()
        if self.rows.plan != shown:
            self.reload_rows()

    # Rows

    def listed_plan(self) -> str:
        """Return the set that is shown; empty for all."""
        return self.rows.plan

    def new_row(self, snapshot: Snapshot, who: str) -> tuple[ChangeSet, Record]:
        """Return the step that adds an indicator to the set whose list is shown."""
        return add_indicator(snapshot, self.rows.plan, self.table.current_uid(), who)

    def take_earlier(self) -> None:
        """Take over what earlier periods lend: for the chosen rows when there are several, else for the whole list."""
        if not self.commit():
            return
        chosen = list(dict.fromkeys(uid for uid, _ in self.table.chosen()))
        uids = chosen if len(chosen) > 1 else self.model.uids()
        taken: list[int] = []

        def one(_everything: Snapshot, who: str) -> ChangeSet:
            changes = take_over(self.desk.snapshot(), uids, who)
            if not changes:
                raise RecordError(
                    "Không có số kỳ trước nào để lấy",
                    next_step="chỉ lấy được cho chỉ tiêu chưa có số kỳ này, số luỹ kế hoặc số tại thời điểm",
                )
            taken.append(len(changes.changes))
            return changes

        if self.desk.edit(one):
            self.said.emit(f"Đã lấy số kỳ trước của {taken[0]} chỉ tiêu.")

    # Texts in progress, the way to a field

    def open_record(self, uid: str, field: str = "") -> bool:
        """Bring an indicator into view; a target is opened in the list of its indicator's targets."""
        everything = self.desk.everything()
        target = everything.find(Target, uid)
        if target is not None:
            return super().open_record(target.indicator, f"targets.{target.year}")
        if field == "note" and everything.find(Measurement, uid) is not None:
            field = "told_note"
        return super().open_record(uid, field)

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put a text that was in progress back: of a target into its list, of a cell without a field into the cell."""
        if self.desk.everything().find(Target, uid) is not None:
            if not self.open_record(uid):
                return False
            self.form.targets.model.pending[uid, field] = text
            self.form.targets.model.repaint_all()
            return True
        if field in self.form.binders:
            return super().put_draft(uid, field, text)
        if field not in {one.key for one in self.model.columns} or not self.open_record(uid):
            return False
        self.model.pending[uid, field] = text
        self.model.repaint_all()
        return True
