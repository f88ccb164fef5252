"""What was found before signing, on the right of the report: weightiest first, each with the way to mend it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from cdsdesk.model.findings import SEVERITY_WORDS, Finding, Severity
from cdsdesk.vietnamese.numbers import format_number
from ui.theme.colours import Tone
from ui.widgets.boxes import Card, clear, link, scroll
from ui.widgets.flow import Flow
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pause import pause
from ui.widgets.pill import Pill

_TONES = {Severity.ERROR: Tone.RED, Severity.WARNING: Tone.AMBER, Severity.NOTE: Tone.BLUE}
_COUNTED = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}
_MOST = 60
_AT_ONCE = 12


class FindingList(Card):
    """``way`` says what a finding's link is called (empty: none), ``go`` follows it, ``keep`` waives."""

    def __init__(
        self,
        way: Callable[[Finding], str],
        go: Callable[[Finding], object],
        keep: Callable[[Finding], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margin=0)
        self.setAccessibleName("Soát trước khi ký")
        self._way, self._go, self._keep = way, go, keep
        self._shown: tuple[Finding, ...] | None = None
        self._more: list[Finding] = []
        self._count = 0
        self._next = pause(self, 0, self._show_more)
        inner = QWidget()
        inside = column(inner, 12, 8)
        head = row(spacing=6)
        head.addWidget(Label("Soát trước khi ký", "heading"))
        head.addStretch(1)
        inside.addLayout(head)
        self._pills = row(spacing=6)
        inside.addLayout(self._pills)
        self._boxes = column(spacing=8)
        inside.addLayout(self._boxes)
        inside.addStretch(1)
        self._area = scroll(inner)
        self.column.addWidget(self._area)

    def show_findings(self, findings: Sequence[Finding], *, ready: bool) -> None:
        """Show what is open, and how much was kept with a reason; not ``ready`` while the check runs."""
        if not ready:
            self._more, self._shown = [], None
            clear(self._pills)
            clear(self._boxes)
            self._boxes.addWidget(Label("Đang soát…", "muted"))
            return
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        self._stay()
        still_open = [finding for finding in findings if finding.waived is None]
        self._show_pills(still_open)
        clear(self._boxes)
        self._more, self._count = still_open[:_MOST], 0
        self._show_more()
        if len(still_open) > _MOST:
            self._boxes.addWidget(Label(f"… và {format_number(len(still_open) - _MOST)} điều nữa.", "muted"))
        if not still_open:
            self._boxes.addWidget(Label("Không còn điều gì phải soát.", "muted", wrap=True))
        kept = len(findings) - len(still_open)
        if kept:
            self._boxes.addWidget(Label(f"{kept} điều được giữ, có ghi lý do.", "small", wrap=True))

    def _show_more(self) -> None:
        """Show the next findings; many boxes in one go would hold the window up."""
        shown, self._more = self._more[:_AT_ONCE], self._more[_AT_ONCE:]
        for finding in shown:
            self._boxes.insertWidget(self._count, self._box(finding))
            self._count += 1
        if self._more:
            self._next.start()

    def _stay(self) -> None:
        """Keep what is in view when the links are made anew; else the cursor of one that goes pulls to the end."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.setFocus()
        bar = self._area.verticalScrollBar()
        QTimer.singleShot(0, self, partial(bar.setValue, bar.value()))

    def _show_pills(self, findings: Sequence[Finding]) -> None:
        clear(self._pills)
        for severity in Severity:
            count = sum(finding.severity is severity for finding in findings)
            if count:
                self._pills.addWidget(Pill(f"{format_number(count)} {_COUNTED[severity]}", _TONES[severity]))
        self._pills.addStretch(1)

    def _box(self, finding: Finding) -> QFrame:
        made = QFrame()
        made.setProperty("edge", _TONES[finding.severity].value)
        made.setAccessibleName(f"{SEVERITY_WORDS[finding.severity]}: {finding.message}")
        inside = column(made, spacing=2)
        inside.setContentsMargins(10, 2, 0, 4)
        inside.addWidget(Label(finding.message, wrap=True))
        offers = QWidget()
        links = Flow(offers, gap=8)
        way = self._way(finding)
        if way:
            links.addWidget(link(way, lambda: self._go(finding)))
        if finding.record is not None:
            links.addWidget(link("Giữ và ghi lý do", lambda: self._keep(finding)))
        inside.addWidget(offers)
        return made
