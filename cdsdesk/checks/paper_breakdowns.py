"""Breakdowns in running text: a total and the parts that it is said to be made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise, takewhile

from cdsdesk.checks.money_words import money_words
from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper, PaperBlock, Passage, PassageKind
from cdsdesk.checks.paper_lines import Line, lines
from cdsdesk.checks.parts_of_wholes import is_some_of
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.announced import count_of, following_list
from cdsdesk.facts.citations import CitationFound
from cdsdesk.facts.found import DateFound, Found, FractionFound, MoneyFound, NumberFound, PercentFound, SpanFound
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number

_WHOLE, _SOME = ("gồm", "bao gồm", "cụ thể"), "trong đó"
_LEAD = re.compile(
    r"(?P<words>[^0-9;:.()]{0,80}?)(?P<open> ?\()?,? ?"
    r"(?P<lead>(?:trong đó|bao gồm|gồm|cụ thể(?: là)?)(?: có| các)?|(?<=\()|(?=:))(?: ?: ?| |(?<=\())",
    re.I,
)
_NOT_PARTS = (FractionFound, PercentFound, CitationFound, DateFound, SpanFound)
_OF_ALL = re.compile(r"^(?:Trong|Cả|Trong tổng số) (?=[0-9])")
_SPLIT = re.compile(r";|,(?![0-9])| và (?=[0-9])")
_SENTENCE_END = re.compile(r"[.](?= |$)")
_INNER = re.compile(r"\([^()]*\)")
# A list that goes on, or that tells of each of many things, is no breakdown.
_OPEN = re.compile(r"(?<!\w)(?:các|những|một số|còn lại|khác|v\.v|mỗi|bình quân|trung bình)(?!\w)|…|\.\.\.", re.I)
_TOTAL = re.compile(r"(?:tổng số|số) (?P<noun>[^0-9:;,.()]{2,40}?)(?: được giao| được| phải)?(?: là| có|:)? ?$", re.I)
_WINDOW = 60
_REST = re.compile(r"chưa|không|còn lại", re.I)
# States of which a thing has only one, so that what is in one of them is in no other.
_STATES = tuple(
    re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I)
    for words in (
        "hoàn thành|đã xong|đang|chưa|không thực hiện|tạm dừng|trễ hạn|quá hạn|đúng hạn",
        "vượt|đạt|chưa đạt|không đạt",
        "trực tuyến|trực tiếp|bản giấy|bưu chính",
        "nam|nữ",
    )
)
# What follows a list behind its semicolon and is none of it.
_OTHER_CLAUSE = re.compile(r"; (?:đến nay |trong đó |hiện )?(?:đã|đang|còn lại|giải ngân|đạt|tỷ lệ) ", re.I)
_COMMA = re.compile(r",(?![0-9])")
_FEWEST = 2
_SAME_KIND = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """A number or an amount of money with what it counts."""

    start: int
    end: int
    value: Decimal
    noun: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a total; ``sure`` when each piece tells one number, ``open`` when the list may go on.

    ``apart`` says that each names another state of the same things, so that they cannot overlap.
    """

    lead: str
    told: tuple[_Told, ...]
    end: int
    sure: bool
    open: bool = False
    apart: bool = False

    @property
    def sum(self) -> Decimal:
        """What they add up to."""
        return sum((part.value for part in self.told), Decimal(0))


@paper_rule("numbers.breakdown", Severity.WARNING, "Các phần liệt kê cộng lại không bằng tổng đã nêu")
def breakdown(paper: Paper) -> Iterator[Issue]:
    """Parts after "gồm" make up the whole; after "trong đó" they are some of it, and no part is more than it."""
    for line in lines(paper):
        if not any(char.isdecimal() for char in line.text):
            continue
        yield from (issue for _, issues in _judged(line) for issue in issues)
        yield from _of_all(line, _amounts(line.facts))


def broken_down(line: Line) -> Iterator[_Told]:
    """Yield the wholes of a line whose parts were told to be wrong."""
    yield from (whole for whole, issues in _judged(line) if issues)


def _judged(line: Line) -> Iterator[tuple[_Told, tuple[Issue, ...]]]:
    told = _amounts(line.facts)
    told += [one for fact in line.facts if (one := _unnamed(line.text, fact)) is not None]
    told.sort(key=lambda one: one.start)
    for place, whole in enumerate(told):
        parts = _parts(line, whole, told[place + 1 :])
        if parts is not None:
            yield whole, tuple(_held(line, whole, parts))


