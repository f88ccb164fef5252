"""The columns of the list of information systems: what each shows, how it is changed, what marks it."""

from dataclasses import replace

from cdsdesk.actions.systems import set_system_state
from cdsdesk.model.fields import specs
from cdsdesk.model.periods import period_words
from cdsdesk.model.systems import LEVEL_STATE_WORDS, InfoSystem, SystemState
from cdsdesk.vietnamese.dates import format_date
from ui.desk import Desk
from ui.edits import Edit
from ui.places.child_list import field_column
from ui.places.system_rows import NOT_TOLD, STATE_TONES, SystemRow
from ui.tables.columns import Column, Editor
from ui.theme.colours import Tone

STATE_CHOICES = (NOT_TOLD, *LEVEL_STATE_WORDS.values())
LEVELS = ("", "1", "2", "3", "4", "5")
_SOON = 30


def told_edit(desk: Desk, row: SystemRow, field: str, text: str) -> Edit:
    """Return the edit that tells one thing of a system in the period; the first choice takes a state away."""
    period, words = desk.period, "" if text == NOT_TOLD else text
    return lambda snapshot, who: set_system_state(snapshot, row.uid, period, {field: words}, who)


def told_text(row: SystemRow, field: str) -> str:
    """Return what was told of a system last."""
    told = row.standing.told
    return specs(SystemState)[field].kind.show(getattr(told, field)) if told is not None else ""


def due_understood(row: SystemRow) -> str:
    """Return which day a due text is understood as."""
    if row.record.due is not None:
        return f"Hiểu là: đến hết {format_date(row.record.due)}"
    return "Chưa hiểu thời hạn này" if row.record.due_text else ""


def carried_words(row: SystemRow) -> str:
    """Return from which period a state stands; empty for one that was told in this period."""
    told = row.standing.told
    return f"Tình trạng ghi từ {period_words(told.period)}" if told is not None and row.standing.carried else ""


def columns(desk: Desk) -> tuple[Column, ...]:
    """Return the columns of the table."""
    return (
        field_column(InfoSystem, "name", 165, editor=Editor.LONG, stretch=4),
        field_column(InfoSystem, "operator", 104, title="Vận hành", stretch=2, desk=desk),
        *_due(),
        *_told(desk),
    )


def _due() -> tuple[Column, ...]:
    level = field_column(InfoSystem, "level", 70)
    due = field_column(InfoSystem, "due_text", 96, title="Thời hạn")
    return (
        replace(level, editor=Editor.CHOICE, choices=LEVELS),
        replace(due, order=("due",), marks=lambda row: row.findings_on("due_text", "due"), hint=due_understood),
    )


def _told(desk: Desk) -> tuple[Column, ...]:
    return (
        Column(
            "state",
            "Tình trạng",
            128,
            lambda row: row.state_words,
            change=lambda row, text: told_edit(desk, row, "state", text),
            editor=Editor.CHOICE,
            choices=STATE_CHOICES,
            tone=_state_tone,
            dim=lambda row: row.standing.carried or row.standing.state is None,
            hint=carried_words,
            nothing=NOT_TOLD,
        ),
        Column(
            "lateness",
            "Trễ, còn",
            122,
            lambda row: row.standing.words(),
            order=("due",),
            tone=_lateness_tone,
        ),
        Column(
            "document",
            "Văn bản",
            106,
            lambda row: told_text(row, "document"),
            change=lambda row, text: told_edit(desk, row, "document", text),
            stretch=2,
            dim=lambda row: row.standing.carried,
            hint=carried_words,
            spec=specs(SystemState)["document"],
        ),
    )


def _state_tone(row: SystemRow) -> Tone | None:
    """Return the tone of a state told in this period; one that stands from before is only dimmed."""
    state = row.standing.state
    return STATE_TONES[state] if state is not None and not row.standing.carried else None


def _lateness_tone(row: SystemRow) -> Tone | None:
    days = row.standing.days
    if days is None:
        return None
    if days > 0:
        return Tone.RED
    return Tone.AMBER if -days <= _SOON else Tone.GREY
