"""What the window asks of the system: who sits here, opening a file with the program that it belongs to."""

import ctypes
import gc
import getpass
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_M_ARENA_MAX = -8


def who() -> str:
    """Return the name of the user of this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def give_back_memory() -> None:
    """Give the system back what a large piece of work held; only glibc keeps it for itself without being asked."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def keep_one_heap() -> None:
    """Let all threads take memory from one heap; glibc gives each its own, and what the worker let go stays in it.

    Only before the worker's first job. Others than glibc do so of themselves.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def keep_what_is_there() -> None:
    """Let Python look for rings of unused objects only among what is made from now on.

    Going through all that a window and its file consist of, to find none, would hold the window up again and again.
    """
    gc.freeze()


def show_file(path: Path) -> None:
    """Open a file or folder with what the system uses for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.resolve())))
