"""Tables of tasks in a document read as records, so that the rules over tasks judge them as they judge our own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cdsdesk.checks.once import once_per_paper
from cdsdesk.checks.paper import Origin, Paper, PaperAnnex, PaperBlock, PaperRow, PaperTable, Passage, RowKind
from cdsdesk.checks.period_claims import periods_in
from cdsdesk.facts.citations import CitationFound, find_citations
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Place
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import Window, window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import read_state
from cdsdesk.model.tasks import PlanItem, Progress, Task
from cdsdesk.model.understanding import understood
from cdsdesk.vietnamese.text import search_key

_OFFICE, _PLAN = "paper", "plan"
_TOLD = ("lead", "deadline", "result", "state")
# What a heading says, folded; of several columns with one meaning the first counts.
_COLUMNS = (
    ("state", re.compile(r"\bdanh gia\b|\btrang thai\b|\bmuc do hoan thanh\b")),
    ("code", re.compile(r"^(?:stt|tt|so tt)$")),
    ("helpers", re.compile(r"\bphoi hop\b")),
    ("lead", re.compile(r"\bchu tri\b|\b(?:don vi|co quan) thuc hien\b")),
    ("deadline", re.compile(r"\bthoi (?:gian|han)\b|^han hoan thanh")),
    ("result", re.compile(r"^ket qua\b|/ ket qua\b|\btien do thuc hien$|^tinh hinh thuc hien|\bket qua thuc hien\b")),
    ("title", re.compile(r"\bnhiem vu\b|\bten du an\b|\bnoi dung\b|\bcong viec\b")),
)
_PLANS = frozenset({"Kế hoạch", "Chương trình", "Quyết định", "Nghị quyết"})
_CARRIED = re.compile(r"\b(?:theo|tại|thực hiện|triển khai)\s+$", re.IGNORECASE)
_MOST_BEFORE = 14
_FEWEST_STATES = 2
_MONTHS = {3: "Q1", 6: "H1", 9: "9M"}
_WHOLE_YEAR, _HALF, _QUARTER = 12, 6, 3


@dataclass(frozen=True, slots=True)
class TaskTable:
    """The tasks of one table as a snapshot; ``rows`` gives for each record the row that it was read from.

    ``first`` are the places of the rows that stand at the top or right below a heading of rows.
    """

    snapshot: Snapshot
    columns: Mapping[str, int]
    rows: Mapping[str, PaperRow]
    first: frozenset[Place] = frozenset()

    def place(self, uid: str, column: str) -> Place | None:
        """Return the place of a cell of the row that a record was read from; of the whole row where it is empty."""
        row = self.rows.get(uid)
        if row is None:
            return None
        text = row.cells[self.columns[column]].text if column in self.columns else ""
        return replace(row.place, quote=text) if text else row.place

    def begins_group(self, uid: str) -> bool:
        """Whether no other task stands right above the one that a record was read from."""
        return self.rows[uid].place in self.first


@once_per_paper
def task_tables(paper: Paper) -> tuple[TaskTable, ...]:
    """Return the tables of a foreign document that give tasks with their deadlines or states; our own data have rules.

    States are judged for the period in the title of the document; where it names none they are left alone.
    """
    return () if paper.origin is Origin.OWN else tuple(_task_tables(paper))


def _task_tables(paper: Paper) -> Iterator[TaskTable]:
    period = period_of(paper)
    for table, before in _with_words(paper):
        columns = _columns(table)
        if "title" in columns and ("deadline" in columns or "state" in columns) and _has_tasks(table, columns):
            yield _read(table, columns, period, _plan(before))


def period_of(paper: Paper) -> Window | None:
    """Return the one period that a document's title names."""
    claimed = {(one.first, one.last, one.months) for one in periods_in(paper.formal.title)}
    if len(claimed) != 1:
        return None
    first, _, months = claimed.pop()
    if first.month == 1 and months != 1:
        code = "" if months == _WHOLE_YEAR else f"-{_MONTHS.get(months, f'{months}M')}"
    else:
        names = {1: f"-M{first.month:02d}", _QUARTER: f"-Q{(first.month + 2) // 3}", _HALF: "-H2"}
        if months not in names:
            return None
        code = names[months]
    return window(f"{first.year}{code}")


def _with_words(paper: Paper) -> Iterator[tuple[PaperTable, list[str]]]:
    """Yield each table with the words that tell what it is, the nearest first."""
    told: list[str] = []
    for block in paper.body:
        if isinstance(block, Passage):
            told.append(block.text)
        else:
            yield block, told[: -_MOST_BEFORE - 1 : -1]
    for annex in paper.annexes:
        named = _mentions(paper.body, annex)
        inside: list[str] = [annex.reference, annex.title]
        for block in annex.blocks:
            if isinstance(block, Passage):
                inside.append(block.text)
            else:
                yield block, [*inside[::-1], *named]


