"""How a deadline is understood, and a way to say otherwise with a reason."""

from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.errors import CdsError
from cdsdesk.model.fields import specs
from cdsdesk.model.tasks import Task
from ui.desk import Desk
from ui.edits import Edit, field_edit
from ui.forms.editors import ChoiceEditor, FieldEditor
from ui.forms.factory import editor_for
from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

FIELDS = ("deadline_kind", "deadline_from", "deadline_to")
LABEL = "Sửa cách hiểu thời hạn"


class DeadlineDialog(QDialog):
    """Kind, first and last day of a deadline beside the text as written; the reason goes into the task's note."""

    def __init__(self, desk: Desk, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._task = desk, task
        self.setWindowTitle(LABEL)
        self.setMinimumWidth(420)
        inside = column(self, 16, 8)
        inside.addWidget(Label(f"Văn bản ghi: {task.deadline_text or 'không ghi'}", wrap=True))
        self.editors: dict[str, FieldEditor] = {}
        described = specs(Task)
        for name in FIELDS:
            editor = editor_for(described[name])
            editor.show_text(described[name].kind.show(getattr(task, name)))
            inside.addWidget(Label(described[name].label, "small"))
            inside.addWidget(editor)
            self.editors[name] = editor
        inside.addWidget(Label("Lý do hiểu khác văn bản", "small"))
        self.reason = editor_for(described["note"])
        self.reason.setAccessibleName("Lý do hiểu khác văn bản")
        inside.addWidget(self.reason)
        self.wrong = Label("", "wrong", wrap=True)
        inside.addWidget(self.wrong)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(button("Huỷ", self.reject))
        self.keep_button = button("Hiểu như trên", self.keep, main=True)
        buttons.addWidget(self.keep_button)
        inside.addLayout(buttons)

    def edits(self) -> list[Edit]:
        """Return the edits of the fields that were changed, with the reason. Raises CdsError."""
        made: list[Edit] = []
        described = specs(Task)
        for name, editor in self.editors.items():
            text = editor.text()
            if text != described[name].kind.show(getattr(self._task, name)):
                if not isinstance(editor, ChoiceEditor):
                    described[name].kind.parse(text)
                made.append(field_edit(self._task, name, text))
        if made:
            line = f"Thời hạn hiểu lại: {self.reason.text().strip()}"
            note = f"{self._task.note}\n{line}" if self._task.note else line
            made.append(field_edit(self._task, "note", note))
        return made

    def keep(self) -> None:
        """Write what was changed; a reason is asked for."""
        try:
            made = self.edits()
        except CdsError as error:
            self.wrong.setText(error.sentence())
            return
        if made and not self.reason.text().strip():
            self.wrong.setText("Hãy ghi lý do hiểu khác văn bản.")
            self.reason.setFocus()
            return
        if not made or self._desk.edit_all(LABEL, made):
            self.accept()
