"""Telling by hand that an office has reported, or has not: one cell of the matrix of who has reported."""

from collections.abc import Mapping
from dataclasses import replace

from cdsdesk.actions.edit import existing, parsed, require_valid
from cdsdesk.actions.receiving import current
from cdsdesk.errors import RecordError
from cdsdesk.model.calling import shortened, title_of
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.identity import new_uid
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_code, period_words
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry
from cdsdesk.vietnamese.text import fold


def cell_entries(snapshot: Snapshot, unit: str, period: str, topic: str = "") -> tuple[ComplianceEntry, ...]:
    """Return the entries by hand behind a cell, the one that counts first; an import may have left several."""
    code = period_code(period)
    rows = snapshot.where(ComplianceEntry, "unit", unit)
    return tuple(row for row in rows if period_code(row.period) == code and fold(row.topic) == fold(topic))


def set_cell(
    snapshot: Snapshot, unit: str, period: str, topic: str, values: Mapping[str, str], who: str = ""
) -> ChangeSet:
    """Tell of an office, a period and a topic ("" is the report itself) what was typed: reported, on, note.

    A day alone says that it reported; that it has not takes the day away. Raises RecordError for a text that is not
    understood, and where a package came in, for that tells it already.
    """
    office = existing(snapshot, Unit.TYPE, unit)
    read = parsed(ComplianceEntry, {**values, "period": period})
    code = read["period"]
    if not topic and unit in current(snapshot, code):
        raise RecordError("Đơn vị đã gửi gói báo cáo kỳ này", title_of(office), "hãy lấy lại gói nếu gói không tính")
    found = cell_entries(snapshot, unit, code, topic)
    base = found[0] if found else ComplianceEntry(uid=new_uid(), unit=unit, topic=topic)
    if "reported" not in read and read.get("on") is not None:
        read["reported"] = True
    made = replace(base, **read)
    if made.reported is False:
        made = replace(made, on=None)
    require_valid(None, made, snapshot)
    draft = Draft(snapshot.records)
    draft.put(made)
    for other in found[1:]:
        draft.remove(other.uid)
    label = f"Ghi việc báo cáo {period_words(code)} của {shortened(title_of(office))}"
    return ChangeSet(label, draft.changes(), who, folding=f"{unit}/{code}/{fold(topic)}/{'/'.join(sorted(values))}")


def clear_cell(snapshot: Snapshot, unit: str, period: str, topic: str = "", who: str = "") -> ChangeSet:
    """Take away what was told by hand of a cell; packages stay. Without an entry nothing changes."""
    office = existing(snapshot, Unit.TYPE, unit)
    draft = Draft(snapshot.records)
    for entry in cell_entries(snapshot, unit, period, topic):
        draft.remove(entry.uid)
    label = f"Xoá việc báo cáo {period_words(period_code(period))} của {shortened(title_of(office))}"
    return ChangeSet(label, draft.changes(), who)
