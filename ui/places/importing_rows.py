"""The rows of a file in a table: a column for each of the file's, before them what will be done with the row."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from cdsdesk.actions.import_shown import Changed, ShownColumn, ShownRow, Verdict
from cdsdesk.model.changes import ChangeSet
from ui.desk import Desk
from ui.tables.columns import Column, Editor, Heading
from ui.tables.record_model import RecordModel
from ui.theme.colours import Tone
from ui.widgets.chips import Chip

if TYPE_CHECKING:
    from cdsdesk.actions.importing import ShownTable

ALL, TROUBLED = "all", "troubled"
NOTHING = "(trống)"
_LONG_TITLE = 18
VERDICT = "verdict"
TONES = {
    Verdict.NEW: Tone.GREEN,
    Verdict.CHANGED: Tone.BLUE,
    Verdict.SAME: Tone.GREY,
    Verdict.ASKED: Tone.AMBER,
    Verdict.REFUSED: Tone.RED,
    Verdict.SKIPPED: Tone.GREY,
}
_CHIPS = ((Verdict.NEW, "Mới"), (Verdict.CHANGED, "Đổi"), (Verdict.SAME, "Giống"), (TROUBLED, "Cần xem"))
_LAST_CHIPS = ((Verdict.ASKED, "Cần hỏi"), (Verdict.REFUSED, "Không nhập"), (Verdict.SKIPPED, "Bỏ qua"))
_WARNING = (TROUBLED, Verdict.ASKED)
_RANKS = {verdict: rank for rank, (verdict, _) in enumerate((*_LAST_CHIPS, *_CHIPS))}
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDIT = Qt.ItemDataRole.EditRole.value
_LONG_FIELDS = frozenset({"title", "content", "planned_content", "name", "subject", "result", "section", "note"})
_SHORT_FIELDS = frozenset({"code", "deadline_text", "date", "number", "symbol", "unit_text", "status_text"})
_FIGURES = frozenset({"funding", "targets", "measurements", "numerator", "denominator"})
_TITLES = ("title", "name", "subject")
_CODE_WIDE, _FIGURE_WIDE, _PLAIN_WIDE, _LONG_WIDE, _TITLE_WIDE, _PILL_WIDE = 52, 104, 118, 200, 330, 116
Index = QModelIndex | QPersistentModelIndex


class PlannedRows:
    """The rows of the table that is looked at, those of one chip or all; uids are their places in the table."""

    def __init__(self) -> None:
        self.table: ShownTable | None = None
        self.chip = ALL
        self._headings: dict[tuple[str, ...], tuple[Heading, ...]] = {}

    def chips(self) -> list[Chip]:
        """Count the rows of each verdict; a verdict that no row has is not offered."""
        if self.table is None:
            return []
        found = Counter(self.table.verdicts)
        made = [Chip(ALL, "Tất cả", len(self.table.verdicts))]
        for key, word in (*_CHIPS, *_LAST_CHIPS):
            count = len(self.table.to_see) if key == TROUBLED else found[Verdict(key)]
            if count:
                made.append(Chip(str(key), word, count, "warning" if key in _WARNING else ""))
        return made

    def ids(self, order: tuple[str, ...], keep: frozenset[str]) -> Sequence[str]:
        """Return the rows of the chip in the order of the file, or by what will be done, open questions first."""
        if self.table is None:
            return ()
        verdicts = self.table.verdicts
        places = [place for place, verdict in enumerate(verdicts) if self._passes(place, verdict) or str(place) in keep]
        if order:
            places.sort(key=lambda place: _RANKS[verdicts[place]], reverse=order[0].startswith("-"))
        return [str(place) for place in places]

    def _passes(self, place: int, verdict: Verdict) -> bool:
        assert self.table is not None
        return self.chip == ALL or (place in self.table.to_see if self.chip == TROUBLED else verdict == self.chip)

    def rows(self, uids: Sequence[str]) -> Sequence[ShownRow]:
        """Return the rows for a page of uids."""
        assert self.table is not None
        return [self.table.rows[int(uid)] for uid in uids]

    def headings(self, uid: str) -> tuple[Heading, ...]:
        """Return the sections under which a row stands in the file."""
        assert self.table is not None
        path = self.table.headings[int(uid)]
        made = self._headings.get(path)
        if made is None:
            made = self._headings[path] = tuple(Heading(text, level) for level, text in enumerate(path, 1))
        return made

    def touched(self, changed: frozenset[str]) -> frozenset[str]:
        """No stored record is shown here."""
        return frozenset()

    def reshapes(self, changes: ChangeSet) -> bool:
        """No step changes what a file says."""
        return False


class PlannedModel(RecordModel):
    """Cells of the file; ``mended`` gives the row, the column and the text that should stand there."""

    mended = Signal(int, int, str)

    def __init__(self, desk: Desk, rows: PlannedRows, parent: QWidget) -> None:
        super().__init__(desk, rows, (verdict_column(),), parent)
        self.planned = rows

    def show_table(self, table: "ShownTable") -> None:
        """Show the rows of a table; columns that stay keep their widths."""
        columns = (verdict_column(), *map(file_column, table.columns))
        if [one.key for one in columns] != [one.key for one in self.columns]:
            self.filters.clear()
        self._texts.forget_all()
        self.planned.table = table
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()
        self.reload()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell that the file has can be mended."""
        if index.isValid() and self.heading(index.row()) is None and index.column() > 0:
            return _CELL | Qt.ItemFlag.ItemIsEditable
        return super().flags(index)

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:  # noqa: N802 - Qt's name
        """Mend a cell."""
        if role != _EDIT or not index.isValid() or self.heading(index.row()) is not None:
            return False
        return self.write(self.uid(index.row()), self.columns[index.column()], str(value))

    def write(self, uid: str, column: Column, text: str) -> bool:
        """Mend a cell by its row and column; the same text mends nothing."""
        if column.key != VERDICT and text != column.value(self.row_of(uid)):
            self.mended.emit(int(uid), int(column.key), text)
        return True


