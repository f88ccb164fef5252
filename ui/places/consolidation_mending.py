"""Asking lower offices to mend what they sent, and what becomes of it: the dialog, the list, names of its lines."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cdsdesk.actions.remarks import drop_remark, mendable, names_of, set_done
from cdsdesk.model.consolidation import Consolidation, IndicatorRow, IndicatorTotal, TaskRow, TaskTotal
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.office import Unit
from cdsdesk.model.systems import Remark
from cdsdesk.model.tasks import Task
from cdsdesk.progress import Progress
from ui.desk import Desk, OpenStore
from ui.dialogs.ask_to_mend import AskToMendDialog
from ui.places import consolidation_lines as lines
from ui.places.consolidation_remarks import RemarksPage, remarks_of

Shown = Callable[[], tuple[str, Consolidation | None, Mapping[str, str]]]


class ConsolidationMending(QObject):
    """``shown`` gives the period, what was added up and the names of offices; ``said`` is a note about a step."""

    said = Signal(str)

    def __init__(self, desk: Desk, shown: Shown, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._shown, self._page = desk, shown, page
        self._found_names: dict[str, str] = {}
        self.dialog: AskToMendDialog | None = None

    def ask(self, total: IndicatorTotal | TaskTotal, row: IndicatorRow | TaskRow) -> None:
        """Ask what an office is to mend in what it told of a task or an indicator."""
        # What another office passed on is asked of that one: only its package came in here.
        found = self._shown()[1]
        offices = found.offices if found is not None else ()
        asked = next((office.sender for office in offices if office.unit.uid == row.unit), row.unit)
        unit = self._desk.everything().find(Unit, asked)
        if unit is None:
            return
        kind = Task if isinstance(total, TaskTotal) else Indicator
        code, title, fields = self._shown()[0], lines.total_name(total), mendable(kind)
        self.dialog = made = AskToMendDialog(self._desk, unit, code, total.key, title, fields, self._page)
        made.accepted.connect(lambda: self.said.emit(f"Đã ghi yêu cầu {unit.name} chỉnh sửa."))
        made.finished.connect(lambda _how: made.deleteLater())
        made.open()

    def names(self, wanted: Collection[str]) -> Mapping[str, str]:
        """Return by uid what offices, and some of what they told of, are called."""
        _code, found, units = self._shown()
        return lines.record_names(found, wanted) | self._found_names | dict(units)

    def follow(self, page: RemarksPage) -> None:
        """Show the list on a page, and do what is asked for there."""
        page.turned.connect(self._turn)
        page.dropped.connect(self._drop)
        page.set_writable(writable=not self._desk.lock)
        self.fill(page)

    def fill(self, page: RemarksPage) -> None:
        """Show what lower offices are asked for the period; what only their packages hold is looked up beside."""
        snapshot = self._desk.everything()
        shown = remarks_of(snapshot, self._shown()[0])
        names = self.names({one.record for one in shown})
        page.show_remarks(snapshot, shown, names)
        unnamed = [one for one in shown if one.record and one.record not in names and snapshot.get(one.record) is None]
        if not unnamed or self._desk.writing:
            return

        def work(store: OpenStore, _progress: Progress) -> Mapping[str, str]:
            return names_of(store, unnamed)

        def found(names: Mapping[str, str]) -> None:
            new = names.keys() - self._found_names.keys()
            self._found_names |= names
            if new:
                self.fill(page)

        self._desk.lending.beside("Tìm chỗ cần sửa", work, found)

    def _turn(self, one: Remark) -> None:
        if self._desk.edit(lambda snapshot, who: set_done(snapshot, one.uid, done=not one.done, who=who)):
            self.said.emit("Đã mở lại yêu cầu." if one.done else "Đã đánh dấu yêu cầu là đã sửa.")

    def _drop(self, one: Remark) -> None:
        if self._desk.edit(lambda snapshot, who: drop_remark(snapshot, one.uid, who)):
            self.said.emit("Đã bỏ yêu cầu.")
