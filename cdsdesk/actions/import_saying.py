"""What a person says of an import, one thing at a time: each gives the options with that said; loads no library."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from cdsdesk.importing.options import ImportOptions, TableKey, TableSaid
from cdsdesk.vietnamese.numbers import MoneyUnit

K = TypeVar("K")
V = TypeVar("V")


def left_out(options: ImportOptions) -> tuple[TableKey, ...]:
    """Return the tables that are left out."""
    return tuple(key for key, said in options.tables.items() if said.leave)


def of_table(options: ImportOptions, key: TableKey) -> TableSaid:
    """Return what is said of one table."""
    return options.tables.get(key, TableSaid())


def say_kind(options: ImportOptions, key: TableKey, kind: str) -> ImportOptions:
    """Say what kind of table it is; the fields that were chosen for another kind are forgotten."""
    fields = {place: path for place, path in options.fields.items() if place[:2] != key}
    return _said(replace(options, fields=fields), key, kind=kind)


def say_plan(options: ImportOptions, key: TableKey, plan: str) -> ImportOptions:
    """Say to which plan the rows belong, by its uid or as "145/KH-UBND"; "" leaves it to the file."""
    return _said(options, key, plan=plan, plan_year=None)


def say_period(options: ImportOptions, key: TableKey, period: str) -> ImportOptions:
    """Say of which period the figures are; "" leaves it to the file."""
    return _said(options, key, period=period)


def say_unit(options: ImportOptions, key: TableKey, unit: MoneyUnit | None) -> ImportOptions:
    """Say in which unit money is written; None leaves it to the file."""
    return _said(options, key, unit=unit)


def say_hidden(options: ImportOptions, *, wanted: bool) -> ImportOptions:
    """Say whether hidden sheets, rows and columns go in too."""
    return replace(options, hidden=wanted)


def say_left_out(options: ImportOptions, key: TableKey, *, leave: bool) -> ImportOptions:
    """Leave a table out, or take it again."""
    return _said(options, key, leave=leave)


def say_header(options: ImportOptions, key: TableKey, first: int, last: int) -> ImportOptions:
    """Say which rows of the sheet are the headings of a table; what was said of its columns is forgotten."""
    fields = {place: path for place, path in options.fields.items() if place[:2] != key}
    return replace(options, headers={**options.headers, key: (first, last)}, fields=fields)


def say_field(options: ImportOptions, key: TableKey, column: int, path: str) -> ImportOptions:
    """Say what field a column holds, "" to keep it among the extras."""
    return replace(options, fields={**options.fields, (*key, column): path})


def say_cell(options: ImportOptions, sheet: str, row: int, column: int, text: str) -> ImportOptions:
    """Say what should stand in a cell."""
    return replace(options, cells={**options.cells, (sheet, row, column): text})


def unsay_cell(options: ImportOptions, sheet: str, row: int, column: int) -> ImportOptions:
    """Leave a cell as the file has it."""
    return replace(options, cells=_without(options.cells, (sheet, row, column)))


def anything_said(options: ImportOptions) -> bool:
    """Whether a person said anything that would be lost with the options."""
    return options != ImportOptions()


def _said(options: ImportOptions, key: TableKey, **what: Any) -> ImportOptions:
    said = replace(of_table(options, key), **what)
    return replace(options, tables={**_without(options.tables, key), **({key: said} if said != TableSaid() else {})})


def _without(given: Mapping[K, V], key: K) -> dict[K, V]:
    return {each: value for each, value in given.items() if each != key}
