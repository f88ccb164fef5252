"""The first run: three questions and the data file is there; or the sample, or a file that exists."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QFrame, QLineEdit, QPushButton, QWidget

from cdsdesk.actions.office import NewOffice
from cdsdesk.files import clean_name
from cdsdesk.model.office import LEVEL_WORDS, Level
from cdsdesk.vietnamese.text import clean_line, search_key
from ui.keeping import when_words
from ui.widgets.boxes import Card, button, line, link, scroll
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

LEVELS = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE, Level.DEPARTMENT)
SUFFIX = ".cds"
_WIDTH = 560
NO_NAME = "Hãy ghi tên đơn vị, như “UBND phường Vạn Thạnh”."


@dataclass(frozen=True)
class Lost:
    """The data file used last, which is gone, and its newest copy."""

    path: Path
    copy: Path
    made: datetime


class Question:
    """A question with its field and, below it, what is wrong with the answer."""

    def __init__(self, words: str, field: QLineEdit) -> None:
        self.field = field
        self.label = Label(words, "heading")
        self.label.setBuddy(field)
        self.wrong = Label("", "wrong", wrap=True)
        self.wrong.hide()
        field.textEdited.connect(lambda _text: self.say(""))

    def say(self, sentence: str) -> None:
        """Say what is wrong, or with nothing that all is well again."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        if bool(self.field.property("wrong")) != bool(sentence):
            self.field.setProperty("wrong", bool(sentence))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        if sentence:
            self.field.setFocus()


