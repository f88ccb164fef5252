"""What is left of a whole: "25/27 đại biểu (vắng 02 đồng chí)", "320 triệu, đã giải ngân 145,5, còn lại 174,5"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cdsdesk.checks.money_words import money_words
from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_lines import Line, lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.found import Amount, FractionFound, MoneyFound, NumberFound, PercentFound
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number

_MISSING = re.compile(
    r"[^0-9;.:()%]{0,40}\((?:vắng|còn|còn lại|thiếu|chưa có|chưa|trừ)(?: mặt)?(?: có)? ", re.IGNORECASE
)
_USED = re.compile(
    r"[^0-9;.:()]{0,40}[,(] ?đã (?:được )?(?:giải ngân|chi|sử dụng|giải quyết|xử lý|hoàn thành|thực hiện|cấp)"
    r"(?: được| xong)? ",
    re.IGNORECASE,
)
_LEFT = re.compile(r"[^0-9;.:()%]{0,30}\)?,? (?:còn|còn lại|hiện còn) ", re.IGNORECASE)
_REST = re.compile(r"[^0-9;.:()%]{0,60}(?:,|,? và)(?: có| còn)? ", re.IGNORECASE)
_SHARE = re.compile(r" ?\((?:đạt |chiếm )?[0-9][0-9,.]* ?%\)")
_WINDOW = 40
_STATE = re.compile(r"(?<!\w)(?:chưa|không|đang|còn lại|quá hạn|trễ hạn)(?!\w)", re.IGNORECASE)
_STOP = re.compile(r"[;.](?= |$)")


@paper_rule("numbers.remainder", Severity.WARNING, "Phần còn lại không bằng tổng số trừ phần đã nêu")
def remainder(paper: Paper) -> Iterator[Issue]:
    """Only where whole, part and what is left stand beside each other and count the same."""
    for line in lines(paper):
        if any(sign in line.text for sign in ("/", "đã ")):
            yield from _missing(line)
            yield from _used(line)
            yield from _others(line)


def _missing(line: Line) -> Iterator[Issue]:
    """Hold "25/27 đại biểu (vắng 02 đồng chí)"."""
    for share, left in zip(line.facts, line.facts[1:], strict=False):
        if not isinstance(share, FractionFound) or not isinstance(left, NumberFound):
            continue
        should = share.denominator - share.numerator
        if _MISSING.fullmatch(line.text, share.end, left.start) and left.noun and left.value != should:
            yield _issue(line, f"{share.as_written} {share.noun}".strip(), left, should)


def _used(line: Line) -> Iterator[Issue]:
    """Hold "320 triệu đồng, đã giải ngân 145,5 triệu đồng (45,47%), còn lại 174,5 triệu đồng"."""
    facts = [fact for fact in line.facts if not isinstance(fact, PercentFound)]
    for whole, part, left in zip(facts, facts[1:], facts[2:], strict=False):
        if not (isinstance(whole, Amount) and isinstance(part, Amount) and isinstance(left, Amount)):
            continue
        between = re.sub(
            r"[0-9][0-9,.]* ?%", "", line.text[part.end : left.start].replace("(đạt ", "").replace("(", "")
        )
        if not _USED.fullmatch(line.text, whole.end, part.start) or not _LEFT.fullmatch(between):
            continue
        should = whole.value - part.value
        if _are_alike(whole, part, left) and should >= 0 and left.value != should:
            yield _issue(line, f"{_said(whole)}, đã {_said(part)}", left, should)


def _others(line: Line) -> Iterator[Issue]:
    """Hold "12/15 chỉ tiêu hoàn thành (80%), 02 chỉ tiêu chưa đến kỳ, 01 chỉ tiêu chưa đạt"; more than all is wrong."""
    for place, share in enumerate(line.facts):
        if not isinstance(share, FractionFound) or not share.noun:
            continue
        stop = _STOP.search(line.text, share.end)
        end = stop.start() if stop else len(line.text)
        rest = [
            fact
            for fact in line.facts[place + 1 :]
            if fact.start < end and not isinstance(fact, PercentFound) and isinstance(fact, Amount | FractionFound)
        ]
        counts = [fact for fact in rest if isinstance(fact, NumberFound) and fact.noun == share.noun]
        words = [line.text[fact.end : fact.end + _WINDOW] for fact in counts]
        if not counts or len(counts) < len(rest) or not all(map(_STATE.search, words)):
            continue
        if not all(_follows(line.text, one.end, other.start) for one, other in pairwise((share, *counts))):
            continue
        total = share.numerator + sum(fact.value for fact in counts)
        if total > share.denominator:
            added = " + ".join(format_number(one) for one in (share.numerator, *(fact.value for fact in counts)))
            yield Issue(
                f"{share.as_written} {share.noun}, cộng các phần được {format_number(total)} ({added})",
                expected=format_number(share.denominator),
                found=format_number(total),
                facts=(share.as_written, added),
                place=line.at(share.start, counts[-1].end),
            )


def _follows(text: str, start: int, end: int) -> bool:
    """Whether one part follows another between commas; a share in brackets tells of a part."""
    between = _SHARE.sub("", text[start:end])
    return _REST.fullmatch(between) is not None and "trong đó" not in between


def _are_alike(*amounts: Amount) -> bool:
    if any(isinstance(one, MoneyFound) for one in amounts):
        return all(isinstance(one, MoneyFound) for one in amounts)
    return len({one.noun for one in amounts if isinstance(one, NumberFound) and one.noun}) == 1


def _said(amount: Amount) -> str:
    return amount.as_written if isinstance(amount, MoneyFound) else f"{amount.as_written} {amount.noun}".strip()


def _issue(line: Line, words: str, left: Amount, should: Decimal) -> Issue:
    shown = money_words(should, left.unit) if isinstance(left, MoneyFound) else format_number(should)
    return Issue(
        f"{words}: còn lại {shown}, câu ghi {_said(left)}",
        expected=shown,
        found=left.as_written,
        facts=(words,),
        place=line.at(left.start, left.end),
    )
