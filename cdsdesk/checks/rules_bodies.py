"""Bodies that cannot have issued what is said to be theirs: of another time, of another office, of no known name."""

from collections.abc import Iterator

from cdsdesk.checks.reads import LISTED, OPEN_REPORT, PLAN_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.rules_documents import listed_entries
from cdsdesk.checks.rules_report import report_ref
from cdsdesk.model.bodies import in_place_of, issuing_units, last_day, name_key, own_bodies, stood
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.names import document_number, document_words, place_of
from cdsdesk.model.office import Unit, UnitAlias
from cdsdesk.model.periods import period_words
from cdsdesk.model.reading import open_report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.text import fold

# Bodies that are never a part of a commune's or district's office; a department without its place may well be.
_OTHERS = tuple(
    f"{fold(words)} "
    for words in (
        "Ủy ban nhân dân",
        "Hội đồng nhân dân",
        "HĐND",
        "Sở",
        "Bộ",
        "Cục",
        "Tỉnh ủy",
        "Thành ủy",
        "Thủ tướng",
        "Chính phủ",
    )
)


@rule(
    "report.unknown-body",
    Severity.ERROR,
    "Cơ quan ban hành báo cáo không phải đúng một đơn vị đã biết",
    *OPEN_REPORT,
    "report.issuing_body",
    "unit.name",
    "unit.valid_from",
    "unit.valid_to",
)
def unknown_body(snapshot: Snapshot) -> Iterator[Issue]:
    """The letterhead, the sentences and the annexes all follow from the unit that the name means."""
    report = open_report(snapshot)
    units = issuing_units(snapshot, report)
    if report is None or len(units) == 1:
        return
    name = report.issuing_body
    message = f"Cơ quan ban hành “{name}” không có trong danh sách đơn vị"
    if units:
        message = f"Cơ quan ban hành “{name}” là tên của {len(units)} đơn vị; hãy ghi ngày hoạt động của từng đơn vị"
    related = tuple(RecordRef(Unit.TYPE, unit.uid) for unit in units)
    yield Issue(message, report_ref(snapshot), "issuing_body", found=name, facts=(str(len(units)),), related=related)


@rule(
    "report.body-of-another-time",
    Severity.WARNING,
    "Cơ quan ban hành báo cáo chưa có hoặc không còn trong kỳ",
    *OPEN_REPORT,
    "report.issuing_body",
    "unit.name",
    "unit.valid_from",
    "unit.valid_to",
    "unit_succession.old",
    "unit_succession.new",
    "unit_succession.on",
)
def body_of_another_time(snapshot: Snapshot) -> Iterator[Issue]:
    """A report is issued in the name of the unit as it was in the period."""
    period = snapshot.period
    units = issuing_units(snapshot, open_report(snapshot))
    if period is None or len(units) != 1:
        return
    unit, days = units[0], (period.calendar_from, period.calendar_to)
    if stood(snapshot, unit, *days):
        return
    when = period_words(period.code)
    end = last_day(snapshot, unit)
    if unit.valid_from is not None and unit.valid_from > days[1]:
        message = f"{when[:1].upper()}{when[1:]} chưa có {unit.name} (hoạt động từ {format_date(unit.valid_from)})"
    else:
        message = f"{when[:1].upper()}{when[1:]} không còn {unit.name}"
        message += f" (hoạt động đến {format_date(end)})" if end else ""
    then = in_place_of(snapshot, unit, *days)
    names = tuple(dict.fromkeys(other.name for other in then))
    yield Issue(
        message + (f"; khi đó là {', '.join(names)}" if names else ""),
        report_ref(snapshot),
        "issuing_body",
        names[0] if len(names) == 1 else "",
        unit.name,
        facts=names,
    )


@rule(
    "document.other-issuer",
    Severity.WARNING,
    "Văn bản trong sổ văn bản đi do cơ quan khác ban hành",
    *LISTED,
    *PLAN_NAMES,
    "document.issuer",
    "document.issuer_unit",
    "document_entry.direction",
    "unit.level",
    "unit.name",
    "unit.parent",
    "unit.place",
    "unit.short_name",
    "unit_alias.target",
    "unit_alias.alias",
    "unit_succession.old",
    "unit_succession.new",
)
def other_issuer(snapshot: Snapshot) -> Iterator[Issue]:
    """What predecessors, and departments below the office or them, issued is the office's own."""
    own = own_bodies(snapshot)
    office = snapshot.unit().name
    for entry, document in listed_entries(snapshot):
        if entry.direction is not Direction.ISSUED or not _is_other(snapshot, own, document):
            continue
        issuer = snapshot.find(Unit, document.issuer_unit)
        name = document.issuer or (issuer.name if issuer else "")
        yield Issue(
            f"{document_words(document)} trong sổ văn bản đi được ban hành bởi {name}, không phải {office}",
            RecordRef(DocumentEntry.TYPE, entry.uid, document_number(document)),
            "direction",
            office,
            name,
            related=(RecordRef(Document.TYPE, document.uid, document_number(document)),),
        )


def _is_other(snapshot: Snapshot, own: tuple[Unit, ...], document: Document) -> bool:
    """Whether a document's issuer is surely another body; one that nobody knows is taken for the office's own."""
    ours = {unit.uid for unit in own}
    if document.issuer_unit:
        return document.issuer_unit not in ours
    if not document.issuer:
        return False
    key = name_key(document.issuer)
    known = {unit.uid for unit in snapshot.all(Unit) if key in (name_key(unit.name), name_key(unit.short_name))}
    known |= {row.target for row in snapshot.all(UnitAlias) if name_key(row.alias) == key}
    if known:
        return not known & ours
    if any(name_key(unit.name).startswith(key) or _names_place(key, unit) for unit in own):
        return False
    return key.startswith(_OTHERS) or any(_names_place(key, unit) for unit in snapshot.all(Unit))


def _names_place(key: str, unit: Unit) -> bool:
    """Whether a body's name tells the place that a people's committee governs."""
    place = place_of(unit)
    return place != unit.name and f" {fold(place)} " in f" {key} "
