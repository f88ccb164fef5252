"""What lower offices were asked to mend in a period: one line a remark, a way to each office, the files for them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cdsdesk.actions.remarks import is_resent, place_words
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_code
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Remark
from ui.tables.lines import LineCell, LineColumn, LinesTable
from ui.theme.colours import Tone
from ui.widgets.boxes import button, link
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_COLUMNS = (
    LineColumn("Đơn vị", 150, takes_rest=True),
    LineColumn("Chỗ cần sửa", 170, takes_rest=True),
    LineColumn("Yêu cầu", 190, takes_rest=True),
    LineColumn("Tình trạng", 100),
)
_TEACH = "Lập tệp rồi gửi cho đơn vị; đơn vị thả tệp vào chương trình thì thấy từng yêu cầu ngay ở ô cần sửa."


def standing(snapshot: Snapshot, remark: Remark) -> tuple[str, Tone]:
    """Return how a remark stands in a word, with its tone."""
    if remark.done:
        return "Đã sửa", Tone.GREEN
    return ("Đã gửi lại", Tone.BLUE) if is_resent(snapshot, remark) else ("Chưa sửa", Tone.AMBER)


def remarks_of(snapshot: Snapshot, code: str) -> tuple[Remark, ...]:
    """Return what lower offices were asked for a period, by office, what is done last."""
    rows = [one for one in snapshot.all(Remark) if one.unit != snapshot.office and period_code(one.period) == code]

    def place(one: Remark) -> tuple[bool, int, str, int]:
        unit = snapshot.find(Unit, one.unit)
        return one.done, unit.position if unit is not None else 0, one.unit, one.position

    return tuple(sorted(rows, key=place))


class RemarksPage(QWidget):
    """``opened`` names an office, ``wanted`` asks for the files, ``turned`` and ``dropped`` give a remark."""

    opened = Signal(str)
    wanted = Signal()
    turned = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = LinesTable("Các yêu cầu chỉnh sửa", _COLUMNS, lambda row: row[1], one_click=False, parent=self)
        self.files_button = button("Lập tệp yêu cầu…", self.wanted.emit)
        whole = column(self)
        whole.addWidget(self.table, 1)
        self.see_link = link("Xem các lần gửi…", lambda: self._tell(lambda one: self.opened.emit(one.unit)))
        self.done_link = link("Đánh dấu đã sửa", lambda: self._tell(self.turned.emit))
        self.drop_link = link("Bỏ yêu cầu", lambda: self._tell(self.dropped.emit))
        foot = row()
        for part in (self.see_link, self.done_link, self.drop_link):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.files_button)
        whole.addLayout(foot)
        whole.addWidget(Label(_TEACH, "small", wrap=True, parent=self))
        self.table.opened.connect(lambda at, _place: self.opened.emit(self.table.lines.rows[at][0].unit))
        self.table.reached.connect(lambda _row: self._show_ways())

    def show_remarks(self, snapshot: Snapshot, shown: Sequence[Remark], names: Mapping[str, str]) -> None:
        """Show remarks; ``names`` says by uid what offices and what they told of are called."""
        self.table.show_rows([(one, _cells(snapshot, one, names)) for one in shown])
        self._show_ways()
        self.files_button.setEnabled(any(not one.done for one in shown))

    def set_writable(self, *, writable: bool) -> None:
        """Let remarks be changed, or not while the file is only read."""
        for part in (self.done_link, self.drop_link):
            part.setEnabled(writable)

    def _show_ways(self) -> None:
        current = self.table.current()
        self.done_link.show_words("Mở lại" if current is not None and current[0].done else "Đánh dấu đã sửa")
        for part in (self.see_link, self.done_link, self.drop_link):
            part.setVisible(current is not None)

    def _tell(self, told: Callable[[Remark], object]) -> None:
        current = self.table.current()
        if current is not None:
            told(current[0])


def _cells(snapshot: Snapshot, one: Remark, names: Mapping[str, str]) -> tuple[LineCell, ...]:
    words, tone = standing(snapshot, one)
    text = " ".join(one.text.split())
    place = place_words(snapshot, one, names)
    return (
        LineCell(names.get(one.unit, one.unit)),
        LineCell(place, spoken=place),
        LineCell(text, spoken=text),
        LineCell(words, tone),
    )
