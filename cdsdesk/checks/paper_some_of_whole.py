"""Parts told behind "trong đó": none is more than the whole that it is some of."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_breakdowns import broken_down
from cdsdesk.checks.paper_lines import Facts, Line, lines
from cdsdesk.checks.parts_of_wholes import SOME, is_some_of
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.found import Amount, MoneyFound
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number

_BETWEEN = re.compile(r"[^0-9;:.()%]{0,80}[(,;]? ?")
_FIRST = re.compile(r":? ?(?:có |là |gồm )?")
_CLAUSE_END = re.compile(r"[.;](?= )")
_STOP = re.compile(r"[;)]|[.](?= |$)")
# Words between "trong đó" and a number that make it one of another scope.
_OTHER = re.compile(
    r"(?<!\w)(?:lũy kế|luỹ kế|cùng kỳ|năm trước|tổng mức|tổng số|tổng|so với|tăng|giảm|mỗi|bình quân|trung bình"
    r"|giai đoạn|nhu cầu|chỉ tiêu|kế hoạch)(?!\w)",
    re.IGNORECASE,
)


@paper_rule("numbers.part-above-total", Severity.WARNING, "Một phần sau “trong đó” lớn hơn tổng số")
def part_above_total(paper: Paper) -> Iterator[Issue]:
    """Of people or things of one kind; breakdowns of two parts and more are judged by their sum."""
    for line in lines(paper):
        for some in SOME.finditer(line.text):
            yield from _of_whole(line, some)


def _of_whole(line: Line, some: re.Match[str]) -> Iterator[Issue]:
    whole = _whole_before(line.text, line.facts, some.start())
    if whole is None:
        return
    stop = _STOP.search(line.text, some.end())
    end = stop.start() if stop else len(line.text)
    parts = [fact for fact in line.facts if isinstance(fact, Amount) and some.end() <= fact.start < end]
    said = some.end()
    limit = _most(line, whole)
    for part in parts:
        words = line.text[said : part.start]
        said = part.end
        first = _FIRST.fullmatch(words) is not None and part is parts[0]
        if part.value > limit and not _OTHER.search(words) and _is_part(part, whole, first=first):
            if not any(told.start == whole.start for told in broken_down(line)):
                yield _issue(line, whole, part)
            return


def _whole_before(text: str, facts: Facts, place: int) -> Amount | None:
    """Return the number that stands last before "trong đó" and is the whole of what follows."""
    before = [fact for fact in facts if isinstance(fact, Amount) and fact.end <= place]
    if not before or not _BETWEEN.fullmatch(text, before[-1].end, place):
        return None
    return before[-1]


def _most(line: Line, whole: Amount) -> Decimal:
    """Return what a part may be at most: all that the clause counts of the kind ("65 lượt và 14 lượt, trong đó")."""
    begin = max((found.end() for found in _CLAUSE_END.finditer(line.text, 0, whole.start)), default=0)
    before = [fact for fact in line.facts if isinstance(fact, Amount) and begin <= fact.start <= whole.start]
    return sum((one.value for one in before if one is whole or _is_part(whole, one, first=False)), Decimal(0))


def _is_part(part: Amount, whole: Amount, *, first: bool) -> bool:
    if isinstance(part, MoneyFound) or isinstance(whole, MoneyFound):
        return isinstance(part, MoneyFound) and isinstance(whole, MoneyFound)
    return is_some_of(part.noun, whole.noun) or (first and not part.noun and bool(whole.noun))


def _issue(line: Line, whole: Amount, part: Amount) -> Issue:
    return Issue(
        f"{_said(part)} là một phần của {_said(whole)} mà lớn hơn",
        found=part.as_written,
        facts=(whole.as_written,),
        place=line.at(whole.start, part.end),
    )


def _said(fact: Amount) -> str:
    return fact.as_written if isinstance(fact, MoneyFound) else f"{format_number(fact.value)} {fact.noun}".strip()
