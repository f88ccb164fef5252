"""A workbook that we wrote and that comes back: which record each of its rows means, and which cells were changed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cdsdesk.document.sources import COLUMN, KIND, OFFICE, PERIOD, SOURCES_HEADER, SOURCES_SHEET, marks_of
from cdsdesk.importing.heading_words import heading_key
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.table_read import TableRead
from cdsdesk.readers.raw import RawBook, RawValue
from cdsdesk.vietnamese.text import clean_line

_SECTION = "section"
_SURE = 0.5
_COMMON = 40


@dataclass(frozen=True, slots=True)
class OwnCell:
    """A cell as we wrote it: the record and field that it stands for, the mark of what it held ("" when empty)."""

    type: str
    uid: str
    field: str
    mark: str


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row as we wrote it, at its row number: the record that it is of, its cells by column from 1.

    ``lines`` is the number of rows of the sheet that it took.
    """

    row: int
    uid: str
    cells: Mapping[int, tuple[OwnCell, ...]]
    lines: int = 1


@dataclass(slots=True)
class OwnSheet:
    """A sheet as we wrote it; ``headings`` by column from 1, ``sections`` are uid and mark of its heading rows."""

    name: str
    headings: dict[int, str] = field(default_factory=dict)
    rows: tuple[OwnRow, ...] = ()
    sections: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class OwnWorkbook:
    """What the hidden sheet tells: whose workbook it is, for which period, its sheets by name, the kind of report."""

    office: str
    period: str
    sheets: Mapping[str, OwnSheet]
    kind: str = ""

    def uids(self) -> Iterator[str]:
        """Yield the uid of the record of each row."""
        for sheet in self.sheets.values():
            yield from (row.uid for row in sheet.rows)


@dataclass(frozen=True, slots=True)
class Meant:
    """Which of our rows a row of the file is; ``doubt`` says that a person must confirm it.

    Without ``own`` the row is new, or with ``copied`` (a row number) a copy of another one.
    """

    own: OwnRow | None = None
    doubt: bool = False
    copied: int | None = None


