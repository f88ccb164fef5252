"""The steps of a data file as a table that reads them page by page, however many there are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from cdsdesk.model.ports import Step, Store
from cdsdesk.vietnamese.dates import format_moment
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import search_key
from ui.widgets.label import tip

TITLES = ("Lúc", "Người sửa", "Việc đã làm", "Bản ghi", "Tình trạng")
_COUNT = 3
PAGE = 500
_ENOUGH = 200
_PAGES_AT_ONCE = 4
_DISPLAY, _TIP = Qt.ItemDataRole.DisplayRole.value, Qt.ItemDataRole.ToolTipRole.value
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole.value
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class StepFilter:
    """Which steps are shown: words in any order without diacritics, one person, one day, chosen numbers."""

    words: str = ""
    who: str = ""
    day: date | None = None
    numbers: frozenset[int] | None = None

    def lets(self, step: Step) -> bool:
        """Whether a step is shown."""
        if (self.who and step.who != self.who) or (self.numbers is not None and step.number not in self.numbers):
            return False
        if self.day is not None and _day(step.when) != self.day:
            return False
        key = search_key(f"{step.label} {step.who}") if self.words else ""
        return all(word in key for word in search_key(self.words).split())


class StepsModel(QAbstractTableModel):
    """Newest first; more steps are read when the end comes into view. ``people_grew`` when somebody new appears."""

    people_grew = Signal()

    def __init__(self, store: Callable[[], Store], parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.steps: list[Step] = []
        self.people: dict[str, None] = {}
        self.filter = StepFilter()
        self._before: int | None = None
        self._more = True

    def reload(self, wanted: StepFilter) -> None:
        """Begin anew at the newest step. Raises CdsError."""
        self.beginResetModel()
        self.filter, self.steps, self._before, self._more = wanted, [], None, True
        self.endResetModel()
        self.fetchMore()

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008, N802 - Qt's own default and name
        """Whether older steps were not read yet."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008, N802 - Qt's own default and name
        """Read some pages, until enough steps pass the filter; Qt asks again while the table has room."""
        found: list[Step] = []
        known = len(self.people)
        for _ in range(_PAGES_AT_ONCE):
            page = self._store().history(PAGE, self._before)
            self._more = len(page) == PAGE
            self._before = page[-1].number if page else self._before
            self.people |= {step.who: None for step in page if step.who}
            found += [step for step in page if self.filter.lets(step)]
            if not self._more or len(found) >= _ENOUGH:
                break
        if found:
            first = len(self.steps)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self.steps += found
            self.endInsertRows()
        if len(self.people) > known:
            self.people_grew.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        """Return how many steps were read and pass the filter."""
        return 0 if parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give the words of a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole.value:
            return _side(index.column())
        if role not in (_DISPLAY, _TIP, _ACCESSIBLE):
            return None
        step = self.steps[index.row()]
        texts = (format_moment(step.when), step.who, step.label, format_number(step.records), fate(step))
        text = texts[index.column()]
        return tip(text) if role == _TIP else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: N802
        """Give the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole.value:
            return _side(section)
        return TITLES[section] if role == _DISPLAY else None


def fate(step: Step) -> str:
    """Say whether a step still stands, and what it took back."""
    if step.undone_by is not None:
        return f"Đã hoàn tác (bước {step.undone_by})"
    if step.undoes is not None:
        return f"Hoàn tác bước {step.undoes}"
    return f"Làm lại bước {step.redoes}" if step.redoes is not None else ""


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == _COUNT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _day(when: str) -> date | None:
    try:
        return datetime.fromisoformat(when).astimezone().date()
    except ValueError:
        return None
