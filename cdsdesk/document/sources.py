"""The hidden sheet of a workbook that we write: which record each cell stands for."""

SOURCES_SHEET = "_cdsdesk"
SOURCES_HEADER = ("sheet", "row", "column", "type", "uid", "field")
