"""Edits in a workbook of ours of what an office keeps: documents, systems, what was reported when, teams, money."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cdsdesk.actions.edit import Edit, change, existing
from cdsdesk.actions.systems import set_system_state
from cdsdesk.errors import RecordError
from cdsdesk.importing.compliance_rows import read_mark
from cdsdesk.importing.money_cells import read_money_cell
from cdsdesk.importing.own_workbook import OwnCell
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.identity import new_uid
from cdsdesk.model.periods import window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry
from cdsdesk.model.tasks import AmountKind, Funding, Source
from cdsdesk.vietnamese.document_numbers import split_document_number
from cdsdesk.vietnamese.numbers import MoneyUnit

NOTHING = "-–— "
"""The letters of a cell that tells nothing."""


@dataclass(frozen=True)
class OwnEdit:
    """A cell that reads otherwise than we wrote it: of which row (uid of its record), what it says now.

    ``summed`` says that it holds the sum of several records.
    """

    row: str
    cell: OwnCell
    text: str
    period: str
    unit: MoneyUnit | None = None
    summed: bool = False

    @property
    def name(self) -> str:
        """The field, without what stands behind it."""
        return self.cell.field.partition(".")[0]

    @property
    def part(self) -> str:
        """What stands behind the field: a year, a period, kind and source of money; may be empty."""
        return self.cell.field.partition(".")[2]


def _own_field(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    """Change a field of the very record that the cell stands for."""
    return change(snapshot, edit.cell.type, edit.cell.uid, Edit({edit.name: edit.text}))


def _document_number(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    number, symbol = split_document_number(edit.text)
    return change(snapshot, "document", edit.cell.uid, Edit({"number": number, "symbol": symbol}))


def _system(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    """Tell state or remark of the system of the row in the workbook's period."""
    told = edit.text if edit.text.strip(NOTHING) else ""
    return set_system_state(snapshot, edit.row, window(edit.period), {edit.name: told})


def _reported(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    """Write a mark of the matrix; in an empty cell it makes an entry for the period of its column."""
    found = existing(snapshot, ComplianceEntry.TYPE, edit.cell.uid)
    assert isinstance(found, ComplianceEntry)
    period = edit.part or found.period
    mark = read_mark(edit.text, int(period[:4])) if edit.text.strip() else None
    if mark is not None and mark.reported is None:
        raise RecordError("Chưa hiểu ô này", edit.text, "hãy ghi x, - hoặc ngày báo cáo")
    draft = Draft(snapshot.records)
    told = {"reported": mark.reported, "on": mark.on, "note": mark.note} if mark is not None else {"reported": None}
    new = {"uid": new_uid(), "period": period, "on": None, "note": ""} if edit.part else {}
    draft.put(replace(found, **{**new, **told}))  # type: ignore[arg-type]
    return ChangeSet("", draft.changes())


def _money(snapshot: Snapshot, edit: OwnEdit) -> ChangeSet:
    """Write an amount; where none was told the column says of which kind and source it is."""
    if edit.summed:
        raise RecordError("Ô này là tổng của nhiều khoản", edit.text, "hãy sửa từng khoản trong chương trình")
    money = read_money_cell(edit.text, None, edit.unit)
    if money.problem:
        raise RecordError(money.problem)
    old = snapshot.find(Funding, edit.cell.uid)
    kind, _, source = edit.part.partition(".")
    blank = Funding(
        uid=new_uid(),
        unit=snapshot.office,
        task=edit.row,
        year=int(edit.period[:4]) if kind else None,
        source=Source(source or Source.ALL),
        amount_kind=AmountKind(kind or AmountKind.TOTAL),
    )
    told = {"amount": money.amount, "amount_text": money.text, "unit_text": money.unit_text}
    draft = Draft(snapshot.records)
    draft.put(replace(old or blank, **told))  # type: ignore[arg-type]
    return ChangeSet("", draft.changes())


Maker = Callable[[Snapshot, OwnEdit], ChangeSet]
OFFICE_MAKERS: Mapping[tuple[str, str], Maker] = {
    ("task", "total"): _money,
    ("task", "amount"): _money,
    ("funding", "amount"): _money,
    ("document", "number_symbol"): _document_number,
    **{("document", name): _own_field for name in ("type", "date", "issuer", "subject")},
    ("document_entry", "note"): _own_field,
    **{("info_system", name): _own_field for name in ("name", "operator", "level", "due_text")},
    **{(kind, name): _system for kind in ("info_system", "system_state") for name in ("state", "note")},
    ("compliance_entry", "reported"): _reported,
    **{("team", name): _own_field for name in ("hamlet", "name", "decision", "has_group_chat")},
    **{("member", name): _own_field for name in ("name", "phone")},
}
"""How an edited cell becomes a change, by type of record and field."""
