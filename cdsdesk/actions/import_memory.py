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
from cdsdesk.model.reports import TemplateMemory
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook
from cdsdesk.vietnamese.numbers import MoneyUnit
from cdsdesk.vietnamese.text import clean_line


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
            said = replace(said, plan=form.plan) if snapshot.find(Document, form.plan) is not None else said
        told[table.sheet, table.number] = said
    return replace(options, tables=told)


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
    told_plan = plan.plan if said.plan and table.title.plan is None else ""
    marked = options.headers.get(place)
    if marked is None:
        line, lines = (known.first_line, known.lines) if known is not None else ((), 0)
        return form_of(table, kept_out, said.unit, told_plan, line, lines)
    sheet = next(each for each in book.sheets if each.name == table.sheet)
    cells = [clean_line(str(cell)) for cell in sheet.rows[marked[0] - 1 - sheet.origin[0]]]
    return form_of(table, kept_out, said.unit, told_plan, cells, marked[1] - marked[0] + 1)
