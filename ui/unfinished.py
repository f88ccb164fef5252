"""Texts that are typed and not written: kept when the program ends, offered when it begins, never lost in silence."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.autosave import AutoSave, Kept, Text
from ui.desk import Desk
from ui.dialogs.unwritten import close_anyway, stop_writing
from ui.notices import NoticeBar
from ui.places.importing import ImportingPlace
from ui.shelf import Shelf


class Unfinished(QObject):
    """Belongs to the session while a file is open; ``go`` brings a place to the front."""

    def __init__(self, desk: Desk, shelf: Shelf, notice: NoticeBar, go: Callable[[str], object]) -> None:
        super().__init__(shelf)
        self._desk, self._shelf, self._notice, self._go = desk, shelf, notice, go
        self.autosave = AutoSave(desk, shelf.drafts, self)
        self.ask = close_anyway
        self.ask_stop: Callable[[QWidget], bool] = stop_writing
        desk.unwritten = self.left

    def left(self) -> Sequence[Text]:
        """Write what is being typed; return record, field and text of what could not be."""
        return () if self._shelf.commit() else self._shelf.drafts()

    def keep(self) -> bool:
        """Write what is being typed and keep the rest for the next time, asking nothing: the computer shuts down."""
        self._shelf.commit()
        return self.autosave.keep()

    def may_close(self, parent: QWidget) -> bool:
        """Write what is being typed; ask when something cannot be written, offering to copy what cannot be kept.

        A file that is being imported is asked about too when something was mended in it, or while it is written.
        """
        left = self.left()
        if left and not self.ask(parent, [text for _, _, text in left], kept=self.autosave.keep()):
            return False
        if self._desk.writing:
            return self.ask_stop(parent)
        return all(place.may_leave() for place in self._shelf.places() if isinstance(place, ImportingPlace))

    # After a crash

    def offer(self) -> None:
        """Offer what the last run left behind."""
        count = len(self.autosave.found())
        if count:
            self._notice.warn(
                f"Lần trước chương trình đóng khi còn {count} nội dung đang gõ dở.",
                [("Lấy lại", self.take_back), ("Bỏ", self.drop)],
            )

    def take_back(self) -> None:
        """Put the texts back into their fields, in the period they were typed for."""
        self._notice.dismiss()
        homeless = [kept.text for kept in self.autosave.take_over() if not self._put(kept)]
        if homeless:
            said = f"Còn {len(homeless)} nội dung không đặt lại được vì mục của nó không còn; hãy chép ra chỗ khác."
            self._notice.warn(said, details="\n\n".join(homeless))

    def _put(self, kept: Kept) -> bool:
        if kept.period and kept.period != self._desk.period.code:
            self._desk.set_period(kept.period)
        return self._shelf.put_draft(kept.uid, kept.field, kept.text, self._go)

    def drop(self) -> None:
        """Forget the texts that were in progress."""
        self.autosave.forget()
        self._notice.dismiss()
