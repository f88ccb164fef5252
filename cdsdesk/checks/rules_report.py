"""What a report needs before it goes to the one who signs."""

import re
from collections.abc import Iterator

from cdsdesk.checks.reads import INDICATOR_NAMES, NARRATIVES, OPEN_REPORT
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.model.blanks import FIGURES, blank_of
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.office import RecipientList, Signatory, Unit
from cdsdesk.model.periods import period_code
from cdsdesk.model.reading import levels_of_period, measurement_of, open_report
from cdsdesk.model.report_parts import is_passage, passage_words
from cdsdesk.model.reports import Narrative, Report, ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import raw_key

# Sections of the outline that wait for the office's own words, by their key there.
OWN_SECTIONS = {"kho_khan": "Khó khăn, vướng mắc", "phuong_huong": "Phương hướng, nhiệm vụ"}

_BLANK = re.compile(r"\{([^{}\n]{1,80})\}")


def report_ref(snapshot: Snapshot) -> RecordRef:
    """Return the report of the period, before it is made the office itself."""
    report = open_report(snapshot)
    return RecordRef(Report.TYPE, report.uid) if report else RecordRef(Unit.TYPE, snapshot.office)


def chosen_signatory(snapshot: Snapshot) -> Signatory | None:
    """Return who signs: whom the report names, else the first with a name."""
    report = open_report(snapshot)
    chosen = snapshot.find(Signatory, report.signatory) if report else None
    known = snapshot.where(Signatory, "unit", snapshot.office)
    return chosen or next((one for one in known if one.name), None) or next(iter(known), None)


def chosen_recipients(snapshot: Snapshot) -> RecipientList | None:
    """Return the list of recipients that the report names, else the first of the office."""
    report = open_report(snapshot)
    chosen = snapshot.find(RecipientList, report.recipients) if report else None
    return chosen or next(iter(snapshot.where(RecipientList, "unit", snapshot.office)), None)


def _narratives(snapshot: Snapshot) -> list[Narrative]:
    period = snapshot.period
    return [
        narrative
        for narrative in snapshot.where(Narrative, "unit", snapshot.office)
        if narrative.report_kind is ReportKind.BAO_CAO
        and period is not None
        and period_code(narrative.period) == period.code
    ]


@rule(
    "report.no-signatory",
    Severity.NOTE,
    "Báo cáo chưa có người ký",
    *OPEN_REPORT,
    "report.signatory",
    "signatory.unit",
    "signatory.name",
    "signatory.lines",
)
def no_signatory(snapshot: Snapshot) -> Iterator[Issue]:
    """Without a choice the first signatory with a name signs; it is printed below (NĐ 30/2020, Điều 13)."""
    if snapshot.period is None:
        return
    found = chosen_signatory(snapshot)
    if found is None:
        yield Issue("Báo cáo chưa có người ký", report_ref(snapshot), "signatory")
    elif not found.name or not found.lines:
        lacking = "họ và tên" if not found.name else "quyền hạn, chức vụ"
        yield Issue(f"Người ký báo cáo chưa có {lacking}", RecordRef(Signatory.TYPE, found.uid), "name")


@rule(
    "report.no-recipients",
    Severity.NOTE,
    "Báo cáo chưa có nơi nhận",
    *OPEN_REPORT,
    "report.recipients",
    "recipient_list.unit",
    "recipient_list.lines",
)
def no_recipients(snapshot: Snapshot) -> Iterator[Issue]:
    """Without a choice the first list of the office is printed."""
    if snapshot.period is None:
        return
    found = chosen_recipients(snapshot)
    if found is None:
        yield Issue("Báo cáo chưa có nơi nhận", report_ref(snapshot), "recipients")
    elif not found.lines:
        ref = RecordRef(RecipientList.TYPE, found.uid)
        yield Issue("Danh sách nơi nhận của báo cáo còn trống", ref, "lines")


@rule(
    "report.no-own-words",
    Severity.NOTE,
    "Báo cáo thiếu lời văn của đơn vị ở một mục",
    *NARRATIVES,
    *OPEN_REPORT,
    "narrative.own_text",
)
def no_own_words(snapshot: Snapshot) -> Iterator[Issue]:
    """Difficulties and directions belong to every report, and only the office can tell of them."""
    if snapshot.period is None:
        return
    written = {narrative.section_key for narrative in _narratives(snapshot) if narrative.own_text}
    for key, title in OWN_SECTIONS.items():
        if key not in written:
            yield Issue(
                f"Chưa viết mục “{title}”; báo cáo sẽ thiếu lời văn của đơn vị ở mục này",
                report_ref(snapshot),
                f"narratives.{key}",
            )


@rule(
    "report.stale-words",
    Severity.WARNING,
    "Lời văn đã sửa tay trước khi số liệu thay đổi",
    *NARRATIVES,
    "narrative.stale",
    "narrative.own_text",
)
def stale_words(snapshot: Snapshot) -> Iterator[Issue]:
    """Words that quote figures may be wrong once the figures change."""
    for narrative in _narratives(snapshot):
        if narrative.stale and narrative.own_text:
            title = _called(narrative)
            yield Issue(
                f"Số liệu đã đổi sau khi sửa lời văn mục “{title}”; hãy đọc lại",
                RecordRef(Narrative.TYPE, narrative.uid),
                "own_text",
                facts=(narrative.own_text,),
            )


@rule(
    "report.unknown-blank",
    Severity.WARNING,
    "Lời văn có chỗ trống không điền được",
    *INDICATOR_NAMES,
    *NARRATIVES,
    "narrative.own_text",
)
def unknown_blank(snapshot: Snapshot) -> Iterator[Issue]:
    """A blank such as "{chỉ tiêu I.7}" takes its words from the data; one that cannot is printed as it stands."""
    if snapshot.period is None:
        return
    for narrative in snapshot.where(Narrative, "unit", snapshot.office):
        if period_code(narrative.period) != snapshot.period.code:
            continue
        title = _called(narrative)
        for written in dict.fromkeys(_BLANK.findall(narrative.own_text)):
            why = _unfilled(snapshot, written)
            if why:
                message = f"Mục “{title}” có chỗ trống “{{{written}}}” không điền được vì {why}"
                yield Issue(message, RecordRef(Narrative.TYPE, narrative.uid), "own_text", facts=(written,))


def _called(narrative: Narrative) -> str:
    """Return how a section or a passage of it is called."""
    key = narrative.section_key
    return passage_words(key) if is_passage(key) else OWN_SECTIONS.get(key, key)


def _unfilled(snapshot: Snapshot, written: str) -> str:
    """Say why a blank cannot be filled; "" when it can."""
    known = blank_of(written, frozenset())
    if known is None:
        return "chương trình không biết tên này"
    name, code = known
    if name not in FIGURES:
        return ""
    found = [row for row in levels_of_period(snapshot) if raw_key(row.code) == raw_key(code)]
    if len(found) != 1:
        return f"kỳ này có {len(found):02d} chỉ tiêu mang mã {code}" if found else f"kỳ này không có chỉ tiêu {code}"
    told = name == "target" or measurement_of(snapshot, found[0].uid) is not None
    return "" if told else f"chỉ tiêu {code} chưa có kết quả"
