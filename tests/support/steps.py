"""Work in slices, done at once."""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")


def finished(steps: Generator[int, None, T]) -> T:
    """Return what the work comes to."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found
