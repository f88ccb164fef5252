"""Counts of tasks by state in running text against the table that tells the state of each."""

from collections import Counter
from collections.abc import Iterator

from cdsdesk.checks.paper import Paper, PaperTable, RowKind
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.state_lists import StateLine, state_lists
from cdsdesk.model.findings import Severity
from cdsdesk.model.states import read_state
from cdsdesk.model.tasks import STATE_WORDS, State


@paper_rule("structure.state-count", Severity.WARNING, "Số nhiệm vụ theo tiến độ trong lời văn khác số dòng của bảng")
def state_count(paper: Paper) -> Iterator[Issue]:
    """Only where all counts together are as many as the rows: else the list tells of other tasks.

    Lists that name their items are held against just these by other rules.
    """
    tables = [told for table in paper.tables if (told := _states_of(table))]
    if len(tables) != 1:
        return
    rows = tables[0]
    for lines in state_lists(paper):
        counts = [line.count for line in lines if line.count is not None]
        if len(counts) < len(lines) or any(line.found for line in lines) or sum(counts) != rows.total():
            continue
        yield from _differences(lines, rows)


def _differences(lines: list[StateLine], rows: Counter[State]) -> Iterator[Issue]:
    for line in lines:
        shown = rows[line.state]
        if line.count != shown:
            yield Issue(
                f"Lời văn ghi {line.count} nhiệm vụ “{STATE_WORDS[line.state]}”, bảng có {shown} dòng như vậy",
                found=str(line.count),
                expected=str(shown),
                facts=(line.state.value,),
                place=line.passage.place,
            )


def _states_of(table: PaperTable) -> Counter[State]:
    states = Counter[State]()
    for row in table.rows:
        read = [state for cell in row.cells if (state := read_state(cell.text)) is not None]
        if row.kind is RowKind.DATA and read:
            states[read[-1]] += 1
    return states
