"""The places of an open file, each built when it is first opened, or ahead of that in an idle moment."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cdsdesk.vietnamese.numbers import format_number
from ui.desk import Desk
from ui.many import MANY
from ui.places.catalogue import CATALOGUE, Context, place_of
from ui.places.list_place import ListPlace
from ui.places.place import Place, Typing
from ui.remember import Memory
from ui.window import Window

# The smallest list: what is made once for all lists, as Qt's enumerations are, is made with it.
_FIRST_AHEAD = "activities"
# Beside very many records there is room for these: a place takes some 2 MB, and the program rests within 200.
_OF_MANY = "tasks", "indicators"


class Shelf(QObject):
    """Belongs to the session while a file is open; ``built`` tells of a place that was made."""

    built = Signal(str, object)

    def __init__(self, window: Window, memory: Memory, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._memory, self._context = window, memory, context
        self._built: dict[str, Place] = {}
        self._places: dict[str, Place] = {}
        context.desk.changed.connect(lambda _changes: self.show_counts())
        context.desk.period_changed.connect(self.show_counts)

    @property
    def _desk(self) -> Desk:
        return self._context.desk

    def get(self, key: str) -> Place:
        """Return a place to be opened, made now when it is not there yet."""
        if key not in self._places:
            self._places[key] = self._made(key)
        return self._places[key]

    def is_shown(self, key: str) -> bool:
        """Whether a place is the one in front."""
        return key in self._places and self._places[key].isVisible()

    @property
    def sparing(self) -> bool:
        """Whether there are so many records that little else should be held in memory."""
        return len(self._desk.everything().records) > MANY

    def build_ahead(self) -> bool:
        """Build the next part of a place that is not there yet, for nobody to see; False when nothing is wanted."""
        wanted = _OF_MANY if self.sparing else (_FIRST_AHEAD, *CATALOGUE)
        for key in wanted:
            if key not in self._built:
                self._made(key)
                return True
            if self._built[key].complete():
                return True
        return False

    def _made(self, key: str) -> Place:
        if key not in self._built:
            self._built[key] = place = CATALOGUE[key].build(self._context)
            self._window.add_place(key, place)
            if isinstance(place, ListPlace):
                place.table.columns.set_layout(self._memory.layout(key))
            self.built.emit(key, place)
        return self._built[key]

    def places(self) -> list[Place]:
        """Return the places that were opened."""
        return list(self._places.values())

    def show_counts(self) -> None:
        """Show beside each name how many records there are."""
        for key, entry in CATALOGUE.items():
            if entry.count is not None:
                count = entry.count(self._desk)
                self._window.side.show_count(key, format_number(count) if count else "")

    def remember(self) -> None:
        """Keep what the officer arranged in the tables."""
        for key, place in self._places.items():
            if isinstance(place, ListPlace):
                self._memory.set_layout(key, place.table.columns.layout())

    # What is being typed

    def commit(self) -> bool:
        """Write everything that is being typed; False when something could not be."""
        written = [place.commit() for place in self.places()]
        return all(written)

    def drafts(self) -> list[Typing]:
        """Return record, field and text of all that is typed and not written."""
        return [typing for place in self.places() for typing in place.drafts()]

    def put_draft(self, uid: str, field: str, text: str, go: Callable[[str], object]) -> bool:
        """Put a text that was in progress back where it was typed; False when its record is gone."""
        for key in dict.fromkeys((place_of(self._desk.everything(), uid), "report")):
            if key:
                go(key)
            if key and self.get(key).put_draft(uid, field, text):
                return True
        return False
