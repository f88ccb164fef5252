"""Amounts in the text: against the totals of the annex that the sentence names, and a share of its first amount."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cdsdesk.checks.named_annexes import Told, told_of_annexes
from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_lines import passage_lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.table_figures import Figures
from cdsdesk.facts.found import Amount, MoneyFound, NumberFound, PercentFound
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number

_ALL = Decimal(100)
_CALLED_TOTAL = re.compile(
    r"tổng (?:số |cộng |mức )?(?:kinh phí|vốn|dự toán|nhu cầu|số tiền)?[^0-9;.]{0,25}$", re.IGNORECASE
)
_DONE_OF = re.compile(
    r"(?: [^\W\d_]+){0,4},? (?:trong đó )?(?:đã |được |đã được )(?:giải ngân|thực hiện|cấp|bố trí|chi|thanh toán"
    r"|sử dụng|xử lý|giải quyết|hoàn thành|số hóa)(?: được)? "
)
_REACHES = re.compile(
    r"(?: [^\W\d_]+){0,4}(?:,| \(|,? (?=đạt|bằng|chiếm)) ?(?:đạt|bằng|chiếm|tương ứng)?(?: tỷ lệ| tỉ lệ)? ?"
)
_ENDS = re.compile(r"[,;.)]| \(|\s*$| (?:kế hoạch|dự toán|tổng|so với)")


@paper_rule(
    "numbers.total-of-annex", Severity.WARNING, "Tổng số tiền trong lời văn khác dòng tổng của phụ lục được dẫn"
)
def total_of_annex(paper: Paper) -> Iterator[Issue]:
    """Told where another amount of the sentence is one of the totals: then unit and table are surely meant."""
    for told in told_of_annexes(paper):
        totals = _totals(Figures(told.table))
        amounts = [
            fact for fact in told.line.facts if isinstance(fact, MoneyFound) and told.start <= fact.start < told.end
        ]
        if not totals or not any(fact.dong in totals for fact in amounts):
            continue
        for fact in amounts:
            if fact.dong not in totals and _CALLED_TOTAL.search(told.line.text[told.start : fact.start]):
                yield _other_total(told, fact, totals)


def _totals(figures: Figures) -> tuple[int, ...]:
    """Return the amounts of the last total row in đồng; nothing where a column has no unit."""
    rows = sorted(figures.totals)
    found = []
    for column in figures.amounts if rows else ():
        value, unit = figures.value(rows[-1], column), figures.unit(column)
        if value is not None and unit is not None:
            found.append(int(value * unit.factor))
    return tuple(found)


def _other_total(told: Told, fact: MoneyFound, totals: tuple[int, ...]) -> Issue:
    nearest = min(totals, key=lambda total: abs(total - fact.dong))
    return Issue(
        f"Lời văn ghi tổng {fact.as_written}, dòng tổng của {told.annex.label} là {format_number(nearest)} đồng",
        found=fact.as_written,
        expected=f"{format_number(nearest)} đồng",
        facts=(told.annex.label,),
        place=told.line.at(fact.start, fact.end),
    )


@paper_rule("numbers.share-done", Severity.WARNING, "Tỷ lệ đã thực hiện không khớp với hai số trong câu")
def share_done(paper: Paper) -> Iterator[Issue]:
    """Told of "950 triệu đồng, đã giải ngân 720 triệu đồng, đạt 75,8%": both count the same."""
    for line in passage_lines(paper):
        if "%" not in line.text:
            continue
        for (whole, part), told in zip(pairwise(line.facts), line.facts[2:], strict=False):
            if not isinstance(whole, Amount) or not isinstance(part, Amount) or not isinstance(told, PercentFound):
                continue
            done = _DONE_OF.fullmatch(line.text, whole.end, part.start)
            reaches = _REACHES.fullmatch(line.text, part.end, told.start)
            if done is None or reaches is None or not _ENDS.match(line.text, told.end) or not _alike(whole, part):
                continue
            right, slack = part.value * _ALL / (whole.value or 1), Decimal(1).scaleb(-told.decimals)
            if abs(right - told.value) >= slack:
                share = f"{format_number(right, max(told.decimals, 1))}%"
                yield Issue(
                    f"{part.as_written} trên {whole.as_written} là {share}, câu ghi {told.as_written}",
                    expected=share,
                    found=told.as_written,
                    facts=(part.as_written, whole.as_written),
                    place=line.at(whole.start, told.end),
                )


def _alike(one: Amount, other: Amount) -> bool:
    if isinstance(one, NumberFound) and isinstance(other, NumberFound):
        return one.noun == other.noun and one.value > 0
    return isinstance(one, MoneyFound) and isinstance(other, MoneyFound)
