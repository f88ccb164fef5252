"""Where a text names its annexes, for it must mention every one (Decree 30/2020, Phụ lục I, III.1)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from cdsdesk.document.blocks import Block, ListItem, Paragraph, Run, plain
from cdsdesk.reporting.annexes import AnnexKind, AnnexPlan
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.telling import paragraph
from cdsdesk.reporting.values import ref

_TOLD_IN: Mapping[AnnexKind, tuple[str, ...]] = {
    AnnexKind.TASKS: ("progress", "late", "next_steps"),
    AnnexKind.PROJECTS: ("progress", "budget"),
    AnnexKind.BUDGET: ("budget", "progress"),
    AnnexKind.BUDGET_BY_SOURCE: ("budget", "progress"),
    AnnexKind.ASSIGNED: ("progress", "leads"),
    AnnexKind.STATUS: ("progress",),
    AnnexKind.INDICATORS: ("evaluations", "indicators", "services"),
    AnnexKind.INDICATOR_YEARS: ("evaluations", "indicators", "aims"),
    AnnexKind.DOCUMENTS: ("documents",),
    AnnexKind.COMPLIANCE: ("units",),
    AnnexKind.TEAMS: ("teams",),
    AnnexKind.PLAN_TASKS: ("tasks", "leads"),
    AnnexKind.PLAN_BUDGET: ("budget", "tasks"),
    AnnexKind.PLAN_INDICATORS: ("aims",),
    AnnexKind.UNIT_STATES: ("unit_states", "units"),
    AnnexKind.UNIT_INDICATORS: ("unit_indicators", "units"),
    AnnexKind.PACKAGE: ("package",),
}
"""Which parts tell in words what an annex holds in full, the nearest first."""

Filled = dict[str, tuple[Block, ...]]


def with_mentions(context: Context, filled: Filled) -> tuple[Filled, tuple[Block, ...]]:
    """Let sections, by their keys, end by naming the annexes that no words name and that belong to them.

    The second value names those that belong to none.
    """
    told = " ".join(_words(block for blocks in filled.values() for block in blocks))
    missing = [annex for annex in context.annexes if not re.search(rf"{_label(annex)}\b", told)]
    by_section: dict[str, list[AnnexPlan]] = defaultdict(list)
    for annex in missing:
        by_section[_section_of(context, filled, annex)].append(annex)
    made = {key: (*blocks, *_mention(context, by_section.get(key, []))) for key, blocks in filled.items()}
    return made, _mention(context, by_section.get("", []))


def _words(blocks: Iterable[Block]) -> Iterable[str]:
    return (plain(block.runs) for block in blocks if isinstance(block, Paragraph | ListItem))


def _label(annex: AnnexPlan) -> str:
    return f"Phụ lục {annex.number}".strip()


def _section_of(context: Context, filled: Filled, annex: AnnexPlan) -> str:
    """Return the key of the section that tells what an annex holds; "" when none does."""
    sections = [section for section in context.outline.of(context.period.kind) if filled[section.key]]
    found = (section.key for part in _TOLD_IN.get(annex.kind, ()) for section in sections if part in section.parts)
    return next(found, "")


def _mention(context: Context, annexes: list[AnnexPlan]) -> tuple[Block, ...]:
    if not annexes:
        return ()
    labels = Run(", ".join(map(_label, annexes)), refs=(ref(context.report, "annexes"),))
    return paragraph(context.say("annexes", labels=labels))
