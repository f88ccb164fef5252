"""A package of purpose "peer": everything of an office from one officer's PC for another's, with what changed when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdsdesk.errors import InputError
from cdsdesk.exchange.copies import Copy, Touch
from cdsdesk.exchange.dump import load
from cdsdesk.exchange.manifest import Purpose
from cdsdesk.exchange.package import Package, canonical_json

PART = "history.json"
VERSION = 1
_ASK = "hãy chọn tệp trao đổi do máy khác của cơ quan mình lập"


@dataclass(frozen=True)
class PeerPackage:
    """What a peer package holds: the office, when and by whom it was made, its mark, the copy that it is of."""

    office: str
    at: str
    who: str
    mark: str
    copy: Copy


def history_json(copy: Copy, at: str, who: str, mark: str) -> bytes:
    """Return the history of a copy as a part of a package."""
    touches = [
        [uid, name, one.step, one.who, one.at, one.of, one.pair]
        for (uid, name), told in sorted(copy.touches.items())
        for one in told
    ]
    return canonical_json(
        {
            "version": VERSION,
            "at": at,
            "who": who,
            "mark": mark,
            "marks": list(copy.marks.items()),
            "known": sorted(copy.known),
            "touches": touches,
        }
    )


def read_peer(package: Package, told: object, where: str) -> PeerPackage:
    """Read a peer package; ``told`` is its history as JSON. Raises InputError for one that is none, RecordError."""
    if package.manifest.purpose is not Purpose.PEER:
        raise InputError("Gói này không phải gói trao đổi giữa hai máy", where, _ASK)
    if not isinstance(told, dict) or told.get("version") != VERSION:
        what = "hãy cập nhật chương trình hoặc xin nơi gửi gửi lại gói"
        raise InputError("Lịch sử trong gói không đọc được", where, what)
    office, records = load(package.json())
    try:
        copy = Copy(
            {record.uid: record for record in records},
            _touches(told["touches"]),
            {str(mark): int(step) for mark, step in told["marks"]},
            frozenset(map(str, told["known"])),
        )
        return PeerPackage(office, str(told["at"]), str(told["who"]), str(told["mark"]), copy)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError("Lịch sử trong gói không đọc được", where, "hãy xin nơi gửi gửi lại gói") from error


def _touches(rows: Sequence[Any]) -> Mapping[tuple[str, str], Sequence[Touch]]:
    found: dict[tuple[str, str], list[Touch]] = {}
    for uid, name, step, who, at, of, pair in rows:
        found.setdefault((str(uid), str(name)), []).append(Touch(int(step), str(who), str(at), str(of), int(pair)))
    return found
