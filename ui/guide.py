"""What shows an officer the way in the window: one box that finds everything."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.desk import Desk
from ui.finding.entry import Answer, Entry
from ui.finding.finder import Doors, Finder
from ui.places.names import PLACES
from ui.remember import Memory
from ui.tools import Tools
from ui.way import Way
from ui.window import Window


class Guide(QObject):
    """Belongs to the window; it knows more while a data file is open."""

    def __init__(self, window: Window, tools: Tools, memory: Memory) -> None:
        super().__init__(window)
        self._window, self._tools, self._memory = window, tools, memory
        self._finder: Finder | None = None
        tools.hits.finder = self._find
        tools.hits.opened.connect(self._open)
        tools.actions["search"].triggered.connect(lambda _checked=False: window.search.ask())

    def begin(self, desk: Desk, way: Way, go: Callable[[str], object]) -> None:
        """Find in a data file from now on."""
        doors = Doors(
            open_record=way.open_record,
            go=go,
            show=way.show_what,
            places=[(place.key, place.title) for place in PLACES],
            page=self._window.pages.currentWidget,
            actions=self._tools.actions,
            help=lambda: (),
        )
        self._finder = Finder(desk, doors, self._memory)

    def leave(self) -> None:
        """Forget the data file."""
        self._tools.hits.hide()
        self._finder = None

    def _find(self, typed: str) -> Answer:
        return self._finder.find(typed) if self._finder is not None else Answer((), "")

    def _open(self, entry: Entry) -> None:
        if self._finder is not None:
            self._finder.used(entry)
        entry.act()
