"""The indicators of a period as a list: which ones, under which headings, what each reached against its target."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cdsdesk.model.calling import understood_as
from cdsdesk.model.documents import Document
from cdsdesk.model.evaluation import agrees, evaluate, measured, ratio
from cdsdesk.model.indicators import (
    PILLAR_WORDS,
    Better,
    Comparator,
    Evaluation,
    Indicator,
    Measure,
    Measurement,
    Target,
)
from cdsdesk.model.periods import period_code
from cdsdesk.model.reading import ORIGINS, measurement_of, section_path, target_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.values import share_words, unit_mark
from cdsdesk.vietnamese.numbers import format_number, read_fraction

NONE = "–"
_DOWN = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})
_IN_WORDS = frozenset({Measure.YES_NO, Measure.TEXT})
_PLACES = 2


@dataclass(frozen=True)
class Judged:
    """An indicator with its target of the year, its value, and what the figures say; ``carried`` from earlier.

    A row with ``levels`` holds no value of its own.
    """

    indicator: Indicator
    target: Target | None = None
    measurement: Measurement | None = None
    carried: bool = False
    derived: Evaluation | None = None
    levels: bool = False

    @property
    def written(self) -> Evaluation | None:
        """The evaluation that somebody wrote."""
        return self.measurement.evaluation_written if self.measurement else None

    @property
    def printed(self) -> Evaluation | None:
        """The written evaluation, else the one of the figures."""
        return self.written or self.derived

    @property
    def differs(self) -> bool:
        """Whether the written evaluation and the figures disagree."""
        return self.written is not None and self.derived not in (None, Evaluation.NO_DATA, self.written)

    @property
    def value(self) -> Fraction | None:
        """The value, exact: percent for a ratio, else in the indicator's unit."""
        return measured(self.indicator, self.measurement)


def judged(snapshot: Snapshot, indicator: Indicator) -> Judged:
    """Hold an indicator's value of the snapshot's period against its target."""
    if snapshot.where(Indicator, "parent", indicator.uid):
        return Judged(indicator, levels=True)
    return _judged(snapshot, indicator, target_of(snapshot, indicator), measurement_of(snapshot, indicator.uid))


def judged_all(snapshot: Snapshot, indicators: Iterable[Indicator]) -> dict[str, Judged]:
    """Return by uid what ``judged`` says of each, looked up for all of them at once."""
    rows = {indicator.parent for indicator in snapshot.all(Indicator)}
    aims, told = _aims(snapshot), _told(snapshot)
    return {
        one.uid: Judged(one, levels=True)
        if one.uid in rows
        else _judged(snapshot, one, aims.get(one.uid), told.get(one.uid))
        for one in indicators
    }


def _judged(snapshot: Snapshot, indicator: Indicator, target: Target | None, told: Measurement | None) -> Judged:
    carried = told is not None and told.uid in snapshot.carried
    return Judged(indicator, target, told, carried, evaluate(indicator, target, told))


def _aims(snapshot: Snapshot) -> dict[str, Target]:
    """Return by indicator the target of the period's year that results are held against."""
    period, found = snapshot.period, dict[str, Target]()
    for target in snapshot.where(Target, "year", period.year) if period is not None else ():
        known = found.get(target.indicator)
        if known is None or ORIGINS.index(target.origin) < ORIGINS.index(known.origin):
            found[target.indicator] = target
    return found


def _told(snapshot: Snapshot) -> dict[str, Measurement]:
    """Return by indicator the office's value for the period, told in it or carried on."""
    period, now, before = snapshot.period, dict[str, Measurement](), dict[str, Measurement]()
    for row in snapshot.all(Measurement) if period is not None else ():
        if row.unit == snapshot.office and period is not None:
            if period_code(row.period) == period.code:
                now.setdefault(row.indicator, row)
            elif row.uid in snapshot.carried:
                before.setdefault(row.indicator, row)
    return before | now


# Which indicators, in which order


def sets(snapshot: Snapshot) -> tuple[Document, ...]:
    """Return the documents that set indicators."""
    named = {indicator.plan for indicator in snapshot.all(Indicator)}
    return tuple(document for document in snapshot.all(Document) if document.uid in named)


