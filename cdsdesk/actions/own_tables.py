"""Tables of a workbook of ours that comes back: where its rows and headings belong, what would be printed there now."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cdsdesk.actions.own_added import AddedColumns
from cdsdesk.actions.own_rows import OwnRows, Printed, PrintedCell
from cdsdesk.document.blocks import Cell, DataRow, Table
from cdsdesk.document.sources import marks_of, number_mark, text_mark
from cdsdesk.importing.heading_words import heading_key
from cdsdesk.importing.options import NEW, SKIP, ImportOptions
from cdsdesk.importing.own_workbook import OwnSheet, OwnWorkbook, own_columns, own_workbook, sheet_of
from cdsdesk.importing.pipeline import OwnPlanner
from cdsdesk.importing.planners import Rows, rows_of
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.row_plan import Context
from cdsdesk.importing.sections import SectionRead
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.work import Work
from cdsdesk.model.bodies import issuing_units
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import previous, window
from cdsdesk.model.reading import open_report
from cdsdesk.model.reports import Report, ReportKind
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.model.tasks import PlanItem, Section, Task
from cdsdesk.readers.raw import RawBook
from cdsdesk.reporting.annex_tables import annex
from cdsdesk.reporting.compose import context_of
from cdsdesk.reporting.grid import column_headings
from cdsdesk.vietnamese.text import clean_text

_AS_ANY_TABLE = "đọc như bảng thường, đối chiếu các dòng theo tên"


def own_planner(book: RawBook, everything: Snapshot) -> tuple[OwnPlanner | None, tuple[Repair, ...], frozenset[str]]:
    """Return who plans the tables of a workbook that this data file wrote; None for any other workbook.

    Beside it stands what must be said when the workbook was written like ours by another data file or office, and
    which of its sheets tell of offices below: nothing in these is ours to be edited.
    """
    own = own_workbook(book)
    if own is None:
        return None, (), frozenset()
    foreign = _foreign(own, everything)
    if foreign:
        return None, (Repair((), foreign),), frozenset()
    sums = frozenset(name for name, sheet in own.sheets.items() if _is_of_offices_below(sheet, everything))
    notes = tuple(Repair((), f"Bỏ qua trang tính “{name}”: số liệu của các đơn vị gửi lên") for name in sorted(sums))
    return _planner(own, book, everything), notes, sums


def _is_of_offices_below(sheet: OwnSheet, everything: Snapshot) -> bool:
    return bool(sheet.rows) and all(everything.find(Submission, row.uid) is not None for row in sheet.rows)


def _foreign(own: OwnWorkbook, everything: Snapshot) -> str:
    """Say why a workbook is not of this data file; "" when it is."""
    issuers = {everything.office}
    for report in everything.where(Report, "unit", everything.office):
        # the report of a past year names the office that stood then
        issuers.update(unit.uid for unit in issuing_units(everything, report))
    if own.office not in issuers:
        other = everything.find(Unit, own.office)
        name = f" ({other.name})" if other is not None else ""
        return f"Tệp do chương trình xuất cho cơ quan khác{name}: {_AS_ANY_TABLE}"
    if not any(everything.get(uid) for uid in own.uids()):
        return f"Tệp do chương trình xuất từ một hồ sơ khác: {_AS_ANY_TABLE}"
    return ""


def _planner(own: OwnWorkbook, book: RawBook, everything: Snapshot) -> OwnPlanner:
    printed = printed_now(everything, own.period, own.kind)
    names = [sheet.name for sheet in book.sheets]
    year = window(own.period).year

    def plan(table: TableRead, work: Work, options: ImportOptions) -> tuple[Context, Rows] | None:
        sheet = sheet_of(table, own, names)
        if sheet is None:
            return None
        home = home_of(sheet, work.snapshot)
        sections, notes = _sections(table, sheet, work)
        notes += AddedColumns(table, own_columns(table, sheet).values()).notes(_kind_of(sheet, work.snapshot))
        table = replace(table, repairs=(*table.repairs, *notes))
        answers = options.answers_of(table.sheet)
        known = {row: said for row, said in answers.items() if said in (NEW, SKIP) or work.snapshot.get(said)}
        context = Context(
            table, *(home or ("", "")), work.office, own.period, year, sections, known, options.values_of(table.sheet)
        )
        others = rows_of(context, work, options) if home is not None else None
        return context, OwnRows(context, work, sheet, printed, others)

    return plan


def _kind_of(sheet: OwnSheet, snapshot: Snapshot) -> type[Record] | None:
    """Return what the rows of a sheet are; None when none of them is there any more."""
    return next((type(found) for row in sheet.rows if (found := snapshot.get(row.uid)) is not None), None)


def printed_now(everything: Snapshot, period: str, kind: str = "") -> Printed:
    """Return what the annexes of a period's report (or plan) would hold now."""
    snapshot = select(everything, period, changed=None)
    made = ReportKind(kind) if kind in set(ReportKind) else ReportKind.BAO_CAO
    report = open_report(snapshot, made) or Report(unit=snapshot.office, period=period, kind=made)
    last = select(everything, previous(period), changed=None) if made is ReportKind.KE_HOACH else None
    context = context_of(snapshot, report, last)
    printed: dict[tuple[str, str], PrintedCell] = {}
    for planned in context.annexes:
        for block in annex(context, planned).blocks:
            if isinstance(block, Table):
                printed |= dict(_printed(block))
    return printed


