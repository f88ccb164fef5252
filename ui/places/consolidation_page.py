"""What stands in Tổng hợp: the matrix of who has reported, totals with the offices behind them, what came in."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from cdsdesk.actions.compliance import CODES, Matrix, Standing, matrix, usual_kind
from cdsdesk.actions.consolidating import consolidate
from cdsdesk.actions.offices_below import expected_units
from cdsdesk.actions.receiving import TAKEN, Arrived, ReceiveRequest, receive
from cdsdesk.errors import CdsError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.office import PERIOD_WORDS, PeriodKind, Unit
from cdsdesk.model.ports import Step
from cdsdesk.progress import Progress
from cdsdesk.vietnamese.numbers import format_number
from ui import periods
from ui.desk import Desk, OpenStore
from ui.dialogs.compliance_cell import ComplianceCell
from ui.lending import Large
from ui.places import consolidation_lines as lines
from ui.places.consolidation_counts import Totals, totals
from ui.places.consolidation_received import ReceivedPage
from ui.places.consolidation_tabs import COUNTS, INDICATORS, RECEIVED, SENT, TASKS, ConsolidationTabs
from ui.tasks import Job
from ui.widgets.boxes import button
from ui.widgets.chips import Chip, Chips
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty import EmptyPage
from ui.widgets.figure_card import FigureCard
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pages import Pages

_HIGH = 500
_FILLED, _EMPTY = "filled", "empty"
_TOLD_BY = frozenset({"unit", "submission", "compliance_entry", "unit_succession", "period", "holiday", "setting"})
_KINDS = "PDF (*.pdf);;Word (*.docx);;Excel (*.xlsx);;Văn bản thuần kèm lời nhắc (*.txt)"
_PACKAGES = "Gói báo cáo (*.cdsz);;Mọi tệp (*)"

WriteMissing = Callable[[Matrix, str, Unit, Path, Progress], None]


class ConsolidationPage(QWidget):
    """``said`` is a note about a step, ``noted`` any other, ``saved`` tells of a written file, ``asked`` of a place."""

    said = Signal(str)
    noted = Signal(str)
    saved = Signal(object)
    asked = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        today: Callable[[], date],
        folder: Callable[[], Path],
        write_missing: WriteMissing,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.desk, self._today, self._folder, self._write_missing = desk, today, folder, write_missing
        self.matrix: Matrix | None = None
        self._kind: PeriodKind | None = None
        self._code = ""
        self._names: dict[str, str] = {}
        self._stale = True
        self.cell: ComplianceCell | None = None
        self.choose_files: Callable[[], list[str]] = self._ask_which
        self.choose_list: Callable[[str], str] = self._ask_where
        self.title = Label("Tổng hợp", "title", elide=True)
        self.kind, self.period = ChoiceBox(), ChoiceBox()
        self.missing_button = button("Xuất danh sách thiếu…", self.save_missing)
        self.add_button = button("Thêm gói báo cáo…", self.choose, main=True, picture="plus")
        self.sent_card, self.teams_card = FigureCard("Đã gửi"), FigureCard("Tổ công nghệ số")
        self.share_card, self.late_card = FigureCard("Chỉ tiêu"), FigureCard("Nhiệm vụ trễ hạn")
        self.chips = Chips("Phần của trang")
        self._build()
        self._connect()

    # Layout

    def _build(self) -> None:
        self.stack = Pages({_FILLED: self._filled, _EMPTY: self._nothing}, self)
        column(self).addWidget(self.stack)
        self.stack.show_page(_FILLED)

    def _filled(self, parent: QWidget) -> QWidget:
        made = QWidget(parent)
        whole = column(made, spacing=10)
        whole.addLayout(self._head())
        self.cards = QWidget(made)
        self.cards.setLayout(self._cards())
        whole.addWidget(self.cards)
        whole.addWidget(self.chips)
        self.tabs = ConsolidationTabs(self._connect_received, made)
        self.tabs.show_page(SENT)
        whole.addWidget(self.tabs, 1)
        return made

    def _nothing(self, parent: QWidget) -> QWidget:
        return EmptyPage(
            "Trang này dành cho cơ quan nhận báo cáo của cấp dưới",
            "Hồ sơ chưa có đơn vị nào trực thuộc. Thêm các xã, phường vào danh sách đơn vị, rồi thả gói báo cáo "
            "mà các đơn vị gửi đến, hoặc cả thư mục, vào đây: chương trình kiểm tra từng gói, cộng số liệu và "
            "cho biết ai chưa gửi.",
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

    def _head(self) -> QHBoxLayout:
        head = row(spacing=6)
        self.kind.setAccessibleName("Loại kỳ của bảng")
        self.period.setAccessibleName("Kỳ cộng số liệu")
        for kind in CODES:
            self.kind.addItem(PERIOD_WORDS[kind], kind)
        head.addWidget(self.title)
        for box in (self.kind, self.period):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            head.addWidget(box)
        head.addStretch(1)
        head.addWidget(self.missing_button)
        head.addWidget(self.add_button)
        return head

    def _cards(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, card in enumerate((self.sent_card, self.teams_card, self.share_card, self.late_card)):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _connect(self) -> None:
        ways = (
            (self.sent_card, SENT),
            (self.teams_card, COUNTS),
            (self.share_card, INDICATORS),
            (self.late_card, TASKS),
        )
        for card, tab in ways:
            card.clicked.connect(lambda _checked=False, tab=tab: self.show_tab(tab))
        self.chips.chosen.connect(self.show_tab)
        self.kind.activated.connect(lambda _place: self._take_kind())
        self.period.activated.connect(lambda _place: self._take_period())
        self.tabs.table.opened.connect(self.open_cell)
        self.desk.changed.connect(self._changed)
        self.desk.period_changed.connect(self._outdate)
        self.desk.lock_changed.connect(self._show_lock)
        self._show_lock()

    def _connect_received(self, page: ReceivedPage) -> None:
        page.opened.connect(lambda paths, typed: self.receive(paths, password=typed))
        page.matched.connect(lambda paths, told, ours: self.receive(paths, senders={told: ours}))
        page.set_writable(writable=not self.desk.lock)

    # Showing

    def _changed(self, changes: ChangeSet) -> None:
        if any(change.type in _TOLD_BY for change in changes.changes):
            self._outdate()

    def _outdate(self) -> None:
        self._stale = True
        if self.isVisible():
            self.look_again()

    def _show_lock(self) -> None:
        self.add_button.setEnabled(not self.desk.lock)
        if self.tabs.made(RECEIVED):
            self.tabs.received.set_writable(writable=not self.desk.lock)
        if self._stale and self.isVisible():
            self.look_again()

    def look_again(self) -> None:
        """Work the matrix out anew in the worker when something changed; not while the file is being written."""
        if not self._stale or self.desk.writing:
            return
        self._stale = False
        snapshot, year, kind, today = self.desk.everything(), self.desk.period.year, self._kind, self._today()
        below = expected_units(snapshot, self.desk.period.as_of)
        self.stack.show_page(_FILLED if below or self.tabs.arrived else _EMPTY)
        self._names = {unit.uid: unit.name for unit in snapshot.all(Unit)}

        def work(_progress: Progress) -> Matrix:
            return matrix(snapshot, year, kind or usual_kind(snapshot, year), today=today)

        failed = self.desk.failed.emit
        self.desk.runner.run(Job("Lập bảng đã gửi", work, self._show_matrix, failed, lane="matrix", quiet=True))

    def _show_matrix(self, shown: Matrix) -> None:
        self.matrix = shown
        self.title.setText(f"Tổng hợp năm {shown.year}")
        self.kind.setCurrentIndex(self.kind.findData(shown.kind))
        codes = [one.code for one in shown.periods]
        self.period.clear()
        for code in codes:
            self.period.addItem(shown.heading(code), code)
        if self._code not in codes:
            self._code = lines.latest_period(shown)
        self.period.setCurrentIndex(codes.index(self._code))
        self.tabs.table.lines.tell(lines.matrix_cells(shown))
        self.tabs.table.show_rows(shown.rows, lines.matrix_columns(shown))
        self._show_sent()
        self._show_chips()
        self._add_up()

    def _add_up(self) -> None:
        code, before, names = self._code, self.found, self._names

        def work(store: OpenStore, progress: Progress) -> Totals:
            return totals(consolidate(store, code, progress, before), names)

        if not self.desk.writing:
            self.desk.lending.beside("Cộng số liệu", work, self._show_totals)

    def _show_totals(self, told: Totals) -> None:
        found = told.found
        self.tabs.show_totals(told, self._names)
        self._show_chips()
        teams, members = found.teams.get("teams", 0), found.teams.get("members", 0)
        self.teams_card.show_figure(format_number(teams), "tổ", f"{format_number(members)} thành viên")
        main = next((one for one in found.indicators if one.share is not None), None)
        self.share_card.show_figure(lines.total_words(main) if main else "–", "", main.name if main else "chưa có số")
        beside = f"ở {format_number(told.late_units)} đơn vị" if told.late else ""
        self.late_card.show_figure(format_number(told.late), beside, "", "big-red" if told.late else "big")

    def _show_sent(self) -> None:
        shown = self.matrix
        if shown is None:
            return
        at = [one.code for one in shown.periods].index(self._code)
        cells = [line.cells[at] for line in shown.rows]
        expected = [one for one in cells if one is not Standing.NOT_EXPECTED]
        sent = sum(one in (Standing.ON_TIME, Standing.LATE) for one in expected)
        missing = len(shown.missing(self._code))
        self.sent_card.show_figure(
            f"{format_number(sent)}/{format_number(len(expected))}",
            "đơn vị",
            f"{periods.words(self._code)}: thiếu {format_number(missing)}" if missing else periods.words(self._code),
            "big-red" if missing else "big",
        )
        self.missing_button.setEnabled(bool(shown.rows))

    def _show_chips(self) -> None:
        found = self.found
        told = [
            Chip(SENT, "Ai đã gửi", len(self.matrix.rows) if self.matrix else 0),
            Chip(INDICATORS, "Chỉ tiêu", len(found.indicators) if found else 0),
            Chip(TASKS, "Nhiệm vụ", len(found.tasks) if found else 0),
            Chip(COUNTS, "Số đếm", self.tabs.count_lines),
        ]
        if self.tabs.arrived:
            told.append(Chip(RECEIVED, "Vừa nhận", len(self.tabs.arrived)))
        self.chips.show_chips(told)
        self.chips.choose(self.tabs.current())

    def show_tab(self, key: str) -> None:
        """Show the matrix, one kind of totals, or what came in."""
        self.tabs.show_page(key)
        self.chips.choose(key)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Two lists one above the other leave no room for the cards on a low screen."""
        self.cards.setVisible(self.tabs.current() == SENT or self.height() >= _HIGH)

    def _take_kind(self) -> None:
        self._kind = PeriodKind(self.kind.currentData())
        self._outdate()

    def _take_period(self) -> None:
        self._code = str(self.period.currentData())
        self._show_sent()
        self._add_up()

    @property
    def found(self) -> Consolidation | None:
        """What the offices told was added up to; None before."""
        return self.tabs.found

    def open_cell(self, at: int, place: int) -> None:
        """Show what came in for a cell of the matrix, or take what is told by hand."""
        shown = self.matrix
        if shown is None or not 0 < place <= len(shown.periods) or (self.cell is not None and self.cell.isVisible()):
            return
        code = shown.periods[place - 1].code
        self.cell = made = ComplianceCell(self.desk, shown, code, shown.rows[at].unit, self._today, self)
        made.finished.connect(lambda _how: made.deleteLater())
        made.finished.connect(lambda _how: setattr(self, "cell", None))
        made.open()

    # Receiving

    def choose(self) -> None:
        """Ask for packages and receive them."""
        if chosen := self.choose_files():
            self.receive([Path(one) for one in chosen])

    def _ask_which(self) -> list[str]:
        return QFileDialog.getOpenFileNames(self, "Thêm gói báo cáo", str(self._folder()), _PACKAGES)[0]

    def receive(self, paths: Sequence[Path], password: str = "", senders: dict[str, str] | None = None) -> None:
        """Receive packages in the worker, those in folders too, as one step; then show what became of each."""
        told: list[Arrived] = []
        request = ReceiveRequest(tuple(paths), password=password, senders=senders or {}, who=self.desk.who)

        def write(store: OpenStore, progress: Progress) -> Step | None:
            told.extend(receive(store, request, progress))
            return store.history(1)[0] if any(one.verdict in TAKEN for one in told) else None

        def left(error: CdsError | None) -> None:
            if error is not None:
                self.desk.failed.emit(error)
            else:
                self.noted.emit("Đã dừng nhận gói. Hồ sơ không thay đổi.")

        shown = partial(self._arrived, told)
        self.desk.lending.borrow(Large("Nhận gói báo cáo", write, lambda _made: shown(), left, nothing=shown))

    def _arrived(self, arrived: Sequence[Arrived]) -> None:
        units = [unit for unit in self.desk.everything().all(Unit) if unit.uid != self.desk.everything().office]
        self.tabs.received.show_arrived(arrived, units)
        self.stack.show_page(_FILLED)
        self._show_chips()
        self.show_tab(RECEIVED)
        taken = sum(one.verdict in TAKEN for one in arrived)
        if taken:
            self.said.emit(f"Đã nhận {format_number(taken)} gói báo cáo.")

    # Handing on

    def save_missing(self) -> None:
        """Ask where the list of who has not reported in the period goes, and write it."""
        shown, code, office = self.matrix, self._code, self.desk.everything().unit()
        chosen = self.choose_list(f"Danh sach thieu bao cao {code}.pdf") if shown is not None else ""
        if shown is None or not chosen:
            return
        path = Path(chosen)
        work = partial(self._write_missing, shown, code, office, path)
        self.desk.runner.run(
            Job("Xuất danh sách thiếu", work, lambda _made: self.saved.emit(path), self.desk.failed.emit)
        )

    def _ask_where(self, name: str) -> str:
        return QFileDialog.getSaveFileName(self, "Xuất danh sách thiếu", str(self._folder() / name), _KINDS)[0]

    # The page in the window

    def take_focus(self) -> None:
        """Put the cursor into what is shown."""
        if self.stack.current() == _EMPTY:
            self.empty.buttons[0].setFocus()
        else:
            self.tabs.front_table().setFocus()

    def areas(self) -> Sequence[QWidget]:
        """Return the parts between which F6 moves."""
        return (self.stack.page(self.stack.current()),)
