"""A raw sheet as clean text cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from cdsdesk.importing.text_repairs import TextMender
from cdsdesk.readers.raw import Merge, RawSheet, RawValue
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.numbers import format_number

_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that was mended or set aside while reading; ``rows`` are row numbers of the sheet, from 1.

    ``is_loss`` says that cells could not be read, so that a person must look. ``examples`` are words before and after
    a repair of letters or spaces.
    """

    rows: tuple[int, ...]
    message: str
    is_loss: bool = False
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet of clean texts: ``texts[0]`` is row number ``first_row`` (from 1); merges count from the grid's corner.

    ``raw`` are the same cells as the file holds them, for numbers whose text would be read in two ways. ``bold``,
    ``hidden_rows``, ``hidden_columns`` and ``seams`` (rows at which another table or page begins) count from the
    grid's corner too; ``first_column`` is the sheet's column of that corner, from 0. ``written`` is what stood in the
    cells whose letters or spaces were mended.
    """

    name: str
    first_row: int
    texts: list[list[str]]
    raw: list[list[RawValue]]
    merges: tuple[Merge, ...] = ()
    decimals: dict[tuple[int, int], int] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    bold: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    seams: frozenset[int] = frozenset()
    first_column: int = 0
    written: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def number(self, row: int) -> int:
        """Return the row number in the sheet, from 1."""
        return self.first_row + row


def clean_sheet(sheet: RawSheet) -> Grid:
    """Return the sheet as clean texts; shares are written as the sheet shows them."""
    top, left = sheet.origin
    mender = TextMender({(row - top, column - left): font for (row, column), font in sheet.fonts.items()})
    texts = [[cell if cell.__class__ is str else _shown(cell) for cell in row] for row in sheet.rows]
    if sheet.fonts or not sheet.is_clean:
        texts = mender.mend(texts)
    for row, column in sheet.percent:
        value = sheet.rows[row - top][column - left] if _inside(sheet, row - top, column - left) else ""
        if isinstance(value, int | float):
            texts[row - top][column - left] = f"{format_number(Decimal(_digits(value)) * 100)}%"
    merges = tuple(
        (max(first - top, 0), max(start - left, 0), min(last - top, len(texts) - 1), end - left)
        for first, start, last, end in sheet.merges
        if last >= top and end >= left and first - top < len(texts)
    )
    decimals = {(row - top, column - left): shown for (row, column), shown in sheet.decimals.items()}
    return Grid(
        sheet.name,
        top + 1,
        texts,
        sheet.rows,
        merges,
        decimals,
        (*_text_notes(mender, top), *_cell_notes(sheet)),
        bold=frozenset((row - top, column - left) for row, column in sheet.bold),
        hidden_rows=frozenset(row - top for row in sheet.hidden_rows if 0 <= row - top < len(texts)),
        hidden_columns=frozenset(column - left for column in sheet.hidden_columns if column >= left),
        seams=frozenset(row - top for row in sheet.seams),
        first_column=left,
        written=mender.written,
    )


def _inside(sheet: RawSheet, row: int, column: int) -> bool:
    return 0 <= row < len(sheet.rows) and 0 <= column < len(sheet.rows[row])


@lru_cache(maxsize=_REMEMBERED, typed=True)
def _shown(value: RawValue) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _digits(value).replace(".", ",")
    if isinstance(value, datetime):
        return format_date(value.date())
    return format_date(value) if isinstance(value, date) else str(value)


def _digits(value: float) -> str:
    """Return the digits that a spreadsheet shows for a number: 15 at most, no binary dust."""
    text = format(value, ".15g")
    return format(Decimal(text), "f") if "e" in text else text


@lru_cache(maxsize=_REMEMBERED, typed=True)
def raw_decimal(value: RawValue) -> Decimal | None:
    """Return the number in a cell that holds a number, not a text."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    number = Decimal(_shown(value).replace(",", "."))  # its text was made before and is remembered
    return number if number.is_finite() else None


def _text_notes(mender: TextMender, top: int) -> Iterator[Repair]:
    for done in mender.repairs():
        yield Repair(tuple(top + 1 + row for row in done.rows), done.message, examples=done.examples)


def _cell_notes(sheet: RawSheet) -> tuple[Repair, ...]:
    notes = []
    for places, what in (
        (sheet.unsaved, "công thức chưa có kết quả lưu; hãy mở bằng Excel rồi lưu lại"),
        (sheet.errors, "công thức báo lỗi nên coi là ô trống"),
    ):
        if places:
            rows = tuple(sorted({int("".join(filter(str.isdigit, place))) for place in places}))
            notes.append(Repair(rows, f"{len(places)} ô ({', '.join(places[:5])}) có {what}", is_loss=True))
    return tuple(notes)
