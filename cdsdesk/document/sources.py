"""What we write into workbooks of ours beside what people read: the hidden sheet of sources, verdicts on rows."""

import re
from decimal import Decimal
from hashlib import blake2b

SOURCES_SHEET, CHOICES_SHEET = "_cdsdesk", "_cdsdesk_chon"
OWN_SHEETS = frozenset({SOURCES_SHEET, CHOICES_SHEET})
"""The hidden sheets of our workbooks: where cells come from, and the words that cells are chosen from."""

SOURCES_HEADER = ("sheet", "row", "column", "type", "uid", "field", "mark")
"""Place of a cell (row and column from 1), the record and field that it stands for, a mark of what it held.

Cells at row 0 tell the whole workbook's office (its uid), period and kind of report (codes in ``field``). A heading
has the type "column" and its text in ``field``.
"""

OFFICE, PERIOD, KIND, COLUMN = "office", "period", "report_kind", "column"

PLACE_HEADING = "Dòng trong tệp"
VERDICT_HEADING = "Kết quả nhập"
REASON_HEADING = "Lý do nhập hay không"
VERDICT_HEADINGS = frozenset({PLACE_HEADING, VERDICT_HEADING, REASON_HEADING})
"""Headings of a result file; they are no fields when such a file is mended and comes back."""

_RESULT_LINE = re.compile(r"Kết quả nhập tệp “.*”|Trang “.*”, bảng \d+: .*|Đọc \d+ dòng = .*|\d+ chỗ khác của tệp: .*")
"""What a result file says above its table of what was read; its other lines tell the plan and the period."""

_MARK_BYTES = 9
_NUMBER = re.compile(r"-?\d+(?:,\d+)?")


def text_mark(text: str) -> str:
    """Return the mark of a text; spaces and line breaks do not count, for programs set them anew."""
    return blake2b("".join(text.split()).encode(), digest_size=_MARK_BYTES).hexdigest() if text.strip() else ""


def number_mark(value: int | Decimal) -> str:
    """Return the mark of a number that a workbook holds as such."""
    return text_mark(f"={format(Decimal(value).normalize(), 'f')}")


def marks_of(text: str) -> frozenset[str]:
    """Return the marks that a cell may have left which now reads like this: of the text, and of a number."""
    marks = {text_mark(text)}
    if _NUMBER.fullmatch(text):
        marks.add(number_mark(Decimal(text.replace(",", "."))))
    return frozenset(marks)


def is_result_line(text: str) -> bool:
    """Say whether a line above a table is one of a result file that tells what was read."""
    return _RESULT_LINE.fullmatch(text) is not None
