"""The history of a data file as a merge needs it: the last touches of each field, and a mark for each step."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from cdsdesk.exchange.copies import REMOVED, Copy, Touch, leaders
from cdsdesk.exchange.manifest import Purpose
from cdsdesk.model.changes import Change
from cdsdesk.model.own_keys import OWN_KEYS
from cdsdesk.model.ports import Step, Store
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission

PEER = Purpose.PEER.value
MARK = "Dấu"
_ALL = 1_000_000
_LENGTH = 20


def copy_of(store: Store, snapshot: Snapshot) -> Copy:
    """Return the records of a data file with their history."""
    told = _Told()
    steps = [(step, store.step_changes(step.number, _ALL)) for step in store.history(_ALL)]
    for step, changes in steps:
        told.add(step, changes)
    packages = [one for one in snapshot.where(Submission, "unit", snapshot.office) if one.purpose == PEER]
    known = frozenset(one.extras.get(MARK, "") for one in packages) - {""}
    return Copy(snapshot.records, told.touches, _marks(steps), known)


def _marks(steps: Sequence[tuple[Step, Sequence[Change]]]) -> Mapping[str, int]:
    """Return by its mark the number of each step; a mark tells of all that came before it, but of no values."""
    found: dict[str, int] = {}
    before = ""
    for step, changes in reversed(steps):
        touched = sorted(change.uid for change in changes)
        words = "\x1f".join((before, str(step.number), step.when, step.who, step.label, *touched))
        before = sha256(words.encode()).hexdigest()[:_LENGTH]
        found[before] = step.number
    return found


class _Told:
    """Collects the touches of fields, the newest step first; what lies behind one that stands is not needed."""

    def __init__(self) -> None:
        self.touches: dict[tuple[str, str], list[Touch]] = {}
        self._now: dict[str, str] = {}

    def add(self, step: Step, changes: Sequence[Change]) -> None:
        """Take in the step before those that were taken in."""
        of = _merged_mark(changes)
        touch = Touch(step.number, step.who, step.when, of, step.undone_by or step.undoes or 0)
        became = _renamed(changes) if of and not step.undone_by else {}
        for change in changes:
            uid = self._now.get(change.uid, change.uid)
            if change.uid in became:
                continue
            for name in _fields(change, became):
                self._touch(uid, name, touch)
        for gone, (kept, _) in became.items():
            self._now[gone] = self._now.get(kept, kept)

    def _touch(self, uid: str, name: str, touch: Touch) -> None:
        told = self.touches.setdefault((uid, name), [])
        if not told or (told[-1].pair and told[-1].step != touch.step):
            told.append(touch)


def _merged_mark(changes: Sequence[Change]) -> str:
    """Return the mark of the package that a step took in: it comes first in the step; empty for other steps."""
    first = next(iter(changes), None)
    if first is None or first.type != Submission.TYPE or first.before is not None or first.after is None:
        return ""
    told = first.after.get("extras") or {}
    return str(told.get(MARK, "")) if first.after.get("purpose") == PEER else ""


def _renamed(changes: Sequence[Change]) -> Mapping[str, tuple[str, Change]]:
    """Return by uid the own records that a merge removed because the other side's uid for the same one is kept."""
    made = {key: change for change in changes if change.before is None and (key := _key(change, change.after))}
    gone = ((change, _key(change, change.before)) for change in changes if change.after is None)
    return {change.uid: (made[key].uid, change) for change, key in gone if key in made}


def _key(change: Change, values: Mapping[str, object] | None) -> tuple[object, ...]:
    fields = OWN_KEYS.get(change.type)
    return () if fields is None or values is None else (change.type, *(values.get(name) for name in fields))


def _fields(change: Change, became: Mapping[str, tuple[str, Change]]) -> Iterator[str]:
    """Yield the first of each group of fields that a change touches; what a renamed record brought was no change."""
    if change.after is None:
        yield REMOVED
        return
    first = leaders(change.type)
    if change.before is not None:
        yield from dict.fromkeys(first[name] for name in change.after if name in first)
        return
    brought = next((old.before or {} for uid, old in became.values() if uid == change.uid), {})
    told = {name for name, value in change.after.items() if value is not None and brought.get(name) != value}
    yield from dict.fromkeys(first[name] for name in sorted(told) if name in first)
