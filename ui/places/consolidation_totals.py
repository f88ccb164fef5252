"""Totals over lower offices, and below them what each office told of the total that has the cursor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from ui.tables.lines import LineCell, LineColumn, LinesTable
from ui.widgets.boxes import link
from ui.widgets.label import Label
from ui.widgets.layouts import column, row


@dataclass(frozen=True)
class Part:
    """What offices told of one total: a heading, the rows and how they are told, and what is to be said of them."""

    heading: str
    rows: Sequence[Any]
    told: Callable[[Any], Sequence[LineCell]]
    remark: str = ""


@dataclass(frozen=True)
class CountLine:
    """A sum of counts with the offices that it was added up from."""

    words: str
    total: str
    rows: Sequence[tuple[str, str]] = field(default_factory=tuple)


def count_total(one: CountLine) -> Sequence[LineCell]:
    """Tell a sum of counts."""
    return LineCell(one.words), LineCell(one.total)


def count_row(row: tuple[str, str]) -> Sequence[LineCell]:
    """Tell what one office counted."""
    return LineCell(row[0]), LineCell(row[1])


class TotalsPage(QWidget):
    """``told`` tells a total, ``open_total`` gives what stands behind it.

    ``asked`` gives a total and the row of the office that is to mend it.
    """

    asked = Signal(object, object)

    def __init__(
        self,
        name: str,
        columns: Sequence[LineColumn],
        row_columns: Sequence[LineColumn],
        told: Callable[[Any], Sequence[LineCell]],
        open_total: Callable[[Any], Part],
        parent: QWidget | None = None,
        *,
        mendable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._open = open_total
        self._told: Callable[[Any], Sequence[LineCell]] = lambda _row: ()
        self.parts = QSplitter(Qt.Orientation.Vertical, self)
        below = QWidget(self.parts)
        self.table = LinesTable(name, columns, told, parent=self.parts)
        self.heading = Label("", "heading", elide=True, parent=below)
        self.remark = Label("", "small", wrap=True, parent=below)
        self.rows = LinesTable(f"{name}: từng đơn vị", row_columns, lambda row: self._told(row), parent=below)
        self.ask_link = link("Yêu cầu đơn vị chỉnh sửa…", self._ask)
        self.ask_link.setVisible(mendable)
        inside = column(below, spacing=6)
        line = row()
        line.addWidget(self.heading)
        line.addStretch(1)
        line.addWidget(self.ask_link)
        inside.addLayout(line)
        inside.addWidget(self.rows, 1)
        inside.addWidget(self.remark)
        self.parts.setChildrenCollapsible(False)
        self.parts.setHandleWidth(10)
        self.parts.addWidget(self.table)
        self.parts.addWidget(below)
        self.parts.setSizes([260, 280])
        column(self).addWidget(self.parts)
        self.table.reached.connect(lambda _row: self.show_part())
        self.table.opened.connect(lambda _row, _place: self.rows.setFocus())

    def show_totals(self, totals: Sequence[Any]) -> None:
        """Show other totals."""
        self.table.show_rows(totals)
        self.show_part()

    def show_part(self) -> None:
        """Show what offices told of the total with the cursor."""
        total = self.table.current()
        part = self._open(total) if total is not None else Part("", (), lambda _row: ())
        self._told = part.told
        self.heading.setText(part.heading)
        self.rows.show_rows(part.rows)
        self.ask_link.setEnabled(bool(part.rows))
        self.remark.setText(part.remark)
        self.remark.setVisible(bool(part.remark))

    def _ask(self) -> None:
        total, told = self.table.current(), self.rows.current()
        if total is not None and told is not None:
            self.asked.emit(total, told)
