"""Measuring a PDF on the command line."""

from dataclasses import replace
from pathlib import Path

import pytest

from cdsdesk.document.layout_rules import load_profile
from tests.support.cli import run
from tests.support.laid_pdf import rendered
from tests.support.sample_document import sample_document


@pytest.fixture
def shifted(tmp_path: Path) -> Path:
    profile = load_profile()
    path = tmp_path / "lech.pdf"
    path.write_bytes(rendered(sample_document(), replace(profile, page=replace(profile.page, left_mm=36.0))))
    return path


def test_our_pdf_passes_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.pdf"
    path.write_bytes(rendered(sample_document(), load_profile("S")))
    ran = run("measure", path, "--preset")
    assert ran.code == 0, ran.out
    assert "6 trang, đo theo mẫu S của phần mềm." in ran.out
    assert "0 không đạt" in ran.out
    told = run("measure", path, "--json").json
    assert told["preset"] is None
    assert told["counts"]["fail"] == 0
    assert told["counts"]["pass"] >= 40


def test_what_is_off_is_told_with_its_place(shifted: Path) -> None:
    ran = run("measure", shifted)
    assert ran.code == 1
    assert "✗ Lề trái (Phụ lục I, I.3)" in ran.out
    assert "Lề trái 36 mm, phải từ 30 đến 35 mm (lớn hơn 1 mm)" in ran.out
    told = run("measure", shifted, "--json").json
    rule = next(rule for rule in told["rules"] if rule["rule"] == "page.left")
    assert (rule["result"], rule["legal"], rule["preset"], rule["unit"]) == ("fail", [30.0, 35.0], 30.0, "mm")
    failure = rule["failures"][0]
    assert (failure["page"], failure["by"]) == (1, pytest.approx(1.0, abs=0.01))
    assert failure["x"] >= 36.0


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("không phải", "utf-8")
    ran = run("measure", path)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert run("measure", tmp_path / "khong-co.pdf").code == 2
