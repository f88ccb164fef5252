"""Documents that results name: with another date than in the data, issued after the period."""

from collections.abc import Hashable, Iterator
from dataclasses import replace

from cdsdesk.checks.document_series import issuer_key, loose_serial, loose_symbol
from cdsdesk.checks.evidence import cited_in
from cdsdesk.checks.naming import mended_at, task_name, task_ref
from cdsdesk.checks.reads import TASK_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.scopes import TASKS
from cdsdesk.facts.citations import CitationFound
from cdsdesk.model.bodies import name_key, own_bodies
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.names import document_number, document_words
from cdsdesk.model.reading import progress_of
from cdsdesk.model.snapshot import Snapshot, asked_once
from cdsdesk.model.tasks import Progress, Task
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.document_numbers import document_number as joined_number

_GENERAL = frozenset({"", "văn bản"})


def _tasks_naming(snapshot: Snapshot, document: Document) -> Iterator[Hashable]:
    """Yield the tasks whose results may name a document, and those whose plan it is."""
    yield from TASKS.paths[Document.TYPE](snapshot, document)
    serial = loose_serial(document.number)
    yield from (row.task for row in snapshot.all(Progress) if serial and serial in row.result)


_CITING = replace(TASKS, paths={**TASKS.paths, Document.TYPE: _tasks_naming})


@asked_once
def _by_number(snapshot: Snapshot) -> dict[tuple[str, str], list[Document]]:
    found: dict[tuple[str, str], list[Document]] = {}
    for document in snapshot.all(Document):
        if document.number and document.symbol and document.date is not None:
            found.setdefault((loose_serial(document.number), loose_symbol(document.symbol)), []).append(document)
    return found


@rule(
    "document.cited-with-another-date",
    Severity.WARNING,
    "Văn bản nêu trong kết quả ghi ngày khác với ngày đã có trong số liệu",
    *TASK_NAMES,
    "document.issuer",
    "document.issuer_unit",
    "document_entry.direction",
    "document_entry.document",
    "document_entry.unit",
    "progress.result",
    "unit.level",
    "unit.name",
    "unit.parent",
    "unit_alias.alias",
    "unit_alias.target",
    "unit_succession.new",
    "unit_succession.old",
    each=_CITING,
)
def cited_with_another_date(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """A number is given once a year (Nghị định 30/2020/NĐ-CP, Điều 15); documents of another body are left out."""
    progress = progress_of(snapshot, task.uid)
    for cited in cited_in(progress.result) if progress is not None else ():
        known = _other_day(snapshot, cited)
        if progress is None or known is None or cited.date is None or known.date is None:
            continue
        ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
        number = joined_number(cited.number, cited.symbol)
        days = format_date(cited.date), format_date(known.date)
        yield Issue(
            f"{task_name(snapshot, task)} nêu văn bản {number} ngày {days[0]},"
            f" trong số liệu là {document_words(known)}",
            ref,
            "result",
            days[1],
            days[0],
            (number,),
            (*related, RecordRef(Document.TYPE, known.uid, document_number(known))),
        )


def _other_day(snapshot: Snapshot, cited: CitationFound) -> Document | None:
    """Return a known document that a citation means by number, kind, issuer and year, where none has its date."""
    if cited.date is None or not cited.number:
        return None
    alike = [
        document
        for document in _by_number(snapshot).get((loose_serial(cited.number), loose_symbol(cited.symbol)), ())
        if _is_meant(snapshot, document, cited)
    ]
    if any(document.date == cited.date for document in alike):
        return None
    same_year = [row for row in alike if row.date is not None and row.date.year == cited.date.year]
    return same_year[0] if len(same_year) == 1 else None


@asked_once
def _own(snapshot: Snapshot) -> frozenset[str]:
    """Return the documents that the office or a body of its own issued."""
    entered = {
        entry.document
        for entry in snapshot.where(DocumentEntry, "unit", snapshot.office)
        if entry.direction is Direction.ISSUED
    }
    ours = {name_key(unit.name) for unit in own_bodies(snapshot)}
    issued = {document.uid for document in snapshot.all(Document) if issuer_key(snapshot, document) in ours}
    return frozenset(entered | issued)


def _is_meant(snapshot: Snapshot, document: Document, cited: CitationFound) -> bool:
    """Whether a citation may mean a document; without an issuer an office cites what it issued itself."""
    if not cited.issuer and document.uid not in _own(snapshot):
        return False
    kinds = {kind.lower() for kind in (document.type, cited.type)} - _GENERAL
    issuers = {name_key(cited.issuer) if cited.issuer else "", issuer_key(snapshot, document)} - {""}
    return len(kinds) < 2 and len(issuers) < 2


@rule(
    "dates.result-after-period",
    Severity.WARNING,
    "Kết quả nêu văn bản ban hành sau kỳ báo cáo",
    *TASK_NAMES,
    "progress.result",
    each=TASKS,
)
def result_after_period(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """A report cannot cite what was issued after its own period; often the year is mistyped."""
    progress = progress_of(snapshot, task.uid)
    period = snapshot.period
    for cited in cited_in(progress.result) if progress is not None and period is not None else ():
        if progress is None or period is None or cited.date is None or cited.date <= period.calendar_to:
            continue
        ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
        number = joined_number(cited.number, cited.symbol)
        day, last = format_date(cited.date), format_date(period.calendar_to)
        yield Issue(
            f"{task_name(snapshot, task)} nêu văn bản {number} ngày {day}, sau ngày cuối kỳ {last}",
            ref,
            "result",
            f"không sau {last}",
            day,
            (number,),
            related,
        )
