"""How far the writing of a step is: told with every portion of records, when it may also be asked to stop."""

from cdsdesk.progress import Progress

_WORDS = "Đang ghi vào hồ sơ"


class Watch:
    """Counts what is written; ``total`` is a guess that the end makes good."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def passes(self, count: int) -> None:
        """Tell how far it is before so many more are written. Raises Cancelled."""
        self._progress.report(min(self._done, self._total), self._total, _WORDS)
        self._done += count

    def ended(self) -> None:
        """Tell that all is written and only the commit is left. Raises Cancelled."""
        self._progress.report(self._total, self._total, _WORDS)
