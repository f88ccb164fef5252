"""Writing who has reported: the matrix as an annex in PDF, Word and Excel, who is missing also as plain text."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cdsdesk.actions.compliance import Matrix
from cdsdesk.actions.compliance_pages import matrix_annex, missing_annex, missing_text, period_of
from cdsdesk.document.blocks import (
    Annex,
    Block,
    IssuedDocument,
    Letterhead,
    Meta,
    Paragraph,
    ParagraphStyle,
    Recipients,
    Run,
    Signature,
    Title,
)
from cdsdesk.errors import UsageError
from cdsdesk.files import put_file, require_space
from cdsdesk.model.office import Unit
from cdsdesk.progress import Progress
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.letterhead import reference_line
from cdsdesk.reporting.output import DOCX, PDF, XLSX, PreparedFile, prepare_blocks, prepare_xlsx, require_place, written
from cdsdesk.reporting.styles import load_profile

TEXT = ".txt"
ENDINGS = (PDF, DOCX, XLSX, TEXT)
"""The kinds of file that a list of who is missing is written as; a matrix is never plain text."""


def save_matrix(shown: Matrix, office: Unit, paths: Sequence[Path], progress: Progress | None = None) -> None:
    """Write the matrix as .pdf, .docx and .xlsx, all or none. Raises UsageError, WriteError."""
    if not shown.rows:
        raise UsageError("Chưa có đơn vị cấp dưới nào phải báo cáo", str(shown.year), "hãy nhập danh sách đơn vị trước")
    annex = matrix_annex(shown, office)
    with written([_prepared(annex, office, path, shown.periods[-1].as_of, progress) for path in paths]):
        return


def save_missing(shown: Matrix, code: str, office: Unit, path: Path, progress: Progress | None = None) -> None:
    """Write who is missing in a period by the ending of ``path``; as text with the reminders. Raises as above."""
    if path.suffix.lower() == TEXT:
        require_place(path, TEXT)
        data = missing_text(shown, code, office).encode("utf-8-sig")
        require_space(path.resolve().parent, len(data))
        put_file(path, data)
        return
    annex = missing_annex(shown, code, office)
    with written([_prepared(annex, office, path, period_of(shown, code).as_of, progress)]):
        return


def _prepared(annex: Annex, office: Unit, path: Path, day: date, progress: Progress | None) -> PreparedFile:
    profile, fonts = load_profile(), find_fonts()
    meta = Meta(annex.title, office.name, created=day)
    ending = path.suffix.lower()
    if ending == XLSX:
        head = Letterhead((), (), "", "", annex.reference.year)
        document = IssuedDocument(head, Title("", ()), (), Recipients(()), Signature((), ""), meta, annexes=(annex,))
        return prepare_xlsx(document, path, profile, fonts, progress, with_sources=False)
    if ending in (PDF, DOCX):
        return prepare_blocks((*_heading(annex), *annex.blocks), meta, path, profile, fonts, progress)
    raise UsageError("Không ghi được loại tệp này", path.name, f"hãy đặt tên tệp có đuôi {', '.join(ENDINGS)}")


def _heading(annex: Annex) -> tuple[Block, ...]:
    """Return the three lines above an annex (Decree 30/2020/NĐ-CP, Phụ lục I, III)."""
    pieces = reference_line(annex.reference, 0, 0)
    reference = " ".join(piece if isinstance(piece, str) else "……" for piece in pieces).replace("…… /", "……/")
    runs = (Run(annex.label, bold=True), Run(annex.title, bold=True), Run(reference, italic=True))
    return tuple(Paragraph((run,), ParagraphStyle.CENTERED) for run in runs)
