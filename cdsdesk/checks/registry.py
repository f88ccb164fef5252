"""What a rule is: a pure function over a snapshot or a paper with its name, weight and what it looks for."""

import hashlib
from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, overload

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.scope import Scope
from cdsdesk.model.codec import canonical
from cdsdesk.model.findings import Finding, Fix, Place, RecordRef, Severity
from cdsdesk.model.snapshot import Snapshot

_FINGERPRINT_LENGTH = 16


@dataclass(frozen=True)
class Issue:
    """What a rule saw, before it carries the rule's name: a Vietnamese sentence and the facts it stands on.

    ``facts`` make the fingerprint: a waiver holds while they stay the same. ``reason`` is the officer's own, written
    in the record itself; it waives the finding. ``place`` is where it stands in a document; ``doubtful`` that the
    reading or the judgement is not sure, which makes a note of it.
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
    place: Place | None = None
    doubtful: bool = False


T = TypeVar("T")
Search = Callable[[Snapshot], Iterator[Issue]]
SearchOne = Callable[[Snapshot, T], Iterator[Issue]]
PaperSearch = Callable[[Paper], Iterator[Issue]]


@dataclass(frozen=True)
class Rule:
    """A rule; calling it with a snapshot yields its findings. ``reads`` holds "type.field" of all that it looks at.

    With a scope its ``search`` takes a snapshot and one subject of it, else the snapshot alone.
    """

    id: str
    severity: Severity
    title: str
    reads: frozenset[str]
    search: Callable[..., Iterator[Issue]]
    scope: Scope[Any] | None = None

    def __call__(self, snapshot: Snapshot) -> Iterator[Finding]:
        """Yield what the rule finds."""
        for key in (None,) if self.scope is None else self.scope.members(snapshot):
            yield from self.judge(snapshot, key)

    def judge(self, snapshot: Snapshot, key: Hashable) -> Iterator[Finding]:
        """Yield what the rule finds about the subject with a key; without a scope in the whole snapshot."""
        subjects = () if self.scope is None else (self.scope.members(snapshot)[key],)
        for issue in self.search(snapshot, *subjects):
            yield _finding(self.id, self.severity, issue)

    @property
    def types(self) -> frozenset[str]:
        """The record types that the rule looks at."""
        return frozenset(name.split(".")[0] for name in self.reads)

    def concerns(self, touched: Collection[str]) -> bool:
        """Whether one of these types ("task") or fields ("task.lead") is looked at."""
        return any(name in self.types or name in self.reads for name in touched)


@dataclass(frozen=True)
class PaperRule:
    """A rule over a document as a proofreader sees it, our own or a foreign one."""

    id: str
    severity: Severity
    title: str
    search: PaperSearch

    def __call__(self, paper: Paper) -> Iterator[Finding]:
        """Yield what the rule finds."""
        for issue in self.search(paper):
            yield _finding(self.id, self.severity, issue)


@overload
def rule(name: str, severity: Severity, title: str, *reads: str) -> Callable[[Search], Rule]: ...
@overload
def rule(name: str, severity: Severity, title: str, *reads: str, each: Scope[T]) -> Callable[[SearchOne[T]], Rule]: ...
def rule(name: str, severity: Severity, title: str, *reads: str, each: Any = None) -> Callable[..., Rule]:
    """Make a rule of a function; ``title`` says in one Vietnamese line what it looks for.

    ``each`` is the scope whose subjects it judges one at a time; without it the function looks at the whole snapshot.
    """

    def made(search: Callable[..., Iterator[Issue]]) -> Rule:
        return Rule(name, severity, title, frozenset(reads), search, each)

    return made


def paper_rule(name: str, severity: Severity, title: str) -> Callable[[PaperSearch], PaperRule]:
    """Make a rule over documents of a function; ``title`` says in one Vietnamese line what it looks for."""

    def made(search: PaperSearch) -> PaperRule:
        return PaperRule(name, severity, title, search)

    return made


def _finding(name: str, severity: Severity, issue: Issue) -> Finding:
    return Finding(
        name,
        Severity.NOTE if issue.doubtful else severity,
        issue.message,
        issue.record,
        place=issue.place,
        field=issue.field,
        expected=issue.expected,
        found=issue.found,
        fix=issue.fix,
        fingerprint=_fingerprint(issue),
        waived=issue.reason.strip() or None,
        related=issue.related,
    )


def _fingerprint(issue: Issue) -> str:
    facts = [issue.field, issue.expected, issue.found, *issue.facts]
    if issue.place is not None:
        facts += [issue.place.section, issue.place.quote]
    return hashlib.sha256(canonical(facts).encode("utf-8", "backslashreplace")).hexdigest()[:_FINGERPRINT_LENGTH]
