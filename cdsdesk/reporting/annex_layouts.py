"""The layouts of annexes: which columns, headings, widths, which unit of money; data in ``resources/annexes``."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from cdsdesk.document.blocks import Align, CellKind, HeaderCell
from cdsdesk.errors import InputError
from cdsdesk.paths import resource
from cdsdesk.vietnamese.numbers import MoneyUnit
from cdsdesk.vietnamese.text import clean_text

MOST_HEADER_ROWS = 4
_NEXT = "hãy sửa tệp mẫu phụ lục rồi làm lại"
T = TypeVar("T", bound=StrEnum)


class RowsOf(StrEnum):
    """What the rows of an annex stand for."""

    WORK = "work"
    INDICATORS = "indicators"
    PLAN_INDICATORS = "plan_indicators"
    DOCUMENTS = "documents"
    SYSTEMS = "systems"
    COMPLIANCE = "compliance"
    TEAMS = "teams"


class Repeat(StrEnum):
    """What neighbouring columns are repeated for."""

    NONE = ""
    YEARS = "years"
    SOURCES = "sources"
    PERIODS = "periods"


class Ask(StrEnum):
    """What a column tells of persons; such a column is printed only when the report asks for it."""

    NOTHING = ""
    NAMES = "names"
    PHONES = "phones"


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column: what fills it (``key``), its headings from the top down, its share of the width.

    ``total`` columns are summed below; ``sum_of`` names the columns that it is the sum of in each row, ``share_of``
    the two that it is the share of. An ``optional`` column without any word is left out.
    """

    key: str
    heading: tuple[str, ...]
    width: float
    align: Align
    kind: CellKind
    optional: bool
    total: bool
    sum_of: str
    share_of: tuple[str, ...]
    repeat: Repeat
    ask: Ask


@dataclass(frozen=True, slots=True)
class AnnexLayout:
    """How an annex looks; without ``unit`` money stays as it was written. ``years`` counts back from the period's."""

    name: str
    rows: RowsOf
    title: str
    landscape: bool
    sections: bool
    section_totals: bool
    unit: MoneyUnit | None
    years: int
    columns: tuple[LayoutColumn, ...]


@cache
def layout(name: str) -> AnnexLayout:
    """Return one of the program's layouts. Raises InputError for one that cannot be used."""
    return read_layout(name, resource(f"annexes/{name}.toml").read_text("utf-8"))


def read_layout(name: str, text: str) -> AnnexLayout:
    """Read a layout from TOML. Raises InputError with what is wrong and where."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError("Mẫu phụ lục không đọc được", name, _NEXT) from error
    table = _Table(name, data)
    found = table.value("column", list, [])
    columns = tuple(_column(name, at, one) for at, one in enumerate(found, 1))
    unit = table.choice("unit", MoneyUnit, None)
    made = AnnexLayout(
        name,
        table.choice("rows", RowsOf, RowsOf.WORK),
        clean_text(table.value("title", str, "")),
        table.value("landscape", bool, True),
        table.value("sections", bool, False),
        table.value("section_totals", bool, False),
        unit,
        table.value("years", int, 1),
        columns,
    )
    table.done()
    _require_whole(made)
    return made


def _column(name: str, at: int, data: object) -> LayoutColumn:
    table = _Table(f"{name}, cột {at}", data)
    heading = table.texts("heading")
    width = table.value("width", int | float, 0)
    made = LayoutColumn(
        table.value("key", str, ""),
        heading,
        float(width),
        table.choice("align", Align, Align.LEFT),
        table.choice("kind", CellKind, CellKind.TEXT),
        table.value("optional", bool, False),
        table.value("total", bool, False),
        table.value("sum_of", str, ""),
        table.texts("share_of"),
        table.choice("repeat", Repeat, Repeat.NONE),
        table.choice("ask", Ask, Ask.NOTHING),
    )
    table.done()
    if not made.key or not 1 <= len(heading) <= MOST_HEADER_ROWS or not all(heading) or not 0 < width < 1000:
        raise InputError("Cột cần key, width lớn hơn 0 và 1 đến 4 dòng heading", table.where, _NEXT)
    return made


class _Table:
    """A table of the file, read value by value; what nobody asked for is a mistake."""

    def __init__(self, where: str, data: object) -> None:
        self.where = where
        if not isinstance(data, dict):
            raise InputError("Mẫu phụ lục có mục không phải là bảng", where, _NEXT)
        self._left: dict[str, Any] = dict(data)

    def value(self, key: str, kind: Any, empty: Any) -> Any:
        found = self._left.pop(key, empty)
        if not isinstance(found, kind) or (isinstance(found, bool) and kind is not bool):
            raise InputError(f"“{key}” không đúng kiểu", self.where, _NEXT)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        found = self.value(key, list, [])
        if not all(isinstance(one, str) for one in found):
            raise InputError(f"“{key}” phải là danh sách các đoạn chữ", self.where, _NEXT)
        return tuple(clean_text(one).strip() for one in found)

    def choice(self, key: str, kind: type[T], empty: Any) -> Any:
        found = self._left.pop(key, empty)
        if found == empty or found in list(kind):
            return kind(found) if found is not None else None
        raise InputError(f"“{key}” chỉ nhận {', '.join(kind)}", self.where, _NEXT)

    def done(self) -> None:
        if self._left:
            raise InputError(f"Không có khoá {', '.join(self._left)}", self.where, _NEXT)


def _require_whole(made: AnnexLayout) -> None:
    """Raise InputError unless the columns fit together: each once, the number first, sums of columns that exist."""
    keys = [column.key for column in made.columns]
    wanted = [key for column in made.columns for key in (column.sum_of, *column.share_of) if key]
    if not keys or keys[0] != "code":
        raise InputError("Cột đầu của phụ lục phải là code", made.name, _NEXT)
    if len(set(keys)) < len(keys) or not set(wanted) <= set(keys):
        raise InputError("Cột trùng nhau, hoặc tính từ cột không có", made.name, _NEXT)
    if any(len(column.share_of) not in (0, 2) for column in made.columns):
        raise InputError("Tỷ lệ cần đúng hai cột", made.name, _NEXT)
    if not 1 <= made.years <= MOST_HEADER_ROWS:
        raise InputError("Số năm phải từ 1 đến 4", made.name, _NEXT)


def header_rows(headings: Sequence[tuple[str, ...]]) -> tuple[tuple[HeaderCell, ...], ...]:
    """Return the header over columns whose headings stand from the top down; equal neighbours are one cell."""
    depth = max(map(len, headings))
    rows: list[tuple[HeaderCell, ...]] = []
    for level in range(depth):
        cells: list[HeaderCell] = []
        before: tuple[str, ...] | None = None
        for path in headings:
            here = path[: level + 1] if level < len(path) else None
            if here is not None and here == before and level < len(path) - 1:
                cells[-1] = HeaderCell(cells[-1].text, cells[-1].colspan + 1, cells[-1].rowspan)
            elif here is not None:
                cells.append(HeaderCell(path[level], 1, depth - level if level == len(path) - 1 else 1))
            before = here
        rows.append(tuple(cells))
    return tuple(rows)


def filled(heading: Iterable[str], values: Mapping[str, object]) -> tuple[str, ...]:
    """Return headings with their blanks ("{year}") filled."""
    made = []
    for text in heading:
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        made.append(text)
    return tuple(made)
