"""Starts the window: the frame is painted first, everything that a data file needs is loaded after that."""

import faulthandler
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.crash_dialog import ErrorNet
from ui.theme.theme import theme
from ui.translator import speak_vietnamese
from ui.window import SIZE, TITLE, Window


def run_window(path: Path | None) -> int:
    """Open the window on a data file, or on the one used last; return the exit code."""
    if sys.stderr is not None:
        faulthandler.enable()
    application = made_application()
    net = ErrorNet()
    net.install()
    window = Window()
    window.painted.connect(lambda: _open(window, path), Qt.ConnectionType.QueuedConnection)
    show(window)
    return application.exec()


def made_application() -> QApplication:
    """Return the application with its words and its look."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationDisplayName(TITLE)
    speak_vietnamese(application)
    theme()
    return application


def show(window: Window) -> None:
    """Show the window at its size, or over the whole screen where that is smaller."""
    room = window.screen().availableSize()
    if room.width() < SIZE.width() or room.height() < SIZE.height():
        window.resize(room.boundedTo(SIZE))
        window.showMaximized()
    else:
        window.resize(SIZE)
        window.show()


def _open(window: Window, path: Path | None) -> None:
    from ui.session import Session  # after the first paint: the records alone cost as much as an empty window

    Session(window, path).begin()
