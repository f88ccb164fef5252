"""The widths of a table's columns share the room that there is."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.task_table import task_table
from ui.desk import Desk
from ui.theme.theme import theme


def test_where_a_little_room_lacks_no_column_is_cut(qtbot: QtBot, desk: Desk) -> None:
    table = task_table(qtbot, desk)
    header, columns = table.horizontalHeader(), table.records.columns
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    kept: list[bool] = []
    for width in range(1400, 400, -7):
        table.resize(width, 400)
        table.columns.share_width()
        room = table.viewport().width()
        given = [1 - table.columnWidth(n) / theme().scaled(one.width) for n, one in enumerate(columns) if one.stretch]
        kept.append(header.length() == room)
        assert kept[-1] or header.length() > room
        assert max(given) < (0.46 if kept[-1] else 0.33)
    assert kept == sorted(kept, reverse=True), "once it has to be scrolled sideways it stays so"
    assert (kept[0], kept[-1]) == (True, False)
