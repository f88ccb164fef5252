"""Every line of a document that may tell something: its passages and the cells of its tables, with their facts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from cdsdesk.checks.once import once_per_paper
from cdsdesk.checks.paper import Paper, Passage
from cdsdesk.facts.citations import CitationFound
from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import Found
from cdsdesk.model.findings import Place

Facts = tuple[Found | CitationFound, ...]


@dataclass(frozen=True)
class Line:
    """A text and where it stands; its facts are looked for once."""

    text: str
    place: Place
    in_table: bool = False

    @cached_property
    def facts(self) -> Facts:
        """What is found in the text, in order."""
        return find_facts(self.text)

    def at(self, start: int, end: int) -> Place:
        """Return the place of some of its words."""
        return replace(self.place, quote=self.text[start:end])


@once_per_paper
def lines(paper: Paper) -> tuple[Line, ...]:
    """Return the passages and the cells that are not empty, in reading order; kept, for every rule reads them."""
    return tuple(_lines(paper))


@once_per_paper
def passage_lines(paper: Paper) -> tuple[Line, ...]:
    """Return the passages alone, in reading order."""
    return tuple(line for line in lines(paper) if not line.in_table)


def _lines(paper: Paper) -> Iterator[Line]:
    for block in paper.blocks:
        if isinstance(block, Passage):
            yield Line(block.text, block.place)
            continue
        for row in block.rows:
            for cell in row.cells:
                if cell.text:
                    yield Line(cell.text, replace(row.place, quote=cell.text), in_table=True)
