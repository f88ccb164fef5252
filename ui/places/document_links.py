"""What stands between the fields of a document: the other line that says the same, and the tasks that name it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cdsdesk.actions.citing import CitedIn, cited_in
from cdsdesk.actions.register_lines import join_lines
from cdsdesk.actions.register_list import line_of, twin_words
from cdsdesk.model.calling import shortened
from cdsdesk.model.reading import is_listed, items_of
from cdsdesk.model.snapshot import Snapshot
from ui.desk import Desk
from ui.dialogs.cite_document import CiteDialog
from ui.places.document_rows import DocumentRow
from ui.widgets.boxes import clear, link
from ui.widgets.label import Label
from ui.widgets.layouts import column

_MOST = 8
JOIN = "Là một văn bản, gộp lại"


class LinkList(QWidget):
    """A small heading with links below it, hidden while there are none; ``acts`` stand under the links."""

    def __init__(self, acts: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Label("", "small", wrap=True)
        self._links = column(spacing=2)
        inside = column(self, spacing=3)
        inside.addWidget(self.heading)
        inside.addLayout(self._links)
        for act in acts:
            inside.addWidget(act)

    def show_links(self, title: str, found: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show links, the first ones when there are many."""
        clear(self._links)
        for words, act in found[:_MOST]:
            self._links.addWidget(link(words, act))
        if len(found) > _MOST:
            self._links.addWidget(Label(f"và {len(found) - _MOST} mục khác", "small"))
        self.heading.setText(title)
        self.heading.setVisible(bool(title))


class DocumentLinks(QObject):
    """Two lists for a form: ``twins`` and ``cited``; ``record_asked`` names the line or the task to go to."""

    record_asked = Signal(str, str)

    def __init__(self, desk: Desk, commit: Callable[[], bool]) -> None:
        super().__init__()
        self.desk, self._commit = desk, commit
        self.row: DocumentRow | None = None
        self._looked: tuple[Snapshot, str, Sequence[CitedIn]] | None = None
        self.join_link = link(JOIN, self.join)
        self.cite_link = link("+ Gắn với nhiệm vụ…", self.cite)
        self.twins = LinkList([self.join_link])
        self.cited = LinkList([self.cite_link])

    def show_row(self, row: DocumentRow | None) -> None:
        """Show what belongs to a line."""
        self.row = row
        self._show_twins(row.twins if row is not None else ())
        self._show_cited(self._cited(row))
        self.cited.setVisible(row is not None)

    def _cited(self, row: DocumentRow | None) -> Sequence[CitedIn]:
        """Look through the results once for a document while nothing changes."""
        if row is None:
            return ()
        snapshot = self.desk.snapshot()
        if self._looked is None or self._looked[0] is not snapshot or self._looked[1] != row.record.uid:
            self._looked = snapshot, row.record.uid, cited_in(snapshot, row.record)
        return self._looked[2]

    def _show_twins(self, twins: Sequence[str]) -> None:
        snapshot = self.desk.snapshot()
        found = [line for uid in twins if (line := line_of(snapshot, uid)) is not None]
        links = [(f"dòng {twin_words(line)}", self._asking(line.uid, "")) for line in found]
        self.twins.show_links("Trùng với" if links else "", links)
        self.twins.setVisible(bool(links))
        self.join_link.setVisible(bool(links) and not self.desk.lock)

    def _show_cited(self, cited: Sequence[CitedIn]) -> None:
        links = [(self._task_words(one), self._asking(one.task.uid, "result")) for one in cited]
        title = f"Nhắc đến trong {len(links)} nhiệm vụ" if links else "Chưa có nhiệm vụ nào nhắc đến trong kết quả"
        self.cited.show_links(title, links)
        self.cite_link.setVisible(not self.desk.lock)

    def _task_words(self, one: CitedIn) -> str:
        codes = (item.code for item in items_of(self.desk.snapshot(), one.task.uid) if is_listed(item) and item.code)
        code = next(codes, "")
        return f"{code}. {shortened(one.task.title)}" if code else shortened(one.task.title)

    def _asking(self, uid: str, field: str) -> Callable[[], object]:
        return lambda: self.record_asked.emit(uid, field)

    def join(self) -> None:
        """Say that this line and its twins speak of one document."""
        if self.row is not None and self._commit():
            line, others = self.row.uid, self.row.twins
            self.desk.edit(lambda snapshot, who: join_lines(snapshot, line, others, who))

    def cite(self) -> None:
        """Ask for the task whose result is to name the document."""
        if self.row is not None and self._commit():
            dialog = CiteDialog(self.desk, self.row.record, self.cited)
            dialog.exec()
            dialog.deleteLater()
