"""Two officers on two PCs of one office: each makes a package of its file and takes the other's in, field by field."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from cdsdesk.actions.packing import sender_of
from cdsdesk.actions.peer_history import MARK, PEER, copy_of
from cdsdesk.errors import InputError, UsageError
from cdsdesk.exchange.copies import Copy, Touch
from cdsdesk.exchange.dump import dump
from cdsdesk.exchange.manifest import Manifest, Purpose
from cdsdesk.exchange.merge import KEEP, TAKE, Clash, Merged, Why, merge
from cdsdesk.exchange.opening import open_package
from cdsdesk.exchange.package import DATA, Part, canonical_json, pack
from cdsdesk.exchange.peer_package import PART, PeerPackage, history_json, read_peer
from cdsdesk.exchange.sealed import seal
from cdsdesk.model.calling import field_label, named, shown
from cdsdesk.model.changes import Change, ChangeSet, Draft, inserted
from cdsdesk.model.codec import json_value
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import named_uid
from cdsdesk.model.ports import Store
from cdsdesk.model.registry import BY_TYPE
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.reporting.output import PreparedFile, written
from cdsdesk.vietnamese.numbers import format_number

_REMOVED_WORDS = "đã xoá"
_LISTED, _BY_THEMSELVES = 3, 2


@dataclass(frozen=True)
class PeerRequest:
    """Where the package goes, and who makes it."""

    out: Path
    password: str = ""
    who: str = ""
    now: datetime | None = None


@dataclass(frozen=True)
class PeerResult:
    """The package that was written."""

    path: Path
    sha256: str
    size: int
    records: Mapping[str, int]

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        return {**vars(self), "path": str(self.path), "records": dict(self.records)}


@dataclass(frozen=True)
class MergeRequest:
    """The other officer's package; ``decisions`` say by "UID.FIELD", "UID" or "all" what to "keep" and "take"."""

    path: Path
    password: str = ""
    decisions: Mapping[str, str] = field(default_factory=dict)
    who: str = ""


@dataclass(frozen=True)
class ShownClash:
    """A clash as an officer reads it: what is meant, both values, who wrote them and when."""

    key: str
    record: str
    label: str
    ours: str
    theirs: str
    ours_by: str
    ours_at: str
    theirs_by: str
    theirs_at: str
    values: tuple[Any, Any]

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        return {**vars(self), "values": list(self.values)}


@dataclass(frozen=True)
class PeerMerge:
    """What a merge did: how many records came, changed and went by label; with ``clashes`` nothing was written."""

    sender: str
    step: int
    inserted: Mapping[str, int]
    updated: Mapping[str, int]
    deleted: Mapping[str, int]
    clashes: tuple[ShownClash, ...]
    decided: tuple[ShownClash, ...]
    known: bool = False

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        told = {name: dict(value) if isinstance(value, Mapping) else value for name, value in vars(self).items()}
        lists = {name: [one.to_json() for one in getattr(self, name)] for name in ("clashes", "decided")}
        return told | lists


def make_peer_package(store: Store, request: PeerRequest) -> PeerResult:
    """Write the package of everything that an officer's file holds and keep that it was made.

    Data of people goes along, for it is the same office. Raises WriteError; then the data file stays as it was.
    """
    snapshot = store.snapshot()
    copy = copy_of(store, snapshot)
    at = (request.now or datetime.now()).astimezone().isoformat(timespec="seconds")
    mark = list(copy.marks)[-1] if copy.marks else ""
    records = snapshot.records.values()
    data = Part(DATA, "data", canonical_json(dump(snapshot.office, records)))
    history = Part(PART, "history", history_json(copy, at, request.who, mark))
    packed = pack(Manifest(Purpose.PEER, sender_of(snapshot), personal=True), (data, history))
    whole = seal(packed, request.password) if request.password else packed
    digest = hashlib.sha256(packed).hexdigest()
    made = inserted(_met(snapshot, mark, at, digest))
    with written([PreparedFile(request.out, whole, partial(_require_readable, password=request.password))]):
        store.apply(ChangeSet(f"Lập gói trao đổi {request.out.name}", (made,), request.who))
    return PeerResult(request.out, digest, len(whole), Counter(record.TYPE for record in records))


def is_peer_package(path: Path, password: str = "") -> bool:
    """Say whether a file is a package between equals. Raises InputError for one that is none or not whole."""
    return open_package(path, password).manifest.purpose is Purpose.PEER


def merge_peer(store: Store, request: MergeRequest) -> PeerMerge:
    """Take in what the other officer changed, as one step that can be taken back.

    While something that both changed is not decided, nothing is written and the clashes are told. Raises InputError for
    a package of another office or purpose, UsageError for a decision about nothing, RecordError, WriteError.
    """
    package = open_package(request.path, request.password)
    told = read_peer(package, _json(package.parts.get(PART, b"")), request.path.name)
    snapshot = store.snapshot()
    if told.office != snapshot.office:
        what = "hãy chọn gói do máy khác của chính cơ quan mình lập"
        raise InputError("Gói này của cơ quan khác", request.path.name, what)
    ours = copy_of(store, snapshot)
    met = _met(snapshot, told.mark, told.at, hashlib.sha256(package.data).hexdigest())
    if met.uid in snapshot.records:
        return PeerMerge(told.who, 0, {}, {}, {}, (), (), known=True)
    merged = merge(ours, told.copy, request.decisions)
    if wrong := _unused(merged, request.decisions):
        # What one decision settles may be a clash only as long as that is open: a list of all of them may be decided.
        wrong = _unused(merge(ours, told.copy, {}), {key: request.decisions[key] for key in wrong})
    if wrong:
        raise UsageError("Không có chỗ khác nhau này", ", ".join(wrong), "hãy xem lại danh sách các chỗ khác nhau")
    both = _Words(ours, told.copy)
    clashes, decided = (tuple(map(both.shown, found)) for found in (merged.clashes, merged.decided))
    if clashes:
        return PeerMerge(told.who, 0, {}, {}, {}, clashes, decided)
    changes = _changes(snapshot, merged, met)
    step = store.apply(ChangeSet(_label(told), changes, request.who))
    came, moved, gone = _counted(changes[1:])
    return PeerMerge(told.who, step.number, came, moved, gone, (), decided)


