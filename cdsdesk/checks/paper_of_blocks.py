"""Our own composed document as a Paper: every passage and cell keeps the records that it was computed from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cdsdesk.checks.marks import Mark, Outline, kind_of, read_mark
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
    Source,
)
from cdsdesk.document.blocks import (
    Annex,
    Block,
    Cell,
    Heading,
    IssuedDocument,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Ref,
    Reference,
    Run,
    SectionRow,
    Table,
    TableRow,
    TotalRow,
    words,
)
from cdsdesk.document.closing import with_end_mark
from cdsdesk.model.findings import Place, RecordRef
from cdsdesk.vietnamese.dates import format_date_long
from cdsdesk.vietnamese.text import clean_line

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def paper_of_document(document: IssuedDocument) -> Paper:
    """Return a composed document as it is printed, with the end mark and with the sources of its words."""
    walk = _Walk()
    body = tuple(walk.blocks(with_end_mark(document.body), Outline()))
    annexes = tuple(walk.annex(annex) for annex in document.annexes)
    return Paper(Origin.OWN, _formal(document), body, annexes)


def header_texts(table: Table) -> tuple[str, ...]:
    """Return for each column its heading, those of several rows joined from above with " / "."""
    heads: list[list[str]] = [[] for _ in table.columns]
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.header):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            places = range(column, min(column + cell.colspan, len(heads)))
            for place in places:
                heads[place].append(clean_line(cell.text))
                taken.update((row + below, place) for below in range(cell.rowspan))
            column += cell.colspan
    return tuple(" / ".join(filter(None, head)) for head in heads)


class _Walk:
    """Counts the paragraphs and rows of a whole document."""

    def __init__(self) -> None:
        self._count = 0

    def annex(self, annex: Annex) -> PaperAnnex:
        """Return an annex with its heading."""
        place = self._place(annex.label, annex.label)
        blocks = tuple(self.blocks(with_end_mark(annex.blocks), Outline(annex.label)))
        return PaperAnnex(annex.label, clean_line(annex.title.upper()), _reference(annex.reference), blocks, place)

    def blocks(self, blocks: Sequence[Block], outline: Outline) -> Iterator[PaperBlock]:
        """Yield what blocks become; footnotes of a table are notes behind it."""
        for block in blocks:
            if isinstance(block, Table):
                yield self._table(block, outline)
                for note in block.footnotes:
                    yield self._passage(words(note), Mark(), PassageKind.NOTE, outline)
            elif isinstance(block, ListItem):
                yield self._item(block, outline)
            elif isinstance(block, Heading):
                text = block.text.upper() if block.level == 1 and not block.centered else block.text
                yield self._passage(words(text), read_mark(clean_line(text)), PassageKind.HEADING, outline)
            else:
                yield self._paragraph(block, outline)

    def _item(self, item: ListItem, outline: Outline) -> Passage:
        made = self._passage(item.runs, Mark(), PassageKind.ITEM, outline)
        return replace(made, mark=item.marker, raw=f"{item.marker} {made.raw}")

    def _paragraph(self, block: Paragraph, outline: Outline) -> Passage:
        if block.style is ParagraphStyle.NOTE:
            return self._passage(block.runs, Mark(), PassageKind.NOTE, outline)
        text = _one_line(block.runs)[0]
        mark = read_mark(text)
        bold = all(run.bold for run in block.runs if run.text.strip())
        return self._passage(block.runs, mark, kind_of(mark, text[mark.end :], bold=bold), outline)

    def _passage(self, runs: Sequence[Run], mark: Mark, kind: PassageKind, outline: Outline) -> Passage:
        whole, sources = _one_line(runs)
        level = outline.level_of(mark) if kind is PassageKind.HEADING else 0
        text, raw = whole[mark.end :], "".join(run.text for run in runs)
        return Passage(
            kind,
            text,
            self._place(outline.section, text),
            mark.text,
            level,
            raw,
            tuple(
                replace(one, start=max(one.start - mark.end, 0), end=one.end - mark.end)
                for one in sources
                if one.end > mark.end
            ),
        )

    def _table(self, table: Table, outline: Outline) -> PaperTable:
        header = header_texts(table)
        place = self._place(outline.section, " / ".join(header))
        rows = tuple(self._row(row, len(header), outline) for row in table.rows)
        return PaperTable(header, rows, place, clean_line(table.unit_line))

    def _row(self, row: TableRow, width: int, outline: Outline) -> PaperRow:
        if isinstance(row, SectionRow):
            number = row.number.rstrip(".")
            first = _cell(Cell(f"{number}. {row.text}" if number else row.text, refs=row.refs))
            cells = (first, *[PaperCell("")] * (width - 1))
            return PaperRow(RowKind.SECTION, cells, self._place(outline.section, first.text))
        kind = RowKind.TOTAL if isinstance(row, TotalRow) else RowKind.DATA
        cells = tuple(map(_cell, row.cells))
        section = outline.section_of_row(cells[0].text if cells else "")
        return PaperRow(kind, cells, self._place(section, " | ".join(cell.text for cell in cells if cell.text)))

    def _place(self, section: str, quote: str) -> Place:
        self._count += 1
        return Place(section, paragraph=self._count, quote=quote)


def _cell(cell: Cell) -> PaperCell:
    text, sources = _one_line((Run(cell.text, refs=cell.refs),))
    return PaperCell(text, cell.text, sources)


def _one_line(runs: Sequence[Run]) -> tuple[str, tuple[Source, ...]]:
    """Return runs as one line with single spaces, and which part of it stands for which record."""
    letters: list[str] = []
    sources: list[Source] = []
    for run in runs:
        start = len(letters)
        for letter in run.text.translate(_RAISED) if run.superscript else run.text:
            if not letter.isspace():
                letters.append(letter)
            elif letters and letters[-1] != " ":
                letters.append(" ")
        sources += [_source(start, len(letters), one) for one in run.refs]
    text = "".join(letters).rstrip()
    whole = (replace(one, end=min(one.end, len(text))) for one in sources)
    return text, tuple(one for one in whole if one.start < one.end)


def _source(start: int, end: int, ref: Ref) -> Source:
    return Source(start, end, RecordRef(ref.type, ref.uid), ref.field)


def _formal(document: IssuedDocument) -> Formal:
    head, signature = document.letterhead, document.signature
    authority = [line.upper() for line in (*signature.lines, *signature.position_below)]
    return Formal(
        parent=clean_line(" ".join(head.parent_lines).upper()),
        issuer=clean_line(" ".join(head.body_lines).upper()),
        number=_number(head.number),
        symbol=head.symbol,
        place_name=clean_line(head.place),
        date=head.date,
        date_written=format_date_long(head.date) if head.date else f"ngày tháng năm {head.year}",
        kind=clean_line(document.title.kind.upper()),
        title=clean_line(head.about if not document.title.kind else " ".join(document.title.subject_lines)),
        addressees=tuple(map(_bare, document.addressees.names)) if document.addressees else (),
        signature=tuple(map(clean_line, filter(None, (*authority, signature.name)))),
        signatory=clean_line(signature.name),
        recipients=tuple(map(_bare, document.recipients.lines)),
    )


def _bare(line: str) -> str:
    """Return a line of a list without the dash and the stop that printing adds."""
    return clean_line(line).removeprefix("-").strip(" ;,.")


def _reference(reference: Reference) -> str:
    day = format_date_long(reference.date) if reference.date else f"ngày tháng năm {reference.year}"
    number = f"{_number(reference.number)}/{reference.symbol}"
    return clean_line(f"(Kèm theo {reference.kind} số {number} {day} của {reference.issuer})")


def _number(number: str) -> str:
    """Return a number as it is printed, below 10 with a zero in front (Phụ lục I, II.3)."""
    return number.zfill(2) if number.isdecimal() else number
