"""Tổng quan: what is due, late, missed and missing in the period, how it goes over time, and what to do next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from cdsdesk.actions.overview import Earlier, Overview, Tally, earlier, overview
from cdsdesk.actions.todo import Need, Todo, todo, value_field
from cdsdesk.actions.trends import Trend, goals_of, trends
from cdsdesk.document.charts import Bar, Goal
from cdsdesk.model.findings import Finding
from cdsdesk.model.indicators import EVALUATION_WORDS, Evaluation, Indicator
from cdsdesk.model.periods import period_words
from cdsdesk.model.received import has_received
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import ALWAYS_COUNTED, STATE_ORDER
from cdsdesk.model.tasks import STATE_WORDS, State, Task
from cdsdesk.reporting.overview_pages import DUE, Figure, OverviewPrint
from cdsdesk.vietnamese.dates import format_date_table
from cdsdesk.vietnamese.numbers import format_number
from ui import periods
from ui.desk import Desk, last_copy
from ui.places.overview_lists import days_words, show_due, show_todo
from ui.places.place import Place
from ui.places.record_rows import ALL
from ui.places.tones import EVALUATION_TONES, STATE_TONES
from ui.printing.overview_print import OverviewPrintout
from ui.remember import Memory
from ui.tasks import Job
from ui.widgets.bars import PAINTS, Bars, DividedBar
from ui.widgets.boxes import Card, button, clear, link, scroll
from ui.widgets.empty import EmptyPage
from ui.widgets.figure_card import FigureCard
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.trend_panel import TrendPanel

# Where a step leads that names no record.
_WAYS = {
    Need.TASKS: ("tasks", ALL),
    Need.INDICATORS: ("indicators", ""),
    Need.ERRORS: ("report", ""),
    Need.WARNINGS: ("report", ""),
    Need.REPORT: ("report", ""),
}
_LONG_AGO = 60
_CHOICE = "overview.indicator"


@dataclass(frozen=True)
class Counted:
    """Everything that the page shows of a period."""

    period: str
    figures: Overview
    before: Earlier | None
    trends: tuple[Trend, ...]
    missed: tuple[Goal, ...]
    todo: tuple[Todo, ...]
    empty: bool
    received: bool


def counted(
    snapshot: Snapshot, everything: Snapshot, findings: tuple[Finding, ...], copied: datetime | None, today: date
) -> Counted:
    """Count what the page shows."""
    figures = overview(snapshot, findings, today)
    empty = not everything.all(Task) and not everything.all(Indicator)
    code = snapshot.period.code if snapshot.period else ""
    steps = todo(snapshot, figures, copied, today)
    missed = goals_of(snapshot, figures.missed)
    before, received = earlier(everything, snapshot), has_received(everything)
    return Counted(code, figures, before, trends(snapshot), missed, steps, empty, received)


class OverviewPlace(Place):
    """The page; ``act`` triggers an action of the window by its key, ``memory`` keeps the chosen indicator."""

    def __init__(
        self,
        desk: Desk,
        today: Callable[[], date],
        act: Callable[[str], object],
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._today, self._act, self._memory = today, act, memory
        self.counted: Counted | None = None
        self.title = Label("", "title")
        self.report_button = button("Lập báo cáo", lambda: self.asked.emit("report", ""), main=True)
        self.due = FigureCard("Hạn gửi báo cáo")
        self.late = FigureCard("Nhiệm vụ trễ hạn")
        self.missed = FigureCard("Chỉ tiêu chưa đạt")
        self.missing = FigureCard("Còn phải nhập")
        self.states = Bars("Tiến độ nhiệm vụ")
        self.no_tasks = Label("Kỳ này chưa có nhiệm vụ nào.", "muted", wrap=True)
        self.projects = column()
        self.evaluations = DividedBar("Kết quả chỉ tiêu")
        self.no_indicators = Label("Kỳ này chưa có chỉ tiêu nào được giao.", "muted", wrap=True)
        self.trend = TrendPanel()
        self.soon, self.todo = column(spacing=6), column(spacing=6)
        self.empty = EmptyPage(
            "Hồ sơ chưa có gì, bắt đầu từ đây",
            "Nhập tệp Excel mà cấp trên giao (nhiệm vụ, dự án, chỉ tiêu, văn bản): chương trình tự nhận ra bảng và cột "
            "trong tệp.\nCũng có thể gõ thẳng từng nhiệm vụ, hoặc mở dữ liệu mẫu để xem thử.",
            ("Nhập từ tệp…", lambda: self._act("import")),
            ("Gõ nhiệm vụ", lambda: self.asked.emit("tasks", "")),
            ("Mở dữ liệu mẫu", lambda: self._act("sample")),
        )
        self.above: EmptyPage | None = None
        self._stale, self._unplaced = True, False
        self._from: QWidget | None = None
        self._build()
        self._connect()

    # Layout

    def _build(self) -> None:
        self.stack = QStackedWidget(self)
        column(self).addWidget(self.stack)
        filled = QWidget(self.stack)
        self.stack.addWidget(filled)
        whole = column(filled, spacing=10)
        head = row()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.report_button)
        whole.addLayout(head)
        whole.addLayout(self._cards())
        line = row(spacing=12)
        whole.addLayout(line, 1)
        line.addWidget(_panel(self._left(), filled), 11)
        line.addWidget(_panel(self._right(), filled), 10)
        self.stack.addWidget(self.empty)

    def _cards(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        for place, card in enumerate((self.due, self.late, self.missed, self.missing)):
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _left(self) -> QVBoxLayout:
        inside = column(spacing=8)
        inside.addWidget(Label(self.states.accessibleName(), "heading"))
        inside.addWidget(self.states)
        inside.addWidget(self.no_tasks)
        inside.addLayout(self.projects)
        inside.addSpacing(6)
        inside.addWidget(Label(DUE, "heading"))
        inside.addLayout(self.soon)
        inside.addStretch(1)
        return inside

    def _right(self) -> QVBoxLayout:
        inside = column(spacing=8)
        inside.addWidget(Label(self.evaluations.accessibleName(), "heading"))
        inside.addWidget(self.evaluations)
        inside.addWidget(self.no_indicators)
        inside.addWidget(self.trend, 4)
        inside.addSpacing(4)
        inside.addWidget(Label("Việc cần làm", "heading"))
        inside.addLayout(self.todo)
        inside.addStretch(1)
        return inside

    def _connect(self) -> None:
        self.due.clicked.connect(lambda _checked=False: self.asked.emit("report", ""))
        self.late.clicked.connect(lambda _checked=False: self._open_late())
        self.missed.clicked.connect(lambda _checked=False: self.asked.emit("indicators", Evaluation.MISSED.value))
        self.missing.clicked.connect(lambda _checked=False: self._open_missing())
        self.states.chosen.connect(lambda state: self.asked.emit("tasks", state))
        self.evaluations.chosen.connect(lambda found: self.asked.emit("indicators", found))
        self.trend.taken.connect(lambda uid: self._memory.set_choice(_CHOICE, uid))
        self.trend.opened.connect(self._open_indicator)
        self.desk.changed.connect(lambda _changes: self._later())
        self.desk.period_changed.connect(self._later)
        self.desk.findings_changed.connect(self._later)
        self.desk.lock_changed.connect(self._show_lock)
        self._show_lock()

    def _page_above(self) -> EmptyPage:
        """Return the page of an office that only receives, made when it is first wanted."""
        if self.above is None:
            self.above = EmptyPage(
                "Cơ quan chưa ghi nhiệm vụ, chỉ tiêu của mình",
                "Báo cáo của các đơn vị cấp dưới đã nhận nằm ở mục Tổng hợp: ai đã gửi, số liệu cộng lại, báo cáo "
                "chung.",
                ("Mở Tổng hợp", lambda: self.asked.emit("consolidation", "")),
                ("Nhập từ tệp…", lambda: self._act("import")),
                ("Gõ nhiệm vụ", lambda: self.asked.emit("tasks", "")),
            )
            self.stack.addWidget(self.above)
        return self.above

    # Where the cursor begins

    def take_focus(self) -> None:
        """Go to the first thing to do, as soon as it is known and can be done."""
        self._unplaced, self._from = True, QApplication.focusWidget()
        self._place_cursor()

    def _place_cursor(self) -> None:
        """Put the cursor where it still is to be put, unless somebody went elsewhere meanwhile."""
        if self._unplaced and self.counted is not None and self.isVisible():
            shown = self.stack.currentWidget()
            spot = shown.buttons[0] if isinstance(shown, EmptyPage) else self.report_button
            spot.setFocus()
            self._unplaced = not spot.isEnabled()

    def _catch_up(self) -> None:
        focus = QApplication.focusWidget()
        stays = focus is None or self.isAncestorOf(focus) or (focus is self._from and not isinstance(focus, QLineEdit))
        self._unplaced = self._unplaced and stays
        self._place_cursor()

    def _show_lock(self) -> None:
        self.empty.setEnabled(not self.desk.lock)
        self._catch_up()

    # Counting

    def _later(self) -> None:
        """Count when somebody looks; while another place is in front, not at every keystroke there."""
        self._stale = True
        if self.isVisible():
            self.show_figures()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Count what changed while the page was not looked at."""
        super().showEvent(event)
        if self._stale:
            self.show_figures()

    def show_figures(self) -> None:
        """Count anew in the worker and show."""
        self._stale = False
        desk, path, today = self.desk, Path(self.desk.path), self._today()
        standing, everything, findings = desk.below.standing(), desk.everything(), desk.findings
        words = periods.words(desk.period.code)
        self.title.setText(f"Tổng quan {words[:1].lower()}{words[1:]}")
        desk.runner.run(
            Job(
                "Tính tổng quan",
                lambda progress: counted(standing(progress), everything, findings, last_copy(path), today),
                self._show,
                desk.failed.emit,
                lane="overview",
                quiet=True,
            )
        )

    def _show(self, found: Counted) -> None:
        self.counted = found
        figures = found.figures
        if found.empty and found.received:
            self.stack.setCurrentWidget(self._page_above())
        else:
            self.stack.setCurrentIndex(int(found.empty))
        self._show_cards(figures, found.before)
        self.states.show_bars(
            [
                Bar(STATE_WORDS[state], figures.tasks.states.get(state, 0), PAINTS[STATE_TONES[state]], state.value)
                for state in STATE_ORDER
                if state in ALWAYS_COUNTED or figures.tasks.states.get(state, 0)
            ]
        )
        self.states.setVisible(figures.tasks.total > 0)
        self.no_tasks.setVisible(figures.tasks.total == 0)
        self._show_projects(figures.projects)
        self.evaluations.show_bars(
            [
                Bar(EVALUATION_WORDS[one], figures.evaluations.get(one, 0), PAINTS[EVALUATION_TONES[one]], one.value)
                for one in Evaluation
            ]
        )
        self.evaluations.setVisible(figures.indicators > 0)
        self.no_indicators.setVisible(figures.indicators == 0)
        self.trend.setVisible(figures.indicators > 0 or bool(found.trends))
        self.trend.show_trends(found.trends, found.missed, self._memory.choice(_CHOICE))
        show_due(self.soon, figures.due, lambda one: self.record_asked.emit(one.task.uid, ""))
        show_todo(self.todo, found.todo, self._open_step)
        self._catch_up()

    def _show_cards(self, figures: Overview, before: Earlier | None) -> None:
        left = figures.days_left
        words = f"còn {format_number(left)} ngày" if left > 0 else "hôm nay" if left == 0 else f"quá {-left} ngày"
        if figures.exported:
            words = "đã xuất"
        elif left < -_LONG_AGO:
            words = "đã qua"
        self.due.show_figure(words, "", f"hạn {format_date_table(figures.report_due)}")
        tasks = figures.tasks
        parts = [(tasks.not_started, "chưa làm"), (tasks.in_progress, "đang làm")]
        self.late.show_figure(
            format_number(tasks.late),
            _of(tasks.total, before, before.tasks.late if before and before.tasks else None),
            ", ".join(f"{format_number(count)} {word}" for count, word in parts if count)
            if tasks.total
            else "kỳ này chưa có nhiệm vụ",
            "big-red" if tasks.late else "big",
        )
        self.missed.show_figure(
            str(len(figures.missed)),
            _of(figures.indicators, before, before.missed if before else None),
            _codes(figures.missed),
            "big-orange" if figures.missed else "big",
        )
        results, values = len(figures.missing_results), len(figures.missing_indicators)
        needed = [(count, what) for count, what in ((values, "chỉ tiêu"), (results, "nhiệm vụ")) if count]
        # "2 chỉ tiêu, 1 nhiệm vụ": the big figure is the first count, not their sum beside them.
        rest = ", ".join(f"{format_number(count)} {what}" for count, what in needed[1:])
        beside = ", ".join(words for words in (needed[0][1] if needed else "", rest) if words)
        self.missing.show_figure(format_number(needed[0][0] if needed else 0), beside, "" if needed else "đã nhập đủ")

    def _show_projects(self, projects: Tally) -> None:
        clear(self.projects)
        if projects.total:
            late = f", {projects.late} trễ hạn" if projects.late else ", không dự án nào trễ hạn"
            total = format_number(projects.total)
            self.projects.addWidget(link(f"Dự án: {total}{late}", lambda: self.asked.emit("projects", ALL)))

    def printout(self) -> OverviewPrintout | None:
        """Return the page as something to print; None before it was counted."""
        found = self.counted
        if found is None:
            return None
        cards = (self.due, self.late, self.missed, self.missing)
        shown = OverviewPrint(
            self.title.text(),
            self.desk.everything().unit().name,
            self._today(),
            tuple(Figure(*card.said()) for card in cards),
            self.states.bars(),
            self.evaluations.bars(),
            found.missed,
            self.trend.course(),
            tuple(
                f"{one.day:%d/%m}: {' '.join(one.task.title.split())}, {days_words(one.days)}"
                for one in found.figures.due
            ),
            tuple((step.words, step.done) for step in found.todo),
        )
        return OverviewPrintout(shown)

    # Ways

    def _open_late(self) -> None:
        late = self.counted.figures.tasks if self.counted else None
        state = State.NOT_STARTED_LATE if late is None or late.not_started else State.IN_PROGRESS_LATE
        self.asked.emit("tasks", state.value if late is not None and late.late else ALL)

    def _open_missing(self) -> None:
        steps = self.counted.todo if self.counted else ()
        found = [step for step in steps if step.need in (Need.VALUES, Need.RESULTS) and not step.done]
        if found:
            self._open_step(found[0])

    def _open_indicator(self, uid: str) -> None:
        indicator = self.desk.everything().find(Indicator, uid)
        self.record_asked.emit(uid, value_field(indicator) if indicator is not None else "")

    def _open_step(self, step: Todo) -> None:
        if step.need is Need.COPY:
            self._act("backup")
        elif step.record:
            self.record_asked.emit(step.record, step.field)
        else:
            self.asked.emit(*_WAYS[step.need])


def _of(total: int, before: Earlier | None, count: int | None) -> str:
    """Return what a figure is out of, and what it was in the period before."""
    words = f"/ {format_number(total)}"
    return words if before is None or count is None else f"{words} · {period_words(before.period)}: {count}"


def _codes(indicators: Sequence[Indicator]) -> str:
    """Name indicators by their numbers: "chỉ tiêu 5, 9"."""
    codes = list(dict.fromkeys(row.code for row in indicators if row.code))
    return f"chỉ tiêu {', '.join(codes)}" if codes else ""


def _panel(inside: QVBoxLayout, parent: QWidget) -> Card:
    """Return a card that scrolls what stands in it, put in last: each change of a parent works the styles out anew."""
    panel, inner = Card(parent, margin=0), QWidget()
    panel.column.addWidget(scroll(inner))
    inside.setContentsMargins(14, 12, 14, 12)
    inner.setLayout(inside)
    return panel
