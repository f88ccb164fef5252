"""What several rules ask of one paper is worked out once."""

from collections import deque
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from cdsdesk.checks.paper import Paper

_T = TypeVar("_T")
_KEPT = 4


def once_per_paper(work: Callable[[Paper], _T]) -> Callable[[Paper], _T]:
    """Keep what a function returned for the last few papers, told apart by being the same object.

    A paper compares all that it says, and to look it up by that takes as long as some of the work.
    """
    kept: deque[tuple[Paper, _T]] = deque(maxlen=_KEPT)

    @wraps(work)
    def asked(paper: Paper) -> _T:
        for known, result in tuple(kept):
            if known is paper:
                return result
        result = work(paper)
        kept.append((paper, result))
        return result

    return asked
