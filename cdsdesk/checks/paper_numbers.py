"""Shares in running text and cells: a percentage against its fraction, a part that is more than the whole."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper, PaperRow, PaperTable
from cdsdesk.checks.paper_lines import Line, lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.found import FractionFound, PercentFound
from cdsdesk.facts.nouns import known_noun
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.numbers import format_number, read_percent

_ALL = Decimal(100)
_OF_SOMETHING_ELSE = re.compile(
    r"[ )]*(?:so với|kế hoạch|chỉ tiêu|mục tiêu|dự toán|cùng kỳ|tổng số|số |nhu cầu|yêu cầu|tổng mức|kinh phí|vốn)",
    re.I,
)
_BEFORE = re.compile(r" ?(?:\(|[,;]? ?(?:tương ứng|tức là|tức|bằng|với)(?: là)? ?)", re.I)
_SHARE = r"(?:(?:tỷ|tỉ) lệ ?)?(?:(?:là|đạt|bằng|:) ?)?"
_MORE_OR_LESS = r"(?:trên|hơn|ít nhất|tối thiểu|gần|dưới|khoảng|xấp xỉ)"
_SAYS = r"(?:đạt|chiếm|bằng|tương ứng|tương đương|ứng với|tỷ lệ|tỉ lệ|=)"
_AFTER = re.compile(
    rf"\)?(?P<noun>[^.;:%0-9]{{0,90}}?)(?:(?:\( ?{_SAYS}?|, ?{_SAYS})|(?P<said>(?:^| )(?:đạt|chiếm|bằng|=))) ?"
    rf"{_SHARE}(?P<about>{_MORE_OR_LESS})? ?",
    re.I,
)
_CHANGES = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|so với|trong đó|còn lại)(?!\w)", re.I)
_ABOUT = re.compile(rf"({_MORE_OR_LESS}) ?$", re.I)
_AT_LEAST, _AT_MOST = ("trên", "hơn", "ít nhất", "tối thiểu"), ("gần", "dưới")
_OVER_PLAN = re.compile(
    r"vượt|kế hoạch|chỉ tiêu|mục tiêu|so với|cùng kỳ|dự toán|được giao|tăng|gấp|giảm|định mức", re.I
)
_OVER_PLAN_COLUMN = re.compile(r"so với|tăng|giảm|% thực hiện|hoàn thành|cùng kỳ|kế hoạch", re.I)
_OF_PLAN = re.compile(r"kế hoạch|hoàn thành|giải ngân|tăng|so với|dự toán", re.I)
_AIMED = re.compile(r"mục tiêu|chỉ tiêu (?:được )?giao|kế hoạch", re.I)
_SHARE_OF_ALL = re.compile(r"t[ỷỉ] lệ ", re.I)
_WINDOW = 80
_CLAUSE_END = re.compile(r"[;.](?= |$)")


@paper_rule("numbers.percent", Severity.WARNING, "Tỷ lệ phần trăm không khớp với phân số ghi bên cạnh")
def percent(paper: Paper) -> Iterator[Issue]:
    """A percentage that is rounded is right; one that was cut off or rounded the wrong way is only noted."""
    for line in lines(paper):
        if "%" not in line.text and "phần trăm" not in line.text:
            continue
        for share, told, about in _pairs(line):
            yield from _held(line, share, told, about)


def _pairs(line: Line) -> Iterator[tuple[FractionFound, PercentFound, str]]:
    """Yield each fraction with the percentage that says the same, and the word that makes it an approximate one."""
    facts = [fact for fact in line.facts if isinstance(fact, FractionFound | PercentFound)]
    taken: set[int] = set()
    for place, share in enumerate(facts):
        if not isinstance(share, FractionFound) or not share.denominator:
            continue
        before = facts[place - 1] if place else None
        after = facts[place + 1] if place + 1 < len(facts) else None
        if isinstance(before, PercentFound) and _BEFORE.fullmatch(line.text, before.end, share.start):
            about = _ABOUT.search(line.text[: before.start])
            if before.start not in taken:
                yield share, before, about[1].lower() if about else ""
        elif isinstance(after, PercentFound) and (said := _said_after(line.text, share, after)) is not None:
            taken.add(after.start)
            yield share, after, said


def _said_after(text: str, share: FractionFound, told: PercentFound) -> str | None:
    """Return how a percentage behind a fraction is made approximate, "" when it is not; None when it is of others."""
    between = _AFTER.fullmatch(text, share.end, told.start)
    if between is None or _CHANGES.search(between["noun"]) or _OF_SOMETHING_ELSE.match(text, told.end):
        return None
    # "67/107 trường, số học sinh chiếm 62%" tells of others; the comma of "21/21 sở, ngành đạt 100%" is the noun's.
    if between["said"] and "," in between["noun"].lower().strip().removeprefix(share.noun):
        return None
    return (between["about"] or "").lower()


def _held(line: Line, share: FractionFound, told: PercentFound, about: str) -> Iterator[Issue]:
    actual = share.numerator * 100 / share.denominator
    half = Decimal(1).scaleb(-told.decimals) / 2
    off = abs(actual - told.value)
    if _is_about(actual, told.value, about) or (off <= half and not (told.value == _ALL and actual < _ALL)):
        return
    right = f"{format_number(actual, max(told.decimals, 1))}%"
    rounded = off < 2 * half and told.value != _ALL
    start, end = min(share.start, told.start), max(share.end, told.end)
    yield Issue(
        f"Ghi {told.as_written} nhưng {share.as_written} là {right}"
        + ("; chỉ khác ở cách làm tròn" if rounded else ""),
        expected=right,
        found=told.as_written,
        facts=(share.as_written,),
        place=line.at(start, end),
        doubtful=rounded,
    )


def _is_about(actual: Decimal, told: Decimal, about: str) -> bool:
    """Whether an approximate percentage ("trên 95%", "gần 60%") holds."""
    if about in _AT_LEAST:
        return actual >= told
    if about in _AT_MOST:
        return actual <= told
    return bool(about) and abs(actual - told) <= 1


@paper_rule("numbers.part-above-whole", Severity.WARNING, "Tử số lớn hơn mẫu số")
def part_above_whole(paper: Paper) -> Iterator[Issue]:
    """More than all is only right of a plan that was exceeded."""
    for line in lines(paper):
        if "/" not in line.text:
            continue
        for fact in line.facts:
            if not isinstance(fact, FractionFound) or fact.numerator <= fact.denominator:
                continue
            sure = _is_share(line, fact)
            known = known_noun(line.text, fact.end + (line.text[fact.end : fact.end + 1] == ")"))
            if not sure and (not known or _OVER_PLAN.search(_clause(line.text, fact.start, fact.end))):
                continue
            yield Issue(
                f"{quoted(_with_noun(fact))}: tử số lớn hơn mẫu số",
                found=fact.as_written,
                place=line.at(fact.start, fact.end),
            )


def _is_share(line: Line, fact: FractionFound) -> bool:
    """Whether a fraction is surely part of a whole: called a share, or with a percentage of no more than all."""
    pairs = {share.start: told.value for share, told, _ in _pairs(line)}
    named = _SHARE_OF_ALL.match(line.text) is not None and not _OF_PLAN.search(line.text[: fact.start])
    return pairs[fact.start] <= _ALL if fact.start in pairs else named


def _with_noun(fact: FractionFound) -> str:
    return f"{fact.as_written} {fact.noun}".strip()


def _clause(text: str, start: int, end: int) -> str:
    """Return the words around a place, up to the end of the sentence part on both sides."""
    before = text[max(0, start - _WINDOW) : start]
    after = text[end : end + _WINDOW]
    first = max((found.end() for found in _CLAUSE_END.finditer(before)), default=0)
    last = _CLAUSE_END.search(after)
    return before[first:] + after[: last.start() if last else None]


@paper_rule("numbers.share-above-hundred", Severity.WARNING, "Tỷ lệ của một tổng thể lớn hơn 100%")
def share_above_hundred(paper: Paper) -> Iterator[Issue]:
    """No more than all teams can have a team; growth and plans may well be above 100 %."""
    for line in lines(paper):
        if "%" in line.text:
            yield from _above_hundred(line)
    for table in paper.tables:
        # Where targets stand beside results the rules on indicators judge them.
        aimed = any(_AIMED.search(heading) for heading in table.header)
        for row in () if aimed else table.rows:
            name = next((cell.text for cell in row.cells if _SHARE_OF_ALL.match(cell.text)), "")
            if name and not _OVER_PLAN.search(name):
                yield from _cells_above_hundred(table, row, name)


def _above_hundred(line: Line) -> Iterator[Issue]:
    for fact in line.facts:
        if not isinstance(fact, PercentFound) or fact.value <= _ALL:
            continue
        clause = _clause(line.text, fact.start, fact.end)
        counted = known_noun(line.text, fact.end)
        if _OVER_PLAN.search(clause) or not (counted or re.search("t[ỷỉ] lệ", clause, re.I)):
            continue
        yield Issue(
            f"Tỷ lệ {fact.as_written} lớn hơn 100%" + ("" if counted else "; chưa chắc đây là tỷ lệ của một tổng thể"),
            found=fact.as_written,
            place=line.at(fact.start, fact.end),
            doubtful=not counted,
        )


def _cells_above_hundred(table: PaperTable, row: PaperRow, name: str) -> Iterator[Issue]:
    """Tell of cells of an indicator "Tỷ lệ …" that hold nothing but a percentage above 100."""
    for heading, cell in zip(table.header, row.cells, strict=False):
        told = read_percent(cell.text) if cell.text.endswith("%") else None
        if told is not None and told > _ALL and not _OVER_PLAN_COLUMN.search(heading):
            yield Issue(
                f"{quoted(name)} ghi {cell.text}, lớn hơn 100%",
                found=cell.text,
                facts=(name, heading),
                place=replace(row.place, quote=cell.text),
            )
