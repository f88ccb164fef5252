"""Slips of every class are found at their places and correct reports come out clean, on a few fixed seeds.

``tools/proofread_score.py`` measures the same over many more; its tables stand in docs/proofreading.md.
"""

from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from random import Random

import pytest

from cdsdesk.checks.engine import ALL_RULES
from cdsdesk.checks.proof import ALL_PAPER_RULES, run_paper
from tests.support.proofread.as_paper import as_paper
from tests.support.proofread.catalogue import letter_faults
from tests.support.proofread.faults import Fault
from tests.support.proofread.faults_office import OFFICE_FAULTS, OfficeFault
from tests.support.proofread.reading import FORMS, file_reader, judged, printed, read_perfectly
from tests.support.proofread.score import (
    Checked,
    Clean,
    Tally,
    clean_letters,
    clean_offices,
    letter_of,
    slipped,
    slipped_office,
)
from tests.support.proofread.written import Letter

ENOUGH = 0.97
TRIED = range(12)


def judging_only(fault: Fault) -> Callable[[Letter, Random], Checked]:
    """Judge letters by the rules alone that may find a slip."""
    chosen = [rule for rule in ALL_PAPER_RULES if any(fnmatchcase(rule.id, name) for name in fault.rules)]

    def read(letter: Letter, _rng: Random) -> Checked:
        paper = as_paper(letter)
        return run_paper(paper, chosen), paper

    return read


def first(tally: Callable[[range], Tally]) -> Tally:
    """Return the count of the first report that has a place for a slip."""
    made = (tally(range(seed, seed + 1)) for seed in TRIED)
    return next(one for one in made if one.made)


def of_letters(fault: Fault) -> Tally:
    return first(lambda seeds: slipped(fault, seeds, judging_only(fault)))


def of_offices(fault: OfficeFault) -> Tally:
    return first(lambda seeds: slipped_office(fault, seeds, judged))


def alarms(clean: Clean) -> list[str]:
    return [f"seed {seed}: {finding.rule}: {finding.message}" for seed, finding in clean.alarms]


def test_slips_in_letters_are_found_where_they_are() -> None:
    tallies = {fault.key: of_letters(fault) for fault in letter_faults()}
    missed = {key: tally.missed for key, tally in tallies.items() if not tally.found}
    assert len(tallies) - len(missed) >= ENOUGH * len(tallies), missed


def test_slips_in_records_are_found_where_they_are() -> None:
    tallies = {fault.key: of_offices(fault) for fault in OFFICE_FAULTS.values()}
    missed = {key: tally.missed for key, tally in tallies.items() if not tally.found}
    assert len(tallies) - len(missed) >= ENOUGH * len(tallies), missed


def test_correct_letters_come_out_clean() -> None:
    assert alarms(clean_letters(range(20), read_perfectly)) == []


@pytest.mark.parametrize("form", FORMS)
def test_correct_files_come_out_clean(form: str, tmp_path: Path) -> None:
    with file_reader(tmp_path, form) as read:
        assert alarms(clean_letters(range(3), read)) == []


def test_correct_offices_and_their_reports_come_out_clean() -> None:
    assert alarms(clean_offices(range(8), judged)) == []


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_our_own_files_come_out_clean_for_a_stranger(form: str, tmp_path: Path) -> None:
    with printed(tmp_path, form) as judge:
        assert alarms(clean_offices(range(2), judge)) == []


def test_a_finding_elsewhere_is_no_hit() -> None:
    fault = next(fault for fault in letter_faults() if fault.key == "numbers.percent")
    read = judging_only(fault)
    letter, rng = letter_of(0)
    spots = fault.make(letter, rng)
    assert spots
    elsewhere = Fault(
        fault.key, fault.words, fault.rules, lambda made, draw: fault.make(made, draw) and ("ở chỗ khác",)
    )
    assert slipped(fault, range(1), read).found == 1
    assert slipped(elsewhere, range(1), read).found == 0


def test_one_seed_makes_one_letter() -> None:
    assert letter_of(7)[0] == letter_of(7)[0]
    assert letter_of(7)[0] != letter_of(8)[0]


def test_a_slip_names_rules_that_exist() -> None:
    known = [rule.id for rule in (*ALL_PAPER_RULES, *ALL_RULES)]
    named = {name: fault.key for fault in (*letter_faults(), *OFFICE_FAULTS.values()) for name in fault.rules}
    assert {name: key for name, key in named.items() if not any(fnmatchcase(rule, name) for rule in known)} == {}
