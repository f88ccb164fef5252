"""Findings of checks: values, never exceptions; checks return them and write nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cdsdesk.model.changes import Change


class Severity(StrEnum):
    """How much a finding weighs: an error lets only a draft be written unless waived."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITY_WORDS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Lưu ý"}


@dataclass(frozen=True)
class RecordRef:
    """The record that a finding is about; ``code`` is its number where it is printed, may be empty."""

    type: str
    uid: str
    code: str = ""


@dataclass(frozen=True)
class Place:
    """A passage of a document; lines count from 1."""

    section: str = ""
    page: int | None = None
    paragraph: int | None = None
    line: int | None = None
    quote: str = ""


@dataclass(frozen=True)
class Fix:
    """A safe way to mend a finding: a Vietnamese label and the changes."""

    label: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Finding:
    """Something that a rule found: a Vietnamese sentence with its evidence, and where to mend it."""

    rule: str
    severity: Severity
    message: str
    record: RecordRef | None = None
    place: Place | None = None
    field: str = ""
    expected: str = ""
    found: str = ""
    fix: Fix | None = None
    fingerprint: str = ""
    waived: str | None = None
    related: tuple[RecordRef, ...] = ()

    @property
    def concerned(self) -> frozenset[str]:
        """The uids of the record to mend and of those that the finding is about."""
        return frozenset(ref.uid for ref in ((self.record,) if self.record else ()) + self.related)

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        record, place, fix = self.record, self.place, self.fix
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "message": self.message,
            "record": record and {"type": record.type, "uid": record.uid, "code": record.code or None},
            "place": place and vars(place),
            "field": self.field or None,
            "expected": self.expected or None,
            "found": self.found or None,
            "fix": fix and {"label": fix.label},
            "waived": self.waived,
        }


def by_record(found: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """Return the findings that are not waived by the uid of the record that they are about."""
    about: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        if finding.waived is None and finding.record is not None:
            about[finding.record.uid].append(finding)
    return about
