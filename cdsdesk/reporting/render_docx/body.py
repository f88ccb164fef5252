"""Running text: paragraphs, headings, dashed lines and tables one below the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cdsdesk.document.blocks import Block, Heading, ListItem, ParagraphStyle, Run, Table, announces, plain
from cdsdesk.progress import Progress
from cdsdesk.reporting.passages import Names, heading_text, table_names
from cdsdesk.reporting.render_docx.measure import Measure
from cdsdesk.reporting.render_docx.tables import Grid
from cdsdesk.reporting.render_docx.xml import Para, Writer, text_run
from cdsdesk.reporting.styles import MM, Profile

_STYLES = {
    ParagraphStyle.BODY: "NoiDung",
    ParagraphStyle.BASIS: "CanCu",
    ParagraphStyle.CENTERED: "GiuaDong",
    ParagraphStyle.NOTE: "GhiChuBang",
}
_SPACED = frozenset({"Heading1", "Heading2", "Heading3", "NoiDung", "CanCu", "GiuaDong"})
_KEPT_LINES = 2


@dataclass(frozen=True)
class _Named:
    """A table with the names of its rows, which follow from where it stands."""

    table: Table
    names: tuple[str, ...]


Piece = Para | _Named


class Body:
    """Turns blocks into XML; ``height`` is that of an empty page, lengths in points."""

    def __init__(
        self,
        profile: Profile,
        measure: Measure,
        names: Names,
        writer: Writer,
        size: tuple[float, float],
        progress: Progress,
    ) -> None:
        self._profile = profile
        self._measure = measure
        self._names = names
        self._writer = writer
        self._width, self._height = size
        self._progress = progress

    def xml(self, above: Iterable[Para], blocks: Sequence[Block], tied: bool = False) -> str:
        """Return ``blocks`` below what stands ``above`` them; ``tied`` keeps their last two lines with what follows."""
        pieces: list[Piece] = [*above]
        kept = self._kept(blocks) if tied else 0
        for at, block in enumerate(blocks):
            made = self._pieces(block)
            if at >= len(blocks) - kept or announces(block):
                made = [replace(piece, keep_next=True) if isinstance(piece, Para) else piece for piece in made]
            pieces += made
        return "".join(self._written(pieces))

    def _kept(self, blocks: Sequence[Block]) -> int:
        """Return how many blocks hold the last two lines, so that a signature never stands alone on a page."""
        face = self._measure.face(self._profile.sizes.text)
        room = self._width - self._profile.text.first_line_mm * MM
        lines = 0
        for count, block in enumerate(reversed(blocks)):
            if isinstance(block, Table) or lines >= _KEPT_LINES:
                return count
            lines += 1 if isinstance(block, Heading) else len(face.lines(plain(block.runs), room))
        return len(blocks)

    def _pieces(self, block: Block) -> list[Piece]:
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Heading):
            text = text_run(heading_text(block))
            name = self._names.heading(block.key)
            return [Para(f"Heading{block.level}", text, name=name, centered=block.centered)]
        refs = tuple(ref for run in block.runs for ref in run.refs)
        if isinstance(block, ListItem):
            runs = (Run(f"{block.marker} "), *block.runs)
            return [Para("NoiDung", _runs(runs), name=self._names.text("item", refs))]
        return [Para(_STYLES[block.style], _runs(block.runs), name=self._names.text("paragraph", refs))]

    def _table(self, table: Table) -> list[Piece]:
        pieces: list[Piece] = []
        if table.unit_line:
            pieces.append(Para("DonViTinh", text_run(table.unit_line), name=self._names.formal("unit line")))
        pieces.append(_Named(table, table_names(self._names, table)))
        pieces += [
            Para("GhiChuBang", text_run(note, italic=True), name=self._names.formal("footnote"))
            for note in table.footnotes
        ]
        return pieces

    def _written(self, pieces: list[Piece]) -> Iterable[str]:
        """Yield paragraphs and tables.

        The room between two of them is told once, by the lower one or above a table by the upper one: where both tell
        some, one program adds them up and another takes the larger.
        """
        gap = self._profile.table.before_pt
        carried = 0.0
        if pieces and isinstance(pieces[-1], _Named):
            pieces = [*pieces, Para("NetKe", exactly=1.0)]  # what follows may be a table too, and two would be one
        for at, piece in enumerate(pieces):
            above_table = at + 1 < len(pieces) and isinstance(pieces[at + 1], _Named)
            if isinstance(piece, Para):
                before = self._before(piece)
                told = replace(piece, before=before + carried) if carried else piece
                carried = 0.0 if above_table else piece.after or 0.0
                after = (piece.after or 0.0) + gap if above_table else None
                yield self._writer.write(replace(told, after=after))
                continue
            yield Grid(piece.table, self._profile, self._measure, piece.names, self._writer).xml(
                self._width, self._height, self._progress
            )
            if above_table:
                yield self._writer.write(Para("NetKe", exactly=1.0, after=gap))

    def _before(self, para: Para) -> float:
        """Return the room above a paragraph, its own or that of its style."""
        if para.before is not None:
            return para.before
        if para.style in _SPACED:
            return self._profile.text.paragraph_gap_pt
        return self._profile.table.note_gap_pt if para.style == "GhiChuBang" else 0.0


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(text_run(run.text, run.bold, run.italic, run.superscript) for run in runs)
