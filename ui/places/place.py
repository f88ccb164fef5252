"""What every place has: a count on the left, notes to show, texts in progress, a way to a record."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk

Typing = tuple[str, str, str]


class Place(QWidget):
    """A page of the window.

    ``asked`` names another place and what to show there, ``record_asked`` a record and a field to open where they are
    mended, ``said`` is a note about a step that can be taken back. ``dropping`` says what happens to dropped files,
    ``folders`` whether it takes folders as well.
    """

    asked = Signal(str, str)
    record_asked = Signal(str, str)
    said = Signal(str)
    dropping = "Thả tệp vào đây để nhập vào hồ sơ"
    folders = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def complete(self) -> bool:
        """Make the next part that a page shows a moment after it is opened; False when all is there."""
        return False

    def commit(self) -> bool:
        """Write what is being typed; False when something could not be."""
        return True

    def drafts(self) -> list[Typing]:
        """Return record, field and text of what is typed and not written."""
        return []

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put a text that was in progress back into its field; False when it belongs elsewhere."""
        return False

    def open_record(self, uid: str, field: str = "") -> bool:
        """Bring a record into view with the cursor in a field; False when it is not shown here."""
        return False

    def show_what(self, what: str) -> None:
        """Show what another place asked for: a chip's rows, a section of the page."""

    def show_filter(self) -> bool:
        """Put the cursor into the filter; False where there is none."""
        return False

    def take_focus(self) -> None:
        """Put the cursor where work begins, where there is such a spot."""

    def areas(self) -> Sequence[QWidget]:
        """Return the parts between which F6 moves."""
        return (self,)
