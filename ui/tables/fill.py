"""What Delete, Ctrl+D and Ctrl+V make of a block of cells: one step of Undo each."""

from collections.abc import Sequence
from itertools import cycle, islice

from ui.edits import Edit
from ui.tables.record_model import RecordModel

Cell = tuple[str, int]


def cleared(model: RecordModel, cells: Sequence[Cell]) -> list[Edit]:
    """Return the edits that empty these cells; those that cannot be edited stay."""
    return _edits(model, [(uid, column, "") for uid, column in cells])


def filled_down(model: RecordModel, cells: Sequence[Cell]) -> list[Edit]:
    """Return the edits that carry the first cell of each column down over those below it."""
    first: dict[int, str] = {}
    wanted = []
    for uid, column in cells:
        value = model.columns[column].value(model.row_of(uid))
        wanted.append((uid, column, first.setdefault(column, value)))
    return _edits(model, wanted)


def pasted(model: RecordModel, start: Cell, block: Sequence[Sequence[str]], chosen: Sequence[Cell]) -> list[Edit]:
    """Return the edits that lay a block from ``start`` on; a single row or cell fills all rows that are chosen."""
    uids = model.uids()
    top = uids.index(start[0])
    rows = [uid for uid in uids if uid in {cell[0] for cell in chosen}]
    if len(block) == 1 and len(rows) > 1:
        targets, lines = rows, list(islice(cycle(block), len(rows)))
    else:
        targets, lines = uids[top : top + len(block)], list(block)
    wanted = []
    for uid, line in zip(targets, lines, strict=False):
        for offset, text in enumerate(line):
            if start[1] + offset < len(model.columns):
                wanted.append((uid, start[1] + offset, text))
    return _edits(model, wanted)


def _edits(model: RecordModel, wanted: Sequence[tuple[str, int, str]]) -> list[Edit]:
    found = (model.edit_of(uid, model.columns[column], text) for uid, column, text in wanted)
    return [edit for edit in found if edit is not None]
