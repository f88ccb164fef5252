"""Which annexes a report has, what stands in them, and where each task is found there ("Phụ lục II 1.6")."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.names import plan_words
from cdsdesk.model.periods import period_words
from cdsdesk.model.reading import (
    indicators_of_period,
    is_listed,
    items_of,
    open_report,
    plans_of_period,
    section_path,
    told_only_below,
)
from cdsdesk.model.reports import Report, listed_days
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.system_states import standing_of
from cdsdesk.model.systems import ComplianceEntry, InfoSystem
from cdsdesk.model.tasks import Funding, PlanItem, Section, Task, TaskKind
from cdsdesk.model.team_figures import team_figures
from cdsdesk.reporting.annex_layouts import filled, layout
from cdsdesk.reporting.issued import issued_between
from cdsdesk.reporting.telling import number_ranges
from cdsdesk.vietnamese.numbers import MoneyUnit
from cdsdesk.vietnamese.text import fold, natural_key

UNIT_KINDS = frozenset({"unit_states", "unit_indicators"})
"""The annexes of an office above about the offices below it, made in ``unit_annexes``."""

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class AnnexKind(StrEnum):
    """What an annex prints."""

    TASKS = "tasks"
    PROJECTS = "projects"
    BUDGET = "budget"
    BUDGET_BY_SOURCE = "budget_by_source"
    ASSIGNED = "assigned"
    STATUS = "status"
    INDICATORS = "indicators"
    INDICATOR_YEARS = "indicator_years"
    DOCUMENTS = "documents"
    SYSTEMS = "systems"
    COMPLIANCE = "compliance"
    TEAMS = "teams"
    PLAN_TASKS = "plan_tasks"
    PLAN_BUDGET = "plan_budget"
    PLAN_INDICATORS = "plan_indicators"
    UNIT_STATES = "unit_states"
    UNIT_INDICATORS = "unit_indicators"
    PACKAGE = "package"


@dataclass(frozen=True)
class AnnexRow:
    """A task with its code in the annex, under the headings that lead to it (outermost first)."""

    task: Task
    code: str
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class AnnexPlan:
    """One annex before it is printed; ``number`` is Roman, or empty when the report has only this one.

    ``records`` are the rows of an annex that holds neither tasks nor indicators; ``asked`` says what it may tell of
    persons ("names", "phones"), ``unit`` the unit of money that was chosen for it. One ``of_last`` tells of the period
    before.
    """

    number: str
    kind: AnnexKind
    title: str
    plan: Document | None = None
    rows: tuple[AnnexRow, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    records: tuple[Record, ...] = ()
    asked: frozenset[str] = frozenset()
    unit: MoneyUnit | None = None
    of_last: bool = False

    @property
    def is_filled(self) -> bool:
        """Whether it has a row."""
        return bool(self.rows or self.indicators or self.records)


@dataclass(frozen=True)
class ItemPlace:
    """Where a task is found in the annexes of this report; ``below`` are the numbers of the headings above it.

    They are told only where the annex numbers its rows anew under each heading.
    """

    annex: str
    code: str
    order: tuple[int, int]
    below: str = ""


def planned_annexes(snapshot: Snapshot, report: Report, more: Sequence[AnnexPlan] = ()) -> tuple[AnnexPlan, ...]:
    """Return the annexes of a report, numbered: those it lists itself, else the default of docs/records.md.

    The default: one for each plan and annex of it over its listed tasks, then projects not printed yet, then
    indicators, then ``more``: those about the offices below.
    """
    made = _chosen(snapshot, report.annexes, more) if report.annexes else [*_default(snapshot), *more]
    kept = [annex for annex in made if annex.is_filled]
    if len(kept) == 1:
        return tuple(kept)
    return tuple(_numbered(annex, roman(index)) for index, annex in enumerate(kept, 1))


def item_places(annexes: Sequence[AnnexPlan]) -> Mapping[str, tuple[ItemPlace, ...]]:
    """Return by task uid the places where it is printed."""
    places: dict[str, tuple[ItemPlace, ...]] = {}
    for index, annex in enumerate(annexes):
        codes = [row.code for row in annex.rows if row.code]
        anew = len(set(codes)) < len(codes)
        for order, row in enumerate(annex.rows):
            place = ItemPlace(annex.number, row.code, (index, order), _headings(row) if anew else "")
            places[row.task.uid] = (*places.get(row.task.uid, ()), place)
    return places


def reference_words(places: Iterable[ItemPlace]) -> str:
    """Return item references: "Phụ lục I 5.1; Phụ lục II 1.6, 2.1"; in the only annex "số 1 - 3, 6 tại Phụ lục".

    Where rows are numbered anew under each heading: "mục I.2, II.1 Phụ lục I".
    """
    ordered = sorted((place for place in places if place.code), key=lambda place: place.order)
    groups = groupby(ordered, key=lambda place: place.annex)
    return "; ".join(_in_annex(number, list(group)) for number, group in groups)


def _headings(row: AnnexRow) -> str:
    return ".".join(number for section in row.sections if (number := section.number.strip(" .")))


def _in_annex(number: str, places: Sequence[ItemPlace]) -> str:
    """Join the codes in one annex; behind a bare "Phụ lục" they would read as numbers of annexes."""
    if any(place.below for place in places):
        codes = ", ".join(".".join(filter(None, (place.below, place.code))) for place in places)
        return f"mục {codes} Phụ lục {number}".rstrip()
    words = number_ranges([place.code for place in places])
    return f"Phụ lục {number} {words}" if number else f"số {words} tại Phụ lục"


def roman(number: int) -> str:
    """Return a small number in Roman numerals."""
    words = ""
    for value, letters in _ROMAN:
        while number >= value:
            words += letters
            number -= value
    return words


def _default(snapshot: Snapshot) -> list[AnnexPlan]:
    found = [_of_plan(snapshot, plan, annex) for plan, annex in _plan_annexes(snapshot)]
    printed = {row.task.uid for annex in found for row in annex.rows}
    found.append(_other_projects(snapshot, printed))
    found.append(_of_indicators(snapshot))
    return found


def _chosen(snapshot: Snapshot, listed: Iterable[Mapping[str, str]], more: Sequence[AnnexPlan]) -> list[AnnexPlan]:
    ready = {annex.kind: annex for annex in more}
    made = (
        as_chosen(ready[AnnexKind(item["kind"])], item) if item["kind"] in ready else chosen_annex(snapshot, item)
        for item in listed
        if item["kind"] in ready or item["kind"] not in UNIT_KINDS
    )
    return [annex for annex in made if annex is not None]


def chosen_annex(snapshot: Snapshot, item: Mapping[str, str]) -> AnnexPlan | None:
    """Make an annex that a report lists: kind, plan, annex, title, unit, ask; None when its plan is gone."""
    annex = _of_kind(snapshot, AnnexKind(item["kind"]), item)
    return as_chosen(annex, item) if annex is not None else None


def as_chosen(annex: AnnexPlan, item: Mapping[str, str]) -> AnnexPlan:
    """Give an annex the title, the unit of money and what it may tell of persons that a report chose for it."""
    unit = MoneyUnit(item["unit"]) if item.get("unit") else None
    asked = frozenset(item.get("ask", "").replace(",", " ").split())
    return replace(annex, title=item.get("title") or annex.title, unit=unit, asked=asked)


def _of_kind(snapshot: Snapshot, kind: AnnexKind, item: Mapping[str, str]) -> AnnexPlan | None:
    """Make one annex; None when its plan is gone."""
    if kind is AnnexKind.INDICATORS:
        return _of_indicators(snapshot)
    if kind is AnnexKind.INDICATOR_YEARS:
        return replace(_of_indicators(snapshot), kind=kind, title=title_of(snapshot, kind))
    if kind in OFFICE_ROWS:
        return AnnexPlan("", kind, title_of(snapshot, kind), records=OFFICE_ROWS[kind](snapshot))
    plan = snapshot.find(Document, item.get("plan", ""))
    if plan is not None:
        annex = _of_plan(snapshot, plan, item.get("annex"))
        if kind in (AnnexKind.TASKS, AnnexKind.PROJECTS):
            return replace(annex, kind=kind, title=_plan_title(plan, kind))
        title = f"{title_of(snapshot, kind)} theo {plan_words(plan)}"
        return replace(annex, kind=kind, title=title, rows=_paid(snapshot, kind, annex.rows))
    if item.get("plan") or kind in (AnnexKind.TASKS, AnnexKind.PROJECTS):
        return None
    return AnnexPlan("", kind, title_of(snapshot, kind), None, _paid(snapshot, kind, _of_all_plans(snapshot)))


def title_of(snapshot: Snapshot, kind: AnnexKind) -> str:
    """Return the title that the layout of a kind gives an annex of the period."""
    made = layout(kind.value)
    if snapshot.period is None:
        return filled((made.title,), {})[0]
    year = snapshot.period.year
    known = {"year": year, "first_year": year - made.years + 1, "period": period_words(snapshot.period.code)}
    return filled((made.title,), known)[0]


def _paid(snapshot: Snapshot, kind: AnnexKind, rows: tuple[AnnexRow, ...]) -> tuple[AnnexRow, ...]:
    """Keep of an annex of money only the tasks of which an amount is known."""
    if kind not in (AnnexKind.BUDGET, AnnexKind.BUDGET_BY_SOURCE):
        return rows
    return tuple(
        row
        for row in rows
        if any(one.amount is not None or one.amount_text for one in snapshot.where(Funding, "task", row.task.uid))
    )


def _of_all_plans(snapshot: Snapshot) -> tuple[AnnexRow, ...]:
    """Return the tasks of all plans of the period, each once; below the plan's name when there are several."""
    pairs = _plan_annexes(snapshot)
    several = len({plan.uid for plan, _ in pairs}) > 1
    found: dict[str, AnnexRow] = {}
    for plan, annex in pairs:
        above = (Section(uid=plan.uid, title=plan_words(plan)),) if several else ()
        for row in _of_plan(snapshot, plan, annex).rows:
            found.setdefault(row.task.uid, replace(row, sections=(*above, *row.sections)))
    return tuple(found.values())


