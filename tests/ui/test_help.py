"""The help: offline pages that never drift from the program, reached at the place and field one stands in."""

import re
import tomllib

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.checks.engine import ALL_RULES
from cdsdesk.checks.proof import ALL_PAPER_RULES
from cdsdesk.model.fields import specs
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.paths import resource
from tests.support.places import tasks_of
from tools import paper_rules_help
from ui.actions import ACTIONS
from ui.commands.run import command_names, command_parser
from ui.dialogs.about import AboutDialog
from ui.dialogs.help_window import HelpWindow, found_topics
from ui.dialogs.record_card import RecordCard
from ui.help import anchor_of, open_help, page_of_place
from ui.helping.made import has_entry
from ui.helping.pages import BY_NAME, FIRST, PAGES, field_anchor, markdown, page_of_type, picture, topics, written
from ui.places.names import PLACES
from ui.places.office import SECTIONS
from ui.session import Session
from ui.tables.table_menu import entries
from ui.theme.colours import DARK
from ui.theme.theme import theme
from ui.version import VERSION


@pytest.fixture
def window(look: None, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def active(qtbot: QtBot, window: QWidget, page: str) -> HelpWindow:
    """Open the help and wait until its keys work."""
    shown = open_help(window, page)
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def help_of(session: Session) -> HelpWindow:
    found = session.window.window().findChild(HelpWindow)
    assert isinstance(found, HelpWindow)
    return found


def page_height(shown: HelpWindow) -> int:
    return int(shown.browser.document().size().height())


def marked_place(shown: HelpWindow) -> tuple[float, int]:
    """Return where the marked field stands in the view, and how high the page is."""
    marked = shown.browser.textCursor().block()
    top = shown.browser.document().documentLayout().blockBoundingRect(marked).top()
    y = top - shown.browser.verticalScrollBar().value()
    assert 0 <= y < 40
    return y, page_height(shown)


def marked_again(shown: HelpWindow, page: str, anchor: str) -> tuple[float, int]:
    """Show another page and come back."""
    shown.show_page("in")
    shown.show_page(page, anchor)
    QApplication.processEvents()
    return marked_place(shown)


def test_every_file_is_a_page_and_every_page_a_file() -> None:
    assert {path.stem for path in resource("help").glob("*.md")} == set(BY_NAME)
    for page in PAGES:
        assert written(page.name).startswith("# ")


def test_every_place_has_its_page() -> None:
    assert [place.key for place in PLACES if page_of_place(place.key) == FIRST] == []


def test_every_part_of_the_settings_is_explained() -> None:
    headings = {topic.title for topic in topics() if topic.page == "don-vi-thiet-lap"}
    assert [title for _key, title in SECTIONS if title not in headings] == []


def test_every_rule_is_explained_with_what_to_do() -> None:
    advice = tomllib.loads(resource("help/cach-sua.toml").read_text("utf-8"))
    assert set(advice) == {rule.id for rule in ALL_RULES}
    shown = {topic.anchor: topic for topic in topics() if topic.page == "soat-loi"}
    for rule in ALL_RULES:
        assert shown[rule.id].title == rule.title.partition(": ")[0]
        assert advice[rule.id] in shown[rule.id].text


def test_every_rule_over_documents_is_explained_with_its_family() -> None:
    assert resource(paper_rules_help.LIST).read_text("utf-8") == paper_rules_help.listed()
    families = tomllib.loads(resource("help/cach-sua-van-ban.toml").read_text("utf-8"))
    assert set(families) == {rule.id.partition(".")[0] for rule in ALL_PAPER_RULES}
    shown = {topic.anchor: topic for topic in topics() if topic.page == "soat-loi"}
    for rule in ALL_PAPER_RULES:
        assert shown[rule.id].title == rule.title.partition(": ")[0]


def test_every_field_has_its_entry() -> None:
    for kind in RECORD_TYPES:
        page = page_of_type(kind.TYPE)
        assert page, kind.TYPE
        anchors = {topic.anchor for topic in topics() if topic.page == page}
        missing = [f"{kind.TYPE}.{name}" for name, spec in specs(kind).items() if has_entry(spec)]
        assert set(missing) <= anchors


def test_every_command_stands_on_its_page_with_its_words() -> None:
    text = written("dong-lenh")
    told = dict(re.findall(r"^- `([a-z]+)`: (.+)\.$", text, re.MULTILINE))
    assert set(told) == set(command_names())
    listed = " ".join(command_parser().format_help().split())
    assert [name for name, words in told.items() if f"{name} {words}" not in listed] == []


def test_every_action_and_table_command_is_in_the_table_of_keys() -> None:
    text = markdown("phim-tat").replace("\\", "")
    words = [action.text.rstrip("…") for action in ACTIONS] + [e.word for group in entries("dòng") for e in group]
    assert [word for word in words if f"| {word} |" not in text] == []


def test_every_link_leads_somewhere(window: QWidget) -> None:
    shown = open_help(window)
    anchors: dict[str, list[str]] = {}
    for page in PAGES:
        shown.show_page(page.name)
        anchors[page.name] = shown.browser.anchors()
    for page in PAGES:
        for name, anchor in re.findall(r"\]\(([a-z-]+)(?:#([a-z-]+))?\)", markdown(page.name)):
            assert name in BY_NAME, f"{page.name}: {name}"
            assert not anchor or anchor in anchors[name], f"{page.name}: {name}#{anchor}"


def test_pictures_that_are_there_are_shown_and_small() -> None:
    for path in resource("help/images").glob("*.png"):
        assert picture(path.name)
        assert path.stat().st_size <= 60_000, path.name
        assert any(f"({path.name})" in written(page.name) for page in PAGES), path.name


def test_a_picture_that_is_missing_leaves_no_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.helping.pages.picture", lambda _name: "")
    assert "![" not in markdown.__wrapped__("tong-quan")


@pytest.mark.parametrize(
    "name", ["http://mau.example.org/a.png", "file:///etc/passwd", "../icons/file.svg", "khong-co.png", "a/b.png"]
)
def test_nothing_but_own_pictures_is_loaded(window: QWidget, name: str) -> None:
    browser = open_help(window).browser
    for kind in QTextDocument.ResourceType:
        assert browser.loadResource(kind.value, QUrl(name)) is None


def test_an_outer_link_goes_nowhere(window: QWidget) -> None:
    shown = open_help(window, "bang")
    shown.browser.anchorClicked.emit(QUrl("http://mau.example.org/"))
    assert shown.browser.page == "bang"
    shown.browser.anchorClicked.emit(QUrl("nhiem-vu#dah"))
    assert shown.browser.page == "nhiem-vu"


@pytest.mark.parametrize("page", ["bao-cao", "nhiem-vu", "don-vi-thiet-lap"])
def test_a_page_is_whole_and_at_its_field_when_the_help_is_first_opened(window: QWidget, page: str) -> None:
    anchors = [topic.anchor for topic in topics() if topic.page == page]
    anchor = anchors[len(anchors) // 3]
    shown = open_help(window, page, anchor)
    QApplication.processEvents()
    assert marked_place(shown) == pytest.approx(marked_again(shown, page, anchor), abs=1)
    for wider in (-200, 200):
        first = page_height(shown)
        shown.resize(shown.width() + wider, shown.height())
        QApplication.processEvents()
        resized = page_height(shown)
        marked_again(shown, page, anchor)
        assert (resized, resized > first) == (page_height(shown), wider < 0)


def test_back_and_forward(qtbot: QtBot, window: QWidget) -> None:
    shown = active(qtbot, window, "bang")
    shown.show_page("in")
    assert not shown.forward.isEnabled()
    qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.browser.page == "bang"
    assert not shown.back.isEnabled()
    qtbot.keyClick(shown, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown.browser.page == "in"
    assert shown.windowTitle() == "Trợ giúp: In"


def test_the_search_is_blind_to_diacritics(qtbot: QtBot, window: QWidget) -> None:
    shown = active(qtbot, window, FIRST)
    qtbot.keyClick(shown, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(shown.words, "du thao")
    assert shown.found.text().endswith("Enter để mở")
    qtbot.keyClick(shown.words, Qt.Key.Key_Return)
    assert shown.browser.page in {topic.page for topic in found_topics("du thao")}
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.words.text() == ""
    assert shown.isVisible()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    shown.words.setText("khongcogi")
    assert shown.found.text() == "Không thấy; thử ít chữ hơn."


def test_the_text_grows_and_shrinks(qtbot: QtBot, window: QWidget) -> None:
    shown = active(qtbot, window, "bang")
    usual = shown.browser.document().defaultFont().pointSizeF()
    qtbot.keyClick(shown, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert shown.browser.document().defaultFont().pointSizeF() > usual
    for _ in range(20):
        shown.browser.zoom(-1)
    assert shown.browser.document().defaultFont().pointSizeF() >= 0.7 * usual
    qtbot.keyClick(shown, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert shown.browser.document().defaultFont().pointSizeF() == usual


def test_another_scheme_reaches_the_page(window: QWidget) -> None:
    shown = open_help(window, "bang")
    before = shown.browser.toHtml()
    theme().put_on(DARK)
    try:
        assert shown.browser.toHtml() != before
    finally:
        theme().follow()


def test_a_field_is_found_by_its_name_or_by_what_it_is_called() -> None:
    assert field_anchor("nhiem-vu", "deadline_text") == "task.deadline_text"
    assert field_anchor("nhiem-vu", "", "Kết quả thực hiện") == "progress.result"
    assert field_anchor("nhiem-vu", "khong_co", "Không có") == ""


def test_f1_opens_the_page_of_the_place_and_the_field(qtbot: QtBot, session: Session) -> None:
    session.window.frame.activateWindow()
    session.tools.actions["help"].trigger()
    assert help_of(session).browser.page == "tong-quan"
    session.go("tasks")
    tasks = tasks_of(session)
    editor = tasks.form.binders["result"].editor
    assert anchor_of(editor, "nhiem-vu") == "progress.result"
    tasks.table.setCurrentIndex(tasks.model.index(1, [c.key for c in tasks.model.columns].index("lead")))
    assert anchor_of(tasks.table.viewport(), "nhiem-vu") == "task.lead"
    assert anchor_of(None, "nhiem-vu") == ""
    session.tools.actions["keys"].trigger()
    assert help_of(session).browser.page == "phim-tat"


def test_f1_opens_the_help_from_a_dialog_too(qtbot: QtBot, session: Session) -> None:
    assert session.desk is not None
    card = RecordCard(session.desk, "plan", session.window, "subject")
    qtbot.addWidget(card)
    card.open()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is card.form.binders["subject"].editor)
    qtbot.keyClick(card, Qt.Key.Key_F1)
    shown = card.findChild(HelpWindow)
    assert isinstance(shown, HelpWindow)
    assert shown.browser.page == "van-ban"
    shown.close()


def test_help_is_found_from_the_search_box(session: Session) -> None:
    session.window.search.setText("nut luu o dau")
    session.window.search.look()
    entry = session.tools.hits.entries()[0]
    assert entry.where == "Trợ giúp · Câu hỏi thường gặp"
    entry.act()
    assert help_of(session).browser.page == "cau-hoi"


def test_about_tells_the_version_and_where_the_data_lie(qtbot: QtBot, session: Session) -> None:
    assert session.desk is not None
    assert f'version = "{VERSION}"' in resource("../pyproject.toml").read_text("utf-8")
    dialog = AboutDialog(session.desk.path, session.window)
    assert dialog.place.text() == str(session.desk.path)
    dialog.copy()
    assert AboutDialog(None, session.window).folder_button.isEnabled() is False


def test_a_picture_is_no_wider_than_its_page(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = resource("../docs/images/nhiem-vu.png").resolve()
    assert QImage(str(wide)).width() > 1000
    for module in ("ui.helping.pages", "ui.helping.browser"):
        monkeypatch.setattr(f"{module}.picture", lambda _name: str(wide))
    markdown.cache_clear()
    shown = open_help(window, "tong-quan")
    html = shown.browser.toHtml()
    markdown.cache_clear()
    widths = [int(width) for width in re.findall(r'<img[^>]* width="(\d+)"', html)]
    assert widths
    assert max(widths) <= shown.browser.viewport().width()
