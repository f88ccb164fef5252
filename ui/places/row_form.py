"""The form beside a list: the fields of the chosen row, what was derived, what was found."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cdsdesk.model.fields import Record, specs
from ui import mending
from ui.desk import Desk
from ui.edits import field_edit
from ui.forms.binders import Binders
from ui.forms.field_binder import Binding, FieldBinder
from ui.forms.finding_marks import Act, FindingMarks
from ui.widgets.boxes import Card, link, scroll
from ui.widgets.label import Label
from ui.widgets.layouts import column

WIDTH = 318
LEAST_WIDTH = 250
_LONGEST_TITLE = 70


def record_binding(
    kind: type[Record],
    name: str,
    *marked: str,
    label: str = "",
    understood: Callable[[Any], str] | None = None,
    lines: int = 0,
) -> Binding:
    """Return the binding of a field of the row's own record (``row.record``)."""
    described = specs(kind)[name]
    return Binding(
        name,
        described,
        lambda row: described.kind.show(getattr(row.record, name)),
        lambda row, words: field_edit(row.record, name, words),
        label,
        understood,
        marked or (name,),
        lines=lines,
    )


class RowForm(Card):
    """Shows one row and writes each field when it is left; a list's own form overrides the small hooks.

    Fields that are ``folded`` away are made when somebody first looks for them. ``record_asked`` names a record that
    the form speaks of, to be opened where it is mended; ``said`` is a note about a step that can be taken back.
    """

    record_asked = Signal(str, str)
    said = Signal(str)

    def __init__(
        self,
        desk: Desk,
        bindings: Sequence[Binding],
        name: str,
        nothing: str = "Chọn một dòng",
        parent: QWidget | None = None,
        folded: Collection[str] = (),
    ) -> None:
        super().__init__(parent, margin=0, spacing=0)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setAccessibleName(name)
        self.desk = desk
        self.current: Any = None
        self.acts: tuple[Act, ...] = (
            (mending.mend_words, lambda finding: mending.mend(desk, finding)),
            (mending.KEEP, lambda finding: mending.keep(desk, finding, self)),
            (mending.WHY, lambda finding: mending.why(self, finding)),
        )
        self.binders = Binders(bindings, folded, self._bound, self._unfolded)
        self._nothing = nothing
        self.title = Label(nothing, "heading", wrap=True)
        self.general = FindingMarks(self.acts)
        self.extras = Label("", "small", wrap=True)
        inner = QWidget()
        self.inside = column(inner, 14, 9)
        self.area = scroll(inner)
        self.column.addWidget(self.area)
        self.inside.addWidget(self.title)
        self.inside.addWidget(self.general)
        self.lay_out(self.inside)
        self.inside.addWidget(self.extras)
        self.history = link("Lịch sử sửa đổi", self._show_history)
        self.inside.addWidget(self.history)
        self.inside.addStretch(1)
        for part in self.parts():
            part.said.connect(self.said)
        self.show_row(None)

    # What a list's form overrides

    def lay_out(self, inside: QVBoxLayout) -> None:
        """Put the fields below each other."""
        for binder in self.binders.values():
            binder.lay_out(inside)

    def lay_out_folded(self) -> QWidget:
        """Put the fields that were folded away below each other; return what stands above them."""
        return self.title

    def heading(self, row: Any) -> str:
        """Return the words above the fields."""
        return ""

    def show_more(self, row: Any) -> None:
        """Show what stands beside the fields; ``row`` is None when nothing is chosen."""

    def parts(self) -> Sequence[Any]:
        """Return what else holds typed text: lists within the form, with commit and drafts."""
        return ()

    # What is folded away

    def _bound(self, binding: Binding) -> FieldBinder:
        return FieldBinder(binding, self.desk, self.acts, self)

    def _unfolded(self, made: Sequence[FieldBinder]) -> None:
        """Put the fields where they belong, for Tab too, and show the row in them."""
        before = self.lay_out_folded()
        for binder in made:
            QWidget.setTabOrder(before, binder.editor)
            before = binder.editor
            _show_in(binder, self.current)
        self.show_more(self.current)

    # What the place asks

    def shown(self) -> str:
        """Return the uid of the row that is shown."""
        return self.current.uid if self.current is not None else ""

    def show_row(self, row: Any) -> None:
        """Show a row; what was typed for the row before is written first."""
        if self.current is not None and (row is None or row.uid != self.current.uid):
            self.commit()
        self.current = row
        for binder in self.binders.values():
            _show_in(binder, row)
        self.title.setText(_short(self.heading(row)) if row is not None else self._nothing)
        known = {name for binding in self.binders.bindings for name in binding.marked}
        self.general.show_findings([f for f in row.findings if f.field not in known] if row is not None else [])
        extras = getattr(getattr(row, "record", None), "extras", {})
        self.extras.setText("\n".join(f"{header}: {text}" for header, text in extras.items()))
        self.extras.setVisible(bool(extras))
        self.history.setVisible(row is not None)
        self.show_more(row)

    def commit(self) -> bool:
        """Write what was typed; False when something could not be."""
        written = [binder.commit() for binder in self.binders.values()]
        written += [part.commit() for part in self.parts()]
        return all(written)

    def commit_all(self) -> bool:
        """Write what was typed, and try again what could not be written for other rows; False while some is left."""
        written = [self.commit(), *(binder.commit_others() for binder in self.binders.values())]
        return all(written)

    def drafts(self) -> list[tuple[str, str, str]]:
        """Return record, field and text of what is typed and not written."""
        found = [draft for binder in self.binders.values() for draft in binder.drafts()]
        return [*found, *(draft for part in self.parts() for draft in part.drafts())]

    def focus_field(self, field: str) -> bool:
        """Put the cursor into the field that is asked for, or that a finding is about; False when there is none.

        A line is marked as a whole, so that the right value is typed over the wrong one.
        """
        binder = self.binders.marking(field)
        if binder is None:
            return False
        self.area.ensureWidgetVisible(binder.editor)
        binder.editor.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _show_history(self) -> None:
        action = self.window().findChild(QAction, "history")
        if isinstance(action, QAction):
            action.trigger()


def _show_in(binder: FieldBinder, row: Any) -> None:
    binder.show_row(row.uid if row is not None else "", row)
    binder.show_findings(row.findings if row is not None else ())


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
