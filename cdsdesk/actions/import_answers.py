"""Answers that somebody writes beside a file: how a question is answered, and refusing an answer that fits none."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from cdsdesk.actions.import_rows import ShownRows
from cdsdesk.actions.import_shown import Candidate
from cdsdesk.actions.import_words import RECORDS
from cdsdesk.errors import UsageError
from cdsdesk.importing.options import NEW, SKIP, ImportOptions
from cdsdesk.importing.plan import ImportPlan, TablePlan
from cdsdesk.importing.row_plan import RowPlan
from cdsdesk.importing.wording import shortened
from cdsdesk.importing.work import Work
from cdsdesk.model.fields import Record

_Place = tuple[str, int]
_HELD: Mapping[str, type[Record]] = {kind: record for kind, record in RECORDS.items() if kind != "compliance"}
"""What an answer may name in each kind of table; rows of a matrix are asked nothing of the sort."""
_LONGEST = 80
_MOST_TOLD = 10


def require_answers(options: ImportOptions, plan: ImportPlan, again: Callable[[ImportOptions], ImportPlan]) -> None:
    """Refuse answers for a row that is not there, or that its question does not take. Raises UsageError.

    ``again`` gives the plan of the same file with other options.
    """
    rows = _rows(plan)
    for place in (*options.answers, *((sheet, row) for sheet, row, _ in options.values)):
        if place not in rows:
            raise UsageError(f"Không có dòng {place[1]} trong bảng nào", place[0], "hãy xem số dòng bằng --dry-run")
    for place, answer in options.answers.items():
        if answer in (NEW, SKIP):
            continue
        if plan.work.snapshot.get(answer) is None:
            raise UsageError("Không có mục này", answer, "hãy trả lời new, skip, keep, take hoặc mã uid của một mục")
        if not _means(*rows[place], answer, plan.work):
            raise _unfit(place, answer, again(replace(options, answers={}, values={})))
    if options.values:
        bare = again(replace(options, values={}))
        asking = _rows(bare)
        for (sheet, row, _), answer in options.values.items():
            if not _is_clash(asking[sheet, row][1]):
                raise _unfit((sheet, row), answer, bare)


def ways_to_answer(table: TablePlan, work: Work) -> Iterator[str]:
    """Yield how the first questions of a table are answered: a line for each row, then one for each answer."""
    if table.need is not None:
        return
    shown = ShownRows(table, work)
    asked = [place for place, row in enumerate(table.rows) if row.action == "ask"]
    for place in asked[:_MOST_TOLD]:
        number = shown[place].numbers[0]
        yield f"  Trả lời dòng {number} bằng --answer “{table.table.sheet}:{number}=…”:"
        yield from (f"    {one.answer}: {shortened(one.words, _LONGEST)}" for one in shown[place].candidates)
    if len(asked) > _MOST_TOLD:
        yield f"  … và {len(asked) - _MOST_TOLD} dòng cần hỏi khác"


def _rows(plan: ImportPlan) -> dict[_Place, tuple[TablePlan, RowPlan]]:
    return {(table.table.sheet, row.row.rows[0]): (table, row) for table in plan.tables for row in table.rows}


def _means(table: TablePlan, row: RowPlan, answer: str, work: Work) -> bool:
    """Say whether a row can mean the item that an answer names, one of the sort that its table holds, and does."""
    if not isinstance(work.snapshot.get(answer), _HELD.get(table.table.kind, ())):
        return False
    return row.action != "ask" or _is_clash(row)


def _is_clash(row: RowPlan) -> bool:
    """Say whether a row asks whose value goes before."""
    return row.action == "ask" and any(problem.ours or problem.theirs for problem in row.problems)


def _unfit(place: _Place, answer: str, plan: ImportPlan) -> UsageError:
    """Return the refusal of an answer, with what the row asks when nothing is answered."""
    table, row = _rows(plan)[place]
    where = f"{place[0]}:{place[1]}={answer}"
    if row.action != "ask":
        return UsageError("Dòng này không hỏi gì", where, "hãy bỏ câu trả lời này")
    shown = ShownRows(table, plan.work)[table.rows.index(row)]
    ways = "; ".join(_ways(shown.candidates))
    return UsageError("Câu trả lời không hợp với dòng này", where, f"dòng hỏi “{shown.question}”, hãy trả lời {ways}")


def _ways(candidates: Iterable[Candidate]) -> Iterator[str]:
    yield from (f"{one.answer} ({shortened(one.words, _LONGEST)})" for one in candidates)
