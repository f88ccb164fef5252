"""Days and spans in a document: backwards, in no calendar, beside the period that the document reports on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper, Passage, PassageKind
from cdsdesk.checks.paper_lines import Line, lines, passage_lines
from cdsdesk.checks.period_claims import Claimed, periods_in
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.found import DateFound, SpanFound
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.dates import format_date, make_date
from cdsdesk.vietnamese.text import search_key

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_DAY = re.compile(
    r"(?<![\w/.,-])(?P<day>[0-9]{1,2}) ?(?P<mark>/|(?<=ngày [0-9])[.-]|(?<=ngày [0-9]{2})[.-]) ?(?P<month>[0-9]{1,2})"
    r" ?(?P=mark) ?(?P<year>[0-9]{4})(?![\w/-])"
    r"|(?<!\w)ngày (?P<d>[0-9]{1,2}) tháng (?P<m>[0-9]{1,2}),? năm (?P<y>[0-9]{4})(?![0-9])"
    r"|(?<!\w)ngày (?P<d2>[0-9]{1,2})/(?P<m2>[0-9]{1,2})(?![\w/-])",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    r"(?<!\w)(?:tháng (?:1[3-9]|[2-9][0-9]|00?)(?: ?/ ?| ?- ?|,? năm )(?:19|20)[0-9]{2}"
    r"|qu[ýí] (?:V|VI{1,3}|IX|X|[5-9]|1[0-9])(?: ?/ ?| ?- ?|,? năm )(?:19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_LEAP_YEAR = 2024
_IN_YEAR = re.compile(r"^(?:Trong )?(?:năm|(?:cả )?năm) (?P<year>20[0-9]{2})(?=,| UBND| Ủy ban| thành phố| phường| xã)")
_BESIDE = re.compile(r"so với|cùng kỳ|kế hoạch|giai đoạn|trước đây|năm trước|căn cứ|dự kiến|từ năm|thời gian tới", re.I)
_AHEAD = re.compile(r"phương hướng|thời gian tới|năm tới|trọng tâm|kế hoạch", re.I)
_REPORT = "bao cao"
_FAR = 30


@paper_rule("dates.reversed", Severity.ERROR, "Khoảng thời gian trong văn bản có điểm đầu sau điểm cuối")
def backwards(paper: Paper) -> Iterator[Issue]:
    """Only a span both of whose ends tell their year: "từ 15/12 đến 14/6/2026" begins in the year before."""
    for line in lines(paper):
        for fact in line.facts:
            if isinstance(fact, SpanFound) and fact.first > fact.last and len(_YEAR.findall(fact.as_written)) > 1:
                yield Issue(
                    f"Khoảng thời gian {quoted(fact.as_written)} có điểm đầu sau điểm cuối",
                    found=fact.as_written,
                    place=line.at(fact.start, fact.end),
                )


@paper_rule("dates.impossible", Severity.ERROR, "Ngày, tháng hoặc quý không có trong lịch")
def impossible(paper: Paper) -> Iterator[Issue]:
    """No calendar has a 31/02 or a thirteenth month."""
    for line in lines(paper):
        for start, end in _no_days(line.text):
            words = line.text[start:end]
            yield Issue(f"{quoted(words)} không có trong lịch", found=words, place=line.at(start, end))


def _no_days(text: str) -> Iterator[tuple[int, int]]:
    if _DIGIT.search(text) is None and "quý" not in text.lower():
        return
    for found in _DAY.finditer(text):
        day, month = (int(found[a] or found[b] or found[c]) for a, b, c in (("day", "d", "d2"), ("month", "m", "m2")))
        year = int(found["year"] or found["y"] or _LEAP_YEAR)
        if make_date(year, month, day) is None and 1900 <= year < 2200:
            yield found.span()
    for found in _PART_OF_YEAR.finditer(text):
        yield found.span()


@paper_rule("dates.odd-year", Severity.WARNING, "Ngày có năm khác thường so với năm của văn bản")
def odd_year(paper: Paper) -> Iterator[Issue]:
    """Digits of a year that changed places give a day in another century."""
    own = _year_of(paper)
    for line in lines(paper) if own else ():
        for fact in line.facts:
            if isinstance(fact, DateFound) and fact.first == fact.last and fact.first.year > own + _FAR:
                yield Issue(
                    f"Ngày {quoted(fact.as_written)} cách năm của văn bản ({own}) quá xa",
                    found=fact.as_written,
                    place=line.at(fact.start, fact.end),
                )


def _year_of(paper: Paper) -> int:
    """Return the year that a document stands in: that of its date, else that of its title; 0 when none is told."""
    if paper.formal.date is not None:
        return paper.formal.date.year
    claimed = period_of(paper)
    return claimed.last.year if claimed else 0


def period_of(paper: Paper) -> Claimed | None:
    """Return the period that the title of a report names; None of other kinds and of titles with several."""
    if search_key(paper.formal.kind) != _REPORT:
        return None
    found = list(periods_in(paper.formal.title))
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class _Window:
    """The days whose data a report of a period holds (Nghị định 09/2019/NĐ-CP, Điều 12)."""

    first: date
    last: date


def _window(period: Claimed) -> _Window:
    return _Window(
        (period.first - timedelta(days=1)).replace(day=15),
        period.last.replace(day=14),
    )


@paper_rule("dates.told-window", Severity.NOTE, "Thời gian lấy số liệu khác Nghị định 09/2019/NĐ-CP")
def data_window(paper: Paper) -> Iterator[Issue]:
    """Only spans that begin or end as a data window does, or that are named so, are held against the title."""
    period = period_of(paper)
    if period is None or period.months not in (1, 3, 6, 9, 12):
        return
    right = _window(period)
    for line in passage_lines(paper):
        for fact in line.facts:
            if not isinstance(fact, SpanFound) or not _is_window(line.text, fact, right):
                continue
            if (fact.first, fact.last) != (right.first, right.last):
                should = f"từ ngày {format_date(right.first)} đến ngày {format_date(right.last)}"
                yield Issue(
                    f"Số liệu {period.words} lấy {quoted(fact.as_written)}; theo Nghị định 09/2019/NĐ-CP là {should}",
                    expected=should,
                    found=fact.as_written,
                    place=line.at(fact.start, fact.end),
                )


def _is_window(text: str, fact: SpanFound, right: _Window) -> bool:
    if fact.first > fact.last or len(re.findall(r"[0-9]{1,2} ?[/.-] ?[0-9]{1,2}", fact.as_written)) < 2:
        return False
    if fact.first == right.first or fact.last == right.last:
        return True
    named = re.search(r"số liệu|chốt|kỳ báo cáo", text[max(0, fact.start - 60) : fact.start], re.I)
    return bool(named) or (fact.first.day == right.first.day and fact.last.day == right.last.day)


@paper_rule("dates.other-year", Severity.WARNING, "Lời văn báo cáo số liệu của năm khác với tên báo cáo")
def other_year(paper: Paper) -> Iterator[Issue]:
    """A sentence kept from the last report may still tell of its year; always doubtful, for years are compared."""
    period = period_of(paper)
    if period is None:
        return
    year, ahead = period.last.year, False
    for passage in paper.passages:
        if passage.kind is PassageKind.HEADING:
            ahead = bool(_AHEAD.search(passage.text))
            yield from _behind(passage, year, whole=period.months == 12)
            continue
        found = _IN_YEAR.match(passage.text)
        if found is None or ahead or str(year) in passage.text or _BESIDE.search(passage.text):
            continue
        if int(found["year"]) != year:
            yield _other_year(Line(passage.text, passage.place), found["year"], year)


def _behind(passage: Passage, year: int, *, whole: bool) -> Iterator[Issue]:
    """Tell of a heading on what comes next that names the year of the report, or one before it."""
    years = [int(found) for found in _YEAR.findall(passage.text)]
    if re.search("phương hướng", passage.text, re.I) and years and max(years) < year + whole:
        yield _other_year(Line(passage.text, passage.place), str(max(years)), year + whole)


def _other_year(line: Line, told: str, year: int) -> Issue:
    start = line.text.index(told)
    return Issue(
        f"Nêu năm {told} trong khi năm cần nêu có thể là {year}; chưa chắc là nhầm",
        expected=str(year),
        found=told,
        place=line.at(start, start + len(told)),
        doubtful=True,
    )
