"""Takes the pictures of the help from the program itself on the sample: ``python -m tools.help_pictures``.

They are small on purpose: few pixels, few colours. Run it again when a place has changed its looks.
"""

from collections import Counter

from PySide6.QtGui import QColor, QImage, qRgb
from PySide6.QtWidgets import QWidget

from cdsdesk.paths import resource
from tools.help_scenes import TODAY, exchange, province_file, show_sent, templates
from tools.screenshots import go, opened, settle
from ui.helping.pages import BY_PLACE
from ui.places.catalogue import CATALOGUE

SIZE = [1100, 620]
RECEIVING = "consolidation"
_COLOURS = 96
_STEP = 8
_MOST_BYTES = 60_000


def main() -> None:
    """Take every picture."""
    resource("help/images").mkdir(parents=True, exist_ok=True)
    with opened("sample", SIZE) as session:
        for key in CATALOGUE:
            if key in BY_PLACE and key != RECEIVING:
                go(session, key)
                if key == "sending":
                    show_sent(session)
                keep(BY_PLACE[key].name, session.window.frame)
        with exchange(session) as dialog:
            keep("trao-doi-hai-may", dialog)
        with templates(session) as dialog:
            keep("goi-mau", dialog)
    with opened("sample", SIZE, file=province_file, today=TODAY) as session:
        go(session, RECEIVING)
        keep(BY_PLACE[RECEIVING].name, session.window.frame)


def keep(name: str, shown: QWidget) -> None:
    """Write the picture of a window or dialog as it stands."""
    settle()
    path = resource("help/images") / f"{name}.png"
    with_few_colours(shown.grab().toImage()).save(str(path), "PNG", 0)
    print(path.name, path.stat().st_size)
    assert path.stat().st_size <= _MOST_BYTES, f"{path.name} is too large"


def with_few_colours(picture: QImage) -> QImage:
    """Return a picture with a palette of the colours that it has most of, each pixel in the nearest of them."""
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted: Counter[tuple[int, int, int]] = Counter()
    for y in range(0, whole.height(), 2):
        for x in range(whole.width()):
            colour = QColor(whole.pixel(x, y))
            counted[_rounded(colour.red()), _rounded(colour.green()), _rounded(colour.blue())] += 1
    table = [qRgb(*colour) for colour, _count in counted.most_common(_COLOURS)]
    return whole.convertToFormat(QImage.Format.Format_Indexed8, table)


def _rounded(channel: int) -> int:
    return min(round(channel / _STEP) * _STEP, 255)


if __name__ == "__main__":
    main()
