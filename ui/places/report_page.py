"""The words of a composed report as a page: every block in its order, as text, nothing left out but long annexes."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from cdsdesk.document.blocks import (
    Annex,
    Block,
    HeaderCell,
    Heading,
    IssuedDocument,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Run,
    SectionRow,
    Table,
)
from ui.widgets.layouts import row

SERIF = ("Times New Roman", "Liberation Serif", "Tinos")
_POINTS = 10.0
_TABLE_POINTS = 7.5
_MOST_ROWS = 60
_CENTER, _LEFT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
_JUSTIFY, _RIGHT = Qt.AlignmentFlag.AlignJustify, Qt.AlignmentFlag.AlignRight
_PAPER_MARGIN = 34
_PAPER_WIDTH = 640
_INDENT = 28


class PageWriter:
    """Writes blocks into a text document; ``places`` says at which position a section begins."""

    def __init__(self, document: QTextDocument) -> None:
        self.places: dict[str, int] = {}
        self._cursor = QTextCursor(document)
        self._fresh = True

    def write(self, issued: IssuedDocument) -> None:
        """Write a whole document."""
        self._front(issued)
        for block in issued.body:
            self._block(block)
        self._ending(issued)
        for annex in issued.annexes:
            self._annex(annex)

    def _line(
        self, runs: Iterable[Run], align: Qt.AlignmentFlag, *, above: float = 0, below: float = 3, indent: float = 0
    ) -> None:
        shape = QTextBlockFormat()
        shape.setAlignment(align)
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setTextIndent(indent)
        shape.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._fresh:
            self._cursor.setBlockFormat(shape)
            self._fresh = False
        else:
            self._cursor.insertBlock(shape)
        for run in runs:
            self._cursor.insertText(run.text.replace("\n", "\u2028"), _letters(run))

    def _words(
        self, text: str, align: Qt.AlignmentFlag, *, bold: bool = False, italic: bool = False, above: float = 0
    ) -> None:
        self._line((Run(text, bold, italic),), align, above=above)

    def _front(self, issued: IssuedDocument) -> None:
        head = issued.letterhead
        left = [Run(line) for line in head.parent_lines] + [Run(line, bold=True) for line in head.body_lines]
        left.append(Run(f"Số: {head.number or '          '}/{head.symbol}"))
        day = f"ngày {head.date.day:02d} tháng {head.date.month:02d}" if head.date else "ngày      tháng     "
        right = [
            Run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True),
            Run("Độc lập - Tự do - Hạnh phúc", bold=True),
            Run(f"{head.place}, {day} năm {head.year}", italic=True),
        ]
        self._pair(left, right, (40, 60))
        if issued.draft:
            self._words("DỰ THẢO", _LEFT, bold=True)
        self._words("", _CENTER)
        self._words(issued.title.kind, _CENTER, bold=True)
        for line in issued.title.subject_lines:
            self._words(line, _CENTER, bold=True)
        if issued.addressees:
            self._words(f"Kính gửi: {'; '.join(issued.addressees.names)}.", _CENTER, above=8)

    def _ending(self, issued: IssuedDocument) -> None:
        left = [Run("Nơi nhận:", bold=True, italic=True)] + [Run(f"- {line}") for line in issued.recipients.lines]
        sign = issued.signature
        right = [Run(line, bold=True) for line in sign.lines] + [Run(""), Run("")]
        right += [Run(line, bold=True) for line in sign.position_below] + [Run(sign.name, bold=True)]
        self._pair(left, right, (50, 50), sides=(_LEFT, _CENTER))

    def _pair(
        self,
        left: list[Run],
        right: list[Run],
        shares: tuple[int, int],
        sides: tuple[Qt.AlignmentFlag, Qt.AlignmentFlag] = (_CENTER, _CENTER),
    ) -> None:
        shape = _grid(shares, border=0)
        shape.setTopMargin(0 if self._fresh else 10)
        table = self._cursor.insertTable(1, 2, shape)
        for place, (runs, side) in enumerate(zip((left, right), sides, strict=True)):
            inner = table.cellAt(0, place).firstCursorPosition()
            _fill(inner, runs, side)
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._fresh = True

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._line((Run(block.text, bold=True),), _LEFT, above=8, indent=_INDENT)
                self.places[block.key] = self._cursor.position()
            case Paragraph(style=ParagraphStyle.CENTERED):
                self._line(block.runs, _CENTER)
            case Paragraph():
                self._line(block.runs, _JUSTIFY, indent=_INDENT)
            case ListItem():
                self._line((Run(f"{block.marker} "), *block.runs), _JUSTIFY, indent=_INDENT)
            case Table():
                self._table(block)

    def _annex(self, annex: Annex) -> None:
        self._words(annex.label, _CENTER, bold=True, above=26)
        self.places[annex.label] = self._cursor.position()
        self._words(annex.title, _CENTER, bold=True)
        for block in annex.blocks:
            self._block(block)

    def _table(self, table: Table) -> None:
        if table.unit_line:
            self._words(table.unit_line, _RIGHT, italic=True)
        rows = table.rows[:_MOST_ROWS]
        shape = _grid([round(100 * c.width / sum(d.width for d in table.columns)) for c in table.columns], border=1)
        shape.setHeaderRowCount(1)
        made = self._cursor.insertTable(len(rows) + 1, len(table.columns), shape)
        for place in range(len(table.columns)):
            titles = [cell.text for cell in _header_of(table, place)]
            _fill(
                made.cellAt(0, place).firstCursorPosition(), [Run(" – ".join(titles), bold=True)], _CENTER, small=True
            )
        for number, line in enumerate(rows, start=1):
            if isinstance(line, SectionRow):
                made.mergeCells(number, 0, 1, len(table.columns))
                text = f"{line.number}. {line.text}" if line.number else line.text
                _fill(made.cellAt(number, 0).firstCursorPosition(), [Run(text, bold=True)], _LEFT, small=True)
                continue
            for place, cell in enumerate(line.cells):
                _fill(made.cellAt(number, place).firstCursorPosition(), [Run(cell.text)], _LEFT, small=True)
        self._cursor = made.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._fresh = True
        left = len(table.rows) - len(rows)
        if left > 0:
            self._words(f"… còn {left} dòng nữa; tệp xuất ra có đủ.", _LEFT, italic=True)
        for note in table.footnotes:
            self._words(note, _LEFT, italic=True)


class ReportPage(QFrame):
    """A white page on a grey ground; the keys scroll it, the text can be copied, not changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper-desk")
        self.text = QTextEdit()
        self.text.setObjectName("paper")
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setAccessibleName("Lời văn của báo cáo")
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setMaximumWidth(_PAPER_WIDTH)
        inside = row(self, 12, 0)
        inside.addStretch(1)
        inside.addWidget(self.text, 100)
        inside.addStretch(1)
        self._places: dict[str, int] = {}

    def show_document(self, issued: IssuedDocument) -> None:
        """Show a composed report, at the place that was looked at before."""
        bar = self.text.verticalScrollBar()
        before = bar.value()
        document = QTextDocument(self.text)
        document.setDocumentMargin(_PAPER_MARGIN)
        document.setDefaultFont(_serif(_POINTS))
        writer = PageWriter(document)
        writer.write(issued)
        self._places = writer.places
        self.text.setDocument(document)
        bar.setValue(before)

    def go_to(self, key: str) -> None:
        """Bring a section or annex to the top of the view."""
        if key not in self._places:
            return
        cursor = self.text.textCursor()
        cursor.setPosition(self._places[key])
        self.text.setTextCursor(cursor)
        top = self.text.cursorRect(cursor).top()
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + top - _PAPER_MARGIN // 2)


