"""Returning for correction: the office above asks for what is to be mended, the sender sees it at its fields."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cdsdesk.actions.edit import existing, parsed, require_valid
from cdsdesk.actions.resends import packages_of
from cdsdesk.errors import CdsError, InputError
from cdsdesk.exchange.manifest import Sender
from cdsdesk.exchange.opening import open_package
from cdsdesk.exchange.remarks_package import RemarksPackage, names_in, read_remarks
from cdsdesk.model.calling import named, shortened, title_of
from cdsdesk.model.changes import ChangeSet, Draft, deleted
from cdsdesk.model.codec import to_json
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.identity import named_uid, new_uid
from cdsdesk.model.indicators import Indicator, Measurement
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_code, period_words
from cdsdesk.model.ports import Store
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Remark
from cdsdesk.model.tasks import Progress, Task

# A remark on a task or an indicator may mean what was told of it in the period.
_TOLD_BY: Mapping[type[Record], tuple[type[Record], ...]] = {Task: (Progress,), Indicator: (Measurement,)}
_ASKED = {
    Task: ("result", "status_written", "completed_on"),
    Indicator: ("numerator", "denominator", "value", "evaluation_written"),
}


@dataclass(frozen=True)
class RemarksTaken:
    """What came in: ``written`` are new or say something else now, ``same`` counts those that were known."""

    sender: Sender
    period: str
    written: tuple[Remark, ...]
    same: int

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        return {
            "sender": self.sender.name or self.sender.uid,
            "period": self.period,
            "remarks": [to_json(remark) for remark in self.written],
            "same": self.same,
        }


def ask_to_mend(
    snapshot: Snapshot, unit: str, period: str, text: str, record: str = "", field: str = "", who: str = ""
) -> ChangeSet:
    """Keep what a lower office is to mend; ``record`` and ``field`` say where. Raises RecordError without a text."""
    office = existing(snapshot, Unit.TYPE, unit)
    read = parsed(Remark, {"period": period, "text": text, "record": record, "field": field})
    sent = packages_of(snapshot, unit, read["period"])
    made = Remark(
        uid=new_uid(),
        unit=unit,
        sender=snapshot.unit().name,
        on=datetime.now().date(),
        package_sha256=sent[-1].package_sha256 if sent else "",
        **read,
    )
    require_valid(None, made, snapshot)
    draft = Draft(snapshot.records)
    draft.put(made)
    return ChangeSet(f"Yêu cầu {shortened(title_of(office))} chỉnh sửa", draft.changes(), who)


def open_remarks(snapshot: Snapshot, unit: str, period: str) -> tuple[Remark, ...]:
    """Return what an office is asked for a period and has not done."""
    code = period_code(period)
    rows = snapshot.where(Remark, "unit", unit)
    return tuple(row for row in rows if period_code(row.period) == code and not row.done)


def asked_before(snapshot: Snapshot, unit: str, period: str) -> tuple[Remark, ...]:
    """Return all that an office was asked for a period, what is done last."""
    code = period_code(period)
    rows = [row for row in snapshot.where(Remark, "unit", unit) if period_code(row.period) == code]
    return tuple(sorted(rows, key=lambda row: (row.done, row.position)))


def drop_remark(snapshot: Snapshot, uid: str, who: str = "") -> ChangeSet:
    """Return the step that takes a remark away. Raises RecordError where there is none."""
    return ChangeSet(f"Bỏ yêu cầu {_to_whom(snapshot, uid)}chỉnh sửa", (deleted(_remark(snapshot, uid)),), who)


def set_done(snapshot: Snapshot, uid: str, *, done: bool, who: str = "") -> ChangeSet:
    """Return the step that says whether a remark was answered. Raises RecordError where there is none."""
    old = _remark(snapshot, uid)
    draft = Draft(snapshot.records)
    draft.put(replace(old, done=done))
    words = "Đánh dấu đã sửa" if done else "Mở lại"
    return ChangeSet(f"{words} yêu cầu {_to_whom(snapshot, uid)}chỉnh sửa", draft.changes(), who)


def is_resent(snapshot: Snapshot, remark: Remark) -> bool:
    """Whether another package counts for the office than when it was asked."""
    sent = packages_of(snapshot, remark.unit, period_code(remark.period))
    return bool(remark.package_sha256) and bool(sent) and sent[-1].package_sha256 != remark.package_sha256


def mendable(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a task or an indicator that an office is asked about, each with its label."""
    told = _TOLD_BY[kind][0]
    return tuple((name, specs(told)[name].label) for name in _ASKED[kind])


