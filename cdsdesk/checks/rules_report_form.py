"""What a report says of itself: its day, year and period, whose documents it lists, to whom it goes, who signs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cdsdesk.checks.naming import quoted
from cdsdesk.checks.reads import OPEN_REPORT
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.rules_report import chosen_recipients, chosen_signatory, report_ref
from cdsdesk.model.changes import updated
from cdsdesk.model.findings import Fix, RecordRef, Severity
from cdsdesk.model.office import Period, PeriodKind, RecipientList, Signatory, Unit
from cdsdesk.model.periods import Window, known_window, period_code, period_words
from cdsdesk.model.reading import open_report
from cdsdesk.model.reports import REPORT_KIND_WORDS, Report, ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.text import read_roman

_OF_PERIOD = (ReportKind.BAO_CAO, ReportKind.CONG_VAN)
_YEAR = re.compile(r"(?<![\d/])20\d\d(?![\d/])")
_QUARTER = re.compile(r"quý\s+(IV|I{1,3}|[1-4])(?!\w)", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\w)tháng\s+(\d{1,2})(?!\w)", re.IGNORECASE)
_MONTHS = re.compile(r"(?<!\w)(\d{1,2})\s+tháng(?!\w)", re.IGNORECASE)
_DECREE_KINDS = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR})
_TITLES = re.compile(
    r"(?:(?:GS|PGS|TSKH|TS|ThS|Th\.S|BS|KS|CN|LS|DS|NGƯT|NGND|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư"
    r"|Cử nhân|Luật sư|Đồng chí|Đ/c)[.,\s]+|(?:Ông|Bà)\s+(?=\S+\s+\S+\s+\S))+",
    re.IGNORECASE,
)
# Where the head of the branch may allow rank and degree before the name (NĐ 30/2020, Điều 13).
_MAY_NAME_DEGREES = re.compile(r"trường|bệnh viện|y tế|viện|công an|quân sự|biên phòng|đại học", re.IGNORECASE)


def _open_reports(snapshot: Snapshot) -> Iterator[tuple[Report, Window]]:
    for kind in ReportKind:
        report = open_report(snapshot, kind)
        if report is not None and snapshot.period is not None:
            yield report, snapshot.period


def _ref(report: Report) -> RecordRef:
    return RecordRef(Report.TYPE, report.uid)


@rule(
    "report.issued-before-data",
    Severity.WARNING,
    "Ngày ban hành trước ngày chốt số liệu",
    *OPEN_REPORT,
    "report.date",
)
def issued_before_data(snapshot: Snapshot) -> Iterator[Issue]:
    """A report tells of its data up to their last day (Nghị định 09/2019/NĐ-CP, Điều 12); a plan looks ahead."""
    for report, period in _open_reports(snapshot):
        if report.kind not in _OF_PERIOD or report.date is None or report.date >= period.data_to:
            continue
        day, last = format_date(report.date), format_date(period.data_to)
        yield Issue(
            f"{REPORT_KIND_WORDS[report.kind]} có ngày ban hành {day} trước ngày chốt số liệu {last}",
            _ref(report),
            "date",
            f"không trước {last}",
            day,
        )


@rule(
    "report.another-period",
    Severity.WARNING,
    "Trích yếu nêu năm hoặc kỳ khác với kỳ của báo cáo",
    *OPEN_REPORT,
    "report.title",
)
def another_period(snapshot: Snapshot) -> Iterator[Issue]:
    """A title that was typed for an earlier report stays as it was typed."""
    for report, period in _open_reports(snapshot):
        told = _other_period(report.title, period)
        if told:
            yield Issue(
                f"Trích yếu {quoted(report.title)} nêu {told} nhưng kỳ báo cáo là {period_words(period.code)}",
                _ref(report),
                "title",
                period_words(period.code),
                told,
            )


def _other_period(title: str, period: Window) -> str:
    """Return what a title says of the time that is not the period's; empty when nothing is."""
    years = _YEAR.findall(title)
    if years and str(period.year) not in years:
        return f"năm {years[0]}"
    first, last = period.calendar_from.month, period.calendar_to.month
    quarter, month, months = _QUARTER.search(title), _MONTH.search(title), _MONTHS.search(title)
    if quarter and period.kind is PeriodKind.QUARTER:
        number = read_roman(quarter[1].upper()) or int(quarter[1])
        return quarter[0] if number * 3 != last else ""
    if month and period.kind is PeriodKind.MONTH:
        return month[0] if int(month[1]) != last else ""
    if months and period.kind in (PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.MONTHS):
        return months[0] if int(months[1]) != last - first + 1 else ""
    return ""


