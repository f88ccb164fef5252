"""Snapshot → document: the sections of the outline, the formal parts, the annexes."""

from collections.abc import Callable, Mapping

from cdsdesk.document.blocks import (
    Addressees,
    Block,
    Heading,
    IssuedDocument,
    Letterhead,
    Meta,
    Paragraph,
    Recipients,
    Run,
    Signature,
    Title,
)
from cdsdesk.model.names import is_committee, letterhead_lines
from cdsdesk.model.office import RecipientList, Signatory, Unit
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.annex_tables import annex
from cdsdesk.reporting.annexes import item_places, planned_annexes, roman
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.outline import OutlineSection, outline
from cdsdesk.reporting.sections_documents import documents
from cdsdesk.reporting.sections_indicators import indicators
from cdsdesk.reporting.sections_own import own_words, teams
from cdsdesk.reporting.sections_progress import progress

_GENERATED: Mapping[str, Callable[[Context], tuple[Block, ...]]] = {
    "documents": documents,
    "teams": teams,
    "indicators": indicators,
    "progress": progress,
}
OWN = "own"


def context_of(snapshot: Snapshot, report: Report) -> Context:
    """Gather what the parts of a report are made from."""
    annexes = planned_annexes(snapshot, report)
    return Context(snapshot, report, outline(report.kind.value), annexes, item_places(annexes))


def compose(snapshot: Snapshot, report: Report, *, draft: bool = False) -> IssuedDocument:
    """Make the whole report from a snapshot of its period."""
    context = context_of(snapshot, report)
    signature = _signature(context)
    return IssuedDocument(
        letterhead=_letterhead(context),
        title=Title(context.outline.kind, (context.subject,)),
        body=(*_sections(context), _closing(context)),
        recipients=_recipients(context),
        signature=signature,
        meta=_meta(context),
        addressees=_addressees(context),
        annexes=tuple(annex(context, planned) for planned in context.annexes),
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
        blocks.extend(own_words(context, section.key) if part == OWN else _GENERATED[part](context))
    return tuple(blocks)


def _sections(context: Context) -> tuple[Block, ...]:
    """Number the sections that have content: I, II, … and 1, 2, … below them."""
    blocks: list[Block] = []
    sections = context.outline.sections
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


def _closing(context: Context) -> Paragraph:
    return Paragraph((Run(context.fill(context.outline.closing)),))


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


def _recipient_list(context: Context) -> RecipientList | None:
    chosen = context.snapshot.find(RecipientList, context.report.recipients)
    return chosen or next(iter(context.snapshot.where(RecipientList, "unit", context.unit.uid)), None)


def _recipients(context: Context) -> Recipients:
    found = _recipient_list(context)
    if found is not None and found.lines:
        return Recipients(found.lines)
    return Recipients(("Như trên", "Lưu: VT") if _addressees(context) is not None else ("Lưu: VT",))


def _addressees(context: Context) -> Addressees | None:
    """Return whom the report is addressed to: the chosen list's, else the office above."""
    found = _recipient_list(context)
    if found is not None:
        return Addressees(found.addressed) if found.addressed else None
    above = context.snapshot.find(Unit, context.unit.parent)
    return Addressees((above.name,)) if above is not None else None
