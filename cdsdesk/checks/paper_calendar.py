"""Days against the calendar: the day of the document itself, days of the week, hours, years inside numbers."""

import re
from collections.abc import Iterator
from datetime import date

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_lines import Line, lines, passage_lines
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.facts.citations import CitationFound
from cdsdesk.facts.found import DateFound
from cdsdesk.model.findings import Place, Severity
from cdsdesk.vietnamese.dates import format_date, make_date
from cdsdesk.vietnamese.text import fold

_OWN_DAY = re.compile(r"ngày (?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})", re.IGNORECASE)
_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
_SUNDAY = "Chủ nhật"
_WEEKDAY = re.compile(
    r"(?<!\w)(?<!lần )(?<!đợt )(?<!khóa )(?<!kỳ )"  # what is counted: "lần thứ hai, ngày 16/6/2026"
    r"(?:thứ (?P<name>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<sunday>chủ nhật))(?!\w)[ ,(]{1,3}(?:ngày )?"
    r"(?P<day>[0-9]{1,2})(?: ?[/.-] ?| tháng )(?P<month>[0-9]{1,2})(?: ?[/.-] ?|,? năm )(?P<year>20[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<!\w)từ (?P<first>[0-9]{1,2})(?: giờ ?|h)(?P<first_minute>[0-5][0-9])?(?: phút)? (?:đến|-|–) "
    r"(?P<last>[0-9]{1,2})(?: giờ ?|h)(?P<last_minute>[0-5][0-9])?(?!\w)(?! (?:ngày|hôm|sáng) )",
    re.IGNORECASE,
)
_WORKING_HOURS = range(6, 19)
_SENTENCE = re.compile(r"[.;](?= |$) ?")
_BEGINS = re.compile(r"(?:Vào |vào )?(?:[Nn]gày )?")
_PAST = re.compile(r"(?<!\w)(?:đã|chủ trì|ban hành|có (?:Công văn|Tờ trình|Báo cáo|Kế hoạch|Quyết định))(?!\w)")
_COMING = re.compile(r"(?<!\w)(?:sẽ|dự kiến|chậm nhất|trước|hết hạn|thời hạn|phải|cần|hiệu lực)(?!\w)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)[0-9]{2})/")


@paper_rule("formal.impossible-date", Severity.ERROR, "Ngày của văn bản không có trong lịch")
def own_day(paper: Paper) -> Iterator[Issue]:
    """The day under the motto is the day from which the document counts (NĐ 30/2020, Phụ lục I, II.4)."""
    found = _OWN_DAY.fullmatch(paper.formal.date_written)
    if found is not None and make_date(*(int(found[part]) for part in ("year", "month", "day"))) is None:
        words = paper.formal.date_written
        yield Issue(
            f"Ngày của văn bản, {quoted(words)}, không có trong lịch",
            found=words,
            place=Place("Phần thể thức", quote=words),
        )


@paper_rule("dates.after-document", Severity.NOTE, "Việc đã xảy ra mang ngày sau ngày của văn bản")
def after_document(paper: Paper) -> Iterator[Issue]:
    """Told of sentences that begin with a day and speak of nothing to come."""
    own = paper.formal.date
    for line in passage_lines(paper) if own is not None else ():
        for fact in line.facts:
            if not isinstance(fact, DateFound) or fact.first != fact.last or own is None or fact.first <= own:
                continue
            begin = max((found.end() for found in _SENTENCE.finditer(line.text, 0, fact.start)), default=0)
            end = _SENTENCE.search(line.text, fact.end)
            sentence = line.text[begin : end.start() if end else len(line.text)]
            if (
                _BEGINS.fullmatch(line.text, begin, fact.start)
                and _PAST.search(sentence)
                and not _COMING.search(sentence)
            ):
                yield Issue(
                    f"Kể việc ngày {format_date(fact.first)} như đã xảy ra, văn bản lại ghi ngày {format_date(own)}",
                    found=fact.as_written,
                    facts=(str(own),),
                    place=line.at(fact.start, fact.end),
                    doubtful=True,
                )


@paper_rule("dates.weekday", Severity.WARNING, "Thứ trong tuần không đúng với ngày")
def weekday(paper: Paper) -> Iterator[Issue]:
    """A day of the week written beside a whole date is held against the calendar."""
    for line in lines(paper):
        for found in _WEEKDAY.finditer(line.text):
            day = make_date(*(int(found[part]) for part in ("year", "month", "day")))
            if day is not None and fold(_named(found)) != fold(_weekday_of(day)):
                yield Issue(
                    f"Ngày {format_date(day)} là {_weekday_of(day)}, văn bản ghi {quoted(found[0])}",
                    expected=_weekday_of(day),
                    found=found[0],
                    place=line.at(*found.span()),
                )


def _weekday_of(day: date) -> str:
    at = day.weekday()
    return f"thứ {_WEEKDAYS[at]}" if at < len(_WEEKDAYS) else _SUNDAY


def _named(found: re.Match[str]) -> str:
    if found["sunday"]:
        return _SUNDAY
    name = found["name"].lower().replace("bẩy", "bảy")
    return f"thứ {_WEEKDAYS[int(name) - 2] if name.isdigit() else name}"


@paper_rule("dates.clock-reversed", Severity.WARNING, "Giờ bắt đầu sau giờ kết thúc trong cùng một buổi làm việc")
def clock(paper: Paper) -> Iterator[Issue]:
    """Only hours of a working day: what begins in the evening may well end in the morning."""
    for line in lines(paper):
        for found in _CLOCK.finditer(line.text):
            hours = [int(found[part]) for part in ("first", "last")]
            minutes = [int(found[part] or 0) for part in ("first_minute", "last_minute")]
            if all(hour in _WORKING_HOURS for hour in hours) and (hours[0], minutes[0]) > (hours[1], minutes[1]):
                yield Issue(
                    f"{quoted(found[0])}: giờ bắt đầu sau giờ kết thúc",
                    found=found[0],
                    place=line.at(*found.span()),
                )


@paper_rule("documents.year-in-number", Severity.WARNING, "Năm trong số, ký hiệu văn bản khác năm của ngày ban hành")
def year_in_number(paper: Paper) -> Iterator[Issue]:
    """A number with its year is given in that year (NĐ 30/2020, Phụ lục I, II.3; Luật 80/2015/QH13)."""
    for line in lines(paper):
        for fact in line.facts:
            if isinstance(fact, CitationFound) and fact.date is not None:
                yield from _year_told(line, fact, fact.date)


def _year_told(line: Line, fact: CitationFound, day: date) -> Iterator[Issue]:
    told = _YEAR_FIRST.match(fact.symbol)
    if told is not None and int(told["year"]) != day.year:
        yield Issue(
            f"{quoted(fact.as_written)}: số ghi năm {told['year']}, ngày ban hành ghi năm {day.year}",
            found=fact.as_written,
            facts=(told["year"], str(day.year)),
            place=line.at(fact.start, fact.end),
        )
