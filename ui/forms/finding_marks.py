"""Findings beside the field they are about, with what can be done about them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from cdsdesk.model.findings import SEVERITY_WORDS, Finding, Severity
from ui.widgets.boxes import clear, link
from ui.widgets.flow import Flow
from ui.widgets.label import Label
from ui.widgets.layouts import column

TONES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
Act = tuple[str | Callable[[Finding], str], Callable[[Finding], object]]
"""How a link is called, or what says it of a finding (empty: no link), and what it does."""


class FindingBox(QFrame):
    """One finding: its word, its sentence, its links."""

    def __init__(self, finding: Finding, acts: Sequence[Act], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.setProperty("finding", TONES[finding.severity])
        self.setAccessibleName(f"{SEVERITY_WORDS[finding.severity]}: {finding.message}")
        inside = column(self, spacing=2)
        inside.setContentsMargins(9, 6, 9, 6)
        self.message = Label(f"{SEVERITY_WORDS[finding.severity]}: {finding.message}", wrap=True)
        inside.addWidget(self.message)
        self.setProperty("rule", finding.rule)
        called = [(words if isinstance(words, str) else words(finding), act) for words, act in acts]
        self.links = [link(words, partial(act, finding)) for words, act in called if words]
        offers = QWidget()
        links = Flow(offers, gap=8)
        for one in self.links:
            links.addWidget(one)
        inside.addWidget(offers)


class FindingMarks(QWidget):
    """The findings of one place, one below the other; nothing at all when there are none."""

    def __init__(self, acts: Sequence[Act], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = tuple(acts)
        self._shown: tuple[Finding, ...] = ()
        self._column = column(self, spacing=6)
        self.setVisible(False)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; the same ones are left alone."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        clear(self._column)
        for finding in findings:
            self._column.addWidget(FindingBox(finding, self._acts))
        self.setVisible(bool(findings))

    def shown(self) -> tuple[Finding, ...]:
        """Return what is shown."""
        return self._shown

    def boxes(self) -> list[FindingBox]:
        """Return the boxes that are shown."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        return [box for item in items if item is not None and isinstance(box := item.widget(), FindingBox)]
