"""Doubts about the kind of a table that only its title or sheet can settle: hamlets in a list look like their teams."""

import re
from dataclasses import replace

from cdsdesk.importing.heading_words import heading_key, spelled
from cdsdesk.importing.table_read import TableRead

_OF_TEAMS = re.compile(r"\bto cong nghe\b|\bcong nghe so cong dong\b|\bteams?\b")
_DOUBTED = 60


def with_doubt_of_kind(table: TableRead, *, is_told: bool) -> TableRead:
    """Return a table of teams of which nothing says that they are, as one that may be a list of hamlets."""
    if table.kind != "teams" or is_told or not table.meaning.is_sure:
        return table
    words = (table.title.text, table.sheet, *table.headers, *(section.title for section in table.sections))
    if any(_OF_TEAMS.search(spelled(heading_key(text))) for text in words):
        return table
    name = table.meaning.title
    cells = [row.cells[name] for row in table.rows] if name is not None else []
    if any(_OF_TEAMS.search(spelled(heading_key(text))) for text in cells):
        return table
    kinds = dict.fromkeys(("units", *table.meaning.kinds))
    return replace(table, meaning=replace(table.meaning, certainty=_DOUBTED, kinds=tuple(kinds)))
