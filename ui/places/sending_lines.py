"""What was made to be sent, as lines of a table and in whole words; what is said of a package once it is made."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cdsdesk.vietnamese.numbers import format_number
from ui import periods
from ui.tables.lines import LineCell, LineColumn, LinesTable
from ui.theme.colours import Tone
from ui.widgets.label import Label
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from cdsdesk.actions.sending import Sent, SentLine

COLUMNS = (
    LineColumn("Lập lúc", 122),
    LineColumn("Kỳ", 140),
    LineColumn("Nơi nhận", 90, takes_rest=True),
    LineColumn("Lần", 40, "right"),
    LineColumn("Cá nhân", 74),
    LineColumn("Hạn", 74),
    LineColumn("Tệp", 70, takes_rest=True),
)
_SENT = "Gửi tệp gói cho nơi nhận qua văn bản điện tử, thư điện tử, Zalo hoặc USB."
_NOTHING = "Chưa lập gói nào. Mỗi gói đã lập được ghi lại ở đây: lúc nào, gửi ai, lần mấy, có thông tin cá nhân không."
_TEMPLATE, _BELOW = "Gói mẫu", "cấp dưới"


class SentPanel(QWidget):
    """The table of what was made, the latest first, and below it the line with the cursor in whole words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = LinesTable("Các gói đã lập để gửi", COLUMNS, sent_cells)
        self.words = Label(_NOTHING, "small", wrap=True)
        inside = column(self)
        inside.addWidget(Label("Đã lập để gửi", "heading"))
        inside.addWidget(self.table, 1)
        inside.addWidget(self.words)
        self.table.reached.connect(lambda _row: self._show_words())

    def show_waiting(self, words: str) -> None:
        """Say that what was made is being looked for."""
        self.table.show_rows(())
        self.words.setText(words)

    def show_sent(self, sent: "Sequence[SentLine]") -> None:
        """Show what was made."""
        self.table.show_rows(sent)
        self._show_words()

    def _show_words(self) -> None:
        one = self.table.current()
        self.words.setText(line_words(one) if one is not None else _NOTHING)


def told_words(sent: "Sent") -> str:
    """Say what the package is, what changed since it was sent before, and what is missing."""
    package = sent.package
    signed = "có bản đã ký" if package.signed else "chưa có bản đã ký"
    people = "có thông tin cá nhân" if package.personal else "không kèm thông tin cá nhân"
    told = [f"Gói gửi lần {package.revision}, {signed}, {people}."]
    if package.draft:
        told.append("Còn lỗi chưa xử lý nên báo cáo trong gói là bản DỰ THẢO.")
    if package.changed is not None:
        changed = ", ".join(f"{format_number(count)} {label.lower()}" for label, count in package.changed.items())
        told.append(f"So với lần gửi trước đã đổi: {changed}." if changed else "So với lần gửi trước không có gì đổi.")
    if sent.trouble:
        told.append(f"Chưa lập được công văn: {sent.trouble}")
    return " ".join((*told, _SENT))


def sent_cells(one: "SentLine") -> Sequence[LineCell]:
    """Tell a package that was made to be sent."""
    row_of = one.submission
    late = {True: LineCell("đúng hạn", Tone.GREEN), False: LineCell("trễ", Tone.AMBER)}
    return (
        LineCell(_moment(one)),
        LineCell(periods.words(row_of.period) if row_of.period else _TEMPLATE),
        LineCell(one.recipient or ("" if row_of.period else _BELOW)),
        LineCell(str(row_of.revision or 1)),
        LineCell("có" if one.people else "không", Tone.AMBER if one.people else None, one.people),
        late[row_of.on_time] if row_of.on_time is not None else LineCell(""),
        LineCell(one.file),
    )


def line_words(one: "SentLine") -> str:
    """Tell a package whole: the table has not the room for it."""
    row_of = one.submission
    what = f"báo cáo {periods.words(row_of.period).lower()}" if row_of.period else _TEMPLATE.lower()
    whom = f" gửi {one.recipient}" if one.recipient else ""
    people = f"có thông tin cá nhân (lý do: {one.people})" if one.people else "không kèm thông tin cá nhân"
    changed = f"; so với lần trước đã đổi {one.changed}" if one.changed else ""
    return f"{one.file}: {what}{whom}, lần {row_of.revision or 1}, lập lúc {_moment(one)}; {people}{changed}."


def _moment(one: "SentLine") -> str:
    at = one.submission.received_at
    return f"{datetime.fromisoformat(at):%d/%m/%Y %H:%M}" if at else ""
