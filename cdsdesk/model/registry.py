"""Every record type by its name; a TYPE may be written singular or plural."""

from cdsdesk.errors import RecordError
from cdsdesk.model.activities import Activity, Attendance
from cdsdesk.model.documents import Citation, Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.office import (
    Holiday,
    NumberSeries,
    Period,
    RecipientList,
    Setting,
    Signatory,
    Unit,
    UnitAlias,
    UnitSuccession,
)
from cdsdesk.model.reports import Evidence, Narrative, Report, SameAs, TemplateMemory, Waiver
from cdsdesk.model.systems import ComplianceEntry, InfoSystem, Remark, Submission, SystemState
from cdsdesk.model.tasks import Funding, Milestone, PlanItem, Progress, Section, Task
from cdsdesk.model.teams import Member, Team

RECORD_TYPES: tuple[type[Record], ...] = (
    Unit,
    UnitAlias,
    UnitSuccession,
    Period,
    Holiday,
    Setting,
    Signatory,
    RecipientList,
    NumberSeries,
    Document,
    DocumentEntry,
    Section,
    Task,
    PlanItem,
    Milestone,
    Progress,
    Funding,
    Citation,
    Indicator,
    Target,
    Measurement,
    Team,
    Member,
    Activity,
    Attendance,
    InfoSystem,
    SystemState,
    ComplianceEntry,
    Submission,
    Remark,
    Report,
    Narrative,
    Waiver,
    TemplateMemory,
    Evidence,
    SameAs,
)
BY_TYPE: dict[str, type[Record]] = {record.TYPE: record for record in RECORD_TYPES}
_BY_ANY_NAME = BY_TYPE | {record.PLURAL: record for record in RECORD_TYPES}


def record_type(name: str) -> type[Record]:
    """Find a record type by its singular or plural name. Raises RecordError naming the types there are."""
    found = _BY_ANY_NAME.get(name.strip().lower().replace("-", "_"))
    if found is None:
        raise RecordError("Không có loại bản ghi này", name, f"hãy dùng một trong: {', '.join(BY_TYPE)}")
    return found
