"""The model behind a table: ordered uids, pages of records read when they are painted, headings between them."""

from collections import OrderedDict
from collections.abc import Callable, Generator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cdsdesk.model.changes import ChangeSet
from ui.desk import Desk
from ui.edits import Edit
from ui.lending import LARGE
from ui.tables.columns import Column, Editor, Heading, RowSource
from ui.tables.filters import ColumnTexts, Condition, Value, counted, finished
from ui.tables.section_rows import Lines, Sections, among_headings
from ui.tables.shown_order import ShownOrder, unsortable
from ui.widgets.label import tip

PAGE = 64
_KEPT_PAGES = 64
_MANY = 100
_DISPLAY, _EDIT, _TIP, _ALIGN, _ACCESSIBLE = 0, 2, 3, 7, 11
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_HEADING = Qt.ItemFlag.ItemNeverHasChildren
Index = QModelIndex | QPersistentModelIndex


class RecordModel(QAbstractTableModel):
    """Rows of a source under columns; texts that could not be written stay in their cells until they are.

    ``replacing`` and ``replaced`` stand round a step after which rows came, went or changed places.
    """

    replacing = Signal()
    replaced = Signal()

    def __init__(self, desk: Desk, source: RowSource, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.source = source
        self.columns = tuple(columns)
        self.pending: dict[tuple[str, str], str] = {}
        self.filters: dict[str, Condition] = {}
        self._waiting: set[tuple[str, str]] = set()
        self._texts = ColumnTexts(source)
        self._order: tuple[str, ...] = ()
        self._shown_order = ShownOrder(self._texts)
        self._sections = Sections()
        self._lines = Lines(())
        self._pages: OrderedDict[int, list[Any]] = OrderedDict()
        desk.changed.connect(self.on_changed)
        desk.findings_changed.connect(self.repaint_all)
        desk.period_changed.connect(self._texts.forget_all)
        desk.lock_changed.connect(self._write_waiting)

    # Shape

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        """Return how many lines there are, headings counted."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is only looked at; a cell of a column with a way to change it is edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.heading(index.row()) is not None:
            return _HEADING
        open_now = not self.desk.lock or self.desk.passing
        return _CELL | Qt.ItemFlag.ItemIsEditable if open_now and self.takes(index) else _CELL

    def takes(self, index: Index) -> bool:
        """Whether a cell can be changed while nothing is locked."""
        described = self.columns[index.column()]
        return described.editable() and bool(self.uid(index.row())) and described.takes(self.row(index.row()))

    def heading(self, number: int) -> Heading | None:
        """Return the heading on a line, None for a row of data."""
        return self._lines.heading(number)

    def uid(self, number: int) -> str:
        """Return the uid on a line; empty for a heading or a line that is not there."""
        return self._lines.uid(number)

    def uids(self) -> Sequence[str]:
        """Return the uids of the rows in their order."""
        return self._lines.uids

    def line_of(self, uid: str) -> int:
        """Return the line on which a uid stands, -1 when it is not shown."""
        place = self._lines.place_of(uid)
        return self._lines.number(place) if place >= 0 else -1

    def place_of(self, uid: str) -> int:
        """Return where a row stands among the rows, headings not counted; -1 when it is not shown."""
        return self._lines.place_of(uid)

    def row_above(self, uid: str) -> str:
        """Return the uid of the row above, empty for the first one."""
        place = self._lines.place_of(uid)
        return self._lines.uids[place - 1] if place > 0 else ""

    def siblings(self, uid: str) -> list[str]:
        """Return the rows that stand under the same heading as one, in their order."""
        first = last = self.line_of(uid)
        while self.uid(first - 1):
            first -= 1
        while self.uid(last + 1):
            last += 1
        return [self.uid(number) for number in range(first, last + 1)]

    def sorted(self) -> bool:
        """Whether somebody sorted by a column, so that the list's own order and its headings are not shown."""
        return bool(self._order) or bool(self._shown_order)

    def heading_lines(self) -> list[int]:
        """Return the lines that are headings."""
        return self._lines.heading_numbers()

    # What cells say

    def row(self, number: int) -> Any:
        """Return the row on a line, read with its page; None for a heading."""
        place = self._lines.place(number)
        return self._row_at(place) if place >= 0 else None

    def row_of(self, uid: str) -> Any:
        """Return the row of a uid that is shown. Raises KeyError for another."""
        place = self._lines.place_of(uid)
        if place < 0:
            raise KeyError(uid)
        return self._row_at(place)

    def _row_at(self, place: int) -> Any:
        page = place // PAGE
        if page not in self._pages:
            first = page * PAGE
            self._pages[page] = list(self.source.rows(self._lines.uids[first : first + PAGE]))
            while len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return self._pages[page][place % PAGE]

    def text(self, number: int, column: int) -> str:
        """Return what a cell shows."""
        return self._text(self.row(number), column, self.uid(number) if self.pending else "")

    def text_of(self, uid: str, column: int) -> str:
        """Return what a column shows of a row."""
        return self._text(self.row_of(uid), column, uid)

    def _text(self, row: Any, column: int, uid: str) -> str:
        described = self.columns[column]
        if row is None:
            return ""
        return self.pending.get((uid, described.key)) or described.text(row)

    def texts_of(self, uid: str, columns: Sequence[int]) -> list[str]:
        """Return what several columns show of a row."""
        row = self.row_of(uid)
        if row is None or self.pending:
            return [self.text_of(uid, column) for column in columns]
        return [self.columns[column].text(row) for column in columns]

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Answer for the few roles that are asked of it; the delegate paints by itself."""
        if role > _ALIGN and role != _ACCESSIBLE:
            return None
        if not index.isValid():
            return None
        number, column = index.row(), index.column()
        heading = self.heading(number)
        if heading is not None:
            return heading.text if role in (_DISPLAY, _ACCESSIBLE) and column == 0 else None
        if role in (_DISPLAY, _ACCESSIBLE):
            return self.text(number, column)
        if role == _EDIT:
            described = self.columns[column]
            return self.pending.get((self.uid(number), described.key), described.value(self.row(number)))
        return self._tip(number, column) if role == _TIP else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: N802
        """Give the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self.columns[section].title
        if role == _ALIGN:
            return _RIGHT if self.columns[section].right else _LEFT
        return None

    def _tip(self, number: int, column: int) -> str | None:
        described, row = self.columns[column], self.row(number)
        if (self.uid(number), described.key) in self.pending:
            return tip("Chưa ghi được nội dung này; hãy bấm F2 để sửa hoặc thử lại.")
        said = [described.hint(row)] if described.hint else []
        said += [described.text(row)] if described.editor is Editor.LONG else []
        said += described.marks(row) if described.marks else ()
        return tip("\n".join(line for line in said if line)) or None

    # Changes

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:  # noqa: N802 - Qt's name
        """Write what was typed in a cell; what cannot be written stays in the cell and is tried again."""
        if role != _EDIT or not index.isValid() or self.heading(index.row()) is not None:
            return False
        return self.write(self.uid(index.row()), self.columns[index.column()], str(value))

    def write(self, uid: str, column: Column, text: str) -> bool:
        """Write one cell by its uid and column."""
        key = uid, column.key
        wanted = self.edit_of(uid, column, text)
        if wanted is None:
            self._forget(key)
            return True
        if self.desk.lock:
            self._waiting.add(key)
        if not self.desk.passing and self.desk.edit(wanted):
            self._forget(key)
            return True
        self.pending[key] = text
        self._repaint({uid})
        return False

    def edit_of(self, uid: str, column: Column, text: str) -> Edit | None:
        """Return the edit that a text in a cell asks for, None when it changes nothing."""
        row = self.row_of(uid)
        if column.change is None or row is None or not column.takes(row) or text == column.value(row):
            return None
        return column.change(row, text)

    def write_pending(self, keys: set[tuple[str, str]] | None = None) -> bool:
        """Try again what could not be written, of some cells or of all; True when nothing is left."""
        by_key = {column.key: column for column in self.columns}
        for (uid, key), text in list(self.pending.items()):
            if (keys is None or (uid, key) in keys) and self._lines.place_of(uid) >= 0:
                self.write(uid, by_key[key], text)
        return not self.pending

    def _write_waiting(self) -> None:
        """Write what was typed into cells while the file was locked, as soon as it is not."""
        if not self.desk.lock:
            waiting, self._waiting = self._waiting, set()
            self.write_pending(waiting)

    def _forget(self, key: tuple[str, str]) -> None:
        if self.pending.pop(key, None) is not None:
            self._repaint({key[0]})

    def unsortable(self, column: int) -> str:
        """Say why the list is not sorted by a column; "" when it is."""
        return unsortable(self.columns[column], len(self.uids())) if column >= 0 else ""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, through the store where it can; -1 gives back the order of the plan with its headings."""
        names = self.columns[column].order if column >= 0 else ()
        down = order == Qt.SortOrder.DescendingOrder
        self._order = tuple(f"-{name}" if down else name for name in names)
        self._shown_order.by(self.columns[column] if column >= 0 and not names else None, down=down)
        self.reload()

    def reload(self) -> None:
        """Read the order anew, as after another filter, period or sort."""
        self.beginResetModel()
        self._take(self._lines_for(self._filtered(self.source.ids(self._order, frozenset()))))
        self.endResetModel()

    def reload_first(self, first: Callable[[tuple[str, ...]], Sequence[str]], most: int) -> bool:
        """Show ``most`` rows that are soon found, True when ``add_rest`` is to bring the others; else all at once."""
        uids = () if self.filters or self._shown_order else first(self._order)
        if len(uids) != most:
            self.reload()
            return False
        self.beginResetModel()
        self._take(self._lines_for(uids))
        self.endResetModel()
        return True

    def add_rest(self) -> None:
        """Put the rows that are still missing in their places; whoever looks at one goes on doing so."""
        self.replacing.emit()
        self._replace(self._filtered(self.source.ids(self._order, frozenset())))
        self.replaced.emit()

    # Filters

    def set_filter(self, key: str, condition: Condition | None) -> None:
        """Filter by a column, or no longer; everything is shown anew."""
        self.filters.pop(key, None)
        if condition is not None:
            self.filters[key] = condition
        self.reload()

    def tried(self, key: str, condition: Condition) -> Generator[int, None, list[str]]:
        """Look which rows would be shown under one more filter, so that setting it costs no second look."""
        conditions = {**self.filters, key: condition}
        return (yield from self._texts.passing(self.columns, conditions, self.source.ids((), frozenset())))

    def clear_filters(self) -> None:
        """Show what any column hid."""
        self.filters.clear()
        self.reload()

    def values_of(self, column: Column) -> Generator[int, None, list[Value]]:
        """Return the texts of a column with how many rows show each, under the filters of the other columns."""
        others = {key: condition for key, condition in self.filters.items() if key != column.key}
        uids = yield from self._texts.passing(self.columns, others, self.source.ids((), frozenset()))
        texts = yield from self._texts.read(column, uids)
        return (yield from counted(texts[uid] for uid in uids))

    def _filtered(self, uids: Sequence[str], keep: frozenset[str] = frozenset()) -> Sequence[str]:
        """Return the uids that the columns let through, those of ``keep`` stay; in the order that a column shows."""
        return self._shown_order.sorted(self._through(uids, keep) if self.filters else uids)

    def _through(self, uids: Sequence[str], keep: frozenset[str]) -> Sequence[str]:
        through = finished(self._texts.passing(self.columns, self.filters, uids))
        if not keep:
            return through
        stay = keep.union(through)
        return [uid for uid in uids if uid in stay]

    def on_changed(self, changes: ChangeSet) -> None:
        """Take over a step: rows that came or went, and a new look for those that show a changed record."""
        if len(changes.changes) > LARGE:
            # Asking which rows so many records touch takes longer than showing all of them anew.
            self._texts.forget_all()
            self._reshape(changes)
            self.repaint_all()
            return
        touched = self.source.touched(changes.touched())
        self._texts.forget(touched)
        self._reshape(changes)
        for uid in touched:
            self._pages.pop(self._lines.place_of(uid) // PAGE, None)
        self._repaint(touched)

    def _reshape(self, changes: ChangeSet) -> None:
        if self.source.reshapes(changes):
            self._pages.clear()
            shown = frozenset(self._lines.uids)
            self.replacing.emit()
            self._replace(self._filtered(self.source.ids(self._order, shown), shown))
            self.replaced.emit()

    def repaint_all(self) -> None:
        """Draw every row anew from fresh pages."""
        self._pages.clear()
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(self.columns) - 1))

    def _take(self, lines: Lines) -> None:
        # A page that was read half way through a step holds rows of places that are no more.
        self._pages.clear()
        self._lines = lines

    def _lines_for(self, uids: Sequence[str]) -> Lines:
        return Lines(uids) if self.sorted() else self._sections.over(uids, self.source.headings)

    def _replace(self, uids: Sequence[str]) -> None:
        """Put the new lines in place of the old: only the stretch between the equal ends goes and comes."""
        wanted = self._lines_for(uids)
        old, new = self._lines.flat(), wanted.flat()
        top = 0
        while top < min(len(old), len(new)) and old[top] == new[top]:
            top += 1
        tail = 0
        while tail < min(len(old), len(new)) - top and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        if len(old) > top + tail:
            self.beginRemoveRows(QModelIndex(), top, len(old) - tail - 1)
            self._take(among_headings([*old[:top], *old[len(old) - tail :]]))
            self.endRemoveRows()
        if len(new) > top + tail:
            self.beginInsertRows(QModelIndex(), top, len(new) - tail - 1)
            self._take(wanted)
            self.endInsertRows()
        else:
            self._take(wanted)

    def _repaint(self, uids: frozenset[str] | set[str]) -> None:
        numbers = [number for number in map(self.line_of, uids) if number >= 0]
        last = len(self.columns) - 1
        if len(numbers) > _MANY:
            self.dataChanged.emit(self.index(min(numbers), 0), self.index(max(numbers), last))
            return
        for number in numbers:
            self.dataChanged.emit(self.index(number, 0), self.index(number, last))
