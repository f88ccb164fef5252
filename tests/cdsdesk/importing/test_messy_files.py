"""Messy files of every kind in every format: nearly every row and cell is understood, and none is lost unsaid."""

import subprocess
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from cdsdesk.readers.pdf_document import read_pdf
from tests.support.messy.draft import Draft
from tests.support.messy.formats import FORMATS
from tests.support.messy.mixes import KINDS, RUNNING, Mix, mixes
from tests.support.messy.reading import planned
from tests.support.messy.score import Score, score
from tests.support.messy.seeds import WAYS, SeedTable, seed_tables
from tests.support.messy.traps import LETTERS, NOT_IN_TEXT, TRAPS
from tests.support.messy.write_docx import write_docx
from tests.support.tools import needs_tool

LEAST = 0.98
SEEDS = range(2)
MANY = range(100, 115)
PRINTED = ("tasks", "projects with money", "indicators of years", "documents", "members")
BY_NAME = {form.name: form for form in FORMATS}


def assert_understood(result: Score) -> None:
    assert result.lost == []
    assert result.recall >= LEAST, result.wrong[:20]
    assert result.precision >= LEAST
    assert result.accuracy >= LEAST, result.wrong[:20]


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Score]:
    """Some files of every kind in every format with random traps, scored."""
    folder = tmp_path_factory.mktemp("messy")
    found: dict[tuple[str, str], Score] = defaultdict(Score)
    for mix in mixes(FORMATS, SEEDS):
        found[mix.format.name, mix.kind].add(mix.score(folder))
    return found


def summed(scores: Mapping[tuple[str, str], Score], name: str) -> Score:
    total = Score()
    for key, result in scores.items():
        if name in key:
            total.add(result)
    return total


@pytest.mark.parametrize("name", BY_NAME)
def test_every_format_is_understood(scores: Mapping[tuple[str, str], Score], name: str) -> None:
    result = summed(scores, name)
    assert result.known > 200
    assert_understood(result)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_understood(scores: Mapping[tuple[str, str], Score], kind: str) -> None:
    result = summed(scores, kind)
    assert result.known > 40
    assert_understood(result)


@pytest.mark.parametrize("trap", TRAPS)
def test_every_trap_alone_is_got_round(trap: str, tmp_path: Path) -> None:
    total = Score()
    for name, kind in ((".xlsx", "projects with money"), (".docx", "tasks"), (".xls", "indicators of years")):
        if trap not in BY_NAME[name].without:
            total.add(Mix(kind, BY_NAME[name], 3, (trap,)).score(tmp_path))
    if not total.known:
        total.add(Mix("tasks", BY_NAME[".pdf with ruling lines"], 3, (trap,)).score(tmp_path))
    assert_understood(total)


@pytest.mark.slow
@pytest.mark.parametrize("name", BY_NAME)
def test_many_random_files_are_understood(name: str, tmp_path: Path) -> None:
    total = Score()
    for mix in mixes([BY_NAME[name]], MANY):
        total.add(mix.score(tmp_path))
    assert_understood(total)


@pytest.mark.slow
def test_documents_printed_by_libreoffice_are_understood(tmp_path: Path) -> None:
    office = needs_tool("soffice", "libreoffice")
    word = BY_NAME[".docx"]
    # without the old font other letters are drawn, no-break spaces break words, soft hyphens are not drawn at all
    letters = {trap.__name__ for trap in LETTERS} - {"combining_marks", "look_alikes"}
    printed = replace(word, without=word.without | letters)
    made = [mix.draft() for mix in mixes([printed], range(4), PRINTED)]
    paths = [write_docx(draft, tmp_path / f"{number}.docx") for number, draft in enumerate(made)]
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    line = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, paths)]
    subprocess.run(line, check=True, capture_output=True, timeout=300)
    total = Score()
    for draft, path in zip(made, paths, strict=True):
        total.add(score(draft, planned(read_pdf(path.with_suffix(".pdf")))))
    assert total.known > 100
    assert_understood(total)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("table", seed_tables(), ids=lambda table: table.name)
def test_every_table_of_the_two_documents_is_understood(table: SeedTable, way: str, tmp_path: Path) -> None:
    make, form = WAYS[way]
    draft = make(table)
    assert_understood(score(draft, planned(BY_NAME[form].read(draft, tmp_path))))


# --- the scores themselves --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("trap", TRAPS)
def test_every_trap_changes_some_file(trap: str) -> None:
    kinds = [kind for kind in KINDS if kind not in RUNNING or trap not in NOT_IN_TEXT]
    pairs = [
        (Mix(kind, FORMATS[0], seed, ()), Mix(kind, FORMATS[0], seed, (trap,))) for kind in kinds for seed in range(5)
    ]
    assert any(plain.draft().sheets != messy.draft().sheets for plain, messy in pairs)


def scored(change: Callable[[Draft], None], tmp_path: Path) -> Score:
    """Score a table that is written in another way than it is known."""
    draft = Mix("tasks", BY_NAME[".xlsx"], 1, ()).draft()
    change(draft)
    return score(draft, planned(BY_NAME[".xlsx"].read(draft, tmp_path)))


def test_a_clean_file_is_understood_whole(tmp_path: Path) -> None:
    result = scored(lambda draft: None, tmp_path)
    assert (result.recall, result.precision, result.accuracy, result.lost) == (1, 1, 1, [])


def test_a_row_that_is_not_there_is_missed_and_named(tmp_path: Path) -> None:
    def drop(draft: Draft) -> None:
        del draft.main.lines[draft.main.places("row")[-1]]

    result = scored(drop, tmp_path)
    assert (result.found, result.precision) == (result.known - 1, 1)
    assert len(result.lost) == 1
    assert result.accuracy < 1


def test_a_row_too_many_costs_precision(tmp_path: Path) -> None:
    def add(draft: Draft) -> None:
        place = draft.main.places("row")[-1]
        extra = Mix("tasks", BY_NAME[".xlsx"], 2, ()).draft().main.lines[-1]
        extra.cells = extra.cells[: draft.main.width()]
        draft.main.lines.insert(place + 1, extra)

    result = scored(add, tmp_path)
    assert (result.recall, result.read) == (1, result.known + 1)
    assert result.precision < 1


def test_a_wrong_cell_costs_accuracy_and_is_told(tmp_path: Path) -> None:
    def alter(draft: Draft) -> None:
        column = draft.main.paths.index("result")
        draft.main.lines[draft.main.places("row")[0]].cells[column].text = "Việc khác hẳn"

    result = scored(alter, tmp_path)
    assert (result.recall, result.precision, result.cells - result.right) == (1, 1, 1)
    assert [(path, read) for _, path, _, read in result.wrong] == [("result", "Việc khác hẳn")]
