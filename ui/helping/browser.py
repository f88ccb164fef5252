"""Shows a page of the help: Markdown in the program's own look; nothing is loaded but its own pictures."""

import re
from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from ui.helping.pages import BY_NAME, markdown, picture
from ui.theme.colours import Colours
from ui.theme.theme import colours, theme

_MARK = re.compile(r"⟦([^⟧]*)⟧")
_HEADING_SIZES = {1: 1.5, 2: 1.2, 3: 1.05}
_ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0)
_SECOND = 2
_LINE_HEIGHT = 118
_MARGIN, _INDENT = 18, 20
_GITHUB = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
_SMOOTH = Qt.TransformationMode.SmoothTransformation
Place = QTextCursor.MoveMode


class HelpBrowser(QTextBrowser):
    """``asked`` gives page and anchor of a link that was followed."""

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = ""
        self._anchor = ""
        self._zoom = _ZOOMS.index(1.0)
        self._anchors: dict[str, int] = {}
        self._points = self.font().pointSizeF()
        self.setObjectName("help")
        self.setAccessibleName("Nội dung trợ giúp")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._follow)
        theme().changed.connect(self._again)

    def show_page(self, name: str, anchor: str = "") -> None:
        """Show a page from its beginning, or from a heading or field on it."""
        if name != self.page:
            self.page = name
            self._render()
        self._anchor = anchor
        self._go_to(anchor)

    def anchors(self) -> list[str]:
        """Return the anchors of the page that is shown."""
        return list(self._anchors)

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller; 0 gives back the usual size."""
        wanted = self._zoom + steps if steps else _ZOOMS.index(1.0)
        self._zoom = min(max(wanted, 0), len(_ZOOMS) - 1)
        self._again()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Give a picture of the help; refuse everything else, whatever a page names."""
        path = picture(name.toString() if isinstance(name, QUrl) else name)
        if kind == QTextDocument.ResourceType.ImageResource.value and path:
            return QImage(path)
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let pictures be no wider than the page."""
        super().resizeEvent(event)
        self._fit_pictures()
        # Formats that change while Qt lays a page out leave what stands below them without a place.
        self.document().markContentsDirty(0, self.document().characterCount())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the asked place again: only now it is known how wide the page is."""
        super().showEvent(event)
        if not event.spontaneous():
            self._go_to(self._anchor)

    def _follow(self, link: QUrl) -> None:
        name, _, anchor = link.toString().partition("#")
        if name in BY_NAME or not name:
            self.asked.emit(name or self.page, anchor)

    def _again(self) -> None:
        if self.page:
            self._render()

    def _render(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(self._points * _ZOOMS[self._zoom])
        document = self.document()
        document.setDefaultFont(font)
        document.setIndentWidth(_INDENT)
        document.setMarkdown(markdown(self.page), _GITHUB)
        self._anchors = {}
        block = document.begin()
        while block.isValid():
            self._note_anchor(block)
            self._dress(block, colours())
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame, colours())
        self._fit_pictures()

    def _note_anchor(self, block: QTextBlock) -> None:
        found = _MARK.search(block.text())
        if found is None:
            return
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + found.start())
        cursor.setPosition(block.position() + found.end(), Place.KeepAnchor)
        cursor.removeSelectedText()
        self._anchors[found[1]] = block.blockNumber()

    def _dress(self, block: QTextBlock, scheme: Colours) -> None:
        form = block.blockFormat()
        level = form.headingLevel()
        if not any(part.charFormat().isImageFormat() for part in _fragments(block)):
            form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if level:
            form.setTopMargin(0 if level == 1 else 14)
            form.setBottomMargin(5)
            letters = QTextCharFormat()
            letters.setFontPointSize(self._points * _ZOOMS[self._zoom] * _HEADING_SIZES[min(level, 3)])
            letters.setFontWeight(QFont.Weight.Bold)
            letters.setForeground(QColor(scheme.accent if level == _SECOND else scheme.ink))
            _over(block, block.position(), block.length() - 1).setCharFormat(letters)
        elif form.hasProperty(QTextFormat.Property.BlockCodeFence) or form.nonBreakableLines():
            form.setBackground(QColor(scheme.track))
        else:
            _dress_keys(block, scheme)
        QTextCursor(block).setBlockFormat(form)

    def _fit_pictures(self) -> None:
        room = self.viewport().width() - 2 * _MARGIN - 4
        block = self.document().begin()
        while block.isValid():
            for part in _fragments(block):
                if part.charFormat().isImageFormat():
                    self._fit(part.position(), part.charFormat().toImageFormat(), room)
            block = block.next()

    def _fit(self, position: int, form: QTextImageFormat, room: int) -> None:
        image = QImage(picture(form.name()))
        width = min(image.width(), room)
        if image.isNull() or int(form.width()) == width:
            return
        sharp = image.scaledToWidth(round(width * self.devicePixelRatioF()), _SMOOTH)
        sharp.setDevicePixelRatio(self.devicePixelRatioF())
        self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(form.name()), sharp)
        form.setWidth(width)
        form.setHeight(image.height() * width / image.width())
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, Place.KeepAnchor)
        cursor.setCharFormat(form)

    def _go_to(self, anchor: str) -> None:
        self.setExtraSelections([])
        number = self._anchors.get(anchor)
        if number is None:
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.verticalScrollBar().setValue(0)
            return
        block = self.document().findBlockByNumber(number)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(int(top) - _MARGIN)
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(int(top) - _MARGIN)
        mark = QTextEdit.ExtraSelection()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, Place.KeepAnchor)
        mark.cursor = cursor
        mark.format.setBackground(QColor(colours().accent_soft))
        self.setExtraSelections([mark])


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    parts = cast("Iterable[QTextBlock.iterator]", block)
    return [part.fragment() for part in parts]


def _over(block: QTextBlock, begin: int, length: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(begin)
    cursor.setPosition(begin + length, Place.KeepAnchor)
    return cursor


def _dress_keys(block: QTextBlock, scheme: Colours) -> None:
    """Show keys and words of commands as small plates."""
    plate = QTextCharFormat()
    plate.setBackground(QColor(scheme.track))
    plate.setForeground(QColor(scheme.ink))
    for part in _fragments(block):
        if part.charFormat().fontFixedPitch():
            _over(block, part.position(), part.length()).setCharFormat(plate)


def _dress_table(table: QTextTable, scheme: Colours) -> None:
    form = table.format()
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QColor(scheme.line))
    form.setBorderCollapse(True)
    form.setCellPadding(5)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints([])
    table.setFormat(form)
