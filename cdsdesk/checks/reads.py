"""Fields that many rules read in passing: which plans are answered for, what a task is called, what makes its state."""

PLAN_NAMES = ("document.number", "document.number_text", "document.subject", "document.symbol", "document.type")

# Which plans, and so which tasks, a report of the period answers for.
ANSWERED = (
    "document.assigns_work",
    "document.date",
    "document.year_from",
    "document.year_to",
    "plan_item.plan",
    "plan_item.task",
    "progress.period",
    "progress.task",
    "progress.unit",
)

# What a sentence calls a task, and the record at which it is mended.
TASK_NAMES = (
    *ANSWERED,
    *PLAN_NAMES,
    "plan_item.annex",
    "plan_item.code",
    "plan_item.section",
    "task.kind",
    "task.title",
)

STATE = (
    "milestone.deadline_from",
    "milestone.deadline_to",
    "milestone.task",
    "progress.completed_on",
    "progress.milestones_done",
    "progress.percent",
    "progress.result",
    "progress.started",
    "progress.status_text",
    "progress.status_written",
    "task.deadline_kind",
    "task.deadline_to",
)

NUMBERING = (
    *ANSWERED,
    *PLAN_NAMES,
    "plan_item.annex",
    "plan_item.code",
    "plan_item.section",
    "section.parent",
    "section.plan",
    "task.title",
)

# Which indicators a report of the period prints, and what a sentence calls one.
INDICATOR_NAMES = (
    *PLAN_NAMES,
    *(f"indicator.{name}" for name in ("annex", "code", "measure", "name", "parent", "plan", "scope", "unit_text")),
    *(f"measurement.{name}" for name in ("indicator", "period", "unit")),
    *(f"target.{name}" for name in ("indicator", "origin", "text", "value", "year")),
)

OPEN_REPORT = ("report.kind", "report.period", "report.state", "report.unit")
NARRATIVES = ("narrative.period", "narrative.report_kind", "narrative.section_key", "narrative.unit")

# Which documents a report of the period lists.
LISTED = (
    *OPEN_REPORT,
    "document.date",
    "document_entry.document",
    "document_entry.registered_on",
    "document_entry.unit",
    "report.documents_from",
    "report.documents_to",
)
