"""Asks which task's result is to name a document."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.actions.citing import cite
from cdsdesk.errors import CdsError
from cdsdesk.model.calling import shortened
from cdsdesk.model.documents import Document
from cdsdesk.model.names import document_words
from cdsdesk.model.periods import period_words
from cdsdesk.model.reading import is_listed, items_of, progress_of
from cdsdesk.model.tasks import Task
from ui.desk import Desk
from ui.forms.editors_choice import RefEditor
from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_LINES = 3


class CiteDialog(QDialog):
    """The task is found by a few letters of its title or by its number; its result now stands below."""

    def __init__(self, desk: Desk, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._document = desk, document
        self._names = task_names(desk)
        self.setWindowTitle("Gắn với nhiệm vụ")
        self.setMinimumWidth(460)
        self.task = RefEditor(lambda: self._names)
        self.task.setAccessibleName("Nhiệm vụ")
        self.told_now = Label("", wrap=True)
        self.wrong = Label("", "wrong", wrap=True)
        self.cite_button = button("Gắn", self.keep, main=True)
        self.told_now.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        self.told_now.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._build()
        self.task.textChanged.connect(lambda _text: self._show_task())
        self._show_task()
        self.task.setFocus()

    def _build(self) -> None:
        period = period_words(self._desk.period.code)
        inside = column(self, 16, 8)
        inside.addWidget(Label(document_words(self._document), "heading", wrap=True))
        inside.addWidget(Label(f"Tên văn bản được ghi tiếp vào kết quả {period} của nhiệm vụ:", "small", wrap=True))
        inside.addWidget(self.task)
        inside.addWidget(self.told_now)
        inside.addWidget(self.wrong)
        inside.addStretch(1)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Huỷ", self.reject))
        foot.addWidget(self.cite_button)
        inside.addLayout(foot)

    def _told(self) -> str:
        progress = progress_of(self._desk.snapshot(), self.task.text())
        return progress.result if progress is not None else ""

    def _show_task(self) -> None:
        chosen = self.task.text() in self._names
        told = shortened(self._told()) or "chưa ghi"
        self.told_now.setText(f"Kết quả đang ghi: {told}" if chosen else "")
        self.wrong.setText("")
        self.cite_button.setEnabled(chosen)

    def keep(self) -> None:
        """Write the document into the result; what is refused is told here."""
        task, told, period = self.task.text(), self._told(), self._desk.period.code
        try:
            changes = cite(self._desk.everything(), task, period, told, self._document.uid, self._desk.who)
        except CdsError as error:
            self.wrong.setText(error.sentence())
            return
        if self._desk.apply(changes):
            self.accept()


def task_names(desk: Desk) -> Mapping[str, str]:
    """Return uid and name of the tasks to choose from, each name once: number in the plan, title."""
    snapshot = desk.snapshot()
    found: dict[str, str] = {}
    taken: set[str] = set()
    for task in snapshot.all(Task):
        codes = (item.code for item in items_of(snapshot, task.uid) if is_listed(item) and item.code)
        code = next(codes, "")
        title = " ".join(task.title.split())
        name = plain = f"{code}. {title}" if code else title
        number = 1
        while name in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(name)
        found[task.uid] = name
    return found
