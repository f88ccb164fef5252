"""Names of elements and attributes in an OpenDocument file, written in full."""

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"


def _names(vocabulary: str, *words: str) -> tuple[str, ...]:
    return tuple(f"{{{_SPACE.format(vocabulary)}}}{word}" for word in words)


SPREADSHEET, FONT_FACES, ANNOTATION = _names("office", "spreadsheet", "font-face-decls", "annotation")
VALUE_TYPE, VALUE, DATE_VALUE, TIME_VALUE, BOOLEAN_VALUE, STRING_VALUE = _names(
    "office", "value-type", "value", "date-value", "time-value", "boolean-value", "string-value"
)
TABLE, ROW, COLUMN, CELL, COVERED_CELL = _names(
    "table", "table", "table-row", "table-column", "table-cell", "covered-table-cell"
)
TABLE_NAME, STYLE_NAME, DEFAULT_STYLE, FORMULA, VISIBILITY, DISPLAY = _names(
    "table", "name", "style-name", "default-cell-style-name", "formula", "visibility", "display"
)
ROWS_REPEATED, COLUMNS_REPEATED, ROWS_SPANNED, COLUMNS_SPANNED = _names(
    "table", "number-rows-repeated", "number-columns-repeated", "number-rows-spanned", "number-columns-spanned"
)
PARAGRAPH, SPAN, SPACES, TAB, LINE_BREAK, NOTE = _names("text", "p", "span", "s", "tab", "line-break", "note")
TEXT_STYLE, SPACE_COUNT = _names("text", "style-name", "c")
STYLE, TEXT_PROPERTIES, TABLE_PROPERTIES, FONT_FACE = _names(
    "style", "style", "text-properties", "table-properties", "font-face"
)
STYLE_KEY, FAMILY, PARENT, FONT_NAME, DATA_STYLE = _names(
    "style", "name", "family", "parent-style-name", "font-name", "data-style-name"
)
DEFAULT_OF_FAMILY = _names("style", "default-style")[0]
NUMBER_STYLE, PERCENTAGE_STYLE, NUMBER, DECIMALS, LEAST_DECIMALS = _names(
    "datastyle", "number-style", "percentage-style", "number", "decimal-places", "min-decimal-places"
)
DATE_STYLE, DAY_OF_DATE, MONTH_OF_DATE, YEAR_OF_DATE = _names("datastyle", "date-style", "day", "month", "year")
FONT_WEIGHT, FONT_FAMILY = _names("xsl-fo-compatible", "font-weight", "font-family")
SVG_FONT_FAMILY = _names("svg-compatible", "font-family")[0]
LO_LEAST_DECIMALS = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}min-decimal-places"
CALC_VALUE_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
