"""The head of Tổng hợp: which periods are looked at, what is handed on, what is taken in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from cdsdesk.actions.compliance import CODES, Matrix
from cdsdesk.model.office import PERIOD_WORDS, PeriodKind
from ui import periods
from ui.theme.theme import theme
from ui.widgets.boxes import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label
from ui.widgets.layouts import row

_WIDE = 960
_SHORT, _LONG = 13, 18
_REPORT_ITSELF, _OTHER = "Báo cáo của kỳ", "Nội dung khác…"


class ConsolidationHead(QWidget):
    """``kind_chosen``, ``period_chosen`` and ``topic_chosen`` tell what was chosen, the others what is wanted."""

    kind_chosen = Signal(object)
    period_chosen = Signal(str)
    topic_chosen = Signal(str)
    topic_wanted = Signal()
    adding = Signal()
    reporting = Signal()
    saving_matrix = Signal()
    saving_missing = Signal()
    saving_remarks = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("Tổng hợp", "title")
        self.kind, self.period, self.topic = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.out_button = button("Xuất")
        menu = QMenu(self.out_button)
        self.matrix_action = _action(menu, "Bảng đơn vị đã gửi báo cáo…", self.saving_matrix.emit)
        self.missing_action = _action(menu, "Danh sách đơn vị thiếu kèm lời nhắc…", self.saving_missing.emit)
        self.remarks_action = _action(menu, "Tệp yêu cầu chỉnh sửa cho từng đơn vị…", self.saving_remarks.emit)
        self.out_button.setMenu(menu)
        self.add_button = button("", self.adding.emit, picture="plus")
        self.report_button = button("", self.reporting.emit, main=True)
        self.report_button.setAccessibleName("Lập báo cáo tổng hợp")
        self.add_button.setAccessibleName("Thêm gói báo cáo")
        line = row(self, spacing=6)
        line.addWidget(self.title)
        for box, name, letters in (
            (self.kind, "Loại kỳ của bảng", 6),
            (self.period, "Kỳ tổng hợp", _SHORT),
            (self.topic, "Nội dung theo dõi", 10),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(letters)
            line.addWidget(box)
        for kind in CODES:
            self.kind.addItem(PERIOD_WORDS[kind], kind)
        self._topic = 0
        line.addStretch(1)
        for part in (self.out_button, self.add_button, self.report_button):
            line.addWidget(part)
        self.kind.activated.connect(lambda _at: self.kind_chosen.emit(PeriodKind(self.kind.currentData())))
        self.period.activated.connect(lambda _at: self.period_chosen.emit(str(self.period.currentData())))
        self.topic.activated.connect(self._take_topic)
        self._fit()

    def show_matrix(self, shown: Matrix, code: str, topics: Sequence[str]) -> None:
        """Offer the periods and topics of a matrix, one of each chosen."""
        self.kind.setCurrentIndex(self.kind.findData(shown.kind))
        self.period.clear()
        for one in shown.periods:
            self.period.addItem(periods.words(one.code), one.code)
        self.period.setCurrentIndex(self.period.findData(code))
        self.topic.clear()
        for topic in topics:
            self.topic.addItem(topic or _REPORT_ITSELF, topic)
        self.topic.addItem(_OTHER, None)
        self._topic = max(self.topic.findData(shown.topic), 0)
        self.topic.setCurrentIndex(self._topic)
        for action in (self.matrix_action, self.missing_action):
            action.setEnabled(bool(shown.rows))
        self._fit()

    def _take_topic(self, at: int) -> None:
        if self.topic.itemData(at) is None:
            self.topic.setCurrentIndex(self._topic)
            self.topic_wanted.emit()
        else:
            self.topic_chosen.emit(str(self.topic.itemData(at)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The list on the left says where one is: where there is little room, the title gives way to the buttons."""
        wide = self.width() >= theme().scaled(_WIDE)
        # Where nothing else is followed, the box of topics is the first to go.
        self.topic.setVisible(wide or self.topic.count() > len((_REPORT_ITSELF, _OTHER)))
        self.title.setVisible(wide)
        self.period.setMinimumContentsLength(_LONG if wide else _SHORT)
        self.add_button.setText("Thêm gói báo cáo…" if wide else "Thêm gói…")
        self.report_button.setText("Lập báo cáo tổng hợp" if wide else "Lập báo cáo")


def _action(menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
    made = menu.addAction(words)
    made.triggered.connect(lambda _checked=False: act())
    return made