@rule(
    "report.documents-window",
    Severity.WARNING,
    "Báo cáo liệt kê văn bản ngoài kỳ",
    *OPEN_REPORT,
    "report.documents_from",
    "report.documents_to",
)
def documents_outside(snapshot: Snapshot) -> Iterator[Issue]:
    """The days between which documents are listed were set by hand; they lie in the period or its data window."""
    for report, period in _open_reports(snapshot):
        first, last = report.documents_from, report.documents_to
        early, late = min(period.calendar_from, period.data_from), max(period.calendar_to, period.data_to)
        span = f"từ {_day(first)} đến {_day(last)}"
        if first is not None and last is not None and first > last:
            yield Issue(f"Thời gian liệt kê văn bản bị ngược: {span}", _ref(report), "documents_to", found=span)
        elif (first is not None and first < early) or (last is not None and last > late):
            yield Issue(
                f"Báo cáo liệt kê văn bản {span}, ngoài kỳ {_day(early)} - {_day(late)}",
                _ref(report),
                "documents_from" if first is not None and first < early else "documents_to",
                f"{_day(early)} - {_day(late)}",
                span,
            )


def _day(day: date | None) -> str:
    return format_date(day) if day is not None else "ngày của kỳ"


@rule(
    "dates.data-window",
    Severity.NOTE,
    "Thời gian chốt số liệu của đơn vị khác Nghị định 09/2019/NĐ-CP",
    "period.code",
    "period.data_from",
    "period.data_to",
    "period.unit",
)
def data_window(snapshot: Snapshot) -> Iterator[Issue]:
    """A month, quarter, half or year is closed on the 14th of its last month (Điều 12); others may be asked for."""
    period = snapshot.period
    decree = known_window(period.code) if period is not None else None
    if period is None or decree is None or period.kind not in _DECREE_KINDS:
        return
    for own in snapshot.where(Period, "unit", snapshot.office):
        days = own.data_from or decree.data_from, own.data_to or decree.data_to
        if period_code(own.code) != period.code or days == (decree.data_from, decree.data_to):
            continue
        found = f"{format_date(days[0])} - {format_date(days[1])}"
        expected = f"{format_date(decree.data_from)} - {format_date(decree.data_to)}"
        yield Issue(
            f"Số liệu {period_words(period.code)} chốt {found}; theo Nghị định 09/2019/NĐ-CP, Điều 12 là {expected}",
            RecordRef(Period.TYPE, own.uid),
            "data_to" if days[1] != decree.data_to else "data_from",
            expected,
            found,
        )


@rule(
    "report.no-addressee",
    Severity.NOTE,
    "Báo cáo chưa ghi kính gửi ai",
    *OPEN_REPORT,
    "report.recipients",
    "recipient_list.addressed",
    "recipient_list.unit",
    "unit.parent",
)
def no_addressee(snapshot: Snapshot) -> Iterator[Issue]:
    """Without a list of recipients a report is addressed to the office above (NĐ 30/2020, Phụ lục I, II.9)."""
    if snapshot.period is None:
        return
    found = chosen_recipients(snapshot)
    if found is not None and not found.addressed:
        ref = RecordRef(RecipientList.TYPE, found.uid)
        yield Issue("Danh sách nơi nhận chưa ghi kính gửi ai", ref, "addressed")
    elif found is None and snapshot.find(Unit, snapshot.unit().parent) is None:
        yield Issue("Báo cáo chưa ghi kính gửi ai", report_ref(snapshot), "recipients")


@rule(
    "report.signatory-name",
    Severity.WARNING,
    "Họ tên người ký viết in hoa hoặc kèm học hàm, học vị",
    *OPEN_REPORT,
    "report.signatory",
    "signatory.lines",
    "signatory.name",
    "signatory.unit",
    "unit.name",
)
def signatory_name(snapshot: Snapshot) -> Iterator[Issue]:
    """Printed in small letters, without degrees and honours (NĐ 30/2020, Điều 13 và Phụ lục I, II.7)."""
    signatory = chosen_signatory(snapshot) if snapshot.period is not None else None
    if signatory is None or not signatory.name:
        return
    name = _TITLES.sub("", signatory.name, count=1) if _TITLES.match(signatory.name) else signatory.name
    titled = name != signatory.name
    if len(name) > 1 and name.isupper():
        name = " ".join(word.capitalize() for word in name.split())
    if not name or name == signatory.name:
        return
    allowed = titled and _MAY_NAME_DEGREES.search(snapshot.unit().name) is not None
    change = updated(signatory, replace(signatory, name=name))
    yield Issue(
        f"Họ tên người ký ghi “{signatory.name}”, thể thức là “{name}”"
        + ("; ngành có thể cho phép ghi học hàm, học vị" if allowed else ""),
        RecordRef(Signatory.TYPE, signatory.uid),
        "name",
        name,
        signatory.name,
        fix=Fix(f"Ghi {name}", (change,)) if change else None,
        doubtful=allowed,
    )
