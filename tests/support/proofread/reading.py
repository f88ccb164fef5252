"""Letters and offices put before the program: as a perfect reading, through real files, or composed by itself."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from cdsdesk.actions.paper_findings import paper_findings
from cdsdesk.actions.proofreading import proofread
from cdsdesk.checks.engine import run
from cdsdesk.checks.proof import run_paper
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.office import Unit
from cdsdesk.model.reports import Report
from cdsdesk.readers.reader import DocumentReader
from cdsdesk.reporting.compose import compose
from tests.support.memory_store import MemoryStore
from tests.support.proofread.as_paper import as_paper
from tests.support.proofread.score import Checked, Read
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


def judged(records: Iterable[Record], period: str) -> tuple[Finding, ...]:
    """Check an office's period and the report that is composed from it."""
    office, *others = records
    assert isinstance(office, Unit)
    snapshot = MemoryStore(office, others).snapshot(period)
    found = run(snapshot)
    document = compose(snapshot, Report(uid="report", unit=office.uid, period=period))
    return (*found, *paper_findings(document, found).findings)
