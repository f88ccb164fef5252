"""Which rules an office checks by, and how weighty they are: its own choice, else that of the office above.

A profile is a text, one rule a line: ``tasks.late: note``; a rule that is off is not told at all. What this program
does not know in it stays there, for a newer one may.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cdsdesk.model.findings import SEVERITY_WORDS, Finding, Severity
from cdsdesk.model.office import Setting
from cdsdesk.model.snapshot import Snapshot, asked_once
from cdsdesk.vietnamese.text import search_key

OWN, FROM_ABOVE = "rules.profile", "rules.profile.above"
"""The settings that hold the office's own profile, and the one that came in a template package."""

Weights = Mapping[str, Severity | None]
_OFF = frozenset({"off", "bo", "tat"})
_WEIGHTS: Mapping[str, Severity] = {
    **{severity.value: severity for severity in Severity},
    **{search_key(words): severity for severity, words in SEVERITY_WORDS.items()},
}


@asked_once
def weights(snapshot: Snapshot) -> Weights:
    """Return by rule the weight that it has in an office, None for a rule that is off; the others are as written."""
    return dict(understood(profile_text(snapshot)))


def profile_text(snapshot: Snapshot) -> str:
    """Return both profiles, the one of the office above first: of one rule the later line counts."""
    rows = {row.key: row.value for row in snapshot.where(Setting, "unit", snapshot.office)}
    return "\n".join(filter(None, (rows.get(FROM_ABOVE, "").strip(), rows.get(OWN, "").strip())))


def understood(text: str) -> Iterator[tuple[str, Severity | None]]:
    """Yield the rules of a profile with their weight; lines that say nothing known are passed over."""
    for line in text.replace(";", "\n").splitlines():
        name, _, weight = (part.strip() for part in line.partition(":"))
        word = search_key(weight)
        if name and (word in _OFF or word in _WEIGHTS):
            yield name, None if word in _OFF else _WEIGHTS[word]


def weighed(findings: Iterable[Finding], chosen: Weights) -> Iterator[Finding]:
    """Yield findings with the weight that their rule has, none of a rule that is off."""
    for finding in findings:
        severity = chosen.get(finding.rule, finding.severity) if chosen else finding.severity
        if severity is not None:
            yield finding if severity is finding.severity else replace(finding, severity=severity)
