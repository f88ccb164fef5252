"""What the report page does about findings: those of the data and of its own pages in one list, and where they lead."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cdsdesk.checks.engine import ALL_RULES
from cdsdesk.model.findings import Finding, Severity
from ui import mending
from ui.desk import Desk
from ui.places.report_finding_box import FindingActs
from ui.places.report_findings import FindingList
from ui.places.report_reader import ReportReader
from ui.places.task_rows import task_of

OWN_WORDS = "narratives."
_ENOUGH = 60


class ReportChecks:
    """``list`` is what the page shows. ``open_section`` brings a section up, ``ask`` a record and a field elsewhere."""

    def __init__(
        self,
        desk: Desk,
        reader: ReportReader,
        page: QWidget,
        open_section: Callable[[str], object],
        ask: Callable[[str, str], object],
    ) -> None:
        self._desk, self._reader = desk, reader
        self._open_section, self._ask = open_section, ask
        self._of_page: tuple[Finding, ...] = ()
        acts = FindingActs(
            way=self._way,
            go=self._go,
            look=self._look,
            mend=lambda finding: mending.mend(desk, finding),
            keep=lambda finding: mending.keep(desk, finding, page),
            lift=lambda finding: mending.lift(desk, finding),
            is_kept=lambda finding: mending.is_kept(desk, finding),
            why=lambda finding: mending.why(page, finding),
        )
        self.list = FindingList(acts, {rule.id: rule.title for rule in ALL_RULES})

    @property
    def only_draft(self) -> bool:
        """Whether an error is left that nobody has waived: only a draft may be written then."""
        found = (*self._desk.findings, *self._of_page)
        return any(one.waived is None and one.severity is Severity.ERROR for one in found)

    def take_page(self, found: tuple[Finding, ...]) -> None:
        """Take what was found on the pages that are shown."""
        self._of_page = found
        self.show()

    def show(self) -> None:
        """Show what is found now."""
        self.list.show_findings((*self._desk.findings, *self._of_page), ready=self._desk.checked)

    def _way(self, finding: Finding) -> str:
        if finding.field.startswith(OWN_WORDS):
            return "Viết mục này"
        if finding.record is None:
            return ""
        if task_of(self._desk.snapshot(), finding.record.uid):
            return "Mở nhiệm vụ"
        record = self._desk.snapshot().get(finding.record.uid)
        return f"Mở {record.LABEL.lower()}" if record is not None else ""

    def _go(self, finding: Finding) -> None:
        if finding.field.startswith(OWN_WORDS):
            self._open_section(finding.field.removeprefix(OWN_WORDS))
        elif finding.record is not None:
            self._ask(finding.record.uid, finding.field)

    def _look(self, finding: Finding) -> None:
        """Bring the passage up on the page; of a long one its first words, which stand on one page surely."""
        quote = " ".join(finding.place.quote.split()) if finding.place is not None else ""
        if len(quote) > _ENOUGH:
            quote = quote[:_ENOUGH].rsplit(" ", 1)[0]
        self._reader.look_for(quote)
