"""A way out of a damaged data file: its newest copy, offered where the damage is told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from cdsdesk.errors import CdsError
from ui.desk import newest_copy, restore_copy
from ui.keeping import when_words
from ui.notices import NoticeBar, Offer
from ui.welcome import Lost

ADVISED = "khôi phục"


class Rescue:
    """Tells of a file that is not to be trusted; ``leave`` puts it away, ``open_again`` opens what was restored."""

    def __init__(self, notice: NoticeBar, leave: Callable[[], object], open_again: Callable[[Path], bool]) -> None:
        self._notice = notice
        self._leave = leave
        self._open_again = open_again

    def tell(self, path: Path, text: str, details: str = "") -> None:
        """Say what is wrong; where restoring is the advice and a copy exists, offer it."""
        offers: list[Offer] = []
        copy = newest_copy(path) if ADVISED in text else None
        if copy is not None:
            place, made = copy
            words = f"Khôi phục bản sao lưu {when_words(made, date.today())}"
            offers.append((words, lambda: self.restore(path, place)))
        self._notice.warn(text, offers, details)

    def restore(self, path: Path, copy: Path) -> None:
        """Put a copy in the place of a file and open it, or say why that cannot be."""
        self._leave()
        try:
            kept = restore_copy(path, copy)
        except CdsError as error:
            self._notice.warn(error.sentence(), details=error.sentence())
            return
        if self._open_again(path):
            beside = f"; hồ sơ hỏng được giữ tại {kept.name}" if kept is not None else ""
            self._notice.say(f"Đã khôi phục hồ sơ từ bản sao lưu{beside}.")

    def lost(self, path: Path | None) -> Lost | None:
        """Return what can be brought back of a file that is gone."""
        copy = newest_copy(path) if path is not None else None
        return Lost(path, *copy) if path is not None and copy is not None else None
