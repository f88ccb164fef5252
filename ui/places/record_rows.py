"""Rows of a list over one type of record: filtered by words and a chip, with what was found about each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.ports import ListQuery
from cdsdesk.model.snapshot import Snapshot
from ui.desk import Desk
from ui.tables.columns import Heading, RowSource
from ui.widgets.chips import Chip

ALL, REVIEW = "all", "review"


class ListRows(RowSource, Protocol):
    """The source of a list place: rows under a filter of words and a chip, with the counts of the chips."""

    words: str
    chip: str

    def listen(self) -> None:
        """Take the findings as they are now."""

    def chips(self) -> Sequence[Chip]:
        """Return the chips with their counts, the one that lets everything through first."""

    def first(self, order: tuple[str, ...], most: int, kept: str) -> Sequence[str]:
        """Return the first rows where they are much sooner found than all, and none where they are not.

        All that there are come when they are fewer than ``most`` or ``kept`` is a later one.
        """

    def any(self) -> bool:
        """Whether there is anything to list at all, filters left aside."""

    def elsewhere(self) -> int:
        """Return how many there are that the period does not hold."""

    def open_up(self) -> None:
        """Take away the filters of its own, so that every record is let through."""

    def row(self, record: Any) -> Any:
        """Return the row of a record, also of one that is only being made."""


@dataclass(frozen=True)
class RecordRow:
    """One record with its findings."""

    record: Any
    findings: tuple[Finding, ...] = ()

    @property
    def uid(self) -> str:
        """The record's uid."""
        return str(self.record.uid)

    def findings_on(self, *fields: str) -> tuple[str, ...]:
        """Return what was found on these fields of the record itself."""
        return tuple(
            finding.message
            for finding in self.findings
            if finding.field in fields and finding.record is not None and finding.record.uid == self.uid
        )


@dataclass
class RecordRows:
    """A source over the records of ``kind``; what is special to a list overrides one small method each.

    ``belongs`` names, for types whose records are shown within a row, the field that holds the row's uid.
    """

    desk: Desk
    kind: type[Record]
    belongs: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    chip: str = ALL
    _found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)

    # What a list overrides

    def listed(self, snapshot: Snapshot) -> Iterable[Record]:
        """Return the records of the period that the list is about, in any order."""
        return snapshot.all(self.kind)

    def chip_keys(self, record: Record) -> Iterable[str]:
        """Return the chips that let a record through, beside the one for all and the one for findings."""
        return ()

    def chip_names(self) -> Sequence[tuple[str, str]]:
        """Return key and word of each chip between the first and the last."""
        return ()

    def make_row(self, record: Record, found: tuple[Finding, ...]) -> Any:
        """Return the row of a record."""
        return RecordRow(record, found)

    def headings(self, uid: str) -> tuple[Heading, ...]:
        """Return the headings under which a row stands; none unless a list has some."""
        return ()

    def own_order(self, uids: Sequence[str]) -> Sequence[str]:
        """Return the uids in the order that the list has while nobody sorts it."""
        return uids

    # What the table asks

    def listen(self) -> None:
        """Take the findings as they are now, by the row they belong to."""
        snapshot = self.desk.snapshot()
        found: dict[str, tuple[Finding, ...]] = {}
        for finding in self.desk.findings:
            uid = self.owner(snapshot, finding.record.uid) if finding.record and finding.waived is None else ""
            if uid:
                found[uid] = (*found.get(uid, ()), finding)
        self._found = found

    def found(self, uid: str) -> tuple[Finding, ...]:
        """Return what was found about a row."""
        return self._found.get(uid, ())

    def ids(self, order: tuple[str, ...], keep: frozenset[str]) -> Sequence[str]:
        """Return the rows in order."""
        shown = {record.uid for record in self.listed(self.desk.snapshot()) if self._through(record)}
        found = self.desk.ids(ListQuery(self.kind.TYPE, words=self.words, order=order))
        chosen = {uid for uid in found if uid in shown}
        if not keep <= chosen:
            found = self.desk.ids(ListQuery(self.kind.TYPE, order=order))
            chosen |= keep
        uids = [uid for uid in found if uid in chosen]
        return uids if order else self.own_order(uids)

    def first(self, order: tuple[str, ...], most: int, kept: str) -> Sequence[str]:
        """Return none: all rows are soon found."""
        return ()

    def _through(self, record: Record) -> bool:
        if self.chip == ALL:
            return True
        return record.uid in self._found if self.chip == REVIEW else self.chip in self.chip_keys(record)

    def chips(self) -> Sequence[Chip]:
        """Return the chips with their counts, words left aside."""
        records = list(self.listed(self.desk.snapshot()))
        counts: dict[str, int] = {}
        for record in records:
            for key in self.chip_keys(record):
                counts[key] = counts.get(key, 0) + 1
        shown = [Chip(ALL, "Tất cả", len(records))]
        shown += [Chip(key, word, counts.get(key, 0)) for key, word in self.chip_names()]
        review = sum(record.uid in self._found for record in records)
        return [*shown, Chip(REVIEW, "Cần soát", review, "warning")] if review else shown

    def any(self) -> bool:
        """Whether the period has any such record."""
        return next(iter(self.listed(self.desk.snapshot())), None) is not None

    def elsewhere(self) -> int:
        """Return how many records there are that the period does not hold."""
        return len(self.desk.everything().all(self.kind)) - sum(1 for _ in self.listed(self.desk.snapshot()))

    def open_up(self) -> None:
        """Nothing of its own hides records."""

    def rows(self, uids: Sequence[str]) -> Sequence[Any]:
        """Return the rows of a page."""
        snapshot, everything = self.desk.snapshot(), self.desk.everything()
        records = [snapshot.find(self.kind, uid) or everything.find(self.kind, uid) for uid in uids]
        return [self.make_row(one, self.found(one.uid)) if one is not None else None for one in records]

    def row(self, record: Record) -> Any:
        """Return the row of a record, also of one that is only being made."""
        return self.make_row(record, self.found(record.uid))

    def owner(self, snapshot: Snapshot, uid: str) -> str:
        """Return the row that a record is or belongs to; empty when it has none."""
        record = snapshot.get(uid)
        if isinstance(record, self.kind):
            return uid
        name = self.belongs.get(record.TYPE, "") if record is not None else ""
        return str(getattr(record, name)) if name else ""

    def touched(self, changed: frozenset[str]) -> frozenset[str]:
        """Return the rows that show any of these records."""
        snapshot = self.desk.snapshot()
        return frozenset(uid for uid in (self.owner(snapshot, one) for one in changed) if uid)

    def reshapes(self, changes: ChangeSet) -> bool:
        """Whether rows came, went or moved."""
        return any(
            change.type == self.kind.TYPE and (None in (change.before, change.after) or "position" in change.fields())
            for change in changes.changes
        )
