"""Rows of the list of documents: lines of the register, and documents that are only known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cdsdesk.actions.register_list import (
    MARK_WORDS,
    ListedLine,
    Mark,
    Span,
    in_order,
    line_of,
    lines_of,
    listed_lines,
    marks,
)
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.ports import ListQuery
from cdsdesk.model.register import twins_of
from cdsdesk.model.snapshot import Snapshot
from ui.places.record_rows import ALL, REVIEW, RecordRows
from ui.widgets.chips import Chip

DIRECTION = "direction"
_SHAPING = frozenset({Document.TYPE, DocumentEntry.TYPE, "same_as"})


@dataclass(frozen=True)
class DocumentRow:
    """One line of the table; ``twins`` are the other lines that speak of the same document."""

    line: ListedLine
    findings: tuple[Finding, ...] = ()
    twins: tuple[str, ...] = ()

    @property
    def uid(self) -> str:
        """The uid of the line, of the document where there is none."""
        return self.line.uid

    @property
    def record(self) -> Document:
        """The document."""
        return self.line.document

    @property
    def entry(self) -> DocumentEntry | None:
        """The line of the register."""
        return self.line.entry

    def findings_on(self, *fields: str) -> tuple[str, ...]:
        """Return what was found on these fields of the document or its line."""
        return tuple(finding.message for finding in self.findings if finding.field in fields)


@dataclass
class DocumentRows(RecordRows):
    """The source of the table: filter by a span of time, a chip, words."""

    kind: type[Record] = DocumentEntry
    span: Span = Span.PERIOD

    # What there is

    def lines(self) -> tuple[ListedLine, ...]:
        """Return the lines of the span."""
        return listed_lines(self.desk.snapshot(), self.span)

    def chips(self) -> Sequence[Chip]:
        """Return the chips with their counts; what nothing stands under is left out but for the two directions."""
        snapshot, lines = self.desk.snapshot(), self.lines()
        counts = dict.fromkeys(Mark, 0)
        for line in lines:
            for mark in marks(snapshot, line):
                counts[mark] += 1
        always = (Mark.ISSUED, Mark.INCOMING, self.chip)
        shown = [Chip(ALL, "Tất cả", len(lines))]
        shown += [
            Chip(mark.value, word, counts[mark]) for mark, word in MARK_WORDS.items() if counts[mark] or mark in always
        ]
        review = sum(line.uid in self._found for line in lines)
        return [*shown, Chip(REVIEW, "Cần soát", review, "warning")] if review else shown

    def any(self) -> bool:
        """Whether the span holds anything."""
        return bool(self.lines())

    def elsewhere(self) -> int:
        """Return how many lines other times hold."""
        return len(listed_lines(self.desk.snapshot(), Span.ALL)) - len(self.lines())

    def open_up(self) -> None:
        """Let all times through."""
        self.span = Span.ALL

    # What the table asks

    def ids(self, order: tuple[str, ...], keep: frozenset[str]) -> Sequence[str]:
        """Return the rows in order; a column of the document is sorted by the store."""
        snapshot = self.desk.snapshot()
        lines = [line for line in self.lines() if self._passes(snapshot, line)]
        if self.words:
            lines = self._holding(lines)
        shown = {line.uid for line in lines}
        kept = (line_of(snapshot, uid) for uid in keep - shown)
        # A document that was entered meanwhile stands on its line now.
        lines += [one for one in kept if one is not None and one.uid in lines_of(snapshot, one.document.uid)]
        return [line.uid for line in self._sorted(lines, order)]

    def _passes(self, snapshot: Snapshot, line: ListedLine) -> bool:
        if self.chip == REVIEW:
            return line.uid in self._found
        return self.chip == ALL or self.chip in tuple(marks(snapshot, line))

    def _holding(self, lines: Iterable[ListedLine]) -> list[ListedLine]:
        found = set(self.desk.ids(ListQuery(Document.TYPE, words=self.words)))
        found.update(self.desk.ids(ListQuery(DocumentEntry.TYPE, words=self.words)))
        return [line for line in lines if line.document.uid in found or line.uid in found]

    def _sorted(self, lines: list[ListedLine], order: tuple[str, ...]) -> Sequence[ListedLine]:
        if not order:
            return in_order(lines)
        if order[0].lstrip("-") == DIRECTION:
            down = order[0].startswith("-")
            return sorted(in_order(lines), key=lambda one: one.entry.direction if one.entry else "", reverse=down)
        found = self.desk.ids(ListQuery(Document.TYPE, order=order))
        place = {uid: number for number, uid in enumerate(found)}
        return sorted(lines, key=lambda one: place.get(one.document.uid, 0))

    def rows(self, uids: Sequence[str]) -> Sequence[DocumentRow | None]:
        """Return the rows of a page."""
        snapshot = self.desk.snapshot()
        found = (line_of(snapshot, uid) for uid in uids)
        return [self._row(line) if line is not None else None for line in found]

    def row(self, record: Record) -> DocumentRow:
        """Return the row of a line, also of one whose document is only being made."""
        if not isinstance(record, DocumentEntry):
            return self._row(ListedLine(record if isinstance(record, Document) else Document(uid=record.uid)))
        document = self.desk.everything().find(Document, record.document)
        return self._row(ListedLine(document or Document(uid=record.document), record))

    def _row(self, line: ListedLine) -> DocumentRow:
        twins = twins_of(self.desk.snapshot(), line.entry) if line.entry is not None else ()
        return DocumentRow(line, self.found(line.uid), twins)

    def listen(self) -> None:
        """Take the findings as they are now: those about a document stand on every line of it."""
        snapshot = self.desk.snapshot()
        found: dict[str, tuple[Finding, ...]] = {}
        for finding in self.desk.findings:
            if finding.record is not None and finding.waived is None:
                for uid in self._shown_by(snapshot, finding.record.uid):
                    found[uid] = (*found.get(uid, ()), finding)
        self._found = found

    def _shown_by(self, snapshot: Snapshot, uid: str) -> tuple[str, ...]:
        record = snapshot.get(uid)
        if isinstance(record, DocumentEntry):
            return (uid,)
        return lines_of(snapshot, uid) if isinstance(record, Document) else ()

    def touched(self, changed: frozenset[str]) -> frozenset[str]:
        """Return the lines that show any of these records."""
        snapshot = self.desk.snapshot()
        return frozenset(uid for one in changed for uid in self._shown_by(snapshot, one))

    def reshapes(self, changes: ChangeSet) -> bool:
        """Whether lines came or went, or documents were joined."""
        return any(change.type in _SHAPING and None in (change.before, change.after) for change in changes.changes)
