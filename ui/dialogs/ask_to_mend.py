"""Asks what a lower office is to mend in what it sent: where, and in which words."""

from collections.abc import Sequence

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.actions.remarks import ask_to_mend
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_words
from ui.desk import Desk
from ui.forms.editors import TextEditor
from ui.widgets.boxes import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row

_EXAMPLE = "Ghi rõ số, ký hiệu văn bản hoàn thành"


class AskToMendDialog(QDialog):
    """``record`` is the uid of what the sender told, "" for the whole report; ``fields`` names and labels to choose."""

    def __init__(
        self,
        desk: Desk,
        unit: Unit,
        code: str,
        record: str = "",
        title: str = "",
        fields: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._unit, self._code, self._record = desk, unit, code, record
        self.setWindowTitle(f"Yêu cầu {unit.name} chỉnh sửa")
        self.setMinimumWidth(480)
        inside = column(self, 16, 10)
        what = title or f"Cả báo cáo {period_words(code)}"
        inside.addWidget(Label(what, "strong", wrap=True))
        self.field = ChoiceBox()
        self.text = TextEditor(least=3, example=_EXAMPLE)
        for name, label in fields:
            self.field.addItem(label, name)
        for words, editor in (("Ô cần sửa", self.field), ("Yêu cầu", self.text)):
            editor.setAccessibleName(words)
            label_of = Label(words, "small")
            label_of.setBuddy(editor)
            inside.addWidget(label_of)
            inside.addWidget(editor)
            if editor is self.field:
                label_of.setVisible(bool(fields))
                editor.setVisible(bool(fields))
        self.text.typed.connect(self._typed)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Huỷ", self.reject))
        self.write_button = button("Ghi yêu cầu", self.write, main=True)
        self.write_button.setToolTip(tip("Ctrl+Enter"))
        QShortcut("Ctrl+Return", self).activated.connect(self.write_button.click)
        foot.addWidget(self.write_button)
        inside.addLayout(foot)
        self._typed()
        self.text.setFocus()

    def _typed(self) -> None:
        self.write_button.setEnabled(bool(self.text.whole_text().strip()) and not self._desk.lock)

    def write(self) -> None:
        """Keep what was typed, one step to take back."""
        self.text.finish()
        field, text = str(self.field.currentData() or ""), self.text.text()
        unit, code, record = self._unit.uid, self._code, self._record
        if self._desk.edit(lambda snapshot, who: ask_to_mend(snapshot, unit, code, text, record, field, who)):
            self.accept()
