"""Blocks of a table: to the clipboard and back, filled, emptied; each one step of Undo, nothing skipped unsaid."""

from collections.abc import Callable, Generator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from cdsdesk.errors import RecordError
from ui.dialogs.edit_rows import EditRows
from ui.dialogs.paste_preview import PastePreview
from ui.tables import fill, selection
from ui.tables.clipboard import mime_of, own_block, read_block
from ui.tables.fill import Cell, Fate, Laid, NewRow, Plan
from ui.tables.record_model import RecordModel
from ui.tables.slices import in_slices

_SHOWN_FROM, _OVER_FROM = 20, 1
_TURN, _LONG = 64, 500
_COPIED, _PASTED = "Chép", "Dán từ bảng tính"
_MASKED = "Đã chép; số đang che chỉ dán được trong phần mềm, ra ngoài chỉ còn ba số cuối."


class Blocks(QObject):
    """Does with the selected cells of a view what Excel does; what was done is said through the view's ``said``.

    ``aside`` takes from the clipboard what a list reads otherwise than as cells, and says whether it did.
    """

    def __init__(self, view: QTableView, model: RecordModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.new_row: NewRow | None = None
        self.aside: Callable[[], bool] = lambda: False

    # What is selected

    def cells(self) -> list[Cell]:
        """Return uid and column of the selected cells, from the top left, headings left out."""
        found = selection.places(self._view, selection.areas(self._view))
        return [(uid, column) for number, column in found if (uid := self._model.uid(number))]

    def rows(self) -> list[str]:
        """Return the uids of the rows with selected cells, from the top."""
        chosen = selection.lines(selection.areas(self._view))
        return [uid for number in chosen if (uid := self._model.uid(number))]

    # To the clipboard and back

    def copy(self) -> bool:
        """Put the selected cells on the clipboard as they are shown, without headings; False when it was stopped."""
        chosen = selection.areas(self._view)
        rows, columns = self.rows(), selection.columns(self._view, chosen)
        if not rows:
            return False
        block = in_slices(self._view, _COPIED, self._read(rows, columns), len(rows))
        if block is None:
            return False
        whole = self._behind(block, rows, columns)
        QGuiApplication.clipboard().setMimeData(mime_of(block, whole if whole != block else None))
        if whole != block:
            self._view.said.emit(_MASKED)  # type: ignore[attr-defined]
        return True

    def _behind(self, block: list[list[str]], rows: Sequence[str], columns: Sequence[int]) -> list[list[str]]:
        """Return the block with what its masked cells cover, for pasting them within the program."""
        whole = [list(line) for line in block]
        for place, described in enumerate(self._model.columns[column] for column in columns):
            if described.behind is not None:
                for line, row in zip(whole, map(self._model.row_of, rows), strict=True):
                    line[place] = described.behind(row) if line[place] == described.text(row) else line[place]
        return whole

    def _read(self, rows: Sequence[str], columns: Sequence[int]) -> Generator[int, None, list[list[str]]]:
        block = []
        for number, uid in enumerate(rows, start=1):
            block.append(self._model.texts_of(uid, columns))
            if number % _TURN == 0:
                yield number
        return block

    def cut(self) -> None:
        """Copy the selected cells, then empty them."""
        if self.copy():
            self.clear()

    def paste(self) -> None:
        """Lay the block on the clipboard over the cells from the current one on; a large one is shown before."""
        uid = self._model.uid(self._view.currentIndex().row())
        if not uid or self._locked() or self.aside():
            return
        block = self._on_clipboard()
        if not block:
            return
        shown = selection.shown_columns(self._view)
        chosen = self.rows(), selection.columns(self._view, selection.areas(self._view))
        laid = fill.pasted(self._model, (uid, self._view.currentIndex().column()), block, chosen, shown)
        self._show_or_write(laid)

    def _on_clipboard(self) -> list[list[str]] | None:
        data = QGuiApplication.clipboard().mimeData()
        if own := own_block(data):
            return own
        html, text = (data.html() if data.hasHtml() else ""), data.text()
        return in_slices(self._view, "Đọc bảng đã chép", read_block(html, text), len(html) + len(text))

    def _show_or_write(self, laid: Laid) -> None:
        if len(laid.cells) == 1 and not laid.rows_left and not laid.columns_left:
            uid, column, text = laid.cells[0]
            self._model.write(uid, self._model.columns[column], text)
            return
        plan = self._tried(_PASTED, laid)
        if plan is None:
            return
        left = laid.rows_left or laid.columns_left or plan.count(Fate.REFUSED)
        if left or len(laid.cells) > _SHOWN_FROM or plan.count(Fate.OVER) > _OVER_FROM:
            self._show(plan)
        else:
            self._write(plan, "Đã dán")

    def _show(self, plan: Plan) -> None:
        with_rows = (lambda: self._tried(_PASTED, plan.laid, self.new_row)) if self.new_row is not None else None
        preview = PastePreview(self._model, plan, with_rows, self._view.window())
        soon = self._model.desk.runner.soon
        preview.accepted.connect(lambda: soon(self._view, partial(self._write, preview.plan, "Đã dán")))
        preview.finished.connect(lambda _how: preview.deleteLater())
        preview.open()

    # Filling and emptying

    def clear(self) -> None:
        """Empty the selected cells; those of columns that are not edited here stay."""
        columns = self._model.columns
        cells = [cell for cell in self.cells() if columns[cell[1]].editable()]
        self._do("Xoá trắng ô", "Đã xoá trắng", fill.cleared(cells))

    def fill_down(self) -> None:
        """Carry the first selected cell of each column down; a single row takes the row above it."""
        if cells := self.cells():
            self._do("Điền xuống", "Đã điền", fill.filled_down(self._model, cells))

    def fill_right(self) -> None:
        """Carry the first selected cell of each row to the right; a single column takes the one left of it."""
        if cells := self.cells():
            shown = selection.shown_columns(self._view)
            self._do("Điền sang phải", "Đã điền", fill.filled_right(self._model, cells, shown))

    def put_in_all(self, text: str) -> None:
        """Write one text into all selected cells."""
        cells = self.cells()
        if len(cells) == 1 or (cells and self._locked()):
            # Of a locked table the first cell keeps what was typed.
            self._show_or_write(fill.put_in_all(cells[:1], text))
        elif cells:
            self._do("Ghi vào nhiều ô", "Đã ghi", fill.put_in_all(cells, text))

    def edit_rows(self) -> None:
        """Ask for a column and a text, and write it into all rows with selected cells."""
        rows = self.rows()
        if not rows or self._locked():
            return
        shown = [place for place in selection.shown_columns(self._view) if self._model.columns[place].editable()]
        dialog = EditRows(self._model, rows, shown, self._view.currentIndex().column(), self._view.window())
        dialog.accepted.connect(lambda: self._put_in_rows(rows, dialog.place(), dialog.text()))
        dialog.finished.connect(lambda _how: dialog.deleteLater())
        dialog.open()

    def _put_in_rows(self, rows: Sequence[str], column: int, text: str) -> None:
        label = f"Sửa “{self._model.columns[column].title}” của {len(rows)} dòng"
        self._do(label, "Đã ghi", fill.put_in_all([(uid, column) for uid in rows], text))

    def _do(self, label: str, done: str, laid: Laid) -> None:
        if not laid.cells or self._locked():
            return
        plan = self._tried(label, laid)
        if plan is not None:
            self._write(plan, done)

    def _tried(self, label: str, laid: Laid, new_row: NewRow | None = None) -> Plan | None:
        whole = len(laid.cells) + len(laid.rows_left)
        return in_slices(self._view, label, fill.planned(self._model, laid, label, new_row), whole)

    def _write(self, plan: Plan, done: str) -> None:
        """Write a plan as one step and say what was not; a block that nothing is written of is told as trouble."""
        refused = [cell for cell in plan.cells if cell.fate is Fate.REFUSED]
        if not plan.step.changes:
            if refused:
                self._model.desk.failed.emit(RecordError(_first_up(refused[0].reason)))
            return
        if not self._applied(plan):
            return
        said = [f"{done} {plan.written()} ô"]
        left = len(plan.laid.rows_left) - plan.rows_added
        said += [f"thêm {plan.rows_added} dòng"] if plan.rows_added else []
        said += [f"{left} dòng thừa không dán"] if left else []
        said += [f"{plan.laid.columns_left} cột thừa không dán"] if plan.laid.columns_left else []
        if refused:
            said.append(f"{len(refused)} ô không ghi được: {refused[0].reason}")
        said += self._asked(plan)
        if len(said) > 1 or plan.written() > 1:
            self._view.said.emit(f"{', '.join(said)}.")  # type: ignore[attr-defined]

    def _asked(self, plan: Plan) -> list[str]:
        """Return what is asked about the cells that were written, in the words of the first of them."""
        model, found = self._model, list[str]()
        for cell in plan.cells:
            asked = model.columns[cell.column].asked
            written = cell.fate in (Fate.NEW, Fate.OVER) and model.place_of(cell.uid) >= 0
            if asked is not None and written and (words := asked(model.row_of(cell.uid))):
                found.append(words)
        return [f"{len(found)} ô cần xem lại: {found[0]}"] if found else []

    def _applied(self, plan: Plan) -> bool:
        """Write it; a step of thousands of records cannot be cut, so it says that it takes a while."""
        if len(plan.step.changes) < _LONG:
            return self._model.desk.apply(plan.step)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return self._model.desk.apply(plan.step)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _locked(self) -> bool:
        lock = self._model.desk.lock
        if lock:
            self._model.desk.failed.emit(RecordError(lock))
        return bool(lock)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
