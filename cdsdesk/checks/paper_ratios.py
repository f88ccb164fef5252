"""Percentages told with the numbers that they come from: growth over a year, a sum out of another, men and women."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_lines import Line, lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.found import Amount, MoneyFound, PercentFound
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number

_ALL = Decimal(100)
_CHANGED = re.compile(r"[^0-9;.:()%]{0,50}[ ,(]+(?P<way>tăng|giảm)(?: (?P<about>khoảng|gần|hơn|trên))? ", re.IGNORECASE)
_THAN = re.compile(r" (?:so )?với (?:cùng kỳ|năm|kỳ trước|tháng|quý)[^;.:()%]{0,40}\((?:là )?", re.IGNORECASE)
_OUT_OF = re.compile(
    r"[^0-9;.:()%]{0,30} ?(?:trên|/) ?(?:tổng(?: số| kinh phí| mức| nhu cầu)?|kế hoạch)?[^0-9;.:()%,]{0,30} ?",
    re.IGNORECASE,
)
_REACHES = re.compile(
    r"[^0-9;.:()%]{0,40}[,(] ?(?:đạt|chiếm|bằng|tương ứng)(?: tỷ lệ| tỉ lệ)?(?: (?P<about>khoảng|gần|hơn|trên))? ",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r" (?:trên|trong|của|so với) tổng(?: số)?[^0-9;.:()%,]{0,30} ", re.IGNORECASE)
_OF_ANOTHER = re.compile(r" ?(?:so với|kế hoạch|dự toán|chỉ tiêu|mục tiêu)", re.IGNORECASE)
_MEN = re.compile(r"(?:(?<!\w)nam|(?:^|[.:;] )Nam) (?:giới )?(?:chiếm |đạt |là )?(?:tỷ lệ )?$")
_WOMEN = re.compile(r"[ ,;]*(?:và |còn )?nữ (?:giới )?(?:chiếm |đạt |là )?(?:tỷ lệ )?", re.IGNORECASE)
_WINDOW = 30


@paper_rule("numbers.growth", Severity.WARNING, "Tỷ lệ tăng, giảm không khớp với hai số đã nêu")
def growth(paper: Paper) -> Iterator[Issue]:
    """Told of "900 hồ sơ, tăng 25% so với cùng kỳ (800 hồ sơ)": both numbers count the same."""
    for line in lines(paper):
        if "%" not in line.text or ("ăng" not in line.text and "iảm" not in line.text):
            continue
        for now, told, before in zip(line.facts, line.facts[1:], _after_period(line), strict=False):
            if not isinstance(now, Amount) or not isinstance(told, PercentFound) or before is None:
                continue
            lead = _CHANGED.fullmatch(line.text, now.end, told.start)
            if lead is None or lead["about"] or not _alike(now, before) or not before.value:
                continue
            change = (now.value - before.value) * _ALL / before.value
            right = change if lead["way"].lower() == "tăng" else -change
            yield from _held(line, now, told, right, f"{now.as_written} so với {before.as_written}")


def _after_period(line: Line) -> Iterator[Amount | None]:
    """Yield for each pair of facts the number in brackets behind "so với cùng kỳ năm 2025 (", None where none is."""
    facts = line.facts
    for told in facts[1:]:
        lead = _THAN.match(line.text, told.end)
        yield next((one for one in facts if isinstance(one, Amount) and lead and one.start == lead.end()), None)


@paper_rule("numbers.share-of-amounts", Severity.WARNING, "Tỷ lệ không khớp với hai số hoặc hai số tiền trong câu")
def share_of_amounts(paper: Paper) -> Iterator[Issue]:
    """Told of "45 triệu đồng trên tổng số 60 triệu đồng, đạt 70%"."""
    for line in lines(paper):
        if "%" not in line.text:
            continue
        for part, whole, told in zip(line.facts, line.facts[1:], line.facts[2:], strict=False):
            if isinstance(whole, PercentFound):
                yield from _of_all(line, part, whole, told)
            if not (isinstance(part, Amount) and isinstance(whole, Amount) and isinstance(told, PercentFound)):
                continue
            out_of = _OUT_OF.fullmatch(line.text, part.end, whole.start)
            reaches = _REACHES.fullmatch(line.text, whole.end, told.start)
            if out_of is None or reaches is None or reaches["about"] or _OF_ANOTHER.match(line.text, told.end):
                continue
            if _alike(part, whole) and whole.value:
                right = part.value * _ALL / whole.value
                yield from _held(line, part, told, right, f"{part.as_written} trên {whole.as_written}")


def _of_all(line: Line, part: object, told: PercentFound, whole: object) -> Iterator[Issue]:
    """Hold "345 đảng viên tham gia (đạt 97,18% trên tổng số 355 đảng viên)"."""
    if not isinstance(part, Amount) or not isinstance(whole, Amount) or not _alike(part, whole) or not whole.value:
        return
    reaches = _REACHES.fullmatch(line.text, part.end, told.start)
    if reaches and not reaches["about"] and _OF_ALL.fullmatch(line.text, told.end, whole.start):
        right = part.value * _ALL / whole.value
        yield from _held(line, part, told, right, f"{part.as_written} trên {whole.as_written}")


@paper_rule("numbers.halves", Severity.WARNING, "Tỷ lệ nam và nữ cộng lại khác 100%")
def halves(paper: Paper) -> Iterator[Issue]:
    """Told of "nam chiếm 58%, nữ chiếm 44%"."""
    for line in lines(paper):
        if "nữ" not in line.text or "%" not in line.text:
            continue
        shares = [fact for fact in line.facts if isinstance(fact, PercentFound)]
        for men, women in pairwise(shares):
            beside = _MEN.search(line.text[max(0, men.start - _WINDOW) : men.start])
            if beside is None or not _WOMEN.fullmatch(line.text, men.end, women.start):
                continue
            total = men.value + women.value
            if abs(total - _ALL) > Decimal(1).scaleb(-min(men.decimals, women.decimals)):
                yield Issue(
                    f"Nam {men.as_written} và nữ {women.as_written} cộng lại là {format_number(total)}%",
                    expected="100%",
                    found=women.as_written,
                    facts=(men.as_written,),
                    place=line.at(men.start, women.end),
                )


def _alike(one: Amount, other: Amount) -> bool:
    if isinstance(one, MoneyFound) or isinstance(other, MoneyFound):
        return isinstance(one, MoneyFound) and isinstance(other, MoneyFound)
    return not one.noun or not other.noun or one.noun.startswith(other.noun) or other.noun.startswith(one.noun)


def _held(line: Line, first: Amount, told: PercentFound, right: Decimal, words: str) -> Iterator[Issue]:
    """Tell of a percentage that is not what the numbers give; one that was cut off is only noted."""
    unit = Decimal(1).scaleb(-told.decimals)
    off = abs(right - told.value)
    if off <= unit / 2:
        return
    shown = f"{format_number(right, max(told.decimals, 1))}%"
    yield Issue(
        f"{words} là {shown}, câu ghi {told.as_written}" + ("; chỉ khác ở cách làm tròn" if off < unit else ""),
        expected=shown,
        found=told.as_written,
        facts=(words,),
        place=line.at(first.start, told.end),
        doubtful=off < unit,
    )
