"""A small table of the records that belong to one row: the members of a team, the milestones of a task."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cdsdesk.actions.edit import add, remove
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Agencies, Agency, Date, Money, Phone
from cdsdesk.model.snapshot import Snapshot
from ui.desk import Desk
from ui.edits import Edit, field_edit
from ui.forms.factory import editor_for
from ui.places.list_blocks import ListBlocks
from ui.places.record_rows import RecordRow
from ui.tables.columns import Column, Editor, Heading
from ui.tables.record_model import RecordModel
from ui.tables.record_table import RecordTable
from ui.tables.table_menu import table_menu
from ui.widgets.boxes import link
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

MOST_ROWS = 6
_OWN_EDITORS = (Agencies, Agency, Date, Money, Phone)
Taken = Callable[[Snapshot, str], Sequence[Record]]


class ChildRows:
    """The source: the records of ``kind`` whose ``field`` names the parent, or what ``taken`` gives for it."""

    def __init__(self, desk: Desk, kind: type[Record], field: str, taken: Taken | None = None) -> None:
        self.desk, self.kind, self.field = desk, kind, field
        self.parent = ""
        self._taken = taken

    def records(self) -> Sequence[Record]:
        """Return the records of the parent in their order."""
        everything = self.desk.everything()
        if not self.parent:
            return ()
        if self._taken is not None:
            return self._taken(everything, self.parent)
        return everything.where(self.kind, self.field, self.parent)

    def ids(self, order: tuple[str, ...], keep: frozenset[str]) -> Sequence[str]:
        """Return the uids of the records; a column sorts by its own field."""
        found = list(self.records())
        for name in reversed(order):
            plain = name.lstrip("-")
            kind = specs(self.kind)[plain].kind
            found.sort(key=lambda one: kind.show(getattr(one, plain)), reverse=name.startswith("-"))
        return [one.uid for one in found]

    def rows(self, uids: Sequence[str]) -> Sequence[Any]:
        """Return the rows of a page."""
        everything = self.desk.everything()
        records = [everything.find(self.kind, uid) for uid in uids]
        return [RecordRow(one, self.desk.findings_of(one.uid)) if one is not None else None for one in records]

    def headings(self, uid: str) -> tuple[Heading, ...]:
        """A small table has no headings."""
        return ()

    def touched(self, changed: frozenset[str]) -> frozenset[str]:
        """Return all records of the parent: what is shown of them may stand elsewhere, and they are few."""
        return changed.union(record.uid for record in self.records())

    def reshapes(self, changes: ChangeSet) -> bool:
        """Whether records of the type came, went, or moved to another parent."""
        return any(
            change.type == self.kind.TYPE
            and (
                None in (change.before, change.after) or self.field in change.fields() or "position" in change.fields()
            )
            for change in changes.changes
        )


class ChildList(QWidget):
    """Heading, table, and a link that adds a row.

    ``current_changed`` gives the uid of the chosen record, ``said`` is a note about a step that can be taken back.
    """

    current_changed = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        field: str,
        columns: Sequence[Column],
        title: str,
        noun: str,
        defaults: Callable[[], Mapping[str, str]] = dict,
        taken: Taken | None = None,
        *,
        fills: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows = ChildRows(desk, kind, field, taken)
        self.model = RecordModel(desk, self.rows, columns, self)
        self.table = RecordTable(self.model, title)
        self.title = Label(title, "small")
        self.add_link = link(f"+ Thêm {noun}", self.add_row)
        self._noun, self._defaults, self._fills = noun, defaults, fills
        self.blocks = ListBlocks(desk, self.table, kind, noun)
        self.blocks.offer_rows(self._new_row, lambda record: RecordRow(record))
        self.blocks.said.connect(self.said)
        self._build()
        self.table.current_changed.connect(self.current_changed)
        self.table.add_asked.connect(self.add_row)
        self.table.remove_asked.connect(self.remove_rows)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(lambda *_: QTimer.singleShot(0, self, self._fit))
        desk.lock_changed.connect(self._show_lock)
        self._show_lock()

    def _build(self) -> None:
        inside = column(self, spacing=4)
        self.head = row(spacing=8)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.add_link)
        inside.addLayout(self.head)
        inside.addWidget(self.table, 1 if self._fills else 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width breaks the texts anew: the table grows with its rows, it is the form that scrolls."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        if self._fills:
            return
        self.table.fit_rows()
        shown = min(self.model.rowCount(), MOST_ROWS)
        heights = sum(self.table.rowHeight(number) for number in range(shown))
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + heights + 2 * self.table.frameWidth() + 2)
        self.table.setVisible(shown > 0)

    def _show_lock(self) -> None:
        self.add_link.setVisible(not self.desk.lock and bool(self.rows.parent))

    def show_parent(self, uid: str) -> None:
        """Show the records of another parent; what was typed for the one before is written first."""
        if uid != self.rows.parent:
            self.commit()
            self.rows.parent = uid
            self.model.reload()
            self._fit()
        self._show_lock()

    def add_row(self) -> None:
        """Make a record of the parent and open its first cell for writing."""
        self.commit()
        made: list[str] = []

        def one(snapshot: Snapshot, who: str) -> ChangeSet:
            changes, record = self._new_row(snapshot, who)
            made.append(record.uid)
            return changes

        if self.rows.parent and self.desk.edit(one):
            self._fit()
            first = next((one.key for one in self.model.columns if one.editable()), "")
            if self.table.show_uid(made[0], first):
                self.table.setFocus()
                self.table.edit(self.table.currentIndex())

    def _new_row(self, snapshot: Snapshot, who: str) -> tuple[ChangeSet, Record]:
        values = {**self._defaults(), self.rows.field: self.rows.parent}
        return add(snapshot, self.rows.kind.TYPE, values, who)

    def remove_rows(self, uids: list[str]) -> None:
        """Remove records with what belongs to them, and offer to take it back."""
        self.commit()
        kind = self.rows.kind.TYPE
        if self.desk.edit(lambda snapshot, who: remove(snapshot, kind, uids, who, with_dependants=True)):
            self.said.emit(f"Đã xoá {len(uids)} {self._noun}.")

    def _show_menu(self, where: QPoint) -> None:
        menu = table_menu(self.table, self._noun)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(where))

    def open_record(self, uid: str, field: str = "") -> bool:
        """Make a record the chosen one; False when it does not stand here."""
        if not self.table.show_uid(uid, field):
            return False
        self.table.setFocus()
        return True

    def commit(self) -> bool:
        """Write what is being typed; False when something could not be."""
        self.table.commit()
        return self.model.write_pending()

    def drafts(self) -> list[tuple[str, str, str]]:
        """Return record, field and text of what is typed and not written."""
        found = [(uid, key, text) for (uid, key), text in self.model.pending.items()]
        typed = self.table.typed()
        return [*found, typed] if typed is not None else found


def field_column(
    kind: type[Record],
    name: str,
    width: int,
    *,
    title: str = "",
    editor: Editor = Editor.LINE,
    stretch: int = 0,
    right: bool = False,
    hidden: bool = False,
    desk: Desk | None = None,
) -> Column:
    """Return the column of one field of a record, read and written by its kind.

    With the ``desk`` a date, an agency, a sum of money or a telephone number gets the editor that a form has for it.
    """
    described = specs(kind)[name]
    own = desk is not None and isinstance(described.kind, _OWN_EDITORS)

    def change(shown: RecordRow, text: str) -> Edit:
        return field_edit(shown.record, name, text)

    words = tuple(getattr(described.kind, "words", {}).values())
    return Column(
        name,
        title or described.label,
        width,
        lambda shown: described.kind.show(getattr(shown.record, name)),
        change=change,
        editor=Editor.CHOICE if words else editor,
        choices=words,
        order=(name,),
        right=right,
        stretch=stretch,
        marks=lambda shown: shown.findings_on(name),
        spec=described,
        make_editor=(lambda parent: editor_for(described, parent, desk=desk)) if own else None,
        starts_hidden=hidden,
    )
