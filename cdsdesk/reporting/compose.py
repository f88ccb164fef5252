"""Snapshot → document: the sections of the outline, the formal parts, the annexes."""

from collections.abc import Callable, Mapping

from cdsdesk.document.blocks import (
    Addressees,
    Block,
    Heading,
    IssuedDocument,
    Letterhead,
    Meta,
    Recipients,
    Signature,
    Title,
)
from cdsdesk.model.names import is_committee, letterhead_lines
from cdsdesk.model.office import Signatory, Unit
from cdsdesk.model.report_parts import LAST, OWN, TEXT, passage_key
from cdsdesk.model.reports import REPORT_KIND_WORDS, Report, ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.annex_mentions import with_mentions
from cdsdesk.reporting.annex_tables import annex
from cdsdesk.reporting.annexes import AnnexKind, AnnexPlan, item_places, planned_annexes, roman
from cdsdesk.reporting.context import Context, addressed, recipient_list
from cdsdesk.reporting.edited_words import edited_blocks
from cdsdesk.reporting.last_period import last_snapshot
from cdsdesk.reporting.letters import package
from cdsdesk.reporting.outline import PART, OutlineSection
from cdsdesk.reporting.own_outline import outline_in
from cdsdesk.reporting.plan_annexes import plan_annexes
from cdsdesk.reporting.sections_budget import budget
from cdsdesk.reporting.sections_documents import documents
from cdsdesk.reporting.sections_indicators import evaluations, indicators, missed, services
from cdsdesk.reporting.sections_late import late
from cdsdesk.reporting.sections_next import next_steps
from cdsdesk.reporting.sections_own import narrative_of, outline_words, own_words
from cdsdesk.reporting.sections_plan import aims, basis, indicator_table, leads, tasks
from cdsdesk.reporting.sections_progress import progress
from cdsdesk.reporting.sections_teams import activities, teams
from cdsdesk.reporting.sections_unit_indicators import unit_indicators
from cdsdesk.reporting.sections_units import unit_counts, unit_states, units
from cdsdesk.reporting.sending import USUAL, Sending
from cdsdesk.reporting.telling import paragraph, small
from cdsdesk.reporting.unit_annexes import unit_annexes

_AS_ABOVE, _KEPT = "Như trên", "Lưu: VT"
_HEADS = {
    "Sở ": ("GIÁM ĐỐC",),
    "Trung tâm ": ("GIÁM ĐỐC",),
    "Phòng ": ("TRƯỞNG PHÒNG",),
    "Văn phòng ": ("CHÁNH VĂN PHÒNG",),
    "Ban Chỉ đạo ": ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"),
}
_GENERATED: Mapping[str, Callable[[Context], tuple[Block, ...]]] = {
    "documents": documents,
    "activities": activities,
    "teams": teams,
    "services": services,
    "indicators": indicators,
    "evaluations": evaluations,
    "missed": missed,
    "progress": progress,
    "late": late,
    "budget": budget,
    "next_steps": next_steps,
    "indicator_table": indicator_table,
    "basis": basis,
    "aims": aims,
    "tasks": tasks,
    "leads": leads,
    "units": units,
    "unit_states": unit_states,
    "unit_counts": unit_counts,
    "unit_indicators": unit_indicators,
    "package": package,
}


def context_of(
    snapshot: Snapshot,
    report: Report,
    last: Snapshot | None = None,
    sending: Sending = USUAL,
) -> Context:
    """Gather what the parts of a document are made from; ``last`` is a snapshot of the period before, for a plan.

    ``sending`` is what is told for this one alone.

    Raises OutlineError when the office's own outline cannot be used.
    """
    made = outline_in(snapshot, report.kind)
    if report.kind is ReportKind.KE_HOACH:
        last = last or last_snapshot(snapshot)
        annexes = plan_annexes(snapshot, last, report)
    elif report.kind is ReportKind.CONG_VAN:
        annexes = (AnnexPlan("", AnnexKind.PACKAGE, "Danh mục tài liệu, số liệu gửi kèm"),)
    else:
        annexes = planned_annexes(snapshot, report, unit_annexes(snapshot))
    return Context(snapshot, report, made, annexes, item_places(annexes), last, sending)


def compose(
    snapshot: Snapshot,
    report: Report,
    *,
    draft: bool = False,
    last: Snapshot | None = None,
    sending: Sending = USUAL,
) -> IssuedDocument:
    """Make the whole document from a snapshot of its period."""
    context = context_of(snapshot, report, last, sending)
    annexes = tuple(annex(context, planned) for planned in context.annexes)
    return IssuedDocument(
        letterhead=_letterhead(context),
        title=Title(context.outline.kind, (context.subject,)),
        body=(*_sections(context), *_closing(context)),
        recipients=_recipients(context),
        signature=_signature(context),
        meta=_meta(context),
        addressees=_addressees(context),
        annexes=annexes,
        draft=draft,
    )


