"""What a plan says of the year to come: its basis, aims, tasks by field, and who does what."""

from collections import defaultdict
from collections.abc import Sequence

from cdsdesk.document.blocks import (
    Align,
    Block,
    Cell,
    Column,
    DataRow,
    HeaderCell,
    Heading,
    Run,
    Table,
)
from cdsdesk.model.documents import Document
from cdsdesk.model.indicators import PILLAR_WORDS, Better, Comparator, Indicator, Pillar, Target
from cdsdesk.model.names import document_with_subject, document_words, is_issued_by
from cdsdesk.model.reading import levels_of_period, measurement_of, plans_of_period, target_of
from cdsdesk.model.tasks import Task
from cdsdesk.reporting.annexes import AnnexKind, AnnexRow, reference_words
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.sections_indicators import LETTERS, carried_by_all, evaluations, named
from cdsdesk.reporting.telling import counted, lines, number_ranges, one_line, paragraph, small, under
from cdsdesk.reporting.values import evaluation_words, ref, result_words, target_words

_MOST = 100
_HEADER = ("Mục tiêu", "Mục tiêu đề ra", "Kết quả", "Đánh giá")
_COLUMNS = (
    Column("name", 50),
    Column("target", 17, Align.CENTER),
    Column("result", 19, Align.CENTER),
    Column("evaluation", 14, Align.CENTER),
)


def indicator_table(context: Context) -> tuple[Block, ...]:
    """Hold the results of a period against what was aimed at: Vượt, Đạt, Chưa đạt; nothing without a target."""
    rows = [row for one in levels_of_period(context.snapshot) if (row := _table_row(context, one)) is not None]
    if not rows:
        return ()
    table = Table(_COLUMNS, (tuple(HeaderCell(label) for label in _HEADER),), tuple(rows))
    told = [one for one in levels_of_period(context.snapshot) if target_of(context.snapshot, one) is not None]
    carried = () if evaluations(context) else carried_by_all(context, told)
    return (*paragraph(context.say("indicator_table", carried=carried)), table)


def _table_row(context: Context, indicator: Indicator) -> DataRow | None:
    snapshot = context.snapshot
    target, measurement = target_of(snapshot, indicator), measurement_of(snapshot, indicator.uid)
    aimed, reached = target_words(indicator, target), result_words(indicator, target, measurement)
    if not aimed or target is None:
        return None
    source = measurement if measurement is not None else indicator
    judged = evaluation_words(indicator, target, measurement) if measurement is not None else ""
    return DataRow(
        (
            Cell(named(indicator).text, refs=(ref(indicator, "name"),)),
            Cell(aimed, refs=(ref(target, "value"),)),
            Cell(reached or "-", refs=(ref(source, "value" if measurement is not None else "result"),)),
            Cell(judged or "-", refs=(ref(source, "evaluation_written"),)),
        )
    )


def basis(context: Context) -> tuple[Block, ...]:
    """Cite the laws that the outline names for the year, then the plans of others that assign work in it."""
    year, snapshot = context.period.year, context.snapshot
    laws = [context.words(one.text) for one in context.outline.basis if one.holds(year)]
    plans = [_cited(plan) for plan in plans_of_period(snapshot) if not is_issued_by(plan, context.unit) and plan.number]
    return lines([*laws, *plans], "-")


def _cited(plan: Document) -> Words:
    """Return "Kế hoạch số 1148/KH-UBND ngày … của UBND tỉnh … về …"."""
    words, issuer = document_words(plan), f" của {plan.issuer}" if plan.issuer else ""
    return (Run(f"{words}{issuer}{document_with_subject(plan).removeprefix(words)}", refs=(ref(plan),)),)


def aims(context: Context) -> tuple[Block, ...]:
    """Tell the targets of the year by field; nothing without one."""
    fields: dict[Pillar, list[Words]] = defaultdict(list)
    for indicator in levels_of_period(context.snapshot):
        target = target_of(context.snapshot, indicator)
        words = _aim(context, indicator, target) if target is not None else ()
        if words:
            fields[indicator.pillar or Pillar.OTHER].append(words)
    told = [pillar for pillar in Pillar if fields[pillar]]
    blocks: list[Block] = []
    for pillar, letter in zip(told, LETTERS, strict=False):
        if len(told) > 1:
            blocks.append(Heading(3, f"{letter}) {PILLAR_WORDS[pillar]}", f"muc_tieu_{pillar.value}"))
        blocks += lines(fields[pillar], "-")
    return tuple(blocks)


