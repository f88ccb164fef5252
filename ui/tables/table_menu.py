"""What can be done with the chosen cells, by the right mouse button and by keys."""

from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.tables.record_table import RecordTable


@dataclass(frozen=True)
class Entry:
    """One line of the menu: its word, its keys as they are shown, the method of the table, whether it writes."""

    word: str
    keys: str
    method: str
    writes: bool = True


def entries(noun: str) -> tuple[tuple[Entry, ...], ...]:
    """Return the groups of the menu over rows of a kind ("nhiệm vụ")."""
    return (
        (
            Entry("Chép", "Ctrl+C", "copy", writes=False),
            Entry("Dán", "Ctrl+V", "paste"),
            Entry("Điền xuống", "Ctrl+D", "fill_down"),
            Entry("Xoá trắng ô", "Delete", "clear_cells"),
        ),
        (
            Entry(f"Thêm {noun}", "Ins", "ask_to_add"),
            Entry(f"Xoá {noun} đang chọn", "Ctrl+Delete", "ask_to_remove"),
        ),
    )


def table_menu(table: RecordTable, noun: str) -> QMenu:
    """Return the menu of a table; what writes is grey while the file is locked."""
    menu = QMenu(table)
    for group in entries(noun):
        if menu.actions():
            menu.addSeparator()
        for entry in group:
            action = QAction(f"{entry.word}\t{entry.keys}", menu)
            action.triggered.connect(getattr(table, entry.method))
            action.setEnabled(not (entry.writes and table.records.desk.lock))
            menu.addAction(action)
    history = table.window().findChild(QAction, "history")
    if isinstance(history, QAction):
        menu.addSeparator()
        menu.addAction(history)
    return menu
