"""The first run: three questions and the data file is there; or the sample, or a file that exists."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFileDialog, QLineEdit, QWidget

from cdsdesk.actions.office import NewOffice
from cdsdesk.files import clean_name
from cdsdesk.model.office import LEVEL_WORDS, Level
from cdsdesk.vietnamese.text import clean_line, search_key
from ui.widgets.boxes import Card, button, line, link, scroll
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

LEVELS = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE, Level.DEPARTMENT)
SUFFIX = ".cds"
_WIDTH = 560


class Welcome(QWidget):
    """``made`` gives the office and the path of its new file, ``opened`` an existing file, ``sample`` a folder."""

    made = Signal(object, object)
    opened = Signal(object)
    sample = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._own_path = False
        self.name = QLineEdit()
        self.level = QComboBox()
        self.parent_name = QLineEdit()
        self.place = QLineEdit()
        self.wrong = Label("", "wrong", wrap=True)
        self.wrong.hide()
        self.make_button = button("Lập hồ sơ", self.make, main=True)
        self._build()
        self.name.textChanged.connect(lambda _text: self._suggest())
        self.place.textEdited.connect(lambda _text: self._keep_path())
        self._suggest()

    def _build(self) -> None:
        card = Card(margin=28, spacing=8)
        card.setMaximumWidth(_WIDTH)
        inside = card.column
        inside.addWidget(Label("Lập hồ sơ của đơn vị", "title"))
        inside.addWidget(Label("Ba câu hỏi, rồi bắt đầu nhập bảng nhiệm vụ và ghi kết quả.", "muted", wrap=True))
        inside.addSpacing(6)
        inside.addWidget(Label("1. Đơn vị nào?", "heading"))
        self.name.setAccessibleName("Tên đơn vị")
        self.name.setPlaceholderText("ví dụ: UBND phường Vạn Thạnh")
        inside.addWidget(self.name)
        inside.addWidget(Label("2. Cấp nào, cấp trên là đơn vị nào?", "heading"))
        self._levels(inside)
        inside.addWidget(Label("3. Để hồ sơ ở đâu?", "heading"))
        where = row()
        self.place.setAccessibleName("Nơi để hồ sơ")
        where.addWidget(self.place, 1)
        where.addWidget(button("Chọn…", self.choose_place))
        inside.addLayout(where)
        inside.addWidget(self.wrong)
        inside.addSpacing(4)
        foot = row()
        foot.addWidget(self.make_button)
        foot.addStretch(1)
        inside.addLayout(foot)
        inside.addWidget(line())
        others = row(spacing=16)
        others.addWidget(link("Mở dữ liệu mẫu", self.sample.emit))
        others.addWidget(link("Mở hồ sơ đã có…", self.choose_file))
        others.addStretch(1)
        inside.addLayout(others)
        inner = QWidget()
        middle = row(inner)
        middle.addStretch(1)
        middle.addWidget(card, 4, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        column(self).addWidget(scroll(inner))

    def _levels(self, inside: QBoxLayout) -> None:
        pair = row()
        self.level.setAccessibleName("Cấp của đơn vị")
        for level in LEVELS:
            self.level.addItem(LEVEL_WORDS[level], level)
        self.parent_name.setAccessibleName("Đơn vị cấp trên")
        self.parent_name.setPlaceholderText("ví dụ: UBND tỉnh Khánh Hòa (có thể bỏ trống)")
        pair.addWidget(self.level)
        pair.addWidget(self.parent_name, 1)
        inside.addLayout(pair)

    def answers(self) -> NewOffice:
        """Return what was answered."""
        return NewOffice(self.name.text(), Level(self.level.currentData()), parent=self.parent_name.text())

    def make(self) -> None:
        """Give the answers on, or say what is missing."""
        name, path = clean_line(self.name.text()), Path(self.place.text().strip())
        if not name:
            self._ask("Hãy ghi tên đơn vị, như “UBND phường Vạn Thạnh”.", self.name)
        elif not path.parent.is_dir():
            self._ask("Không có thư mục này; hãy bấm “Chọn…” để chọn nơi để hồ sơ.", self.place)
        elif path.exists():
            self._ask("Nơi này đã có một tệp cùng tên; hãy đổi tên hoặc mở hồ sơ đã có.", self.place)
        else:
            self.say("")
            self.made.emit(self.answers(), path)

    def say(self, sentence: str) -> None:
        """Say why no file could be made or opened."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def choose_place(self) -> None:
        """Ask where the file goes."""
        kinds = f"Hồ sơ (*{SUFFIX})"
        chosen = QFileDialog.getSaveFileName(self, "Nơi để hồ sơ", self.place.text(), kinds)[0]
        if chosen:
            path = Path(chosen)
            self.place.setText(str(path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)))
            self._own_path = True

    def choose_file(self) -> None:
        """Ask which file to open."""
        chosen = QFileDialog.getOpenFileName(self, "Mở hồ sơ", str(self._folder), f"Hồ sơ (*{SUFFIX})")[0]
        if chosen:
            self.opened.emit(Path(chosen))

    def _ask(self, sentence: str, field: QLineEdit) -> None:
        self.say(sentence)
        field.setFocus()

    def _keep_path(self) -> None:
        self._own_path = True

    def _suggest(self) -> None:
        if not self._own_path:
            words = search_key(clean_line(self.name.text())).replace(" ", "-") or "ho-so"
            self.place.setText(str(self._folder / f"{clean_name(words)}{SUFFIX}"))


def documents_folder() -> Path:
    """Return the folder where this user keeps documents."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(found) if found else Path.home()
    return folder if folder.is_dir() else Path.home()
