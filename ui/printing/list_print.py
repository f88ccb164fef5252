"""A table as it is printed: its visible columns in their order, its rows as they are filtered and sorted."""

from collections.abc import Generator
from datetime import date

from cdsdesk.document.drawing import Ruler
from cdsdesk.progress import Progress
from cdsdesk.reporting.list_pages import Line, ListPages, PrintColumn, PrintHeading, PrintList
from ui.printing.paper import Layout, Sheets
from ui.tables.record_table import RecordTable

_EVERY = 20


class ListPrint:
    """A table to be printed; what is masked on the screen is masked on paper."""

    def __init__(self, table: RecordTable, title: str, subtitle: str, office: str, day: date) -> None:
        self.title = title
        self._table, self._subtitle, self._office, self._day = table, subtitle, office, day
        header = table.horizontalHeader()
        places = sorted(range(len(table.records.columns)), key=header.visualIndex)
        self._places = [place for place in places if not header.isSectionHidden(place)]

    @property
    def wide(self) -> bool:
        """Whether it is better read across the long side."""
        return self._list(()).wide

    def read(self) -> Generator[tuple[int, int], None, Layout]:
        """Read the texts of the rows."""
        model = self._table.records
        lines: list[Line] = []
        whole = model.rowCount()
        for number in range(whole):
            if number % _EVERY == 0:
                yield number, whole
            heading = model.heading(number)
            if heading is not None:
                lines.append(PrintHeading(heading.text, heading.level))
            else:
                lines.append(tuple(model.text(number, place) for place in self._places))
        shown = self._list(tuple(lines))

        def laid(ruler: Ruler, progress: Progress, wide: bool) -> Sheets:
            return ListPages(shown, ruler, progress, landscape=wide)

        return laid

    def _list(self, lines: tuple[Line, ...]) -> PrintList:
        columns = self._table.records.columns
        shown = tuple(
            PrintColumn(columns[place].title, self._table.columnWidth(place), columns[place].right)
            for place in self._places
        )
        return PrintList(self.title, self._subtitle, self._office, self._day, shown, lines)


def print_list_of(table: RecordTable, title: str, subtitle: str, day: date | None = None) -> ListPrint:
    """Return a table as something to print: its title, and the period with the words of the filters below it."""
    office = table.records.desk.everything().unit().name
    return ListPrint(table, title, subtitle, office, day or date.today())
