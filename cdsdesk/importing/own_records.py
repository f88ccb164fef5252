"""What lists that an office keeps of itself have in common: cells by field, records found by a key, blanks filled."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from cdsdesk.importing.matching import CLOSE_TITLE, Match
from cdsdesk.importing.options import KEEP, NEW, SKIP, TAKE
from cdsdesk.importing.row_plan import Context, Problem, RowPlan
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.wording import shortened
from cdsdesk.importing.work import Work, same_text
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Phone
from cdsdesk.vietnamese.people import masked_apart
from cdsdesk.vietnamese.text import clean_line

R = TypeVar("R", bound=Record)
_LONGEST = 60
_MOST_NEAR = 5
_NUMBERS = re.compile(r"(?<!\S)\d+(?!\S)")


class Cells:
    """The cells of the rows of one table by field path; what has no field goes among the extras."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.columns = context.columns()

    def text(self, row: RowRead, path: str) -> str:
        """Return a cell as written, "" without such a column."""
        column = self.columns.get(path)
        return row.cells[column].strip() if column is not None and column < len(row.cells) else ""

    def line(self, row: RowRead, path: str) -> str:
        """Return a cell on one line."""
        return clean_line(self.text(row, path))

    def heading(self, path: str) -> str:
        """Return the last line of a column's heading, "" without such a column."""
        column = self.columns.get(path)
        return self.context.table.headers[column].split(" › ")[-1] if column is not None else ""


class KeyMatcher:
    """Finds the stored record that a row means: the same key, else a question for one that is nearly the same."""

    def __init__(self, stored: Iterable[tuple[str, str]], rows: Sequence[str], answers: Mapping[int, str]) -> None:
        """Take (uid, key) of what is stored and the key of every row, so that no row takes what another one is."""
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for uid, key in stored:
            self._by_key[key].append(uid)
        wanted = frozenset(rows)
        # keys that differ in a number are never nearly the same: "Tổ dân phố 1" is not 11
        self._left: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for key in self._by_key:
            if key not in wanted:
                self._left[tuple(_NUMBERS.findall(key))].append(key)
        self._answers = answers
        self._said = {uid for uid in answers.values() if uid not in (NEW, SKIP)}
        self._first: dict[str, int] = {}

    def match(self, key: str, row: int) -> Match:
        """Return what a row means; a key that stood in an earlier row of the table is a question."""
        if said := self._answers.get(row):
            return Match(None) if said == NEW else Match(said)
        first = self._first.setdefault(key, row)
        if first != row:
            return Match(None, f"Trùng với dòng {first}")
        found = [uid for uid in self._by_key.get(key, ()) if uid not in self._said]
        if len(found) > 1:
            return Match(None, f"Trong hồ sơ có {len(found)} mục như vậy", tuple(found))
        return Match(found[0]) if found else self._close(key)

    def _close(self, key: str) -> Match:
        left = self._left.get(tuple(_NUMBERS.findall(key)), [])
        near = process.extract(key, left, scorer=fuzz.ratio, score_cutoff=CLOSE_TITLE, limit=_MOST_NEAR)
        uids = tuple(uid for other, _, _ in near for uid in self._by_key[other] if uid not in self._said)
        return Match(None, "Gần giống một mục đã có, chưa rõ có phải là một", uids) if uids else Match(None)


def asked(plan: RowPlan, field: str, match: Match) -> bool:
    """Turn a row into the question of its match; say whether there is one."""
    if not match.question:
        return False
    plan.action = "ask"
    plan.candidates = match.candidates
    plan.problems.append(Problem(field, match.question))
    return True


def opened(row: RowRead) -> RowPlan:
    """Return the plan of a row before anything is known of it."""
    return RowPlan(row, "insert", problems=[Problem(name, message) for name, message in row.problems])


def refused(plan: RowPlan, field: str, message: str) -> RowPlan:
    """Refuse a row with a reason."""
    plan.action = "refuse"
    plan.problems.append(Problem(field, message))
    return plan


def completed(
    plan: RowPlan, context: Context, record: R, told: Mapping[str, Any], paths: Mapping[str, str] | None = None
) -> R:
    """Return a stored record with what it lacked; another value than ours is a question. ``told`` is by field.

    ``paths`` give the field path of the column that tells a field, where it is called otherwise.
    """
    changed: dict[str, Any] = {}
    for name, value in told.items():
        ours = getattr(record, name)
        if name == "extras":
            changed[name] = {**ours, **value}
            continue
        kind = specs(type(record))[name].kind
        if value == kind.empty or value == ours or (isinstance(value, str) and same_text(value, str(ours))):
            continue
        path = (paths or {}).get(name, name)
        said = context.value_said(plan.row, path)
        if ours == kind.empty or said == TAKE:
            changed[name] = value
        elif said != KEEP:
            shown = masked_apart(ours, value) if isinstance(kind, Phone) else (kind.show(ours), kind.show(value))
            first, second = (shortened(each, _LONGEST) for each in shown)
            clash = context.problem(path, f"Đã có “{first}”, tệp ghi “{second}”")
            plan.problems.append(replace(clash, ours=shown[0], theirs=shown[1]))
            plan.action = "ask"
    return replace(record, **changed) if changed else record


def settled(plan: RowPlan, work: Work, *, is_new: bool) -> RowPlan:
    """Lay the records of a row into ``work`` and say what becomes of it; a row that is asked about makes none."""
    if plan.action == "ask":
        plan.records = []
    elif not is_new:
        plan.action = "update" if plan.records else "same"
    for record in plan.records:
        work.put(record)
    return plan


def put_if_new(plan: RowPlan, work: Work, record: Record) -> None:
    """Add a record to those of a row unless it is stored just so."""
    if work.draft.get(record.uid) != record:
        plan.records.append(record)
