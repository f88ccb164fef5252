"""The generated passages of a report with what the office made of them: as generated, edited, or out of date."""

from dataclasses import dataclass, replace
from enum import StrEnum

from cdsdesk.model.report_parts import OWN, passage_key, passage_words
from cdsdesk.model.reports import Narrative
from cdsdesk.reporting.compose import generated_blocks
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.edited_words import is_editable, sources_of, text_of
from cdsdesk.reporting.outline import OutlineSection
from cdsdesk.reporting.sections_own import narrative_of


class PassageState(StrEnum):
    """Whether a passage is printed as generated, as edited, or as edited while its data changed since."""

    FRESH = "fresh"
    EDITED = "edited"
    STALE = "stale"


STATE_WORDS = {PassageState.FRESH: "tự sinh", PassageState.EDITED: "đã sửa", PassageState.STALE: "cũ"}


@dataclass(frozen=True)
class SectionPassage:
    """One generated part of a section; ``base`` is the generated text that the office's own was edited from.

    ``sources`` are the places of ``generated`` that stand for records, as a Narrative keeps them.
    """

    key: str
    section: str
    title: str
    name: str
    state: PassageState
    generated: str
    own: str = ""
    base: str = ""
    sources: tuple[object, ...] = ()
    narrative: Narrative | None = None

    @property
    def printed(self) -> str:
        """The words that the report has now."""
        return self.generated if self.state is PassageState.FRESH else self.own


def section_passages(context: Context) -> tuple[SectionPassage, ...]:
    """Return the passages of a report in their order; tables and parts about nothing are left out."""
    found = [
        _passage(context, section, part)
        for section in context.outline.of(context.period.kind)
        for part in section.parts
        if part != OWN
    ]
    return tuple(passage for passage in found if passage is not None)


def _passage(context: Context, section: OutlineSection, part: str) -> SectionPassage | None:
    blocks = generated_blocks(context, section, part)
    key = passage_key(section.key, part)
    narrative = narrative_of(context, key)
    edited = narrative is not None and narrative.edited
    generated = text_of(blocks)
    if not is_editable(blocks) or not (generated or edited):
        return None
    made = SectionPassage(
        key,
        section.key,
        context.fill(section.title),
        passage_words(key),
        PassageState.FRESH,
        generated,
        sources=tuple(sources_of(blocks)),
    )
    if narrative is None or not edited:
        return made
    state = PassageState.EDITED if narrative.generated_text == generated else PassageState.STALE
    return replace(made, state=state, own=narrative.own_text, base=narrative.generated_text, narrative=narrative)
