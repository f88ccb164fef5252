"""Báo cáo kỳ: the outline, the pages as they will be printed, what to look at before signing, the exports."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from cdsdesk.actions.edit import set_field
from cdsdesk.document.blocks import Ref
from cdsdesk.errors import CdsError
from cdsdesk.model.office import PeriodKind
from cdsdesk.model.periods import period_code, previous
from cdsdesk.model.reading import open_report, plans
from cdsdesk.model.reports import REPORT_KIND_WORDS, REPORT_STATE_WORDS, Narrative, Report, ReportKind, ReportState
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress
from cdsdesk.reporting.outline import OutlineSection
from cdsdesk.reporting.own_outline import outline_in
from ui import later
from ui.below import Below
from ui.desk import Desk
from ui.dialogs.report_list import ReportListDialog
from ui.places.place import Place
from ui.places.report_checks import ReportChecks
from ui.places.report_exports import ReportExports
from ui.places.report_outline import OutlineList, entries, worst
from ui.places.report_reader import ReportReader
from ui.places.report_sources import open_sources, told
from ui.places.report_writing import ReportWriting
from ui.places.task_rows import plan_of_period, plan_words
from ui.tasks import Job
from ui.theme.colours import Tone
from ui.widgets.boxes import button, flat_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pause import pause
from ui.widgets.pill import Pill

_PAUSE = 120
_NARROW = 800
_STATE_TONES = {
    ReportState.DRAFT: Tone.AMBER,
    ReportState.EXPORTED: Tone.BLUE,
    ReportState.SIGNED: Tone.GREEN,
    ReportState.SENT: Tone.GREEN,
    ReportState.REPLACED: Tone.GREY,
}


class ReportPlace(Place):
    """The page. ``exported`` tells of written files."""

    exported = Signal(object)

    _unseen = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._below = Below(desk)
        self.preview: later.Preview | None = None
        self._stale = True
        self._chosen_plan: str | None = None
        self._title = Label("Báo cáo kỳ", "title")
        self.kind = ChoiceBox()
        self.plan = ChoiceBox()
        self.state = Pill()
        self.outline = OutlineList()
        self.reader = ReportReader(desk.runner, desk.failed.emit)
        self.page = self.reader.view
        self.checks = ReportChecks(desk, self.reader, self, self.open_section, self.record_asked.emit, self.compose)
        self.findings = self.checks.list
        self.writing = ReportWriting(desk, self)
        self.section, self.words = self.writing.card.section, self.writing.words
        self._waiting = pause(self, _PAUSE, self.compose)
        self.exports = ReportExports(desk, self, self.commit)
        self.all_button = button("Xuất tất cả…", self.exports.ask_all, main=True)
        self.one_button = button("Xuất riêng")
        self.one_button.setMenu(self.exports.menu())
        self.list_button = flat_button("folder", "Các báo cáo của đơn vị", self.open_list)
        self._build()
        self._connect()

    def _build(self) -> None:
        whole = column(self, spacing=10)
        whole.addLayout(self._head())
        self.columns = columns = QSplitter(Qt.Orientation.Horizontal, self)
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(12)
        middle = QWidget(columns)
        middle.setLayout(self._middle())
        for part, least in ((self.outline, 164), (middle, 280), (self.findings, 190)):
            part.setMinimumWidth(least)
            columns.addWidget(part)
        for at, share in enumerate((1, 3, 1)):
            columns.setStretchFactor(at, share)
        columns.setSizes([240, 588, 298])
        whole.addWidget(columns, 1)

    def areas(self) -> Sequence[QWidget]:
        """Return the outline, the page with its words, and what was found."""
        return [part for number in range(3) if (part := self.columns.widget(number)) is not None]

    def _head(self) -> QHBoxLayout:
        head = row(spacing=6)
        self.kind.setAccessibleName("Loại văn bản")
        self.plan.setAccessibleName("Kế hoạch để tổng hợp tiến độ")
        self.plan.setMaximumWidth(300)
        self.plan.setMinimumWidth(96)
        self.plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plan.setMinimumContentsLength(24)
        head.addWidget(self._title)
        for part in (self.kind, self.plan, self.state):
            head.addWidget(part)
        head.addStretch(1)
        for one in (self.list_button, self.one_button, self.all_button):
            head.addWidget(one)
        return head

    def _middle(self) -> QVBoxLayout:
        middle = column(spacing=10)
        middle.addWidget(self.reader, 1)
        self.writing.card.hide()
        middle.addWidget(self.writing.card)
        return middle

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _place: self._take_kind())
        self.plan.activated.connect(lambda _place: self._take_plan())
        self.outline.chosen.connect(self.open_section)
        self.writing.closed.connect(self.page.setFocus)
        self.writing.settled.connect(self.compose)
        self.exports.plan = lambda: str(self.plan.currentData() or "")
        self.exports.last = self._last
        self.exports.exported.connect(self.exported)
        self.page.describe = lambda refs: told(self.desk.everything(), refs)
        self.page.opened.connect(self._open_refs)
        self.desk.changed.connect(lambda _changes: self._later())
        self.desk.period_changed.connect(self._reload_period)
        self.desk.findings_changed.connect(self._follow_findings)
        self.desk.lock_changed.connect(self._show_lock)

    # Showing

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the room of the title to the choices where there is little; the place is marked on the left too."""
        super().resizeEvent(event)
        self._title.setVisible(event.size().width() >= _NARROW)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Compose what changed while the page was not looked at."""
        super().showEvent(event)
        if self._stale:
            self.reload()
        elif self._unseen:
            self._show_findings()

    def reload(self) -> None:
        """Show everything anew: another period; later, while another place is in front."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._offer_kinds()
        self._offer_plans()
        self.writing.offer(self._sections())
        self.writing.show()
        self._show_findings()
        self._show_lock()
        self.compose()

    def _reload_period(self) -> None:
        self._chosen_plan = None
        self.checks.forget_pages()
        self.reload()

    @property
    def report_kind(self) -> ReportKind:
        """The kind of document that is chosen."""
        return ReportKind(self.kind.currentData() or ReportKind.BAO_CAO.value)

    def _offer_kinds(self) -> None:
        """Offer the kinds that a period has: a plan only over a year."""
        chosen = self.report_kind
        yearly = self.desk.period.kind is PeriodKind.YEAR
        self.kind.clear()
        for kind, words in REPORT_KIND_WORDS.items():
            if yearly or kind is not ReportKind.KE_HOACH:
                self.kind.addItem(words, kind.value)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen.value), 0))
        self.exports.kind = self.checks.kind = self.report_kind
        if self.writing.kind is not self.report_kind:
            self.writing.turn_to(self.report_kind)

    def _take_kind(self) -> None:
        """Show another kind of document from its beginning."""
        if not self.commit():
            self.kind.setCurrentIndex(max(self.kind.findData(self.writing.kind.value), 0))
            return
        self.writing.turn_to(self.report_kind)
        self.preview = None
        self.checks.forget_pages()
        self.reader.say("Đang soạn…")
        self.reload()

    def choose_kind(self, kind: ReportKind) -> None:
        """Show a kind of document; the report where the period has none of that kind."""
        self.kind.setCurrentIndex(max(self.kind.findData(kind.value), 0))
        self._take_kind()

    def _take_plan(self) -> None:
        """Keep the chosen plan: in the report when there is one, else here until it is exported."""
        plan, report = str(self.plan.currentData() or ""), open_report(self.desk.snapshot(), self.report_kind)
        if report is None:
            self._chosen_plan = plan
        elif self.desk.edit(lambda snapshot, who: set_field(snapshot, report, "summary_plan", plan, who)):
            self._chosen_plan = None
        self.compose()

    def _later(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self._offer_plans()
            self.writing.offer(self._sections())
            self.writing.show()
            self._waiting.start()

    def _offer_plans(self) -> None:
        found = plans(self.desk.snapshot())
        report = self._report()
        wanted = report.summary_plan if report else plan_of_period(self.desk.snapshot())
        if self._chosen_plan is not None:
            wanted = self._chosen_plan
        self.plan.clear()
        self.plan.add("Tiến độ: mọi kế hoạch của kỳ", "", "Mọi kế hoạch")
        for plan in found:
            self.plan.add(f"Tiến độ: {plan_words(plan)}", plan.uid, plan_words(plan).removeprefix("Kế hoạch "))
        self.plan.setCurrentIndex(max(self.plan.findData(wanted), 0))
        self.plan.setVisible(self.report_kind is ReportKind.BAO_CAO)
        state = report.state if report else ReportState.DRAFT
        self.state.show_text(REPORT_STATE_WORDS[state], _STATE_TONES[state])

    def _report(self) -> Report | None:
        snapshot = self.desk.snapshot()
        found = [
            row
            for row in snapshot.where(Report, "period", self.desk.period.code)
            if row.unit == snapshot.office and row.kind is self.report_kind
        ]
        return found[-1] if found else None

    def _sections(self) -> Sequence[OutlineSection]:
        """Return the sections of the outline; none of one that cannot be used, which composing tells."""
        try:
            made = outline_in(self.desk.snapshot(), self.report_kind)
        except CdsError:
            return ()
        return made.of(self.desk.period.kind)

    def _last(self) -> Snapshot | None:
        """Return the year before, of which a plan tells."""
        if self.report_kind is not ReportKind.KE_HOACH:
            return None
        return self.desk.store.snapshot(previous(self.desk.period.code))

    def compose(self) -> None:
        """Compose the report in the worker and show it."""
        self._waiting.stop()
        snapshot, plan = self._below.reading(self.report_kind), str(self.plan.currentData() or "")
        code, kind, draft, last = self.desk.period.code, self.report_kind, self.checks.begin_pages(), self._last()
        plan = plan if kind is ReportKind.BAO_CAO else ""

        def work(progress: Progress) -> later.Preview:
            return later.preview(snapshot(progress), code, plan, draft=draft, kind=kind, last=last, progress=progress)

        self.desk.runner.run(Job("Soạn báo cáo", work, self._composed, self._not_composed, lane="preview", quiet=True))

    def _not_composed(self, error: CdsError) -> None:
        self.preview = self.writing.preview = None
        self.reader.say(error.sentence())

    def _composed(self, preview: "later.Preview") -> None:
        self.preview = self.writing.preview = preview
        self.exports.name = Path(preview.pdf_name).stem
        snapshot = self.desk.snapshot()
        written = frozenset(
            row.section_key
            for row in snapshot.where(Narrative, "period", self.desk.period.code)
            if row.own_text and row.unit == snapshot.office and row.report_kind is self.report_kind
        )
        self.reader.show_pages(preview.pages, preview.map)
        self.checks.look_through(preview.document)
        states = worst((one.section, one.state) for one in preview.passages)
        self.outline.show_entries(entries(self._sections(), preview.document, written, states))
        self.writing.offer(self._sections())
        self.writing.show()

    def _follow_findings(self) -> None:
        self._unseen = not self.isVisible()
        if not self._unseen:
            self._show_findings()

    def _show_findings(self) -> None:
        self._unseen = False
        self.checks.show()

    def _show_lock(self) -> None:
        card = self.writing.card
        links = (card.keep_link, card.renew_link)
        for one in (self.words, self.plan, self.all_button, self.one_button, *links):
            one.setEnabled(not self.desk.lock)

    # Words

    def open_section(self, key: str) -> None:
        """Go to a section on the page, with its words below it; those that the office writes take the cursor."""
        self.page.go_to(key.split("/")[0])
        self.writing.open(key)

    @property
    def dirty(self) -> bool:
        """Whether words stand in the box that are not written."""
        return self.writing.dirty

    def commit(self) -> bool:
        """Write the words in the box; False when they could not be."""
        return self.writing.commit()

    def drafts(self) -> list[tuple[str, str, str]]:
        """Return office, section and words of what is typed and not written."""
        return self.writing.drafts()

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put words that were in progress back into their section; False when there is none."""
        return self.writing.put_draft(field, text)

    def shown_record(self) -> str:
        """Return the uid of the words that are open for writing, else of the period's report; empty for neither."""
        report = self._report()
        return self.writing.shown_record() or (report.uid if report is not None else "")

    def open_record(self, uid: str, field: str = "") -> bool:
        """Open the section that a narrative belongs to; False for any other record but a report."""
        record = self.desk.everything().get(uid)
        if isinstance(record, Narrative | Report):
            kind = record.report_kind if isinstance(record, Narrative) else record.kind
            if kind is not self.report_kind:
                self.choose_kind(kind)
        if isinstance(record, Narrative):
            self.open_section(record.section_key)
        return isinstance(record, Narrative | Report)

    def open_list(self) -> None:
        """Show all reports of the office with their states."""
        if self.commit():
            made = ReportListDialog(self.desk, self)
            made.opened.connect(self.show_report)
            made.open()

    def show_report(self, report: Report) -> None:
        """Show the period and kind of a report."""
        if period_code(report.period) != self.desk.period.code:
            self.desk.set_period(period_code(report.period))
        self.choose_kind(report.kind)

    def _open_refs(self, refs: Sequence[Ref], at: QPoint) -> None:
        open_sources(self.desk.everything(), refs, self.record_asked.emit, self, at)

    def show_filter(self) -> bool:
        """Search in the pages."""
        self.reader.ask()
        return True

    def take_focus(self) -> None:
        """Begin on the pages, from where the keys scroll."""
        self.page.setFocus()
