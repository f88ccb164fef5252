"""What an office was asked to mend for a period: each remark with how it stands, and what can be done about it."""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from cdsdesk.actions.remarks import asked_before, drop_remark, place_words, set_done
from cdsdesk.actions.resends import ChangedLine
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Remark
from cdsdesk.vietnamese.dates import format_date
from ui.desk import Desk
from ui.places.consolidation_remarks import standing
from ui.widgets.boxes import clear, link
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pill import Pill


class RemarkList(QWidget):
    """The remarks on what ``unit`` sent for ``code``; ``names`` says what records are called that only it has."""

    def __init__(
        self,
        desk: Desk,
        unit: str,
        code: str,
        names: Callable[[Collection[str]], Mapping[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._unit, self._code, self._names = desk, unit, code, names
        self._column = column(self, spacing=6)
        self.shown: tuple[Remark, ...] = ()
        self._answers: Mapping[str, ChangedLine | None] = {}
        self.show_again()

    def show_answers(self, found: Mapping[str, ChangedLine | None]) -> None:
        """Show what the office changed since it was asked."""
        self._answers = found
        self.show_again()

    def show_again(self) -> None:
        """Show what there is now."""
        snapshot = self._desk.everything()
        self.shown = asked_before(snapshot, self._unit, self._code)
        names = self._names({remark.record for remark in self.shown})
        clear(self._column)
        for remark in self.shown:
            self._column.addWidget(self._box(snapshot, remark, names))
        self.setVisible(bool(self.shown))

    def _box(self, snapshot: Snapshot, remark: Remark, names: Mapping[str, str]) -> QFrame:
        made = QFrame()
        made.setProperty("role", "card")
        inside = column(made, spacing=2)
        inside.setContentsMargins(10, 6, 10, 6)
        words, tone = standing(snapshot, remark)
        head = row(spacing=8)
        head.addWidget(Pill(words, tone))
        on = f", ngày {format_date(remark.on)}" if remark.on else ""
        head.addWidget(Label(f"{place_words(snapshot, remark, names)}{on}", "small", wrap=True), 1)
        inside.addLayout(head)
        inside.addWidget(Label(remark.text, wrap=True))
        if remark.uid in self._answers:
            inside.addWidget(Label(_answer(self._answers[remark.uid]), "small", wrap=True))
        made.setAccessibleName(f"{words}: {remark.text}")
        if not self._desk.lock:
            foot = row(spacing=10)
            foot.addWidget(link("Mở lại" if remark.done else "Đánh dấu đã sửa", partial(self._turn, remark)))
            foot.addWidget(link("Bỏ yêu cầu", partial(self._drop, remark.uid)))
            foot.addStretch(1)
            inside.addLayout(foot)
        return made

    def _turn(self, remark: Remark) -> None:
        if self._desk.edit(lambda snapshot, who: set_done(snapshot, remark.uid, done=not remark.done, who=who)):
            self.show_again()

    def _drop(self, uid: str) -> None:
        if self._desk.edit(lambda snapshot, who: drop_remark(snapshot, uid, who)):
            self.show_again()


def _answer(line: ChangedLine | None) -> str:
    if line is None:
        return "Gói gửi lại chưa đổi chỗ này."
    return f"Đã đổi từ “{line.before or 'không có'}” thành “{line.after or 'không có'}”."
