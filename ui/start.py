"""Starts the window: a bare frame is painted first, everything else is loaded after that."""

import faulthandler
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from ui.error_net import ErrorNet
from ui.frame import TITLE, Frame

FAILED = (
    "Chương trình không mở được vì một phần đã cài bị thiếu hoặc hỏng; dữ liệu đã ghi của đơn vị vẫn an toàn. "
    "Hãy cài lại chương trình; nếu vẫn vậy, gửi dòng dưới đây cho bộ phận hỗ trợ."
)


def run_window(path: Path | None) -> int:
    """Open the window on a data file, or on the one used last; return the exit code."""
    if sys.stderr is not None:
        faulthandler.enable()
    read_no_sources()
    application = QApplication(sys.argv[:1])
    application.setApplicationDisplayName(TITLE)
    net = ErrorNet()
    net.install()
    frame = Frame()
    frame.painted.connect(lambda: furnish_or_say(frame, path, net))
    frame.show_fitting()
    return application.exec()


def read_no_sources() -> None:
    """Keep the Qt binding from reading the source of each module that is imported from now on.

    It looks there for a feature that nobody uses, which takes as long as loading them, and keeps all it read.
    """
    support = sys.modules.get("shibokensupport.feature")
    if support is not None and hasattr(support, "_mod_uses_pyside"):
        vars(support)["_mod_uses_pyside"] = lambda _module: False


def furnish_or_say(frame: Frame, path: Path | None, net: ErrorNet) -> None:
    """Furnish the frame; when that fails, the frame itself says so, for nothing else may be loaded to say it."""
    try:
        furnish(frame, path, net)
    except Exception as error:
        frame.say(f"{FAILED}\n\n{type(error).__name__}: {error}")
        raise


def furnish(frame: Frame, path: Path | None, net: ErrorNet) -> None:
    """Put everything into a frame that stands on the screen, then open the data file."""
    # Only now: the records alone take as long to load as an empty window takes to start.
    from ui.crash_dialog import show_crash
    from ui.crash_note import CrashNotes
    from ui.session import Session
    from ui.system import keep_one_heap, keep_what_is_there
    from ui.theme.theme import theme
    from ui.translator import speak_vietnamese
    from ui.window import Window

    keep_one_heap()
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
    keep_what_is_there()
    session.begin()
