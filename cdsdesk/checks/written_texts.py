"""Every text of a document with where it stands, as rules over letters, words and marks read it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cdsdesk.checks.once import once_per_paper
from cdsdesk.checks.paper import Origin, Paper, PaperTable
from cdsdesk.checks.registry import Issue
from cdsdesk.model.findings import Place

_UNSURE = " (cần xem lại, có thể do cách đọc bảng)"


@dataclass(frozen=True, slots=True)
class Written:
    """A text on one line, ``raw`` as it was written; ``flow`` counts the passages of the body, a cell has none.

    A cell of a file may have been ``cut`` by the end of a page and put together again.
    """

    text: str
    place: Place
    raw: str = ""
    flow: int | None = None
    cut: bool = False

    def issue(self, message: str, quote: str, *, expected: str = "", doubtful: bool = False) -> Issue:
        """Say what is wrong with some words of the text."""
        return Issue(
            message,
            found=quote,
            expected=expected,
            facts=(quote,),
            place=replace(self.place, quote=quote),
            doubtful=doubtful,
        )

    def issue_unless_cut(self, message: str, quote: str, *, expected: str = "") -> Issue:
        """Say what is wrong with neighbouring words; where a cell may have been cut between them it is only noted."""
        return self.issue(f"{message}{_UNSURE if self.cut else ''}", quote, expected=expected, doubtful=self.cut)


@once_per_paper
def written_texts(paper: Paper) -> tuple[Written, ...]:
    """Return title, passages, cells and recipients in reading order; kept, for several rules read them."""
    return tuple(_texts(paper))


def _texts(paper: Paper) -> Iterator[Written]:
    formal = paper.formal
    if formal.title:
        yield Written(formal.title, Place("Tên văn bản", quote=formal.title), formal.title)
    for number, block in enumerate(paper.blocks):
        if isinstance(block, PaperTable):
            yield from _cells(block, cut=paper.origin is Origin.FILE)
        elif block.text:
            yield Written(block.text, block.place, block.raw, number)
    for line in formal.recipients:
        yield Written(line, Place("Nơi nhận", quote=line), line)


def _cells(table: PaperTable, *, cut: bool) -> Iterator[Written]:
    for row in table.rows:
        for cell in row.cells:
            if cell.text:
                yield Written(cell.text, replace(row.place, quote=cell.text), cell.raw, cut=cut)
