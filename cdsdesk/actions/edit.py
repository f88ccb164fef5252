"""Adding, changing and removing records by field: text in, a ChangeSet out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cdsdesk.errors import ConflictError, RecordError, UsageError
from cdsdesk.model.calling import named, shortened, title_of
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.identity import new_uid, uid_for
from cdsdesk.model.kinds import Ref
from cdsdesk.model.office import Period
from cdsdesk.model.periods import window
from cdsdesk.model.registry import BY_TYPE, record_type
from cdsdesk.model.reports import Narrative, Report, ReportKind, Waiver, is_final
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Progress, Task
from cdsdesk.model.understanding import understood, year_of_plans
from cdsdesk.model.validity import problems

_OWN = "unit"
_ON_ITS_WAY = frozenset({"state", "signatures", "reason"})


@dataclass(frozen=True)
class Edit:
    """What is asked of one record: field texts to set, plans to add to or take from a task."""

    values: Mapping[str, str]
    add_plans: tuple[str, ...] = ()
    remove_plans: tuple[str, ...] = ()


def parsed(kind: type[Record], values: Mapping[str, str]) -> dict[str, Any]:
    """Read field texts by their kinds; the empty text empties. Raises RecordError naming the field."""
    found: dict[str, Any] = {}
    for name, text in values.items():
        field = specs(kind).get(name)
        if field is None:
            raise RecordError("Không có ô này", f"{kind.LABEL}: {name}", f"các ô có: {', '.join(specs(kind))}")
        try:
            found[name] = _period(text) if _names_period(kind, name) else field.kind.parse(text)
        except RecordError as error:
            raise RecordError(error.what, _at(kind, name, error.where), error.next_step) from error
    return found


def add(
    snapshot: Snapshot, type_name: str, values: Mapping[str, str], who: str = "", plans: Collection[str] = ()
) -> tuple[ChangeSet, Record]:
    """Make a record from field texts; an own one is the office's unless told otherwise, a task joins ``plans``."""
    kind = record_type(type_name)
    found = parsed(kind, values)
    if _OWN in specs(kind) and _OWN not in found:
        found[_OWN] = snapshot.office
    made = replace(kind(), **found)
    record = understood(made, frozenset(found), year_of_plans(snapshot, made))
    record = replace(record, uid=uid_for(record, snapshot), position=_next_position(snapshot, kind))
    require_valid(None, record, snapshot)
    if snapshot.get(record.uid) is not None:
        raise RecordError(f"{kind.LABEL} này đã có", record.uid, "hãy sửa bản ghi đã có")
    draft = Draft(snapshot.records)
    draft.put(record)
    if plans:
        _change_plans(snapshot, draft, _task(record), Edit({}, tuple(plans)))
    return ChangeSet(f"Thêm {kind.LABEL.lower()}", draft.changes(), who), record


def change(snapshot: Snapshot, type_name: str, uid: str, edit: Edit, who: str = "") -> ChangeSet:
    """Set fields of a record and, for a task, its plans."""
    record = existing(snapshot, type_name, uid)
    draft = Draft(snapshot.records)
    found = parsed(type(record), edit.values)
    changed = understood(replace(record, **found), frozenset(found), year_of_plans(snapshot, record))
    require_valid(record, changed, snapshot)
    draft.put(changed)
    if edit.add_plans or edit.remove_plans:
        _change_plans(snapshot, draft, _task(record), edit)
    names = ", ".join(f"“{specs(type(record))[name].label}”" for name in found) or "kế hoạch"
    return ChangeSet(f"Sửa {names} của {record.LABEL.lower()}", draft.changes(), who)


def remove(
    snapshot: Snapshot, type_name: str, uids: Collection[str], who: str = "", *, with_dependants: bool = False
) -> ChangeSet:
    """Remove records; those that refer to them go too when told so, else the removal is refused with the list.

    Raises ConflictError.
    """
    records = [existing(snapshot, type_name, uid) for uid in uids]
    _require_removable(snapshot, records)
    dependants = _dependants(snapshot, frozenset(uids))
    if dependants and not with_dependants:
        lines = tuple(named(record, snapshot.get) for record in dependants)
        raise ConflictError(
            "Còn bản ghi khác dùng đến bản ghi này",
            lines,
            f"{len(dependants)} bản ghi",
            "hãy xoá kèm các bản ghi phụ thuộc hoặc sửa chúng trước",
        )
    _require_removable(snapshot, dependants)
    draft = Draft(snapshot.records)
    for record in (*dependants, *records):
        draft.remove(record.uid)
    kind = record_type(type_name)
    return ChangeSet(f"Xoá {len(records)} {kind.LABEL.lower()}", draft.changes(), who)


