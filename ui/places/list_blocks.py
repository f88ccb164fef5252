"""What the table of a list asks of its place beside adding and removing: rows made again, moved, made for a paste."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from cdsdesk.actions.arrange import duplicate, move
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import Record
from cdsdesk.model.snapshot import Snapshot
from ui.desk import Desk
from ui.tables.record_table import RecordTable


class ListBlocks(QObject):
    """Answers the table of records of one kind; ``said`` tells of a step that can be taken back.

    ``plan`` names the plan whose tasks are listed, empty for other lists and for all plans.
    """

    said = Signal(str)

    def __init__(
        self, desk: Desk, table: RecordTable, kind: type[Record], noun: str, plan: Callable[[], str] = str
    ) -> None:
        super().__init__(table)
        self._desk, self._table, self._kind = desk, table, kind
        self._noun, self._plan = noun, plan
        table.duplicate_asked.connect(self.duplicate)
        table.move_asked.connect(self.move)
        table.said.connect(self.said)

    def offer_rows(
        self, make: Callable[[Snapshot, str], tuple[ChangeSet, Record]], row: Callable[[Record], Any]
    ) -> None:
        """Let a block that is longer than the list make rows: ``make`` a record, ``row`` what the columns take."""

        def new_row(snapshot: Snapshot, who: str) -> tuple[ChangeSet, Any]:
            changes, record = make(snapshot, who)
            return changes, row(record)

        self._table.blocks.new_row = new_row

    def duplicate(self, uids: list[str]) -> None:
        """Make rows again below their originals and go to the first copy."""
        self._table.commit()
        made: list[str] = []

        def one(snapshot: Snapshot, who: str) -> ChangeSet:
            changes, copies = duplicate(snapshot, self._kind.TYPE, uids, who)
            made.extend(copies)
            return changes

        if self._desk.edit(one):
            self._table.show_uid(made[0])
            self.said.emit(f"Đã nhân bản {len(made)} {self._noun}.")

    def move(self, uids: list[str], step: int) -> None:
        """Move rows among those under the same heading; they stay chosen, so that the key can be struck again."""
        self._table.commit()
        model = self._table.records
        siblings = model.siblings(uids[0])
        moved = [uid for uid in uids if uid in siblings]
        column = self._table.currentIndex().column()
        plan, kind = self._plan(), self._kind.TYPE
        if self._desk.edit(lambda snapshot, who: move(snapshot, kind, moved, step, siblings, who, plan)):
            lines = sorted(model.line_of(uid) for uid in moved)
            if lines[0] >= 0:
                self._table.select_block((lines[0], column), (lines[-1], column))
