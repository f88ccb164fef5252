"""Proofreading a document that somebody handed over: what it is, what is wrong in it, what was read in it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from cdsdesk.actions import later
from cdsdesk.checks.indicator_tables import indicator_tables
from cdsdesk.checks.paper import Paper, PaperTable
from cdsdesk.checks.paper_of_file import read_paper
from cdsdesk.checks.proof import reading_order, run_paper
from cdsdesk.cycles import no_search_for_cycles
from cdsdesk.facts.find import find_facts
from cdsdesk.model.findings import Finding, Place, Severity
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.readers.reader import DocumentReader, read_running_text

_FIGURES = re.compile(r"chỉ tiêu|mục tiêu|kinh phí|vốn|giải ngân|đầu tư|ngân sách", re.IGNORECASE)


@dataclass(frozen=True)
class FactFound:
    """A fact that was read in a document, with the passage or row that it stands in."""

    kind: str
    place: Place
    as_written: str
    values: dict[str, Any]


@dataclass(frozen=True)
class ProofreadResult:
    """A document with what was found in it, weightiest first; ``name`` is that of its file."""

    name: str
    paper: Paper
    findings: tuple[Finding, ...]

    @property
    def open(self) -> bool:
        """Whether an error or a warning was found."""
        return any(finding.severity is not Severity.NOTE for finding in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """The number of findings by weight."""
        found = Counter(finding.severity.value for finding in self.findings)
        return {severity.value: found[severity.value] for severity in Severity}

    @cached_property
    def facts(self) -> tuple[FactFound, ...]:
        """What was read in the running text and in the cells of tables, in reading order."""
        return tuple(_facts(self.paper))

    def to_json(self, *, facts: bool = False) -> dict[str, Any]:
        """Give the public form of docs/contract.md; ``facts`` adds what was read."""
        told: dict[str, Any] = {
            "document": self.name,
            "findings": [finding.to_json() for finding in self.findings],
            "counts": {**self.counts, "waived": 0},
        }
        if facts:
            told["facts"] = [
                {"kind": one.kind, "as_written": one.as_written, "place": vars(one.place), **one.values}
                for one in self.facts
            ]
        return told


@no_search_for_cycles()
def proofread(path: Path, progress: Progress | None = None, reader: DocumentReader | None = None) -> ProofreadResult:
    """Read a .docx, .pdf or .txt, with a warm reader when there is one, and look for what is wrong in it.

    Raises InputError, Cancelled.
    """
    told = progress or NoProgress()
    book = reader.read_text(path, told) if reader is not None else read_running_text(path, told)
    told.report(1, 3, f"Đang soát {path.name}")
    read = read_paper(book, path.name)
    findings = list(run_paper(read.paper))
    told.report(2, 3, f"Đang soát {path.name}")
    if _has_figures(read.paper):
        judged = _judged(read.paper, findings)
        found = later.found_in_records(book, read.paper, read.places)
        findings += [one for one in found if one.place is not None and one.place.paragraph not in judged]
    told.report(3, 3, "Xong")
    return ProofreadResult(path.name, read.paper, tuple(sorted(findings, key=reading_order)))


def _has_figures(paper: Paper) -> bool:
    """Say whether a table may hold what the rules over records judge: indicators or money."""
    return any(_FIGURES.search(heading) for table in paper.tables for heading in table.header)


def _judged(paper: Paper, findings: Sequence[Finding]) -> frozenset[int | None]:
    """Return the places of rows whose figures a rule over documents has judged already."""
    rows = (row for table in indicator_tables(paper) for row in table.rows.values())
    numbers = (finding.place for finding in findings if finding.rule.startswith("numbers.") and finding.place)
    return frozenset((*(row.place.paragraph for row in rows), *(place.paragraph for place in numbers)))


def _facts(paper: Paper) -> Iterator[FactFound]:
    for block in paper.blocks:
        if isinstance(block, PaperTable):
            texts = [(row.place, cell.text) for row in block.rows for cell in row.cells if cell.text]
        else:
            texts = [(block.place, block.text)]
        for place, text in texts:
            for fact in find_facts(text):
                kind = type(fact).__name__.removesuffix("Found").lower()
                yield FactFound(kind, place, fact.as_written, _values(fact))


def _values(fact: Any) -> dict[str, Any]:
    """Return what a fact was understood as: dates ISO, decimals as text."""
    left_out = {"start", "end", "as_written"}
    told = {one.name: getattr(fact, one.name) for one in fields(fact) if one.name not in left_out}
    return {name: _plain(value) for name, value in told.items() if value not in ("", None, ())}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value if isinstance(value, int | str | bool) else str(value)
