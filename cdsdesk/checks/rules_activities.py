"""Activities of the office: one that was entered twice is counted twice in the report."""

from collections.abc import Iterator

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.model.activities import Activity
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.text import search_key


@rule(
    "activity.twice",
    Severity.WARNING,
    "Một hoạt động được ghi hai lần",
    "activity.date",
    "activity.kind",
    "activity.place",
    "activity.title",
    "activity.unit",
)
def twice(snapshot: Snapshot) -> Iterator[Issue]:
    """One kind, day and title; at two places they may have been two."""
    known: dict[tuple[object, ...], Activity] = {}
    for activity in snapshot.all(Activity):
        title = " ".join(search_key(activity.title).strip(" .").split())
        if activity.unit != snapshot.office or activity.date is None or not title:
            continue
        first = known.setdefault((activity.kind, activity.date, title), activity)
        if first is not activity:
            yield Issue(
                f"Hoạt động {quoted(activity.title)} ngày {format_date(activity.date)} được ghi hai lần",
                RecordRef(Activity.TYPE, activity.uid),
                "title",
                found=activity.title,
                facts=(activity.place, first.place),
                related=(RecordRef(Activity.TYPE, first.uid),),
                doubtful=search_key(activity.place) != search_key(first.place),
            )