def _meta(context: Context) -> Meta:
    title = f"{context.outline.kind or REPORT_KIND_WORDS[context.report.kind]} {context.subject}"
    period = context.period
    return Meta(
        title,
        context.unit.name,
        created=period.as_of,
        office=context.unit.uid,
        period=period.code,
        kind=context.report.kind.value,
    )


def section_blocks(context: Context, section: OutlineSection) -> tuple[Block, ...]:
    """Return what fills one section of the outline, without its heading."""
    blocks: list[Block] = []
    for part in section.parts:
        blocks.extend(part_blocks(context, section, part))
    return tuple(blocks)


def part_blocks(context: Context, section: OutlineSection, part: str) -> tuple[Block, ...]:
    """Return what one part of a section is made of: what the office made of it, else what the data give."""
    if part == OWN:
        return own_words(context, section.key)
    edited = narrative_of(context, passage_key(section.key, part))
    if edited is not None and edited.edited:
        return edited_blocks(edited, context.own)
    return generated_blocks(context, section, part)


def generated_blocks(context: Context, section: OutlineSection, part: str) -> tuple[Block, ...]:
    """Return what the data give for one part of a section, whatever the office made of it."""
    if part == TEXT:
        return outline_words(context, section.text)
    if part.startswith(LAST):
        return _GENERATED[part.removeprefix(LAST)](context.before)
    return _GENERATED[part](context)


def _sections(context: Context) -> tuple[Block, ...]:
    """Number the sections that have content: Phần I, …, in each of them I, II, … and below them 1, 2, …"""
    sections = context.outline.of(context.period.kind)
    filled = {section.key: section_blocks(context, section) for section in sections}
    filled, behind = with_mentions(context, filled)
    kept = [one for at, one in enumerate(sections) if any(filled[below.key] for below in _with_below(sections, at))]
    parts = [section for section in kept if section.level == PART]
    blocks: list[Block] = []
    counts = [0, 0, 0]
    for section in kept:
        if section.level == PART and len(parts) == 1:
            continue
        if not section.title:
            blocks.extend(filled[section.key])
            continue
        counts[section.level] += 1
        counts[section.level + 1 :] = [0] * (2 - section.level)
        blocks.append(_heading(section, context.fill(section.title), counts[section.level]))
        blocks.extend(filled[section.key])
    return (*blocks, *behind)


def _heading(section: OutlineSection, title: str, number: int) -> Heading:
    if section.level == PART:
        return Heading(1, f"Phần {roman(number)}\n{title.upper()}", section.key, centered=True)
    return Heading(section.level, f"{roman(number) if section.level == 1 else number}. {title}", section.key)


def _with_below(sections: tuple[OutlineSection, ...], index: int) -> tuple[OutlineSection, ...]:
    """Return a section with those that stand below it."""
    found = [sections[index]]
    for section in sections[index + 1 :]:
        if section.level <= sections[index].level:
            break
        found.append(section)
    return tuple(found)


def _closing(context: Context) -> tuple[Block, ...]:
    return paragraph(context.words(context.outline.closing))


def _letterhead(context: Context) -> Letterhead:
    parent, body = letterhead_lines(context.snapshot, context.unit)
    report = context.report
    return Letterhead(
        parent,
        body,
        context.symbol,
        context.unit.place or context.unit.short_name or "……",
        report.date.year if report.date else context.period.data_to.year,
        report.number,
        report.date,
        "" if context.outline.kind else f"V/v {small(context.subject)}",
    )


def _signature(context: Context) -> Signature:
    chosen = context.snapshot.find(Signatory, context.report.signatory)
    known = context.snapshot.where(Signatory, "unit", context.unit.uid)
    found = chosen or next((one for one in known if one.name), None) or next(iter(known), None)
    if found is not None:
        return Signature(found.lines, found.name, found.position_below)
    return Signature(_head_signs(context.unit), "")


def _head_signs(unit: Unit) -> tuple[str, ...]:
    """Return by which title the head of a body signs (Phụ lục I, II.7); of one of an unknown kind a general one."""
    if is_committee(unit):
        return ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    kinds = (lines for start, lines in _HEADS.items() if unit.name.startswith(start))
    return next(kinds, ("THỦ TRƯỞNG ĐƠN VỊ",))


def _recipients(context: Context) -> Recipients:
    """Return "Nơi nhận": a plan is addressed to nobody, so that those above stand in its list (Phụ lục I, II.9)."""
    found = recipient_list(context)
    lines = found.lines if found is not None else ()
    if context.report.kind is ReportKind.KE_HOACH:
        above = tuple(f"{name} (b/c)" for name in addressed(context) if f"{name} (b/c)" not in lines)
        lines = (*above, *(line for line in lines if line != _AS_ABOVE)) or above
        return Recipients(lines if found is not None and found.lines else (*lines, _KEPT))
    if lines:
        return Recipients(lines)
    return Recipients((_AS_ABOVE, _KEPT) if _addressees(context) is not None else (_KEPT,))


def _addressees(context: Context) -> Addressees | None:
    found = addressed(context)
    return Addressees(found) if found and context.report.kind is not ReportKind.KE_HOACH else None
