"""Qt's own file dialog, where the system has none, speaks Vietnamese in every one of its forms."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QTreeView
from pytestqt.qtbot import QtBot

from ui.translator import WORDS


@pytest.mark.parametrize("mode", QFileDialog.FileMode)
@pytest.mark.parametrize("way", QFileDialog.AcceptMode)
def test_every_word_of_the_file_dialog_is_one_of_ours(
    qtbot: QtBot, look: None, tmp_path: Path, mode: QFileDialog.FileMode, way: QFileDialog.AcceptMode
) -> None:
    dialog = QFileDialog(None, "Nhập từ tệp", str(tmp_path), "Bảng tính (*.xlsx)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(way)
    dialog.show()
    listed = dialog.findChild(QTreeView)
    assert isinstance(listed, QTreeView)
    shown = {one.text() for kind in (QLabel, QAbstractButton, QAction) for one in dialog.findChildren(kind)}
    shown |= {listed.model().headerData(place, Qt.Orientation.Horizontal) for place in range(4)}
    columns = {"Tên", "Cỡ", "Loại", "Ngày sửa"}
    ours = {*WORDS.values(), *columns, *(f"Hiện cột {one}" for one in columns)}
    assert shown - ours <= {"", "Nhập từ tệp"}
