"""Shares that are told of a part behind its number: "150 hồ sơ, trong đó 90 hồ sơ trực tuyến (60%)"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_lines import Line, passage_lines
from cdsdesk.checks.paper_totals import cell_place
from cdsdesk.checks.parts_of_wholes import SOME, is_some_of
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.table_figures import figures_of
from cdsdesk.facts.found import FractionFound, NumberFound, PercentFound
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import search_key

_ALL = Decimal(100)
_OF_PART = re.compile(r"[^0-9;.:()%]{0,60}(?:\((?:đạt |chiếm |chiếm tỷ lệ |tỷ lệ )?|,? chiếm (?:tỷ lệ |tỉ lệ )?)")
_SAYS_SHARE = re.compile(r"[^0-9;.:()%]{0,60}(?:,? đạt|,? chiếm|\()(?: tỷ lệ| tỉ lệ)? ?")
_NEARLY = 8
_STOP = re.compile(r"[.](?= |$)")
_COUNTS = re.compile(r"^(?:tong )?(?:so|so luong|nhu cau|kinh phi|du toan|da cap|duoc giao|da giao|da bo tri)\b")
_REST = re.compile(r"\b(?:con|du|thua|thieu|ton|tang|giam|chenh|bien dong|dieu chinh|bo sung|am)\b")


@paper_rule("numbers.share-of-total", Severity.WARNING, "Tỷ lệ của một phần không khớp với tổng số trong câu")
def share_of_total(paper: Paper) -> Iterator[Issue]:
    """Only behind "trong đó", where the whole stands in the sentence; doubtful, for it may be of something else."""
    for line in passage_lines(paper):
        if "%" in line.text and SOME.search(line.text):
            yield from _of_sentence(line)


def _of_sentence(line: Line) -> Iterator[Issue]:
    facts = line.facts
    for part, told in pairwise(facts):
        if not isinstance(part, NumberFound) or not isinstance(told, PercentFound) or not part.noun:
            continue
        lead = _OF_PART.fullmatch(line.text, part.end, told.start)
        if lead is None or ("(" in lead[0] and line.text[told.end : told.end + 1] != ")"):
            continue
        begin = max((found.end() for found in _STOP.finditer(line.text, 0, part.start)), default=0)
        some = SOME.search(line.text, begin, part.start)
        wholes = [
            value
            for fact in facts
            if some is not None and begin <= fact.start < some.start()
            for value in _values(fact, part.noun)
        ]
        half = Decimal(1).scaleb(-told.decimals)
        if not wholes or part.value > max(wholes):
            continue  # a part that is more than its whole is told by a rule of its own
        if not any(abs(part.value * _ALL / whole - told.value) <= half for whole in wholes if whole):
            whole = wholes[-1]
            right = f"{format_number(part.value * _ALL / whole, max(told.decimals, 1))}%" if whole else ""
            yield Issue(
                f"{part.as_written} {part.noun} trong tổng số {format_number(whole)} là {right}, câu ghi "
                f"{told.as_written}; chưa chắc là tỷ lệ của tổng số này",
                expected=right,
                found=told.as_written,
                facts=(part.as_written,),
                place=line.at(part.start, told.end),
                doubtful=True,
            )


def _values(fact: object, noun: str) -> tuple[Decimal, ...]:
    """Return the numbers of a fact that counts the same, or what the other is some of."""
    if isinstance(fact, NumberFound) and is_some_of(noun, fact.noun):
        return (fact.value,)
    if isinstance(fact, FractionFound) and fact.noun == noun:
        return (fact.numerator, fact.denominator)
    return ()


@paper_rule("numbers.implied-wholes", Severity.NOTE, "Hai tỷ lệ của một đối tượng suy ra hai tổng số khác nhau")
def implied_wholes(paper: Paper) -> Iterator[Issue]:
    """Wholes of one paragraph that are nearly the same were meant to be; told doubtfully, once for a paragraph."""
    for line in passage_lines(paper):
        told = list(_told_shares(line)) if line.text.count("%") > 1 else []
        odd = next(((one, other) for one, other in combinations(told, 2) if _nearly_one_whole(one, other)), None)
        if odd is None:
            continue
        words = [
            f"{part.as_written} {part.noun} là {share.as_written} của {format_number(round(low))} đến "
            f"{format_number(round(high))}"
            for part, share, low, high in odd
        ]
        part, share = odd[1][:2]
        yield Issue(
            f"{words[0]}; {words[1]}: hai tổng số khác nhau (cần xem lại)",
            found=share.as_written,
            facts=tuple(words),
            place=line.at(part.start, share.end),
            doubtful=True,
        )


_Share = tuple[NumberFound, PercentFound, Decimal, Decimal]


def _told_shares(line: Line) -> Iterator[_Share]:
    """Yield the parts with the shares told behind them, and the least and the largest whole that they come from."""
    for part, share in pairwise(line.facts):
        if not isinstance(part, NumberFound) or not isinstance(share, PercentFound) or not part.noun:
            continue
        half = Decimal(5).scaleb(-share.decimals - 1)
        if part.value > 0 and half < share.value < _ALL and _SAYS_SHARE.fullmatch(line.text, part.end, share.start):
            yield part, share, part.value * _ALL / (share.value + half), part.value * _ALL / (share.value - half)


def _nearly_one_whole(one: _Share, other: _Share) -> bool:
    nouns = sorted((one[0].noun, other[0].noun), key=len)
    apart = max(one[2], other[2]) - min(one[3], other[3])
    return f"{nouns[1]} ".startswith(f"{nouns[0]} ") and 0 < apart * _NEARLY <= min(one[3], other[3])


@paper_rule("numbers.negative", Severity.WARNING, "Số đếm hoặc số tiền là số âm")
def negative(paper: Paper) -> Iterator[Issue]:
    """Counts and what was needed or granted cannot be less than nothing; what is left over or changed can."""
    for figures in figures_of(paper):
        for column in figures.amounts:
            parts = search_key(figures.table.header[column]).split(" / ")
            if not _COUNTS.match(parts[-1]) or any(_REST.search(part) for part in parts):
                continue
            for row in figures.rows:
                value = figures.value(row, column)
                if value is not None and value < 0 and not _REST.search(search_key(figures.label(row))):
                    text = figures.text(row, column)
                    yield Issue(
                        f"Cột {quoted(figures.table.header[column])} có số âm: {text}",
                        found=text,
                        place=cell_place(figures.table, row, text),
                    )
