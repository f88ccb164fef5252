"""Amounts of one task against each other: what is asked for, granted, added; parts of a whole; years of all years."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cdsdesk.checks.reads import NUMBERING
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.rules_money import funding_name, funding_ref, told_of
from cdsdesk.checks.scopes import ANNEXES, TASKS
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import AMOUNT_WORDS, AmountKind, Funding, Nature, PlanItem, Source, Task
from cdsdesk.vietnamese.numbers import MoneyUnit, format_money, read_money_unit

_READS = (
    "funding.amount",
    "funding.amount_kind",
    "funding.nature",
    "funding.source",
    "funding.unit_text",
    "funding.year",
)
_TWO = 2
_OF_A_WHOLE = (AmountKind.PLANNED, AmountKind.GRANTED, AmountKind.DISBURSED)


def _known(snapshot: Snapshot, task: Task) -> list[Funding]:
    return [row for row in told_of(snapshot, task) if row.amount is not None]


def _sum(rows: Iterable[Funding]) -> int:
    return sum(row.amount or 0 for row in rows)


def _rounding(rows: Iterable[Funding]) -> int:
    """Return by how many đồng a sum of rounded amounts may be off: half of the last place written of each."""
    doubled = 0
    for row in rows:
        unit = read_money_unit(row.unit_text)
        step = unit.factor if unit is not None else 1
        while step > 1 and (row.amount or 0) % step:
            step //= 10
        doubled += step if step > 1 else 0
    return doubled // 2


def _dong(amount: int) -> str:
    return f"{format_money(amount)} đồng"


def _related(rows: Sequence[Funding], task: tuple[RecordRef, ...]) -> tuple[RecordRef, ...]:
    return (*task, *(RecordRef(Funding.TYPE, row.uid) for row in rows))


@rule(
    "money.supplement",
    Severity.WARNING,
    "Số xem xét bổ sung không bằng nhu cầu trừ đã cấp",
    *_READS,
    each=TASKS,
)
def supplement(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """What was granted above the need leaves nothing to add; a difference that rounding explains is only noted."""
    columns: dict[tuple[int | None, Source, Nature], dict[AmountKind, list[Funding]]] = {}
    for row in _known(snapshot, task):
        kinds = columns.setdefault((row.year, row.source, row.nature), defaultdict(list))
        kinds[row.amount_kind].append(row)
    for kinds in columns.values():
        found = [kinds.get(kind, []) for kind in (AmountKind.REQUESTED, AmountKind.GRANTED, AmountKind.SUPPLEMENT)]
        if [len(rows) for rows in found] != [1, 1, 1]:
            continue
        rows = [row for (row,) in found]
        need, granted, added = (row.amount or 0 for row in rows)
        expected = max(need - granted, 0)
        if added == expected:
            continue
        ref, about = funding_ref(snapshot, task, rows[2])
        rounded = abs(added - expected) <= _rounding(rows)
        yield Issue(
            f"{funding_name(snapshot, task, rows[2])} ghi {_dong(added)} nhưng nhu cầu {_dong(need)} trừ đã cấp"
            f" {_dong(granted)} là {_dong(expected)}" + ("; có thể do làm tròn" if rounded else ""),
            ref,
            "amount",
            _dong(expected),
            _dong(added),
            (str(need), str(granted)),
            _related(rows[:2], about),
            doubtful=rounded,
        )


@rule(
    "money.parts-of-total",
    Severity.WARNING,
    "Tổng số kinh phí không bằng tổng các nguồn",
    *_READS,
    each=TASKS,
)
def parts_of_total(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """Sources above their total are wrong; below it a source may not have been told, which is only noted."""
    groups: dict[tuple[int | None, AmountKind], list[Funding]] = defaultdict(list)
    for row in told_of(snapshot, task):
        groups[row.year, row.amount_kind].append(row)
    for rows in groups.values():
        wholes = [row for row in rows if row.source is Source.ALL]
        parts = [row for row in rows if row.source is not Source.ALL]
        if len(wholes) != 1 or not parts or any(row.amount is None for row in rows) or _is_mixed(parts):
            continue
        whole, total = wholes[0].amount or 0, _sum(parts)
        if abs(total - whole) <= _rounding(rows) or (total < whole and len(parts) == 1):
            continue
        ref, about = funding_ref(snapshot, task, wholes[0])
        yield Issue(
            f"{funding_name(snapshot, task, wholes[0])} ghi tổng số {_dong(whole)} nhưng các nguồn cộng lại là"
            f" {_dong(total)}" + ("; có thể còn nguồn chưa ghi" if total < whole else ""),
            ref,
            "amount",
            _dong(total),
            _dong(whole),
            tuple(str(row.amount) for row in parts),
            _related(parts, about),
            doubtful=total < whole,
        )


def _is_mixed(parts: Sequence[Funding]) -> bool:
    """Whether a source stands there both as a whole and by its nature, or twice: nobody can tell what to add up."""
    natures: dict[Source, list[Nature]] = defaultdict(list)
    for row in parts:
        natures[row.source].append(row.nature)
    return any(
        len(set(found)) < len(found) or (len(found) > 1 and Nature.UNKNOWN in found) for found in natures.values()
    )


@rule(
    "money.more-than-whole",
    Severity.WARNING,
    "Giải ngân nhiều hơn đã cấp, hoặc kinh phí của năm nhiều hơn của cả dự án",
    *_READS,
    each=TASKS,
)
def more_than_whole(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """A part cannot be more than its whole; what was not told is not compared."""
    rows = _known(snapshot, task)
    for row in rows:
        for whole, words in _wholes(rows, row):
            if (row.amount or 0) - (whole.amount or 0) <= _rounding((row, whole)):
                continue
            ref, about = funding_ref(snapshot, task, row)
            yield Issue(
                f"{funding_name(snapshot, task, row)} là {_dong(row.amount or 0)}, nhiều hơn {words}"
                f" {_dong(whole.amount or 0)}",
                ref,
                "amount",
                f"không quá {_dong(whole.amount or 0)}",
                _dong(row.amount or 0),
                related=_related((whole,), about),
            )


def _wholes(rows: Sequence[Funding], part: Funding) -> Iterator[tuple[Funding, str]]:
    """Yield the amounts of which another is a part, in words."""
    for row in rows:
        same_money = (row.source, row.nature) == (part.source, part.nature)
        if same_money and row.year == part.year and part.amount_kind is AmountKind.DISBURSED:
            if row.amount_kind is AmountKind.GRANTED:
                yield row, "đã cấp"
        elif row.year is None and part.year is not None and same_money and row.amount_kind is part.amount_kind:
            yield row, f"{AMOUNT_WORDS[row.amount_kind].lower()} của cả dự án"
        elif (row.amount_kind, row.source, row.year) == (AmountKind.TOTAL, Source.ALL, None) and (
            part.amount_kind in _OF_A_WHOLE and row.nature in (part.nature, Nature.UNKNOWN)
        ):
            yield row, "tổng mức đầu tư"


@rule(
    "money.two-units",
    Severity.NOTE,
    "Một phụ lục có hai đơn vị tính tiền",
    *NUMBERING,
    "funding.amount_kind",
    "funding.task",
    "funding.unit",
    "funding.unit_text",
    "funding.year",
    "task.kind",
    each=ANNEXES,
)
def two_units(snapshot: Snapshot, items: tuple[PlanItem, ...]) -> Iterator[Issue]:
    """A table has one unit; a line that has another is often a thousand times too much or too little."""
    told: dict[MoneyUnit, list[tuple[Task, Funding]]] = defaultdict(list)
    for item in items:
        task = snapshot.find(Task, item.task)
        for row in told_of(snapshot, task) if task is not None else ():
            unit = read_money_unit(row.unit_text)
            if task is not None and unit is not None:
                told[unit].append((task, row))
    if len(told) < _TWO:
        return
    rare, *_, usual = sorted(told, key=lambda unit: (len(told[unit]), unit.factor))
    if len(told[rare]) == len(told[usual]):
        return
    for task, row in told[rare]:
        ref, about = funding_ref(snapshot, task, row)
        yield Issue(
            f"{funding_name(snapshot, task, row)} ghi theo {rare.label.lower()} trong khi các dòng khác của phụ lục"
            f" ghi theo {usual.label.lower()}",
            ref,
            "unit_text",
            usual.label,
            rare.label,
            related=about,
        )
