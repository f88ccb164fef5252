"""Pages one behind the other, each made when it is first asked for, or ahead of that one at a time."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget


class Pages(QStackedWidget):
    """``makers`` makes each page by its key, as a child of what it is given; none is there at first."""

    def __init__(self, makers: Mapping[str, Callable[[QWidget], QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers = dict(makers)
        self._pages: dict[str, QWidget] = {}

    def page(self, key: str) -> QWidget:
        """Return a page, made now when it is not there yet. Raises KeyError for an unknown one."""
        if key not in self._pages:
            self._pages[key] = made = self._makers[key](self)
            self.addWidget(made)
        return self._pages[key]

    def made(self, key: str) -> bool:
        """Whether a page is there."""
        return key in self._pages

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        self.setCurrentWidget(self.page(key))

    def current(self) -> str:
        """Return the key of the page in front; empty while there is none."""
        front = self.currentWidget()
        return next((key for key, page in self._pages.items() if page is front), "")

    def complete(self) -> bool:
        """Make the next page that is not there; False when all are."""
        for key in self._makers:
            if key not in self._pages:
                self.page(key)
                return True
        return False
