"""A long list under other words: the first rows stand at once, the others come when the window has drawn them."""

from collections.abc import Callable, Sequence

from ui.tables.record_table import RecordTable
from ui.widgets.pause import pause

MOST = 200


class FirstRows:
    """Reads a table anew in two steps where that is sooner done.

    ``first`` answers for an order, a number of rows, and the row that must not get lost from the screen.
    """

    def __init__(self, table: RecordTable, first: Callable[[tuple[str, ...], int, str], Sequence[str]]) -> None:
        self._table, self._first = table, first
        self._rest = pause(table, 0, self._add_rest)

    def reload(self) -> None:
        """Show the first rows now and the others in the next turn of the events; all at once when they are few."""
        kept = self._table.current_uid()
        if self._table.records.reload_first(lambda order: self._first(order, MOST, kept), MOST):
            self._rest.start()
        else:
            self._rest.stop()

    def _add_rest(self) -> None:
        self._table.records.add_rest()
