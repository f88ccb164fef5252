"""Everything on the screen is Vietnamese, has a name, and fits."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cdsdesk.model.findings import Finding, Severity
from cdsdesk.model.tasks import STATE_WORDS
from tests.support.places import report_of, tasks_of
from ui.crash_dialog import CrashDialog
from ui.dialogs.waive import WaiveDialog
from ui.forms.override import DeadlineDialog
from ui.frame import LEAST_HEIGHT, LEAST_WIDTH
from ui.places.catalogue import CATALOGUE
from ui.session import Session
from ui.tables.cell_painter import MARK, PAD_X
from ui.tables.record_table import RecordTable
from ui.translator import WORDS, Translator
from ui.welcome import Welcome
from ui.widgets.boxes import ShortButton
from ui.widgets.label import Label
from ui.widgets.pill import Pill, pill_size

# Words that are written as they are in Vietnamese offices too.
ALLOWED = {
    "excel",
    "pdf",
    "ctrl",
    "enter",
    "esc",
    "ins",
    "f10",
    "cds",
    "xlsx",
    "zalo",
    "ubnd",
    "kh",
    "qđ",
    "ttg",
    "vhtt",
}
ENGLISH = set(
    re.findall(
        r"\w+",
        """
        the of and is are was with for at by from this that not be or as it you your will has have
        save saved open close cancel ok yes no file files folder delete remove add edit undo redo copy paste
        search find filter report export import task tasks plan plans project state status deadline error warning
        settings help about name type size date new old back next home page table row column all none select
        """,
    )
)
# A syllable of Vietnamese: no letters that the alphabet has not, at most seven letters.
SYLLABLE = re.compile(r"^[a-zà-ỹăâđêôơư]{1,7}$")
KEYS = re.compile(r"(Ctrl|Alt)\+\w|\bF\d+")
FOREIGN_LETTERS = set("fjwz")


def foreign(text: str) -> list[str]:
    """Return the words of a text that are no Vietnamese."""
    words = re.findall(r"[^\W\d_]+", KEYS.sub("", text).lower())
    return [
        word
        for word in words
        if word not in ALLOWED and (word in ENGLISH or not SYLLABLE.match(word) or FOREIGN_LETTERS & set(word))
    ]


def said(widget: QWidget) -> Iterator[str]:
    """Yield every text that a widget shows or speaks."""
    yield widget.windowTitle()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield re.sub(r"<[^>]+>", "", widget.toolTip())
    if isinstance(widget, Label | QAbstractButton | Pill):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QTableView):
        model = widget.model()
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    yield from (action.text().replace("&", "") for action in widget.findChildren(QAction))


def pages(session: Session) -> Iterator[QWidget]:
    for key in CATALOGUE:
        session.go(key)
        yield session.window


@pytest.fixture
def dialogs(session: Session, qtbot: QtBot) -> list[QWidget]:
    assert session.desk is not None
    task = session.desk.everything().get("t61")
    made: list[QWidget] = [
        CrashDialog("chi tiết"),
        WaiveDialog(Finding("x", Severity.NOTE, "Điều cần soát")),
        DeadlineDialog(session.desk, task),  # type: ignore[arg-type]
        Welcome(Path("/tmp")),
    ]
    for one in made:
        qtbot.addWidget(one)
        one.show()
    return made


def test_every_word_is_vietnamese(session: Session, dialogs: list[QWidget]) -> None:
    found = set()
    for top in (*pages(session), *dialogs):
        for widget in (top, *top.findChildren(QWidget)):
            for text in said(widget):
                found |= {f"{type(widget).__name__}: {word} in {text[:60]!r}" for word in foreign(text)}
    assert found == set()


@pytest.mark.parametrize("text", ["Save", "Xuất file", "Undo: Sửa", "Documents", "Settings…", "Chọn folder"])
def test_an_english_word_is_noticed(text: str) -> None:
    assert foreign(text)


def test_what_can_be_used_has_a_name(session: Session, dialogs: list[QWidget]) -> None:
    used = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTextEdit, QTableView)
    nameless = set()
    for top in (*pages(session), *dialogs):
        for widget in top.findChildren(QWidget):
            inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox)
            if not isinstance(widget, used) or inner or not widget.isVisible():
                continue
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if not (widget.accessibleName() or text):
                nameless.add(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert nameless == set()


def cut(top: QWidget) -> set[str]:
    """Name the visible texts that are wider or higher than their widget, or stick out of the window."""
    found = set()
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        text = shown_text(widget)
        if not text or isinstance(widget, ShortButton) or (isinstance(widget, Label) and widget._elide):
            continue
        if isinstance(widget, Label) and widget.wordWrap():
            needed, room = widget.heightForWidth(widget.width()), widget.height()
        else:
            needed, room = widget.sizeHint().width(), widget.width()
        if needed > room + 1:
            found.add(f"{type(widget).__name__} {text[:50]!r} needs {needed}, has {room}")
        outside = not top.rect().contains(QRect(widget.mapTo(top, QPoint(0, 0)), widget.size()))
        if outside and not _scrolls(widget):
            found.add(f"{type(widget).__name__} {text[:50]!r} outside")
    return found


def shown_text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, Label | Pill | QAbstractButton) else ""


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if parent.objectName() == "qt_scrollarea_viewport":
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("size", [(1366, 768), (LEAST_WIDTH, LEAST_HEIGHT), (910, 512)])
def test_no_text_is_cut(qtbot: QtBot, session: Session, size: tuple[int, int]) -> None:
    """1366×768 at 100 %, the least window, and what 150 % leaves of 1366×768."""
    session.window.frame.setMinimumSize(*size)
    session.window.frame.resize(*size)
    tasks_of(session).choose_plan("plan")
    found = set()
    for page in pages(session):
        qtbot.wait(120)
        found |= cut(page)
    assert found == set()


@pytest.mark.parametrize("width", [1280, 1366, 1600])
def test_the_state_of_a_task_fits_its_pill(session: Session, qtbot: QtBot, width: int) -> None:
    session.window.frame.resize(width, 720)
    session.go("tasks")
    qtbot.wait(120)
    table = tasks_of(session).table
    assert isinstance(table, RecordTable)
    assert table.horizontalScrollBar().maximum() == 0
    shown = sum(table.columnWidth(column) for column in range(6))
    assert shown <= table.viewport().width()
    widest = max(pill_size(words, table.font()).width() for words in STATE_WORDS.values())
    assert widest + MARK + 2 * PAD_X - 2 <= table.columnWidth(5)
    metrics = table.horizontalHeader().fontMetrics()
    titles = [one.title for one in table.records.columns]
    assert [
        title for place, title in enumerate(titles) if metrics.horizontalAdvance(title) + 14 > table.columnWidth(place)
    ] == []


def test_qts_own_words_are_vietnamese(session: Session, qtbot: QtBot) -> None:
    box = QMessageBox(session.window)
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Yes | buttons.No | buttons.Cancel | buttons.Save | buttons.Discard)
    words = [button.text().replace("&", "") for button in box.buttons()]
    assert sorted(words) == sorted(["Có", "Không", "Huỷ", "Lưu", "Không lưu"])
    box.deleteLater()
    everything = QDialogButtonBox(QDialogButtonBox.StandardButton(0x3FFFC00), parent=session.window)
    assert [word for one in everything.buttons() for word in foreign(one.text())] == []
    everything.deleteLater()


def test_the_file_dialog_is_vietnamese(session: Session, qtbot: QtBot) -> None:
    dialog = QFileDialog(session.window, "Mở hồ sơ")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setNameFilter("Hồ sơ (*.cds)")
    found = set()
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, Label | QAbstractButton) or type(widget).__name__ == "QLabel":
            found |= {f"{word} in {widget.text()!r}" for word in foreign(widget.text())}  # type: ignore[attr-defined]
    for action in dialog.findChildren(QAction):
        found |= {f"{word} in {action.text()!r}" for word in foreign(action.text())}
    assert found == set()
    dialog.deleteLater()


def test_the_menus_of_text_fields_are_vietnamese(session: Session) -> None:
    for field in (tasks_of(session).filter, report_of(session).words):
        menu = field.createStandardContextMenu()
        words = [action.text().replace("&", "").split("\t")[0] for action in menu.actions()]
        assert "Hoàn tác" in words
        assert [word for text in words for word in foreign(text)] == []
        menu.deleteLater()


def test_the_words_themselves_are_vietnamese() -> None:
    assert [word for text in WORDS.values() for word in foreign(re.sub(r"%\d|byte|[KMGT]B", "", text))] == []
    assert isinstance(Translator(), QTranslator)
    assert Translator().translate("QDialogButtonBox", "Cancel") == "Huỷ"


def test_words_of_qt_that_need_no_vietnamese_stay(session: Session) -> None:
    shown = session.tools.actions["undo"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    assert shown == "Ctrl+Z"
    assert QKeySequence("Shift+Ins").toString(QKeySequence.SequenceFormat.NativeText) == "Shift+Ins"


def test_a_narrow_list_begins_at_its_first_column(qtbot: QtBot, session: Session) -> None:
    session.window.frame.resize(911, 512)
    session.go("tasks")
    bar = tasks_of(session).table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.qWait(50)
    assert bar.value() == 0
