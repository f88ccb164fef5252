"""A form over any record, made from its FieldSpecs: what can be typed is edited, the rest is shown."""

from PySide6.QtWidgets import QWidget

from cdsdesk.model.calling import title_of
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import FieldSpec, Record, specs
from cdsdesk.model.findings import Finding
from cdsdesk.model.kinds import Data, Ref, TextMap
from cdsdesk.model.snapshot import Snapshot
from ui.desk import Desk
from ui.edits import Edit, field_edit
from ui.forms.field_binder import Binding, FieldBinder
from ui.widgets.label import Label
from ui.widgets.layouts import column

_NOT_TYPED = (Ref, Data, TextMap)


class RecordForm(QWidget):
    """Shows one record and writes each field when it is left."""

    def __init__(self, desk: Desk, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.uid = uid
        record = desk.everything().records[uid]
        inside = column(self, spacing=9)
        self.binders: dict[str, FieldBinder] = {}
        for name, spec in specs(type(record)).items():
            if isinstance(spec.kind, _NOT_TYPED):
                self._show(name, spec, record)
            else:
                self.binders[name] = FieldBinder(_binding(spec), desk, (), self)
                self.binders[name].lay_out(inside)
        inside.addStretch(1)
        desk.changed.connect(self._on_changed)
        desk.lock_changed.connect(self.show_record)
        self.show_record()

    def show_record(self) -> None:
        """Show the record as it is now."""
        record = self.desk.everything().get(self.uid)
        for binder in self.binders.values():
            binder.show_row(self.uid if record is not None else "", record)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what was found about the record, each beside its field."""
        for binder in self.binders.values():
            binder.show_findings(findings)

    def commit(self) -> bool:
        """Write what was typed; False when something could not be."""
        written = [binder.commit() for binder in self.binders.values()]
        return all(written)

    def _on_changed(self, changes: ChangeSet) -> None:
        if self.uid in changes.touched():
            self.show_record()

    def _show(self, name: str, spec: FieldSpec, record: Record) -> None:
        text = shown(self.desk.everything(), spec, getattr(record, name))
        if text:
            layout = self.layout()
            assert layout is not None
            layout.addWidget(Label(spec.label, "small"))
            layout.addWidget(Label(text, wrap=True))


def shown(snapshot: Snapshot, spec: FieldSpec, value: object) -> str:
    """Return what a field says that is not typed: what it refers to by its name, nothing for plain data."""
    if isinstance(spec.kind, Data) or value == spec.kind.empty:
        return ""
    if isinstance(spec.kind, Ref):
        target = snapshot.get(str(value))
        return title_of(target) or target.LABEL if target is not None else "đã bị xoá"
    return spec.kind.show(value)


def _binding(spec: FieldSpec) -> Binding:
    def text(record: Record) -> str:
        return spec.kind.show(getattr(record, spec.name))

    def change(record: Record, words: str) -> Edit:
        return field_edit(record, spec.name, words)

    return Binding(spec.name, spec, text, change, marked=(spec.name,))