class Welcome(QWidget):
    """The first page: three questions, the sample, a file that exists, the copy of one that is gone.

    ``made`` gives the office and the path of its new file, ``opened`` an existing file, ``sample`` asks for the sample,
    ``restore_asked`` gives the path of a lost file and its copy.
    """

    made = Signal(object, object)
    opened = Signal(object)
    sample = Signal()
    restore_asked = Signal(object, object)

    def __init__(self, folder: Path, lost: Lost | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._own_path = False
        self.name = QLineEdit()
        self.level = ChoiceBox()
        self.parent_name = QLineEdit()
        self.place = QLineEdit()
        self.of_name = Question("1. Đơn vị nào?", self.name)
        self.of_parent = Question("2. Cấp nào, cấp trên là đơn vị nào?", self.parent_name)
        self.of_place = Question("3. Để tệp hồ sơ ở đâu?", self.place)
        self.make_button = button("Lập hồ sơ", self.make, main=True)
        self.restore_button: QPushButton | None = None
        self._build(lost)
        self.name.textChanged.connect(lambda _text: self._suggest())
        self.place.textEdited.connect(lambda _text: self._keep_path())
        self._suggest()

    def _build(self, lost: Lost | None) -> None:
        card = Card(margin=20, spacing=6)
        card.setMaximumWidth(_WIDTH)
        inside = card.column
        inside.addWidget(Label("Lập hồ sơ của đơn vị", "title"))
        inside.addWidget(
            Label("Trả lời ba câu là bắt đầu được ngay; sau này sửa lại lúc nào cũng được.", "muted", wrap=True)
        )
        if lost is not None:
            inside.addWidget(self._found(lost))
        self._ask_questions(inside)
        inside.addSpacing(4)
        foot = row()
        foot.addWidget(self.make_button)
        foot.addWidget(Label("Enter để sang câu sau", "small"))
        foot.addStretch(1)
        inside.addLayout(foot)
        inside.addWidget(line())
        inside.addWidget(Label("Chưa muốn lập hồ sơ?", "small"))
        others = row(spacing=16)
        others.addWidget(link("Mở dữ liệu mẫu", self.sample.emit))
        others.addWidget(link("Mở hồ sơ đã có…", self.choose_file))
        others.addStretch(1)
        inside.addLayout(others)
        inner = QWidget()
        middle = row(inner, margin=8)
        middle.addStretch(1)
        middle.addWidget(card, 4, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        column(self).addWidget(scroll(inner))

    def _found(self, lost: Lost) -> QFrame:
        """Return the offer to bring back the file that was used last."""
        box = QFrame()
        box.setObjectName("notice")
        box.setProperty("tone", "ask")
        inside = column(box, 10, 6)
        gone = (
            f"Hồ sơ dùng lần trước, {lost.path.name}, không còn ở {lost.path.parent}. Chương trình còn giữ bản sao lưu."
        )
        inside.addWidget(Label(gone, wrap=True))
        words = f"Khôi phục bản {when_words(lost.made, date.today())}"
        self.restore_button = link(words, lambda: self.restore_asked.emit(lost.path, lost.copy))
        inside.addWidget(self.restore_button)
        return box

    def _ask_questions(self, inside: QBoxLayout) -> None:
        self.name.setAccessibleName("Tên đơn vị")
        self.name.setPlaceholderText("ví dụ: UBND phường Vạn Thạnh")
        self.parent_name.setAccessibleName("Đơn vị cấp trên")
        self.parent_name.setPlaceholderText("ví dụ: UBND tỉnh Khánh Hòa (có thể bỏ trống)")
        self.place.setAccessibleName("Nơi để tệp hồ sơ")
        self.level.setAccessibleName("Cấp của đơn vị")
        for level in LEVELS:
            self.level.addItem(LEVEL_WORDS[level], level)
        where = row()
        where.addWidget(self.place, 1)
        where.addWidget(button("Chọn…", self.choose_place))
        pair = row()
        pair.addWidget(self.level)
        pair.addWidget(self.parent_name, 1)
        alone = row()
        alone.addWidget(self.name)
        for question, line_of in ((self.of_name, alone), (self.of_parent, pair), (self.of_place, where)):
            inside.addSpacing(4)
            inside.addWidget(question.label)
            inside.addLayout(line_of)
            inside.addWidget(question.wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on to the next question, after the last one it makes the file."""
        order = (self.name, self.level, self.parent_name, self.place)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        here = self.focusWidget()
        if here is self.name and not clean_line(self.name.text()):
            self.of_name.say(NO_NAME)
        elif here in order[:-1]:
            order[order.index(here) + 1].setFocus()
        else:
            self.make()

    def answers(self) -> NewOffice:
        """Return what was answered."""
        return NewOffice(self.name.text(), Level(self.level.currentData()), parent=self.parent_name.text())

    def make(self) -> None:
        """Give the answers on, or say beside the field what is missing."""
        name, path = clean_line(self.name.text()), Path(self.place.text().strip())
        for question in (self.of_name, self.of_parent, self.of_place):
            question.say("")
        if not name:
            self.of_name.say(NO_NAME)
        elif not self.place.text().strip() or not path.parent.is_dir():
            self.of_place.say("Không có thư mục này; hãy bấm “Chọn…” để chọn nơi để tệp hồ sơ.")
        elif path.exists():
            self.of_place.say("Nơi này đã có một tệp cùng tên; hãy đổi tên, hoặc mở hồ sơ đã có.")
        else:
            self.made.emit(self.answers(), path)

    def say(self, sentence: str) -> None:
        """Say why no file could be made, beside the place that was asked for."""
        self.of_place.say(sentence)

    def choose_place(self) -> None:
        """Ask where the file goes."""
        kinds = f"Hồ sơ (*{SUFFIX})"
        chosen = QFileDialog.getSaveFileName(self, "Nơi để tệp hồ sơ", self.place.text(), kinds)[0]
        if chosen:
            path = Path(chosen)
            self.place.setText(str(path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)))
            self._keep_path()
            self.of_place.say("")

    def choose_file(self) -> None:
        """Ask which file to open."""
        chosen = QFileDialog.getOpenFileName(self, "Mở hồ sơ", str(self._folder), f"Hồ sơ (*{SUFFIX})")[0]
        if chosen:
            self.opened.emit(Path(chosen))

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
