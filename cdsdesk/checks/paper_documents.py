"""One document told in several ways within a paper: listed twice, with two dates, two symbols, two spellings."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from cdsdesk.checks.cited_documents import Cited, cited_documents, same_issuer
from cdsdesk.checks.document_series import loose_symbol, out_of_order
from cdsdesk.checks.paper import Paper
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.document_numbers import document_number
from cdsdesk.vietnamese.document_types import type_of_symbol
from cdsdesk.vietnamese.text import search_key

_LETTER = "Công văn"
_LARGE = 100
_SOON = timedelta(days=3)
_ENOUGH = 5


def _groups(cited: Iterable[Cited], *names: str) -> Iterator[list[Cited]]:
    """Yield the documents that agree in some fields, in reading order; those that lack one are left out."""
    found: dict[tuple[Hashable, ...], list[Cited]] = defaultdict(list)
    for one in cited:
        key = tuple(getattr(one, name) for name in names)
        if one.number and all(key):
            found[key].append(one)
    yield from (group for group in found.values() if len(group) > 1)


@paper_rule("documents.twice", Severity.WARNING, "Một văn bản được liệt kê hai lần trong một danh sách")
def listed_twice(paper: Paper) -> Iterator[Issue]:
    """A list of what was issued counts each document once."""
    for group in _groups(cited_documents(paper), "key", "list"):
        seen: list[Cited] = []
        for one in group:
            if any(one.day == other.day and same_issuer(paper, one, other) for other in seen):
                yield Issue(f"{one.words} được liệt kê nhiều lần", found=one.words, place=one.place)
            else:
                seen.append(one)


@paper_rule("documents.two-dates", Severity.WARNING, "Một số, ký hiệu văn bản ghi hai ngày khác nhau")
def two_dates(paper: Paper) -> Iterator[Issue]:
    """A number is given once in a calendar year (NĐ 30/2020, Điều 15); one day in two years may be a slip as well."""
    for group in _groups(cited_documents(paper), "key"):
        dated = [one for one in group if one.day is not None]
        for one in _odd_ones(dated, [one.day for one in dated]):
            rivals = [other for other in dated if other.day != one.day and same_issuer(paper, one, other)]
            same_year = next((other for other in rivals if _year(other) == _year(one)), None)
            other = same_year or next((other for other in rivals if _day_and_month(other) == _day_and_month(one)), None)
            if other is not None and (same_year is not None or other.kind == one.kind):
                days = f"{_words(other)} và {_words(one)}"
                yield Issue(
                    f"{one.kind or 'Văn bản'} số {document_number(one.number, one.symbol)} ghi hai ngày: {days}"
                    + ("" if same_year else "; có thể nhầm năm"),
                    expected=_words(other),
                    found=_words(one),
                    place=one.place,
                    doubtful=same_year is None,
                )


def _words(one: Cited) -> str:
    return format_date(one.day) if one.day else ""


def _year(one: Cited) -> int:
    return one.day.year if one.day else 0


def _day_and_month(one: Cited) -> tuple[int, int]:
    return (one.day.day, one.day.month) if one.day else (0, 0)


def _odd_ones(group: Sequence[Cited], values: Sequence[Hashable]) -> Iterator[Cited]:
    """Yield of each value that is not the most frequent one the first document, the later one where two are equal."""
    counted = Counter(values)
    if len(counted) < 2:
        return
    most = max(counted.values())
    kept = next(value for value in values if counted[value] == most)
    told = {kept}
    for one, value in zip(group, values, strict=True):
        if value not in told:
            told.add(value)
            yield one


@paper_rule("documents.two-symbols", Severity.WARNING, "Một văn bản ghi hai ký hiệu khác nhau")
def two_symbols(paper: Paper) -> Iterator[Issue]:
    """Number, day and subject make it one; so does a large number of one kind on one day."""
    for group in _groups(cited_documents(paper), "number", "day"):
        for one in _odd_ones(group, [loose_symbol(one.symbol) for one in group]):
            others = [other for other in group if other.key != one.key and _is_one(other, one)]
            other = next((other for other in others if same_issuer(paper, other, one)), None)
            if other is not None:
                yield Issue(
                    f"Văn bản số {one.number} ngày {_words(one)} ghi hai ký hiệu: {other.symbol} và {one.symbol}",
                    expected=other.symbol,
                    found=one.symbol,
                    place=one.place,
                )


def _is_one(one: Cited, other: Cited) -> bool:
    if one.subject and one.subject == other.subject:
        return True
    large = one.number.isdecimal() and int(one.number) >= _LARGE
    return large and bool(one.kind) and one.kind == other.kind


@paper_rule("documents.spelling", Severity.WARNING, "Số, ký hiệu của một văn bản viết theo nhiều cách")
def spelling(paper: Paper) -> Iterator[Issue]:
    """Two spellings of one number look like two documents; a zero in front is a matter of habit and only noted."""
    for group in _groups(cited_documents(paper), "key"):
        written = [document_number(one.number, one.symbol) for one in group]
        for one in _odd_ones(group, written):
            others = [other for other in group if _may_be_one(other, one) and _spelled(other) != _spelled(one)]
            other = next((other for other in others if same_issuer(paper, other, one)), None)
            if other is not None:
                yield Issue(
                    f"Số, ký hiệu {_spelled(one)} viết khác {_spelled(other)} ở chỗ khác trong văn bản",
                    expected=_spelled(other),
                    found=_spelled(one),
                    place=one.place,
                    doubtful=other.symbol == one.symbol,
                )


def _spelled(one: Cited) -> str:
    return document_number(one.number, one.symbol)


def _may_be_one(one: Cited, other: Cited) -> bool:
    return one.day is None or other.day is None or one.day == other.day


@paper_rule("documents.order", Severity.WARNING, "Số văn bản đi trái với thứ tự ngày ban hành")
def order(paper: Paper) -> Iterator[Issue]:
    """Numbers of one series grow with the days; told where one document alone stands against the others."""
    series: dict[tuple[int, str, int], dict[str, Cited]] = defaultdict(dict)
    for one in cited_documents(paper):
        if one.list and one.day is not None and one.number.isdecimal():
            series[one.list, _series(one), one.day.year].setdefault(one.number, one)
    for group in series.values():
        rows = sorted(group.values(), key=lambda one: int(one.number))
        days = [one.day for one in rows if one.day is not None]
        odd = out_of_order(days)
        pair = _alone(odd, days) if len(odd) == 1 else _exchanged(rows)
        if pair is not None:
            # A few days off happen everywhere, for a number may be given on the day after.
            soon = abs(days[pair[0]] - days[pair[1]]) <= _SOON
            yield _unordered(rows[pair[0]], rows[pair[1]], doubtful=soon or len(odd) > 1 or len(rows) < _ENOUGH)


def _alone(odd: frozenset[int], days: Sequence[date]) -> tuple[int, int] | None:
    """Return the one place out of order with the nearest place that it contradicts."""
    (at,) = odd
    against = [place for place in range(len(days)) if (place - at) * (days[place] - days[at]).days < 0]
    nearest = min(against, key=lambda place: abs(place - at), default=None)
    return (at, nearest) if nearest is not None else None


def _exchanged(rows: Sequence[Cited]) -> tuple[int, int] | None:
    """Return the two places whose numbers changed places with each other, all others standing in order."""
    by_day = sorted(range(len(rows)), key=lambda place: (rows[place].day or date.min, place))
    moved = [place for at, place in enumerate(by_day) if at != place]
    return (moved[0], moved[1]) if len(moved) == 2 else None


def _series(one: Cited) -> str:
    """Return what documents of one series share: letters of a body are numbered through whoever drafted them."""
    if type_of_symbol(one.symbol) == _LETTER:
        return search_key(one.symbol.split("-")[0])
    return loose_symbol(one.symbol)


def _unordered(one: Cited, other: Cited, *, doubtful: bool) -> Issue:
    later = one.day is not None and other.day is not None and one.day > other.day
    than = "nhỏ hơn nhưng ngày muộn hơn" if later else "lớn hơn nhưng ngày sớm hơn"
    return Issue(
        f"{one.words} có số {than} {other.words}" + ("; có thể một trong hai ghi nhầm" if doubtful else ""),
        found=one.words,
        facts=(other.words,),
        place=one.place,
        doubtful=doubtful,
    )
