"""Seeded mixes of kind, format and traps, and their scores."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.support.messy import known_indicators, known_office, known_work
from tests.support.messy.draft import Draft, draft_of
from tests.support.messy.formats import Format
from tests.support.messy.known import Known
from tests.support.messy.phrases import Talk
from tests.support.messy.reading import planned
from tests.support.messy.score import Score, score
from tests.support.messy.traps import NOT_IN_TEXT, chosen, lay

KINDS: Mapping[str, Callable[[Talk, int], Known]] = {
    "tasks": known_work.tasks,
    "projects with money": known_work.projects,
    "indicators of years": known_indicators.of_years,
    "indicators with results": known_indicators.of_report,
    "indicators with counts": known_indicators.of_counts,
    "documents": known_office.documents,
    "documents in running text": known_office.listed,
    "systems": known_office.systems,
    "teams": known_office.teams,
    "members": known_office.members,
    "activities": known_office.activities,
    "units": known_office.units,
    "compliance": known_office.compliance,
}
RUNNING = frozenset({"documents in running text"})
_LEAST, _MOST = 8, 26


@dataclass(frozen=True)
class Mix:
    """One messy file: which kind, format, seed and traps."""

    kind: str
    format: Format
    seed: int
    traps: tuple[str, ...]

    def draft(self) -> Draft:
        """Return the file before it is written."""
        rng = Random(f"{self.kind} {self.seed}")
        draft = draft_of(KINDS[self.kind](Talk(rng), rng.randint(_LEAST, _MOST)), rng)
        draft.automatic = rng.random() < 0.5
        return lay(draft, self.traps)

    def score(self, folder: Path) -> Score:
        """Write, read and score the file."""
        draft = self.draft()
        return score(draft, planned(self.format.read(draft, folder)))


def mixes(formats: Sequence[Format], seeds: range, kinds: Sequence[str] = tuple(KINDS)) -> Iterator[Mix]:
    """Return one mix for each format, kind and seed."""
    for form in formats:
        for kind in kinds:
            for seed in seeds:
                if (kind not in RUNNING or form.running) and (form.kinds is None or kind in form.kinds):
                    without = form.without | NOT_IN_TEXT if kind in RUNNING else form.without
                    yield Mix(kind, form, seed, tuple(chosen(Random(f"{form.name} {kind} {seed}"), without)))
