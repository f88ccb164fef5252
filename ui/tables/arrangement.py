"""How somebody arranged the columns of a table: widths, order, which are hidden; kept by the keys of the columns."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QTableView

from ui.tables.columns import Column
from ui.tables.selection import shown_columns

Layout = Mapping[str, Any]
_NARROWEST, _WIDEST = 24, 4000


def arrangement(view: QTableView, columns: Sequence[Column], *, widths: bool) -> dict[str, Any]:
    """Return the arrangement for the memory; widths only when somebody chose them."""
    header = view.horizontalHeader()
    order = [columns[header.logicalIndex(visual)].key for visual in range(len(columns))]
    hidden = [column.key for place, column in enumerate(columns) if header.isSectionHidden(place)]
    made: dict[str, Any] = {}
    if order != [column.key for column in columns]:
        made["order"] = order
    if hidden != [column.key for column in columns if column.starts_hidden]:
        made["hidden"] = hidden
    if widths:
        kept = {column.key: view.columnWidth(place) for place, column in enumerate(columns)}
        made["widths"] = {key: width for key, width in kept.items() if width > 0}
    return made


def arrange(view: QTableView, columns: Sequence[Column], layout: Layout) -> bool:
    """Put an arrangement on a table, as far as its columns are still there; True when it brings widths."""
    order = [key for key in _texts(layout.get("order")) if key in {column.key for column in columns}]
    put_order(view, columns, order)
    hidden = layout.get("hidden")
    put_hidden(view, columns, [c.key for c in columns if c.starts_hidden] if hidden is None else _texts(hidden))
    widths = layout.get("widths")
    if not isinstance(widths, Mapping):
        return False
    for place, column in enumerate(columns):
        width = widths.get(column.key)
        if isinstance(width, int) and _NARROWEST <= width <= _WIDEST:
            view.setColumnWidth(place, width)
    return True


def put_order(view: QTableView, columns: Sequence[Column], order: Sequence[str]) -> None:
    """Show columns in an order; those that it does not name keep their place behind the ones before them."""
    header = view.horizontalHeader()
    keys = [column.key for column in columns]
    wanted = [key for key in dict.fromkeys(order) if key in keys]
    for place, key in enumerate(keys):
        if key not in wanted:
            wanted.insert(wanted.index(keys[place - 1]) + 1 if place else 0, key)
    for visual, key in enumerate(wanted):
        header.moveSection(header.visualIndex(keys.index(key)), visual)


def put_hidden(view: QTableView, columns: Sequence[Column], hidden: Sequence[str]) -> None:
    """Hide columns; one at least stays."""
    gone = {column.key for column in columns} & set(hidden)
    if len(gone) == len(columns):
        gone.discard(columns[0].key)
    for place, column in enumerate(columns):
        if view.isColumnHidden(place) is not (column.key in gone):
            view.setColumnHidden(place, column.key in gone)


def may_hide(view: QTableView) -> bool:
    """Whether more than one column is shown."""
    return len(shown_columns(view)) > 1


def _texts(found: object) -> list[str]:
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
