"""Importing step by step, for a page: read a source once, preview it as often as something is said, write it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cdsdesk.actions.import_facts import facts_of
from cdsdesk.actions.import_memory import as_of_its_year, remembered, with_remembered
from cdsdesk.actions.import_outlines import outline_changes
from cdsdesk.actions.import_package import package_book, package_plan
from cdsdesk.actions.import_plans import is_named, new_plan_words, plan_choices, plan_name
from cdsdesk.actions.import_profile import profile_changes
from cdsdesk.actions.import_rows import ShownRows, verdict_of
from cdsdesk.actions.import_shown import Candidate, ShownColumn, ShownRow, Verdict
from cdsdesk.actions.import_words import field_choices
from cdsdesk.actions.own_tables import own_planner
from cdsdesk.cycles import no_search_for_cycles
from cdsdesk.errors import InputError
from cdsdesk.exchange.opening import needs_password
from cdsdesk.exchange.package import is_package
from cdsdesk.exchange.template_package import TemplatePackage, read_template
from cdsdesk.importing.collected import is_form
from cdsdesk.importing.heading_words import heading_years
from cdsdesk.importing.hidden import column_name
from cdsdesk.importing.memory import memory_of
from cdsdesk.importing.needs import Need
from cdsdesk.importing.options import KEEP, TAKE, ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import Gone, ImportPlan, TablePlan
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.told import BookTables
from cdsdesk.model.changes import ChangeSet, inserted, updated
from cdsdesk.model.documents import Document
from cdsdesk.model.periods import period_words
from cdsdesk.model.reports import TemplateMemory
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.readers.raw import RawBook
from cdsdesk.readers.reader import DocumentReader, read_document

LABEL = "Nhập"


@dataclass(frozen=True, eq=False)
class Reading:
    """A source as read: what it is called, its sheets, and what was worked out about them so far.

    ``told_as`` is the path of a file as it was given, ``package`` what it holds when it is a template package.
    """

    source: str
    book: RawBook
    tables: BookTables = field(repr=False)
    told_as: str = ""
    package: TemplatePackage | None = None

    def sheets(self) -> tuple[tuple[str, bool], ...]:
        """Return the name of each sheet and whether it is shown."""
        return tuple((sheet.name, sheet.visible) for sheet in self.book.sheets if sheet.rows)

    def lines(self, sheet: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return row number and cells of every row of a sheet, cleaned, to choose the header rows from."""
        found = next(each for each in self.book.sheets if each.name == sheet)
        grid = self.tables.grid(found)
        return tuple((grid.number(row), tuple(cells)) for row, cells in enumerate(grid.texts))