def _plan_annexes(snapshot: Snapshot) -> list[tuple[Document, str]]:
    pairs = {
        (plan.uid, item.annex)
        for plan in plans_of_period(snapshot)
        for item in snapshot.where(PlanItem, "plan", plan.uid)
        if is_listed(item)
    }
    known = {plan.uid: plan for plan in plans_of_period(snapshot)}
    ordered = sorted(pairs, key=lambda pair: (natural_key(pair[1]), known[pair[0]].position, _first(snapshot, *pair)))
    return [(known[uid], annex) for uid, annex in ordered]


def _first(snapshot: Snapshot, plan: str, annex: str) -> tuple[int, str]:
    items = [item for item in snapshot.where(PlanItem, "plan", plan) if item.annex == annex]
    return min((item.position, item.uid) for item in items)


def _of_plan(snapshot: Snapshot, plan: Document, annex: str | None) -> AnnexPlan:
    rows = []
    for item in snapshot.where(PlanItem, "plan", plan.uid):
        task = snapshot.find(Task, item.task)
        mine = item.task not in told_only_below(snapshot)
        if task is not None and mine and is_listed(item) and annex in (None, item.annex):
            rows.append((item, AnnexRow(task, item.code, section_path(snapshot, item.section))))
    rows.sort(key=lambda pair: _row_order(*pair))
    projects = any(row.task.kind is TaskKind.PROJECT for _, row in rows)
    kind = AnnexKind.PROJECTS if projects else AnnexKind.TASKS
    return AnnexPlan("", kind, _plan_title(plan, kind), plan, tuple(row for _, row in rows))


