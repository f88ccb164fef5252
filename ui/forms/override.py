"""How a text as written is understood, and a way to say otherwise with a reason."""

from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.actions.readings import following, override
from cdsdesk.errors import CdsError
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.tasks import Task
from ui.desk import Desk
from ui.forms.editors import ChoiceEditor, FieldEditor, TextEditor
from ui.forms.factory import editor_for
from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_REASON = "Lý do hiểu khác văn bản"


class OverrideDialog(QDialog):
    """The values that follow from a text field, beside the text; a reason is asked for."""

    def __init__(self, desk: Desk, record: Record, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._record, self._field = desk, record, field
        described = specs(type(record))
        label = described[field].label.split(" (")[0].lower()
        self.setWindowTitle(f"Sửa cách hiểu {label}")
        self.setMinimumWidth(420)
        inside = column(self, 16, 8)
        inside.addWidget(Label(f"Văn bản ghi: {getattr(record, field) or 'không ghi'}", wrap=True))
        self.editors: dict[str, FieldEditor] = {}
        for name in following(type(record), field):
            editor = editor_for(described[name], desk=desk)
            editor.show_text(described[name].kind.show(getattr(record, name)))
            inside.addWidget(Label(described[name].label, "small"))
            inside.addWidget(editor)
            self.editors[name] = editor
        inside.addWidget(Label(_REASON, "small"))
        self.reason = TextEditor()
        self.reason.setAccessibleName(_REASON)
        inside.addWidget(self.reason)
        self.wrong = Label("", "wrong", wrap=True)
        inside.addWidget(self.wrong)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(button("Huỷ", self.reject))
        self.keep_button = button("Hiểu như trên", self.keep, main=True)
        buttons.addWidget(self.keep_button)
        inside.addLayout(buttons)

    def values(self) -> dict[str, str]:
        """Return the texts of the fields that were changed. Raises CdsError for one that cannot be read."""
        found: dict[str, str] = {}
        described = specs(type(self._record))
        for name, editor in self.editors.items():
            editor.finish()
            if editor.text() != described[name].kind.show(getattr(self._record, name)):
                if not isinstance(editor, ChoiceEditor):
                    described[name].kind.parse(editor.text())
                found[name] = editor.text()
        return found

    def keep(self) -> None:
        """Write what was changed; a reason is asked for."""
        self.reason.finish()
        reason = self.reason.text()
        try:
            values = self.values()
        except CdsError as error:
            self.wrong.setText(error.sentence())
            return
        if values and not reason.strip():
            self.wrong.setText("Hãy ghi lý do hiểu khác văn bản.")
            self.reason.setFocus()
            return
        record, field = self._record, self._field
        if not values or self._desk.edit(lambda snap, who: override(snap, record, field, values, reason, who)):
            self.accept()


class DeadlineDialog(OverrideDialog):
    """Kind, first and last day of a deadline beside the text as written."""

    def __init__(self, desk: Desk, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(desk, task, "deadline_text", parent)