def _mentions(body: Sequence[PaperBlock], annex: PaperAnnex) -> list[str]:
    """Return the words around the last place where a text names an annex, the nearest first."""
    texts = [block.text for block in body if isinstance(block, Passage)]
    named = [at for at, text in enumerate(texts) if re.search(rf"{re.escape(annex.label)}(?!\w)", text)]
    return texts[max(0, named[-1] - _MOST_BEFORE) : named[-1] + 1][::-1] if annex.label and named else []


def _plan(words: Sequence[str]) -> CitationFound | None:
    """Return the plan that a table carries out: the nearest one cited with its number and date as being carried out."""
    for text in words:
        for found in find_citations(text):
            carried = _CARRIED.search(text[: found.start]) is not None
            if found.type in _PLANS and found.date is not None and carried:
                return found
    return None


def _columns(table: PaperTable) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, heading in enumerate(table.header):
        key = search_key(heading)
        name = next((name for name, words in _COLUMNS if words.search(key)), "")
        if name:
            found.setdefault(name, at)
    if "state" not in found and (states := _column_of_states(table)) is not None:
        found = {name: at for name, at in found.items() if at != states} | {"state": states}
    return found


def _column_of_states(table: PaperTable) -> int | None:
    """Return the last column whose cells are official words, whatever its heading ("Tiến độ") says."""
    for at in reversed(range(len(table.header))):
        told = [text for row in table.rows if (text := _cell(row, {"state": at}, "state"))]
        if len(told) >= _FEWEST_STATES and 2 * sum(read_state(text) is not None for text in told) > len(told):
            return at
    return None


def _has_tasks(table: PaperTable, columns: Mapping[str, int]) -> bool:
    """Whether most states are official words; without states whether a lead stands beside the deadlines."""
    if "state" not in columns:
        return "lead" in columns
    told = [text for row in table.rows if (text := _cell(row, columns, "state"))]
    return 2 * sum(read_state(text) is not None for text in told) > len(told)


def _cell(row: PaperRow, columns: Mapping[str, int], name: str) -> str:
    at = columns.get(name, len(row.cells))
    return row.cells[at].text if row.kind is RowKind.DATA and at < len(row.cells) else ""


def _read(
    table: PaperTable, columns: Mapping[str, int], period: Window | None, plan: CitationFound | None
) -> TaskTable:
    """Read the rows; one without a title goes with the row above, one with nothing else heads those below."""
    records: dict[str, Record] = {_OFFICE: Unit(uid=_OFFICE, name=""), _PLAN: _document(plan)}
    rows: dict[str, PaperRow] = {}
    first: set[Place] = set()
    below_task = False
    for at, row in enumerate(table.rows):
        is_task = bool(_cell(row, columns, "title")) and any(_cell(row, columns, name) for name in _TOLD)
        for record in _task(row, columns, at, period) if is_task else ():
            records[record.uid] = record
            rows[record.uid] = row
        if is_task and not below_task:
            first.add(row.place)
        below_task = is_task
    return TaskTable(Snapshot(_OFFICE, records, period), columns, rows, frozenset(first))


def _document(plan: CitationFound | None) -> Document:
    if plan is None:
        return Document(uid=_PLAN, assigns_work=True)
    return Document(
        uid=_PLAN, type=plan.type, number=plan.number, symbol=plan.symbol, date=plan.date, assigns_work=True
    )


def _task(row: PaperRow, columns: Mapping[str, int], at: int, period: Window | None) -> Iterator[Record]:
    lead, deadline = _cell(row, columns, "lead"), _cell(row, columns, "deadline")
    year = period.year if period else None
    task = Task(
        uid=f"task{at}",
        title=_cell(row, columns, "title"),
        lead=(lead,) if lead else (),
        deadline_text=deadline,
        position=at,
    )
    yield understood(task, {"deadline_text"}, year)
    yield PlanItem(uid=f"item{at}", plan=_PLAN, task=task.uid, code=_cell(row, columns, "code"), position=at)
    state = _cell(row, columns, "state")
    told = Progress(
        uid=f"told{at}",
        unit=_OFFICE,
        task=task.uid,
        period=period.code if period else "",
        result=_cell(row, columns, "result"),
        status_text=state,
        position=at,
    )
    yield understood(told, {"status_text"})
