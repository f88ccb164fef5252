"""Pages on a grey ground, one below the other: laid out for a zoom, their pictures asked for as they come into view."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from cdsdesk.reporting.page_map import PageMap, Spot
from ui.places.report_layout import GAP, LEAST, MOST, PIXELS_A_POINT, Lying, PageLayout, stepped
from ui.theme.colours import LIGHT, Tone
from ui.theme.theme import colours

Box = tuple[float, float, float, float]
_MEMORY = 96 * 1024 * 1024
_MOST_PIXELS = 4_000
_LINE = 48
_CURSOR = 2


class Marked(NamedTuple):
    """Boxes on a page that are marked: found words, chosen words."""

    page: int
    boxes: Sequence[Box]


class PageScroll(QAbstractScrollArea):
    """``wanted`` asks for a page's picture in pixels of width, answered by ``take``; ``turned`` tells page and zoom."""

    wanted = Signal(int, int)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Trang báo cáo như sẽ in")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.map = PageMap()
        self.zoom: float | None = None
        self.words = "Đang soạn báo cáo…"
        self.strip = PageLayout((), self.viewport().width(), None)
        self._pictures: dict[int, tuple[int, int, QImage]] = {}
        self._generation = 0
        self._asked: tuple[int, int, int] | None = None
        self._hits: Sequence[Marked] = ()
        self._hit = -1
        self.chosen: Marked | None = None
        self.spot: tuple[int, Spot] | None = None
        self.hover: tuple[int, Spot] | None = None

    # What is shown

    def show_pages(self, pages: PageMap) -> None:
        """Show other pages at the place that was looked at before; the old pictures stand until there are new ones."""
        self.map = pages
        self._generation += 1
        self._hits, self._hit, self.chosen, self.spot, self.hover = (), -1, None, None, None
        self._relay()

    def say(self, words: str) -> None:
        """Show words in place of pages."""
        self.words, self.map, self._pictures = words, PageMap(), {}
        self._relay()

    @property
    def number(self) -> int:
        """The page that is looked at, from 0: the one in the upper third of the view."""
        at = self.strip.page_at(self.verticalScrollBar().value() + self.viewport().height() / 3)
        return min(at, max(len(self.map.pages) - 1, 0))

    @property
    def shown_zoom(self) -> float:
        """The zoom of the page that is looked at."""
        pages = self.strip.pages
        return pages[self.number].scale / PIXELS_A_POINT if pages else 1.0

    def set_zoom(self, zoom: float | None, anchor: QPointF | None = None) -> None:
        """Zoom, None to fit the width; what lies at ``anchor`` of the view, else in its middle, stays there."""
        spot = anchor or QPointF(self.viewport().width() / 2, self.viewport().height() / 3)
        held = self.held(spot)
        self.zoom = None if zoom is None else min(max(zoom, LEAST), MOST)
        self._relay(keep=False)
        if held is not None:
            number, x, y = held
            lying = self.strip.pages[number]
            self.horizontalScrollBar().setValue(round(lying.x + x * lying.scale - spot.x()))
            self.verticalScrollBar().setValue(round(lying.y + y * lying.scale - spot.y()))
        self.turned.emit()

    def step_zoom(self, up: int, anchor: QPointF | None = None) -> None:
        """Zoom in or out by one step."""
        self.set_zoom(stepped(self.shown_zoom, up), anchor)

    def go_to_page(self, number: int, y: float = 0.0) -> None:
        """Bring a page, or a height in points on it, to the top of the view."""
        if 0 <= number < len(self.strip.pages):
            lying = self.strip.pages[number]
            self.verticalScrollBar().setValue(round(lying.y + y * lying.scale) - GAP)

    def go_to(self, key: str) -> bool:
        """Bring a section or annex to the top of the view."""
        if key not in self.map.anchors:
            return False
        self.go_to_page(*self.map.anchors[key])
        return True

    def held(self, at: QPointF) -> tuple[int, float, float] | None:
        """Return the page at a point of the view, and the point on it."""
        if not self.strip.pages:
            return None
        x, y = at.x() + self.horizontalScrollBar().value(), at.y() + self.verticalScrollBar().value()
        number = min(self.strip.page_at(y), len(self.strip.pages) - 1)
        return (number, *self.strip.pages[number].point(x, y))

    def _relay(self, *, keep: bool = True) -> None:
        """Lay the pages out anew; ``keep`` stays at the place on the page that was at the top."""
        held = self.held(QPointF(0, 0)) if keep else None
        sizes = [(page.width, page.height) for page in self.map.pages]
        view = self.viewport().size()
        self.strip = PageLayout(sizes, view.width(), self.zoom)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(round(self.strip.height) - view.height(), 0) if sizes else 0)
        down.setPageStep(view.height())
        down.setSingleStep(_LINE)
        across.setRange(0, max(round(self.strip.width) - view.width(), 0) if sizes else 0)
        across.setPageStep(view.width())
        if held is not None and held[0] < len(sizes):
            lying = self.strip.pages[held[0]]
            down.setValue(round(lying.y + held[2] * lying.scale))
        self._look()

    # Pictures

    def take(self, generation: int, number: int, width: int, picture: QImage | None) -> None:
        """Take the picture of a page; one of pages that are gone is dropped."""
        if self._asked == (generation, number, width):
            self._asked = None
        if picture is None:
            return
        if generation == self._generation and number < len(self.map.pages):
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._pictures[number] = generation, width, picture
            self._forget()
        self._look()

    @property
    def generation(self) -> int:
        """Which pages are shown: counts up with each ``show_pages``."""
        return self._generation

    def _pixels(self, lying: Lying) -> int:
        return min(max(round(lying.width * self.devicePixelRatioF()), 1), _MOST_PIXELS)

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self.strip.between(top, top + self.viewport().height())

    def _look(self) -> None:
        """Paint anew, and ask for the picture that is missing most."""
        self.viewport().update()
        if not self.strip.pages or not self.isVisible():
            return
        seen = self._seen()
        beside = (seen.stop, seen.start - 1)
        for number in (*seen, *(one for one in beside if 0 <= one < len(self.strip.pages))):
            width = self._pixels(self.strip.pages[number])
            if self._pictures.get(number, (0, 0))[:2] != (self._generation, width):
                if self._asked is None or self._asked[0] != self._generation:
                    self._asked = self._generation, number, width
                    self.wanted.emit(number, width)
                return

    def _forget(self) -> None:
        """Keep no more pictures than there is memory for: those farthest from the view go first."""
        seen = self._seen()
        middle = (seen.start + seen.stop) / 2
        held = sum(picture.sizeInBytes() for _, _, picture in self._pictures.values())
        for number in sorted(self._pictures, key=lambda one: -abs(one - middle)):
            if held <= _MEMORY or number in seen:
                return
            held -= self._pictures.pop(number)[2].sizeInBytes()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the pages that are seen on their ground."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colours().desk))
        if not self.strip.pages:
            painter.setPen(QColor(colours().ink))
            room = self.viewport().rect().adjusted(GAP, GAP, -GAP, -GAP)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
        for number in self._seen():
            self._paint_page(painter, number)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().accent), _CURSOR))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def on_view(self, lying: Lying) -> QRectF:
        """Return where a page lies on the view, on whole pixels of the screen so that letters stay sharp."""
        ratio = self.devicePixelRatioF()
        x = round((lying.x - self.horizontalScrollBar().value()) * ratio) / ratio
        y = round((lying.y - self.verticalScrollBar().value()) * ratio) / ratio
        return QRectF(x, y, lying.width, lying.height)

    def _paint_page(self, painter: QPainter, number: int) -> None:
        lying = self.strip.pages[number]
        room = self.on_view(lying)
        painter.fillRect(room, QColor(LIGHT.paper))
        held = self._pictures.get(number)
        if held is not None and held[1] == self._pixels(lying):
            painter.drawImage(room.topLeft(), held[2])
        elif held is not None:
            painter.drawImage(room, held[2])
        for at, hit in enumerate(self._hits):
            if hit.page == number:
                tone = LIGHT.tones[Tone.ORANGE if at == self._hit else Tone.AMBER].bar
                self._wash(painter, room, lying, hit.boxes, tone, 120 if at == self._hit else 70)
        if self.chosen is not None and self.chosen.page == number:
            self._wash(painter, room, lying, self.chosen.boxes, LIGHT.accent, 70)
        for spot in (self.hover, self.spot):
            if spot is not None and spot[0] == number:
                self._frame(painter, room, lying, spot[1], strong=spot is self.spot)

    def _wash(
        self, painter: QPainter, room: QRectF, lying: Lying, boxes: Sequence[Box], colour: str, strength: int
    ) -> None:
        ink = QColor(colour)
        ink.setAlpha(strength)
        for box in boxes:
            painter.fillRect(placed(room, lying, box), ink)

    def _frame(self, painter: QPainter, room: QRectF, lying: Lying, spot: Spot, *, strong: bool) -> None:
        box = placed(room, lying, (spot.left, spot.top, spot.right, spot.bottom))
        ink = QColor(LIGHT.accent)
        ink.setAlpha(28)
        painter.fillRect(box, ink)
        if strong:
            painter.setPen(QColor(LIGHT.accent))
            painter.drawRect(box)

    def bring(self, number: int, box: Box) -> None:
        """Scroll only when a box is not well in view."""
        if number >= len(self.strip.pages):
            return
        lying = self.strip.pages[number]
        top, bottom = lying.y + box[1] * lying.scale, lying.y + box[3] * lying.scale
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() + GAP or bottom > bar.value() + high - GAP:
            bar.setValue(round(top - high / 3))
        left, right = lying.x + box[0] * lying.scale, lying.x + box[2] * lying.scale
        across, wide = self.horizontalScrollBar(), self.viewport().width()
        if left < across.value() or right > across.value() + wide:
            across.setValue(round(left - wide / 3))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that the keys scroll here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that they no longer do."""
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Look for what came into view."""
        self._look()
        self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the pages out for the new width."""
        super().resizeEvent(event)
        self._relay()
        self.turned.emit()


def placed(room: QRectF, lying: Lying, box: Box) -> QRectF:
    """Return where a box on a page lies on the view, whose ``room`` the page takes."""
    left, top, right, bottom = (side * lying.scale for side in box)
    return QRectF(room.x() + left, room.y() + top, right - left, bottom - top)
