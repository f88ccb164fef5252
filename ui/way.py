"""The way to a record: from a hit of the search, a finding, the overview, to where it is shown and mended."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cdsdesk.model.reports import Narrative
from ui.desk import Desk
from ui.dialogs.record_card import RecordCard
from ui.places.catalogue import place_of
from ui.shelf import Shelf


class Way(QObject):
    """``go`` brings a place to the front by its key; cards without a place stand over ``over``."""

    def __init__(self, desk: Desk, shelf: Shelf, go: Callable[[str], object], over: QWidget) -> None:
        super().__init__(shelf)
        self._desk, self._shelf, self._go, self._over = desk, shelf, go, over

    def open_record(self, uid: str, field: str) -> None:
        """Open a record where it is mended: in its place, else on a card."""
        record = self._desk.everything().get(uid)
        if record is None:
            return
        if isinstance(record, Narrative):
            self._desk.set_period(record.period)
        key = place_of(self._desk.everything(), uid)
        if not key:
            self._show_card(uid, field)
        elif self._shelf.is_shown(key):
            self._go(key)
            self._open_in(key, uid, field)
        else:
            self._go(key)
            self._desk.runner.soon(self, lambda: self._open_in(key, uid, field))

    def _open_in(self, key: str, uid: str, field: str) -> None:
        if not self._shelf.get(key).open_record(uid, field):
            self._show_card(uid, field)

    def _show_card(self, uid: str, field: str) -> None:
        card = RecordCard(self._desk, uid, self._over, field)
        card.exec()
        card.deleteLater()

    def show_what(self, place: str, what: str) -> None:
        """Go to a place and show something there: a record, the rows of a chip, a section."""
        self._go(place)
        if what:
            self._shelf.get(place).show_what(what)
