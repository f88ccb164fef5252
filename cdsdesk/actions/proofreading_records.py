"""What a foreign document tells in tables, taken for records for a moment, so that rules over records judge it too."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cdsdesk.checks.engine import ALL_RULES, run
from cdsdesk.checks.paper import Paper
from cdsdesk.errors import InputError, UsageError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.importing.titles import read_title
from cdsdesk.model.findings import Finding, Place, Severity
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import window
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

_OFFICE = "proofread"
_YEAR = re.compile(r"(?<!\d)20[0-9]{2}(?!\d)")
_RULES = frozenset(
    {
        "indicator.against-target",
        "indicator.numerator-above-denominator",
        "indicator.share-above-whole",
        "indicator.unknown-word",
        "indicator.value-against-counts",
        "money.more-than-whole",
    }
)
"""The rules over records that judge what a document says itself, where no rule over documents does."""


@dataclass(frozen=True)
class Recognised:
    """The records of a document's tables, and for each the row of the sheet (from 1) that tells of it."""

    snapshot: Snapshot
    rows: Mapping[str, int]


def recognise(book: RawBook, paper: Paper) -> Recognised | None:
    """Return the records that importing recognises in a document; None where it finds no period or no rows."""
    period = _period(paper)
    if period is None:
        return None
    office = Unit(uid=_OFFICE, name=paper.formal.issuer or "Đơn vị gửi văn bản")
    everything = Snapshot(_OFFICE, {office.uid: office})
    options = ImportOptions(period=period)
    try:
        plan = plan_import(read_tables(book, options), everything, options, _OFFICE, ask=True)
        told = everything.with_changes(plan.changes(""))
    except InputError:
        return None
    return Recognised(select(told, period, changed={}), dict(_rows(plan)))


def record_findings(recognised: Recognised, places: Mapping[int, Place]) -> Iterator[Finding]:
    """Yield what the rules over records find, each at the row that tells of the record in place of the record.

    What was recognised in a foreign document may be read wrongly, so that none is an error.
    """
    for finding in run(recognised.snapshot, [rule for rule in ALL_RULES if rule.id in _RULES]):
        refs = (*((finding.record,) if finding.record else ()), *finding.related)
        rows = [recognised.rows[ref.uid] for ref in refs if ref.uid in recognised.rows]
        place = next((places[row] for row in rows if row in places), None)
        if place is not None:
            weight = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
            yield replace(finding, severity=weight, record=None, related=(), fix=None, place=place)


def _rows(plan: ImportPlan) -> Iterator[tuple[str, int]]:
    """Yield for each record the first row that makes it."""
    known: set[str] = set()
    for table in plan.tables:
        for row in table.rows:
            for record in row.records:
                if record.uid not in known:
                    known.add(record.uid)
                    yield record.uid, row.row.rows[0]


def _period(paper: Paper) -> str | None:
    """Return the code of the period that a document tells of: that of its title, else the year of its date."""
    formal = paper.formal
    titles = [formal.title, *(annex.title for annex in paper.annexes)]
    codes = [code for title in titles if title and (code := read_title([title]).period)]
    years = [found[0] for title in titles if (found := _YEAR.search(title))]
    for code in (*codes[:1], *years[:1], *([str(formal.date.year)] if formal.date else [])):
        try:
            return window(code).code
        except UsageError:
            continue
    return None
