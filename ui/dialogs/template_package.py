"""A template package for the offices below: which plans go, a password if one is wanted, where the file goes."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from cdsdesk.actions.plans import PlanLine, plan_lines
from cdsdesk.errors import CdsError
from cdsdesk.files import clean_name
from cdsdesk.model.ports import Step
from cdsdesk.model.registry import BY_TYPE
from cdsdesk.model.reports import REPORT_KIND_WORDS, ReportKind
from cdsdesk.progress import Progress
from cdsdesk.vietnamese.numbers import format_number
from ui import later_packages
from ui.desk import Desk, OpenStore
from ui.dialogs.exported import ExportedDialog
from ui.lending import Large
from ui.theme.theme import theme
from ui.widgets.boxes import button
from ui.widgets.composing import Line
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from cdsdesk.actions.packing_templates import TemplateResult

TITLE = "Lập gói mẫu cho cấp dưới"
SUFFIX = ".cdsz"
_KINDS = "Gói mẫu (*.cdsz)"
_TITLES, _WIDTHS = ("Kế hoạch", "Nhiệm vụ", "Chỉ tiêu"), (90, 80)
_TEACH = (
    "Cấp dưới thả gói mẫu vào cửa sổ là có sẵn kế hoạch với nhiệm vụ, chỉ tiêu, mục tiêu, danh sách đơn vị và đề cương "
    "riêng của cơ quan nếu có. Kết quả, số liệu và thông tin cá nhân không đi theo gói."
)
_NONE = "Hồ sơ chưa có kế hoạch nào giao nhiệm vụ. Hãy nhập kế hoạch trước, ở trang “Nhập từ tệp” hoặc “Văn bản”."
_SEND = "Gửi gói cho các đơn vị cấp dưới. Đơn vị thả gói vào cửa sổ, xem lại rồi bấm “Ghi”."
_STOPPED = "Đã dừng. Chưa lập gói nào."
_UID = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TemplateDialog(QDialog):
    """``told`` says what was made, once it is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.told: ExportedDialog | None = None
        self.choose_place: Callable[[str], str] = self._ask_where
        self.setWindowTitle(TITLE)
        resize_fitting(self, 720, 520)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Các kế hoạch cho gói mẫu")
        self.list.setAccessibleDescription("Phím cách: chọn hoặc bỏ chọn kế hoạch")
        self.list.setHeaderLabels(list(_TITLES))
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place, width in enumerate(_WIDTHS, 1):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, theme().scaled(width))
        self.password = Line()
        self.password.setAccessibleName("Mật khẩu của gói mẫu")
        self.said = Label("", wrap=True)
        self.make_button = button("Lập gói mẫu…", self.make, main=True)
        self._build()
        lines = plan_lines(desk.everything())
        for line in lines:
            made = self._add(line, first=line is lines[0])
            if line is lines[0]:
                self.list.setCurrentItem(made)
                self.list.setFocus()
        if not lines:
            self.said.setText(_NONE)
        self.list.itemChanged.connect(lambda *_: self._show_button())
        desk.lock_changed.connect(self._show_button)
        self._show_button()

    def _build(self) -> None:
        inside = column(self, 16, 10)
        inside.addWidget(Label(_TEACH, wrap=True))
        inside.addWidget(self.list, 1)
        label = Label("Mật khẩu (bỏ trống: không đặt)", "small")
        label.setBuddy(self.password)
        inside.addWidget(label)
        inside.addWidget(self.password)
        inside.addWidget(self.said)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Đóng", self.reject))
        foot.addWidget(self.make_button)
        inside.addLayout(foot)

    def _add(self, one: PlanLine, *, first: bool) -> QTreeWidgetItem:
        line = QTreeWidgetItem(self.list, [one.words, format_number(one.tasks), format_number(one.indicators)])
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(0, _ON if first else _OFF)
        line.setData(0, _UID, one.uid)
        line.setToolTip(0, tip(one.words))
        for place in (1, 2):
            line.setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return line

    def chosen(self) -> tuple[str, ...]:
        """Return the plans that are ticked, by uid."""
        lines = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return tuple(str(line.data(0, _UID)) for line in lines if line is not None and line.checkState(0) == _ON)

    def _show_button(self) -> None:
        self.make_button.setEnabled(bool(self.chosen()) and not self._desk.lock)

    def make(self) -> None:
        """Ask where the package goes and write it."""
        name = f"{clean_name(f'Gói mẫu {self._desk.everything().unit().name}')}{SUFFIX}"
        if chosen := self.choose_place(name):
            path = Path(chosen)
            self.make_in(path if path.suffix.lower() == SUFFIX else Path(f"{chosen}{SUFFIX}"))

    def _ask_where(self, name: str) -> str:
        folder = self._desk.path.resolve().parent
        return QFileDialog.getSaveFileName(self, "Lập gói mẫu", str(folder / name), _KINDS)[0]

    def make_in(self, path: Path) -> None:
        """Write the package of the plans that are ticked."""
        made: list[TemplateResult] = []
        plans, password, who = self.chosen(), self.password.whole_text(), self._desk.who

        def write(store: OpenStore, _progress: Progress) -> Step:
            made.append(later_packages.make_template(store, plans, path, password, who))
            return store.history(1)[0]

        self._desk.lending.borrow(Large("Lập gói mẫu", write, lambda _written: self._tell(made[0]), self._left))

    def _left(self, error: CdsError | None) -> None:
        self.said.setText(error.sentence() if error is not None else _STOPPED)

    def _tell(self, made: "TemplateResult") -> None:
        self.password.clear()
        self.said.setText("")
        words = f"{made_words(made)} {_SEND}"
        self.told = ExportedDialog((made.path,), draft=False, parent=self, title="Đã lập gói mẫu", words=words)
        self.told.open()

    def reject(self) -> None:
        """Close, but not while the file is being written."""
        if not self._desk.writing:
            super().reject()


def made_words(made: "TemplateResult") -> str:
    """Say what a template package holds."""
    shown = ("task", "indicator", "target", "unit")
    told = [f"{format_number(made.records[kind])} {_word(kind)}" for kind in shown if made.records.get(kind)]
    told += [f"đề cương {REPORT_KIND_WORDS[ReportKind(kind)].lower()}" for kind in made.outlines]
    return f"Gói mẫu lần {made.revision}: {'; '.join(made.plans)}. Có {', '.join(told)}."


def _word(kind: str) -> str:
    return BY_TYPE[kind].LABEL.lower()
