"""What the words of a report stand for: told while the mouse rests on them, opened when they are clicked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from cdsdesk.document.blocks import Ref
from cdsdesk.model.calling import field_label, named, shortened
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.numbers import format_number

_TOLD, _OFFERED = 6, 30


def sources(everything: Snapshot, refs: Sequence[Ref]) -> list[Ref]:
    """Return the records that there are, each once, with the field that was named first."""
    found: dict[str, Ref] = {}
    for ref in refs:
        if everything.get(ref.uid) is not None:
            found.setdefault(ref.uid, ref)
    return list(found.values())


def told(everything: Snapshot, refs: Sequence[Ref]) -> str:
    """Say what words stand for, and that they open it."""
    found = sources(everything, refs)
    if not found:
        return ""
    names = [_name(everything, ref) for ref in found[:_TOLD]]
    if len(found) == 1:
        record = everything.get(found[0].uid)
        label = field_label(type(record), found[0].field) if record is not None and found[0].field else ""
        return "\n".join(filter(None, (names[0], label, "Bấm để mở")))
    more = [f"… và {format_number(len(found) - _TOLD)} bản ghi nữa"] if len(found) > _TOLD else []
    return "\n".join(
        [f"Từ {format_number(len(found))} bản ghi:", *(f"– {name}" for name in names), *more, "Bấm để chọn"]
    )


def open_sources(
    everything: Snapshot, refs: Sequence[Ref], open_one: Callable[[str, str], object], over: QWidget, at: QPoint
) -> None:
    """Open the record of words; of several ask which."""
    found = sources(everything, refs)
    if len(found) == 1:
        open_one(found[0].uid, found[0].field)
    elif found:
        menu = source_menu(everything, found, open_one, over)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)


def source_menu(
    everything: Snapshot, found: Sequence[Ref], open_one: Callable[[str, str], object], over: QWidget
) -> QMenu:
    """Return the menu of several records."""
    menu = QMenu(over)
    for ref in found[:_OFFERED]:
        action = menu.addAction(_name(everything, ref).replace("&", "&&"))
        action.triggered.connect(lambda _checked=False, ref=ref: open_one(ref.uid, ref.field))
    if len(found) > _OFFERED:
        menu.addAction(f"… và {format_number(len(found) - _OFFERED)} bản ghi nữa").setEnabled(False)
    return menu


def _name(everything: Snapshot, ref: Ref) -> str:
    record = everything.get(ref.uid)
    return shortened(named(record, everything.get)) if record is not None else ""
