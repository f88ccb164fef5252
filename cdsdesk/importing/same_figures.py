"""When the figures of indicators are of; of two columns that would fill the same one, one stays among the extras."""

from collections.abc import Collection
from dataclasses import replace

from cdsdesk.importing.table_read import TableRead


def with_figures_once(table: TableRead, period: str, year: int | None, told: Collection[int]) -> TableRead:
    """Return a table of which no two columns hold the same figure: targets of one year, results of one period.

    A column that a person ``told`` goes before one whose heading names year or period, that before all others.
    """
    if table.kind != "indicators":
        return table
    fields = [_with_year(path, year) for path in table.meaning.fields]
    order = sorted(range(len(fields)), key=lambda column: (column not in told, "." not in (fields[column] or "")))
    holders: dict[tuple[str, str], int] = {}
    lost: dict[int, int] = {}
    for column in order:
        figure = _figure(fields[column] or "", period, year)
        if figure is not None and (holder := holders.setdefault(figure, column)) != column:
            lost[column], fields[column] = holder, None
    if tuple(fields) == table.meaning.fields:
        return table
    return replace(table, meaning=replace(table.meaning, fields=tuple(fields), lost={**table.meaning.lost, **lost}))


def _with_year(path: str | None, year: int | None) -> str | None:
    """Return the path of results of a part of a year ("measurements.Q1") with the year that the table is of."""
    name, _, when = (path or "").partition(".")
    return f"{name}.{year}-{when}" if name == "measurements" and when and year and not when[:4].isdigit() else path


def _figure(path: str, period: str, year: int | None) -> tuple[str, str] | None:
    """Return whether a column holds targets or results, and of when; None for any other column."""
    name, _, when = path.partition(".")
    if name == "targets":
        return name, when or str(year or "")
    return ("result", when or period) if name in ("result", "measurements") else None
