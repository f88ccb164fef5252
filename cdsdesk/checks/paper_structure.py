"""Numbering of headings, items and table rows: twice, left out, out of order, below the wrong heading."""

import re
from collections.abc import Iterator

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.once import once_per_paper
from cdsdesk.checks.paper import Origin, Paper, PaperBlock, PaperTable, Passage
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.structure_flaws import Flaw, FlawKind, flaws_of
from cdsdesk.checks.structure_ordinals import written_as
from cdsdesk.checks.structure_runs import Numbered, Run, runs_of_passages, runs_of_tables
from cdsdesk.model.findings import Severity

_MOST_IN_A_TABLE = 2
_MANY = 3
_UNSURE = " (cần xem lại, có thể do cách đọc tệp)"


@paper_rule("structure.number-twice", Severity.WARNING, "Hai mục hoặc hai dòng cùng cấp mang một số thứ tự")
def number_twice(paper: Paper) -> Iterator[Issue]:
    """A number that two items bear makes every reference to it wrong."""
    for run, flaw in _flaws(paper, FlawKind.TWICE):
        first = f" và {quoted(flaw.other.text)}" if flaw.other and flaw.other.text else ""
        message = f"{_name(flaw.line)} có hai lần{_below(run)}: {quoted(flaw.line.text)}{first}{_right(flaw)}"
        # Where a table counts anew the row that names the group may not have been read.
        lost = flaw.anew and flaw.line.row
        yield _issue(paper, run, flaw.line, message, expected=_expected(flaw), unsure=lost)


@paper_rule("structure.number-gap", Severity.WARNING, "Thiếu số thứ tự giữa các mục hoặc các dòng cùng cấp")
def number_gap(paper: Paper) -> Iterator[Issue]:
    """A number left out may be an item that was lost on the way."""
    for run, flaw in _flaws(paper, FlawKind.GAP):
        missing = [written_as(flaw.line.ordinal, one) for one in flaw.missing]
        joined = paper.origin is Origin.FILE and not flaw.line.row
        if joined and all(_is_inside(paper, number) for number in missing):
            continue
        words = ", ".join(missing) if len(missing) <= _MANY else f"{missing[0]} đến {missing[-1]}"
        number = flaw.line.ordinal.written
        where = f"sau {flaw.other.ordinal.written} là {number}" if flaw.other else f"bắt đầu từ {number}"
        message = f"Thiếu số thứ tự {words}{_below(run)}: {where} {quoted(flaw.line.text)}"
        yield _issue(paper, run, flaw.line, message, expected=missing[0], unsure=flaw.other is None)


@paper_rule("structure.number-order", Severity.WARNING, "Các mục hoặc các dòng không đứng theo số thứ tự")
def number_order(paper: Paper) -> Iterator[Issue]:
    """A number out of its order is a slip or an item in the wrong place."""
    for run, flaw in _flaws(paper, FlawKind.ORDER):
        before = flaw.other.ordinal.written if flaw.other else ""
        message = f"{_name(flaw.line)} {quoted(flaw.line.text)} đứng ngay sau {before}{_right(flaw)}"
        yield _issue(paper, run, flaw.line, message, expected=_expected(flaw))


@paper_rule("structure.number-parent", Severity.WARNING, "Số của mục không theo số của mục chứa nó")
def number_parent(paper: Paper) -> Iterator[Issue]:
    """Tells of "1.3" below "2."; it is numbered for another place."""
    for run, _ in _runs(paper):
        for line, other in run.misplaced:
            beside = other.ordinal.depth == line.ordinal.depth
            where = "đứng ngay sau" if beside else "đứng dưới"
            above = f"{_inside(other)} {quoted(other.text)}"
            yield _issue(paper, run, line, f"{_name(line)} {quoted(line.text)} {where} {above}")


Judged = tuple[Run, tuple[Flaw, ...]]


@once_per_paper
def _runs(paper: Paper) -> tuple[Judged, ...]:
    """Return the runs of the body and of each annex with their flaws; kept, for every rule reads them."""
    parts = (paper.body, *(annex.blocks for annex in paper.annexes))
    return tuple(judged for blocks in parts for judged in _runs_of(blocks))


def _runs_of(blocks: tuple[PaperBlock, ...]) -> Iterator[Judged]:
    for run in runs_of_passages(block for block in blocks if isinstance(block, Passage)):
        yield run, tuple(flaws_of(run))
    in_tables = runs_of_tables(block for block in blocks if isinstance(block, PaperTable))
    judged = [(run, tuple(flaws_of(run))) for run in in_tables]
    # A table that only lists some items of a plan keeps the numbers that they have there.
    if sum(len(flaws) + len(run.misplaced) for run, flaws in judged) <= _MOST_IN_A_TABLE:
        yield from judged


def _flaws(paper: Paper, kind: FlawKind) -> Iterator[tuple[Run, Flaw]]:
    for run, flaws in _runs(paper):
        misplaced = {id(line) for line, _ in run.misplaced}
        for flaw in flaws:
            begins_inside = flaw.kind is FlawKind.GAP and flaw.other is None
            if flaw.kind is not kind or id(flaw.line) in misplaced or (begins_inside and flaw.line.row):
                continue
            yield run, flaw


def _issue(paper: Paper, run: Run, line: Numbered, message: str, *, expected: str = "", unsure: bool = False) -> Issue:
    """Make an issue; an item or a beginning of a file may be a line that the page cut there."""
    doubtful = paper.origin is Origin.FILE and (unsure or not (line.heading or line.row))
    above = run.above.ordinal.written if run.above else ""
    return Issue(
        message + (_UNSURE if doubtful else ""),
        expected=expected,
        found=line.ordinal.written,
        facts=(above, line.text),
        place=line.place,
        doubtful=doubtful,
    )


def _name(line: Numbered) -> str:
    number = line.ordinal.written
    if number[:1].isalpha() and " " in number:
        return number
    return f"{'Dòng số' if line.row else 'Mục'} {number}"


def _is_inside(paper: Paper, number: str) -> bool:
    """Whether a number stands inside another line, where the reading of a file joined two."""
    stop = "[.)/]?" if "." in number else "[.)/]"
    found = re.compile(rf"(?<=[.;:,]\s){re.escape(number)}{stop}\s(?P<first>[^\W\d_])")
    return any(one["first"].isupper() for passage in paper.passages for one in found.finditer(passage.text))


def _expected(flaw: Flaw) -> str:
    return written_as(flaw.line.ordinal, flaw.missing[0]) if flaw.missing else ""


def _right(flaw: Flaw) -> str:
    return f", lẽ ra là {_expected(flaw)}" if flaw.missing else ""


def _inside(line: Numbered) -> str:
    """Return the name of a line inside a sentence."""
    name = _name(line)
    return name if name.startswith(("Phần", "Chương")) else f"{name[:1].lower()}{name[1:]}"


def _below(run: Run) -> str:
    return f" dưới {_inside(run.above)}" if run.above else ""
