"""The document that is proofread, in one calm column: its words in reading order, those of the findings marked."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from cdsdesk.checks.paper import Paper, PaperRow, PaperTable, RowKind
from cdsdesk.model.findings import Finding, Severity
from ui.places.proofreading_lines import Line, Look, Stretch, Written, lines_of, widths
from ui.places.report_finding_box import TONES
from ui.theme.theme import colours, theme
from ui.widgets.pause import pause

Soon = Callable[[QObject, Callable[[], object]], None]
_AT_ONCE = 30
_MARGIN, _CELL = 22, 4
_LINE_HEIGHT = 120
_AFTER = 6
_THIRD = 3
_SAMPLE, _MOST, _FAIRNESS = 60, 130, 0.6
_SETTLED_MS = 150
_NOWHERE = -1
_MIDDLE, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
_SIDES = {Look.HEAD: _MIDDLE, Look.TITLE: _MIDDLE, Look.SIGNED: _RIGHT}
_SIZES = {Look.TITLE: 1.15, Look.NOTE: 0.92, Look.HEAD: 0.95}
_STRONG = {Look.TITLE, Look.HEADING, Look.SIGNED}


class PaperText(QTextEdit):
    """``written`` tells that all of a document stands here, ``hit`` gives the finding whose words were clicked.

    A document is written part by part in turns of the event loop, which ``soon`` gives.
    """

    written = Signal()
    hit = Signal(int)

    def __init__(self, soon: Soon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._soon = soon
        self._page: _Page | None = None
        self.setObjectName("paper")
        self.setAccessibleName("Nội dung văn bản được soát")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._paper: Paper | None = None
        self._findings: Sequence[Finding] = ()
        self._fitting = pause(self, _SETTLED_MS, self._fit)
        self.stretches: list[tuple[Stretch, ...]] = []
        self.current, self._stands = -1, 0
        theme().changed.connect(self._again)

    def show_paper(self, paper: Paper) -> None:
        """Show a document from its beginning."""
        self.clear_paper()
        self._paper = paper
        self._again()

    def start_of(self, finding: Finding) -> int:
        """Return the letter of the page at which the words of a finding begin; -1 when they are not known."""
        stretches = self._find(finding)
        return stretches[0].start if stretches else -1

    def take_findings(self, findings: Sequence[Finding]) -> None:
        """Take the findings whose words are marked from the next ``go_to`` on, numbered in this order."""
        self._findings = findings
        self.stretches = [self._find(finding) for finding in findings]

    def _find(self, finding: Finding) -> tuple[Stretch, ...]:
        return self._page.written.find(finding.place) if self._page is not None else ()

    def clear_paper(self) -> None:
        """Let the document go."""
        self._paper, self._page, self.current, self._stands = None, None, -1, 0
        self.take_findings(())
        self._mark()
        self.clear()

    def go_to(self, number: int) -> None:
        """Mark the words of a finding as the ones looked at and bring them into the upper third of the view."""
        self.current = number
        self._mark()
        stretches = self.stretches[number] if 0 <= number < len(self.stretches) else ()
        if not stretches:
            return
        # What is not laid out yet cannot be scrolled to.
        self.document().documentLayout().documentSize()
        cursor = self.textCursor()
        for position in (stretches[-1].end, stretches[0].start):
            cursor.setPosition(position)
            self.setTextCursor(cursor)
        bar, top = self.verticalScrollBar(), self.cursorRect(cursor).top()
        bar.setValue(bar.value() + top - self.viewport().height() // _THIRD)
        # Before it is shown it has another size.
        self._stands = bar.value() if self.isVisible() else _NOWHERE

    def at(self, position: int) -> int:
        """Return the number of the finding whose words stand at a letter of the page, -1 when none does."""
        for number, stretches in enumerate(self.stretches):
            if any(one.start <= position <= one.end for one in stretches):
                return number
        return -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of a click on marked words."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            number = self.at(self.cursorForPosition(event.position().toPoint()).position())
            if number >= 0:
                self.hit.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let tables be as wide as the view, once it stays."""
        super().resizeEvent(event)
        if event.size() != event.oldSize() and self._paper is not None:
            self._fitting.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Bring the words into view that were asked for before."""
        super().showEvent(event)
        if self._stands == _NOWHERE:
            self._fitting.start()

    def _room(self) -> int:
        return self.viewport().width() - 2 * _MARGIN - 2

    def _fit(self) -> None:
        """Fit tables into the view; words that were brought into it stay there unless somebody scrolled away."""
        scrolled = self._stands not in {_NOWHERE, self.verticalScrollBar().value()}
        for columns in self._page.columns if self._page is not None else ():
            columns.fit(self._room())
        if not scrolled:
            self.go_to(self.current)

    def _again(self) -> None:
        if self._paper is not None:
            self.setExtraSelections([])
            self._page = page = _Page(self.document(), self.font(), self._room())
            self._go_on(page, lines_of(self._paper))

    def _go_on(self, page: "_Page", parts: Iterator[Line | PaperTable]) -> None:
        """Write the next few parts, the others in turns of their own; a page that another took the place of ends."""
        if page is not self._page:
            return
        if page.put_some(parts):
            self._soon(self, lambda: self._go_on(page, parts))
        else:
            self.written.emit()

    def _mark(self) -> None:
        made = []
        for number, stretches in enumerate(self.stretches):
            looked_at, whole = number == self.current, len(stretches) > 1
            form = self._form(self._findings[number].severity, looked_at=looked_at, loud=looked_at and not whole)
            for stretch in stretches:
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(stretch.start)
                cursor.setPosition(stretch.end, QTextCursor.MoveMode.KeepAnchor)
                mark.cursor, mark.format = cursor, form
                made.append(mark)
        self.setExtraSelections(sorted(made, key=lambda one: one.format.fontUnderline()))

    @staticmethod
    def _form(severity: Severity, *, looked_at: bool, loud: bool) -> QTextCharFormat:
        """Words on a soft ground of their weight; those that are looked at underlined and, if few, light on dark."""
        pair, form = colours().tones[TONES[severity]], QTextCharFormat()
        form.setBackground(QColor(pair.ink if loud else pair.soft))
        form.setForeground(QColor(colours().card if loud else pair.ink))
        form.setFontUnderline(looked_at)
        return form


class _Page:
    """Writes lines and tables into a document and notes where each stands."""

    def __init__(self, document: QTextDocument, font: QFont, room: int) -> None:
        self.columns: list[_Columns] = []
        self.written = Written()
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(font)
        document.setDocumentMargin(_MARGIN)
        self._points, self._metrics, self._room = font.pointSizeF(), QFontMetrics(font), room
        self._cursor = QTextCursor(document)
        self._empty = True

    def put_some(self, parts: Iterator[Line | PaperTable]) -> bool:
        """Write the next few parts, which are laid out together; False when there are no more."""
        room, more = _AT_ONCE, False
        self._cursor.beginEditBlock()
        while room > 0 and (more := (part := next(parts, None)) is not None):
            if isinstance(part, PaperTable):
                self._table(part)
                room -= len(part.rows)
            elif part is not None:
                self._line(part)
            room -= 1
        self._cursor.endEditBlock()
        return more

    def _line(self, line: Line) -> None:
        self._next_block(self._block_form(line))
        self.written.add(line.place, self._cursor.position(), line.text)
        self._cursor.insertText(line.text, self._letters(line.look, line.level))

    def _next_block(self, form: QTextBlockFormat) -> None:
        if self._empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._empty = False

    def _block_form(self, line: Line) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(_AFTER if line.look not in {Look.HEAD, Look.NOTE, Look.SIGNED} else 1)
        if line.look is Look.HEADING or (line.look is Look.TITLE and line.level):
            form.setTopMargin(2 * _AFTER)
        if line.look is Look.ITEM:
            form.setLeftMargin(3 * _AFTER)
            form.setTextIndent(-2 * _AFTER)
        form.setAlignment(_SIDES.get(line.look, Qt.AlignmentFlag.AlignLeft))
        return form

    def _letters(self, look: Look, level: int = 0) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontPointSize(self._points * _SIZES.get(look, 1.1 if level == 1 else 1.0))
        form.setFontWeight(QFont.Weight.Bold if look in _STRONG else QFont.Weight.Normal)
        form.setForeground(QColor(colours().muted if look in {Look.HEAD, Look.NOTE} else colours().ink))
        return form

    def _table(self, table: PaperTable) -> None:
        if table.unit_line:
            self._line(Line(Look.NOTE, table.unit_line, table.place))
        if not table.header:
            return
        self._next_block(QTextBlockFormat())
        made = self._cursor.insertTable(len(table.rows) + 1, len(table.header), _table_form())
        self.columns.append(_Columns(made, table, self._metrics))
        self.columns[-1].fit(self._room)
        self._head(made, table)
        for number, row in enumerate(table.rows, start=1):
            self._row(made, number, row)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _head(self, made: QTextTable, table: PaperTable) -> None:
        letters = self._letters(Look.HEADING)
        for column, text in enumerate(table.header):
            self._cell(made, 0, column, text, table, letters)

    def _row(self, made: QTextTable, number: int, row: PaperRow) -> None:
        strong = self._letters(Look.TEXT if row.kind is RowKind.DATA else Look.HEADING)
        if row.kind is RowKind.SECTION:
            made.mergeCells(number, 0, 1, made.columns())
            first = next((cell.text for cell in row.cells if cell.text), "")
            self._cell(made, number, 0, first, row, strong)
            return
        for column, cell in enumerate(row.cells[: made.columns()]):
            if cell.text:
                self._cell(made, number, column, cell.text, row, strong)

    def _cell(
        self, made: QTextTable, row: int, column: int, text: str, of: PaperTable | PaperRow, letters: QTextCharFormat
    ) -> None:
        cursor = made.cellAt(row, column).firstCursorPosition()
        self.written.add(of.place, cursor.position(), text)
        cursor.insertText(text, letters)


def _table_form() -> QTextTableFormat:
    form = QTextTableFormat()
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QColor(colours().line))
    form.setBorderCollapse(True)
    form.setCellPadding(_CELL)
    form.setCellSpacing(0)
    return form


class _Columns:
    """The columns of a table as wide as its texts and the view ask for."""

    def __init__(self, made: QTextTable, table: PaperTable, metrics: QFontMetrics) -> None:
        self._made = made
        self._needs, self._wants = [], []
        for column, head in enumerate(table.header):
            texts = [row.cells[column].text for row in table.rows[:_SAMPLE] if _has(row, column)]
            longest = max((word for text in (head, *texts) for word in text.split()), key=len, default="")
            need = min(metrics.horizontalAdvance(f"{longest}m"), _MOST)
            self._needs.append(need + 2 * _CELL + 2)
            self._wants.append((sum(map(len, texts)) / max(len(texts), 1)) ** _FAIRNESS)

    def fit(self, room: int) -> None:
        """Share the width of the view."""
        form = self._made.format()
        fixed = QTextLength.Type.FixedLength
        form.setColumnWidthConstraints([QTextLength(fixed, one) for one in widths(self._needs, self._wants, room)])
        self._made.setFormat(form)


def _has(row: PaperRow, column: int) -> bool:
    return row.kind is not RowKind.SECTION and column < len(row.cells)
