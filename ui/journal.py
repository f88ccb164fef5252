"""What happened in the open file: undo shown where it happened, histories, clashes, periods opened."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from cdsdesk.actions.history import touched_place
from cdsdesk.actions.opening import period_of_changes
from cdsdesk.errors import CdsError, ConflictError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.office import Period
from cdsdesk.model.periods import period_words
from cdsdesk.model.tasks import Task
from ui.desk import Desk
from ui.dialogs.history_conflicts import tell_conflicts
from ui.dialogs.history_file import FileHistory
from ui.dialogs.history_record import RecordHistory
from ui.dialogs.new_period import NewPeriod
from ui.notices import NoticeBar, Offer
from ui.places.catalogue import CATALOGUE, place_of
from ui.places.list_place import ListPlace
from ui.places.report import ReportPlace
from ui.way import Way
from ui.widgets.period_banner import PeriodBanner
from ui.window import Window

NOTHING_CHOSEN = "Hãy chọn một dòng rồi mở lịch sử của nó (Ctrl+H)."


class Journal(QObject):
    """Belongs to the session while a file is open; ``undo`` takes back the last step and says so."""

    def __init__(self, desk: Desk, way: Way, window: Window, notice: NoticeBar, undo: Callable[[], object]) -> None:
        super().__init__(way)
        self._desk, self._way, self._window, self._notice, self._undo = desk, way, window, notice, undo
        self._came_from: dict[str, str] = {}
        desk.failed.connect(self._tell)
        self.banner = PeriodBanner(desk)
        window.foot.insertWidget(0, self.banner)

    def leave(self) -> None:
        """Take the line about a signed report away with its file."""
        self.banner.hide()
        self.banner.deleteLater()

    # Where it happened

    def show_moved(self) -> None:
        """Bring into view what undo or redo changed, in its period; what is in view already stays as it is."""
        if self._follow_period():
            return
        everything = self._desk.everything()
        place = touched_place(everything, self._desk.moved)
        if place.period and place.period != self._desk.period.code:
            self._desk.set_period(place.period)
        if not place.uid or not place_of(everything, place.uid):
            self._show_list(place.type)
            return
        page = self._window.pages.currentWidget()
        rows = page.rows.touched(frozenset({place.uid})) if isinstance(page, ListPlace) else frozenset()
        if isinstance(page, ListPlace) and page.table.hasFocus() and _show_cell(page, rows, place.field):
            return
        if not isinstance(page, ListPlace) or page.table.current_uid() not in rows:
            self._way.open_record(place.uid, place.field)

    def _follow_period(self) -> bool:
        """Look at a period that was opened again, and away from one that no longer is; False for any other step."""
        front = self._window.pages.currentWidget()
        for change in self._desk.moved:
            came, went = change.before is None, change.after is None
            if change.type == Period.TYPE and came != went and (front is None or front.objectName() != "office"):
                code = str((change.after or change.before or {}).get("code"))
                goal = code if came else self._came_from.get(code, "")
                if goal and (came or self._desk.period.code == code):
                    self._desk.set_period(goal)
                return True
        return False

    def _show_list(self, type_name: str) -> None:
        """Bring the place to the front in which a record was that is gone now."""
        keys = [key for key, entry in CATALOGUE.items() if type_name in entry.shows]
        keys += ["tasks", "projects"] if type_name == Task.TYPE else []
        front = self._window.pages.currentWidget()
        if keys and (front is None or front.objectName() not in keys):
            self._way.show_what(keys[0], "")

    def told_elsewhere(self, changes: ChangeSet) -> list[Offer]:
        """Return the offer to look at the period that an imported file told of, when it is another one."""
        code = period_of_changes(changes)
        if not code or code == self._desk.period.code:
            return []
        return [(f"Xem {period_words(code)}", lambda: self._desk.set_period(code))]

    # Histories

    def of_current(self) -> None:
        """Show the history of the record that is chosen in the page in front."""
        uid = self._current()
        if uid:
            self.of_record(uid)
        else:
            self._notice.say(NOTHING_CHOSEN)

    def of_record(self, uid: str) -> None:
        """Show the history of a record and of what belongs to it."""
        self._show(RecordHistory(self._desk, uid, self._window.frame))

    def of_file(self) -> None:
        """Show every step of the file."""
        self._show(FileHistory(self._desk, self._window.frame))

    def of_removed(self) -> None:
        """Show the steps that removed something, to bring it back."""
        self._show(FileHistory(self._desk, self._window.frame, removed=True))

    def _current(self) -> str:
        page = self._window.pages.currentWidget()
        if isinstance(page, ListPlace):
            return page.history_of()
        return page.shown_record() if isinstance(page, ReportPlace) else ""

    def _show(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()

    # Periods

    def new_period(self, code: str = "") -> None:
        """Open a period, the next one unless another is named, and say what it carried."""
        before = self._desk.period.code
        dialog = NewPeriod(self._desk, self._window.frame, code=code)
        dialog.exec()
        if dialog.told:
            self._came_from[dialog.code] = before
            self._notice.say(dialog.told, [("Hoàn tác", self._undo)], of_step=True)
        dialog.deleteLater()

    def _tell(self, error: CdsError) -> None:
        if isinstance(error, ConflictError) and error.conflicts:
            tell_conflicts(error, self._window.frame)


def _show_cell(page: ListPlace, rows: Collection[str], field: str) -> bool:
    """Choose the cell of a change, as a spreadsheet does; False when no such row is listed."""
    keys = {one.key for one in page.model.columns}
    named = (field, *(key for key, of in page.words.fields.items() if of == field))
    column = next((key for key in named if key in keys), "")
    return page.table.show_uid(next(iter(rows), ""), column)
