"""Văn bản: the office's register, documents that are only known, and the form of the chosen line beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from cdsdesk.actions.register_lines import add_line, copy_lines, remove_lines
from cdsdesk.actions.register_list import SPAN_WORDS, Mark, Span
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.documents import Direction, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.snapshot import Snapshot
from ui.desk import Desk
from ui.dialogs.paste_documents import PasteDocumentsDialog, clipboard_text, running_text
from ui.places.document_columns import Today, columns
from ui.places.document_form import DocumentForm
from ui.places.document_rows import DocumentRows
from ui.places.list_place import ListPlace
from ui.places.list_words import ListWords
from ui.tables.columns import Editor
from ui.widgets.choice_box import ChoiceBox

WORDS = ListWords(
    "Văn bản",
    "văn bản",
    "Chưa có văn bản nào trong sổ",
    "Dán danh sách văn bản từ báo cáo, công văn: chương trình tách từng số, ký hiệu, ngày, trích yếu. Cũng có thể"
    " nhập sổ văn bản từ tệp Excel, hoặc gõ từng văn bản.",
    first="number",
    written="number",
)
PASTE = "Dán danh sách…"
_SHORTEST, _LEAST_FILTER = 6, 80


class DocumentsPlace(ListPlace):
    """The page of the register."""

    rows: DocumentRows
    form: DocumentForm

    def __init__(
        self, desk: Desk, on_import: Callable[[], object], today: Today, parent: QWidget | None = None
    ) -> None:
        self.span = ChoiceBox()
        super().__init__(
            desk,
            WORDS,
            DocumentEntry,
            DocumentRows(desk),
            columns(desk, today),
            lambda room: DocumentForm(desk, today, room),
            [(PASTE, self.paste_list), ("Nhập từ tệp…", on_import)],
            parent,
        )
        self.span.activated.connect(lambda _place: self._take_span())
        self.table.duplicate_asked.disconnect(self.blocks.duplicate)
        self.table.duplicate_asked.connect(self.copy_rows)
        self.table.move_asked.disconnect(self.blocks.move)
        self.table.blocks.aside = self._paste_text

    def head_widgets(self) -> Sequence[QWidget]:
        """Return the choice of the span of time."""
        self.span.setAccessibleName("Thời gian của văn bản")
        self.span.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.span.setMinimumContentsLength(_SHORTEST)
        # Three buttons stand in this head, so the box gives way in a narrow window.
        self.filter.setMinimumWidth(_LEAST_FILTER)
        for span, words in SPAN_WORDS.items():
            self.span.addItem(words, span)
        return (self.span,)

    def reload(self) -> None:
        """Show everything anew, with the span that is looked at."""
        self.span.setCurrentIndex(self.span.findData(self.rows.span))
        super().reload()

    def _take_span(self) -> None:
        self.commit()
        self.rows.span = Span(self.span.currentData())
        self.reload()

    def history_of(self) -> str:
        """Return the document of the chosen line: its register line belongs to it."""
        return self.form.current.record.uid if self.form.current is not None else ""

    def after_change(self, changes: ChangeSet) -> None:
        """Follow a step; a document that was entered, or taken out of the register, stays the chosen one."""
        super().after_change(changes)
        if len(changes.changes) == 1 and changes.changes[0].type == DocumentEntry.TYPE:
            (change,) = changes.changes
            if change.before is None:
                self.table.show_uid(change.uid)
            elif change.after is None:
                self.table.show_uid(str(change.before.get("document")))

    # Rows

    def _direction(self) -> Direction:
        return Direction.INCOMING if self.rows.chip == Mark.INCOMING else Direction.ISSUED

    def new_row(self, snapshot: Snapshot, who: str) -> tuple[ChangeSet, Record]:
        """Return the step that adds a line to the register whose chip is chosen, that of issued documents else."""
        return add_line(snapshot, self._direction(), None, who)

    def remove_rows(self, uids: list[str]) -> None:
        """Remove lines, with documents that nothing else names, and offer to take it back."""
        self.commit()
        if self.desk.edit(lambda snapshot, who: remove_lines(snapshot, uids, who)):
            self.said.emit(f"Đã xoá {len(uids)} văn bản khỏi sổ.")

    def copy_rows(self, uids: list[str]) -> None:
        """Make lines again, each with a document of its own, and go to the first copy."""
        self.commit()
        made: list[str] = []

        def one(snapshot: Snapshot, who: str) -> ChangeSet:
            changes, copies = copy_lines(snapshot, uids, who)
            made.extend(copies)
            return changes

        if self.desk.edit(one):
            self.open_record(made[0])
            self.said.emit(f"Đã nhân bản {len(made)} văn bản, chưa có số.")

    def _paste_text(self) -> bool:
        """Read a running text that speaks of documents as a list of them, not as cells."""
        current = self.model.columns[self.table.currentIndex().column()]
        if not running_text(prose=current.editor is Editor.LONG):
            return False
        self.paste_list()
        return True

    def paste_list(self) -> None:
        """Ask for a text and write the documents that it lists."""
        self.commit()
        dialog = PasteDocumentsDialog(self.desk, self._direction(), clipboard_text(), self)
        written = dialog.exec()
        made, direction = dialog.made, dialog.direction
        dialog.deleteLater()
        if written:
            self.open_record(made[0])
            self.said.emit(f"Đã ghi {len(made)} văn bản vào sổ {'đi' if direction is Direction.ISSUED else 'đến'}.")
