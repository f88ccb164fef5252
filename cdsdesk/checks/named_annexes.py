"""Sentences that name one annex, with the one table that it holds: what they count are the rows of that table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cdsdesk.checks.annex_mentions import annex_key, annex_mentions
from cdsdesk.checks.paper import Paper, PaperAnnex, PaperTable, Passage
from cdsdesk.checks.paper_lines import Line
from cdsdesk.model.findings import Place

_STOP = re.compile(r"[.](?= |$)")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence from ``start`` to ``end`` of a line of the text, and the annex that it names."""

    line: Line
    start: int
    end: int
    annex: PaperAnnex
    table: PaperTable

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.line.text[self.start : self.end]

    def place(self, start: int, end: int) -> Place:
        """Return the place of some words, counted from the beginning of the sentence."""
        return self.line.at(self.start + start, self.start + end)

    def holds(self, place: Place) -> bool:
        """Whether a row stands in the table of the annex."""
        return any(row.place == place for row in self.table.rows)


def told_of_annexes(paper: Paper) -> Iterator[Told]:
    """Yield the sentences of the text that name exactly one annex of this document which has one table."""
    annexes = {annex_key(annex.label): annex for annex in paper.annexes}
    for block in paper.body:
        if not isinstance(block, Passage) or "hụ lục" not in block.text:
            continue
        start = 0
        for end in [*(found.start() for found in _STOP.finditer(block.text)), len(block.text)]:
            annex = _one(paper, annexes, block.text[start:end])
            tables = [one for one in annex.blocks if isinstance(one, PaperTable)] if annex is not None else []
            if annex is not None and len(tables) == 1:
                yield Told(Line(block.text, block.place), start, end, annex, tables[0])
            start = end + 1


def _one(paper: Paper, annexes: dict[str, PaperAnnex], text: str) -> PaperAnnex | None:
    mentions = list(annex_mentions(text, paper.formal))
    keys = {key for mention in mentions for key in mention.keys}
    if not mentions or len(keys) > 1 or any(mention.of_another for mention in mentions):
        return None
    if not keys:
        return paper.annexes[0] if len(paper.annexes) == 1 else None
    return annexes.get(keys.pop())