@dataclass(frozen=True)
class ShownTable:
    """A table with its header, columns, rows, plan and period, and what was noticed; row numbers are the sheet's.

    ``facts`` are short remarks for a banner, ``repairs`` all of them; ``places`` are the row numbers of first and last
    row. With a ``need`` something must be said first; ``plan_choices`` are then the plans to choose from. Of a plan
    that would be made under a name found beside the table ``made_up`` says so.
    """

    sheet: str
    number: int
    kind: str
    header_rows: tuple[int, int]
    places: tuple[int, int]
    columns: tuple[ShownColumn, ...]
    rows: Sequence[ShownRow]
    verdicts: tuple[Verdict, ...]
    to_see: frozenset[int]
    counts: Mapping[str, int]
    facts: tuple[str, ...]
    repairs: tuple[Repair, ...]
    gone: tuple[Gone, ...]
    plan: str
    plan_words: str
    plan_is_new: bool
    period: str
    period_words: str
    need: Need | None
    plan_choices: tuple[Candidate, ...] = ()
    headings: tuple[tuple[str, ...], ...] = ()
    """For each row the sections above it, the outermost first."""
    made_up: str = ""
    perhaps_gone: tuple[Gone, ...] = ()

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return the fields that a column may hold with their words; "" beside them keeps it among the extras."""
        years = {year for column in self.columns for year in heading_years(column.heading)}
        if self.period:
            years.add(int(self.period[:4]))
        return field_choices(self.kind, years, [column.path for column in self.columns])


@dataclass(frozen=True, eq=False)
class Preview:
    """What an import would do; ``refusal`` says why no table was found, then there are none.

    ``forms`` are what will be remembered of its tables.
    """

    reading: Reading
    options: ImportOptions
    plan: ImportPlan | None
    tables: tuple[ShownTable, ...]
    refusal: str = ""
    forms: tuple[TemplateMemory, ...] = ()

    def to_write(self) -> int:
        """Return how many rows would be written."""
        return sum(table.counts["insert"] + table.counts["update"] for table in self.tables)

    def open_questions(self) -> int:
        """Return how many rows and tables still wait for an answer."""
        return sum(table.counts["ask"] for table in self.tables)


def read_file(
    path: Path, progress: Progress | None = None, reader: DocumentReader | None = None, password: str = ""
) -> Reading:
    """Read a file, with a warm reader when there is one; of packages some open with a password.

    Raises InputError, PasswordNeededError, WrongPasswordError, Cancelled.
    """
    told = progress or NoProgress()
    if path.is_file() and (is_package(path) or needs_password(path)):
        package = read_template(path, password)
        book = package_book(package)
        return Reading(path.name, book, BookTables(book), str(path), package)
    book = reader.read(path, told) if reader is not None else read_document(path, told)
    if is_form(book):
        what = "hãy mở “Thu số liệu từ các đơn vị…” rồi bấm “Nhận phiếu trả lời…”"
        raise InputError("Tệp này là phiếu thu số liệu", path.name, what)
    return Reading(path.name, book, BookTables(book), str(path))


def reading_of(source: str, book: RawBook) -> Reading:
    """Return a book that was read elsewhere, as from the clipboard, as a source."""
    return Reading(source, book, BookTables(book), source)


@no_search_for_cycles()
def preview(
    reading: Reading,
    options: ImportOptions,
    snapshot: Snapshot,
    office: str,
    progress: Progress | None = None,
    *,
    ask: bool = True,
) -> Preview:
    """Say what an import would do with a snapshot of everything; what is missing is a question, never an error.

    With ``ask`` false it is refused: UsageError naming the flag, InputError without a table. Raises UsageError for a
    sheet, table, kind or field that does not exist, Cancelled.
    """
    if reading.package is not None:
        packed = package_plan(reading.package, options, snapshot, office, reading.told_as)
        return Preview(
            reading, options, packed, tuple(_shown(reading, table, packed, options) for table in packed.tables)
        )
    memory = memory_of(snapshot)
    try:
        tables = read_tables(reading.tables, options, memory)
    except InputError as refusal:
        if not ask:
            raise
        return Preview(reading, options, None, (), refusal.sentence())
    own, notes, sums = own_planner(reading.book, snapshot)
    tables = tuple(table for table in tables if table.sheet not in sums)
    if not tables:
        told = InputError("Sổ tính chỉ có số liệu của các đơn vị gửi lên", reading.source, "hãy sửa ở đơn vị gửi")
        if not ask:
            raise told
        return Preview(reading, options, None, (), told.sentence())
    if own is not None:
        tables = tuple(replace(table, meaning=replace(table.meaning, certainty=100)) for table in tables)
    tables = (replace(tables[0], repairs=(*notes, *tables[0].repairs)), *tables[1:])
    tables = as_of_its_year(tables, options, memory) if own is None else tables
    said = with_remembered(options, tables, memory, snapshot)
    plan = plan_import(tables, snapshot, said, office, reading.told_as, progress, ask=ask, own=own)
    forms = tuple(remembered(reading.book, said, plan.tables, snapshot)) if own is None else ()
    return Preview(
        reading, options, plan, tuple(_shown(reading, table, plan, options) for table in plan.tables), forms=forms
    )


@no_search_for_cycles()
def write(shown: Preview, who: str = "") -> ChangeSet:
    """Return the one step that imports what the preview shows; rows that are asked about stay out.

    What was learned of its forms is remembered in the same step, so that taking the import back forgets it too.
    """
    label = f"{LABEL} {shown.reading.source}"
    made = shown.plan.changes(label, who) if shown.plan is not None else ChangeSet(label, (), who)
    if shown.plan is not None and shown.reading.package is not None:
        package, known = shown.reading.package, shown.plan.work.snapshot
        more = *outline_changes(package, known), *profile_changes(package, known)
        return replace(made, changes=(*made.changes, *more))
    if not made or shown.plan is None:
        return made
    find = shown.plan.work.snapshot.get
    forms = [(find(form.uid), form) for form in shown.forms]
    changes = [inserted(form) if old is None else updated(old, form) for old, form in forms]
    return replace(made, changes=(*made.changes, *filter(None, changes)))


def answered(options: ImportOptions, sheet: str, row: int, answer: str, path: str = "") -> ImportOptions:
    """Return the options with the answer to the question of a row; "" takes the answers of the row back."""
    answers = {place: said for place, said in options.answers.items() if place != (sheet, row)}
    values = {place: said for place, said in options.values.items() if place[:2] != (sheet, row)}
    if not answer:
        return replace(options, answers=answers, values=values)
    if answer in (KEEP, TAKE):
        return replace(options, values={**options.values, (sheet, row, path): answer})
    return replace(options, answers={**answers, (sheet, row): answer})


def _shown(reading: Reading, plan: TablePlan, whole: ImportPlan, options: ImportOptions) -> ShownTable:
    table = plan.table
    document = whole.work.find(Document, plan.plan) if plan.plan else None
    numbers = [number for row in table.rows for number in row.rows]
    last = table.header_rows[1]
    places = (min(numbers, default=last), max(numbers, default=last))
    return ShownTable(
        table.sheet,
        table.number,
        table.kind,
        table.header_rows,
        places,
        tuple(_columns(reading, plan)),
        ShownRows(plan, whole.work),
        tuple(verdict_of(row) for row in plan.rows),
        frozenset(place for place, row in enumerate(plan.rows) if row.problems and not row.decided),
        plan.counts(),
        tuple(facts_of(plan, places, options.columns_said(table.sheet, table.number))),
        table.repairs,
        plan.gone,
        plan.plan,
        plan_name(document) if document is not None else "",
        document is not None and whole.work.snapshot.get(plan.plan) is None,
        plan.period,
        period_words(plan.period) if plan.period else "",
        plan.need,
        plan_choices(plan, whole),
        tuple(_headings(table)),
        new_plan_words(plan, whole.work) if document is not None and not is_named(document) else "",
        plan.perhaps_gone,
    )


def _headings(table: TableRead) -> Iterator[tuple[str, ...]]:
    """Yield for each row the numbers and titles of the sections that it stands under."""
    paths: list[tuple[str, ...]] = []
    for section in table.sections:
        above = paths[section.parent] if section.parent is not None else ()
        paths.append((*above, f"{section.number}. {section.title}" if section.number else section.title))
    for row in table.rows:
        yield paths[row.section] if row.section is not None else ()


def _columns(reading: Reading, plan: TablePlan) -> Iterator[ShownColumn]:
    table = plan.table
    left = next(sheet.origin[1] for sheet in reading.book.sheets if sheet.name == table.sheet)
    for column, (heading, path) in enumerate(zip(table.headers, table.meaning.fields, strict=True)):
        if heading or path or any(row.cells[column] for row in table.rows):
            taker = table.meaning.lost.get(column)
            letters, gave = column_name(left + column), "" if taker is None else column_name(left + taker)
            yield ShownColumn(column, letters, heading, path or "", column in table.meaning.others, gave)
