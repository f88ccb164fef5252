"""The form beside the list of indicators: value, evaluation, targets by year, what came before, how it is counted."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cdsdesk.actions.carrying import take_over
from cdsdesk.actions.indicator_edits import usual_scopes
from cdsdesk.actions.indicator_list import aim_understood, result_understood
from cdsdesk.actions.indicator_past import past
from cdsdesk.document.chart_lines import course
from cdsdesk.model.fields import FieldSpec, specs
from cdsdesk.model.indicators import EVALUATION_WORDS, Indicator, Measurement, Target
from cdsdesk.model.kinds import Text
from cdsdesk.model.periods import period_words
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.numbers import format_number
from ui.desk import Desk
from ui.dialogs.levels import TITLE as SPLIT
from ui.dialogs.levels import LevelsDialog
from ui.forms.field_binder import Binding
from ui.places.child_list import ChildList, field_column
from ui.places.indicator_columns import (
    EVALUATION_CHOICES,
    definition_edit,
    evaluation_edit,
    measurement_edit,
    own_evaluation,
    result_own_text,
)
from ui.places.indicator_rows import IndicatorRow
from ui.places.row_form import RowForm
from ui.tables.columns import Column
from ui.widgets.boxes import link
from ui.widgets.drawing_view import DrawingView
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.layouts import column

_VALUES = ("numerator", "denominator", "text", "evaluation", "reason", "told_note")
_DEFINITION = (
    "measure",
    "unit_text",
    "better",
    "accumulation",
    "numerator_label",
    "denominator_label",
    "max_score",
    "pillar",
    "lead",
    "source",
    "basis",
    "note",
    "code",
    "scope",
    "name",
)
_COUNT_EXAMPLES = {"numerator": "953", "denominator": "3.089"}
_CHART_HIGH = 132


def bindings(desk: Desk) -> tuple[Binding, ...]:
    """Return the fields of the form from the top."""
    return (*_value_bindings(desk), *(_definition_binding(name) for name in _DEFINITION))


def _value_bindings(desk: Desk) -> tuple[Binding, ...]:
    told = specs(Measurement)

    def telling(field: str) -> Callable[[IndicatorRow, str], Any]:
        return lambda row, text: measurement_edit(row, desk.period.code, field, text)

    def shown(field: str) -> Callable[[IndicatorRow], str]:
        return lambda row: told[field].kind.show(getattr(row.measurement, field)) if row.measurement else ""

    # Counts are whole numbers, so "3.089" has one meaning here; the action reads them, not the kind of number.
    counts = {
        name: FieldSpec(name, told[name].label, Text(), told[name].help, example)
        for name, example in _COUNT_EXAMPLES.items()
    }
    return (
        *(Binding(name, spec, _count(name), telling(name), marked=(name,)) for name, spec in counts.items()),
        Binding(
            "text",
            told["text"],
            result_own_text,
            telling("text"),
            "Kết quả",
            lambda row: result_understood(row.judged),
            ("text", "value"),
        ),
        Binding(
            "evaluation",
            told["evaluation_written"],
            own_evaluation,
            lambda row, text: evaluation_edit(row, desk.period.code, text),
            understood=_derived_words,
            marked=("evaluation_written", "evaluation_text"),
            choices=EVALUATION_CHOICES,
        ),
        Binding("reason", told["reason"], shown("reason"), telling("reason"), marked=("reason",)),
        Binding(
            "told_note", told["note"], shown("note"), telling("note"), "Ghi chú kỳ này", marked=("told_note",), lines=1
        ),
    )


def _count(field: str) -> Callable[[IndicatorRow], str]:
    def shown(row: IndicatorRow) -> str:
        number = getattr(row.measurement, field, None)
        return "" if number is None else format_number(number)

    return shown


def _definition_binding(name: str) -> Binding:
    spec = specs(Indicator)[name]
    return Binding(
        name,
        spec,
        lambda row: spec.kind.show(getattr(row.record, name)),
        lambda row, text: definition_edit(row, name, text),
        "Ghi chú của chỉ tiêu" if name == "note" else "",
        marked=(name,),
        lines=1,
    )


def _derived_words(row: IndicatorRow) -> str:
    told, derived = row.measurement, row.judged.derived
    words = f"Theo số liệu: {EVALUATION_WORDS[derived]}" if derived is not None else ""
    if told is not None and told.evaluation_text and told.evaluation_written is None:
        return f"Đã ghi “{told.evaluation_text}”, không phải từ quy định. {words}".strip()
    if derived is None and row.judged.target is None:
        return "Chưa có mục tiêu của năm nên không tự đánh giá được"
    return words or "Mục tiêu không phải con số nên không tự đánh giá được"


def target_columns() -> tuple[Column, ...]:
    """Return the columns of the targets of one indicator; what is understood stands beside what was written."""
    return (
        field_column(Target, "year", 48),
        field_column(Target, "text", 66, title="Mục tiêu", stretch=2),
        Column(
            "understood",
            "Hiểu là",
            70,
            lambda row: aim_understood(row.record) or ("chỉ có chữ" if row.record.text else ""),
            stretch=1,
            dim=lambda row: True,
        ),
        field_column(Target, "origin", 78),
    )


def targets_of(snapshot: Snapshot, indicator: str) -> Sequence[Target]:
    """Return the targets of an indicator, the latest year first."""
    return sorted(snapshot.where(Target, "indicator", indicator), key=lambda one: -(one.year or 0))


class IndicatorForm(RowForm):
    """Shows one indicator and writes each field when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.levels = Label("", wrap=True)
        self.carried = Label("", "small", wrap=True)
        self.take_over = link("Lấy số này cho kỳ này", self.take_carried)
        self.split_link = link(f"{SPLIT}…", self.split)
        self.targets = ChildList(
            desk,
            Target,
            "indicator",
            target_columns(),
            "Mục tiêu từng năm",
            "mục tiêu",
            self._new_target,
            targets_of,
        )
        self.chart = DrawingView("Diễn biến chỉ tiêu", _CHART_HIGH)
        self.moved = Label("", "small", wrap=True)
        self.fold = Fold("Cách tính", fill=lambda: self.binders.unfold())
        super().__init__(desk, bindings(desk), "Chi tiết chỉ tiêu", "Chọn một chỉ tiêu", parent, _DEFINITION)

    def lay_out(self, inside: QVBoxLayout) -> None:
        """Put value and evaluation first, then what came before, the targets, and how it is counted."""
        inside.addWidget(self.levels)
        inside.addWidget(self.carried)
        inside.addWidget(self.take_over)
        for name in _VALUES:
            self.binders[name].lay_out(inside)
            self.binders[name].label.setWordWrap(True)
        inside.addWidget(self.chart)
        inside.addWidget(self.moved)
        inside.addWidget(self.targets)
        inside.addWidget(self.fold)
        self.fold.inside.addWidget(self.split_link)

    def lay_out_folded(self) -> QWidget:
        """Put how it is counted above the link that divides it."""
        fields = column(spacing=self.fold.inside.spacing())
        self.fold.inside.insertLayout(0, fields)
        for name in _DEFINITION:
            self.binders[name].lay_out(fields)
        return self.fold.heading

    def heading(self, row: IndicatorRow) -> str:
        """Return code, name and level of the indicator."""
        code = f"{row.record.code} · " if row.record.code else ""
        scope = f" – {row.record.scope}" if row.record.scope else ""
        return f"{code}{row.record.name}{scope}"

    def parts(self) -> Sequence[ChildList]:
        """Return the targets, in which text may be in progress."""
        return (self.targets,)

    def show_more(self, row: IndicatorRow | None) -> None:
        """Show levels, carried value, targets and what came before; a row with levels holds none of them."""
        own = row is not None and not row.judged.levels
        for name in _VALUES:
            self.binders[name].set_visible(visible=own or row is None)
        told = row.measurement if row is not None else None
        self.binders["reason"].set_visible(
            visible=row is not None and (row.judged.differs or bool(told and told.reason))
        )
        self._name_counts(row)
        self._show_levels(row)
        self._show_carried(row)
        self.targets.setVisible(own)
        self.targets.show_parent(row.uid if row is not None and own else "")
        self._show_past(row if own else None)
        level = row is not None and (bool(row.record.parent) or row.judged.levels)
        self.split_link.setVisible(row is not None and not level and not self.desk.lock)
        if not self.binders.folded:
            self.binders["scope"].set_visible(visible=row is not None and bool(row.record.parent))

    def _name_counts(self, row: IndicatorRow | None) -> None:
        record = row.record if row is not None else Indicator()
        names = {"numerator": record.numerator_label, "denominator": record.denominator_label}
        for name, told in names.items():
            plain = specs(Measurement)[name].label
            self.binders[name].label.setText(f"{plain}: {told}" if told else plain)

    def _show_levels(self, row: IndicatorRow | None) -> None:
        divided = row is not None and row.judged.levels
        count = len(self.desk.everything().where(Indicator, "parent", row.uid)) if row is not None and divided else 0
        self.levels.setText(
            f"Chỉ tiêu này có {count} cấp; số liệu và mục tiêu ghi ở từng cấp bên dưới." if divided else ""
        )
        self.levels.setVisible(divided)

    def _show_carried(self, row: IndicatorRow | None) -> None:
        told = row.measurement if row is not None and row.judged.carried else None
        self.carried.setText(f"Số dưới đây là của {period_words(told.period)}." if told is not None else "")
        self.carried.setVisible(told is not None)
        self.take_over.setVisible(told is not None and not self.desk.lock)

    def _show_past(self, row: IndicatorRow | None) -> None:
        found = past(self.desk.everything(), self.desk.snapshot(), row.record) if row is not None else None
        drawn = found is not None and bool(found.course.told)
        self.chart.setVisible(drawn)
        if found is None or not drawn:
            self.chart.show_layout(None)
        else:
            self.chart.show_layout(lambda width, height, ruler: course(found.course, width, height, ruler))
        self.moved.setText("\n".join(found.lines) if found is not None else "")
        self.moved.setVisible(found is not None and bool(found.lines))

    def _new_target(self) -> Mapping[str, str]:
        """Return what a new target begins with: the first year from the period's on that has none, its set."""
        row = self.current
        if row is None:
            return {}
        years = {one.year for one in self.desk.everything().where(Target, "indicator", row.uid)}
        year = self.desk.period.year
        while year in years:
            year += 1
        return {"year": str(year), "document": row.record.plan}

    def focus_field(self, field: str) -> bool:
        """Put the cursor into a field; a target of a year is one of the list, a definition is unfolded first."""
        name, _, year = field.partition(".")
        if name == "targets":
            return self._focus_target(year)
        if field in _DEFINITION:
            self.fold.show_inside(shown=True)
        return super().focus_field(field)

    def _focus_target(self, year: str) -> bool:
        rows = [one for one in self.targets.rows.records() if str(getattr(one, "year", "")) == year]
        self.area.ensureWidgetVisible(self.targets)
        if rows and self.targets.open_record(rows[0].uid, "text"):
            return True
        self.targets.add_link.setFocus()
        return True

    def take_carried(self) -> None:
        """Tell for this period what stands from an earlier one."""
        if self.current is not None and self.commit():
            uid = self.current.uid
            self.desk.edit(lambda _everything, who: take_over(self.desk.snapshot(), [uid], who))

    def split(self) -> None:
        """Ask for the levels and divide the row."""
        if self.current is not None and self.commit():
            record = self.current.record
            scopes = usual_scopes(self.desk.everything(), record.plan)
            dialog = LevelsDialog(self.desk, record, scopes, self)
            dialog.exec()
            dialog.deleteLater()
