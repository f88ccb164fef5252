"""Tổng hợp: packages of lower offices come in, who has reported, what they add up to."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cdsdesk.progress import Progress
from ui import later_consolidation
from ui.desk import Desk
from ui.places.place import Place
from ui.tasks import Job
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from ui.places.consolidation_page import ConsolidationPage


class ConsolidationPlace(Place):
    """The place; ``saved`` tells of a list that was written, ``noted`` is a word on what was done.

    ``others`` gives packages for something else than adding up that were dropped here, with their password.
    """

    saved = Signal(object)
    noted = Signal(str)
    others = Signal(object, str)
    dropping = "Thả các gói báo cáo hoặc cả thư mục vào đây để nhận"
    folders = True

    def __init__(
        self, desk: Desk, today: Callable[[], date], folder: Callable[[], Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._today, self._folder = today, folder
        self._page: ConsolidationPage | None = None
        self._loading = self._loaded = False
        self._wanted: list[Callable[[ConsolidationPage], object]] = []
        self._inside: QVBoxLayout = column(self)

    @property
    def page(self) -> "ConsolidationPage":
        """Return what stands in the place, made now when it is not there yet."""
        return self._page or self._made()

    def complete(self) -> bool:
        """Load in the worker what opens packages, then make what stands in the place, part by part."""
        if self._page is not None:
            return self._page.complete()
        if self._loaded:
            self._made()
        else:
            self._load()
        return True

    def _load(self) -> None:
        if self._loading:
            return
        self._loading = True

        def work(_progress: Progress) -> None:
            later_consolidation.load_consolidation()

        self.desk.runner.run(
            Job("Chuẩn bị trang Tổng hợp", work, lambda _nothing: self._ready(), self.desk.failed.emit, quiet=True)
        )

    def _ready(self) -> None:
        self._loaded = True
        wanted, self._wanted = self._wanted, []
        for act in wanted:
            act(self.page)

    def _once_there(self, act: Callable[["ConsolidationPage"], object]) -> None:
        """Do something with the page as soon as it is there: what it loads is not loaded in the window's thread."""
        if self._page is not None or self._loaded:
            act(self.page)
        else:
            self._wanted.append(act)
            self._load()

    def _made(self) -> "ConsolidationPage":
        self._page = page = later_consolidation.consolidation_page(self.desk, self._today, self._folder, self)
        page.said.connect(self.said)
        page.noted.connect(self.noted)
        page.saved.connect(self.saved)
        page.asked.connect(self.asked)
        page.others.connect(self.others)
        self._inside.addWidget(page)
        if self.isVisible():
            page.show()
            self._inside.activate()
        return page

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what changed while the place was not looked at."""
        super().showEvent(event)
        self._once_there(lambda page: page.look_again())

    def take(self, paths: Sequence[Path], password: str = "") -> None:
        """Receive packages, and those in folders."""
        self._once_there(lambda page: page.receive(paths, password))

    def show_filter(self) -> bool:
        """Put the cursor into the filter of offices."""
        return self._page is not None and self._page.show_filter()

    def take_focus(self) -> None:
        """Put the cursor where work begins."""
        self._once_there(lambda page: page.take_focus() if self.isVisible() else None)

    def areas(self) -> Sequence[QWidget]:
        """Return the head and what is shown below it."""
        return self._page.areas() if self._page is not None else (self,)
