"""Charts of counts as widgets: bars one below the other, one divided bar; a click gives the key of a part."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from cdsdesk.document.charts import Bar, bars, stacked
from cdsdesk.document.drawing import Drawing, Paint, Ruler
from ui.theme.colours import Tone
from ui.widgets.drawing_view import DrawingView

PAINTS = {
    Tone.GREEN: Paint.GREEN_BAR,
    Tone.AMBER: Paint.AMBER_BAR,
    Tone.BLUE: Paint.BLUE_BAR,
    Tone.ORANGE: Paint.ORANGE_BAR,
    Tone.RED: Paint.RED_BAR,
    Tone.GREY: Paint.GREY_BAR,
}
Laid = Callable[[Sequence[Bar], float, Ruler], Drawing]


class Bars(DrawingView):
    """Shows counts; ``laid`` says how: ``bars`` or ``stacked``."""

    def __init__(self, name: str, laid: Laid = bars, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._laid = laid
        self._bars: tuple[Bar, ...] = ()

    def bars(self) -> tuple[Bar, ...]:
        """Return what is shown."""
        return self._bars

    def show_bars(self, shown: Sequence[Bar]) -> None:
        """Show these."""
        self._bars = tuple(shown)
        self.show_layout(lambda width, _height, ruler: self._laid(self._bars, width, ruler))


class DividedBar(Bars):
    """One bar divided by counts, its parts named below."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, stacked, parent)
