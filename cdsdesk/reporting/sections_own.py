"""The words that the office wrote itself for a section of a period, and those that its outline has for it."""

from collections.abc import Callable

from cdsdesk.document.blocks import Block, ListItem, Paragraph
from cdsdesk.model.periods import period_code
from cdsdesk.model.reports import Narrative
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.values import ref

MARKERS = ("-", "+")


def own_words(context: Context, section_key: str) -> tuple[Block, ...]:
    """Return what the office wrote for a section: a line that begins with "-" or "+" is a list item."""
    narrative = narrative_of(context, section_key)
    if narrative is None:
        return ()
    source = ref(narrative, "own_text")
    return text_blocks(narrative.own_text, lambda line: context.own(line, source))


def outline_words(context: Context, text: str) -> tuple[Block, ...]:
    """Return the words that the outline itself has for a section, with their blanks filled."""
    return text_blocks(text, context.words)


def text_blocks(text: str, words: Callable[[str], Words]) -> tuple[Block, ...]:
    """Return lines as paragraphs and list items."""
    blocks: list[Block] = []
    for line in (one.strip() for one in text.splitlines()):
        marker = line[:1]
        if marker in MARKERS and line[1:].strip():
            blocks.append(ListItem(words(line[1:].strip()), marker))
        elif line:
            blocks.append(Paragraph(words(line)))
    return tuple(blocks)


def narrative_of(context: Context, section_key: str) -> Narrative | None:
    """Return the office's words for a section, or a passage of it, in this period and kind of document."""
    for narrative in context.snapshot.where(Narrative, "section_key", section_key):
        mine = narrative.unit == context.snapshot.office and narrative.report_kind is context.report.kind
        if mine and period_code(narrative.period) == context.period.code:
            return narrative
    return None
