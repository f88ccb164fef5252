"""Numbers of one thing of which one has two digits in the other order: "8.450 hộ" and "8.540 hộ"."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_lines import Line, passage_lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.found import FractionFound, NumberFound
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number

_LEAST = 1000


@dataclass(frozen=True, slots=True)
class _Told:
    """How many of a thing, where it is told."""

    value: int
    line: Line
    start: int
    end: int


@paper_rule("numbers.digits-swapped", Severity.NOTE, "Hai số của một đối tượng chỉ khác ở hai chữ số đổi chỗ")
def digits_swapped(paper: Paper) -> Iterator[Issue]:
    """Always doubtful: two such numbers may both be right, though of a thousand and more that is rare."""
    told: dict[str, dict[int, _Told]] = defaultdict(dict)
    for noun, one in _numbers(paper):
        known = told[noun]
        other = next((before for before in known.values() if _are_swapped(before.value, one.value)), None)
        if other is not None and one.value not in known:
            yield Issue(
                f"{format_number(one.value)} {noun} ở đây, {format_number(other.value)} {noun} ở chỗ khác: chỉ khác ở "
                "hai chữ số đổi chỗ (cần xem lại)",
                expected=format_number(other.value),
                found=format_number(one.value),
                facts=(noun,),
                place=one.line.at(one.start, one.end),
                doubtful=True,
            )
        known.setdefault(one.value, one)


def _numbers(paper: Paper) -> Iterator[tuple[str, _Told]]:
    for line in passage_lines(paper):
        for fact in line.facts:
            if isinstance(fact, NumberFound):
                value = fact.value
            elif isinstance(fact, FractionFound):
                value = fact.denominator
            else:
                continue
            if fact.noun and value >= _LEAST and value == value.to_integral_value():
                yield fact.noun, _Told(int(value), line, fact.start, fact.end)


def _are_swapped(one: int, other: int) -> bool:
    first, second = str(one), str(other)
    apart = [place for place, (left, right) in enumerate(zip(first, second, strict=False)) if left != right]
    return (
        len(first) == len(second)
        and len(apart) == 2
        and apart[1] == apart[0] + 1
        and first[apart[0]] == second[apart[1]]
        and first[apart[1]] == second[apart[0]]
    )
