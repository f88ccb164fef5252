"""What a person told about an import beside the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cdsdesk.vietnamese.numbers import MoneyUnit

NEW, SKIP = "new", "skip"
"""Answers to which stored item a row means, beside the item's uid: none of them, or leave the row out."""

KEEP, TAKE = "keep", "take"
"""Answers to a value that differs from ours: keep ours, take the file's."""

ABOVE = "above"
"""Instead of the uid or number of a plan: the plan of the table before this one."""

TableKey = tuple[str, int]
"""Name of a sheet, number of a table of it from 1."""


@dataclass(frozen=True, slots=True)
class TableSaid:
    """What a person says of one table, before what holds for the whole file; ``leave`` leaves the table out."""

    kind: str = ""
    plan: str = ""
    plan_year: int | None = None
    no_plan: bool = False
    period: str = ""
    unit: MoneyUnit | None = None
    leave: bool = False


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Empty means: take it from the file. ``table`` counts the tables of a sheet from 1, ``plan`` is "145/KH-UBND".

    The rest is what a person says of single places: ``headers`` by sheet and table are the first and last row number
    of the headings; ``fields`` by sheet, table and column of the table (from 0) a field path, "" to keep the column
    among the extras; ``cells`` by sheet, row number and column of the table the text that should stand there;
    ``answers`` by sheet and row number the uid that a row means, or NEW or SKIP; ``values`` by sheet, row number and
    field path ("" for all of the row) KEEP or TAKE; ``tables`` what is said of one table alone.
    """

    sheet: str = ""
    table: int | None = None
    kind: str = "auto"
    plan: str = ""
    plan_year: int | None = None
    no_plan: bool = False
    period: str = ""
    unit: MoneyUnit | None = None
    hidden: bool = False
    headers: Mapping[TableKey, tuple[int, int]] = field(default_factory=dict)
    fields: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    cells: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    answers: Mapping[tuple[str, int], str] = field(default_factory=dict)
    values: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    tables: Mapping[TableKey, TableSaid] = field(default_factory=dict)

    def of_table(self, sheet: str, number: int) -> "ImportOptions":
        """Return the options as they hold for one table."""
        said = self.tables.get((sheet, number))
        if said is None:
            return self
        told = replace(
            self, kind=said.kind or self.kind, period=said.period or self.period, unit=said.unit or self.unit
        )
        if said.plan or said.no_plan:
            told = replace(told, plan=said.plan, plan_year=said.plan_year, no_plan=said.no_plan)
        return told

    def columns_said(self, sheet: str, number: int) -> frozenset[int]:
        """Return the columns of a table that a person gave a field, or kept among the extras."""
        return frozenset(column for name, table, column in self.fields if (name, table) == (sheet, number))

    def answers_of(self, sheet: str) -> Mapping[int, str]:
        """Return the answers for the rows of a sheet by row number."""
        return {row: answer for (name, row), answer in self.answers.items() if name == sheet}

    def values_of(self, sheet: str) -> Mapping[tuple[int, str], str]:
        """Return what is said of values that differ from ours, by row number and field path."""
        return {(row, path): answer for (name, row, path), answer in self.values.items() if name == sheet}
