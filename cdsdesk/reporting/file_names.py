"""What the files of a report are called."""

from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.files import clean_name

PDF, XLSX, DOCX, METADATA = ".pdf", ".xlsx", ".docx", ".json"


def file_name(document: IssuedDocument, period: str, suffix: str) -> str:
    """Return "05-BC-UBND 2022 Báo cáo Tình hình … (dự thảo).pdf", safe on every system; ``period`` is its code."""
    head = document.letterhead
    number = f"{head.number.zfill(2)}-{head.symbol}" if head.number else head.symbol
    title = f"{(document.title.kind or 'Công văn').capitalize()} {' '.join(document.title.subject_lines)}"
    name = clean_name(f"{number} {period} {title}")
    return f"{name} (dự thảo){suffix}" if document.draft else f"{name}{suffix}"
