"""What a test leaves behind: windows, running timers and threads, as names a person can look for."""

import gc
import threading
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_GRACE_SECONDS = 2.0
_STEP_SECONDS = 0.01
_RUNNERS = (QTimer, QThread, QThreadPool)


def open_windows() -> set[QWidget]:
    """Return the widgets that stand alone: without a parent, not yet handed back to Qt for deletion."""
    if QApplication.instance() is None:
        return set()
    return {widget for widget in QApplication.topLevelWidgets() if widget.parent() is None}


def running_threads() -> set[threading.Thread]:
    """Return Python's own threads; Qt's threads that run Python show up as dummies for ever and are left out."""
    return {one for one in threading.enumerate() if one.is_alive() and not isinstance(one, threading._DummyThread)}


def running_objects() -> set[QObject]:
    """Return the timers that tick, the threads that run and the pools that work, made by Python code."""
    return {one for one in gc.get_objects() if issubclass(type(one), _RUNNERS) and _runs(one)}


def _runs(one: QObject) -> bool:
    if not isValid(one):
        return False
    if isinstance(one, QTimer):
        return one.isActive()
    if isinstance(one, QThread):
        return one.isRunning() and one is not _main_thread()
    return isinstance(one, QThreadPool) and one.activeThreadCount() > 0


def _main_thread() -> QThread | None:
    application = QCoreApplication.instance()
    return None if application is None else application.thread()


def settle() -> None:
    """Let Qt delete what was handed to it, and Python what only refers to itself."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def left_windows(before: set[QWidget]) -> list[str]:
    """Name the windows that were not there before; a second look is taken after all garbage is gone."""
    if open_windows() <= before:
        return []
    settle()
    return [f"window {_name(one)}" for one in open_windows() - before]


def left_threads(before: set[threading.Thread]) -> list[str]:
    """Name the threads that were not there before and did not end within the time of grace."""
    end = time.monotonic() + _GRACE_SECONDS
    while (left := running_threads() - before) and time.monotonic() < end:
        time.sleep(_STEP_SECONDS)
    return [f"thread {one.name}" for one in left]


def left_objects(before: set[QObject]) -> list[str]:
    """Name the timers, threads and pools that still run."""
    if running_objects() <= before:
        return []
    settle()
    return [f"running {_name(one)}" for one in running_objects() - before]


def _name(one: QObject) -> str:
    return f"{type(one).__name__} {one.objectName()!r}"
