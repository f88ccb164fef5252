"""Two tables of one document that tell of the same: the result of a task against the indicator that it serves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.once import once_per_paper
from cdsdesk.checks.paper import Paper, PaperTable, RowKind
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.task_tables import task_tables
from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import FractionFound, NumberFound
from cdsdesk.model.findings import Place, Severity
from cdsdesk.model.tasks import Progress, Task
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import fold, search_key

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = {"tthc": "thủ tục hành chính", "dvc": "dịch vụ công", "csdl": "cơ sở dữ liệu"}
# Headings, folded.
_NAME = re.compile(r"\b(?:chi tieu|tieu chi)\b|^muc tieu$")
_RESULT = re.compile(r"^(?:ket qua|thuc hien|dat duoc)\b|/ ket qua\b")
_PART, _WHOLE = re.compile(r"(?:so thuc hien|tu so|so dat)$"), re.compile(r"(?:tong so|mau so)$")
_TASK = re.compile(r"\b(?:nhiem vu|cong viec|du an)\b")
_SAYS_NOTHING = frozenset(fold("tỷ tỉ lệ được có trên trong của các và tại theo đã với tổng").split())
_FEWEST_WORDS, _LEAST_WHOLE = 2, 20
_SHARED, _FAR = Decimal("0.75"), Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _Counted:
    """An indicator of a table whose result tells of how many of how many."""

    name: str
    part: Decimal
    whole: Decimal


@paper_rule("numbers.result-of-indicator", Severity.WARNING, "Kết quả nhiệm vụ và chỉ tiêu ghi hai số cho một việc")
def result_of_indicator(paper: Paper) -> Iterator[Issue]:
    """Told where the wholes are one, the parts close and the row of the task has nearly all words of the indicator."""
    known = _indicators(paper)
    for table in task_tables(paper) if known else ():
        for told in table.snapshot.all(Progress):
            task = table.snapshot.find(Task, told.task)
            if task is not None and "/" in told.result:
                yield from _of_row(f"{task.title} {told.result}", told.result, known, table.place(told.uid, "result"))


def _of_row(row: str, result: str, known: Sequence[_Counted], place: Place | None) -> Iterator[Issue]:
    for fact in find_facts(result):
        if not isinstance(fact, FractionFound):
            continue
        like = [one for one in known if one.whole == fact.denominator and _names(row, one.name)]
        if not like or any(one.part == fact.numerator for one in like):
            continue
        one = like[0]
        if abs(one.part - fact.numerator) <= one.whole * _FAR:
            counts = f"{format_number(one.part)}/{format_number(one.whole)}"
            yield Issue(
                f"Kết quả nhiệm vụ ghi {fact.as_written} nhưng chỉ tiêu {quoted(one.name)} ghi {counts}",
                expected=counts,
                found=fact.as_written,
                place=place,
            )


@once_per_paper
def _indicators(paper: Paper) -> tuple[_Counted, ...]:
    """Return what rows of tables of indicators count, in the cell of the result or in columns of their own."""
    return tuple(one for table in paper.tables for one in _counted(table) if one.whole >= _LEAST_WHOLE)


def _counted(table: PaperTable) -> Iterator[_Counted]:
    keys = [search_key(heading) for heading in table.header]
    name = next((at for at, key in enumerate(keys) if _NAME.search(key)), None)
    results = [at for at, key in enumerate(keys) if _RESULT.search(key)]
    part, whole = (next((at for at, key in enumerate(keys) if sign.match(key)), None) for sign in (_PART, _WHOLE))
    last = max(at for at in (name, part, whole, *results, 0) if at is not None)
    for row in table.rows if name is not None and not any(_TASK.search(key) for key in keys) else ():
        if row.kind is not RowKind.DATA or name is None or last >= len(row.cells) or not row.cells[name].text:
            continue
        for fact in (fact for at in results for fact in find_facts(row.cells[at].text)):
            if isinstance(fact, FractionFound):
                yield _Counted(row.cells[name].text, fact.numerator, fact.denominator)
        told = [find_facts(row.cells[at].text) for at in (part, whole) if at is not None]
        counts = [one[0].value for one in told if len(one) == 1 and isinstance(one[0], NumberFound)]
        if len(counts) == 2:
            yield _Counted(row.cells[name].text, *counts)


def _names(row: str, name: str) -> bool:
    """Whether the row of a task holds nearly all words of an indicator's name that say what is counted."""
    words = _words(name) - _SAYS_NOTHING
    return len(words) >= _FEWEST_WORDS and len(words & _words(row)) >= _SHARED * len(words)


def _words(text: str) -> frozenset[str]:
    full = " ".join(_SHORT.get(word.lower(), word) for word in _WORD.findall(text))
    return frozenset(fold(full).split())
