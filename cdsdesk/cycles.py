"""Rest for Python's search for cycles while records are made by the ten thousand; none of them holds a cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_resting = 0
_was_on = False


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Hold the search back; with a hundred thousand fresh records it takes as long as making them.

    May be nested and used by several threads: the search goes on when the last of them is done.
    """
    global _resting, _was_on
    with _lock:
        if not _resting:
            _was_on = gc.isenabled()
            gc.disable()
        _resting += 1
    try:
        yield
    finally:
        with _lock:
            _resting -= 1
            if not _resting and _was_on:
                gc.enable()