def set_field(snapshot: Snapshot, record: Record, field: str, text: str, who: str = "") -> ChangeSet:
    """Set one field from what was typed; edits of one field in one visit fold into one step of Undo."""
    made = change(snapshot, record.TYPE, record.uid, Edit({field: text}), who)
    return replace(made, folding=f"{record.uid}/{field}")


def set_value(snapshot: Snapshot, record: Record, field: str, value: Any, who: str = "") -> ChangeSet:
    """Set one field to a value in its JSON form, as it stood before; it passes the checks of anything typed."""
    spec = specs(type(record))[field]
    restored = replace(record, **{field: spec.kind.from_json(value)})
    changed = understood(restored, frozenset({field}), year_of_plans(snapshot, record))
    require_valid(record, changed, snapshot)
    draft = Draft(snapshot.records)
    draft.put(changed)
    label = f"Lấy lại “{spec.label}” của {named(record, snapshot.get)}"
    return ChangeSet(label, draft.changes(), who)


def set_progress(snapshot: Snapshot, task: str, period: str, values: Mapping[str, str], who: str = "") -> ChangeSet:
    """Tell how far a task is in a period: the first word makes the record, later ones change it."""
    found = existing(snapshot, Task.TYPE, task)
    rows = [
        row for row in snapshot.where(Progress, "task", task) if (row.period, row.unit) == (period, snapshot.office)
    ]
    record = rows[0] if rows else Progress(uid=new_uid(), unit=snapshot.office, task=task, period=period)
    read = parsed(Progress, values)
    told = understood(replace(record, **read), frozenset(read))
    require_valid(record, told, snapshot)
    draft = Draft(snapshot.records)
    draft.put(told)
    label = f"Ghi kết quả nhiệm vụ {shortened(title_of(found))}"
    return ChangeSet(label, draft.changes(), who, folding=f"{task}/{period}/{'/'.join(sorted(read))}")


def set_own_words(
    snapshot: Snapshot,
    period: str,
    section_key: str,
    text: str,
    who: str = "",
    kind: ReportKind = ReportKind.BAO_CAO,
) -> ChangeSet:
    """Keep the office's own words for a section of the report, plan or letter of a period."""
    rows = [
        row
        for row in snapshot.where(Narrative, "section_key", section_key)
        if (row.period, row.unit, row.report_kind) == (period, snapshot.office, kind)
    ]
    base = Narrative(uid=new_uid(), unit=snapshot.office, report_kind=kind, period=period, section_key=section_key)
    record = replace(rows[0] if rows else base, **parsed(Narrative, {"own_text": text}), edited=True)
    draft = Draft(snapshot.records)
    draft.put(record)
    return ChangeSet("Sửa lời văn báo cáo", draft.changes(), who, folding=f"{record.uid}/own_text")


def waive(
    snapshot: Snapshot, period: str, rule: str, record: str, fingerprint: str, reason: str, who: str = ""
) -> ChangeSet:
    """Keep a finding as it is, with the reason, for one period and these very facts."""
    if not reason.strip():
        raise RecordError("Cần ghi lý do giữ nguyên")
    draft = Draft(snapshot.records)
    draft.put(
        Waiver(
            uid=new_uid(),
            unit=snapshot.office,
            rule=rule,
            record=record,
            fingerprint=fingerprint,
            period=period,
            **parsed(Waiver, {"reason": reason}),
        )
    )
    return ChangeSet("Giữ và ghi lý do", draft.changes(), who)


def existing(snapshot: Snapshot, type_name: str, uid: str) -> Record:
    """Return a record of a type. Raises RecordError when there is none."""
    kind = record_type(type_name)
    record = snapshot.get(uid)
    if record is None or record.TYPE != kind.TYPE:
        raise RecordError(f"Không có {kind.LABEL.lower()} này", uid, "hãy xem mã uid bằng lệnh list")
    return record


