"""What a workbook stores for a table cell: real numbers and dates with formats, everything else forced to be text."""

from datetime import date
from decimal import Decimal

from openpyxl.cell import Cell as SheetCell

from cdsdesk.document.blocks import Cell, CellKind
from cdsdesk.document.sources import number_mark, text_mark
from cdsdesk.vietnamese.text import clean_text

DATE_FORMAT = "dd/mm/yyyy"
TEXT_FORMAT = "@"
GENERAL = "General"
_FIRST_YEAR = 1900
_EXACT = 10**15
_FORMULA_SIGNS = ("=", "+", "-", "@")


def number_format(cell: Cell, kind: CellKind) -> str:
    """Return the format that ``cell`` needs; codes are text even when they look like numbers."""
    if kind is CellKind.CODE:
        return TEXT_FORMAT
    if not _stores_value(cell, kind):
        return GENERAL
    if cell.number_format:
        return cell.number_format
    if isinstance(cell.value, date):
        return DATE_FORMAT
    places = _places(cell.value) if isinstance(cell.value, Decimal) else 0
    return "#,##0" + ("." + "0" * places if places else "")


def stored(cell: Cell, kind: CellKind) -> str:
    """Return what ``reread`` must give for ``cell`` once it was written; "" for an empty one."""
    return reread(cell.value if _stores_value(cell, kind) else clean_text(cell.text))


def stored_mark(cell: Cell, kind: CellKind) -> str:
    """Return the mark of what is stored for ``cell``, for the sheet of sources."""
    if _stores_value(cell, kind) and isinstance(cell.value, int | Decimal):
        return number_mark(cell.value)
    return text_mark(clean_text(cell.text))


def reread(value: object) -> str:
    """Return the value of a cell as text, the same before writing and after reading; numbers as a workbook keeps them.

    A workbook gives a whole number back without fraction and a day as its midnight.
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return f"={value:%Y-%m-%d}"
    return f"={float(str(value))!r}"


def fill(target: SheetCell, cell: Cell, kind: CellKind) -> None:
    """Put ``cell`` into ``target``, as a value when it holds one, else as text that is never a formula."""
    if _stores_value(cell, kind):
        target.value = cell.value
    else:
        put_text(target, cell.text)


def put_text(target: SheetCell, text: str) -> None:
    """Put ``text`` as a string, also when it begins like a formula or reads like an error value."""
    text = clean_text(text)
    target.value = text
    target.data_type = "s"
    if text.startswith(_FORMULA_SIGNS):
        target.quotePrefix = True


def _stores_value(cell: Cell, kind: CellKind) -> bool:
    """Tell whether the typed value is stored: of a code never, nor one that a workbook cannot hold exactly."""
    value = cell.value
    if kind is CellKind.CODE or value is None:
        return False
    return value.year >= _FIRST_YEAR if isinstance(value, date) else -_EXACT < value < _EXACT


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
