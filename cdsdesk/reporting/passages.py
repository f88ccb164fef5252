"""The passages of a document and their names, under which they are known again in a file that was edited."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from cdsdesk.document.blocks import (
    Annex,
    Block,
    DataRow,
    Heading,
    IssuedDocument,
    ListItem,
    Paragraph,
    Ref,
    Run,
    SectionRow,
    Table,
    TableRow,
)
from cdsdesk.document.closing import with_end_mark
from cdsdesk.model.reports import Narrative, Report
from cdsdesk.reporting.grid import header_places, section_text
from cdsdesk.reporting.letterhead import (
    ADDRESSEES_LABEL,
    MOTTO,
    NATION,
    RECIPIENTS_LABEL,
    Blank,
    Piece,
    addressee_lines,
    date_line,
    number_line,
    recipient_lines,
    reference_line,
)

NAME_PREFIX = "_cds_"
_NAME_BYTES = 8
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
OWN_WORDS = (Narrative.TYPE, "own_text")


class PassageKind(StrEnum):
    """What a passage is: formal part, heading, words of the office, words made from data, cell of a table."""

    FORMAL = "formal"
    HEADING = "heading"
    OWN = "own"
    GENERATED = "generated"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a cell of a table row: then all cells of the row share ``name`` and ``column`` counts from 0.

    ``place`` is the heading that it stands under, ``section`` its key in the outline, of a formal part what it is,
    ``row`` the record of its row, ``unit_line`` what is told above its table.
    """

    name: str
    kind: PassageKind
    place: str
    section: str
    text: str
    refs: tuple[Ref, ...] = ()
    column: int | None = None
    row: str = ""
    unit_line: str = ""


class Names:
    """Names passages in the order of the document.

    A name follows from where a passage stands and what it tells of, never from its words; so it stays when words or
    figures change.
    """

    def __init__(self) -> None:
        self._part = ""
        self._section = ""
        self._met: Counter[tuple[str, ...]] = Counter()

    def part(self, name: str) -> None:
        """Begin another part of the document: the main text, an annex."""
        self._part, self._section = name, ""

    def heading(self, key: str) -> str:
        """Return the name of a heading and begin its section."""
        self._section = key
        return self._name("heading")

    def formal(self, what: str) -> str:
        """Return the name of a formal part, such as the subject."""
        return self._name("formal", what)

    def text(self, kind: str, refs: tuple[Ref, ...] = ()) -> str:
        """Return the name of a paragraph or table row that stands for the records of ``refs``.

        The report itself does not count: as long as it is not kept it is another one each time.
        """
        told = [ref for ref in refs if ref.type != Report.TYPE]
        records = {ref.uid for ref in told}
        return self._name(kind, *(told[0].uid, told[0].field) if len(records) == 1 else ())

    def _name(self, *what: str) -> str:
        place = self._part, self._section, *what
        self._met[place] += 1
        told = "\n".join((*place, str(self._met[place])))
        return NAME_PREFIX + blake2b(told.encode(), digest_size=_NAME_BYTES).hexdigest()


def passages(document: IssuedDocument) -> tuple[Passage, ...]:
    """Return all passages of a document in their order."""
    return tuple(_Walk().follow(document))


