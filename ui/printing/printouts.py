"""What a place has to print: its list under the words of its filters, or the overview."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from cdsdesk.model.calling import named
from ui import periods
from ui.places.child_list import ChildList
from ui.places.list_place import ListPlace
from ui.places.overview import OverviewPlace
from ui.places.place import Place
from ui.places.record_rows import ALL
from ui.printing.list_print import print_list_of
from ui.printing.paper import Printout
from ui.tables.record_model import RecordModel

_MOST = 3


def printout_of(place: Place, focus: QWidget | None = None) -> Printout | None:
    """Return what a place prints: the list within it that has the focus, else its own; None where there is none."""
    inner = _list_within(place, focus)
    if inner is not None:
        return print_list_of(inner.table, inner.title.text(), " · ".join(_words_within(inner)))
    if isinstance(place, OverviewPlace):
        return place.printout()
    if isinstance(place, ListPlace):
        return print_list_of(place.table, place.words.title, " · ".join(filter_words(place)))
    return None


def _list_within(place: Place, focus: QWidget | None) -> ChildList | None:
    """Return the list of records within one that somebody stands in; of a place without a list the one it shows."""
    lists = [one for one in place.findChildren(ChildList) if one.isVisible() and one.model.rowCount()]
    held = [one for one in lists if focus is not None and one.isAncestorOf(focus)]
    return next(iter(held if isinstance(place, ListPlace | OverviewPlace) else held or lists), None)


def _words_within(inner: ChildList) -> list[str]:
    """Return what the list belongs to, the period, and what its columns are filtered by."""
    everything = inner.desk.everything()
    owner = everything.get(inner.rows.parent)
    told = [named(owner, everything.get)] if owner is not None and owner.uid != everything.office else []
    return [*told, periods.words(inner.desk.period.code), *_column_filters(inner.model)]


def filter_words(place: ListPlace) -> list[str]:
    """Return the period and everything that decides which rows a list shows."""
    found = [periods.words(place.desk.period.code)]
    choices = place.findChildren(QComboBox, options=Qt.FindChildOption.FindDirectChildrenOnly)
    found += [choice.currentText() for choice in choices if choice.isVisibleTo(place) and choice.currentText()]
    if place.rows.chip != ALL:
        found += [chip.word for chip in place.rows.chips() if chip.key == place.rows.chip]
    if place.rows.words:
        found.append(f"lọc “{place.rows.words}”")
    return found + _column_filters(place.model)


def _column_filters(model: RecordModel) -> list[str]:
    """Say which columns are filtered by what: "Chủ trì: Phòng Nội vụ"."""
    found = []
    for column in model.columns:
        condition = model.filters.get(column.key)
        if condition is None:
            continue
        values = sorted(value.split("\n")[0] or "(trống)" for value in condition.values or ())
        more = f" và {len(values) - _MOST} giá trị nữa" if len(values) > _MOST else ""
        told = [", ".join(values[:_MOST]) + more] if values else []
        told += [f"có “{condition.words}”"] if condition.words else []
        found.append(f"{column.title}: {'; '.join(told)}")
    return found
