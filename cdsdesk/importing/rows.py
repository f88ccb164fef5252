"""The rows of a table: cut rows rejoined, sections, totals, what is no row of the table set aside."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from cdsdesk.importing.header import Table
from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.repair import Grid, Repair, join_cut, raw_decimal
from cdsdesk.importing.row_signs import (
    code_style,
    is_footnote,
    is_signature,
    is_total,
    numbered_heading,
    plain_code,
)
from cdsdesk.importing.synonyms import TITLE_FIELD
from cdsdesk.importing.wording import shortened

_NOTE = 80
_PLAIN_CODE = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,5}")
_MONEY_LIKE = re.compile(r"[\d.,\s]+|\(?\s*[-–—]\s*\)?.{0,5}")


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row of a table: its row numbers in the sheet, its cells by column, ``numbers`` of cells that hold numbers."""

    rows: tuple[int, ...]
    code: str
    cells: tuple[str, ...]
    numbers: Mapping[int, Decimal] = field(default_factory=dict)
    section: int | None = None
    problems: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SectionRead:
    """A section row; ``parent`` is its place in the table's list of sections, ``extras`` its subtotals by heading."""

    row: int
    number: str
    title: str
    parent: int | None
    path: tuple[str, ...]
    extras: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableRows:
    """Everything below a header."""

    rows: tuple[RowRead, ...]
    sections: tuple[SectionRead, ...]
    footnotes: tuple[str, ...]
    repairs: tuple[Repair, ...]


def read_rows(grid: Grid, table: Table) -> TableRows:
    """Read the body of a table row by row."""
    return _Reading(grid, table).read()


