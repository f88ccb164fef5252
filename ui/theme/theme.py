"""Puts the colours and the style sheet on the application and follows the system between light and dark."""

import re
import sys

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from cdsdesk.paths import resource
from ui.theme.colours import DARK, LIGHT, Colours

_TOKEN = re.compile(r"@(icon:)?([a-z_-]+)")
_SIZE = re.compile(r"\b(\d+)pt\b")
_POINTS = 10
SYSTEM_SCHEME, LIGHT_SCHEME, DARK_SCHEME = "system", "light", "dark"


class Theme(QObject):
    """The scheme that is on; ``changed`` tells those who paint by themselves."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self.colours = LIGHT
        self._chosen = SYSTEM_SCHEME
        self._percent = 100
        application.setStyle("fusion")
        application.setFont(system_font())
        application.styleHints().colorSchemeChanged.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Take the scheme that somebody chose, else the one that the system shows now."""
        dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        chosen = {LIGHT_SCHEME: LIGHT, DARK_SCHEME: DARK}.get(self._chosen)
        self.put_on(chosen if chosen is not None else DARK if dark else LIGHT)

    def choose(self, scheme: str) -> None:
        """Stay light or dark whatever the system shows, or follow it again."""
        if scheme != self._chosen:
            self._chosen = scheme
            self.follow()

    def enlarge(self, percent: int) -> None:
        """Make all letters bigger than the system's."""
        if percent != self._percent:
            self._percent = percent
            self._application.setFont(system_font(percent))
            self.put_on(self.colours)

    def scaled(self, pixels: int) -> int:
        """Return a width that holds at the system's letters, for the letters that are on."""
        return pixels * self._percent // 100

    def put_on(self, scheme: Colours) -> None:
        """Put a scheme on the whole application."""
        self.colours = scheme
        self._application.setPalette(palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours, self._percent))
        self.changed.emit()


def theme() -> Theme:
    """Return the theme of the running application, made at the first call."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    found = application.findChild(Theme)
    return found if isinstance(found, Theme) else Theme(application)


def colours() -> Colours:
    """Return the colours that are on."""
    return theme().colours


def system_font(percent: int = 100) -> QFont:
    """Return the font of the system at 10 points, or as much bigger as somebody wants."""
    made = QFont("Segoe UI" if sys.platform == "win32" else "Noto Sans")
    made.setPointSizeF(_POINTS * percent / 100)
    return made


def style_sheet(scheme: Colours, percent: int = 100) -> str:
    """Return the style sheet with the colours put in where it names them as "@ink", its letters as big as wanted."""
    names = scheme.names()
    text = resource("style/window.qss").read_text("utf-8")

    def put_in(match: re.Match[str]) -> str:
        return resource(f"icons/{match[2]}.svg").as_posix() if match[1] else names[match[2]]

    bigger = _SIZE.sub(lambda match: f"{int(match[1]) * percent / 100:g}pt", text)
    return _TOKEN.sub(put_in, bigger)


def palette(scheme: Colours) -> QPalette:
    """Return the palette for what no style sheet rule reaches."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: scheme.ground,
        QPalette.ColorRole.WindowText: scheme.ink,
        QPalette.ColorRole.Base: scheme.field,
        QPalette.ColorRole.AlternateBase: scheme.section,
        QPalette.ColorRole.Text: scheme.ink,
        QPalette.ColorRole.PlaceholderText: scheme.muted,
        QPalette.ColorRole.Button: scheme.card,
        QPalette.ColorRole.ButtonText: scheme.ink,
        QPalette.ColorRole.ToolTipBase: scheme.card,
        QPalette.ColorRole.ToolTipText: scheme.ink,
        QPalette.ColorRole.Highlight: scheme.button,
        QPalette.ColorRole.HighlightedText: scheme.on_button,
        QPalette.ColorRole.Link: scheme.accent,
        QPalette.ColorRole.Light: scheme.card,
        QPalette.ColorRole.Mid: scheme.line,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(scheme.muted))
    return made
