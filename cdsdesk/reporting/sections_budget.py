"""The money of the year's tasks: total, planned, granted, spent, by source."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from cdsdesk.document.blocks import Block, Run
from cdsdesk.model.funding import without_natures
from cdsdesk.model.reading import tasks_of_period
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.tasks import AmountKind, Funding, Source, Task
from cdsdesk.reporting.annex_cells_work import wholes
from cdsdesk.reporting.annexes import AnnexKind
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.telling import counted, listed, paragraph
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.numbers import MoneyUnit, format_money, format_number

_OF_YEAR = {
    AmountKind.REQUESTED: "nhu cầu",
    AmountKind.PLANNED: "kế hoạch",
    AmountKind.GRANTED: "đã cấp",
    AmountKind.SUPPLEMENT: "đề nghị bổ sung",
    AmountKind.DISBURSED: "đã giải ngân",
}
_SOURCES = {
    Source.CENTRAL: "ngân sách Trung ương",
    Source.PROVINCE: "ngân sách tỉnh",
    Source.LOCAL: "ngân sách địa phương",
    Source.OTHER: "nguồn khác",
    Source.UNKNOWN: "chưa rõ nguồn",
}
_Rows = Sequence[Funding]


def budget(context: Context) -> tuple[Block, ...]:
    """Tell the year's money by kind and source, then the totals of projects; nothing without an understood amount."""
    rows = _rows(context)
    of_year = {kind: [row for row in rows[kind] if row.year is not None] for kind in _OF_YEAR}
    told = [_of_kind(kind, of_year) for kind in _OF_YEAR if of_year[kind]]
    totals = [row for row in rows[AmountKind.TOTAL] if row.year is None]
    blocks = paragraph(context.say("budget", amounts=listed(told, "; ", "; "))) if told else ()
    return (*blocks, *(_totals(context, totals) if totals else ()))


def _rows(context: Context) -> Mapping[AmountKind, list[Funding]]:
    """Return the understood amounts of the period's tasks by kind."""
    found: dict[AmountKind, list[Funding]] = defaultdict(list)
    for task in _tasks(context):
        for row in context.snapshot.where(Funding, "task", task.uid):
            if row.amount is not None:
                found[row.amount_kind].append(row)
    return found


def _tasks(context: Context) -> tuple[Task, ...]:
    """Return the tasks of a plan as its annex has them, else those that a report of the period answers for."""
    if context.report.kind is ReportKind.KE_HOACH:
        rows = next((one.rows for one in context.annexes if one.kind is AnnexKind.PLAN_TASKS), ())
        return tuple(row.task for row in rows)
    return tasks_of_period(context.snapshot)


def _totals(context: Context, rows: _Rows) -> tuple[Block, ...]:
    tasks = {row.task: row for row in rows}
    return paragraph(
        context.say(
            "budget_total",
            count=counted(list(tasks.values()), "task"),
            amount=_amount(wholes(rows)),
            sources=_by_source(rows),
        )
    )


def _of_kind(kind: AmountKind, of_year: Mapping[AmountKind, _Rows]) -> Words:
    """Return "đã giải ngân 4.120 triệu đồng, đạt 82,4% số đã cấp (ngân sách tỉnh …)"."""
    rows = of_year[kind]
    words = [Run(f"{_OF_YEAR[kind]} "), _amount(wholes(rows))]
    base = next((one for one in (AmountKind.GRANTED, AmountKind.PLANNED) if of_year[one]), None)
    if kind is AmountKind.DISBURSED and base is not None:
        words += _share(wholes(rows), wholes(of_year[base]), _OF_YEAR[base])
    sources = _by_source(rows)
    return (*words, Run(" ("), *sources, Run(")")) if sources else tuple(words)


def _by_source(rows: _Rows) -> Words:
    """Return the sources; with what no source is told of, so that they add up to the whole."""
    parts = [row for row in without_natures(rows) if row.source is not Source.ALL]
    if not parts:
        return ()
    told = [
        (Run(f"{words} "), _amount(mine))
        for source, words in _SOURCES.items()
        if (mine := [row for row in parts if row.source is source])
    ]
    whole = wholes(rows)
    rest = _sum(whole) - _sum(parts)
    if rest > 0:
        told.append((Run("chưa phân theo nguồn "), _money(rest, [*whole, *parts])))
    return listed(told, ", ")


def _amount(rows: _Rows) -> Run:
    return _money(_sum(rows), rows)


def _money(amount: int, rows: _Rows) -> Run:
    return Run(f"{format_money(amount, MoneyUnit.TRIEU)} triệu đồng", refs=tuple(ref(row, "amount") for row in rows))


def _sum(rows: _Rows) -> int:
    return sum(row.amount or 0 for row in rows)


def _share(spent: _Rows, base: _Rows, words: str) -> list[Run]:
    whole = _sum(base)
    if not whole:
        return []
    text = format_number(Decimal(_sum(spent) * 100) / Decimal(whole), 1).removesuffix(",0")
    refs = tuple(ref(row, "amount") for row in (*spent, *base))
    return [Run(f", đạt {text}% số {words}" if words.startswith("đã") else f", đạt {text}% {words}", refs=refs)]
