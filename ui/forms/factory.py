"""From a FieldSpec to the editor that fits it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from cdsdesk.actions.known_names import agencies_of, references_of
from cdsdesk.model.fields import FieldSpec
from cdsdesk.model.kinds import Agencies, Agency, Choice, Date, Integer, LongText, Money, Number, Phone, Ref, YesNo
from ui.desk import Desk
from ui.forms.editors import LEAST_LINES, ChoiceEditor, FieldEditor, LineEditor, TextEditor
from ui.forms.editors_choice import CompletingEditor, RefEditor
from ui.forms.editors_date import DateEditor
from ui.forms.editors_masked import MaskedEditor
from ui.forms.editors_number import MoneyEditor, NumberEditor
from ui.forms.field_help import help_of
from ui.widgets.label import tip

_NOTHING = ""


def editor_for(
    spec: FieldSpec, parent: QWidget | None = None, *, lines: int = 0, desk: Desk | None = None
) -> FieldEditor:
    """Return the editor of a field, named and with its help as tool tip; ``lines`` is the least height of a text.

    With the ``desk`` agencies and records are offered while they are typed, and a date takes the year of the period.
    """
    made = _known(spec, parent, desk) if desk is not None else None
    made = made or _made(spec, parent, lines)
    made.setAccessibleName(spec.label)
    made.setToolTip(tip(help_of(spec)))
    made.setWhatsThis(help_of(spec))
    return made


def _known(spec: FieldSpec, parent: QWidget | None, desk: Desk) -> FieldEditor | None:
    """Return the editor of a field that is completed from what the data file knows."""

    def agencies() -> tuple[str, ...]:
        return agencies_of(desk.everything())

    def span() -> tuple[date, date]:
        period = desk.period
        return min(period.calendar_from, period.data_from), max(period.calendar_to, period.data_to)

    match spec.kind:
        case Agencies():
            return CompletingEditor(agencies, parent, several=True)
        case Agency():
            return CompletingEditor(agencies, parent)
        case Ref() as kind:
            return RefEditor(lambda: references_of(desk.everything(), kind.types), parent)
        case Date():
            return DateEditor(parent, span=span)
        case _:
            return None


def _made(spec: FieldSpec, parent: QWidget | None, lines: int) -> FieldEditor:
    match spec.kind:
        case Choice() as kind:
            words = [kind.words.get(code, code.value) for code in kind.enum]
            return ChoiceEditor([_NOTHING, *words] if kind.empty is None else words, parent)
        case YesNo() as kind:
            return ChoiceEditor([_NOTHING, "có", "không"] if kind.empty is None else ["không", "có"], parent)
        case LongText():
            return TextEditor(parent, least=lines or LEAST_LINES)
        case Money():
            return MoneyEditor(parent)
        case Integer() | Number():
            return NumberEditor(spec.kind, parent)
        case Date():
            return DateEditor(parent)
        case Phone():
            return MaskedEditor(parent)
        case _:
            return LineEditor(parent)