def _printed(table: Table) -> Iterator[tuple[tuple[str, str], PrintedCell]]:
    headings = column_headings(table)
    for row in table.rows:
        if isinstance(row, DataRow):
            uid = row.cells[0].refs[0].uid
            for heading, cell in zip(headings, row.cells, strict=True):
                yield (uid, heading_key(heading)), _printed_cell(cell)
                yield (uid, heading), _printed_cell(cell)


def _printed_cell(cell: Cell) -> PrintedCell:
    marks = {text_mark(clean_text(cell.text))}
    if isinstance(cell.value, int | Decimal):
        marks.add(number_mark(cell.value))
    return PrintedCell(cell.text, frozenset(marks))


def home_of(sheet: OwnSheet, snapshot: Snapshot) -> tuple[str, str] | None:
    """Return plan and annex of most of the rows of a sheet, where a row that was added to it belongs."""
    found: Counter[tuple[str, str]] = Counter()
    for row in sheet.rows:
        record = snapshot.get(row.uid)
        if isinstance(record, Indicator) and record.plan:
            found[record.plan, record.annex] += 1
        elif isinstance(record, Task):
            found.update((item.plan, item.annex) for item in snapshot.where(PlanItem, "task", record.uid) if item.code)
    return found.most_common(1)[0][0] if found else None


def _sections(table: TableRead, sheet: OwnSheet, work: Work) -> tuple[tuple[str, ...], list[Repair]]:
    """Return the uid of each heading row, "" for one that is not known; a title that was edited goes into ``work``."""
    left = list(sheet.sections)
    uids: dict[int, str] = {}
    for place, read in enumerate(table.sections):
        found = next(((uid, mark) for uid, mark in left if mark in _section_marks(read.number, read.title)), None)
        if found is not None:
            left.remove(found)
            uids[place] = found[0]
    open_places = [place for place in range(len(table.sections)) if place not in uids]
    notes = []
    if open_places and len(open_places) == len(left):
        for place, (uid, mark) in zip(open_places, left, strict=True):
            uids[place] = uid
            notes.append(_renamed(table.sections[place], uid, mark, work))
    else:
        notes = [
            Repair((table.sections[place].row,), "Tên mục này không có trong hồ sơ, không nhập", is_loss=True)
            for place in open_places
        ]
    return tuple(uids.get(place, "") for place in range(len(table.sections))), notes


def _renamed(read: SectionRead, uid: str, mark: str, work: Work) -> Repair:
    section = work.find(Section, uid)
    if section is None:
        return Repair((read.row,), "Mục này không còn trong hồ sơ, không nhập tên mới", is_loss=True)
    told = f"Tên mục: {section.title} → {read.title}"
    if mark not in _section_marks(section.number, section.title):
        return Repair((read.row,), f"{told}; tên này cũng đã sửa trong hồ sơ nên giữ nguyên", is_loss=True)
    work.put(replace(section, title=read.title, number=read.number))
    return Repair((read.row,), told)


def _section_marks(number: str, title: str) -> frozenset[str]:
    bare = number.rstrip(".")
    return marks_of(f"{bare}. {title}" if bare else title)
