"""Remembering the forms of an import, and what a person said of them, in the step that imports them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cdsdesk.importing.heading_words import heading_key
from cdsdesk.importing.memory import KEPT_OUT, Form, Memory, form_of, memory_of
from cdsdesk.importing.options import ImportOptions, TableSaid
from cdsdesk.importing.plan import TablePlan
from cdsdesk.importing.table_read import TableRead
from cdsdesk.model.documents import Document
from cdsdesk.model.identity import named_uid
from cdsdesk.model.periods import window
from cdsdesk.model.reports import TemplateMemory
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook
from cdsdesk.vietnamese.numbers import MoneyUnit
from cdsdesk.vietnamese.text import clean_line


def as_of_its_year(tables: Sequence[TableRead], options: ImportOptions, memory: Memory) -> tuple[TableRead, ...]:
    """Return the tables with the fields of their years where a form was taught those of another year.

    A field that a person gives to a column now is the one that is meant.
    """
    found = []
    for table in tables:
        year = _year_of(table, options)
        moved = memory.of_year(table, year) if year else table
        told = options.columns_said(table.sheet, table.number)
        pairs = enumerate(zip(table.meaning.fields, moved.meaning.fields, strict=True))
        fields = tuple(old if column in told else new for column, (old, new) in pairs)
        found.append(
            table if fields == table.meaning.fields else replace(table, meaning=replace(table.meaning, fields=fields))
        )
    return tuple(found)


def _year_of(table: TableRead, options: ImportOptions) -> int:
    """Return the year of a table: its period's, told or written above it, 0 when there is none."""
    code = options.of_table(table.sheet, table.number).period or table.period()
    return window(code).year if code else 0


def with_remembered(
    options: ImportOptions, tables: Sequence[TableRead], memory: Memory, snapshot: Snapshot
) -> ImportOptions:
    """Return the options with unit and plan that were told of these forms before, where file and person are silent."""
    told = dict(options.tables)
    for table in tables:
        form = memory.known(table.headers)
        if form is None:
            continue
        said = told.get((table.sheet, table.number), TableSaid())
        now = options.of_table(table.sheet, table.number)
        if form.unit and now.unit is None and table.title.unit is None:
            said = replace(said, unit=MoneyUnit(form.unit))
        if form.plan and not now.plan and not now.no_plan and table.title.plan is None:
            plan = snapshot.find(Document, form.plan)
            said = replace(said, plan=form.plan) if plan is not None and _is_of_years(plan, table) else said
        told[table.sheet, table.number] = said
    return replace(options, tables=told)


def _is_of_years(plan: Document, table: TableRead) -> bool:
    """Say whether a plan is for one of the years that title and headings of a table name; True when one names none."""
    first = plan.year_from or (plan.date.year if plan.date else None)
    years = {*table.title.years, *table.meaning.years, *table.meaning.years_of("targets", "funding", "measurements")}
    return first is None or not years or any(first <= year <= (plan.year_to or first) for year in years)


def remembered(
    book: RawBook, options: ImportOptions, tables: Sequence[TablePlan], snapshot: Snapshot
) -> Iterator[TemplateMemory]:
    """Yield what is to be remembered of the forms of an import that is not remembered so already."""
    stored = {record.fingerprint: record for record in snapshot.all(TemplateMemory)}
    memory = memory_of(snapshot)
    for plan in tables:
        if plan.need is not None or not plan.rows:
            continue
        form = _form(book, options, plan, memory)
        old = stored.get(form.fingerprint)
        uid = old.uid if old is not None else named_uid(TemplateMemory.TYPE, form.fingerprint)
        record = TemplateMemory(uid=uid, fingerprint=form.fingerprint, mapping=form.to_json())
        if old is None or old.mapping != record.mapping:
            stored[form.fingerprint] = record
            yield record


def _form(book: RawBook, options: ImportOptions, plan: TablePlan, memory: Memory) -> Form:
    table = plan.table
    place = table.sheet, table.number
    said = options.of_table(*place)
    known = memory.known(table.headers)
    kept_out = {key for key, path in known.columns if path == KEPT_OUT} if known is not None else set()
    for column, header in enumerate(table.headers):
        if options.fields.get((*place, column)) == "":
            kept_out.add(heading_key(header))
    known_plan = known.plan if known is not None else ""
    told_plan = plan.plan if said.plan and table.title.plan is None else known_plan
    year = _year_of(table, options)
    marked = options.headers.get(place)
    if marked is None:
        line, lines = (known.first_line, known.lines) if known is not None else ((), 0)
        return form_of(table, kept_out, said.unit, told_plan, line, lines, year)
    sheet = next(each for each in book.sheets if each.name == table.sheet)
    cells = [clean_line(str(cell)) for cell in sheet.rows[marked[0] - 1 - sheet.origin[0]]]
    return form_of(table, kept_out, said.unit, told_plan, cells, marked[1] - marked[0] + 1, year)
