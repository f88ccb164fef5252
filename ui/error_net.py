"""The last catcher of errors that nobody expected."""

import sys
from collections.abc import Callable
from types import TracebackType

Show = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class ErrorNet:
    """Catches what nobody caught; ``show`` is told of one at a time, so that an error in painting opens no hundreds."""

    def __init__(self) -> None:
        self._open = False
        self.show: Show = lambda _kind, _error, _trace: None

    def install(self) -> None:
        """Become the program's last catcher."""
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show an error; what is raised while the dialog stands is only printed."""
        sys.__excepthook__(kind, error, trace)
        if self._open or issubclass(kind, KeyboardInterrupt):
            return
        self._open = True
        try:
            self.show(kind, error, trace)
        finally:
            self._open = False