def set_of_period(snapshot: Snapshot) -> str:
    """Return the document that sets most indicators of the list; empty when none does."""
    counts = Counter(indicator.plan for indicator in _of_list(snapshot))
    known = [plan for plan in counts if snapshot.find(Document, plan) is not None]
    return max(known, key=lambda plan: counts[plan], default="")


def listed(snapshot: Snapshot, plan: str = "") -> tuple[Indicator, ...]:
    """Return the indicators of a set, of all with none, in the order of the list, levels below their row.

    They are those of the period, and those of which nothing was ever told and that no year asks for yet.
    """
    chosen = [one for one in _of_list(snapshot) if not plan or one.plan == plan]
    return tuple(_under_headings(snapshot, _levels_below(chosen)))


def counted(snapshot: Snapshot) -> int:
    """Return how many indicators the whole list holds; of a row with levels only the levels count."""
    found = _of_list(snapshot)
    rows = {indicator.parent for indicator in found}
    return sum(indicator.uid not in rows for indicator in found)


def headings(snapshot: Snapshot, indicator: Indicator) -> tuple[str, ...]:
    """Return the headings above an indicator: the sections of its plan, else its field of digital transformation."""
    row = snapshot.find(Indicator, indicator.parent) or indicator
    path = section_path(snapshot, row.section)
    if path:
        return tuple(f"{one.number}. {one.title}" if one.number else one.title for one in path)
    return (PILLAR_WORDS[row.pillar],) if row.pillar is not None else ()


def _of_list(snapshot: Snapshot) -> list[Indicator]:
    """Return the indicators of the list, in the order in which they are stored."""
    everything = snapshot.all(Indicator)
    if snapshot.period is None:
        return list(everything)
    wanted = _aims(snapshot).keys() | _told(snapshot).keys()
    spoken = {row.indicator for row in snapshot.all(Target)} | {row.indicator for row in snapshot.all(Measurement)}
    divided = {row.parent for row in everything}
    wanted |= {row.uid for row in everything if row.uid not in spoken and row.uid not in divided}
    waiting = list(wanted)
    while waiting:
        level = snapshot.find(Indicator, waiting.pop())
        if level is not None and level.parent and level.parent not in wanted:
            wanted.add(level.parent)
            waiting.append(level.parent)
    return [row for row in everything if row.uid in wanted]


def _levels_below(rows: Sequence[Indicator]) -> list[Indicator]:
    """Give every row in order, each followed by its levels; one whose row is not here stands for itself."""
    known = {row.uid for row in rows}
    levels: dict[str, list[Indicator]] = {}
    for row in rows:
        levels.setdefault(row.parent, []).append(row)
    found: dict[str, Indicator] = {}
    waiting = [*reversed(rows), *(row for row in reversed(rows) if row.parent not in known)]
    while waiting:
        row = waiting.pop()
        if row.uid not in found:
            found[row.uid] = row
            waiting.extend(reversed(levels.get(row.uid, ())))
    return list(found.values())


def _under_headings(snapshot: Snapshot, rows: Sequence[Indicator]) -> list[Indicator]:
    """Bring rows under one heading together, in the order in which plans and headings first come."""
    groups: dict[str, dict[tuple[str, ...], list[Indicator]]] = {}
    paths: dict[tuple[str, str, object], tuple[str, ...]] = {}
    for row in rows:
        key = row.parent, row.section, row.pillar
        if key not in paths:
            paths[key] = headings(snapshot, row)
        groups.setdefault(row.plan, {}).setdefault(paths[key], []).append(row)
    return [row for of_plan in groups.values() for group in of_plan.values() for row in group]


# What stands in its cells


def counts_words(told: Measurement | None) -> str:
    """Return numerator and denominator: "953 / 3.089"; empty when neither was told."""
    if told is None or (told.numerator is None and told.denominator is None):
        return ""
    return f"{_plain(told.numerator) or NONE} / {_plain(told.denominator) or NONE}"


def value_words(row: Judged) -> str:
    """Return a result without its unit: a counted share rounded as it is printed, a number, else the words."""
    told = row.measurement
    if told is None:
        return ""
    share = share_words(row.indicator, row.target, told)
    if share:
        return share
    number = told.value
    if number is None and row.indicator.measure is not Measure.RATIO:
        number = told.numerator
    return told.text if number is None else _plain(number)


