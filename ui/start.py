"""Starts the window: a bare frame is painted first, everything else is loaded after that."""

import faulthandler
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from ui.error_net import ErrorNet
from ui.frame import TITLE, Frame


def run_window(path: Path | None) -> int:
    """Open the window on a data file, or on the one used last; return the exit code."""
    if sys.stderr is not None:
        faulthandler.enable()
    application = QApplication(sys.argv[:1])
    application.setApplicationDisplayName(TITLE)
    net = ErrorNet()
    net.install()
    frame = Frame()
    frame.painted.connect(lambda: furnish(frame, path, net))
    frame.show_fitting()
    return application.exec()


def furnish(frame: Frame, path: Path | None, net: ErrorNet) -> None:
    """Put everything into a frame that stands on the screen, then open the data file."""
    # Only now: the records alone take as long to load as an empty window takes to start.
    from ui.crash_dialog import show_crash
    from ui.crash_note import CrashNotes
    from ui.session import Session
    from ui.theme.theme import theme
    from ui.translator import speak_vietnamese
    from ui.window import Window

    notes = CrashNotes()
    notes.catch_native()

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        notes.write(kind, trace)
        show_crash(kind, error, trace)

    net.show = tell
    speak_vietnamese()
    theme()
    session = Session(Window(frame), path)
    session.opened.connect(lambda opened: setattr(notes, "data_file", opened))
    session.begin()
