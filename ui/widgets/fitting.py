"""The size of a dialog: as much as it wants, never more than the screen has."""

from PySide6.QtWidgets import QWidget

from ui.theme.theme import theme

_EDGE = 48


def resize_fitting(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog its size at the system's letters, more with bigger ones, less where the screen has less."""
    room = dialog.screen().availableSize()
    dialog.resize(min(theme().scaled(width), room.width() - _EDGE), min(theme().scaled(height), room.height() - _EDGE))