def _row_order(item: PlanItem, row: AnnexRow) -> tuple[object, ...]:
    return (
        tuple((section.position, natural_key(section.number)) for section in row.sections),
        natural_key(item.code),
        item.position,
    )


def _plan_title(plan: Document, kind: AnnexKind) -> str:
    if not plan.number and plan.subject:
        return f"Tình hình thực hiện {plan.subject}"
    what = "các dự án, nhiệm vụ" if kind is AnnexKind.PROJECTS else "các nhiệm vụ"
    return f"Tình hình thực hiện {what} {'tại' if plan.number else 'theo'} {plan_words(plan)}"


def _other_projects(snapshot: Snapshot, printed: set[str]) -> AnnexPlan:
    """Collect projects of the year that no plan lists."""
    rows = [
        AnnexRow(task, "")
        for task in snapshot.all(Task)
        if task.kind is TaskKind.PROJECT and task.uid not in printed and not _elsewhere(snapshot, task)
    ]
    numbered = tuple(AnnexRow(row.task, str(index)) for index, row in enumerate(rows, 1))
    return AnnexPlan("", AnnexKind.PROJECTS, "Tình hình thực hiện các dự án khác", None, numbered)


def _elsewhere(snapshot: Snapshot, task: Task) -> bool:
    """Whether a project belongs to a plan of another year and nothing was told of it now."""
    items = items_of(snapshot, task.uid)
    if not items:
        return False
    answered = {plan.uid for plan in plans_of_period(snapshot)}
    return not any(item.plan in answered for item in items)


def _of_indicators(snapshot: Snapshot) -> AnnexPlan:
    title = title_of(snapshot, AnnexKind.INDICATORS)
    return AnnexPlan("", AnnexKind.INDICATORS, title, None, (), indicators_of_period(snapshot))


def _numbered(annex: AnnexPlan, number: str) -> AnnexPlan:
    return replace(annex, number=number)


def _documents(snapshot: Snapshot) -> tuple[Record, ...]:
    """Return the entries of the documents that the period's report lists, by date."""
    days = listed_days(snapshot.period, open_report(snapshot)) if snapshot.period else (date.min, date.max)
    return tuple(entry for entry, _ in issued_between(snapshot, *days))


def _late_systems(snapshot: Snapshot) -> tuple[Record, ...]:
    """Return the office's systems whose due day has passed without approval."""
    period = snapshot.period
    rows = snapshot.where(InfoSystem, "unit", snapshot.office)
    return tuple(row for row in rows if period is not None and standing_of(snapshot, row, period).late)


def _reported(snapshot: Snapshot) -> tuple[Record, ...]:
    """Return for each office and topic the first entry, which stands for the row."""
    found: dict[tuple[str, str], ComplianceEntry] = {}
    for entry in snapshot.all(ComplianceEntry):
        found.setdefault((fold(entry.topic), entry.unit), entry)
    topics = list(dict.fromkeys(topic for topic, _ in found))
    return tuple(sorted(found.values(), key=lambda entry: topics.index(fold(entry.topic))))


OFFICE_ROWS: Mapping[AnnexKind, Callable[[Snapshot], tuple[Record, ...]]] = {
    AnnexKind.DOCUMENTS: _documents,
    AnnexKind.SYSTEMS: _late_systems,
    AnnexKind.COMPLIANCE: _reported,
    AnnexKind.TEAMS: lambda snapshot: team_figures(snapshot).teams,
}
"""The annexes that print what an office keeps, with their rows."""