def merged_words(merged: PeerMerge) -> str:
    """Say what a merge brought: "thêm 2 nhiệm vụ, 1 kết quả; sửa 3 chỉ tiêu"."""
    told = (("thêm", merged.inserted), ("sửa", merged.updated), ("xoá", merged.deleted))
    return "; ".join(f"{word} {_counted_words(counts)}" for word, counts in told if counts) or "hồ sơ không đổi"


def _counted_words(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{format_number(count)} {BY_TYPE[name].LABEL.lower()}" for name, count in counts.items())


def _require_readable(path: Path, password: str) -> None:
    open_package(path, password)


def _json(data: bytes) -> object:
    try:
        return json.loads(data.decode())
    except (ValueError, RecursionError):
        return None


def _met(snapshot: Snapshot, mark: str, at: str, digest: str) -> Submission:
    """Return what both files keep of a package, the same in both: they hold all that it tells."""
    uid = named_uid(PEER, digest)
    extras = {MARK: mark}
    return Submission(uid=uid, unit=snapshot.office, received_at=at, package_sha256=digest, purpose=PEER, extras=extras)


def _label(told: PeerPackage) -> str:
    return f"Gộp gói trao đổi của {told.who}" if told.who else "Gộp gói trao đổi"


def _changes(snapshot: Snapshot, merged: Merged, met: Submission) -> tuple[Change, ...]:
    """Return the changes of the step, first that which tells the package."""
    draft = Draft(snapshot.records)
    for uid in snapshot.records.keys() - merged.records.keys():
        draft.remove(uid)
    for uid, record in merged.records.items():
        if snapshot.records.get(uid) != record:
            draft.put(record)
    rest = sorted(draft.changes(), key=lambda change: change.uid)
    return (inserted(met), *(change for change in rest if change.uid != met.uid))


def _counted(changes: tuple[Change, ...]) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    """Return by type how many records came, changed and went; what tells of packages is no record of the office."""
    told = [change for change in changes if change.type != Submission.TYPE]
    came = Counter(change.type for change in told if change.before is None)
    gone = Counter(change.type for change in told if change.after is None)
    return came, Counter(change.type for change in told) - came - gone, gone


def _unused(merged: Merged, decisions: Mapping[str, str]) -> list[str]:
    """Return the decisions about what is no clash: they would not do what their officer thinks."""
    found = {key for one in (*merged.clashes, *merged.decided) for key in (one.key, one.uid)}
    return [key for key, said in decisions.items() if (key not in found and key != "all") or said not in (KEEP, TAKE)]


def _along(why: Why) -> str:
    """Say what went away together with a record, and comes back with it."""
    counts = Counter(record.TYPE for record in why.along)
    return f"cùng {_counted_words(counts)}" if counts else ""


class _Words:
    """Says clashes in words, with the names of records of both sides."""

    def __init__(self, ours: Copy, theirs: Copy) -> None:
        self._ours, self._theirs = ours.records, theirs.records

    def shown(self, clash: Clash) -> ShownClash:
        kind, name = type(clash.record), clash.shown
        whole = not clash.field
        here, there = clash.ours_by or Touch(0), clash.theirs_by or Touch(0)
        return ShownClash(
            clash.key,
            named(clash.record, self._find),
            "" if whole else field_label(kind, name),
            self._words(clash, clash.ours),
            self._words(clash, clash.theirs),
            here.who,
            here.at,
            there.who,
            there.at,
            (None, None) if whole else (json_value(kind, name, clash.ours), json_value(kind, name, clash.theirs)),
        )

    def _words(self, clash: Clash, value: Any) -> str:
        if clash.field:
            return shown(type(clash.record), clash.shown, value, self._find, whole=True)
        said, told = (_along(clash.why), ", ") if value is None else (self._why(clash), "; ")
        words = _REMOVED_WORDS if value is None else named(value, self._find)
        return told.join(part for part in (words, said) if part)

    def _why(self, clash: Clash) -> str:
        """Say what the officer who has the record did that speaks against its removal."""
        labels = dict.fromkeys(field_label(type(clash.record), name) for name in clash.why.fields)
        fields = "đã sửa " + ", ".join(f"“{label}”" for label in labels) if labels else ""
        told = (("đã thêm", clash.why.added), ("đã sửa", clash.why.changed))
        others = (f"{word} {self._list(records)}" for word, records in told if records)
        return "; ".join(part for part in (fields, *others) if part)

    def _list(self, records: Sequence[Record]) -> str:
        # What they belong to is the record that is asked about.
        found = [named(one, self._find, _BY_THEMSELVES) for one in records[:_LISTED]]
        words = ", ".join(text[:1].lower() + text[1:] for text in found)
        more = len(records) - _LISTED
        return f"{words} và {format_number(more)} mục khác" if more > 0 else words

    def _find(self, uid: str) -> Record | None:
        return self._ours.get(uid) or self._theirs.get(uid)
