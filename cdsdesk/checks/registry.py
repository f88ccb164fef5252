"""What a rule is: a pure function over a snapshot with its name, weight, what it reads and what it looks for."""

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from cdsdesk.model.codec import canonical
from cdsdesk.model.findings import Finding, Fix, RecordRef, Severity
from cdsdesk.model.snapshot import Snapshot

_FINGERPRINT_LENGTH = 16


@dataclass(frozen=True)
class Issue:
    """What a rule saw, before it carries the rule's name: a Vietnamese sentence and the facts it stands on.

    ``facts`` make the fingerprint: a waiver holds while they stay the same. ``reason`` is the officer's own, written
    in the record itself; it waives the finding.
    """

    message: str
    record: RecordRef | None = None
    field: str = ""
    expected: str = ""
    found: str = ""
    facts: tuple[str, ...] = ()
    related: tuple[RecordRef, ...] = ()
    fix: Fix | None = None
    reason: str = ""


Search = Callable[[Snapshot], Iterator[Issue]]


@dataclass(frozen=True)
class Rule:
    """A rule; calling it with a snapshot yields its findings. ``reads`` holds "type.field" of all that it looks at."""

    id: str
    severity: Severity
    title: str
    reads: frozenset[str]
    search: Search

    def __call__(self, snapshot: Snapshot) -> Iterator[Finding]:
        """Yield what the rule finds."""
        for issue in self.search(snapshot):
            yield Finding(
                self.id,
                self.severity,
                issue.message,
                issue.record,
                field=issue.field,
                expected=issue.expected,
                found=issue.found,
                fix=issue.fix,
                fingerprint=_fingerprint(issue),
                waived=issue.reason.strip() or None,
                related=issue.related,
            )

    @property
    def types(self) -> frozenset[str]:
        """The record types that the rule looks at."""
        return frozenset(name.split(".")[0] for name in self.reads)

    def concerns(self, touched: Collection[str]) -> bool:
        """Whether one of these types ("task") or fields ("task.lead") is looked at."""
        return any(name in self.types or name in self.reads for name in touched)


def rule(name: str, severity: Severity, title: str, *reads: str) -> Callable[[Search], Rule]:
    """Make a rule of a function; ``title`` says in one Vietnamese line what it looks for."""

    def made(search: Search) -> Rule:
        return Rule(name, severity, title, frozenset(reads), search)

    return made


def _fingerprint(issue: Issue) -> str:
    facts = [issue.field, issue.expected, issue.found, *issue.facts]
    return hashlib.sha256(canonical(facts).encode()).hexdigest()[:_FINGERPRINT_LENGTH]
