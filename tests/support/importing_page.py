"""The page "Nhập từ tệp" in tests: its rows by their texts, its buttons, files dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.actions.import_shown import Verdict
from ui.places.importing import ImportingPlace
from ui.places.importing_found import FoundPage
from ui.session import Session

BOARD, ASKED = "Xây dựng bản đồ số của phường", "Chuyển đổi đài truyền thanh ứng dụng công nghệ thông tin"


def row_with(found: FoundPage, text: str) -> str:
    """Return the uid of the row that has a text in one of its cells."""
    table = found.current()
    assert table is not None
    return next(str(number) for number, row in enumerate(table.rows) if text in row.cells)


def verdict(found: FoundPage, text: str) -> Verdict:
    table = found.current()
    assert table is not None
    return table.rows[int(row_with(found, text))].verdict


def settled(qtbot: QtBot, importing: ImportingPlace) -> None:
    """Wait until the preview shows what was said last."""
    qtbot.waitUntil(lambda: not importing._renewing.isActive())


def button(top: QWidget, words: str) -> QPushButton:
    """Return the first button that says these words, once it is shown."""
    QApplication.processEvents()
    return next(one for one in top.findChildren(QPushButton) if one.isVisible() and one.text() == words)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def held_over(target: QWidget, *files: Path) -> bool:
    """Hold files over a widget; return whether it takes them itself."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    enter = QDragEnterEvent(
        QPoint(3, 3), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    target.dragEnterEvent(enter)
    return enter.isAccepted()


def drop(session: Session, *files: Path) -> None:
    """Hold files over the window and let them go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    window, action = session.window, Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), action, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    let_go = QDropEvent(QPointF(300, 300), action, data, left, none)
    QApplication.sendEvent(window, let_go)
    assert let_go.isAccepted()
    QApplication.processEvents()
