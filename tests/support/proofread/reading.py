"""Letters and offices put before the program: as a perfect reading, through real files, or composed by itself."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from cdsdesk.actions.paper_findings import paper_findings
from cdsdesk.actions.proofreading import proofread
from cdsdesk.checks.engine import run
from cdsdesk.checks.proof import run_paper
from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.office import Unit
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.reader import DocumentReader
from cdsdesk.reporting.compose import compose
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.output import prepare_docx, prepare_pdf
from cdsdesk.reporting.output import written as written_files
from cdsdesk.reporting.styles import load_profile
from tests.support.memory_store import MemoryStore
from tests.support.proofread.as_paper import as_paper
from tests.support.proofread.score import Checked, Judge, Read
from tests.support.proofread.write_docx import write_docx
from tests.support.proofread.write_pdf import write_pdf
from tests.support.proofread.write_txt import write_txt
from tests.support.proofread.written import Letter

FORMS = ("txt", "docx", "pdf")


def read_perfectly(letter: Letter, _rng: Random) -> Checked:
    """Judge a letter as a reader would see it that makes no mistake."""
    paper = as_paper(letter)
    return run_paper(paper), paper


@contextmanager
def file_reader(folder: Path, *forms: str) -> Iterator[Read]:
    """Give a way to judge letters through files of these forms, each drawn by chance."""
    with DocumentReader() as reader:

        def read(letter: Letter, rng: Random) -> Checked:
            path = written(letter, folder, rng.choice(forms or FORMS), rng)
            told = proofread(path, reader=reader)
            return told.findings, told.paper

        yield read


def written(letter: Letter, folder: Path, form: str, rng: Random) -> Path:
    """Write a letter as a file of a form."""
    path = folder / f"letter.{form}"
    if form == "txt":
        return write_txt(letter, path)
    return write_docx(letter, path, rng) if form == "docx" else write_pdf(letter, path, wide=rng.random() < 0.5)


@contextmanager
def printed(folder: Path, form: str) -> Iterator[Judge]:
    """Give a way to judge offices by the files of their reports, as a stranger who has nothing else."""
    prepare = {"docx": prepare_docx, "pdf": prepare_pdf}[form]
    profile, fonts = load_profile(), find_fonts()
    with DocumentReader() as reader:

        def judge(records: Iterable[Record], period: str) -> tuple[Finding, ...]:
            path = folder / f"own.{form}"
            with written_files([prepare(_report(_snapshot(records, period)), path, profile, fonts)]):
                return proofread(path, reader=reader).findings

        yield judge


def judged(records: Iterable[Record], period: str) -> tuple[Finding, ...]:
    """Check an office's period and the report that is composed from it."""
    snapshot = _snapshot(records, period)
    found = run(snapshot)
    return (*found, *paper_findings(_report(snapshot), found).findings)


def _snapshot(records: Iterable[Record], period: str) -> Snapshot:
    office, *others = records
    assert isinstance(office, Unit)
    return MemoryStore(office, others).snapshot(period)


def _report(snapshot: Snapshot) -> IssuedDocument:
    assert snapshot.period is not None
    period = snapshot.period
    made = Report(uid="report", unit=snapshot.office, period=period.code, number="45", date=period.due)
    return compose(snapshot, made)
