"""Files dropped anywhere on the window: a data file is opened, any other is handed on to be imported."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.places.place import Place
from ui.widgets.label import Label
from ui.widgets.layouts import column
from ui.window import Window

DATA_FILE = ".cds"


class Drops(QObject):
    """Watches a window; ``take`` gets the files that are no data files, ``open_file`` the first that is one.

    While files are held over the window, a sheet over it says what will happen; nothing is taken before ``ready``.
    """

    def __init__(
        self,
        window: Window,
        take: Callable[[Sequence[Path]], object],
        open_file: Callable[[Path], object],
        ready: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._take, self._open, self._ready = window, take, open_file, ready
        self.sheet = _Sheet(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show that files may be dropped here, and take them."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.sheet.hide()
            files = self._files(event.mimeData())
            if files and self._ready():
                event.acceptProposedAction()
                # The program that the files come from waits until the drop is over.
                QTimer.singleShot(0, self, partial(self._hand_on, files))
            return True
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            if self._files(event.mimeData()) and self._ready():
                self.sheet.spread(self._window.rect(), self._page().dropping)
                event.acceptProposedAction()
            else:
                event.ignore()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.sheet.hide()
        return super().eventFilter(watched, event)

    def _page(self) -> Place | type[Place]:
        page = self._window.pages.currentWidget()
        return page if isinstance(page, Place) else Place

    def _files(self, data: QMimeData) -> list[Path]:
        return files_of(data, folders=self._page().folders)

    def _hand_on(self, files: Sequence[Path]) -> None:
        ours = [path for path in files if path.suffix.lower() == DATA_FILE]
        if ours:
            self._open(ours[0])
        else:
            self._take(files)


class _Sheet(QFrame):
    """Lies over the window while files are held over it; it is no target itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = Label("", "title")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column(self).addWidget(self._words)
        self.hide()

    def spread(self, room: QRect, words: str) -> None:
        """Lie over the whole window with what will happen."""
        self._words.setText(words)
        self.setGeometry(room)
        self.raise_()
        self.show()


def files_of(data: QMimeData, *, folders: bool = False) -> list[Path]:
    """Return the files of this computer that are dragged, with ``folders`` those too; web addresses are none."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file() or (folders and path.is_dir())]
