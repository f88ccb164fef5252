"""The four figures above the lists of Tổng hợp, each a way to the list that it counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from cdsdesk.actions.compliance import Matrix
from cdsdesk.vietnamese.numbers import format_number
from ui import periods
from ui.places import consolidation_lines as lines
from ui.places.consolidation_counts import Totals
from ui.places.consolidation_tabs import COUNTS, INDICATORS, SENT, TASKS
from ui.widgets.figure_card import FigureCard


class ConsolidationCards(QWidget):
    """``chosen`` names the list behind a card that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sent, self.teams = FigureCard("Đã gửi", self), FigureCard("Tổ công nghệ số", self)
        self.share, self.late = FigureCard("Chỉ tiêu", self), FigureCard("Nhiệm vụ trễ hạn", self)
        grid = QGridLayout(self)
        grid.setSpacing(10)
        grid.setContentsMargins(0, 0, 0, 0)
        ways = ((self.sent, SENT), (self.teams, COUNTS), (self.share, INDICATORS), (self.late, TASKS))
        for place, (card, tab) in enumerate(ways):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            card.clicked.connect(lambda _checked=False, tab=tab: self.chosen.emit(tab))
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)

    def show_totals(self, told: Totals) -> None:
        """Show what the offices counted."""
        found = told.found
        teams, members = found.teams.get("teams", 0), found.teams.get("members", 0)
        self.teams.show_figure(format_number(teams), "tổ", f"{format_number(members)} thành viên")
        main = next((one for one in found.indicators if one.share is not None), None)
        self.share.show_figure(lines.total_words(main) if main else "–", "", main.name if main else "chưa có số")
        beside = f"ở {format_number(told.late_units)} đơn vị" if told.late else ""
        self.late.show_figure(format_number(told.late), beside, "", "big-red" if told.late else "big")

    def show_sent(self, shown: Matrix, code: str) -> None:
        """Show how many have sent for a period."""
        sent, expected = lines.sent_of(shown, code)
        missing = len(shown.missing(code))
        self.sent.show_figure(
            f"{format_number(sent)}/{format_number(expected)}",
            "đơn vị",
            f"{periods.words(code)}: thiếu {format_number(missing)}" if missing else periods.words(code),
            "big-red" if missing else "big",
        )