def _amounts(facts: Sequence[Found | CitationFound]) -> list[_Told]:
    found = []
    for fact in facts:
        if isinstance(fact, NumberFound) and fact.noun:
            found.append(_Told(fact.start, fact.end, fact.value, fact.noun))
        elif isinstance(fact, MoneyFound):
            found.append(_Told(fact.start, fact.end, fact.value, "đồng", fact.unit or "đồng"))
        elif isinstance(fact, FractionFound) and fact.noun and fact.numerator == fact.denominator:
            found.append(_Told(fact.start, fact.end, fact.numerator, fact.noun))
    return found


def _unnamed(text: str, fact: Found | CitationFound) -> _Told | None:
    """Return a number that counts what stands before it ("Tổng số nhiệm vụ được giao là 09"), or what its list does."""
    if not isinstance(fact, NumberFound) or fact.noun:
        return None
    named = _TOTAL.search(text[max(0, fact.start - _WINDOW) : fact.start])
    return _Told(fact.start, fact.end, fact.value, named["noun"].lower() if named else "")


def _parts(line: Line, whole: _Told, after: Sequence[_Told]) -> _Parts | None:
    """Return the parts that follow a total in its own sentence; None where none are announced."""
    lead = _LEAD.match(line.text, whole.end)
    if lead is None or not whole.noun or (after and after[0].start < lead.end()):
        return None
    if not lead["lead"] and "," in lead["words"].strip().lower().removeprefix(whole.noun):
        return None
    text = line.text
    stop = text.find(")", lead.end()) if lead["open"] else -1
    if stop < 0:
        stop = min((found.start() for found in _SENTENCE_END.finditer(text, lead.end())), default=len(text))
    other = _OTHER_CLAUSE.search(text, lead.end(), stop)
    if other is not None and _COMMA.search(text, lead.end(), other.start()):
        stop = other.start()
    pieces = _pieces(text, lead.end(), stop)
    told: list[_Told] = []
    sure = True
    for start, end in pieces:
        inside = [one for one in after if start <= one.start < end]
        if any(isinstance(fact, _NOT_PARTS) and start <= fact.start < end for fact in line.facts) or len(inside) > 1:
            return None
        sure = sure and bool(inside)
        told += inside
    same_kind = {part.noun == "đồng" for part in told} == {whole.noun == "đồng"}
    if len(told) < _FEWEST or not same_kind:
        return None
    if any(not part.noun for part in told):
        if any(part.noun for part in told) or not lead["lead"]:
            return None
        told = [replace(part, noun=whole.noun) for part in told]
    goes_on = _OPEN.search(text, lead.end(), stop) is not None
    apart = sure and _are_apart([text[start:end] for start, end in pieces])
    return _Parts(lead["lead"].lower(), tuple(told), stop, sure, goes_on, apart)


