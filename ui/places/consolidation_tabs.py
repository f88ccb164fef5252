"""The parts of Tổng hợp between which its chips choose; each is made when it is first shown or ahead of that."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget

from cdsdesk.actions.receiving import Arrived
from cdsdesk.model.consolidation import Consolidation, IndicatorTotal, TaskTotal
from cdsdesk.vietnamese.numbers import format_number
from ui.places import consolidation_lines as lines
from ui.places.consolidation_counts import Totals
from ui.places.consolidation_matrix import MatrixPage
from ui.places.consolidation_received import ReceivedPage
from ui.places.consolidation_remarks import RemarksPage
from ui.places.consolidation_totals import CountLine, Part, TotalsPage, count_row, count_total
from ui.tables.lines import LinesTable
from ui.widgets.pages import Pages

SENT, INDICATORS, TASKS, COUNTS = "sent", "indicators", "tasks", "counts"
REMARKS, RECEIVED = "remarks", "received"
_NAMED = 5


class ConsolidationTabs(Pages):
    """``connect`` is called with the key of a part, once it is made."""

    def __init__(self, connect: Callable[[str, QWidget], None], parent: QWidget) -> None:
        self._connect = connect
        self._told: Totals | None = None
        self._names: Mapping[str, str] = {}
        super().__init__(
            {
                SENT: self._connected(SENT, MatrixPage),
                INDICATORS: self._connected(INDICATORS, self._make_indicators),
                TASKS: self._connected(TASKS, self._make_tasks),
                COUNTS: self._connected(COUNTS, self._make_counts),
                REMARKS: self._connected(REMARKS, RemarksPage),
                RECEIVED: self._connected(RECEIVED, ReceivedPage),
            },
            parent,
        )

    @property
    def sent(self) -> MatrixPage:
        """Who has sent, with its filters."""
        return cast("MatrixPage", self.page(SENT))

    @property
    def table(self) -> LinesTable:
        """Who has sent."""
        return self.sent.table

    @property
    def indicators(self) -> TotalsPage:
        """Indicators added up."""
        return cast("TotalsPage", self.page(INDICATORS))

    @property
    def tasks(self) -> TotalsPage:
        """Tasks of several offices."""
        return cast("TotalsPage", self.page(TASKS))

    @property
    def counts(self) -> TotalsPage:
        """Counts added up."""
        return cast("TotalsPage", self.page(COUNTS))

    @property
    def remarks(self) -> RemarksPage:
        """What offices were asked to mend."""
        return cast("RemarksPage", self.page(REMARKS))

    @property
    def received(self) -> ReceivedPage:
        """What became of the files that came in."""
        return cast("ReceivedPage", self.page(RECEIVED))

    @property
    def arrived(self) -> Mapping[Path, Arrived]:
        """The files that came in; none while nobody received any."""
        return self.received.arrived if self.made(RECEIVED) else {}

    def writing(self) -> Iterator[ReceivedPage | RemarksPage]:
        """Yield the parts that are there from which something is written."""
        if self.made(RECEIVED):
            yield self.received
        if self.made(REMARKS):
            yield self.remarks

    @property
    def found(self) -> Consolidation | None:
        """What was added up; None before."""
        return self._told.found if self._told is not None else None

    @property
    def count_lines(self) -> int:
        """How many counts were added up."""
        return len(self._told.counts) if self._told is not None else 0

    def show_totals(self, told: Totals, names: Mapping[str, str]) -> None:
        """Show other totals, and those of a part that is not there yet when it is made."""
        self._told, self._names = told, lines.unit_names(told.found, names)
        for key, show in ((INDICATORS, self._fill_indicators), (TASKS, self._fill_tasks), (COUNTS, self._fill_counts)):
            if self.made(key):
                show(cast("TotalsPage", self.page(key)))

    def front_table(self) -> QWidget:
        """Return the table of the part in front."""
        front = self.currentWidget()
        return front.table if isinstance(front, TotalsPage | ReceivedPage | RemarksPage) else self.table

    # Making a part

    def _connected(self, key: str, make: Callable[[QWidget], QWidget]) -> Callable[[QWidget], QWidget]:
        def made(parent: QWidget) -> QWidget:
            page = make(parent)
            self._connect(key, page)
            return page

        return made

    def _make_indicators(self, parent: QWidget) -> TotalsPage:
        made = TotalsPage(
            "Chỉ tiêu cộng của các đơn vị",
            lines.INDICATORS,
            lines.INDICATOR_ROWS,
            lines.indicator_total(0),
            self._indicator,
            parent,
            mendable=True,
        )
        self._fill_indicators(made)
        return made

    def _make_tasks(self, parent: QWidget) -> TotalsPage:
        made = TotalsPage(
            "Nhiệm vụ của các đơn vị",
            lines.TASKS,
            lines.TASK_ROWS,
            lines.task_total,
            self._task,
            parent,
            mendable=True,
        )
        self._fill_tasks(made)
        return made

    def _make_counts(self, parent: QWidget) -> TotalsPage:
        made = TotalsPage("Số đếm của các đơn vị", lines.COUNTS, lines.COUNT_ROWS, count_total, self._count, parent)
        self._fill_counts(made)
        return made

    def _fill_indicators(self, page: TotalsPage) -> None:
        found = self.found
        page.table.lines.tell(lines.indicator_total(len(found.offices) if found is not None else 0))
        page.show_totals(found.indicators if found is not None else ())

    def _fill_tasks(self, page: TotalsPage) -> None:
        page.show_totals(self._told.found.tasks if self._told is not None else ())

    def _fill_counts(self, page: TotalsPage) -> None:
        page.show_totals(self._told.counts if self._told is not None else ())

    # What stands behind a total

    def _missing(self) -> str:
        found = self.found
        if found is None or not found.missing:
            return ""
        return f"Chưa có số của {_some([one.unit.name for one in found.missing])}."

    def _indicator(self, total: IndicatorTotal) -> Part:
        out = [self._names.get(row.unit, row.unit) for row in total.left_out]
        left = f"Không đủ số nên không nằm trong tổng: {_some(out)}. " if out else ""
        within = len(total.covered)
        held = f"{format_number(within)} đơn vị đã nằm trong số của cấp trên trực tiếp. " if within else ""
        return Part(total.name, total.rows, lines.indicator_row(self._names), left + held + self._missing())

    def _task(self, total: TaskTotal) -> Part:
        return Part(total.title, total.rows, lines.task_row(self._names), self._missing())

    def _count(self, one: CountLine) -> Part:
        return Part(one.words, one.rows, count_row, self._missing())


def _some(names: Sequence[str]) -> str:
    """Name the first of some offices and count the others."""
    others = len(names) - _NAMED
    more = f" và {format_number(others)} đơn vị khác" if others > 0 else ""
    return f"{', '.join(names[:_NAMED])}{more}"