def _aim(context: Context, indicator: Indicator, target: Target) -> Words:
    aimed = target_words(indicator, target)
    if not aimed:
        return ()
    upper = target.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN) or indicator.better is Better.LOWER
    verb = ": " if target.value is None or "đạt" in indicator.name.lower() else " " if upper else " đạt "
    before = context.before.snapshot
    reached = result_words(indicator, target_of(before, indicator), measurement_of(before, indicator.uid))
    source = measurement_of(before, indicator.uid)
    base = (Run(reached, refs=(ref(source, "value"),)),) if reached and source is not None else ()
    return context.say(
        "aim", name=named(indicator), target=Run(f"{verb}{aimed}", refs=(ref(target, "value"),)), base=base
    )


def tasks(context: Context) -> tuple[Block, ...]:
    """List the tasks of the plan under the headings of their annex."""
    groups: dict[str, list[AnnexRow]] = {}
    for row in _rows(context):
        groups.setdefault(" - ".join(section.title.strip() for section in row.sections), []).append(row)
    blocks: list[Block] = []
    for number, (title, rows) in enumerate(groups.items(), 1):
        if title and (len(groups) > 1 or not rows[0].sections[0].plan):
            blocks.append(Heading(2, f"{number}. {title}", f"nhiem_vu_{number}"))
        items = [_task(context, row.task) for row in rows[:_MOST]]
        rest = [row.task for row in rows[_MOST:]]
        if rest:
            items.append(context.say("other_tasks", count=counted(rest), places=_numbers(context, rest)))
        blocks += lines(items, "-")
    return tuple(blocks)


def _task(context: Context, task: Task) -> Words:
    return context.say(
        "plan_task",
        title=Run(task.title.strip().rstrip(".;"), refs=(ref(task, "title"),)),
        lead=Run(", ".join(task.lead), refs=(ref(task, "lead"),)),
        deadline=Run(small(one_line(context.deadline_of(task))), refs=(ref(task, "deadline_text"),)),
        places=_numbers(context, [task]),
    )


def _numbers(context: Context, tasks: Sequence[Task]) -> Words:
    """Return where tasks stand in the first annex: "số 1 - 5, 8 tại Phụ lục I", "số 1.1, 2.3 tại Phụ lục"."""
    number = context.annexes[0].number if context.annexes else ""
    found = [place for task in tasks for place in context.places.get(task.uid, ()) if place.annex == number]
    places = sorted((place for place in found if place.code), key=lambda place: place.order)
    if not places:
        return ()
    codes = number_ranges([place.code for place in places])
    anew = any(place.below for place in places)
    words = reference_words(places) if anew else f"số {codes} tại {f'Phụ lục {number}'.strip()}"
    return (Run(words, refs=tuple(ref(task, "code") for task in tasks)),)


def _rows(context: Context) -> tuple[AnnexRow, ...]:
    return next((one.rows for one in context.annexes if one.kind is AnnexKind.PLAN_TASKS), ())


def leads(context: Context) -> tuple[Block, ...]:
    """Say for each body which tasks it leads and with how many it helps."""
    leading: dict[str, list[Task]] = defaultdict(list)
    helping: dict[str, list[Task]] = defaultdict(list)
    for row in _rows(context):
        for name in row.task.lead:
            leading[name].append(row.task)
        for name in row.task.coordinators:
            helping[name].append(row.task)
    items = [
        context.say(
            "lead",
            name=Run(name, refs=(ref(found[0], "lead"),)),
            count=counted(found, "lead"),
            places=_numbers(context, found),
            helped=counted(helping[name], "coordinators"),
        )
        for name, found in leading.items()
    ]
    return under(context.say("leads"), lines(items, "-"))
