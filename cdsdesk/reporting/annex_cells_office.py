"""The cells of annexes over what an office keeps: documents, information systems, reports that were due, teams."""

from datetime import date

from cdsdesk.document.blocks import Cell, Ref
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_code
from cdsdesk.model.system_states import SystemStanding, standing_of
from cdsdesk.model.systems import LEVEL_STATE_WORDS, ComplianceEntry, InfoSystem
from cdsdesk.model.teams import Member, MemberRole, Sex, Team
from cdsdesk.reporting.annex_cells import Asked, Makers, count_cell
from cdsdesk.reporting.values import NOTHING, ref
from cdsdesk.vietnamese.dates import format_date_table
from cdsdesk.vietnamese.document_numbers import document_number
from cdsdesk.vietnamese.text import fold

_REPORTED, _NOT_REPORTED = "x", NOTHING


def day_cell(day: date | None, written: str, refs: tuple[Ref, ...]) -> Cell:
    """Return a day beside its value, else what was written of it."""
    return Cell(format_date_table(day), day, refs) if day is not None else Cell(written, refs=refs)


def _document(asked: Asked[DocumentEntry]) -> Document:
    return asked.context.snapshot.find(Document, asked.record.document) or Document()


def _document_cell(asked: Asked[DocumentEntry], field: str) -> Cell:
    document = _document(asked)
    return Cell(getattr(document, field), refs=(ref(document, field),))


def _document_number(asked: Asked[DocumentEntry]) -> Cell:
    document = _document(asked)
    words = document_number(document.number, document.symbol) or document.number_text
    return Cell(words, refs=(ref(document, "number_symbol"),))


def _document_date(asked: Asked[DocumentEntry]) -> Cell:
    document = _document(asked)
    return day_cell(document.date, document.date_text, (ref(document, "date"),))


DOCUMENTS: Makers[DocumentEntry] = {
    "code": lambda asked: Cell(asked.code, refs=(ref(asked.record, "order"),)),
    "type": lambda asked: _document_cell(asked, "type"),
    "number": _document_number,
    "date": _document_date,
    "issuer": lambda asked: _document_cell(asked, "issuer"),
    "subject": lambda asked: _document_cell(asked, "subject"),
    "note": lambda asked: Cell(asked.record.note, refs=(ref(asked.record, "note"),)),
}
"""The columns that a layout of documents may have."""


def _standing(asked: Asked[InfoSystem]) -> SystemStanding:
    return standing_of(asked.context.snapshot, asked.record, asked.context.period)


def _level(asked: Asked[InfoSystem]) -> Cell:
    return count_cell(asked.record.level, (ref(asked.record, "level"),), "")


def _due(asked: Asked[InfoSystem]) -> Cell:
    system = asked.record
    words = system.due_text or (format_date_table(system.due) if system.due is not None else "")
    return Cell(words, refs=(ref(system, "due_text"),))


def _system_state(asked: Asked[InfoSystem]) -> Cell:
    told = _standing(asked)
    source = ref(told.told, "state") if told.told is not None else ref(asked.record, "state")
    return Cell(LEVEL_STATE_WORDS[told.state] if told.state is not None else NOTHING, refs=(source,))


def _days(asked: Asked[InfoSystem]) -> Cell:
    standing = _standing(asked)
    return count_cell(standing.days if standing.late else None, (ref(asked.record, "due"),), "")


def _system_note(asked: Asked[InfoSystem]) -> Cell:
    told = _standing(asked).told
    return Cell(told.note if told is not None else "", refs=(ref(told or asked.record, "note"),))


SYSTEMS: Makers[InfoSystem] = {
    "code": lambda asked: Cell(asked.code, refs=(ref(asked.record, "order"),)),
    "name": lambda asked: Cell(asked.record.name, refs=(ref(asked.record, "name"),)),
    "operator": lambda asked: Cell(asked.record.operator, refs=(ref(asked.record, "operator"),)),
    "level": _level,
    "due": _due,
    "state": _system_state,
    "days_late": _days,
    "note": _system_note,
}
"""The columns that a layout of information systems may have."""


def entries_of(asked: Asked[ComplianceEntry]) -> dict[str, ComplianceEntry]:
    """Return by period what one office reported on one topic."""
    rows = asked.context.snapshot.where(ComplianceEntry, "unit", asked.record.unit)
    return {period_code(row.period): row for row in rows if fold(row.topic) == fold(asked.record.topic)}


def _who(asked: Asked[ComplianceEntry]) -> Cell:
    unit = asked.context.snapshot.find(Unit, asked.record.unit)
    return Cell(unit.name if unit is not None else asked.record.unit, refs=(ref(asked.record, "unit"),))


def _reported(asked: Asked[ComplianceEntry]) -> Cell:
    entry = entries_of(asked).get(asked.part)
    if entry is None:
        return Cell("", refs=(ref(asked.record, f"reported.{asked.part}"),))
    mark = _REPORTED if entry.reported else _NOT_REPORTED if entry.reported is False else entry.note
    return Cell(mark, refs=(ref(entry, "reported"),))


def _done(asked: Asked[ComplianceEntry]) -> Cell:
    found = [row for row in entries_of(asked).values() if row.reported]
    return count_cell(len(found), [ref(row, "reported") for row in found])


def _wanted(asked: Asked[ComplianceEntry]) -> Cell:
    found = [row for row in entries_of(asked).values() if row.reported is not None]
    return count_cell(len(found), [ref(row, "reported") for row in found])


COMPLIANCE: Makers[ComplianceEntry] = {
    "code": lambda asked: Cell(asked.code, refs=(ref(asked.record, "order"),)),
    "unit": _who,
    "topic": lambda asked: Cell(asked.record.topic, refs=(ref(asked.record, "topic"),)),
    "reported": _reported,
    "done": _done,
    "wanted": _wanted,
}
"""The columns that a layout of reports that were due may have."""


def _members(asked: Asked[Team]) -> tuple[Member, ...]:
    return tuple(row for row in asked.context.snapshot.where(Member, "team", asked.record.uid) if not row.left)


def _leader(asked: Asked[Team], field: str) -> Cell:
    leader = next((row for row in _members(asked) if row.role is MemberRole.LEADER), None)
    if leader is None:
        return Cell("", refs=(ref(asked.record, f"leader_{field}"),))
    return Cell(getattr(leader, field), refs=(ref(leader, field),))


def _women(asked: Asked[Team]) -> Cell:
    found = [row for row in _members(asked) if row.sex is Sex.FEMALE]
    return count_cell(len(found), [ref(row, "sex") for row in found])


def _chat(asked: Asked[Team]) -> Cell:
    told = asked.record.has_group_chat
    words = "" if told is None else "Có" if told else "Không"
    return Cell(words, refs=(ref(asked.record, "has_group_chat"),))


TEAMS: Makers[Team] = {
    "code": lambda asked: Cell(asked.code, refs=(ref(asked.record, "order"),)),
    "hamlet": lambda asked: Cell(asked.record.hamlet, refs=(ref(asked.record, "hamlet"),)),
    "name": lambda asked: Cell(asked.record.name, refs=(ref(asked.record, "name"),)),
    "decision": lambda asked: Cell(asked.record.decision, refs=(ref(asked.record, "decision"),)),
    "leader": lambda asked: _leader(asked, "name"),
    "phone": lambda asked: _leader(asked, "phone"),
    "members": lambda asked: count_cell(len(_members(asked)), [ref(row, "team") for row in _members(asked)]),
    "women": _women,
    "chat": _chat,
}
"""The columns that a layout of community teams may have."""
