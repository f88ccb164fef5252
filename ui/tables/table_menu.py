"""What can be done with the chosen cells, by the right mouse button and by keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMetaMethod
from PySide6.QtWidgets import QMenu

from ui.tables.record_table import RecordTable


@dataclass(frozen=True)
class Entry:
    """One line of the menu: its word, its keys as they are shown, the method of the table, whether it writes.

    A line with a ``signal`` is offered when the place answers it; one with ``when`` while that is so.
    """

    word: str
    keys: str
    method: str
    writes: bool = True
    signal: str = ""
    when: Callable[[RecordTable], bool] | None = None


def _filtered(table: RecordTable) -> bool:
    return bool(table.records.filters)


def _sortable(table: RecordTable) -> bool:
    place = table.currentIndex().column()
    return place >= 0 and not table.records.unsortable(place)


def _sorted(table: RecordTable) -> bool:
    return table.records.sorted()


def _in_own_order(table: RecordTable) -> bool:
    return not table.records.sorted()


def entries(noun: str) -> tuple[tuple[Entry, ...], ...]:
    """Return the groups of the menu over rows of a kind ("nhiệm vụ")."""
    return (
        (
            Entry("Chép", "Ctrl+C", "copy", writes=False),
            Entry("Cắt", "Ctrl+X", "cut"),
            Entry("Dán", "Ctrl+V", "paste"),
            Entry("Xoá trắng ô", "Delete", "clear_cells"),
        ),
        (
            Entry("Điền xuống", "Ctrl+D", "fill_down"),
            Entry("Điền sang phải", "Ctrl+R", "fill_right"),
            Entry("Sửa nhiều dòng…", "Ctrl+Shift+E", "edit_rows"),
        ),
        (
            Entry(f"Thêm {noun}", "Ins", "ask_to_add", signal="add_asked"),
            Entry("Nhân bản", "Ctrl+Shift+D", "ask_to_duplicate", signal="duplicate_asked"),
            Entry("Chuyển lên", "Alt+Shift+↑", "move_up", signal="move_asked", when=_in_own_order),
            Entry("Chuyển xuống", "Alt+Shift+↓", "move_down", signal="move_asked", when=_in_own_order),
            Entry(f"Xoá {noun} đang chọn", "Ctrl+Delete", "ask_to_remove", signal="remove_asked"),
        ),
        (
            Entry("Chọn cả dòng", "Shift+Space", "select_rows", writes=False),
            Entry("Chọn cả cột", "Ctrl+Space", "select_columns", writes=False),
        ),
        (
            Entry("Lọc cột này…", "Alt+↓", "ask_to_filter", writes=False),
            Entry("Bỏ lọc mọi cột", "", "clear_filters", writes=False, when=_filtered),
            Entry("Sắp xếp tăng dần", "", "sort_up", writes=False, when=_sortable),
            Entry("Sắp xếp giảm dần", "", "sort_down", writes=False, when=_sortable),
            Entry("Bỏ sắp xếp", "", "unsort", writes=False, when=_sorted),
            Entry("Ẩn cột này", "", "hide_column", writes=False),
            Entry("Cột…", "", "choose_columns", writes=False),
        ),
    )


def table_menu(table: RecordTable, noun: str) -> QMenu:
    """Return the menu of a table; what writes is grey while the file is locked."""
    menu = QMenu(table)
    for group in entries(noun):
        lines = [entry for entry in group if offered(table, entry)]
        if menu.actions() and lines:
            menu.addSeparator()
        for entry in lines:
            action = menu.addAction(f"{entry.word}\t{entry.keys}" if entry.keys else entry.word)
            action.triggered.connect(getattr(table, entry.method))
            action.setEnabled(fits(table, entry) and not (entry.writes and table.records.desk.lock))
    return menu


def offered(table: RecordTable, entry: Entry) -> bool:
    """Whether the place of a table answers a line of the menu."""
    signal = getattr(table, entry.signal) if entry.signal else None
    return signal is None or bool(table.isSignalConnected(QMetaMethod.fromSignal(signal)))


def fits(table: RecordTable, entry: Entry) -> bool:
    """Whether what stands in a table now allows a line of the menu."""
    return entry.when is None or entry.when(table)
