"""A pause before something is done: each new reason within it begins it anew."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def pause(parent: QObject, milliseconds: int, act: Callable[[], object]) -> QTimer:
    """Return a timer that acts once, some milliseconds after it was started last; it goes with its parent."""
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(act)
    return made
