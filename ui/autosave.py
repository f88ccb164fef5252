"""Rescue of texts in progress: kept every two seconds, forgotten when written, offered after a crash."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from cdsdesk.errors import CdsError
from ui.desk import Desk

RHYTHM_MS = 2000
_AT = "@"
Text = tuple[str, str, str]


@dataclass(frozen=True)
class Kept:
    """A text that was being typed, for which record, in which field, while which period was looked at."""

    uid: str
    field: str
    period: str
    text: str


class AutoSave(QObject):
    """``texts`` gives (record, field, text) of everything that is typed and not written."""

    def __init__(self, desk: Desk, texts: Callable[[], Sequence[Text]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._texts = texts
        self._kept: dict[tuple[str, str], str] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(RHYTHM_MS)
        self._timer.timeout.connect(self.keep)

    def start(self) -> None:
        """Begin the rhythm."""
        self._timer.start()

    def stop(self) -> None:
        """End the rhythm."""
        self._timer.stop()

    def found(self) -> list[Kept]:
        """Return the texts that the last run left behind."""
        return [_kept(typed.uid, typed.field, typed.text) for typed in self._desk.drafts()]

    def take_over(self) -> list[Kept]:
        """Return what the last run left behind; from now on it is kept and forgotten like what is typed now."""
        self._kept |= {(typed.uid, typed.field): typed.text for typed in self._desk.drafts()}
        return self.found()

    def forget(self) -> None:
        """Forget what the last run left behind."""
        self._desk.drop_draft()

    def keep(self) -> bool:
        """Keep the texts as they are now, and forget those that were written or given up; False when it failed."""
        code = self._desk.period.code
        now = {(uid, f"{field}{_AT}{code}"): text for uid, field, text in self._texts()}
        try:
            for key in self._kept.keys() - now.keys():
                self._desk.drop_draft(*key)
                del self._kept[key]
            for key, text in now.items():
                if self._kept.get(key) != text:
                    self._desk.put_draft(*key, text)
                    self._kept[key] = text
        except CdsError:
            return False  # the text still stands on the screen, and the next round tries again
        return not (now and self._desk.lock)


def _kept(uid: str, field: str, text: str) -> Kept:
    """Take a field and the period that stands behind it apart; what an older version kept has none."""
    name, _, period = field.partition(_AT)
    return Kept(uid, name, period, text)
