"""How long work tells how far it is, and how it is stopped."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - a request that was granted, not an error
    """Raised inside a job at its next progress report after somebody asked it to stop."""


class Progress(Protocol):
    """Told every few hundred items how far the work is; raises Cancelled when it shall stop."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say that ``done`` of ``total`` steps are finished; ``text`` is a short Vietnamese phrase."""


class NoProgress:
    """Listens to nothing and never cancels."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Do nothing."""
