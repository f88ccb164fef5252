"""F6 goes round the areas of the window: the places, the parts of the page, the line above; Shift+F6 goes back."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.places.place import Place
from ui.widgets.place_list import PlaceList
from ui.window import Window


class Areas(QObject):
    """An area is entered where it was left, else at its first widget."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            QShortcut(keys, window).activated.connect(lambda step=step: self.go(step))

    def areas(self) -> list[QWidget]:
        """Return the areas that can be entered now, from the left."""
        page = self._window.pages.currentWidget()
        inner = page.areas() if isinstance(page, Place) else (page,)
        found = (self._window.side, *inner, self._window.header)
        return [one for one in found if one is not None and one.isVisible() and _entry(one) is not None]

    def go(self, step: int) -> None:
        """Enter the next area, or the one before; from the head of a page its parts are next."""
        areas = self.areas()
        target = areas[(self._at(areas, step) + step) % len(areas)] if areas else None
        entry = _entry(target) if target is not None else None
        if entry is not None:
            entry.setFocus(Qt.FocusReason.TabFocusReason)

    def _at(self, areas: list[QWidget], step: int) -> int:
        focus = QApplication.focusWidget()
        if focus is None:
            return -1 if step > 0 else 0
        for number, area in enumerate(areas):
            if area is focus or area.isAncestorOf(focus):
                return number
        return 0 if step > 0 else 1


def _entry(area: QWidget) -> QWidget | None:
    """Return what gets the cursor in an area."""
    if _takes(area):
        return area
    last = area.current() if isinstance(area, PlaceList) else area.focusWidget()
    if last is not None and last is not area and area.isAncestorOf(last) and _takes(last):
        return last
    widget = area.nextInFocusChain()
    while widget is not None and widget is not area:
        if area.isAncestorOf(widget) and _takes(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _takes(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
