"""The office's own words of a period, and the community teams in one sentence."""

from cdsdesk.document.blocks import Block, ListItem, Paragraph, Run
from cdsdesk.model.reports import Narrative
from cdsdesk.model.teams import Member, Team
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
    found = [team for team in context.snapshot.all(Team) if team.unit == context.snapshot.office]
    if not found:
        return ()
    uids = {team.uid for team in found}
    members = [member for member in context.snapshot.all(Member) if member.team in uids]
    words = f"Đến nay có {count_words(len(found))} Tổ công nghệ số cộng đồng"
    if members:
        words += f" với {format_number(len(members))} thành viên"
    chats = [team for team in found if team.has_group_chat]
    if chats:
        words += f"; {count_words(len(chats))}/{count_words(len(found))} tổ có nhóm Zalo"
    refs = tuple(ref(team) for team in found)
    return (Paragraph((Run(f"{words}.", refs=refs),)),)
