"""What the report page does about findings: those of the data and of its own pages in one list, and where they lead."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cdsdesk.actions.mending import concerns, with_reasons
from cdsdesk.checks.engine import ALL_RULES
from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.tasks import TASK_KIND_WORDS, Task
from cdsdesk.progress import Cancelled, Progress
from ui import later, mending
from ui.desk import Desk
from ui.places.report_finding_box import FindingActs
from ui.places.report_findings import FindingList
from ui.places.report_reader import ReportReader
from ui.places.task_rows import task_of
from ui.tasks import Job

if TYPE_CHECKING:
    from cdsdesk.actions.paper_findings import PaperFindings

OWN_WORDS = "narratives."
_ENOUGH = 60


@dataclass(frozen=True)
class _While:
    """Passes progress on as long as somebody waits for the end."""

    wanted: Callable[[], bool]
    progress: Progress

    def report(self, done: int, total: int, text: str = "") -> None:
        """Pass it on. Raises Cancelled."""
        if not self.wanted():
            raise Cancelled
        self.progress.report(done, total, text)


class ReportChecks:
    """``list`` is what the page shows.

    ``kind`` is that of the document that is shown. ``open_section`` brings a section up, ``ask`` a record and a field
    elsewhere, ``compose`` makes the pages anew.
    """

    def __init__(
        self,
        desk: Desk,
        reader: ReportReader,
        page: QWidget,
        open_section: Callable[[str], object],
        ask: Callable[[str, str], object],
        compose: Callable[[], object],
    ) -> None:
        self._desk, self._reader, self._page = desk, reader, page
        self._open_section, self._ask, self._compose = open_section, ask, compose
        self._document: IssuedDocument | None = None
        self._as_draft = False
        self.kind = ReportKind.BAO_CAO
        self._of_page: tuple[Finding, ...] = ()
        acts = FindingActs(
            way=self._way,
            go=self._go,
            look=self._look,
            mend=lambda finding: mending.mend(desk, finding),
            keep=self._keep,
            lift=self._lift,
            is_kept=lambda finding: mending.is_kept(desk, finding),
            why=lambda finding: mending.why(page, finding),
        )
        self.list = FindingList(acts, {rule.id: rule.title for rule in ALL_RULES})

    @property
    def only_draft(self) -> bool:
        """Whether an error is left that nobody has waived: only a draft may be written then."""
        return any(one.waived is None and one.severity is Severity.ERROR for one in self._findings())

    def look_through(self, document: IssuedDocument) -> None:
        """Look in the worker for what is wrong on the pages; what is found on pages that others replaced is dropped."""
        desk, of_records = self._desk, self._desk.findings
        self._document = document

        def work(progress: Progress) -> "PaperFindings":
            return later.paper_findings(document, of_records, _While(lambda: self._document is document, progress))

        desk.runner.run(Job("Soát trang báo cáo", work, self._looked, desk.failed.emit, lane="paper", quiet=True))

    def begin_pages(self) -> bool:
        """Stop looking through pages, for others are being made; return whether these are a draft."""
        self._document = None
        self._as_draft = self.only_draft
        return self._as_draft

    def _looked(self, found: "PaperFindings") -> None:
        self.list.titles |= found.titles
        self.take_page(found.findings)

    def take_page(self, found: tuple[Finding, ...]) -> None:
        """Take what was found on the pages that are shown."""
        self._of_page = found
        self.show()

    def show(self) -> None:
        """Show what is found now; the pages are made anew once they are a draft, or are one no longer."""
        self.list.show_findings(self._findings(), ready=self._desk.checked)
        if self._desk.checked and self._document is not None and self._as_draft is not self.only_draft:
            self._compose()

    def forget_pages(self) -> None:
        """Forget what was found on pages of another period or kind."""
        self._document, self._of_page = None, ()

    def _findings(self) -> tuple[Finding, ...]:
        of_records = (one for one in self._desk.findings if concerns(one, self.kind))
        return *of_records, *with_reasons(self._desk.snapshot(), self._of_page)

    def _keep(self, finding: Finding) -> None:
        mending.keep(self._desk, finding, self._page)
        self.show()

    def _lift(self, finding: Finding) -> None:
        mending.lift(self._desk, finding)
        self.show()

    def _way(self, finding: Finding) -> str:
        if finding.field.startswith(OWN_WORDS):
            return "Viết mục này"
        if finding.record is None:
            return ""
        task = self._desk.snapshot().find(Task, task_of(self._desk.snapshot(), finding.record.uid))
        if task is not None:
            return f"Mở {TASK_KIND_WORDS[task.kind].lower()}"
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
