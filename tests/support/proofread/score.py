"""How much of the slips is found, each at its own place, and how many false alarms correct reports get."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from random import Random

from cdsdesk.checks.paper import Paper, PaperRow, Passage
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding, Place, Severity
from tests.support.proofread.compose import letter
from tests.support.proofread.faults import Fault
from tests.support.proofread.faults_office import OfficeFault
from tests.support.proofread.office import office_records, period_of
from tests.support.proofread.world import world
from tests.support.proofread.written import Letter

Checked = tuple[tuple[Finding, ...], Paper]
Read = Callable[[Letter, Random], Checked]
Judge = Callable[[Iterable[Record], str], tuple[Finding, ...]]
_SHORTEST_QUOTE = 4


@dataclass
class Tally:
    """The slips of one class that were made and found, by which rules, and those that were missed."""

    made: int = 0
    found: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)

    def add(self, seed: int, spots: tuple[str, ...], hits: Iterable[Finding]) -> None:
        """Count one slip and the findings that are it."""
        rules = {hit.rule for hit in hits}
        self.made += 1
        self.found += bool(rules)
        self.rules.update(rules)
        if not rules:
            self.missed.append((seed, spots))


@dataclass
class Clean:
    """The correct reports that were read and what was told of them."""

    reports: int = 0
    notes: Counter[str] = field(default_factory=Counter)
    alarms: list[tuple[int, Finding]] = field(default_factory=list)

    def add(self, seed: int, findings: Iterable[Finding]) -> None:
        """Count one report."""
        self.reports += 1
        for finding in findings:
            if finding.severity is Severity.NOTE:
                self.notes[finding.rule] += 1
            else:
                self.alarms.append((seed, finding))


def letter_of(seed: int) -> tuple[Letter, Random]:
    """Return the correct report of a seed and the numbers drawn next."""
    rng = Random(seed)
    return letter(world(rng), rng), rng


def clean_letters(seeds: Iterable[int], read: Read) -> Clean:
    """Read correct reports."""
    told = Clean()
    for seed in seeds:
        made, rng = letter_of(seed)
        told.add(seed, read(made, rng)[0])
    return told


def slipped(fault: Fault, seeds: Iterable[int], read: Read) -> Tally:
    """Read reports with one slip each; reports that have no place for it are passed over."""
    tally = Tally()
    for seed in seeds:
        made, rng = letter_of(seed)
        spots = fault.make(made, rng)
        if not spots:
            continue
        findings, paper = read(made, rng)
        tally.add(seed, spots, hits(findings, fault.rules, spots, paper))
    return tally


def clean_offices(seeds: Iterable[int], judge: Judge) -> Clean:
    """Check correct offices and their reports."""
    told = Clean()
    for seed in seeds:
        rng = Random(seed)
        made = world(rng)
        told.add(seed, judge(office_records(made, rng), period_of(made.time)))
    return told


def slipped_office(fault: OfficeFault, seeds: Iterable[int], judge: Judge) -> Tally:
    """Check offices with one slip each; offices that have no place for it are passed over."""
    tally = Tally()
    for seed in seeds:
        rng = Random(seed)
        made = world(rng)
        records = {record.uid: record for record in office_records(made, rng)}
        spots = fault.make(records, rng)
        if spots:
            findings = judge(records.values(), period_of(made.time))
            tally.add(seed, spots, hits(findings, fault.rules, spots))
    return tally


def hits(
    findings: Iterable[Finding], rules: Iterable[str], spots: Iterable[str], paper: Paper | None = None
) -> list[Finding]:
    """Return the findings of these rules that stand at a spot: an uid or the text of a line or row."""
    plain = [_plain(spot) for spot in spots if spot]
    uids = set(spots)
    named = [finding for finding in findings if any(fnmatchcase(finding.rule, rule) for rule in rules)]
    return [finding for finding in named if finding.concerned & uids or _stands_at(finding.place, plain, paper)]


def _stands_at(place: Place | None, spots: list[str], paper: Paper | None) -> bool:
    if place is None:
        return False
    quote = _plain(place.quote)
    if len(quote) >= _SHORTEST_QUOTE and any(quote in spot or spot in quote for spot in spots):
        return True
    known = _texts(paper) if paper is not None else ()
    texts = [text for where, text in known if _address(where) == _address(place)]
    return any(spot in text or text in spot for text in texts for spot in spots if text)


def _address(place: Place) -> tuple[object, ...]:
    return place.section, place.page, place.paragraph, place.line


def _texts(paper: Paper) -> Iterator[tuple[Place, str]]:
    for block in paper.blocks:
        if isinstance(block, Passage):
            yield block.place, _plain(block.text)
        else:
            yield from ((row.place, _plain(_words(row))) for row in block.rows)
    for annex in paper.annexes:
        yield annex.place, _plain(f"{annex.label} {annex.title} {annex.reference}")


def _words(row: PaperRow) -> str:
    return " ".join(cell.text for cell in row.cells if cell.text)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip(" ;.")
