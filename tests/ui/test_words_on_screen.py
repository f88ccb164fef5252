"""Everything on the screen is Vietnamese, has a name, fits and can be read: in every place, dialog and page of help."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.tasks import STATE_WORDS
from tests.support.dialogs import OPENED
from tests.support.places import report_of, tasks_of
from tests.support.screen import cut, faint, foreign, nameless, strangers
from tests.support.source import program_files, relative, tree_of
from ui.frame import LEAST_HEIGHT, LEAST_WIDTH
from ui.helping.pages import PAGES, markdown
from ui.places.catalogue import CATALOGUE
from ui.places.office import SECTIONS, OfficePlace
from ui.session import Session
from ui.tables.cell_painter import MARK, PAD_X
from ui.tables.record_table import RecordTable
from ui.theme.colours import DARK, LIGHT
from ui.theme.theme import theme
from ui.translator import WORDS, Translator
from ui.welcome import Welcome
from ui.widgets.label import Label
from ui.widgets.pill import pill_size

# Programs, spellings and laws that the help names as everybody does.
NAMES_IN_HELP = {"libreoffice", "unikey", "unicode", "word", "json", "usb", "utf", "times", "new", "roman"}


LOOKS = 10


def pages(session: Session) -> Iterator[QWidget]:
    """Yield the window with every place in front, and with every part of the settings."""
    for key in CATALOGUE:
        session.go(key)
        yield session.window
    office = session.shelf.get("office")
    assert isinstance(office, OfficePlace)
    for key, _title in SECTIONS[1:]:
        office.show_what(key)
        yield session.window


def dialog_names() -> set[str]:
    """Return the names of all classes of the window that are dialogs."""
    found = set()
    for path in program_files():
        if relative(path).startswith("ui/"):
            for node in ast.walk(tree_of(path)):
                bases = (
                    [base.id for base in node.bases if isinstance(base, ast.Name)]
                    if isinstance(node, ast.ClassDef)
                    else []
                )
                if "QDialog" in bases and isinstance(node, ast.ClassDef):
                    found.add(node.name)
    return found


def test_every_dialog_is_walked_over() -> None:
    assert set(OPENED) == dialog_names()


@pytest.fixture
def opened(session: Session, qtbot: QtBot) -> Callable[[str], QWidget]:
    """Open a dialog by the name of its class; the first page, which is none, by "Welcome"."""

    def open_dialog(name: str) -> QWidget:
        made = Welcome(Path("ho-so")) if name == "Welcome" else OPENED[name](session)
        qtbot.addWidget(made)
        made.show()
        qtbot.wait(30)
        return made

    return open_dialog


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, look: None) -> Iterator[str]:
    theme().put_on(DARK if request.param == "dark" else LIGHT)
    yield request.param
    theme().follow()


def test_every_word_of_the_places_is_vietnamese(session: Session) -> None:
    assert set().union(*(strangers(page) for page in pages(session))) == set()


def test_what_can_be_used_in_the_places_has_a_name(session: Session) -> None:
    assert set().union(*(nameless(page) for page in pages(session))) == set()


def test_every_text_of_the_places_can_be_read(scheme: str, session: Session) -> None:
    assert set().union(*(faint(page) for page in pages(session))) == set()


@pytest.mark.parametrize("name", [*OPENED, "Welcome"])
def test_a_dialog_is_vietnamese_named_whole_and_readable(
    qtbot: QtBot, opened: Callable[[str], QWidget], name: str
) -> None:
    dialog = opened(name)
    assert strangers(dialog) == set()
    assert nameless(dialog) == set()
    for _ in range(40):
        if cut(dialog) == set():
            break
        qtbot.wait(50)  # what a worker laid out is shown a moment later
    assert cut(dialog) == set()
    assert faint(dialog) == set()
    theme().put_on(DARK)
    try:
        assert faint(dialog) == set()
    finally:
        theme().follow()


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_a_page_of_the_help_is_vietnamese(page: str) -> None:
    text = re.sub(r"⟦[^⟧]*⟧|`[^`]*`|\]\([^)]*\)|^    .*$", " ", markdown(page), flags=re.MULTILINE)
    assert set(foreign(text.replace("\\", ""))) - NAMES_IN_HELP == set()


@pytest.mark.parametrize("text", ["Save", "Xuất file", "Undo: Sửa", "Documents", "Settings…", "Chọn folder"])
def test_an_english_word_is_noticed(text: str) -> None:
    assert foreign(text)


def cut_for_good(qtbot: QtBot, page: QWidget) -> set[str]:
    """Return what is cut once the page is laid out, which a busy machine takes its time for."""
    for _ in range(LOOKS):
        qtbot.wait(120)
        if not (found := cut(page)):
            break
    return found


@pytest.mark.parametrize("size", [(1366, 768), (LEAST_WIDTH, LEAST_HEIGHT), (910, 512)])
def test_no_text_is_cut(qtbot: QtBot, session: Session, size: tuple[int, int]) -> None:
    """1366×768 at 100 %, the least window, and what 150 % leaves of 1366×768."""
    session.window.frame.setMinimumSize(*size)
    session.window.frame.resize(*size)
    tasks_of(session).choose_plan("plan")
    found = set()
    for page in pages(session):
        found |= cut_for_good(qtbot, page)
    assert found == set()


@pytest.mark.parametrize("width", [1280, 1366, 1600])
def test_the_state_of_a_task_fits_its_pill(session: Session, qtbot: QtBot, width: int) -> None:
    session.window.frame.resize(width, 720)
    session.go("tasks")
    qtbot.wait(120)
    table = tasks_of(session).table
    assert isinstance(table, RecordTable)
    assert table.horizontalScrollBar().maximum() == 0
    columns = [place for place in range(len(table.records.columns)) if not table.isColumnHidden(place)]
    assert sum(table.columnWidth(place) for place in columns) <= table.viewport().width()
    state = next(place for place in columns if table.records.columns[place].key == "state")
    widest = max(pill_size(words, table.font()).width() for words in STATE_WORDS.values())
    assert widest + MARK + 2 * PAD_X - 2 <= table.columnWidth(state)
    metrics = table.horizontalHeader().fontMetrics()
    titles = {table.records.columns[place].title: table.columnWidth(place) for place in columns}
    assert [title for title, width in titles.items() if metrics.horizontalAdvance(title) + 14 > width] == []


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
