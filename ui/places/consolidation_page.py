"""What stands in Tổng hợp: the matrix of who has reported, totals with the offices behind them, what came in."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.actions.compliance import Matrix, matrix, topics, usual_kind
from cdsdesk.actions.consolidating import consolidate
from cdsdesk.actions.offices_below import expected_units
from cdsdesk.actions.paper_differences import tells_otherwise
from cdsdesk.actions.receiving import TAKEN, Arrived, current, received
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.office import PeriodKind, Unit
from cdsdesk.model.systems import Remark, Submission
from cdsdesk.progress import Progress
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import fold
from ui.desk import Desk, OpenStore
from ui.dialogs.compliance_cell import ComplianceCell
from ui.dialogs.topic import TopicDialog
from ui.places import consolidation_lines as lines
from ui.places.consolidation_cards import ConsolidationCards
from ui.places.consolidation_counts import Totals, totals
from ui.places.consolidation_exports import ConsolidationExports
from ui.places.consolidation_head import ConsolidationHead
from ui.places.consolidation_matrix import ASKED, DIFFERS, RESENT, MatrixPage
from ui.places.consolidation_mending import ConsolidationMending
from ui.places.consolidation_received import ReceivedPage
from ui.places.consolidation_receiving import ConsolidationReceiving
from ui.places.consolidation_remarks import RemarksPage, remarks_of
from ui.places.consolidation_tabs import COUNTS, INDICATORS, RECEIVED, REMARKS, SENT, TASKS, ConsolidationTabs
from ui.places.consolidation_totals import TotalsPage
from ui.places.consolidation_writers import Writers
from ui.tasks import Job
from ui.widgets.chips import Chip, Chips
from ui.widgets.empty import EmptyPage
from ui.widgets.layouts import column, row
from ui.widgets.pages import Pages

_HIGH = 500
_FILLED, _EMPTY = "filled", "empty"
_TOLD_BY = frozenset({"unit", "submission", "compliance_entry", "unit_succession", "period", "holiday", "setting"})


class ConsolidationPage(QWidget):
    """``said`` is a note about a step, ``noted`` any other, ``saved`` tells of a written file, ``asked`` of a place.

    ``others`` gives packages for something else than adding up that were dropped here, with their password.
    """

    said = Signal(str)
    noted = Signal(str)
    saved = Signal(object)
    asked = Signal(str, str)
    others = Signal(object, str)

    def __init__(
        self, desk: Desk, today: Callable[[], date], folder: Callable[[], Path], writers: Writers, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self._today, self._folder = desk, today, folder
        self.matrix: Matrix | None = None
        self._kind: PeriodKind | None = None
        self._topic = self._code = self._chosen = ""
        self._names: dict[str, str] = {}
        self._stale = True
        self.cell: ComplianceCell | None = None
        self.topic: TopicDialog | None = None
        self.exports = ConsolidationExports(desk, folder, writers, lambda: (self.matrix, self._code), self)
        self.mending = ConsolidationMending(desk, lambda: (self._code, self.found, self._names), self)
        self.receiving = ConsolidationReceiving(desk, folder, self)
        self.receive, self.choose = self.receiving.receive, self.receiving.choose
        self.stack = Pages({_FILLED: self._filled, _EMPTY: self._nothing}, self)
        column(self).addWidget(self.stack)
        self.stack.show_page(_FILLED)
        self._connect()

    # Layout

    def _filled(self, parent: QWidget) -> QWidget:
        made = QWidget(parent)
        whole = column(made, spacing=10)
        self.head, self.cards = ConsolidationHead(made), ConsolidationCards(made)
        self.chips = Chips("Phần của trang", made)
        self.tabs = ConsolidationTabs(self._connect_part, made)
        self.tabs.show_page(SENT)
        for part in (self.head, self.cards):
            whole.addWidget(part)
        line = row(spacing=10)
        line.addWidget(self.chips, 1)
        line.addWidget(self.tabs.sent.bar, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(line)
        whole.addWidget(self.tabs, 1)
        return made

    def _nothing(self, parent: QWidget) -> QWidget:
        return EmptyPage(
            "Trang này dành cho cơ quan nhận báo cáo của cấp dưới",
            "Hồ sơ chưa có đơn vị nào trực thuộc. Thêm các xã, phường vào danh sách đơn vị, hoặc thả luôn các gói báo "
            "cáo mà đơn vị gửi đến, hay cả thư mục, vào đây: chương trình kiểm tra từng gói, cộng số liệu và cho biết "
            "ai chưa gửi.",
            ("Thêm gói báo cáo…", self.choose),
            ("Mở danh sách đơn vị", lambda: self.asked.emit("office", "units")),
            parent=parent,
        )

    @property
    def empty(self) -> EmptyPage:
        """The page of an office that receives nothing."""
        return cast("EmptyPage", self.stack.page(_EMPTY))

    def complete(self) -> bool:
        """Make the next part that is not there yet, of those that this office sees; False when all are."""
        if expected_units(self.desk.everything(), self.desk.period.as_of):
            return self.tabs.complete()
        return not self.stack.made(_EMPTY) and self.stack.complete()

    def _connect(self) -> None:
        head, exports = self.head, self.exports
        self.cards.chosen.connect(self.show_tab)
        self.chips.chosen.connect(self.show_tab)
        head.kind_chosen.connect(self._take_kind)
        head.period_chosen.connect(self._take_period)
        head.topic_chosen.connect(self._take_topic)
        head.topic_wanted.connect(self._ask_topic)
        head.adding.connect(self.choose)
        head.reporting.connect(self.report)
        head.saving_matrix.connect(exports.save_matrix)
        head.saving_missing.connect(exports.save_missing)
        head.saving_remarks.connect(exports.write_remarks)
        exports.saved.connect(self.saved)
        for part in (exports, self.receiving):
            part.noted.connect(self.noted)
        self.mending.said.connect(self.said)
        self.receiving.arrived.connect(self._arrived)
        self.receiving.others.connect(self._hand_on)
        self.desk.changed.connect(self._changed)
        self.desk.period_changed.connect(self._follow_period)
        self.desk.lock_changed.connect(self._show_lock)
        self._show_lock()

    def _connect_part(self, _key: str, page: QWidget) -> None:
        if isinstance(page, MatrixPage):
            page.table.opened.connect(self.open_cell)
        if isinstance(page, TotalsPage):
            page.asked.connect(self.mending.ask)
        if isinstance(page, RemarksPage):
            page.opened.connect(lambda unit: self.open_unit(unit, self._code))
            page.wanted.connect(self.exports.write_remarks)
            self.mending.follow(page)
        if isinstance(page, ReceivedPage):
            page.opened.connect(lambda paths, typed: self.receive(paths, password=typed))
            page.matched.connect(lambda paths, told, ours: self.receive(paths, senders={told: ours}))
            page.added.connect(self.receiving.add_senders)
            page.looked_at.connect(self.open_unit)
            page.set_writable(writable=not self.desk.lock)

    # Showing

    def _changed(self, changes: ChangeSet) -> None:
        kinds = {change.type for change in changes.changes}
        if kinds & _TOLD_BY:
            if self.tabs.arrived:
                self.tabs.received.follow({one.package_sha256 for one in self.desk.everything().all(Submission)})
            self._outdate()
        elif Remark.TYPE in kinds and self.matrix is not None:
            self._show_asked(self.matrix)

    def _outdate(self) -> None:
        self._stale = True
        if self.isVisible():
            self.look_again()

    def _follow_period(self) -> None:
        self._chosen = ""
        self._outdate()

    def _show_lock(self) -> None:
        self.head.add_button.setEnabled(not self.desk.lock)
        for page in self.tabs.writing():
            page.set_writable(writable=not self.desk.lock)
        if self._stale and self.isVisible():
            self.look_again()

    def look_again(self) -> None:
        """Work the matrix out anew in the worker when something changed; not while the file is being written."""
        if not self._stale or self.desk.writing:
            return
        self._stale = False
        snapshot, year, kind, today = self.desk.everything(), self.desk.period.year, self._kind, self._today()
        topic = self._topic
        below = expected_units(snapshot, self.desk.period.as_of)
        self.stack.show_page(_FILLED if below or self.tabs.arrived else _EMPTY)
        self._names = {unit.uid: unit.name for unit in snapshot.all(Unit)}

        def work(_progress: Progress) -> Matrix:
            return matrix(snapshot, year, kind or usual_kind(snapshot, year), topic, today)

        failed = self.desk.failed.emit
        self.desk.runner.run(Job("Lập bảng đã gửi", work, self._show_matrix, failed, lane="matrix", quiet=True))

    def _show_matrix(self, shown: Matrix) -> None:
        self.matrix = shown
        codes = [one.code for one in shown.periods]
        wanted = next((code for code in (self._chosen, self.desk.code) if code in codes), "")
        self._code = wanted or lines.latest_period(shown)
        known = topics(self.desk.everything(), shown.year)
        self.head.show_matrix(shown, self._code, known if shown.topic in known else (*known, shown.topic))
        self.cards.show_sent(shown, self._code)
        self._show_asked(shown)
        self._add_up()

    def _show_asked(self, shown: Matrix) -> None:
        """Show the matrix with the offices that have sent again or were asked to mend, and what they were asked."""
        snapshot, code = self.desk.everything(), self._code
        times = Counter(one.unit for one in received(snapshot, code))
        open_ones = {one.unit for one in remarks_of(snapshot, code) if not one.done}
        again = {unit for unit, count in times.items() if count > 1}
        differing = {unit for unit, one in current(snapshot, code).items() if tells_otherwise(one)}
        marked = {RESENT: again, DIFFERS: differing, ASKED: open_ones}
        self.tabs.sent.show_matrix(shown, code, {} if shown.topic else marked)
        self.head.remarks_action.setEnabled(bool(open_ones))
        if self.tabs.made(REMARKS):
            self.mending.fill(self.tabs.remarks)
        self._show_chips()

    def _add_up(self) -> None:
        code, before, names = self._code, self.found, self._names

        def work(store: OpenStore, progress: Progress) -> Totals:
            return totals(consolidate(store, code, progress, before), names)

        if not self.desk.writing:
            self.desk.lending.beside("Cộng số liệu", work, self._show_totals)

    def _show_totals(self, told: Totals) -> None:
        self.tabs.show_totals(told, self._names)
        self.cards.show_totals(told)
        if self.tabs.made(REMARKS):
            self.mending.fill(self.tabs.remarks)
        self._show_chips()

    def _show_chips(self) -> None:
        found = self.found
        told = [
            Chip(SENT, "Ai đã gửi", lines.sent_of(self.matrix, self._code)[0] if self.matrix else 0),
            Chip(INDICATORS, "Chỉ tiêu", len(found.indicators) if found else 0),
            Chip(TASKS, "Nhiệm vụ", len(found.tasks) if found else 0),
            Chip(COUNTS, "Số đếm", self.tabs.count_lines),
        ]
        remarks = remarks_of(self.desk.everything(), self._code) if self._code else ()
        if remarks or self.tabs.current() == REMARKS:
            told.append(Chip(REMARKS, "Yêu cầu sửa", len(remarks)))
        if self.tabs.arrived:
            told.append(Chip(RECEIVED, "Vừa nhận", len(self.tabs.arrived)))
        self.chips.show_chips(told)
        self.chips.choose(self.tabs.current())

    def show_tab(self, key: str) -> None:
        """Show the matrix, one kind of totals, what was asked for, or what came in."""
        self.tabs.show_page(key)
        self.chips.choose(key)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On a low screen the cards leave the room to the lists."""
        self.cards.setVisible(self.height() >= _HIGH)
        self.tabs.sent.bar.setVisible(self.tabs.current() == SENT)

    def _take_kind(self, kind: PeriodKind) -> None:
        self._kind = kind
        self._outdate()

    def _take_topic(self, topic: str) -> None:
        self._topic = topic
        self._outdate()

    def _take_period(self, code: str) -> None:
        self._code = self._chosen = code
        if self.matrix is not None:
            self.cards.show_sent(self.matrix, code)
            self._show_asked(self.matrix)
        self._add_up()

    def _ask_topic(self) -> None:
        self.topic = made = TopicDialog(self)
        made.accepted.connect(lambda: self._take_topic(self._known_topic(made.chosen())))
        self._open_dialog(made)

    def _known_topic(self, text: str) -> str:
        known = topics(self.desk.everything(), self.desk.period.year)
        return next((one for one in known if fold(one) == fold(text)), text)

    @property
    def found(self) -> Consolidation | None:
        """What the offices told was added up to; None before."""
        return self.tabs.found

    # One office

    def open_cell(self, at: int, place: int) -> None:
        """Show what came in for a cell of the matrix, or take what is told by hand; the name is for the period."""
        shown, rows = self.matrix, self.tabs.table.lines.rows
        if shown is not None and at < len(rows) and place <= len(shown.periods):
            code = shown.periods[place - 1].code if place else self._code
            self._open(rows[at].unit, code)

    def open_unit(self, uid: str, code: str) -> None:
        """Show what came in from an office for a period of the matrix."""
        unit = self.desk.everything().find(Unit, uid)
        if unit is not None and self.matrix is not None and code in [one.code for one in self.matrix.periods]:
            self._open(unit, code)

    def _open(self, unit: Unit, code: str) -> None:
        if self.matrix is None or (self.cell is not None and self.cell.isVisible()):
            return
        self.cell = made = ComplianceCell(self.desk, self.matrix, code, unit, self._today, self.mending.names, self)
        made.finished.connect(lambda _how: self._leave(made))
        self._open_dialog(made)

    def _leave(self, cell: ComplianceCell) -> None:
        self.cell = None
        if cell.told:
            self.said.emit(cell.told)

    def _open_dialog(self, made: QDialog) -> None:
        made.finished.connect(lambda _how: made.deleteLater())
        made.open()

    # What came in

    def _arrived(self, arrived: Sequence[Arrived]) -> None:
        snapshot = self.desk.everything()
        self.tabs.received.show_arrived(arrived, [unit for unit in snapshot.all(Unit) if unit.uid != snapshot.office])
        self.stack.show_page(_FILLED)
        self._show_chips()
        self.show_tab(RECEIVED)
        taken = sum(one.verdict in TAKEN for one in arrived)
        if taken:
            self.said.emit(f"Đã nhận {format_number(taken)} gói báo cáo.")

    def _hand_on(self, paths: Sequence[Path], password: str) -> None:
        """Hand packages for something else on; those that waited for their password are no reports."""
        if self.tabs.arrived:
            self.tabs.received.forget(paths)
            self.show_tab(self.tabs.current() if self.tabs.arrived else SENT)
            self._outdate()
        self.others.emit(paths, password)

    # Handing on

    def report(self) -> None:
        """Go to the report of the office itself for the period that was added up."""
        if self._code and self._code != self.desk.code:
            self.desk.set_period(self._code)
        self.asked.emit("report", "")

    # The page in the window

    def show_filter(self) -> bool:
        """Put the cursor into the filter of offices."""
        if self.stack.current() == _EMPTY:
            return False
        self.show_tab(SENT)
        self.tabs.sent.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tabs.sent.filter.selectAll()
        return True

    def take_focus(self) -> None:
        """Put the cursor into what is shown."""
        if self.stack.current() == _EMPTY:
            self.empty.buttons[0].setFocus()
        else:
            self.tabs.front_table().setFocus()

    def areas(self) -> Sequence[QWidget]:
        """Return the parts between which F6 moves."""
        return (self.stack.page(self.stack.current()),)