def _serif(points: float) -> QFont:
    font = QFont()
    font.setFamilies(list(SERIF))
    font.setPointSizeF(points)
    return font


def _letters(run: Run, points: float = _POINTS) -> QTextCharFormat:
    made = QTextCharFormat()
    font = _serif(points)
    font.setBold(run.bold)
    font.setItalic(run.italic)
    made.setFont(font)
    if run.superscript:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return made


def _fill(cursor: QTextCursor, runs: list[Run], side: Qt.AlignmentFlag, *, small: bool = False) -> None:
    shape = QTextBlockFormat()
    shape.setAlignment(side)
    for number, run in enumerate(runs):
        if number:
            cursor.insertBlock(shape)
        else:
            cursor.setBlockFormat(shape)
        cursor.insertText(run.text.replace("\n", "\u2028"), _letters(run, _TABLE_POINTS if small else _POINTS))


def _grid(shares: Iterable[int], border: int) -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setBorder(border)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    shape.setCellPadding(2 if border else 1)
    shape.setCellSpacing(0)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
    return shape


def _header_of(table: Table, place: int) -> list[HeaderCell]:
    """Return the header cells that stand over a column, from the top, spans counted."""
    found: list[HeaderCell] = []
    taken: dict[tuple[int, int], HeaderCell] = {}
    for number, line in enumerate(table.header):
        column = 0
        for cell in line:
            while (number, column) in taken:
                column += 1
            for down in range(cell.rowspan):
                for right in range(cell.colspan):
                    taken[number + down, column + right] = cell
            column += cell.colspan
        here = taken.get((number, place))
        if here is not None and here not in found:
            found.append(here)
    return found
