"""Starts the window: a bare frame is painted first, everything else is loaded after that, in turns."""

import faulthandler
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.error_net import ErrorNet
from ui.frame import TITLE, Frame

FAILED = (
    "Chương trình không mở được vì một phần đã cài bị thiếu hoặc hỏng; dữ liệu đã ghi của đơn vị vẫn an toàn. "
    "Hãy cài lại chương trình; nếu vẫn vậy, gửi dòng dưới đây cho bộ phận hỗ trợ."
)

# From the ground up, each with some dozens of modules: what is pressed meanwhile is answered in between.
LOADED_IN_TURNS = (
    *("cdsdesk.model.kinds", "cdsdesk.model.tasks", "cdsdesk.model.registry", "cdsdesk.model.snapshot"),
    *("ui.theme.theme", "ui.window", "db.store", "cdsdesk.checks.list_counts", "cdsdesk.checks.engine", "ui.later"),
    *(
        "ui.tables.record_table",
        "ui.help",
        "ui.places.list_place",
        "ui.places.indicators",
        "cdsdesk.actions.correcting",
    ),
    *("cdsdesk.reporting.compose", "ui.places.report", "ui.places.importing", "ui.places.catalogue", "ui.session"),
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
    """Furnish the frame turn by turn; when that fails, the frame itself says so, for nothing else may be loaded."""
    turns = furnish(frame, path, net)
    turn = QTimer(frame)
    turn.setSingleShot(True)

    def go_on() -> None:
        try:
            if next(turns, None) is not None:
                turn.start()
        except Exception as error:
            frame.say(f"{FAILED}\n\n{type(error).__name__}: {error}")
            raise

    turn.timeout.connect(go_on)
    go_on()


def furnish(frame: Frame, path: Path | None, net: ErrorNet) -> Iterator[str]:
    """Put everything into a frame that stands on the screen, then open the data file; tell what came in each turn."""
    # Only now: the records alone take as long to load as an empty window takes to start.
    for name in LOADED_IN_TURNS:
        import_module(name)
        yield name
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
    yield "look"
    window = Window(frame)
    yield "window"
    session = Session(window, path)
    session.opened.connect(lambda opened: setattr(notes, "data_file", opened))
    yield "session"
    keep_what_is_there()
    session.begin()
