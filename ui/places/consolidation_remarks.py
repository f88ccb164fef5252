"""What lower offices were asked to mend in a period: one line a remark, a way to each office, the files for them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cdsdesk.actions.remarks import is_resent, place_words
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import period_code
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Remark
from ui.tables.lines import LineCell, LineColumn, LinesTable
from ui.theme.colours import Tone
from ui.widgets.boxes import button
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
    places = {unit.uid: at for at, unit in enumerate(snapshot.all(Unit))}
    rows = [one for one in snapshot.all(Remark) if one.unit != snapshot.office and period_code(one.period) == code]
    return tuple(sorted(rows, key=lambda one: (one.done, places.get(one.unit, 0), one.position)))


class RemarksPage(QWidget):
    """``opened`` names an office, ``wanted`` asks for the files."""

    opened = Signal(str)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = LinesTable("Các yêu cầu chỉnh sửa", _COLUMNS, lambda row: row[1], parent=self)
        self.files_button = button("Lập tệp yêu cầu…", self.wanted.emit)
        whole = column(self)
        whole.addWidget(self.table, 1)
        foot = row()
        foot.addWidget(Label(_TEACH, "small", wrap=True, parent=self), 1)
        foot.addWidget(self.files_button)
        whole.addLayout(foot)
        self.table.opened.connect(lambda at, _place: self.opened.emit(self.table.lines.rows[at][0].unit))

    def show_remarks(self, snapshot: Snapshot, shown: Sequence[Remark], names: Mapping[str, str]) -> None:
        """Show remarks; ``names`` says by uid what offices and what they told of are called."""
        self.table.show_rows([(one, _cells(snapshot, one, names)) for one in shown])
        self.files_button.setEnabled(any(not one.done for one in shown))


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