def _are_apart(pieces: Sequence[str]) -> bool:
    return any(
        all(told) and len({found[0].lower() for found in told if found}) == len(told)
        for told in ([state.search(piece) for piece in pieces] for state in _STATES)
    )


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the pieces of a list; what stands in brackets tells of a piece and is none."""
    plain = _INNER.sub(lambda found: " " * len(found[0]), text[start:end])
    cuts = [(found.start() + start, found.end() + start) for found in _SPLIT.finditer(plain)]
    edges = [start, *[edge for cut in cuts for edge in cut], end]
    blank = {found.span() for found in _INNER.finditer(text[start:end])}
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    return [
        _before_bracket(piece, start, blank) for piece in pieces if plain[piece[0] - start : piece[1] - start].strip()
    ]


def _before_bracket(piece: tuple[int, int], start: int, blank: set[tuple[int, int]]) -> tuple[int, int]:
    inside = [first + start for first, _ in blank if piece[0] <= first + start < piece[1]]
    return piece[0], min(inside, default=piece[1])


def _held(line: Line, whole: _Told, parts: _Parts) -> Iterator[Issue]:
    """Tell of parts that cannot be those of the whole, doubtful where the list may be another one."""
    total = parts.sum
    named = parts.lead.startswith((*_WHOLE, _SOME))
    alike = all(_is_one_noun(part.noun, whole.noun) for part in parts.told)
    if total == whole.value or not (named or alike) or _made_up_before(line.text, whole, parts):
        return
    some = parts.lead.startswith(_SOME)
    if max(part.value for part in parts.told) > whole.value:
        too_many = [part for part in parts.told if part.value > whole.value]
        if not (alike or (some and any(is_some_of(part.noun, whole.noun) for part in too_many))):
            return  # "08 tổ gồm 40 thành viên"
        doubtful = parts.open
    elif total < whole.value:
        # Some of a whole are right to be less, unless they name the same things and nothing but them.
        if parts.open or (some and not (alike and parts.sure)):
            return
        doubtful = some or not parts.sure
    else:
        overlap = some and not (alike and parts.apart)
        doubtful = overlap or not parts.sure or parts.open or total > _SAME_KIND * whole.value
    yield _issue(line, whole, parts, doubtful=doubtful)


def _is_one_noun(part: str, whole: str) -> bool:
    return part == whole or (bool(part) and whole.startswith(f"{part} "))


def _made_up_before(text: str, whole: _Told, parts: _Parts) -> bool:
    """Whether parts before a semicolon make up the whole: "đã xong 20: đúng hạn 18, quá hạn 2; đang làm 5"."""
    added = Decimal(0)
    for part, after in pairwise(parts.told):
        added += part.value
        if added == whole.value and part is not parts.told[0] and ";" in text[part.end : after.start]:
            return True
    return False


def _issue(line: Line, whole: _Told, parts: _Parts, *, doubtful: bool) -> Issue:
    told, total = _said(whole.value, whole), _said(parts.sum, whole)
    added = " + ".join(_said(part.value, whole) for part in parts.told)
    return Issue(
        f"Ghi tổng số {told}{'' if whole.unit else f' {whole.noun}'}, cộng các phần được {total} ({added})"
        + ("; chưa chắc các phần là toàn bộ" if doubtful else ""),
        expected=total,
        found=told,
        facts=(whole.noun, added),
        place=line.at(whole.start, parts.end),
        doubtful=doubtful,
    )


def _said(value: Decimal, whole: _Told) -> str:
    """Return a number as the sentence says its whole; money in its unit."""
    return money_words(value, whole.unit) if whole.unit else format_number(value)


def _of_all(line: Line, told: Sequence[_Told]) -> Iterator[Issue]:
    """Hold "Trong 12 chỉ tiêu … có 03 chỉ tiêu vượt, 05 chỉ tiêu đạt và 04 chỉ tiêu chưa đạt" against its total."""
    opening = _OF_ALL.match(line.text)
    whole = next((one for one in told if opening and one.start == opening.end()), None)
    if whole is None:
        return
    end = min((found.start() for found in _SENTENCE_END.finditer(line.text, whole.end)), default=len(line.text))
    same = tuple(takewhile(lambda one: one.start < end and one.noun == whole.noun, told[told.index(whole) + 1 :]))
    parts = _Parts("có", same, end, sure=True)
    if len(same) < _FEWEST or parts.sum == whole.value:
        return
    if parts.sum > whole.value or _REST.search(line.text, same[0].start, end):
        yield _issue(line, whole, parts, doubtful=False)
    else:
        yield _issue(line, whole, parts, doubtful=True)


@paper_rule("numbers.parts-below", Severity.WARNING, "Số ở các dòng bên dưới cộng lại không bằng tổng đã nêu")
def parts_below(paper: Paper) -> Iterator[Issue]:
    """Hold "Tổng số nhiệm vụ: 21, trong đó:" against the counts that the lines below begin or end with."""
    for blocks in (paper.body, *(annex.blocks for annex in paper.annexes)):
        for place, block in enumerate(blocks):
            if isinstance(block, Passage) and block.text.rstrip().endswith(":"):
                yield from _below(block, _items_after(blocks, place))


def _items_after(blocks: Sequence[PaperBlock], place: int) -> list[Passage]:
    """Return the items that follow a passage, all with the mark of the first."""
    items: list[Passage] = []
    for block in blocks[place + 1 :]:
        if not isinstance(block, Passage) or block.kind is not PassageKind.ITEM:
            break
        if items and block.mark != items[0].mark and not (_counts_on(items[-1].mark, block.mark)):
            break
        items.append(block)
    return items


def _counts_on(mark: str, following: str) -> bool:
    """Whether one mark is the next number after another: "1." and "2."."""
    digits = mark.rstrip(".)/")
    return digits.isdecimal() and following == f"{int(digits) + 1}{mark[len(digits) :]}"


def _below(passage: Passage, items: Sequence[Passage]) -> Iterator[Issue]:
    line = Line(passage.text, passage.place)
    numbers = [fact for fact in line.facts if isinstance(fact, NumberFound)]
    found = following_list(passage.text, numbers, [item.text for item in items])
    counts = [count_of(item.text) for item in items]
    known = [count for count in counts if count is not None]
    if found is None or len(known) < max(len(counts), _FEWEST) or sum(known) == found.count:
        return
    if sum(known) > _SAME_KIND * found.count:
        return
    yield Issue(
        f"Ghi tổng số {found.count} {found.noun}, cộng các dòng bên dưới được {sum(known)} "
        f"({' + '.join(map(str, known))})",
        expected=str(sum(known)),
        found=str(found.count),
        facts=(quoted(passage.text), *map(str, known)),
        place=line.at(found.start, found.end),
    )