class _Reading:
    """Goes down the body once; keeps the row that later lines may still belong to."""

    def __init__(self, grid: Grid, table: Table) -> None:
        self._grid, self._table, self._meaning = grid, table, table.meaning
        self._width = len(table.headers)
        self._title = _title_column(table.meaning)
        self._code = self._code_column()
        self._money = {c for c, path in enumerate(self._meaning.fields) if path and path.startswith("funding.")}
        self._numeric = [c for c, path in enumerate(self._meaning.fields) if path and path.split(".")[0] in _NUMERIC]
        self._rows: list[RowRead] = []
        self._sections: list[SectionRead] = []
        self._stack: list[int] = []
        self._footnotes: list[str] = []
        self._repairs: list[Repair] = []
        self._gap = False
        self._joined, self._filled = _merged_rows(grid, table, self._code, self._title)

    def read(self) -> TableRows:
        body = self._body_without_footer()
        for place, row in enumerate(body):
            self._take(row, body, place)
        return TableRows(tuple(self._rows), tuple(self._sections), tuple(self._footnotes), tuple(self._repairs))

    def _code_column(self) -> int | None:
        """Return the column of codes unless nobody filled it in."""
        column = self._meaning.column("code")
        if column is None or any(self._text(row, column) for row in self._table.body):
            return column
        return None

    def _text(self, row: int, column: int) -> str:
        cells = self._grid.texts[row]
        return cells[column] if column < len(cells) else ""

    def _cells(self, row: int) -> list[str]:
        cells = self._grid.texts[row][: self._width]
        return cells + [""] * (self._width - len(cells))

    def _body_without_footer(self) -> list[int]:
        """Leave out what stands below the last row: signatures, recipients, remarks."""
        body = list(self._table.body)
        last = self._last_row(body, len(body))
        last_code = next((place for place in range(last, -1, -1) if self._has_code(body[place])), -1)
        signed = (place for place in range(last_code + 1, last + 1) if is_signature(self._grid.texts[body[place]]))
        last = self._last_row(body, next(signed, last + 1))
        for row in body[last + 1 :]:
            self._set_aside(row)
        return body[: last + 1]

    def _last_row(self, body: Sequence[int], end: int) -> int:
        return next((place for place in range(end - 1, -1, -1) if self._is_row(body[place])), -1)

    def _is_row(self, row: int) -> bool:
        """Say whether a row surely belongs to the table: it has a code, or cells in several of its columns."""
        cells = self._cells(row)
        filled = sum(1 for column, cell in enumerate(cells) if cell and self._meaning.fields[column])
        if self._has_code(row) or (row in self._table.breaks and filled):
            return True
        return filled >= 2 and not is_footnote(cells)

    def _has_code(self, row: int) -> bool:
        return self._code is not None and code_style(self._text(row, self._code)) is not None

    def _set_aside(self, row: int) -> None:
        text = " ".join(filter(None, self._grid.texts[row]))
        if not text:
            return
        if is_footnote(self._grid.texts[row]):
            self._footnotes.append(text)
            self._note(row, f"Ghi nhận chú thích cuối bảng: “{shortened(text, _NOTE)}”")
        else:
            self._note(row, f"Bỏ dòng ngoài bảng: “{shortened(text, _NOTE)}”")

    def _note(self, row: int, message: str) -> None:
        self._repairs.append(Repair((self._grid.number(row),), message))

    def _take(self, row: int, body: Sequence[int], place: int) -> None:
        cells = self._cells(row)
        if self._code is not None and cells.count("") < self._width - 4 and _PLAIN_CODE.fullmatch(cells[self._code]):
            self._gap = False
            self._new_row(row, cells)
            return
        if not any(cells):
            self._gap = self._gap or not any(self._grid.texts[row])
            return
        if row in self._joined:
            self._append(row, cells, "\n")
        elif is_total(cells, self._code):
            self._note(row, f"Dòng tổng không nhập: “{shortened(' '.join(cells), _NOTE)}”")
        elif self._take_section(row, cells, body, place):
            pass
        elif self._goes_on(row, cells):
            self._append(row, cells, None)
        else:
            self._new_row(row, cells)
        self._gap = False

    def _goes_on(self, row: int, cells: Sequence[str]) -> bool:
        """Say whether a row is the rest of the one above that a page break cut off."""
        if not self._rows:
            return False
        if self._meaning.kind == "indicators" and re.match(r"\s*[-+–•]", cells[self._title]):
            return False
        after_break = row in self._table.breaks
        if self._code is not None:
            return not cells[self._code] and (after_break or not self._gap)
        title = cells[self._title]
        return after_break and (not title or title[0].islower())

    def _append(self, row: int, cells: list[str], glue: str | None) -> None:
        if not self._rows:
            self._new_row(row, cells)
            return
        last = self._rows[-1]
        joined = tuple(
            (join_cut(old, new) if glue is None else glue.join(filter(None, (old, new))))
            for old, new in zip(last.cells, cells, strict=True)
        )
        self._rows[-1] = replace(last, rows=(*last.rows, self._grid.number(row)), cells=joined)
        if glue is None:
            self._note(row, f"Nối phần còn lại của dòng bị ngắt trang vào mục {last.code or last.rows[0]}")

    def _new_row(self, row: int, cells: list[str]) -> None:
        problems: tuple[tuple[str, str], ...] = ()
        for column, value in self._filled.get(row, {}).items():
            cells[column] = cells[column] or value
        code = ""
        if self._code is not None:
            code, message = self._repaired_code(row)
            cells[self._code] = code
            problems = (("code", message),) if message else ()
        numbers = {}
        raw = self._grid.raw[row]
        for column in self._numeric:
            if column < len(raw) and raw[column].__class__ is not str:
                number = raw_decimal(raw[column])
                is_share = cells[column].endswith("%")
                if number is not None and not (is_share and column in self._money):
                    numbers[column] = number * 100 if is_share else number
        section = self._stack[-1] if self._stack else None
        self._rows.append(RowRead((self._grid.number(row),), code, tuple(cells), numbers, section, problems))

    def _repaired_code(self, row: int) -> tuple[str, str]:
        """Return the code as text: 1.1 stored as a number after 1.9 is 1.10, a date that stands for 1.2 is 1.2."""
        column = self._code or 0
        raw = self._grid.raw[row][column] if column < len(self._grid.raw[row]) else ""
        last = self._rows[-1].code if self._rows else ""
        section = self._sections[self._stack[-1]].number if self._stack else ""
        if isinstance(raw, str):
            return plain_code(self._text(row, column)), ""
        if isinstance(raw, date | datetime):
            fitting = [
                code for code in (f"{raw.day}.{raw.month}", f"{raw.month}.{raw.day}") if _follows(last, code, section)
            ]
            if fitting:
                self._note(row, f"STT bị chuyển thành ngày, đọc lại là {fitting[0]}")
                return fitting[0], ""
            return self._text(row, column), "STT bị chuyển thành ngày, chưa rõ số thật"
        number = raw_decimal(raw)
        if number is None:
            return plain_code(self._text(row, column)), ""
        shown = self._grid.decimals.get((row, column))
        code = format(number, f".{shown}f") if shown and number != number.to_integral_value() else format(number, "f")
        whole, _, part = code.partition(".")
        if part and not shown and last == f"{whole}.{int(part) * 10 - 1}":
            self._note(row, f"STT {code} đứng sau {last}, đọc lại là {whole}.{int(part) * 10}")
            return f"{whole}.{int(part) * 10}", ""
        return code, ""

    def _take_section(self, row: int, cells: Sequence[str], body: Sequence[int], place: int) -> bool:
        found = self._as_section(row, cells, body, place)
        if found is None:
            return False
        number, title = found
        self._leave_sections(number, title)
        parent = self._stack[-1] if self._stack else None
        path = (*self._sections[parent].path, number) if parent is not None else (number,)
        extras = {self._table.headers[column]: cells[column] for column in sorted(self._money) if cells[column]}
        self._stack.append(len(self._sections))
        self._sections.append(SectionRead(self._grid.number(row), number, title, parent, path, extras))
        return True

    def _leave_sections(self, number: str, title: str) -> None:
        """Go up to where a section of this style of number stands; "1" under "I" goes deeper, "II" goes back up."""
        style = code_style(number) or ("caps" if title.isupper() else "plain")
        for depth, index in enumerate(self._stack):
            section = self._sections[index]
            if (code_style(section.number) or ("caps" if section.title.isupper() else "plain")) == style:
                del self._stack[depth:]
                return

    def _as_section(self, row: int, cells: Sequence[str], body: Sequence[int], place: int) -> tuple[str, str] | None:
        """Return number and title when a row is a heading inside the table."""
        filled = [column for column, cell in enumerate(cells) if cell]
        if any(
            column not in (self._code, self._title) and not self._is_subtotal(column, cells) for column in filled[1:]
        ):
            return None
        first = filled[0]
        wide = self._is_wide(row, first)
        texts = [column for column in filled if column not in self._money]
        if len(texts) == 1 and first != self._title and not self._has_code(row):
            return numbered_heading(cells[first]) if wide or first == self._code else None
        if len(texts) == 1 and not self._has_code(row):
            heading = numbered_heading(cells[first])
            plain = (
                wide
                or cells[first].isupper()
                or (bool(heading[0]) and self._code is None and row not in self._table.breaks)
            )
            return heading if plain and not (row in self._table.breaks and not heading[0] and not wide) else None
        code, title = (cells[self._code] if self._code is not None else ""), cells[self._title]
        if not code or not title or not self._has_code(row):
            return None
        style = code_style(code)
        leads = self._leads_deeper(plain_code(code), body, place)
        if (
            wide
            or leads
            or title.isupper()
            or (style in {"roman", "letter"} and self._next_style(body, place) != style)
        ):
            return plain_code(code), title
        return None

    def _is_subtotal(self, column: int, cells: Sequence[str]) -> bool:
        return column in self._money and _MONEY_LIKE.fullmatch(cells[column]) is not None

    def _is_wide(self, row: int, column: int) -> bool:
        """Say whether a cell is merged over most of the table's columns from itself on."""
        ends = [
            last for top, left, bottom, last in self._grid.merges if top == row == bottom and left <= column <= last
        ]
        return bool(ends) and max(ends) - column >= max(2, (self._width - column) // 2)

    def _leads_deeper(self, code: str, body: Sequence[int], place: int) -> bool:
        following = self._next_code(body, place)
        return bool(following) and following.startswith(f"{code}.")

    def _next_style(self, body: Sequence[int], place: int) -> str | None:
        return code_style(self._next_code(body, place))

    def _next_code(self, body: Sequence[int], place: int) -> str:
        if self._code is None:
            return ""
        return next(
            (plain_code(text) for row in body[place + 1 : place + 12] if (text := self._text(row, self._code))), ""
        )


_NUMERIC = frozenset({"funding", "targets", "measurements", "result", "numerator", "denominator"})


def _title_column(meaning: Meaning) -> int:
    column = meaning.column(TITLE_FIELD[meaning.kind])
    if column is None:
        column = meaning.column("number")
    return column if column is not None else 0


def _follows(last: str, code: str, section: str) -> bool:
    """Say whether a code is the one that comes next: 1.3 after 1.2, 2.1 after 1.9 or at the start of section 2."""
    whole, _, part = code.partition(".")
    before, _, before_part = last.partition(".")
    if whole == before and before_part.isdigit():
        return int(part) == int(before_part) + 1
    return part == "1" and (whole == section or not before.isdigit() or int(whole) == int(before) + 1)


def _merged_rows(
    grid: Grid, table: Table, code: int | None, title: int
) -> tuple[frozenset[int], dict[int, dict[int, str]]]:
    """Return the rows that a merged code (else title) joins to the row above, and values that merges carry down."""
    body = frozenset(table.body)
    key = code if code is not None else title
    joined: set[int] = set()
    for top, left, bottom, right in grid.merges:
        if left <= key <= right and top in body and bottom > top:
            joined.update(row for row in range(top + 1, bottom + 1) if row in body)
    filled: dict[int, dict[int, str]] = {}
    for top, left, bottom, right in grid.merges:
        if bottom > top and top in body and not left <= key <= right and left < len(grid.texts[top]):
            for row in range(top + 1, bottom + 1):
                if row in body and row not in joined:
                    filled.setdefault(row, {})[left] = grid.texts[top][left]
    return frozenset(joined), filled
