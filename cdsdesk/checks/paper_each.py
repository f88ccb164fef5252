"""So many of each in running text: "03 lớp, mỗi lớp 40 học viên, tổng số 120", "04 lớp × 40 học viên = 160"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from math import prod

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_lines import Line, lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.found import Amount, MoneyFound, NumberFound
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number

_STOP = re.compile(r";|[.](?= |$)")
_EACH = re.compile(r"(?<!\w)mỗi (?P<unit>[^\W\d_]+)", re.IGNORECASE)
# What several may take part in at once does not add up.
_BEFORE_VALUE = re.compile(r"(?:(?!.*(?:tham gia|tham dự|dự|học|phụ trách|theo dõi) )[^0-9;.:(),]{0,40} )?")
_ENDS = re.compile(r" ?(?:[,;.:()/]|$|(?:và|thì|với|trong|cho|để)(?!\w))")
_CUE = re.compile(r"(?:tổng (?:số|cộng|kinh phí|là)?[^0-9;.:]{0,20}|=|(?<!\w)là) ?$", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:khoảng|gần|hơn|trên|ít nhất|tối thiểu|tối đa|không quá|dưới|từ|đến|bình quân|[-–]) ?$", re.IGNORECASE
)
_TIMES = re.compile(r"(?: [^\W\d_]+){0,4} ?[×xX*] ?")
_MAKES = re.compile(r"(?: [^\W\d_]+){0,4} ?= ?")
_SIGN = re.compile(r"[×*]|[0-9\w] x [0-9]")
_LEAST_CHAIN = 3


@paper_rule("numbers.each", Severity.WARNING, "Số của mỗi đơn vị nhân số đơn vị không bằng tổng đã nêu")
def each(paper: Paper) -> Iterator[Issue]:
    """Told where a sentence says one count, one number for each and one sum that is called so."""
    for line in lines(paper):
        if _EACH.search(line.text):
            for first, last in _clauses(line.text):
                yield from _of_clause(line, first, last)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text that tell of one "mỗi" each; the first has what stands before it, too."""
    begin = 0
    for stop in [*(found.start() for found in _STOP.finditer(text)), len(text)]:
        starts = [found.start() for found in _EACH.finditer(text, begin, stop)]
        edges = [begin, *starts[1:], stop]
        yield from pairwise(edges) if starts else ()
        begin = stop + 1


def _of_clause(line: Line, first: int, last: int) -> Iterator[Issue]:
    found = _EACH.search(line.text, first, last)
    if found is None or len(re.findall(rf"mỗi {found['unit']}(?!\w)", line.text, re.IGNORECASE)) > 1:
        return
    amounts = [fact for fact in line.facts if isinstance(fact, Amount) and first <= fact.start < last]
    one = next((fact for fact in amounts if fact.start >= found.end()), None)
    if one is None or not _BEFORE_VALUE.fullmatch(line.text, found.end(), one.start) or not _is_plain(line, one):
        return
    counts = [fact for fact in amounts if isinstance(fact, NumberFound) and _counts(fact, found["unit"])]
    sums = [fact for fact in amounts if fact is not one and _is_sum(line, fact, one, found.start())]
    if len(counts) == 1 and len(sums) == 1 and counts[0] is not one and sums[0] not in counts:
        yield from _held(line, [counts[0], one], sums[0])


def _is_plain(line: Line, fact: Amount) -> bool:
    """Whether a number is told exactly and of all: not "khoảng 40", not "05 thành viên nữ"."""
    return not _ABOUT.search(line.text[: fact.start]) and _ENDS.match(line.text, _end(line, fact)) is not None


def _end(line: Line, fact: Amount) -> int:
    noun = fact.noun if isinstance(fact, NumberFound) else ""
    at = line.text.lower().find(noun, fact.end) if noun else -1
    return at + len(noun) if at >= 0 else fact.end


def _counts(fact: NumberFound, unit: str) -> bool:
    return f"{fact.noun} ".startswith(f"{unit.lower()} ")


def _is_sum(line: Line, fact: Amount, one: Amount, each_at: int) -> bool:
    if not _alike(fact, one) or _ABOUT.search(line.text[: fact.start]):
        return False
    bracket = line.text[_end(line, fact) : each_at].strip()
    return bool(_CUE.search(line.text[: fact.start])) or (fact.end <= each_at and bracket == "(")


def _alike(one: Amount, other: Amount) -> bool:
    if isinstance(one, MoneyFound) or isinstance(other, MoneyFound):
        return isinstance(one, MoneyFound) and isinstance(other, MoneyFound)
    return one.noun == other.noun or not one.noun or not other.noun


def _held(line: Line, factors: Sequence[Amount], told: Amount) -> Iterator[Issue]:
    should = prod((fact.value for fact in factors), start=Decimal(1))
    if should != told.value:
        right = f"{format_number(should)} đồng" if isinstance(told, MoneyFound) else format_number(should)
        words = " × ".join(" ".join(line.text[fact.start : _end(line, fact)].split()) for fact in factors)
        yield Issue(
            f"{words} là {right}, câu ghi {quoted(line.text[told.start : _end(line, told)])}",
            expected=right,
            found=told.as_written,
            facts=tuple(fact.as_written for fact in factors),
            place=line.at(min(factors[0].start, told.start), max(_end(line, factors[-1]), _end(line, told))),
        )


@paper_rule("numbers.times", Severity.WARNING, "Phép nhân viết trong câu không ra kết quả đã ghi")
def times(paper: Paper) -> Iterator[Issue]:
    """Told of what is written as a multiplication with its result behind an equals sign."""
    for line in lines(paper):
        if "=" in line.text and _SIGN.search(line.text):
            yield from _of_chain(line)


def _of_chain(line: Line) -> Iterator[Issue]:
    chain: list[Amount] = []
    for fact in line.facts:
        if not isinstance(fact, Amount):
            chain = []
            continue
        if chain and _MAKES.fullmatch(line.text, chain[-1].end, fact.start) and len(chain) + 1 >= _LEAST_CHAIN:
            yield from _held(line, chain, fact)
            chain = []
        elif chain and _TIMES.fullmatch(line.text, chain[-1].end, fact.start):
            chain.append(fact)
        else:
            chain = [fact]
