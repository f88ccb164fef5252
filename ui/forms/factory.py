"""From a FieldSpec to the editor that fits it."""

from PySide6.QtWidgets import QWidget

from cdsdesk.model.fields import FieldSpec
from cdsdesk.model.kinds import Choice, Integer, LongText, Money, Number, YesNo
from ui.forms.editors import LEAST_LINES, ChoiceEditor, FieldEditor, LineEditor, TextEditor
from ui.widgets.label import tip

_NOTHING = ""


def editor_for(spec: FieldSpec, parent: QWidget | None = None, *, lines: int = 0) -> FieldEditor:
    """Return the editor of a field, named and with its help as tool tip; ``lines`` is the least height of a text."""
    made = _made(spec, parent, lines)
    made.setAccessibleName(spec.label)
    made.setToolTip(tip(help_of(spec)))
    return made


def help_of(spec: FieldSpec) -> str:
    """Return what a field means, with its example."""
    lines = [spec.help] if spec.help else []
    if spec.example:
        lines.append(f"Ví dụ: {spec.example}")
    return "\n".join(lines)


def _made(spec: FieldSpec, parent: QWidget | None, lines: int) -> FieldEditor:
    match spec.kind:
        case Choice() as kind:
            words = [kind.words.get(code, code.value) for code in kind.enum]
            return ChoiceEditor([_NOTHING, *words] if kind.empty is None else words, parent)
        case YesNo() as kind:
            return ChoiceEditor([_NOTHING, "có", "không"] if kind.empty is None else ["không", "có"], parent)
        case LongText():
            return TextEditor(parent, least=lines or LEAST_LINES)
        case Integer() | Money() | Number():
            return LineEditor(parent, right=True)
        case _:
            return LineEditor(parent)
