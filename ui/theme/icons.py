"""Icons from ``resources/icons``: one family of strokes on a grid of 16, drawn in the colour that is asked for."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap

from cdsdesk.paths import resource

NEUTRAL = "#7b8997"
SIZES = (16, 20, 24, 32, 48)


def icon_file(name: str) -> Path:
    """Return the file of an icon, in a grey that reads on light and on dark."""
    return resource(f"icons/{name}.svg")


@lru_cache(maxsize=128)
def icon(name: str, colour: str = NEUTRAL) -> QIcon:
    """Return an icon in a colour, in the sizes that scaled screens need."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(QPixmap.fromImage(picture(name, colour, size)))
    return made


@lru_cache(maxsize=512)
def picture(name: str, colour: str, size: int) -> QImage:
    """Return an icon as a picture of ``size`` pixels."""
    drawing = _drawing(name).replace(NEUTRAL, colour)
    drawing = drawing.replace('width="16" height="16"', f'width="{size}" height="{size}"')
    image = QImage.fromData(drawing.encode())
    wanted = QSize(size, size)
    return image if image.size() == wanted else image.scaled(wanted, mode=Qt.TransformationMode.SmoothTransformation)


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return icon_file(name).read_text("utf-8")