def verdict_column() -> Column:
    """Return the column that says what will be done with a row."""
    return Column(
        VERDICT,
        "Sẽ làm gì",
        _PILL_WIDE,
        text=ShownRow.brief,
        tone=lambda row: TONES[row.verdict],
        order=(VERDICT,),
        marks=lambda row: tuple(one.message for one in row.troubles),
        hint=lambda row: "\n".join((*map(changed_words, row.changes), *([row.question] if row.question else []))),
    )


def file_column(column: ShownColumn) -> Column:
    """Return the column of the table for one of the file's."""
    place, long = column.place, is_long(column.path)
    return Column(
        str(place),
        _title(column),
        _wide(column),
        text=_text_of(place),
        editor=Editor.LONG if long else Editor.LINE,
        right=is_figure(column.path),
        stretch=int(column.path in _TITLES),
        marks=lambda row: tuple(one.message for one in row.troubles if one.place == place),
        hint=lambda row: _hint(row, place),
        dim=(lambda _row: True) if not column.path else None,
    )


def changed_words(change: Changed) -> str:
    """Return what a row changes: "Thời hạn: Tháng 5/2022 → Tháng 6/2022"."""
    return f"{change.label}: {change.before or NOTHING} → {change.after or NOTHING}"


def _title(column: ShownColumn) -> str:
    """Return the heading; of a long one in several parts the last, which tells it from its neighbours."""
    short = column.heading.rpartition(" › ")[2]
    return (short if len(column.heading) > _LONG_TITLE else column.heading) or f"Cột {column.letters}"


def is_long(path: str) -> bool:
    """Whether a field holds running text."""
    return path in _LONG_FIELDS


def is_short(path: str) -> bool:
    """Whether a field holds a few words on one line."""
    return path in _SHORT_FIELDS or is_figure(path)


def is_figure(path: str) -> bool:
    """Whether a field holds a figure."""
    return path.split(".")[0] in _FIGURES


def _text_of(place: int) -> Callable[[ShownRow], str]:
    return lambda row: row.cells[place]


def _hint(row: ShownRow, place: int) -> str:
    return row.understood.get(place, "")


def _wide(column: ShownColumn) -> int:
    if column.path == "code":
        return _CODE_WIDE
    if is_figure(column.path):
        return _FIGURE_WIDE
    return _TITLE_WIDE if column.path in _TITLES else _LONG_WIDE if is_long(column.path) else _PLAIN_WIDE
