"""Codes of tasks and projects that a table lists without numbers: their running order within the annex."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from cdsdesk.importing.matching import CLOSE_TITLE
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.titles import same_annex
from cdsdesk.importing.work import Work
from cdsdesk.model.tasks import PlanItem, Task
from cdsdesk.vietnamese.text import fold, raw_key


class Numbering:
    """Numbers the tables of one import; the order runs on through all tables of one annex."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._counts: dict[tuple[str, str], int] = defaultdict(int)

    def numbered(self, table: TableRead, plan: str) -> TableRead:
        """Return the table with codes when it has no column for them, else as it is."""
        key = plan, raw_key(table.title.annex)
        before = self._counts[key]
        self._counts[key] += len(table.rows)
        title = table.meaning.column("title")
        if title is None or table.meaning.column("code") is not None:
            return table
        rows = tuple(self._rows(table, plan, title, before + 1))
        note = Repair((table.header_rows[0],), "Bảng không có cột STT: đánh số theo thứ tự")
        return replace(table, rows=rows, repairs=(*table.repairs, note))

    def _rows(self, table: TableRead, plan: str, title_column: int, first: int) -> Iterator[RowRead]:
        """Give each title its stored code, else its place in the order, or the next number that nothing holds."""
        codes, holders = self._stored(plan, table.title.annex)
        listed = {fold(row.cells[title_column]) for row in table.rows}
        for place, row in enumerate(table.rows, first):
            title = fold(row.cells[title_column])
            if not title:
                yield row
                continue
            if title not in codes:
                number = place
                while (holder := holders.get(str(number))) is not None and (
                    holder in listed or fuzz.ratio(holder, title) < CLOSE_TITLE
                ):
                    number += 1
                codes[title] = str(number)
                holders[codes[title]] = title
            yield replace(row, code=codes[title])

    def _stored(self, plan: str, annex: str) -> tuple[dict[str, str], dict[str, str]]:
        """Return the code of each stored title of an annex, and the title that holds each code."""
        codes: dict[str, str] = {}
        for item in self._work.snapshot.where(PlanItem, "plan", plan):
            task = self._work.find(Task, item.task)
            if item.code and task is not None and same_annex(item.annex, annex):
                codes.setdefault(fold(task.title), item.code)
        return codes, {code: title for title, code in codes.items()}
