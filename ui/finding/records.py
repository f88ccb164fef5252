"""Records that hold the typed words, grouped by kind, each leading to the field in which they stand."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from cdsdesk.actions.found import sight, title_rank
from cdsdesk.model.fields import Record
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
Seen = tuple[Rank, Record]


def record_groups(desk: Desk, typed: str, open_record: Open) -> tuple[list[Group], int]:
    """Return the records that hold the words, by kind, and how many were found. Raises CdsError.

    At most ``LIMIT`` are looked at; only what is shown is told with its place.
    """
    everything = desk.everything()
    numbered = _numbered(desk, typed)
    hits = desk.store.search(typed, LIMIT)
    by_kind: dict[str, list[Seen]] = defaultdict(list)
    for uid in numbered:
        record = everything.get(uid)
        if record is not None:
            by_kind[record.TYPE].append((Rank.SAME, record))
    for hit in hits:
        found = everything.get(hit.uid)
        if found is not None and hit.uid not in numbered:
            by_kind[hit.type].append((title_rank(found, typed), found))
    most = MOST_ALONE if len(by_kind) == 1 else MOST
    groups = [_group(desk, by_kind[kind], most, typed, open_record) for kind in sorted(by_kind, key=_place)]
    return groups, len(hits) + len(numbered)


def _group(desk: Desk, seen: Sequence[Seen], most: int, typed: str, open_record: Open) -> Group:
    best = sorted(seen, key=lambda one: one[0])
    entries = tuple(_entry(desk, record, typed, open_record) for _rank, record in best[:most])
    return Group(best[0][1].LABEL, entries, best[0][0], len(best) - len(entries))


def _entry(desk: Desk, record: Record, typed: str, open_record: Open) -> Entry:
    # The places in plans are indexed in the snapshot that the lists look at, not in the one of everything.
    looked_at = desk.snapshot()
    told = sight(looked_at if record.uid in looked_at.records else desk.everything(), record, typed)
    return Entry(told.text, told.where or record.LABEL, lambda: open_record(record.uid, told.field))


def _numbered(desk: Desk, typed: str) -> Sequence[str]:
    """Return the tasks that have the typed number in a plan."""
    if not _CODE.fullmatch(typed):
        return ()
    items = desk.everything().where(PlanItem, "code", typed.rstrip("."))
    return list(dict.fromkeys(item.task for item in items))[:MOST]


def _place(kind: str) -> int:
    return FIRST_SHOWN.index(kind) if kind in FIRST_SHOWN else len(FIRST_SHOWN)
