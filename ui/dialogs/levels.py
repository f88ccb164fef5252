"""Asks into which levels an indicator is divided."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.actions.indicator_edits import split
from cdsdesk.model.indicators import Indicator
from ui.desk import Desk
from ui.forms.editors import LineEditor
from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

TITLE = "Tách hai cấp"
_LEVELS = ("Cấp thứ nhất", "Cấp thứ hai")


class LevelsDialog(QDialog):
    """A line for each level; what was told so far goes to the first one."""

    def __init__(self, desk: Desk, indicator: Indicator, scopes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._indicator = desk, indicator
        self.setWindowTitle(TITLE)
        self.setMinimumWidth(420)
        inside = column(self, 16, 8)
        inside.addWidget(Label(indicator.name, "heading", wrap=True))
        inside.addWidget(
            Label("Mỗi cấp là một dòng con có mục tiêu, số liệu riêng. Số đã ghi chuyển về cấp thứ nhất.", wrap=True)
        )
        self.editors: list[LineEditor] = []
        for place, name in enumerate(_LEVELS):
            editor = LineEditor(example="Tại cấp xã")
            editor.setAccessibleName(name)
            editor.show_text(scopes[place] if place < len(scopes) else "")
            inside.addWidget(Label(name, "small"))
            inside.addWidget(editor)
            self.editors.append(editor)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(button("Huỷ", self.reject))
        self.split_button = button(TITLE, self.divide, main=True)
        buttons.addWidget(self.split_button)
        inside.addLayout(buttons)

    def divide(self) -> None:
        """Make the levels; what is refused is told in the window."""
        names = [editor.text() for editor in self.editors]
        if self._desk.edit(lambda snapshot, who: split(snapshot, self._indicator.uid, names, who)):
            self.accept()
