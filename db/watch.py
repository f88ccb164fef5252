"""How far the writing of a step is: told every thousand records, when it may also be asked to stop."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from cdsdesk.progress import Progress

T = TypeVar("T")
_BETWEEN = 1000
_WORDS = "Đang ghi vào hồ sơ"


class Watch:
    """Counts what is written; ``total`` is a guess that the end makes good."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items, telling how far it is before every thousandth. Raises Cancelled."""
        for item in items:
            if self._done % _BETWEEN == 0:
                self._progress.report(min(self._done, self._total), self._total, _WORDS)
            self._done += 1
            yield item

    def ended(self) -> None:
        """Tell that all is written and only the commit is left. Raises Cancelled."""
        self._progress.report(self._total, self._total, _WORDS)
