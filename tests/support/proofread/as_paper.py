"""A letter as a reader that makes no mistake would see it: what a rule misses here no reader is to blame for."""

import unicodedata
from dataclasses import replace

from cdsdesk.checks.paper import (
    Formal,
    Origin,
    Paper,
    PaperAnnex,
    PaperBlock,
    PaperCell,
    PaperRow,
    PaperTable,
    Passage,
    PassageKind,
    RowKind,
)
from cdsdesk.model.findings import Place
from tests.support.proofread.written import Grid, Letter, Line, Part, Row

_ROW_KINDS = {"section": RowKind.SECTION, "total": RowKind.TOTAL}


def as_paper(letter: Letter) -> Paper:
    """Return a letter as a paper read without fault."""
    made = _Maker()
    ended = replace(letter.body[-1], text=f"{letter.body[-1].text}/.")  # type: ignore[union-attr]
    body = tuple(made.block(part, "") for part in (*letter.body[:-1], ended))
    annexes = tuple(
        PaperAnnex(
            appendix.label,
            appendix.title,
            appendix.reference,
            tuple(made.block(part, appendix.label) for part in appendix.parts),
            made.place(appendix.label, appendix.title),
        )
        for appendix in letter.appendices
    )
    return Paper(Origin.FILE, _formal(letter), body, annexes)


def _formal(letter: Letter) -> Formal:
    return Formal(
        letter.parent,
        letter.issuer,
        letter.number,
        letter.symbol,
        letter.place,
        letter.day,
        letter.dated,
        letter.kind,
        letter.subject,
        tuple(letter.addressees),
        (*letter.signature, letter.signatory),
        letter.signatory,
        tuple(letter.recipients),
    )


class _Maker:
    """Counts the places of blocks."""

    def __init__(self) -> None:
        self._count = 0

    def place(self, section: str, quote: str) -> Place:
        """Return the next place."""
        self._count += 1
        return Place(section, paragraph=self._count, quote=quote)

    def block(self, part: Part, section: str) -> PaperBlock:
        """Return a line or table."""
        return self._table(part, section) if isinstance(part, Grid) else self._passage(part, section)

    def _passage(self, line: Line, section: str) -> Passage:
        text = unicodedata.normalize("NFC", line.text)
        kind = {"heading": PassageKind.HEADING, "item": PassageKind.ITEM}.get(line.kind, PassageKind.TEXT)
        return Passage(kind, text, self.place(section, text), line.mark, line.level, line.whole)

    def _table(self, grid: Grid, section: str) -> PaperTable:
        rows = tuple(self._row(row, section) for row in grid.rows)
        return PaperTable(tuple(grid.header), rows, self.place(section, grid.header[0]), grid.unit_line)

    def _row(self, row: Row, section: str) -> PaperRow:
        cells = tuple(PaperCell(text, text) for text in row.cells)
        words = " ".join(text for text in row.cells if text)
        return PaperRow(_ROW_KINDS.get(row.kind, RowKind.DATA), cells, self.place(section, words))
