"""The list of what was found in a foreign document, for the one who sent it, as a Word file or a PDF."""

from pathlib import Path

from cdsdesk.actions.proofreading import ProofreadResult
from cdsdesk.actions.proofreading_words import place_words
from cdsdesk.document.blocks import (
    Align,
    Block,
    Cell,
    CellKind,
    Column,
    DataRow,
    HeaderCell,
    Meta,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
)
from cdsdesk.model.findings import SEVERITY_WORDS, Finding
from cdsdesk.progress import Progress
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.output import prepare_blocks, written
from cdsdesk.reporting.styles import load_profile

TITLE = "Danh sách nội dung cần rà soát"
_HEADINGS = ("STT", "Vị trí", "Trích dẫn", "Nội dung", "Mức độ")
_COLUMNS = (
    Column("number", 6, Align.CENTER, CellKind.CODE),
    Column("place", 20),
    Column("quote", 32),
    Column("message", 42),
    Column("severity", 12, Align.CENTER),
)
_LONGEST_QUOTE = 200


def list_blocks(result: ProofreadResult) -> tuple[Block, ...]:
    """Return title, name of the document and the findings as a table; a sentence where nothing was found."""
    head = (
        Paragraph((Run(TITLE.upper(), bold=True),), ParagraphStyle.CENTERED),
        Paragraph((Run(f"Văn bản: {_document_words(result)}"),), ParagraphStyle.CENTERED),
    )
    if not result.findings:
        return (*head, Paragraph((Run("Không tìm thấy nội dung nào cần rà soát."),)))
    rows = tuple(_row(number, finding) for number, finding in enumerate(result.findings, 1))
    header = (tuple(HeaderCell(heading) for heading in _HEADINGS),)
    return (*head, Table(_COLUMNS, header, rows))


def save_proofread(result: ProofreadResult, path: Path, progress: Progress | None = None) -> Path:
    """Write the list of findings as .docx or .pdf, by the ending of ``path``. Raises UsageError, WriteError."""
    meta = Meta(f"{TITLE}: {result.name}", "")
    with written([prepare_blocks(list_blocks(result), meta, path, load_profile(), find_fonts(), progress)]):
        return path


def _document_words(result: ProofreadResult) -> str:
    formal = result.paper.formal
    number = f"{formal.number}/{formal.symbol}" if formal.number and formal.symbol else ""
    called = " ".join(filter(None, (formal.kind.capitalize(), f"số {number}" if number else "", formal.title)))
    return f"{called} ({result.name})" if called else result.name


def _row(number: int, finding: Finding) -> DataRow:
    quote = finding.place.quote if finding.place else ""
    short = f"{quote[:_LONGEST_QUOTE].rstrip()}…" if len(quote) > _LONGEST_QUOTE else quote
    texts = (str(number), place_words(finding.place), short, finding.message, SEVERITY_WORDS[finding.severity])
    return DataRow(tuple(map(Cell, texts)))
