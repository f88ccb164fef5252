"""The rows of a planned table as a person looks at them, each made when it is first looked at."""

from collections.abc import Iterator, Sequence
from typing import overload

from cdsdesk.actions.history import value_words
from cdsdesk.actions.import_shown import Candidate, Changed, ShownRow, Trouble, Verdict
from cdsdesk.actions.import_words import field_words
from cdsdesk.actions.readings import following, told
from cdsdesk.importing.options import KEEP, NEW, SKIP, TAKE
from cdsdesk.importing.plan import TablePlan
from cdsdesk.importing.row_plan import RowPlan
from cdsdesk.importing.titles import same_annex
from cdsdesk.importing.wording import shortened
from cdsdesk.importing.work import Work
from cdsdesk.model.calling import field_label, named
from cdsdesk.model.changes import Change, inserted, updated
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.indicators import Measurement, Target
from cdsdesk.model.registry import record_type
from cdsdesk.model.tasks import Funding, PlanItem, Section

_UNSAID = frozenset({"position", "unit", "uid", "plan", "annex", "task", "indicator", "period", "year", "origin"})
_UNSAID_MORE = frozenset({"document", "source", "nature", "amount_kind", "unit_text", "record", "start", "end"})
_LONGEST = 30
_NEVER = _UNSAID | _UNSAID_MORE
_VERDICTS = {verdict.value: verdict for verdict in Verdict}


def verdict_of(row: RowPlan) -> Verdict:
    """Return what will be done with a row."""
    return Verdict.SKIPPED if row.decided else _VERDICTS[row.action]


class ShownRows(Sequence[ShownRow]):
    """All rows of a table; what was shown once is kept."""

    def __init__(self, table: TablePlan, work: Work) -> None:
        self._table, self._work = table, work
        self._shown: dict[int, ShownRow] = {}

    def __len__(self) -> int:
        return len(self._table.rows)

    @overload
    def __getitem__(self, place: int) -> ShownRow: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[ShownRow, ...]: ...
    def __getitem__(self, place: int | slice) -> ShownRow | tuple[ShownRow, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        place = range(len(self))[place]
        if place not in self._shown:
            self._shown[place] = self._row(self._table.rows[place])
        return self._shown[place]

    def _row(self, plan: RowPlan) -> ShownRow:
        records = plan.made() if plan.action in ("insert", "update") else plan.records
        question, candidates = self._question(plan)
        return ShownRow(
            plan.row.rows,
            plan.row.cells,
            verdict_of(plan),
            dict(self._understood(records)),
            tuple(self._changes(plan)) if plan.action == "update" else (),
            tuple(Trouble(self._place(problem.field), problem.message) for problem in plan.problems),
            question,
            candidates,
            answered=plan.decided or plan.answered,
        )

    def _place(self, path: str) -> int:
        column = self._table.table.meaning.column(path) if path else None
        return column if column is not None else -1

    def _understood(self, records: Sequence[Record]) -> Iterator[tuple[int, str]]:
        """Yield by column how its text is understood where that is more than the text."""
        for record in records:
            for name in specs(type(record)):
                if following(type(record), name) and (words := told(record, name)):
                    places = [place for path in _paths(record, name) if (place := self._place(path)) >= 0]
                    yield from ((place, words) for place in places)

    def _changes(self, plan: RowPlan) -> Iterator[Changed]:
        """Yield the fields that a row changes, old beside new; what follows from a text is not told beside it."""
        if plan.edits:
            kind = self._table.table.kind
            yield from (Changed(field_words(kind, path), old, new) for path, old, new in plan.edits)
            return
        for record in plan.records:
            before = self._work.snapshot.get(record.uid)
            change = inserted(record) if before is None else updated(before, record)
            if change is not None:
                yield from self._changed(change, record)

    def _changed(self, change: Change, record: Record) -> Iterator[Changed]:
        kind = record_type(change.type)
        before, after = change.before or {}, change.after or {}
        derived = {name for field in change.fields() for name in following(kind, field)}
        for name in specs(kind):
            if name not in change.fields() or name in derived or name in _NEVER:
                continue
            old, new = (value_words(kind, name, side.get(name), self._work.draft.get) for side in (before, after))
            if old != new:
                yield Changed(self._label(record, name), old, new)

    def _label(self, record: Record, name: str) -> str:
        known = [path for path in _paths(record, name) if self._place(path) >= 0]
        return field_words(self._table.table.kind, known[0]) if known else field_label(type(record), name)

    def _question(self, plan: RowPlan) -> tuple[str, tuple[Candidate, ...]]:
        if plan.action != "ask":
            return "", ()
        clash = next((problem for problem in plan.problems if problem.ours or problem.theirs), None)
        if clash is not None:
            return clash.message, (
                Candidate(f"Giữ của mình: {clash.ours}", KEEP),
                Candidate(f"Lấy theo tệp: {clash.theirs}", TAKE),
                Candidate("Bỏ qua dòng này", SKIP),
            )
        message = plan.problems[-1].message if plan.problems else self._table.need.message if self._table.need else ""
        if self._table.need is not None:
            return message, ()
        items = [item for uid in plan.candidates if (item := self._work.draft.get(uid)) is not None]
        known = [self._candidate(item) for item in items]
        return message, (*known, Candidate("Là mục mới", NEW), Candidate("Bỏ qua dòng này", SKIP))

    def _candidate(self, item: Record) -> Candidate:
        """Return the answer that a row is an item, with where that stands in the plan of the table."""
        words, place = f"Là {named(item, self._work.draft.get)}", self._place_in_plan(item)
        return Candidate(f"{words} ({place})" if place else words, item.uid)

    def _place_in_plan(self, item: Record) -> str:
        table, snapshot = self._table, self._work.snapshot
        annex = table.table.title.annex
        held = [each for each in snapshot.where(PlanItem, "task", item.uid) if each.plan == table.plan]
        there = next((each for each in held if same_annex(each.annex, annex)), held[0] if held else item)
        code, section = getattr(there, "code", ""), self._work.find(Section, getattr(there, "section", ""))
        heading = f"mục {section.number or shortened(section.title, _LONGEST)}" if section is not None else ""
        return ", ".join(filter(None, (f"STT {code}" if code else "", heading)))


def _paths(record: Record, name: str) -> tuple[str, ...]:
    """Return the paths under which the field of a record may stand in a table."""
    match record:
        case Funding():
            year = "any" if record.year is None else str(record.year)
            path = f"funding.{year}.{record.source.value}.{record.amount_kind.value}"
            return (f"{path}.{record.nature.value}", path)
        case Target():
            return f"targets.{record.year}", "targets"
        case Measurement() if name == "text":
            return f"measurements.{record.period}", "result"
        case _:
            return (name,)
