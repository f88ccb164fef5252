"""One package that came in: what it tells otherwise than the one before it, and taking it back."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cdsdesk.actions.edit import existing
from cdsdesk.actions.figure_differences import differences
from cdsdesk.model.calling import shortened, title_of
from cdsdesk.model.changes import ChangeSet, deleted
from cdsdesk.model.indicators import EVALUATION_WORDS
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_words
from cdsdesk.model.ports import PackageShelf
from cdsdesk.model.received import RECEIVED
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Remark, Submission
from cdsdesk.model.tasks import STATE_WORDS
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import natural_key

_STATES = {state.value: words for state, words in STATE_WORDS.items()}
_JUDGED = {one.value: words for one, words in EVALUATION_WORDS.items()}
_DECIMAL = re.compile(r"-?\d{1,17}(\.\d{1,6})?")
_GROUPS = frozenset(
    {"số văn bản", "số tổ, thành viên", "số hoạt động", "số hệ thống thông tin", "kinh phí", "đơn vị trực thuộc"}
)


@dataclass(frozen=True)
class ChangedLine:
    """What a resend tells otherwise: of what, what it told before and what now; "" where it told nothing.

    ``uid`` is that of the task or indicator.
    """

    what: str
    before: str
    after: str
    uid: str = ""


@dataclass(frozen=True)
class Resend:
    """A package against the one before it: the lines that changed, and the groups of counts that did."""

    lines: tuple[ChangedLine, ...]
    groups: tuple[str, ...]


def packages_of(snapshot: Snapshot, unit: str, code: str) -> tuple[Submission, ...]:
    """Return what came in from a unit for a period, the one that counts last."""
    sent = snapshot.where(Submission, "unit", unit)
    found = (one for one in sent if one.period == code and one.purpose == RECEIVED and unit != snapshot.office)
    return tuple(sorted(found, key=lambda one: (one.revision or 0, one.package_sha256)))


def resend(shelf: PackageShelf, before: Submission, after: Submission) -> Resend:
    """Return what a package tells otherwise than an earlier one; nothing where one of them is not kept."""
    told = dict(shelf.summaries((before.package_sha256, after.package_sha256)))
    if before.package_sha256 not in told or after.package_sha256 not in told:
        return Resend((), ())
    return changed_lines(json.loads(told[before.package_sha256]), json.loads(told[after.package_sha256]))


def answers(
    shelf: PackageShelf, packages: Sequence[Submission], remarks: Sequence[Remark]
) -> Mapping[str, ChangedLine | None]:
    """Return by uid of a remark what a later package tells otherwise at its place, None where nothing changed there.

    ``packages`` are those of the office, the one that counts last. A remark on a report as a whole, one that came
    after the last package, and one whose package is not there any more have no answer.
    """
    by_digest = {one.package_sha256: one for one in packages}
    found: dict[str, ChangedLine | None] = {}
    told: dict[str, Mapping[str, ChangedLine]] = {}
    for remark in remarks:
        digest = remark.package_sha256
        if not remark.record or digest not in by_digest or digest == packages[-1].package_sha256:
            continue
        if digest not in told:
            told[digest] = {line.uid: line for line in resend(shelf, by_digest[digest], packages[-1]).lines}
        found[remark.uid] = told[digest].get(remark.record)
    return found


def changed_lines(before: Mapping[str, Any], after: Mapping[str, Any]) -> Resend:
    """Compare two sets of figures of one office (``summary.json``): tasks, then indicators, each by its number."""
    lines = (*_lines(before, after, "tasks", "title", _task), *_lines(before, after, "indicators", "name", _indicator))
    return Resend(tuple(lines), tuple(words for words in differences(before, after) if words in _GROUPS))


def take_back_package(snapshot: Snapshot, uid: str, who: str = "") -> ChangeSet:
    """Return the step after which a package does not count: that before it does again, or none has come.

    Its bytes stay in the file, for undoing. Raises RecordError where there is no such package.
    """
    sent = existing(snapshot, Submission.TYPE, uid)
    assert isinstance(sent, Submission)
    unit = snapshot.find(Unit, sent.unit)
    name = f" của {shortened(title_of(unit))}" if unit is not None else ""
    label = f"Bỏ gói gửi lần {sent.revision or 1}{name}, {period_words(sent.period)}"
    return ChangeSet(label, (deleted(sent),), who)


def _lines(
    before: Mapping[str, Any], after: Mapping[str, Any], part: str, name: str, told: Callable[[Mapping[str, Any]], str]
) -> Iterator[ChangedLine]:
    old, new = _by_uid(before.get(part, ())), _by_uid(after.get(part, ()))
    changed = [uid for uid in {**old, **new} if old.get(uid) != new.get(uid)]
    for uid in sorted(changed, key=lambda uid: natural_key(_word(new.get(uid) or old[uid], "code"))):
        both = old.get(uid), new.get(uid)
        one = both[1] or both[0] or {}
        was, now = (told(row) if row is not None else "" for row in both)
        if was == now:
            # Only what it is called, or what it is held against, is another.
            was, now = (", ".join(filter(None, (_word(row or {}, key) for key in (name, "target")))) for row in both)
        yield ChangedLine(f"{_word(one, 'code')} {_word(one, name)}".strip(), was, now, uid)


def _by_uid(rows: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {row["uid"]: row for row in rows}


def _task(row: Mapping[str, Any]) -> str:
    told = (_STATES.get(_word(row, "state"), ""), " ".join(_word(row, "result").split()))
    return ": ".join(filter(None, told)) or "chưa có kết quả"


def _indicator(row: Mapping[str, Any]) -> str:
    parts = "/".join(_number(_word(row, key)) for key in ("numerator", "denominator") if key in row)
    value = parts or _number(_word(row, "value")) or _word(row, "text") or "chưa có số"
    return ", ".join(filter(None, (value, _JUDGED.get(_word(row, "evaluation"), "").lower())))


def _word(row: Mapping[str, Any], key: str) -> str:
    told = row.get(key, "")
    return told if isinstance(told, str) else ""


def _number(text: str) -> str:
    return format_number(Decimal(text)) if _DECIMAL.fullmatch(text) else text
