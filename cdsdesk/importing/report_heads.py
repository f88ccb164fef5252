"""What a document says of itself at its head ("BÁO CÁO" and its subject), for tables under headings of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cdsdesk.importing.row_signs import numbered_heading
from cdsdesk.importing.titles import Title, read_title
from cdsdesk.vietnamese.text import clean_line, search_key

_TYPES = frozenset(
    {"bao cao", "ke hoach", "chuong trinh", "phuong an", "de an", "thong bao", "to trinh", "bao cao so lieu"}
)
_BODY = re.compile(r"\s*(?:[-–+•(_*=]|kính gửi|căn cứ|phần\b|[ivx]+[.)]\s)|.*[.;:]\s*$", re.IGNORECASE | re.DOTALL)
_LONGEST, _MOST_LINES = 250, 3


def head_of(texts: Sequence[Sequence[str]], end: int) -> Title | None:
    """Return the subject of a document as a title: the lines behind its kind, which stands alone in capitals.

    ``end`` is the first row of its first table; None when there is no such head above it.
    """
    lines = list(_lines(texts[:end]))
    for place, line in enumerate(lines):
        if line == line.upper() and search_key(line) in _TYPES:
            subject = list(_subject(lines[place + 1 :]))
            return read_title(subject) if subject else None
    return None


def _lines(texts: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of paragraphs; cells beside each other are the letterhead."""
    for cells in texts:
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            yield from (clean_line(line) for line in filled[0].split("\n"))


def _subject(lines: Sequence[str]) -> Iterator[str]:
    for line in [line for line in lines if line][:_MOST_LINES]:
        if len(line) > _LONGEST or _BODY.match(line) or numbered_heading(line)[0]:
            return
        yield line


def under_head(title: Title, above: Sequence[str], head: Title | None) -> Title:
    """Return the title of a table with what its document says of itself where the table's own lines do not tell it.

    ``above`` are the lines above the table. A numbered heading is a part of the document: its table is called as that.
    """
    if head is None or title.annex:
        return title
    period = title.period or (None if title.years else head.period)
    years = title.years or head.years
    is_part = not above or bool(numbered_heading(above[0])[0])
    if not is_part or title.plan is not None:
        return replace(title, period=period, years=years)
    return replace(
        title,
        text=head.text,
        plan=head.plan,
        plan_subject=head.plan_subject,
        plan_year=head.plan_year,
        period=period,
        years=years,
    )
