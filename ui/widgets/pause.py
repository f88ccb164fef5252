"""A pause before something is done: each new reason within it begins it anew; and the next turn of the event loop."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

# Qt answers what comes without any wait in the turn that goes on; this long is enough for a key and for painting.
_TURN_MS = 4


def pause(parent: QObject, milliseconds: int, act: Callable[[], object]) -> QTimer:
    """Return a timer that acts once, some milliseconds after it was started last; it goes with its parent."""
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(act)
    return made


def next_turn(owner: QObject, act: Callable[[], object]) -> None:
    """Do something once what has come meanwhile is answered and painted, unless ``owner`` is gone by then."""
    timer = pause(owner, _TURN_MS, act)
    timer.timeout.connect(timer.deleteLater)
    timer.start()
