"""Values that are wrong in themselves, whatever else is told: what no door may let in."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cdsdesk.model.activities import Activity, Attendance
from cdsdesk.model.documents import Citation, Document, DocumentEntry
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.office import Holiday, Period, Setting, Unit, UnitAlias, UnitSuccession
from cdsdesk.model.reports import Evidence, Narrative, Report, SameAs, TemplateMemory, Waiver
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry, InfoSystem, Remark, Submission, SystemState
from cdsdesk.model.tasks import Funding, Milestone, PlanItem, Progress, Section, Task
from cdsdesk.model.teams import Member, Team
from cdsdesk.vietnamese.dates import format_date

# Of each group one field at least must be told.
_NEEDED: Mapping[type[Record], tuple[tuple[str, ...], ...]] = {
    Unit: (("name",),),
    UnitAlias: (("alias",), ("target",)),
    UnitSuccession: (("old",), ("new",)),
    Period: (("code",),),
    Holiday: (("date",),),
    Setting: (("key",),),
    Document: (("number", "number_text", "symbol", "subject", "type"),),
    DocumentEntry: (("document",),),
    Citation: (("record",), ("as_written",)),
    Section: (("plan",), ("number", "title")),
    Task: (("title",),),
    PlanItem: (("plan",), ("task",)),
    Milestone: (("task",), ("title", "deadline_text")),
    Progress: (("task",), ("period",)),
    Funding: (("task",),),
    Indicator: (("name",),),
    Target: (("indicator",), ("year",)),
    Measurement: (("indicator",), ("period",)),
    Team: (("hamlet", "name"),),
    Member: (("team",), ("name", "withheld")),
    Activity: (("title",),),
    Attendance: (("activity",), ("member",)),
    InfoSystem: (("name",),),
    SystemState: (("system",), ("period",)),
    ComplianceEntry: (("period",),),
    Submission: (("period",),),
    Remark: (("period",), ("text",)),
    Report: (("period",),),
    Narrative: (("period",), ("section_key",)),
    Waiver: (("rule",), ("period",)),
    TemplateMemory: (("fingerprint",),),
    Evidence: (("record",), ("file_name",)),
    SameAs: (("old",), ("kept",)),
}
_NUMBER = re.compile(r"[0-9]{1,6}[^\W\d_]{0,4}")
_ANNEX_KINDS = (
    *("tasks", "projects", "budget", "budget_by_source", "assigned", "status", "indicators", "indicator_years"),
    *("documents", "systems", "compliance", "teams"),
)
_ANNEX_KEYS = ("kind", "plan", "annex", "title", "unit", "ask")
_ANNEX_UNITS = ("dong", "nghin", "trieu", "ty")
_ANNEX_ASKS = ("names", "phones")


def problems(record: Record, snapshot: Snapshot | None = None) -> tuple[str, ...]:
    """Say in Vietnamese sentences, without full stop, what is wrong in a record by itself; empty when nothing is.

    With a ``snapshot`` of everything what it stands under and what its annexes name is looked up as well.
    """
    return (*_missing(record), *_wrong(record, snapshot))


def _missing(record: Record) -> Iterator[str]:
    fields = specs(type(record))
    for group in _NEEDED.get(type(record), ()):
        if not any(_told(getattr(record, name), fields[name].kind.empty) for name in group):
            labels = " hoặc ".join(f"“{fields[name].label}”" for name in group)
            yield f"{record.LABEL} chưa có {labels}"


def _told(value: Any, empty: Any) -> bool:
    return bool(value != empty and (not isinstance(value, str) or value.strip()))


def _wrong(record: Record, snapshot: Snapshot | None) -> Iterator[str]:
    match record:
        case Unit():
            if record.valid_from and record.valid_to and record.valid_to < record.valid_from:
                first, last = format_date(record.valid_from), format_date(record.valid_to)
                yield f"Đơn vị hoạt động đến {last}, trước ngày bắt đầu {first}"
            yield from _ring(record, record.parent, snapshot)
        case Section() | Indicator():
            yield from _ring(record, record.parent, snapshot)
        case UnitSuccession() if record.old and record.old == record.new:
            yield "Đơn vị không kế thừa chính nó"
        case SameAs() if record.old and record.old == record.kept:
            yield "Hai mã của một bản ghi phải khác nhau"
        case Progress() if record.percent is not None and not 0 <= record.percent <= 100:
            shown = specs(Progress)["percent"].kind.show(record.percent)
            yield f"Tỷ lệ hoàn thành phải từ 0 đến 100, không phải {shown}"
        case Report():
            yield from _report(record, snapshot)


def _ring(record: Record, parent: str, snapshot: Snapshot | None) -> Iterator[str]:
    """Tell a record that stands under itself, directly or through others."""
    above = parent
    seen: set[str] = set()
    while above and above not in seen:
        if above == record.uid:
            through = "chính nó" if above == parent else "một bản ghi nằm dưới nó"
            yield f"{record.LABEL} không thể thuộc {through}"
            return
        seen.add(above)
        found = snapshot.find(type(record), above) if snapshot is not None else None
        above = str(getattr(found, "parent", ""))


def _report(report: Report, snapshot: Snapshot | None) -> Iterator[str]:
    if report.number and not _NUMBER.fullmatch(report.number):
        yield f"Số báo cáo chỉ ghi phần số như “5” hoặc “05a”, không phải “{report.number[:60]}”"
    if report.annexes is None:
        return
    if not isinstance(report.annexes, list | tuple):
        yield "Các phụ lục phải là một danh sách"
        return
    for order, annex in enumerate(report.annexes, 1):
        for words in _annex(annex, snapshot):
            yield f"Phụ lục thứ {order}: {words}"


def _annex(annex: Any, snapshot: Snapshot | None) -> Iterator[str]:
    if not isinstance(annex, Mapping):
        yield f"phải là một nhóm gồm các khoá {', '.join(_ANNEX_KEYS)}"
        return
    if unknown := [key for key in annex if key not in _ANNEX_KEYS]:
        yield f"không có khoá {', '.join(unknown)}; các khoá có: {', '.join(_ANNEX_KEYS)}"
    if wrong := [key for key in _ANNEX_KEYS if not isinstance(annex.get(key, ""), str)]:
        yield f"{', '.join(wrong)} phải là chữ"
        return
    if annex.get("kind") not in _ANNEX_KINDS:
        yield f"kind phải là một trong {', '.join(_ANNEX_KINDS)}"
    if annex.get("unit") and annex["unit"] not in _ANNEX_UNITS:
        yield f"unit phải là một trong {', '.join(_ANNEX_UNITS)}"
    if not set(annex.get("ask", "").replace(",", " ").split()) <= set(_ANNEX_ASKS):
        yield f"ask chỉ gồm {', '.join(_ANNEX_ASKS)}"
    plan = annex.get("plan", "")
    if not plan and annex.get("kind") in ("tasks", "projects"):
        yield "thiếu plan, mã uid của kế hoạch"
    if plan and snapshot is not None and snapshot.find(Document, plan) is None:
        yield f"không có kế hoạch {plan[:60]}"
