"""One finding in the list beside a report: its sentence behind a bar of its weight, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QWidget

from cdsdesk.model.findings import SEVERITY_WORDS, Finding, Severity
from ui.mending import KEEP, LIFT, WHY, mend_words
from ui.theme.colours import Tone
from ui.widgets.boxes import flat_button, link
from ui.widgets.flow import Flow
from ui.widgets.label import Label
from ui.widgets.layouts import column

TONES = {Severity.ERROR: Tone.RED, Severity.WARNING: Tone.AMBER, Severity.NOTE: Tone.BLUE}
_PAGE = "Xem trên trang"
Act = Callable[[Finding], object]


@dataclass(frozen=True)
class FindingActs:
    """``way`` says what the link to the record is called (empty: none) and ``go`` follows it.

    ``look`` shows the passage on the page, ``mend`` mends, ``keep`` waives, ``lift`` takes that back where ``is_kept``
    says that it can be, ``why`` explains.
    """

    way: Callable[[Finding], str]
    go: Act
    look: Act
    mend: Act
    keep: Act
    lift: Act
    is_kept: Callable[[Finding], bool]
    why: Act


class FindingFrame(QFrame):
    """The box of one finding; F1 in it explains its rule."""

    def __init__(self, finding: Finding, acts: FindingActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding, self._acts = finding, acts
        self.setProperty("edge", TONES[finding.severity].value)
        self.setProperty("rule", finding.rule)
        self.setAccessibleName(f"{SEVERITY_WORDS[finding.severity]}: {finding.message}")
        inside = column(self, spacing=2)
        inside.setContentsMargins(10, 2, 0, 4)
        inside.addWidget(Label(finding.message, wrap=True))
        if finding.waived is not None:
            inside.addWidget(Label(f"Lý do: {finding.waived}", "small", wrap=True))
        offers = QWidget()
        self._links = Flow(offers, gap=8)
        self._offer()
        inside.addWidget(offers)

    def _offer(self) -> None:
        finding, acts = self.finding, self._acts
        kept = finding.waived is not None
        self._add("" if kept else mend_words(finding), acts.mend)
        self._add(_PAGE if finding.place is not None and finding.place.quote else "", acts.look)
        self._add(acts.way(finding), acts.go)
        self._add("" if kept else KEEP, acts.keep)
        self._add(LIFT if kept and acts.is_kept(finding) else "", acts.lift)
        why = flat_button("question", f"{WHY} (F1)", lambda: acts.why(finding))
        why.setFixedHeight(self.fontMetrics().height() + 4)
        self._links.addWidget(why)

    def _add(self, words: str, act: Act) -> None:
        if words:
            self._links.addWidget(link(words, lambda: act(self.finding)))
