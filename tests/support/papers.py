"""Papers for tests of the rules over documents: a body, annexes and formal parts built from what a test writes."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

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

# A complete report of a ward, so that only what a test changes can be found.
RIGHT = Formal(
    parent="THÀNH PHỐ MẪU",
    issuer="ỦY BAN NHÂN DÂN PHƯỜNG BÌNH AN",
    number="45",
    symbol="BC-UBND",
    place_name="Bình An",
    date=datetime.date(2026, 3, 20),
    date_written="ngày 20 tháng 3 năm 2026",
    kind="BÁO CÁO",
    title="Tình hình chuyển đổi số quý I năm 2026",
    addressees=("Sở Khoa học và Công nghệ",),
    signature=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"),
    signatory="Nguyễn Văn An",
    recipients=("Như trên", "Lưu: VT, VHXH"),
)
_ROW_KINDS = {"section:": RowKind.SECTION, "total:": RowKind.TOTAL}


@dataclass(frozen=True)
class Annex:
    """An annex as a test writes it."""

    label: str
    title: str = ""
    reference: str = ""
    blocks: tuple[PaperBlock, ...] = field(default=())


def paper(
    body: Iterable[PaperBlock] = (),
    annexes: Iterable[Annex] = (),
    origin: Origin = Origin.OWN,
    **formal: Any,
) -> Paper:
    """A paper with places counted from 1; its formal parts are those of a complete report but for ``formal``."""
    counted = _Counter()
    parts = tuple(counted.put(block, "") for block in body)
    placed = tuple(
        PaperAnnex(
            one.label,
            one.title,
            one.reference,
            tuple(counted.put(block, one.label) for block in one.blocks),
            Place(one.label, paragraph=counted.count, quote=one.title),
        )
        for one in annexes
    )
    return Paper(origin, replace(RIGHT, **formal), parts, placed)


def annex(label: str, title: str = "", reference: str = "", blocks: Iterable[PaperBlock] = ()) -> Annex:
    return Annex(label, title, reference, tuple(blocks))


def text(words: str) -> Passage:
    return Passage(PassageKind.TEXT, words, Place(quote=words), raw=words)


def note(words: str) -> Passage:
    return Passage(PassageKind.NOTE, words, Place(quote=words), raw=words)


def heading(mark: str, words: str, level: int = 1) -> Passage:
    return Passage(PassageKind.HEADING, words, Place(quote=words), mark, level, f"{mark} {words}".strip())


def item(mark: str, words: str) -> Passage:
    return Passage(PassageKind.ITEM, words, Place(quote=words), mark, raw=f"{mark} {words}")


def table(header: Sequence[str], rows: Iterable[Sequence[str]], unit_line: str = "") -> PaperTable:
    """A table; a row that begins with "section:" or "total:" is of that kind, the word is not part of its cell."""
    made = tuple(_row(cells, line) for line, cells in enumerate(rows, start=1))
    return PaperTable(tuple(header), made, Place(), unit_line)


def _row(cells: Sequence[str], line: int) -> PaperRow:
    kind = next((sign for sign in _ROW_KINDS if cells[0].startswith(sign)), "")
    texts = [cells[0].removeprefix(kind), *cells[1:]]
    quote = " ".join(one for one in texts if one)
    return PaperRow(
        _ROW_KINDS.get(kind, RowKind.DATA),
        tuple(PaperCell(one, one) for one in texts),
        Place(line=line, quote=quote),
    )


@dataclass
class _Counter:
    """Numbers the paragraphs and tables of a paper and names the part that they stand in."""

    count: int = 0
    section: str = ""

    def put(self, block: PaperBlock, part: str) -> PaperBlock:
        self.count += 1
        if isinstance(block, Passage):
            if block.kind is PassageKind.HEADING:
                self.section = block.mark
            return replace(block, place=replace(block.place, section=part or self.section, paragraph=self.count))
        section = part or self.section
        rows = tuple(
            replace(row, place=replace(row.place, section=section, paragraph=self.count)) for row in block.rows
        )
        return replace(block, rows=rows, place=Place(section, paragraph=self.count))
