"""The columns of a table as they are shown: widths, order, which are hidden, their filters and sorts."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QMenu, QTableView

from ui.dialogs.columns import ColumnsDialog
from ui.tables.arrangement import Layout, arrange, arrangement, may_hide, put_hidden, put_order
from ui.tables.filter_popup import FilterPopup
from ui.tables.filters import Condition
from ui.tables.record_model import RecordModel
from ui.tables.slices import Work, in_slices
from ui.tables.table_header import TableHeader
from ui.theme.theme import theme

# What a column that stretches gives where room lacks: more where all columns are seen by it, for else the last is cut.
_GIVEN, _GIVEN_TO_SEE_ALL = 0.32, 0.45


class TableColumns(QObject):
    """``filtered`` tells of another filter, with row and column of the cell that was current before."""

    filtered = Signal(str, str)

    def __init__(self, view: QTableView, model: RecordModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.own_widths = False
        self._sharing = False
        self.popup: FilterPopup | None = None
        put_hidden(view, model.columns, [column.key for column in model.columns if column.starts_hidden])
        header = self._header()
        header.filter_asked.connect(self.open_filter)
        header.sectionResized.connect(self._resized)
        header.sectionHandleDoubleClicked.connect(lambda _place: self.share_anew())
        theme().changed.connect(self.share_width)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_menu)

    def _header(self) -> TableHeader:
        header = self._view.horizontalHeader()
        assert isinstance(header, TableHeader)
        return header

    # Widths

    def share_width(self) -> None:
        """Give every column its width; those that stretch share what is left, or give up some when room lacks."""
        if self.own_widths:
            return
        shown = [(n, one) for n, one in enumerate(self._model.columns) if not self._view.isColumnHidden(n)]
        titles = {place: self._header().title_width(place) for place, _ in shown}
        widths = {place: max(theme().scaled(column.width), titles[place]) for place, column in shown}
        stretching = {place: column.stretch for place, column in shown if column.stretch}
        spare = self._view.viewport().width() - sum(widths.values())
        if spare >= 0:
            more = _shares(stretching, spare)
        else:
            more = {place: -less for place, less in _given(stretching, widths, titles, -spare).items()}
        self._sharing = True
        for place, width in widths.items():
            self._view.setColumnWidth(place, max(width + more.get(place, 0), titles[place]))
        self._sharing = False

    def share_anew(self) -> None:
        """Forget the widths that somebody chose."""
        self.own_widths = False
        self.share_width()

    def _resized(self, _place: int, old: int, new: int) -> None:
        """A column drawn wider or narrower with the mouse keeps its width, and so do the others."""
        if not self._sharing and old and new:
            self.own_widths = True

    # Order and which are shown

    def layout(self) -> Layout:
        """Return the arrangement for the memory; empty when nobody changed anything."""
        return arrangement(self._view, self._model.columns, widths=self.own_widths)

    def set_layout(self, layout: Layout) -> None:
        """Take an arrangement that somebody made before."""
        self._sharing = True
        self.own_widths = arrange(self._view, self._model.columns, layout)
        self._sharing = False
        self.share_width()

    def hide(self, place: int) -> None:
        """Hide a column, unless it is the only one."""
        if may_hide(self._view):
            self._view.setColumnHidden(place, True)
            self._go_to_shown()
            self.share_width()

    def choose(self) -> None:
        """Ask which columns are shown, and in which order."""
        columns, header = self._model.columns, self._header()
        order = [columns[header.logicalIndex(visual)].key for visual in range(len(columns))]
        hidden = [column.key for place, column in enumerate(columns) if header.isSectionHidden(place)]
        dialog = ColumnsDialog(columns, order, hidden, self._view.window())
        dialog.accepted.connect(lambda: self._take(dialog))
        dialog.finished.connect(lambda _how: dialog.deleteLater())
        dialog.open()

    def _take(self, dialog: ColumnsDialog) -> None:
        put_order(self._view, self._model.columns, dialog.order())
        put_hidden(self._view, self._model.columns, dialog.hidden())
        self._go_to_shown()
        if dialog.restored:
            self.own_widths = False
        self.share_width()

    def _go_to_shown(self) -> None:
        """Leave a column that is hidden now."""
        index = self._view.currentIndex()
        if index.isValid() and self._view.isColumnHidden(index.column()):
            shown = next(n for n in range(len(self._model.columns)) if not self._view.isColumnHidden(n))
            self._view.setCurrentIndex(self._model.index(index.row(), shown))

    # Filters and sorts

    def open_filter(self, place: int) -> None:
        """Open the filter of a column below its title."""
        column, header = self._model.columns[place], self._header()
        values, now = Work(self._model.values_of(column)), self._model.filters.get(column.key)
        self.popup = popup = FilterPopup(column, values, now, self._view.window())
        popup.decided.connect(lambda condition: self._filter(column.key, condition))
        popup.sorted_by.connect(lambda down: self.sort(place, down=down))
        popup.destroyed.connect(self._popup_gone)
        left = header.sectionViewportPosition(place)
        below = header.viewport().mapToGlobal(QPoint(left, header.height()))
        screen: QRect = self._view.screen().availableGeometry()
        size = popup.sizeHint()
        x = min(max(below.x(), screen.left()), max(screen.right() - popup.width(), screen.left()))
        popup.move(x, min(below.y(), max(screen.bottom() - size.height(), screen.top())))
        popup.show()
        popup.search.setFocus()

    def _popup_gone(self) -> None:
        self.popup = None

    def _filter(self, key: str, condition: Condition | None) -> None:
        index = self._view.currentIndex()
        chosen, column = self._model.uid(index.row()), self._model.columns[max(index.column(), 0)].key
        steps = self._model.tried(key, condition) if condition is not None else None
        stopped = steps is not None and in_slices(self._view, "Lọc", steps, len(self._model.uids())) is None
        if not stopped and condition != self._model.filters.get(key):
            self._model.set_filter(key, condition)
            self._header().viewport().update()
            self.filtered.emit(chosen, column)
        self._view.setFocus()

    def sort(self, place: int, *, down: bool) -> None:
        """Sort by a column."""
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self._header().setSortIndicator(place, order)
        self._view.setFocus()

    def show_sorted(self, place: int, order: Qt.SortOrder) -> None:
        """Put the arrow back where it was before a column was clicked that the list cannot be sorted by."""
        header = self._header()
        header.blockSignals(True)
        header.setSortIndicator(place, order)
        header.blockSignals(False)
        header.viewport().update()

    def menu(self, place: int) -> QMenu:
        """Return what can be done with a column."""
        menu, column = QMenu(self._view), self._model.columns[place]
        sortable = not self._model.unsortable(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered: tuple[tuple[str, Callable[[], object], bool], ...] = (
            ("Sắp xếp tăng dần", lambda: self.sort(place, down=False), sortable),
            ("Sắp xếp giảm dần", lambda: self.sort(place, down=True), sortable),
            ("Bỏ sắp xếp", self.unsort, self._model.sorted()),
            ("Lọc cột này…", lambda: self.open_filter(place), True),
            ("Bỏ lọc cột này", lambda: self._filter(column.key, None), column.key in self._model.filters),
            ("Ẩn cột này", lambda: self.hide(place), may_hide(self._view)),
            ("Cột…", self.choose, True),
        )
        for word, act, fits in offered:
            action = menu.addAction(word)
            action.triggered.connect(lambda _checked=False, act=act: act())
            action.setEnabled(fits)
        return menu

    def _show_menu(self, where: QPoint) -> None:
        place = self._header().logicalIndexAt(where)
        if place >= 0:
            self.menu(place).popup(self._header().viewport().mapToGlobal(where))

    def unsort(self) -> None:
        """Go back to the list's own order."""
        self._header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)


def _shares(parts: Mapping[int, int], room: int) -> Mapping[int, int]:
    """Return the whole pixels of a room that each column gets; what is rounded away goes to the next one."""
    whole, before, found = sum(parts.values()) or 1, 0, {}
    for place, part in parts.items():
        found[place] = (before + part) * room // whole - before * room // whole
        before += part
    return found


def _given(
    stretching: Iterable[int], widths: Mapping[int, int], titles: Mapping[int, int], lacking: int
) -> Mapping[int, int]:
    """Return the pixels that each column gives up of what is lacking, none more than its heading leaves."""
    for most in (_GIVEN, _GIVEN_TO_SEE_ALL, _GIVEN):
        may = {place: max(min(int(widths[place] * most), widths[place] - titles[place]), 0) for place in stretching}
        if sum(may.values()) >= lacking:
            break
    return _shares(may, min(lacking, sum(may.values())))
