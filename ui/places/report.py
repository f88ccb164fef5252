"""Báo cáo kỳ: the outline, the words as they will be printed, what to look at before signing, the exports."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from cdsdesk.actions.edit import set_field, set_own_words
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.model.reading import open_report, plans
from cdsdesk.model.reports import REPORT_STATE_WORDS, Narrative, Report, ReportState
from cdsdesk.progress import Progress
from cdsdesk.reporting.outline import outline
from ui import later
from ui.desk import Desk
from ui.dialogs.returned_word import WordDialog
from ui.edits import HandedStore
from ui.forms.editors import TextEditor, UndoGate
from ui.places.place import Place
from ui.places.report_findings import FindingList
from ui.places.report_outline import OWN, OutlineList, entries, section_title
from ui.places.report_page import ReportPage
from ui.places.row_form import waive
from ui.places.task_rows import plan_of_period, plan_words, task_of
from ui.tasks import Job
from ui.theme.colours import Tone
from ui.widgets.boxes import Card, button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pause import pause
from ui.widgets.pill import Pill

if TYPE_CHECKING:
    from cdsdesk.actions.report import ReportResult

OUTLINE = "bao-cao"
OWN_WORDS = "narratives."
FIRST = "kho_khan"
_PAUSE = 400
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

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.preview: later.Preview | None = None
        self._stale = True
        self._chosen_plan: str | None = None
        self.plan = ChoiceBox()
        self.state = Pill()
        self.pdf_button = button("Xuất PDF chờ ký", self.ask_pdf, main=True)
        self.xlsx_button = button("Xuất phụ lục Excel", self.ask_xlsx)
        self.word_button = button("Word…", self.open_word)
        self.outline = OutlineList()
        self.page = ReportPage()
        self.findings = FindingList(self._way, self._go, lambda finding: waive(desk, finding, self))
        self.section = ChoiceBox()
        self.words = TextEditor(least=3, most=5)
        self._gate = UndoGate(self.words, lambda: self.dirty)
        self._waiting = pause(self, _PAUSE, self.compose)
        self.choose_file: Callable[[str, str], str] = self._ask_where
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
        for part, least in ((self.outline, 140), (middle, 280), (self.findings, 190)):
            part.setMinimumWidth(least)
            columns.addWidget(part)
        columns.setStretchFactor(1, 1)
        columns.setSizes([246, 580, 276])
        whole.addWidget(columns, 1)

    def areas(self) -> Sequence[QWidget]:
        """Return the outline, the page with its words, and what was found."""
        return [part for number in range(3) if (part := self.columns.widget(number)) is not None]

    def _head(self) -> QHBoxLayout:
        head = row(spacing=6)
        self.plan.setAccessibleName("Kế hoạch để tổng hợp tiến độ")
        self.plan.setMaximumWidth(320)
        self.plan.setMinimumWidth(120)
        self.plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plan.setMinimumContentsLength(24)
        head.addWidget(Label("Báo cáo kỳ", "title"))
        head.addWidget(self.plan)
        head.addWidget(self.state)
        head.addStretch(1)
        head.addWidget(self.word_button)
        head.addWidget(self.xlsx_button)
        head.addWidget(self.pdf_button)
        return head

    def _middle(self) -> QVBoxLayout:
        middle = column(spacing=10)
        middle.addWidget(self.page, 1)
        card = Card(margin=12, spacing=6)
        line = row(spacing=8)
        self.section.setAccessibleName("Mục đang viết")
        self.words.setAccessibleName("Lời văn của đơn vị")
        line.addWidget(Label("Lời văn của đơn vị cho mục", "small", elide=True))
        line.addWidget(self.section, 1)
        card.column.addLayout(line)
        card.column.addWidget(self.words)
        card.column.addWidget(
            Label("Mỗi dòng là một đoạn; dòng bắt đầu bằng dấu “-” là một ý. Rời ô là đã lưu.", "small", wrap=True)
        )
        middle.addWidget(card)
        for one in outline(OUTLINE).sections:
            if OWN in one.parts:
                self.section.addItem(section_title(one), one.key)
        self.section.setCurrentIndex(max(self.section.findData(FIRST), 0))
        return middle

    def _connect(self) -> None:
        self.plan.activated.connect(lambda _place: self._take_plan())
        self.outline.chosen.connect(self.open_section)
        self.section.activated.connect(lambda _place: self._show_words())
        self.words.left.connect(self.commit)
        self.words.given_up.connect(lambda: self.words.show_text(self._written()))
        self.desk.changed.connect(lambda _changes: self._later())
        self.desk.period_changed.connect(self._reload_period)
        self.desk.findings_changed.connect(self._follow_findings)
        self.desk.lock_changed.connect(self._show_lock)

    # Showing

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
        self._offer_plans()
        self._show_words()
        self._show_findings()
        self._show_lock()
        self.compose()

    def _reload_period(self) -> None:
        self._chosen_plan = None
        self.reload()

    def _take_plan(self) -> None:
        """Keep the chosen plan: in the report when there is one, else here until it is exported."""
        plan, report = str(self.plan.currentData() or ""), open_report(self.desk.snapshot())
        if report is None:
            self._chosen_plan = plan
        elif self.desk.edit(lambda snapshot, who: set_field(snapshot, report, "summary_plan", plan, who)):
            self._chosen_plan = None
        self.compose()

    def _later(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self._offer_plans()
            self._show_words()
            self._waiting.start()

    def _offer_plans(self) -> None:
        found = plans(self.desk.snapshot())
        report = self._report()
        wanted = report.summary_plan if report else plan_of_period(self.desk.snapshot())
        if self._chosen_plan is not None:
            wanted = self._chosen_plan
        self.plan.clear()
        self.plan.addItem("Tiến độ: mọi kế hoạch của kỳ", "")
        for plan in found:
            self.plan.addItem(f"Tiến độ: {plan_words(plan)}", plan.uid)
        self.plan.setCurrentIndex(max(self.plan.findData(wanted), 0))
        state = report.state if report else ReportState.DRAFT
        self.state.show_text(REPORT_STATE_WORDS[state], _STATE_TONES[state])

    def _report(self) -> Report | None:
        snapshot = self.desk.snapshot()
        found = [row for row in snapshot.where(Report, "period", self.desk.period.code) if row.unit == snapshot.office]
        return found[-1] if found else None

    def compose(self) -> None:
        """Compose the report in the worker and show it."""
        self._waiting.stop()
        snapshot, plan = self.desk.snapshot(), str(self.plan.currentData() or "")
        code, draft = self.desk.period.code, self._only_draft()

        def work(_progress: Progress) -> later.Preview:
            return later.preview(snapshot, code, plan, draft=draft)

        self.desk.runner.run(
            Job("Soạn báo cáo", work, self._composed, self.desk.failed.emit, lane="preview", quiet=True)
        )

    def _only_draft(self) -> bool:
        return any(one.waived is None and one.severity is Severity.ERROR for one in self.desk.findings)

    def _composed(self, preview: "later.Preview") -> None:
        self.preview = preview
        snapshot = self.desk.snapshot()
        written = frozenset(
            row.section_key
            for row in snapshot.where(Narrative, "period", self.desk.period.code)
            if row.own_text and row.unit == snapshot.office
        )
        self.page.show_document(preview.document)
        self.outline.show_entries(entries(outline(OUTLINE), preview.document, written))

    def _follow_findings(self) -> None:
        self._unseen = not self.isVisible()
        if not self._unseen:
            self._show_findings()

    def _show_findings(self) -> None:
        self._unseen = False
        self.findings.show_findings(self.desk.findings, ready=self.desk.checked)

    def _show_lock(self) -> None:
        for one in (self.words, self.plan, self.pdf_button, self.xlsx_button):
            one.setEnabled(not self.desk.lock)

    # Own words

    def open_section(self, key: str) -> None:
        """Go to a section on the page; one that the office writes is opened for writing."""
        self.page.go_to(key)
        place = self.section.findData(key)
        if place >= 0:
            self.commit()
            self.section.setCurrentIndex(place)
            self._show_words()
            self.words.setFocus()

    def _key(self) -> str:
        return str(self.section.currentData())

    def _written(self, key: str = "") -> str:
        snapshot = self.desk.snapshot()
        for narrative in snapshot.where(Narrative, "section_key", key or self._key()):
            if narrative.period == self.desk.period.code and narrative.unit == snapshot.office:
                return narrative.own_text
        return ""

    @property
    def dirty(self) -> bool:
        """Whether words stand in the box that are not written."""
        return bool(self.words.composed) or self.words.text() != self._shown_words

    _unseen = False
    _shown_words = ""
    _shown_key = ""

    def _show_words(self) -> None:
        if self._shown_key != self._key() and not self.commit():
            self.section.setCurrentIndex(self.section.findData(self._shown_key))
            return
        written = self._written()
        if self._shown_key != self._key() or not self.dirty:
            self.words.show_text(written)
        self._shown_key, self._shown_words = self._key(), written

    def commit(self) -> bool:
        """Write the words in the box; False when they could not be."""
        if not self._shown_key or not self.dirty:
            return True
        self.words.finish()
        text = self.words.text()
        self._shown_words = text
        if self._write(self._shown_key, text):
            return True
        self._shown_words = self._written(self._shown_key)
        return False

    def _write(self, key: str, text: str) -> bool:
        code = self.desk.period.code
        return self.desk.edit(lambda snapshot, who: set_own_words(snapshot, code, key, text, who))

    def shown_record(self) -> str:
        """Return the uid of the words that are open for writing, else of the period's report; empty for neither."""
        snapshot = self.desk.snapshot()
        for narrative in snapshot.where(Narrative, "section_key", self._key()):
            if narrative.period == self.desk.period.code and narrative.unit == snapshot.office:
                return narrative.uid
        report = self._report()
        return report.uid if report is not None else ""

    def drafts(self) -> list[tuple[str, str, str]]:
        """Return office, section and words of what is typed and not written."""
        return [(self.desk.everything().office, self._shown_key, self.words.whole_text())] if self.dirty else []

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put words that were in progress back into their section; False when there is none."""
        place = self.section.findData(field)
        if place < 0:
            return False
        self.section.setCurrentIndex(place)
        self._show_words()
        self.words.show_text(text)
        return True

    def open_record(self, uid: str, field: str = "") -> bool:
        """Open the section that a narrative belongs to; False for any other record but a report."""
        record = self.desk.everything().get(uid)
        if isinstance(record, Narrative):
            self.open_section(record.section_key)
        return isinstance(record, Narrative | Report)

    # Findings

    def _way(self, finding: Finding) -> str:
        if finding.field.startswith(OWN_WORDS):
            return "Viết mục này"
        if finding.record is None:
            return ""
        if task_of(self.desk.snapshot(), finding.record.uid):
            return "Mở nhiệm vụ"
        record = self.desk.snapshot().get(finding.record.uid)
        return f"Mở {record.LABEL.lower()}" if record is not None else ""

    def _go(self, finding: Finding) -> None:
        if finding.field.startswith(OWN_WORDS):
            self.open_section(finding.field.removeprefix(OWN_WORDS))
        elif finding.record is not None:
            self.record_asked.emit(finding.record.uid, finding.field)

    # Exports

    def ask_pdf(self) -> None:
        """Ask where the PDF goes, then write it."""
        name = self.preview.pdf_name if self.preview else "bao-cao.pdf"
        chosen = self.choose_file(name, "Tài liệu PDF (*.pdf)")
        if chosen:
            self.export(pdf=_with_suffix(chosen, ".pdf"))

    def ask_xlsx(self) -> None:
        """Ask where the workbook goes, then write it."""
        name = self.preview.xlsx_name if self.preview else "phu-luc.xlsx"
        chosen = self.choose_file(name, "Bảng tính Excel (*.xlsx)")
        if chosen:
            self.export(xlsx=_with_suffix(chosen, ".xlsx"))

    def open_word(self) -> None:
        """Show what is done with Word: the report goes out, and comes back with what was edited in it."""
        if self.commit():
            name = Path(self.preview.pdf_name if self.preview else "bao-cao.pdf").with_suffix(".docx").name
            made = WordDialog(self.desk, name, lambda path: self.export(docx=path), self)
            made.finished.connect(lambda _how: made.deleteLater())
            made.open()

    def _ask_where(self, name: str, kinds: str) -> str:
        folder = self.desk.path.resolve().parent
        return QFileDialog.getSaveFileName(self, "Xuất báo cáo", str(folder / name), kinds)[0]

    def export(self, pdf: Path | None = None, xlsx: Path | None = None, docx: Path | None = None) -> None:
        """Write the files in the worker; the step that keeps the report is applied here."""
        if not self.commit():
            return
        handed = HandedStore(self.desk.snapshot(), self.desk.everything())
        plan, code, who = str(self.plan.currentData() or ""), self.desk.period.code, self.desk.who

        def work(progress: Progress) -> "ReportResult":
            return later.export(handed, later.request(code, plan, pdf, xlsx, who, docx), progress)

        def done(result: "ReportResult") -> None:
            for step in handed.basket:
                self.desk.apply(step)
            self.exported.emit(result)

        self.desk.runner.run(Job("Xuất báo cáo", work, done, self.desk.failed.emit))


def _with_suffix(path: str, suffix: str) -> Path:
    chosen = Path(path)
    return chosen if chosen.suffix.lower() == suffix else chosen.with_name(chosen.name + suffix)