def names_of(store: Store, remarks: Iterable[Remark]) -> Mapping[str, str]:
    """Return by uid what the records that remarks are about are called that only the offices asked have.

    They stand in the packages that these offices sent.
    """
    snapshot = store.snapshot()
    wanted: dict[str, set[str]] = {}
    for one in remarks:
        if one.record and snapshot.get(one.record) is None:
            sent = packages_of(snapshot, one.unit, period_code(one.period))
            for digest in {one.package_sha256, *(package.package_sha256 for package in sent[-1:])} - {""}:
                wanted.setdefault(digest, set()).add(one.record)
    found: dict[str, str] = {}
    for digest, uids in wanted.items():
        data = store.packages.data(digest)
        # A package of a newer program was kept, though not all of it is understood.
        with suppress(CdsError):
            found |= names_in(data, uids) if data is not None else {}
    return found


def place_words(snapshot: Snapshot, remark: Remark, names: Mapping[str, str] | None = None) -> str:
    """Return what a remark is about: "Nhiệm vụ “…”, ô “Kết quả thực hiện”".

    Of a record that only the other office has, ``names`` says by uid what it is called; else the uid stands there.
    """
    if not remark.record:
        return "Cả báo cáo"
    record = snapshot.get(remark.record)
    name = (names or {}).get(remark.record, "") if record is None else named(record, snapshot.get)
    if not name:
        return remark.record
    kinds = (type(record), *_TOLD_BY.get(type(record), ())) if record is not None else (Progress, Measurement)
    label = next((specs(kind)[remark.field].label for kind in kinds if remark.field in specs(kind)), "")
    return f"{name}, ô “{label}”" if label else name


def read_remarks_file(path: Path, password: str = "") -> RemarksPackage:
    """Read a package of remarks. Raises InputError for any other, or one that is not whole."""
    return read_remarks(open_package(path, password), path.name)


def remarks_step(snapshot: Snapshot, told: RemarksPackage, who: str = "") -> tuple[ChangeSet, RemarksTaken]:
    """Return the step that keeps remarks; those that are known stay as they are, also when they are done.

    Raises InputError for remarks that ask another office.
    """
    if told.office != snapshot.office:
        name = told.office_name or told.office
        if told.sender.uid == snapshot.office:
            raise InputError("Yêu cầu này do chính đơn vị lập", name, "hãy gửi tệp cho đơn vị ghi trên đó")
        raise InputError("Yêu cầu này gửi cho đơn vị khác", name, "hãy kiểm tra lại nơi gửi")
    draft = Draft(snapshot.records)
    written = []
    for remark in told.remarks:
        # Under a uid of its own: whatever the sender names, no other record of ours is meant.
        uid = named_uid(Remark.TYPE, told.sender.uid, remark.uid)
        new = replace(remark, uid=uid, sender=told.sender.name or told.sender.uid)
        old = snapshot.find(Remark, uid)
        if old is None or _asked(old) != _asked(new):
            require_valid(None, new, snapshot)
            draft.put(new)
            written.append(new)
    label = f"Nhận {len(written)} yêu cầu chỉnh sửa báo cáo {period_words(told.period)}"
    taken = RemarksTaken(told.sender, told.period, tuple(written), len(told.remarks) - len(written))
    return ChangeSet(label, draft.changes(), who), taken


def take_remarks(store: Store, path: Path, password: str = "", who: str = "") -> RemarksTaken:
    """Read a package of remarks and keep them as one step. Raises as ``read_remarks_file`` and ``remarks_step``."""
    changes, taken = remarks_step(store.snapshot(), read_remarks_file(path, password), who)
    if changes:
        store.apply(changes)
    return taken


def _remark(snapshot: Snapshot, uid: str) -> Remark:
    found = existing(snapshot, Remark.TYPE, uid)
    assert isinstance(found, Remark)
    return found


def _to_whom(snapshot: Snapshot, uid: str) -> str:
    unit = snapshot.find(Unit, _remark(snapshot, uid).unit)
    return f"{shortened(title_of(unit))} " if unit is not None else ""


def _asked(remark: Remark) -> tuple[str, str, str, str, date | None]:
    return period_code(remark.period), remark.record, remark.field, remark.text, remark.on