def shown_result(row: Judged) -> str:
    """Return what the list shows of a result: what was written where it contradicts its counts, else the value."""
    told = _written_apart(row)
    return value_words(row) if told is None else told.text or _plain(told.value)


def shown_number(row: Judged) -> Fraction | None:
    """Return the number that the list shows of a result, exact; None for words."""
    told = _written_apart(row)
    if told is None:
        return row.value
    return None if told.value is None else Fraction(told.value)


def _written_apart(row: Judged) -> Measurement | None:
    """Return a result whose written text is shown, not what its counts come to: it contradicts them or is in words."""
    told = row.measurement
    return told if told is not None and (result_question(row) or _in_words(told)) else None


def _in_words(told: Measurement) -> bool:
    """Whether words were written beside counts, in place of a number."""
    text = told.text.strip(NONE + "- ")
    return bool(text) and told.numerator is not None and not any(char.isdigit() for char in text)


def aim_words(target: Target | None) -> str:
    """Return a target as it was written, else its number."""
    return "" if target is None else target.text or _plain(target.value)


def aim_understood(target: Target) -> str:
    """Return how a target is understood: "ít nhất 30", "từ 65 đến 70"; empty when it holds no number."""
    if target.value is None or target.comparator in (None, Comparator.TEXT):
        return ""
    number = _plain(target.value)
    match target.comparator:
        case Comparator.MORE_THAN:
            return f"trên {number}"
        case Comparator.LESS_THAN:
            return f"dưới {number}"
        case Comparator.AT_MOST:
            return f"nhiều nhất {number}"
        case Comparator.EQUAL:
            return f"bằng {number}"
        case Comparator.ABOUT:
            return f"khoảng {number}"
        case Comparator.BETWEEN:
            return f"từ {number} đến {_plain(target.value_to) or '?'}"
        case _:
            return f"ít nhất {number}"


def result_understood(row: Judged) -> str:
    """Return what is understood of a written result, or asked about it; empty when there is nothing to say."""
    told = row.measurement
    if told is None or row.levels:
        return ""
    share = share_words(row.indicator, row.target, told)
    if share:
        return result_question(row) or f"Tính từ tử số, mẫu số: {share}%"
    if row.value is not None:
        return understood_as(f"{value_words(row)}{unit_mark(row.indicator)}")
    text = told.text.strip(NONE + "- ")
    return f"Chưa hiểu “{text}”; giữ nguyên chữ" if text and row.indicator.measure not in _IN_WORDS else ""


def result_question(row: Judged) -> str:
    """Return what must be asked about a result that was written beside the counts from which it is computed."""
    told = row.measurement
    share = ratio(told.numerator, told.denominator) if told is not None else None
    if told is None or share is None or row.indicator.measure is not Measure.RATIO:
        return ""
    exact = f"{format_number(Decimal(share.numerator) / Decimal(share.denominator), _PLACES)}%"
    if told.value is not None and not agrees(share, told.value):
        return f"Đã ghi {_plain(told.value)}% nhưng tử số chia mẫu số là {exact}; báo cáo in theo tử số, mẫu số"
    if told.value is None and told.text.strip(NONE + "- ") and read_fraction(told.text) is None:
        return f"Đã ghi “{told.text}”, không phải số; kết quả tính từ tử số, mẫu số là {exact}"
    return ""


def reached(row: Judged) -> Decimal | None:
    """Return how much of the target is reached, 0 to 1; without a target in numbers the share itself, if it is one."""
    value = row.value
    if value is None:
        return None
    if row.target is None or row.target.value is None or row.target.comparator in (None, Comparator.TEXT):
        return _part(value, Fraction(100)) if row.indicator.measure is Measure.RATIO else None
    if row.derived in (Evaluation.MET, Evaluation.EXCEEDED):
        return Decimal(1)
    aim = Fraction(row.target.value)
    down = row.target.comparator in _DOWN or row.indicator.better is Better.LOWER
    if down and row.target.comparator is Comparator.BETWEEN and row.target.value_to is not None:
        aim = Fraction(row.target.value_to)
    return _part(aim, value) if down else _part(value, aim)


def _part(part: Fraction, whole: Fraction) -> Decimal:
    if whole <= 0:
        return Decimal(0) if part <= 0 else Decimal(1)
    share = min(max(part / whole, Fraction(0)), Fraction(1))
    return Decimal(share.numerator) / Decimal(share.denominator)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)
