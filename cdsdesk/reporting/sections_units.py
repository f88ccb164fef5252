"""The offices below in the report of the office above: who reported, ranking, states of tasks, what they counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from cdsdesk.document.blocks import Align, Block, Cell, CellKind, Column, DataRow, HeaderCell, Ref, Run, Table, TotalRow
from cdsdesk.model.activities import ACTIVITY_WORDS
from cdsdesk.model.consolidation import Consolidation, Group, Office
from cdsdesk.model.states import DONE, LATE
from cdsdesk.model.tasks import AMOUNT_WORDS, STATE_WORDS, State
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.telling import counted, lines, listed, number_words, paragraph, small, under
from cdsdesk.reporting.unit_cells import number_cell, percent_cell, sent, sources
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.numbers import format_number

_NAMED = 20
_NUMBER = Align.RIGHT, CellKind.NUMBER
_RANKING = (
    Column("rank", 8, Align.CENTER),
    Column("unit", 38),
    Column("tasks", 12, *_NUMBER),
    Column("done", 14, *_NUMBER),
    Column("late", 12, *_NUMBER),
    Column("share", 16, *_NUMBER),
)
_RANKING_HEADER = ("Xếp hạng", "Đơn vị", "Số nhiệm vụ", "Hoàn thành", "Trễ hạn", "Tỷ lệ hoàn thành (%)")
_STATES = (Column("state", 60), Column("count", 20, *_NUMBER), Column("share", 20, *_NUMBER))
_STATES_HEADER = ("Trạng thái", "Số lượt nhiệm vụ", "Tỷ lệ (%)")
_UNKNOWN_STATE = "Chưa rõ trạng thái"


@dataclass(frozen=True)
class _Standing:
    """How one office stands with its tasks and those of the offices it passed on; what is not due yet counts too."""

    office: Office
    tasks: int
    done: int
    late: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.done * 100, self.tasks) if self.tasks else Fraction(0)


def units(context: Context) -> tuple[Block, ...]:
    """Say which offices below have reported, which were late or have not, and rank them by the tasks they have done."""
    lower = context.lower
    if lower is None or not lower.reported:
        return ()
    late = _how_many(lower.late)
    all_late = len(lower.late) == len(lower.reported)
    told = context.say(
        "units",
        counted=_day(lower),
        reported=_how_many(lower.reported),
        expected=counted([office.unit for office in lower.offices]),
        late=Run("") if all_late else late,
        all_late=late if all_late else Run(""),
    )
    missing = context.say(
        "units_missing", count=counted([office.unit for office in lower.missing]), missing=_names(lower.missing)
    )
    table = _ranking(lower)
    opening = paragraph(context.say("units_ranking")) if table else ()
    return (*paragraph(told), *(paragraph(missing) if lower.missing else ()), *opening, *table)


def unit_states(context: Context) -> tuple[Block, ...]:
    """Show in which states the tasks of all offices below are."""
    lower = context.lower
    total = sum(lower.states.values()) if lower is not None else 0
    if lower is None or not total:
        return ()
    source = sources(lower.reported)
    told = context.say("unit_states", total=Run(number_words(total), refs=source), units=_how_many(_with_tasks(lower)))
    words: tuple[tuple[State | None, str], ...] = (*STATE_WORDS.items(), (None, _UNKNOWN_STATE))
    rows = tuple(
        DataRow((Cell(label), number_cell(count, source), percent_cell(Fraction(count * 100, total), source)))
        for state, label in words
        if (count := lower.states.get(state, 0))
    )
    last = TotalRow((Cell("Tổng cộng"), number_cell(total, source), percent_cell(Fraction(100), source)))
    return (*paragraph(told), Table(_STATES, (tuple(HeaderCell(one) for one in _STATES_HEADER),), (*rows, last)))


def unit_counts(context: Context) -> tuple[Block, ...]:
    """Tell what the offices below counted: documents, teams, systems, activities, money."""
    lower = context.lower
    return under(context.say("unit_counts"), lines(_counts(lower))) if lower is not None else ()


def _counts(lower: Consolidation) -> Iterator[Words]:
    named: Sequence[tuple[Group, str, str]] = (
        ("teams", "teams", "Tổ công nghệ số cộng đồng: {} tổ"),
        ("teams", "members", "Thành viên tổ: {} người"),
        ("systems", "systems", "Hệ thống thông tin: {}"),
        ("systems", "approved", "Hệ thống đã phê duyệt cấp độ: {}"),
    )
    yield _documents(lower)
    for group, name, words in named:
        yield _count(lower, group, name, words)
    for kind, label in ACTIVITY_WORDS.items():
        told = lower.activities.get(kind.value, {})
        if told.get("count"):
            source = sources(lower.reported)
            people = f", {format_number(told['attendees'])} lượt người" if told.get("attendees") else ""
            yield (Run(f"{label}: {number_words(told['count'])} cuộc{people}", refs=source),)
    for amount, label in AMOUNT_WORDS.items():
        yield _count(lower, "money", amount.value, f"Kinh phí, {label.lower()}: {{}} đồng")


def _documents(lower: Consolidation) -> Words:
    """Return "Văn bản ban hành: 08 văn bản (04 quyết định, 02 kế hoạch, 02 công văn)", the most frequent first."""
    found = sorted(
        ((count, name) for name, count in lower.documents.items() if count), key=lambda one: (-one[0], one[1])
    )
    if not found:
        return ()
    told = {unit for _, name in found for unit, count in lower.parts("documents", name) if count}
    kinds = ", ".join(f"{number_words(count)} {small(name)}" for count, name in found)
    offices = [office for office in lower.reported if office.unit.uid in told]
    total = sum(count for count, _ in found)
    return (Run(f"Văn bản ban hành: {number_words(total)} văn bản ({kinds})", refs=sources(offices)),)


def _count(lower: Consolidation, group: Group, name: str, words: str) -> Words:
    told = {unit for unit, count in lower.parts(group, name) if count}
    if not told:
        return ()
    total = sum(count for _, count in lower.parts(group, name))
    offices = [office for office in lower.reported if office.unit.uid in told]
    return (
        Run(words.format(format_number(total) if group == "money" else number_words(total)), refs=sources(offices)),
    )


def _how_many(found: Sequence[Office]) -> Run:
    """Return how many offices there are; several may have come in one package."""
    return Run(number_words(len(found)), refs=sources(found)) if found else Run("")


def _day(lower: Consolidation) -> Run:
    """Return the day on which the last package that counts came in: on that day so many had reported."""
    rows = [one for one in sent(lower.reported) if one.received_at]
    days = [datetime.fromisoformat(one.received_at).date() for one in rows]
    return Run(format_date(max(days)), refs=tuple(ref(row) for row in rows)) if days else Run("")


def _names(missing: Sequence[Office]) -> Words:
    """Name the offices that have sent nothing, unless they are too many to be named."""
    if len(missing) > _NAMED:
        return ()
    return listed([(Run(office.unit.name, refs=(ref(office.unit, "name"),)),) for office in missing])


def _with_tasks(lower: Consolidation) -> list[Office]:
    told = {row.unit for task in lower.tasks for row in task.rows}
    return [office for office in lower.reported if office.unit.uid in told]


def _ranking(lower: Consolidation) -> tuple[Block, ...]:
    """Rank the offices by the share of tasks done; equal shares stand on the same place."""
    found = sorted(_standings(lower), key=lambda one: -one.share)
    if not found:
        return ()
    places = {share: at for at, share in reversed(list(enumerate((one.share for one in found), 1)))}
    rows = tuple(_standing_row(places[one.share], one) for one in found)
    sums = [sum(values) for values in zip(*((one.tasks, one.done, one.late) for one in found), strict=True)]
    share = Fraction(sums[1] * 100, sums[0])
    total = TotalRow((Cell(""), Cell("Tổng cộng"), *(number_cell(value) for value in sums), percent_cell(share)))
    return (Table(_RANKING, (tuple(HeaderCell(label) for label in _RANKING_HEADER),), (*rows, total)),)


def _standings(lower: Consolidation) -> list[_Standing]:
    told: dict[str, Counter[State | None]] = {}
    for task in lower.tasks:
        for row in task.rows:
            told.setdefault(lower.groups.get(row.unit, row.unit), Counter())[row.state] += 1
    return [
        _Standing(
            office,
            states.total(),
            sum(states[one] for one in DONE),
            sum(states[one] for one in LATE),
        )
        for office in lower.offices
        if (states := told.get(office.unit.uid))
    ]


def _standing_row(place: int, one: _Standing) -> DataRow:
    source: tuple[Ref, ...] = sources([one.office])
    counts = (number_cell(value, source) for value in (one.tasks, one.done, one.late))
    name = Cell(one.office.unit.name, refs=(ref(one.office.unit, "name"),))
    return DataRow((Cell(str(place), place, source), name, *counts, percent_cell(one.share, source)))