def _at(kind: type[Record], name: str, where: str) -> str:
    described = specs(kind).get(name)
    cell = f"{kind.LABEL}, ô {described.label if described is not None else name}"
    return f"{cell}: {where}" if where else cell


def _names_period(kind: type[Record], name: str) -> bool:
    return name == "period" or (kind is Period and name == "code")


def _period(text: str) -> str:
    """Read the code of a period in its one spelling; the empty text empties. Raises RecordError."""
    if not text.strip():
        return ""
    try:
        return window(text).code
    except UsageError as error:
        raise RecordError(error.what, error.where, error.next_step) from error


def _task(record: Record) -> Task:
    if not isinstance(record, Task):
        raise RecordError("Chỉ nhiệm vụ mới thêm hoặc bớt kế hoạch được", record.LABEL)
    return record


def require_valid(old: Record | None, new: Record, snapshot: Snapshot) -> None:
    """Refuse what is wrong in itself; a fault that was there before stays until it is mended."""
    if old is not None:
        _require_open(old, new)
    known = problems(old, snapshot) if old is not None else ()
    found = [problem for problem in problems(new, snapshot) if problem not in known]
    if found:
        raise RecordError(found[0], named(new, snapshot.get))


def _require_removable(snapshot: Snapshot, records: Iterable[Record]) -> None:
    """The office of the file and its signed reports stay, also when what they refer to goes."""
    for record in records:
        _require_open(record, None)
        if record.uid == snapshot.office:
            raise RecordError("Không xoá được đơn vị của chính hồ sơ này", named(record, snapshot.get))


def _require_open(old: Record, new: Record | None) -> None:
    """A signed or sent report never changes, but for how far it is on its way; nor does it go."""
    if not isinstance(old, Report) or not is_final(old):
        return
    names = {name for name in specs(Report) if new is None or getattr(old, name) != getattr(new, name)}
    if not names <= _ON_ITS_WAY:
        raise RecordError("Báo cáo đã ký, đã gửi không sửa được nữa", title_of(old), "hãy xuất báo cáo mới thay thế")


def _change_plans(snapshot: Snapshot, draft: Draft, task: Task, edit: Edit) -> None:
    for plan in edit.add_plans:
        document = existing(snapshot, Document.TYPE, plan)
        if any(item.task == task.uid for item in snapshot.where(PlanItem, "plan", plan)):
            raise RecordError("Nhiệm vụ đã có trong kế hoạch này", title_of(document))
        item = PlanItem(plan=plan, task=task.uid, position=_next_position(snapshot, PlanItem))
        draft.put(replace(item, uid=uid_for(item)))
        if isinstance(document, Document) and not document.assigns_work:
            draft.put(replace(document, assigns_work=True))
    for plan in edit.remove_plans:
        items = [item for item in snapshot.where(PlanItem, "plan", plan) if item.task == task.uid]
        if not items:
            raise RecordError("Nhiệm vụ không có trong kế hoạch này", plan)
        for item in items:
            draft.remove(item.uid)


def _dependants(snapshot: Snapshot, uids: frozenset[str]) -> tuple[Record, ...]:
    """Return every record that refers to one of these, directly or through another; those farthest away first."""
    found: dict[str, Record] = {}
    waiting = uids
    while waiting:
        layer = {record.uid: record for record in referring(snapshot, waiting) if record.uid not in found}
        layer = {uid: record for uid, record in layer.items() if uid not in uids}
        found |= layer
        waiting = frozenset(layer)
    return tuple(reversed(found.values()))


def referring(snapshot: Snapshot, uids: frozenset[str]) -> Iterable[Record]:
    """Yield the records that refer to one of these directly."""
    types = {snapshot.records[uid].TYPE for uid in uids}
    for kind in BY_TYPE.values():
        names = _naming(kind, types)
        for record in snapshot.all(kind) if names else ():
            if not uids.isdisjoint(map(vars(record).__getitem__, names)):
                yield record


def _naming(kind: type[Record], types: Collection[str]) -> list[str]:
    """Return the fields of a kind that may name records of these types."""
    references = ((name, field.kind) for name, field in specs(kind).items())
    return [name for name, of in references if isinstance(of, Ref) and (not of.types or set(of.types) & set(types))]


def _next_position(snapshot: Snapshot, kind: type[Record]) -> int:
    return max((record.position for record in snapshot.all(kind)), default=0) + 1