def own_workbook(book: RawBook) -> OwnWorkbook | None:
    """Read the hidden sheet of a workbook; None when it has none of ours."""
    sheet = next((each for each in book.sheets if each.name == SOURCES_SHEET), None)
    if sheet is None or not sheet.rows or _texts(sheet.rows[0]) != SOURCES_HEADER:
        return None
    told: dict[str, str] = {}
    sheets: dict[str, OwnSheet] = {}
    cells: dict[str, dict[int, dict[int, list[OwnCell]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for name, row, column, kind, uid, path, mark in map(_texts, sheet.rows[1:]):
        if kind in (OFFICE, PERIOD, KIND):
            told[kind] = uid or path
            continue
        found = sheets.setdefault(name, OwnSheet(name))
        if kind == COLUMN:
            found.headings[_number(column)] = path
        elif kind == _SECTION:
            found.sections.append((uid, mark))
        else:
            cells[name][_number(row)][_number(column)].append(OwnCell(kind, uid, path, mark))
    for name, found in sheets.items():
        found.rows = tuple(_rows(cells[name]))
    return OwnWorkbook(told.get(OFFICE, ""), told.get(PERIOD, ""), sheets, told.get(KIND, ""))


def _texts(cells: Sequence[RawValue]) -> tuple[str, ...]:
    texts = tuple(str(cell) for cell in cells[: len(SOURCES_HEADER)])
    return texts + ("",) * (len(SOURCES_HEADER) - len(texts))


def _number(text: str) -> int:
    return int(float(text)) if text.replace(".", "", 1).isdigit() else 0


def _rows(cells: Mapping[int, Mapping[int, list[OwnCell]]]) -> Iterator[OwnRow]:
    """Yield a row for each record; one that was too high for a page stands in several rows of the sheet."""
    lines: dict[str, list[int]] = defaultdict(list)
    for row, found in sorted(cells.items()):
        lines[found[min(found)][0].uid].append(row)
    for uid, rows in lines.items():
        found = cells[rows[0]]
        yield OwnRow(rows[0], uid, {column: tuple(each) for column, each in found.items()}, len(rows))


def own_columns(table: TableRead, sheet: OwnSheet) -> Mapping[int, int]:
    """Return for each of our columns (from 1) that is still there its column in the table (from 0)."""
    exact = {clean_line(text): column for column, text in enumerate(table.headers) if text}
    found = {ours: exact[line] for ours, text in sheet.headings.items() if (line := clean_line(text)) in exact}
    # a year is no part of the key, so that two headings may have the same
    keys = Counter(heading_key(text) for text in sheet.headings.values())
    headings = {heading_key(text): column for column, text in enumerate(table.headers) if text}
    for ours, text in sheet.headings.items():
        key = heading_key(text)
        if ours not in found and keys[key] == 1 and headings.get(key) not in (None, *found.values()):
            found[ours] = headings[key]
    return found | _reworded(table, sheet, found)


def _reworded(table: TableRead, sheet: OwnSheet, found: Mapping[int, int]) -> dict[int, int]:
    """Return the columns whose heading was worded anew: they hold what we wrote, else stand where they stood."""
    left = [column for column, text in enumerate(table.headers) if text and column not in found.values()]
    told = [ours for ours in sheet.headings if ours not in found]
    same = {(ours, column): _same_cells(table, sheet, ours, column) for ours in told for column in left}
    reworded: dict[int, int] = {}
    for ours, column in sorted(same, key=lambda pair: (-same[pair], abs(pair[0] - 1 - pair[1]))):
        if same[ours, column] and ours not in reworded and column not in reworded.values():
            reworded[ours] = column
    for ours in told:
        # a column that came or went moves those behind it
        shifts = {found[beside] - beside for beside in (ours - 1, ours + 1) if beside in found} or {-1}
        column = ours + min(shifts)
        if ours not in reworded and len(shifts) == 1 and column in left and column not in reworded.values():
            reworded[ours] = column
    return reworded


def _same_cells(table: TableRead, sheet: OwnSheet, ours: int, column: int) -> int:
    """Return how many cells of a column hold what we wrote into one of ours."""
    written = {cells[0].mark for row in sheet.rows if (cells := row.cells.get(ours)) and cells[0].mark}
    return sum(not written.isdisjoint(marks_of(row.cells[column])) for row in table.rows if row.cells[column])


def sheet_of(table: TableRead, own: OwnWorkbook, names: Sequence[str]) -> OwnSheet | None:
    """Return the sheet as we wrote it: of the same name, else of those whose name is gone the one with these cells."""
    if table.sheet in own.sheets:
        return own.sheets[table.sheet]
    marks = [marks_of(cell) for row in table.rows for cell in row.cells if cell]
    best: tuple[int, OwnSheet] | None = None
    for name, sheet in own.sheets.items():
        ours = {cell.mark for row in sheet.rows for cells in row.cells.values() for cell in cells}
        same = sum(1 for each in marks if each & ours)
        if name not in names and same * 2 > len(marks) and (best is None or same > best[0]):
            best = same, sheet
    return best[1] if best is not None else None


def rows_meant(table: TableRead, sheet: OwnSheet, columns: Mapping[int, int]) -> Mapping[int, Meant]:
    """Say by first row number which of our rows each row is, wherever it stands now: what its cells hold tells it."""
    holders: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, own in enumerate(sheet.rows):
        for ours, cells in own.cells.items():
            if cells[0].mark:
                holders[ours, cells[0].mark].append(place)
    scores = {row.rows[0]: _scores(row, columns, holders) for row in table.rows}
    meant: dict[int, Meant] = {}
    holder: dict[int, int] = {}
    pairs = [
        (-score, abs(number - sheet.rows[place].row), number, place)
        for number, each in scores.items()
        for place, score in each.items()
    ]
    for score, _, number, place in sorted(pairs):
        if -score >= _SURE and number not in meant and place not in holder:
            meant[number] = Meant(sheet.rows[place])
            holder[place] = number
    for row in table.rows:
        if row.rows[0] not in meant:
            meant[row.rows[0]] = _left(row, sheet, columns, scores[row.rows[0]], holder)
    return meant


def _scores(
    row: RowRead, columns: Mapping[int, int], holders: Mapping[tuple[int, str], Sequence[int]]
) -> Mapping[int, float]:
    """Return by place of our rows how much of this row they hold; what many rows hold tells little."""
    scores: dict[int, float] = defaultdict(float)
    for ours, column in columns.items():
        for mark in marks_of(row.cells[column]) if row.cells[column] else ():
            places = holders.get((ours, mark), ())
            if len(places) <= _COMMON:
                for place in places:
                    scores[place] += 1 / len(places)
    return scores


def _left(
    row: RowRead,
    sheet: OwnSheet,
    columns: Mapping[int, int],
    scores: Mapping[int, float],
    holder: dict[int, int],
) -> Meant:
    """Say what a row is that holds nothing of a row of its own: a copy, one that was written all anew, or a new one."""
    best = max(scores, key=lambda place: scores[place], default=None)
    if best is not None and best in holder and _same_title(row, sheet.rows[best], columns):
        return Meant(copied=holder[best])
    for place, own in enumerate(sheet.rows):
        if own.row == row.rows[0] and place not in holder:
            holder[place] = row.rows[0]
            return Meant(own, doubt=True)
    return Meant()


def _same_title(row: RowRead, own: OwnRow, columns: Mapping[int, int]) -> bool:
    title = next((ours for ours, cells in own.cells.items() if cells[0].field in ("title", "name")), None)
    return title is not None and title in columns and own.cells[title][0].mark in marks_of(row.cells[columns[title]])


def is_changed(cells: Sequence[OwnCell], text: str) -> bool:
    """Say whether a cell reads otherwise than we wrote it."""
    return cells[0].mark not in marks_of(text)
