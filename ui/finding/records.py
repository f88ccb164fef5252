"""Records that hold the typed words, grouped by kind, each leading to the field in which they stand."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from cdsdesk.actions.found import Sight, sight
from cdsdesk.model.fields import Record
from cdsdesk.model.registry import BY_TYPE
from cdsdesk.model.tasks import PlanItem
from cdsdesk.vietnamese.finding import Rank
from ui.desk import Desk
from ui.finding.entry import Entry, Group

LIMIT = 200
MOST = 6
MOST_ALONE = 30
FIRST_SHOWN = ("task", "progress", "indicator", "measurement", "document", "team", "member", "section", "narrative")
_CODE = re.compile(r"[0-9IVX]+(\.[0-9]+)*\.?", re.IGNORECASE)

Open = Callable[[str, str], object]
Seen = tuple[Record, Sight]


def record_groups(desk: Desk, typed: str, open_record: Open) -> tuple[list[Group], int]:
    """Return the records that hold the words, by kind, and how many were found. Raises CdsError.

    At most ``LIMIT`` are looked at.
    """
    everything = desk.everything()
    hits = desk.store.search(typed, LIMIT)
    by_kind: dict[str, list[Seen]] = defaultdict(list)
    numbered = _numbered(desk, typed)
    for record in numbered:
        told = sight(everything, record, typed)
        by_kind[record.TYPE].append((record, Sight(told.text, told.where, "", Rank.SAME)))
    known = {record.uid for record in numbered}
    for hit in hits:
        found = everything.get(hit.uid)
        if found is not None and found.uid not in known:
            by_kind[hit.type].append((found, sight(everything, found, typed)))
    most = MOST_ALONE if len(by_kind) == 1 else MOST
    groups = [_group(kind, by_kind[kind], most, open_record) for kind in sorted(by_kind, key=_place)]
    return groups, len(hits) + len(numbered)


def _group(kind: str, seen: Sequence[Seen], most: int, open_record: Open) -> Group:
    best = sorted(seen, key=lambda one: one[1].rank)
    entries = tuple(_entry(record, told, open_record) for record, told in best[:most])
    return Group(BY_TYPE[kind].LABEL, entries, best[0][1].rank, len(best) - len(entries))


def _entry(record: Record, told: Sight, open_record: Open) -> Entry:
    return Entry(told.text, told.where or record.LABEL, lambda: open_record(record.uid, told.field))


def _numbered(desk: Desk, typed: str) -> list[Record]:
    """Return the tasks that have the typed number in a plan of the period."""
    if not _CODE.fullmatch(typed):
        return []
    snapshot = desk.snapshot()
    found = [snapshot.get(item.task) for item in snapshot.where(PlanItem, "code", typed.rstrip("."))]
    return list({record.uid: record for record in found if record is not None}.values())


def _place(kind: str) -> int:
    return FIRST_SHOWN.index(kind) if kind in FIRST_SHOWN else len(FIRST_SHOWN)
