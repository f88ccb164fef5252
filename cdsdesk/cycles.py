"""Rest for Python's search for cycles while records are made by the ten thousand; none of them holds a cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_MANY = 10_000
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
                _count_as_old()
                gc.enable()


def _count_as_old() -> None:
    """Let the next search leave out what was made at rest, which the one over everything still looks through.

    Else that search would come at once and undo the rest. What a window keeps out of all searches stays so.
    """
    if gc.get_count()[0] < _MANY:
        return
    is_kept = gc.get_freeze_count() > 0
    gc.freeze()
    if not is_kept:
        gc.unfreeze()
