"""Snapshot → document: the sections of the outline, the formal parts, the annexes."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from cdsdesk.document.blocks import (
    Addressees,
    Annex,
    Block,
    Heading,
    IssuedDocument,
    Letterhead,
    ListItem,
    Meta,
    Paragraph,
    Recipients,
    Run,
    Signature,
    Title,
    plain,
)
from cdsdesk.model.names import is_committee, letterhead_lines
from cdsdesk.model.office import Signatory
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.annex_tables import annex
from cdsdesk.reporting.annexes import item_places, planned_annexes, roman
from cdsdesk.reporting.context import Context, addressed, recipient_list
from cdsdesk.reporting.outline import OWN, TEXT, OutlineSection, outline
from cdsdesk.reporting.sections_budget import budget
from cdsdesk.reporting.sections_documents import documents
from cdsdesk.reporting.sections_indicators import evaluations, indicators, missed, services
from cdsdesk.reporting.sections_late import late
from cdsdesk.reporting.sections_next import next_steps
from cdsdesk.reporting.sections_own import outline_words, own_words
from cdsdesk.reporting.sections_progress import progress
from cdsdesk.reporting.sections_teams import activities, teams
from cdsdesk.reporting.telling import paragraph
from cdsdesk.reporting.values import ref

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
}


def context_of(snapshot: Snapshot, report: Report) -> Context:
    """Gather what the parts of a report are made from."""
    annexes = planned_annexes(snapshot, report)
    return Context(snapshot, report, outline(report.kind.value), annexes, item_places(annexes))


def compose(snapshot: Snapshot, report: Report, *, draft: bool = False) -> IssuedDocument:
    """Make the whole report from a snapshot of its period."""
    context = context_of(snapshot, report)
    sections = _sections(context)
    annexes = tuple(annex(context, planned) for planned in context.annexes)
    return IssuedDocument(
        letterhead=_letterhead(context),
        title=Title(context.outline.kind, (context.subject,)),
        body=(*sections, *_mention(context, sections, annexes), _closing(context)),
        recipients=_recipients(context),
        signature=_signature(context),
        meta=_meta(context),
        addressees=_addressees(context),
        annexes=annexes,
        draft=draft,
    )


def _meta(context: Context) -> Meta:
    title = f"{context.outline.kind} {context.subject}"
    period = context.period
    return Meta(title, context.unit.name, created=period.as_of, office=context.unit.uid, period=period.code)


def section_blocks(context: Context, section: OutlineSection) -> tuple[Block, ...]:
    """Return what fills one section of the outline, without its heading."""
    blocks: list[Block] = []
    for part in section.parts:
        blocks.extend(part_blocks(context, section, part))
    return tuple(blocks)


def part_blocks(context: Context, section: OutlineSection, part: str) -> tuple[Block, ...]:
    """Return what one part of a section is made of."""
    if part == OWN:
        return own_words(context, section.key)
    if part == TEXT:
        return outline_words(context, section.text)
    return _GENERATED[part](context)


def _sections(context: Context) -> tuple[Block, ...]:
    """Number the sections that have content: I, II, … and 1, 2, … below them."""
    blocks: list[Block] = []
    sections = context.outline.of(context.period.kind)
    filled = {section.key: section_blocks(context, section) for section in sections}
    upper = lower = 0
    for index, section in enumerate(sections):
        if section.level == 1:
            if not any(filled[one.key] for one in (section, *_below(sections, index))):
                continue
            upper, lower = upper + 1, 0
            number = f"{roman(upper)}."
        else:
            if not filled[section.key]:
                continue
            lower += 1
            number = f"{lower}."
        blocks.append(Heading(section.level, f"{number} {context.fill(section.title)}", section.key))
        blocks.extend(filled[section.key])
    return tuple(blocks)


def _below(sections: tuple[OutlineSection, ...], index: int) -> tuple[OutlineSection, ...]:
    below = []
    for section in sections[index + 1 :]:
        if section.level == 1:
            break
        below.append(section)
    return tuple(below)


def _mention(context: Context, blocks: Iterable[Block], annexes: Sequence[Annex]) -> tuple[Block, ...]:
    """Name the annexes that no sentence names, for a text must mention every one (Decree 30/2020, Phụ lục I, III.1)."""
    told = " ".join(plain(block.runs) for block in blocks if isinstance(block, Paragraph | ListItem))
    missing = [annex.label for annex in annexes if not re.search(rf"{annex.label}\b", told)]
    if not missing:
        return ()
    return paragraph(context.say("annexes", labels=Run(", ".join(missing), refs=(ref(context.report, "annexes"),))))


def _closing(context: Context) -> Paragraph:
    return Paragraph(context.words(context.outline.closing))


def _letterhead(context: Context) -> Letterhead:
    parent, body = letterhead_lines(context.snapshot, context.unit)
    report = context.report
    return Letterhead(
        parent,
        body,
        f"BC-{context.unit.symbol or 'UBND'}",
        context.unit.place or context.unit.short_name or "……",
        report.date.year if report.date else context.period.data_to.year,
        report.number,
        report.date,
    )


def _signature(context: Context) -> Signature:
    chosen = context.snapshot.find(Signatory, context.report.signatory)
    found = chosen or next(iter(context.snapshot.where(Signatory, "unit", context.unit.uid)), None)
    if found is not None:
        return Signature(found.lines, found.name, found.position_below)
    if is_committee(context.unit):
        return Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "")
    return Signature(("THỦ TRƯỞNG ĐƠN VỊ",), "")


def _recipients(context: Context) -> Recipients:
    found = recipient_list(context)
    if found is not None and found.lines:
        return Recipients(found.lines)
    return Recipients(("Như trên", "Lưu: VT") if _addressees(context) is not None else ("Lưu: VT",))


def _addressees(context: Context) -> Addressees | None:
    found = addressed(context)
    return Addressees(found) if found else None
