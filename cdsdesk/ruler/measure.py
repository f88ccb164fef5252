"""Measuring a PDF against the rules of layout: the ranges of the decree, or the values of our preset."""

from collections.abc import Sequence
from dataclasses import dataclass

from cdsdesk.document.layout_rules import Profile
from cdsdesk.readers.laid_out import PdfLayout
from cdsdesk.ruler import (
    annex_rules,
    ending_rules,
    file_rules,
    gap_rules,
    head_rules,
    page_rules,
    text_rules,
)
from cdsdesk.ruler.paper import paper_of
from cdsdesk.ruler.rule import Outcome, Result, Rule, Standard

RULES: tuple[Rule, ...] = tuple(
    rule
    for part in (page_rules, head_rules, text_rules, ending_rules, annex_rules, gap_rules, file_rules)
    for rule in part.RULES
)


@dataclass(frozen=True)
class Measurement:
    """What came of all rules; ``exact`` says that the preset of ``profile`` was the measure."""

    profile: Profile
    exact: bool
    pages: int
    results: tuple[Result, ...]

    def count(self, outcome: Outcome) -> int:
        """Return how many rules came out so."""
        return sum(result.outcome is outcome for result in self.results)

    @property
    def failed(self) -> tuple[Result, ...]:
        """The rules that are not kept."""
        return tuple(result for result in self.results if result.outcome is Outcome.FAIL)


def measure(layout: PdfLayout, profile: Profile, *, exact: bool) -> Measurement:
    """Measure a PDF against one profile."""
    paper = paper_of(layout)
    standard = Standard(profile, exact)
    results = tuple(
        Result(rule, () if rule.ours and not exact else tuple(rule.measure(paper, standard))) for rule in RULES
    )
    return Measurement(profile, exact, len(paper.sheets), results)


def closest(layout: PdfLayout, profiles: Sequence[Profile]) -> Measurement:
    """Measure a PDF against the presets of several profiles and return that which it comes closest to."""
    found = [measure(layout, profile, exact=True) for profile in profiles]
    return min(found, key=lambda one: one.count(Outcome.FAIL))
