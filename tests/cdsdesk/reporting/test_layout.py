"""Every line of docs/layout-checks.md measured in a real PDF, and each check shown to fail on a PDF that is off."""

import re
from functools import cache
from pathlib import Path

import pytest

from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.reporting.styles import load_profile
from tests.support import ruler_head, ruler_text
from tests.support.ruler import CHECKS, Measured, failures
from tests.support.sample_document import filled_document, full_page_document, sample_document
from tests.support.shifts import SHIFTS

DOCUMENTS = {"blank": sample_document, "filled": filled_document, "full": full_page_document}
PAPER = Path(__file__).parents[3] / "docs" / "layout-checks.md"
LINE = re.compile(r"^(\d+)\. \[([AR])\] .+`(\w+)`$", re.MULTILINE)
# The document of full pages is full to the point in preset L only.
ONLY_L = {"bottom_margin"}


@cache
def measured(preset: str) -> Measured:
    profile = load_profile(preset)
    return Measured(profile, lambda name: render_pdf(DOCUMENTS[name](), profile, find_fonts()))


@cache
def shifted(name: str) -> Measured:
    profile = load_profile("L")
    return Measured(profile, lambda document: SHIFTS[name].render(DOCUMENTS[document](), profile))


def test_checks_are_registered() -> None:
    assert ruler_head.page_size.__name__ in CHECKS
    assert ruler_text.end_mark.__name__ in CHECKS


@pytest.mark.parametrize("name", CHECKS)
def test_preset_l_keeps_the_rule(name: str) -> None:
    assert failures(measured("L"), name) == []


@pytest.mark.parametrize("name", [name for name in CHECKS if name not in ONLY_L])
def test_preset_s_keeps_the_rule(name: str) -> None:
    assert failures(measured("S"), name) == []


@pytest.mark.parametrize(("shift", "name"), [(shift, name) for shift in SHIFTS for name in SHIFTS[shift].seen_by])
def test_a_shifted_pdf_fails(shift: str, name: str) -> None:
    assert failures(shifted(shift), name) != []


def test_every_check_is_shown_to_fail() -> None:
    assert {name for shift in SHIFTS.values() for name in shift.seen_by} == set(CHECKS)


def test_the_paper_names_every_check_once_and_no_other() -> None:
    lines = LINE.findall(PAPER.read_text(encoding="utf-8"))
    assert [int(number) for number, _, _ in lines] == list(range(1, len(lines) + 1))
    assert sorted(name for _, _, name in lines) == sorted(CHECKS)


def test_the_paper_has_enough_lines_from_the_decree() -> None:
    lines = LINE.findall(PAPER.read_text(encoding="utf-8"))
    assert sum(tag == "A" for _, tag, _ in lines) >= 35