class _Walk:
    def __init__(self) -> None:
        self._names = Names()
        self._place = ""
        self._section = ""

    def follow(self, document: IssuedDocument) -> Iterator[Passage]:
        self._names.part(MAIN_TEXT)
        for what, text in _head(document):
            yield self._formal(what, text)
        yield from self._blocks(with_end_mark(document.body))
        self._place, self._section = "", ""
        yield self._formal("recipients label", RECIPIENTS_LABEL)
        for text in recipient_lines(document.recipients):
            yield self._formal("recipient", text)
        signature = document.signature
        for what, lines in (("authority", signature.lines), ("position", signature.position_below)):
            for text in lines:
                yield self._formal(what, text.upper())
        yield self._formal("name", signature.name)
        for at, annex in enumerate(document.annexes):
            yield from self._annex(at, annex)

    def _annex(self, at: int, annex: Annex) -> Iterator[Passage]:
        self._names.part(annex_part(at))
        self._place, self._section = annex.label, ""
        yield self._formal("annex label", annex.label)
        yield self._formal("annex title", annex.title.upper())
        yield self._formal("annex reference", _joined(reference_line(annex.reference, 0, 0)))
        yield from self._blocks(with_end_mark(annex.blocks))

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[Passage]:
        for block in blocks:
            if isinstance(block, Table):
                yield from self._table(block)
            elif isinstance(block, Heading):
                yield self._heading(block)
            else:
                yield self._text(block)

    def _heading(self, block: Heading) -> Passage:
        text = heading_text(block)
        self._place, self._section = " ".join(block.text.split()), block.key
        return self._passage(self._names.heading(block.key), PassageKind.HEADING, text)

    def _text(self, block: Paragraph | ListItem) -> Passage:
        refs = tuple(ref for run in block.runs for ref in run.refs)
        own = any((ref.type, ref.field) == OWN_WORDS for ref in refs)
        kind = PassageKind.OWN if own else PassageKind.GENERATED
        if isinstance(block, ListItem):
            return self._passage(self._names.text("item", refs), kind, f"{block.marker} {_read(block.runs)}", refs)
        return self._passage(self._names.text("paragraph", refs), kind, _read(block.runs), refs)

    def _table(self, table: Table) -> Iterator[Passage]:
        if table.unit_line:
            yield self._formal("unit line", table.unit_line)
        for row in range(len(table.header)):
            name = self._names.text("header")
            for place in header_places(table):
                if place.row == row:
                    yield self._passage(name, PassageKind.HEADING, place.text, column=place.column)
        for one in table.rows:
            yield from self._row(one, table.unit_line)
        for note in table.footnotes:
            yield self._formal("footnote", note)

    def _row(self, row: TableRow, unit_line: str) -> Iterator[Passage]:
        name = row_name(self._names, row)
        if isinstance(row, SectionRow):
            yield self._passage(name, PassageKind.HEADING, section_text(row), row.refs, column=0)
            return
        record = row.cells[0].refs[0].uid if row.cells and row.cells[0].refs else ""
        for column, cell in enumerate(row.cells):
            yield self._passage(name, PassageKind.CELL, cell.text, cell.refs, column, record, unit_line)

    def _formal(self, what: str, text: str) -> Passage:
        return Passage(self._names.formal(what), PassageKind.FORMAL, self._place, what, text)

    def _passage(
        self,
        name: str,
        kind: PassageKind,
        text: str,
        refs: tuple[Ref, ...] = (),
        column: int | None = None,
        row: str = "",
        unit_line: str = "",
    ) -> Passage:
        return Passage(name, kind, self._place, self._section, text, refs, column, row, unit_line)


MAIN_TEXT = "main text"


def annex_part(at: int) -> str:
    """Return the part that the annex is, the first at 0."""
    return f"annex {at}"


def heading_text(block: Heading) -> str:
    """Return a heading as it is printed: in capitals on the first level, a part and its title as they stand."""
    return block.text.upper() if block.level == 1 and not block.centered else block.text


def table_names(names: Names, table: Table) -> tuple[str, ...]:
    """Return the names of the rows of a table, those of its header first."""
    header = (names.text("header") for _ in table.header)
    return (*header, *(row_name(names, row) for row in table.rows))


def row_name(names: Names, row: TableRow) -> str:
    """Return the name of a table row."""
    if isinstance(row, SectionRow):
        return names.text("section", row.refs)
    if isinstance(row, DataRow):
        return names.text("row", row.cells[0].refs if row.cells else ())
    return names.text("total")


def _head(document: IssuedDocument) -> Iterator[tuple[str, str]]:
    head = document.letterhead
    yield from (("parent", line.upper()) for line in head.parent_lines)
    yield from (("body", line.upper()) for line in head.body_lines)
    yield "nation", NATION
    yield "motto", MOTTO
    yield "number", _joined(number_line(head, 0))
    yield "date", _joined(date_line(head, 0))
    if document.title.kind:
        yield "kind", document.title.kind.upper()
    yield from (("subject", line) for line in (head.about,) if line)
    yield from (("subject", line) for line in document.title.subject_lines if document.title.kind)
    if document.addressees is not None:
        lines = addressee_lines(document.addressees)
        if len(lines) == 1:
            yield "addressee", f"{ADDRESSEES_LABEL} {lines[0]}"
        else:
            yield "addressees label", ADDRESSEES_LABEL
            yield from (("addressee", line) for line in lines)


def _read(runs: Iterable[Run]) -> str:
    """Return runs as a reader of a Word file gives them: a raised digit is a letter of its own."""
    return "".join(run.text.translate(_RAISED) if run.superscript and run.text.isdigit() else run.text for run in runs)


def _joined(pieces: tuple[Piece, ...]) -> str:
    return " ".join("     " if isinstance(piece, Blank) else piece for piece in pieces)
