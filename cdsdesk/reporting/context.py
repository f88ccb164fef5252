"""What every part of a report is made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from cdsdesk.model.bodies import issuing_units
from cdsdesk.model.names import full_name, place_of
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import Window
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.annexes import AnnexPlan, ItemPlace
from cdsdesk.reporting.outline import Outline, filled


@dataclass(frozen=True)
class Context:
    """A snapshot of a period with the report's own choices; ``places`` says where tasks stand in the annexes."""

    snapshot: Snapshot
    report: Report
    outline: Outline
    annexes: tuple[AnnexPlan, ...]
    places: Mapping[str, tuple[ItemPlace, ...]]

    @property
    def period(self) -> Window:
        """The period that is reported on."""
        if self.snapshot.period is None:
            raise ValueError("a report needs a snapshot of a period")
        return self.snapshot.period

    @property
    def unit(self) -> Unit:
        """The body that issues the report: the office, else the one that the report names (a former unit's year)."""
        named = issuing_units(self.snapshot, self.report)
        return named[0] if named else self.snapshot.unit()

    @property
    def office(self) -> str:
        """Its full name in sentences."""
        return full_name(self.unit)

    @property
    def subject(self) -> str:
        """The title of the report (trích yếu)."""
        return self.report.title or self.fill(self.outline.subject)

    def fill(self, template: str) -> str:
        """Put period, office and subject into a template of the outline."""
        subject = self.report.title if "{subject}" in template else ""
        if "{subject}" in template and not subject:
            subject = self.fill(self.outline.subject)
        return filled(template, self.period, self.office, place_of(self.unit), subject)
