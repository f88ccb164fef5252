"""What we write into workbooks of ours beside what people read: the hidden sheet of sources, verdicts on rows."""

SOURCES_SHEET = "_cdsdesk"
SOURCES_HEADER = ("sheet", "row", "column", "type", "uid", "field")

PLACE_HEADING = "Dòng trong tệp"
VERDICT_HEADING = "Kết quả nhập"
REASON_HEADING = "Lý do nhập hay không"
VERDICT_HEADINGS = frozenset({PLACE_HEADING, VERDICT_HEADING, REASON_HEADING})
"""Headings of a result file; they are no fields when such a file is mended and comes back."""
