"""The office's own words of a period, and the community teams in one sentence."""

from cdsdesk.document.blocks import Block, ListItem, Paragraph, Run
from cdsdesk.model.reports import Narrative
from cdsdesk.model.team_figures import team_figures
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.numbers import count_words, format_number

_MARKERS = ("-", "+")


def own_words(context: Context, section_key: str) -> tuple[Block, ...]:
    """Return what the office wrote for a section: a line that begins with "-" or "+" is a list item."""
    narrative = narrative_of(context, section_key)
    if narrative is None:
        return ()
    blocks: list[Block] = []
    for line in (text.strip() for text in narrative.own_text.splitlines()):
        marker = line[:1]
        if marker in _MARKERS and line[1:].strip():
            blocks.append(ListItem((Run(line[1:].strip(), refs=(ref(narrative, "own_text"),)),), marker))
        elif line:
            blocks.append(Paragraph((Run(line, refs=(ref(narrative, "own_text"),)),)))
    return tuple(blocks)


def narrative_of(context: Context, section_key: str) -> Narrative | None:
    """Return the office's words for a section in this period."""
    for narrative in context.snapshot.where(Narrative, "section_key", section_key):
        if narrative.period == context.period.code and narrative.unit == context.snapshot.office:
            return narrative
    return None


def teams(context: Context) -> tuple[Block, ...]:
    """Say how many community teams there are, with how many members; nothing when there are none."""
    figures = team_figures(context.snapshot)
    if not figures.teams:
        return ()
    words = f"Đến nay có {count_words(len(figures.teams))} Tổ công nghệ số cộng đồng"
    if figures.members:
        words += f" với {format_number(figures.members)} thành viên"
    if figures.with_chat:
        words += f"; {count_words(figures.with_chat)}/{count_words(len(figures.teams))} tổ có nhóm Zalo"
    refs = tuple(ref(team) for team in figures.teams)
    return (Paragraph((Run(f"{words}.", refs=refs),)),)
