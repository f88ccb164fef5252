"""Sorting by what a column shows, where the store knows no order for it: short lists only, for each row is read."""

from collections.abc import Sequence

from cdsdesk.vietnamese.numbers import format_number
from ui.many import MANY
from ui.tables.columns import Column
from ui.tables.filters import ColumnTexts, finished
from ui.tables.text_places import text_place


class ShownOrder:
    """The order by one column, or none; ``texts`` are what the rows show."""

    def __init__(self, texts: ColumnTexts) -> None:
        self._texts = texts
        self._column: Column | None = None
        self._down = False

    def __bool__(self) -> bool:
        return self._column is not None

    def by(self, column: Column | None, *, down: bool) -> None:
        """Sort by a column from now on, or by none."""
        self._column, self._down = column, down

    def sorted(self, uids: Sequence[str]) -> Sequence[str]:
        """Return uids in this order: dates, numbers by size, words by the letter; empty ones last either way."""
        if self._column is None:
            return uids
        texts = finished(self._texts.read(self._column, uids))
        told = [uid for uid in uids if texts[uid]]
        told.sort(key=lambda uid: text_place(texts[uid]), reverse=self._down)
        return [*told, *(uid for uid in uids if not texts[uid])]


def unsortable(column: Column, count: int) -> str:
    """Say why a list of so many rows is not sorted by a column; "" when it is."""
    if column.order or count <= MANY:
        return ""
    most = format_number(MANY)
    return f"Danh sách dài quá {most} dòng nên chưa sắp xếp được theo cột “{column.title}”; hãy lọc bớt rồi sắp xếp."
