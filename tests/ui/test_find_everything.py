"""One box finds records, commands, places, settings, periods and help, and opens what was chosen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.places import tasks_of
from ui.actions import ACTIONS
from ui.desk import Desk
from ui.finding.answer_list import AnswerList
from ui.finding.answer_painter import pieces
from ui.finding.entry import Answer, Entry
from ui.finding.finder import HINT, NOTHING, Doors, Finder
from ui.menus import built
from ui.places.names import PlaceName
from ui.places.office import OfficePlace
from ui.remember import Memory
from ui.session import Session
from ui.widgets.layouts import column
from ui.widgets.search_box import SearchBox

PLACES = (
    PlaceName("overview", "Tổng quan"),
    PlaceName("tasks", "Nhiệm vụ"),
    PlaceName("indicators", "Chỉ tiêu"),
    PlaceName("office", "Đơn vị & thiết lập"),
)


class Opened:
    """Remembers what the finder opened."""

    def __init__(self, desk: Desk, actions: dict[str, QAction]) -> None:
        self.told: list[tuple[str, ...]] = []
        self.actions = actions
        self.kept: list[QWidget] = []
        self.finder = Finder(
            desk,
            Doors(
                open_record=lambda uid, field: self.told.append(("record", uid, field)),
                go=lambda key: self.told.append(("go", key)),
                show=lambda place, what: self.told.append(("show", place, what)),
                places=PLACES,
                page=lambda: None,
                actions=actions,
                help=lambda _typed: [
                    Entry("Kỳ báo cáo", "Trợ giúp", lambda: self.told.append(("help",)), more="chốt số liệu")
                ],
            ),
            Memory(),
        )


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Opened:
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = dict(built(parent, ACTIONS))
    for key in ("undo", "import"):
        actions[key].setEnabled(True)
    actions["import"].triggered.connect(lambda: made.told.append(("import",)))
    made = Opened(desk, actions)
    made.kept.append(parent)
    return made


@pytest.fixture
def box(qtbot: QtBot, opened: Opened) -> SearchBox:
    top = QWidget()
    qtbot.addWidget(top)
    made = SearchBox()
    other = SearchBox()
    other.setObjectName("other")
    inside = column(top)
    inside.addWidget(made)
    inside.addWidget(other)
    inside.addStretch(1)
    top.resize(1000, 700)
    hits = AnswerList(top)
    opened.kept.append(top)
    hits.finder = opened.finder.find
    hits.opened.connect(lambda entry: (opened.finder.used(entry), entry.act()))
    made.hits = hits
    with qtbot.waitActive(top):
        top.show()
        top.activateWindow()
    other.setFocus()
    made.setFocus()
    return made


def lines(answer: Answer) -> list[tuple[str, str]]:
    return [(group.heading, entry.text) for group in answer.groups for entry in group.entries]


def test_a_record_is_found_without_diacritics_and_opens_at_its_field(opened: Opened) -> None:
    answer = opened.finder.find("dau thau mang")
    assert lines(answer) == [("Kết quả thực hiện", "Đã đấu thầu qua mạng")]
    entry = answer.groups[0].entries[0]
    assert entry.where.startswith("Nhiệm vụ “Chuyển đổi đài")
    entry.act()
    assert opened.told == [("record", "p-t62", "result")]


def test_a_number_of_a_plan_finds_its_task(opened: Opened) -> None:
    answer = opened.finder.find("6.2")
    assert lines(answer)[0] == ("Nhiệm vụ", "Chuyển đổi đài truyền thanh ứng dụng công nghệ thông tin")
    answer.groups[0].entries[0].act()
    assert opened.told == [("record", "t62", "")]


@pytest.mark.parametrize(
    ("typed", "first", "told"),
    [
        ("nhap tu", ("Lệnh", "Nhập từ tệp"), ("import",)),
        ("Excel nhap", ("Lệnh", "Nhập từ tệp"), ("import",)),
        ("chi tieu", ("Trang", "Chỉ tiêu"), ("go", "indicators")),
        ("nguoi ky", ("Thiết lập", "Người ký"), ("show", "office", "signatories")),
        ("khoi phuc", ("Thiết lập", "Bản sao lưu"), ("show", "office", "backups")),
        ("chot so lieu", ("Thiết lập", "Kỳ báo cáo"), ("show", "office", "periods")),
    ],
)
def test_commands_places_and_settings(
    opened: Opened, typed: str, first: tuple[str, str], told: tuple[str, ...]
) -> None:
    answer = opened.finder.find(typed)
    assert lines(answer)[0] == first
    answer.groups[0].entries[0].act()
    assert opened.told == [told]


def test_a_typed_period_switches(opened: Opened, desk: Desk) -> None:
    answer = opened.finder.find("quy 1 2026")
    assert lines(answer)[0] == ("Kỳ báo cáo", "Xem kỳ quý I năm 2026")
    answer.groups[0].entries[0].act()
    assert desk.period.code == "2026-Q1"
    assert opened.finder.find("quy 1 2026").groups[0].entries[0].why == "đang xem kỳ này"


def test_help_comes_last(opened: Opened) -> None:
    assert lines(opened.finder.find("ky bao cao"))[-1] == ("Trợ giúp", "Kỳ báo cáo")


def test_a_command_that_cannot_be_asked_says_why_and_does_not_open(
    qtbot: QtBot, opened: Opened, box: SearchBox, desk: Desk
) -> None:
    desk.set_lock("Đang kiểm tra")
    box.setText("sao luu ngay")
    box.look()
    assert isinstance(box.hits, AnswerList)
    entry = box.hits.current()
    assert entry is not None
    assert (entry.text, entry.why) == ("Sao lưu ngay", "hồ sơ đang chỉ mở để xem")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.hits.isVisible()
    assert opened.told == []


def test_nothing_is_said(opened: Opened) -> None:
    assert opened.finder.find("khongcogi").note == NOTHING


def test_how_many_are_left_out_is_told(opened: Opened) -> None:
    answer = opened.finder.find("a")
    commands = next(group for group in answer.groups if group.heading == "Lệnh")
    assert commands.left_out > 0
    assert answer.note.startswith("Hiện ")


def test_an_empty_box_shows_what_was_used(qtbot: QtBot, opened: Opened, box: SearchBox) -> None:
    qtbot.keyClicks(box, "chi tieu")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    answer = opened.finder.find("")
    assert answer.note == HINT
    assert lines(answer)[0] == ("Vừa dùng", "Chỉ tiêu")
    assert ("Hay dùng", "Nhiệm vụ") in lines(answer)


def test_keys_choose_and_the_box_keeps_the_focus(qtbot: QtBot, opened: Opened, box: SearchBox) -> None:
    qtbot.keyClicks(box, "nhiem vu")
    hits = box.hits
    assert isinstance(hits, AnswerList)
    qtbot.waitUntil(hits.isVisible)
    assert box.hasFocus()
    first = hits.current()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    second = hits.current()
    assert second is not None
    assert second is not first
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert hits.current() is first
    qtbot.keyClick(box, Qt.Key.Key_PageDown)
    assert hits.current() is hits.entries()[min(6, len(hits.entries()) - 1)]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not hits.isVisible()
    assert box.text() == "nhiem vu"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.hasFocus()
    assert opened.told == []


def test_a_click_opens(qtbot: QtBot, opened: Opened, box: SearchBox) -> None:
    box.setText("chi tieu")
    box.look()
    hits = box.hits
    assert isinstance(hits, AnswerList)
    place = next(row for row in range(hits.list.count()) if hits.list.item(row).text() == "Chỉ tiêu")
    middle = hits.list.visualItemRect(hits.list.item(place)).center()
    qtbot.mouseClick(hits.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle))
    assert opened.told == [("go", "indicators")]
    assert not hits.isVisible()


def typed(box: SearchBox, text: str) -> None:
    """Send letters as Unikey does: key events that carry the letter and no key of their own."""
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(box, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def test_typing_as_unikey_does_finds_the_last_word(qtbot: QtBot, opened: Opened, box: SearchBox) -> None:
    for letter in "chi":
        qtbot.keyClick(box, letter)
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    typed(box, "ỉ")
    box.look()
    qtbot.keyClicks(box, " tieu")
    for _ in range(3):
        qtbot.keyClick(box, Qt.Key.Key_Backspace)
    typed(box, "iêu")
    assert box.text() == "chỉ tiêu"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert opened.told == [("go", "indicators")]


def test_the_typed_words_are_emphasised() -> None:
    assert list(pieces("Chỉ tiêu số", [(0, 3), (9, 11)])) == [("Chỉ", True), (" tiêu ", False), ("số", True)]


def test_the_list_stays_in_a_small_window(qtbot: QtBot, box: SearchBox) -> None:
    top = box.window()
    top.resize(500, 260)
    box.setText("a")
    box.look()
    hits = box.hits
    assert isinstance(hits, AnswerList)
    assert top.rect().contains(hits.geometry())


def test_a_part_of_the_settings_opens(session: Session) -> None:
    entry = session.tools.hits.finder("ngay nghi").groups[0].entries[0]
    assert (entry.text, entry.where) == ("Ngày nghỉ", "Đơn vị & thiết lập")
    entry.act()
    page = session.window.pages.currentWidget()
    assert isinstance(page, OfficePlace)
    assert page.list.currentItem().text() == "Ngày nghỉ"


def test_what_can_be_done_with_the_list_in_front_is_found(session: Session) -> None:
    def found() -> dict[str, str]:
        answer = session.tools.hits.finder("nhiem vu dang chon")
        return {entry.text: entry.why for group in answer.groups if group.heading == "Lệnh" for entry in group.entries}

    assert found() == {}
    session.go("tasks")
    assert found() == {"Xoá nhiệm vụ đang chọn": ""}
    tasks_of(session).table.show_uid("t62")
    entry = session.tools.hits.finder("xoa nhiem vu dang chon").groups[0].entries[0]
    entry.act()
    assert session.desk is not None
    assert session.desk.everything().get("t62") is None
