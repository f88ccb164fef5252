"""What pasting, filling and clearing make of a block of cells, tried out before anything is written."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from cdsdesk.errors import CdsError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.working import WorkingSnapshot
from ui.tables.columns import Column
from ui.tables.record_model import RecordModel

Cell = tuple[str, int]
# Makes one row of the list on a snapshot: the step, and the row as the columns take it.
NewRow = Callable[[Snapshot, str], tuple[ChangeSet, Any]]
_TURN = 64
_LOCKED = "cột này không sửa trong bảng được"


class Fate(Enum):
    """What becomes of a cell."""

    NEW = "new"
    OVER = "over"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True)
class Planned:
    """One cell of a block: its row (empty: the ``added``-th new one), what stands there, what it would become."""

    uid: str
    column: int
    before: str
    after: str
    fate: Fate
    reason: str = ""
    added: int = 0


@dataclass(frozen=True)
class Laid:
    """A block laid over a table: the texts for cells that are there, and what reaches beyond the last row and column.

    ``columns`` are those that the block covers.
    """

    cells: tuple[tuple[str, int, str], ...]
    columns: tuple[int, ...] = ()
    rows_left: tuple[tuple[str, ...], ...] = ()
    columns_left: int = 0


@dataclass(frozen=True)
class Plan:
    """What a block would do: the fate of each cell, and all changes as one step."""

    cells: tuple[Planned, ...]
    laid: Laid
    step: ChangeSet
    rows_added: int = 0

    def count(self, fate: Fate) -> int:
        """Return how many cells share a fate."""
        return sum(cell.fate is fate for cell in self.cells)

    def written(self) -> int:
        """Return how many cells are written."""
        return self.count(Fate.NEW) + self.count(Fate.OVER)


def cleared(chosen: Sequence[Cell]) -> Laid:
    """Return the texts that empty cells."""
    return Laid(tuple((uid, column, "") for uid, column in chosen))


def put_in_all(chosen: Sequence[Cell], text: str) -> Laid:
    """Return one text for all cells."""
    return Laid(tuple((uid, column, text) for uid, column in chosen))


def filled_down(model: RecordModel, chosen: Sequence[Cell]) -> Laid:
    """Return the first text of each column for the cells below it; of a single row that of the row above it."""
    first: dict[int, str] = {}
    if len({uid for uid, _ in chosen}) == 1:
        above = model.row_above(chosen[0][0])
        first = {column: value_in(model, above, column) for _, column in chosen} if above else {}
    wanted = []
    for uid, column in chosen:
        if column not in first:
            first[column] = value_in(model, uid, column)
        wanted.append((uid, column, first[column]))
    return Laid(tuple(wanted))


def filled_right(model: RecordModel, chosen: Sequence[Cell], shown: Sequence[int]) -> Laid:
    """Return the first text of each row for the cells right of it; of a single column that of its left neighbour."""
    first: dict[str, str] = {}
    columns = {column for _, column in chosen}
    if len(columns) == 1:
        place = shown.index(next(iter(columns)))
        first = {uid: value_in(model, uid, shown[place - 1]) for uid, _ in chosen} if place else {}
    wanted = []
    for uid, column in chosen:
        if uid not in first:
            first[uid] = value_in(model, uid, column)
        wanted.append((uid, column, first[uid]))
    return Laid(tuple(wanted))


def pasted(
    model: RecordModel,
    start: Cell,
    block: Sequence[Sequence[str]],
    chosen: tuple[Sequence[str], Sequence[int]],
    shown: Sequence[int],
) -> Laid:
    """Lay a block from ``start`` on; where the ``chosen`` rows and columns are a multiple of it, over all of them."""
    rows, columns = chosen
    high, wide = len(block), max(len(line) for line in block)
    uids = model.uids()
    top, left = model.place_of(start[0]), list(shown).index(start[1])
    targets = rows if len(rows) > high and len(rows) % high == 0 else uids[top : top + high]
    covered = columns if len(columns) > wide and len(columns) % wide == 0 else list(shown)[left : left + wide]
    cells = []
    for number, uid in enumerate(targets):
        line = block[number % high]
        for place, column in enumerate(covered):
            if place % wide < len(line):
                cells.append((uid, column, line[place % wide]))
    beyond = block[len(targets) :] if len(targets) < high else ()
    left_rows = tuple(tuple(line) for line in beyond if any(text.strip() for text in line))
    told = max((place + 1 for line in block for place, text in enumerate(line) if text.strip()), default=0)
    return Laid(tuple(cells), tuple(covered), left_rows, max(told - len(covered), 0))


def planned(model: RecordModel, laid: Laid, label: str, new_row: NewRow | None = None) -> Generator[int, None, Plan]:
    """Try every text by its column on what there is, each seeing those before it; ``new_row`` makes rows left over.

    Yields how many cells are done.
    """
    desk = model.desk
    working = WorkingSnapshot(desk.everything())
    found: list[Planned] = []
    for number, (uid, column, text) in enumerate(laid.cells, start=1):
        found.append(
            _tried(
                working, desk.who, model.columns[column], model.row_of(uid), Planned(uid, column, "", text, Fate.SAME)
            )
        )
        if number % _TURN == 0:
            yield number
    if new_row is not None:
        for added, line in enumerate(laid.rows_left, start=1):
            found.extend(_row_tried(model, working, new_row, laid.columns, line, added))
            yield len(found)
    made = {cell.added for cell in found if cell.added and cell.fate is not Fate.REFUSED}
    return Plan(tuple(found), laid, ChangeSet(label, working.changes(), desk.who), len(made))


def _row_tried(
    model: RecordModel,
    working: WorkingSnapshot,
    new_row: NewRow,
    columns: Sequence[int],
    line: Sequence[str],
    added: int,
) -> list[Planned]:
    wanted = [
        Planned("", column, "", text, Fate.SAME, "", added)
        for column, text in zip(columns, line, strict=False)
        if text.strip()
    ]
    try:
        made, row = new_row(working, model.desk.who)
        working.take(made)
    except CdsError as error:
        return [_with(cell, "", Fate.REFUSED, error.sentence().rstrip(".")) for cell in wanted]
    return [_tried(working, model.desk.who, model.columns[cell.column], row, cell) for cell in wanted]


def _tried(working: WorkingSnapshot, who: str, column: Column, row: Any, cell: Planned) -> Planned:
    """Try one text; what can be read is taken in."""
    if row is None:
        return _with(cell, "", Fate.REFUSED, "dòng này không còn")
    before, shown = column.value(row), column.text(row)
    filled = bool(before) and before != column.nothing
    if cell.after in (before, shown) or (not cell.after and (not column.takes(row) or not filled)):
        return _with(cell, shown, Fate.SAME)
    if column.change is None or not column.takes(row):
        return _with(cell, shown, Fate.REFUSED, _LOCKED)
    try:
        working.take(column.change(row, cell.after)(working, who))
    except CdsError as error:
        return _with(cell, shown, Fate.REFUSED, error.sentence().rstrip("."))
    filled = filled and not cell.added
    return _with(cell, before if filled else "", Fate.OVER if filled else Fate.NEW)


def _with(cell: Planned, before: str, fate: Fate, reason: str = "") -> Planned:
    return Planned(cell.uid, cell.column, before, cell.after, fate, reason, cell.added)


def value_in(model: RecordModel, uid: str, column: int) -> str:
    """Return the text that an editor of a cell would start from."""
    return model.columns[column].value(model.row_of(uid))
