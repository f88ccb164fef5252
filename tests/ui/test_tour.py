"""The walk round the window: offered once, by keys and mouse, never outside the window, never in the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from pytestqt.qtbot import QtBot

from tests.support.places import notice_button
from ui.guide import OFFER, TOUR
from ui.session import Session
from ui.tour import Bubble, Tour


def tour_of(session: Session) -> Tour:
    session.tools.actions["tour"].trigger()
    found = session.guide.tour
    assert found is not None
    return found


def test_the_walk_goes_on_and_back_and_is_remembered(qtbot: QtBot, session: Session) -> None:
    tour = tour_of(session)
    bubble, seen = tour.bubble, []
    assert bubble.next_button.hasFocus() or not session.window.isActiveWindow()
    assert not bubble.back_button.isEnabled()
    while session.guide.tour is not None:
        seen.append(bubble.title.text())
        assert session.window.rect().contains(bubble.geometry())
        if len(seen) == 3:
            qtbot.keyClick(bubble, Qt.Key.Key_Left)
            assert bubble.title.text() == seen[1]
            qtbot.keyClick(bubble, Qt.Key.Key_Right)
        if len(seen) % 2:
            qtbot.keyClick(bubble, Qt.Key.Key_Right)
        else:
            qtbot.mouseClick(bubble.next_button, Qt.MouseButton.LeftButton)
    assert seen == ["Kỳ báo cáo", "Danh sách", "Chi tiết", "Tìm mọi thứ", "Đã lưu", "Báo cáo kỳ"]
    assert session.memory.done(TOUR)


@pytest.mark.parametrize("size", [(1366, 768), (910, 512), (900, 500)])
def test_every_bubble_stays_in_the_window_beside_its_target(
    qtbot: QtBot, session: Session, size: tuple[int, int]
) -> None:
    session.window.frame.resize(*size)
    tour = tour_of(session)
    for _ in range(6):
        assert session.window.rect().contains(tour.bubble.geometry())
        assert not tour.bubble.geometry().adjusted(10, 10, -10, -10).intersects(tour.frame.geometry()) or (
            tour.frame.height() > session.window.height() // 2
        )
        assert tour.bubble.sentence.height() >= tour.bubble.sentence.heightForWidth(tour.bubble.sentence.width())
        tour.step(1)


def test_the_window_can_be_used_meanwhile(qtbot: QtBot, session: Session) -> None:
    tour = tour_of(session)
    session.go("report")
    assert tour.bubble.isVisible()
    session.window.frame.resize(1000, 600)
    assert session.window.rect().contains(tour.bubble.geometry())
    qtbot.keyClick(tour.bubble, Qt.Key.Key_Escape)
    assert session.guide.tour is None
    assert session.memory.done(TOUR)


def test_it_is_offered_once(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    session.guide.offer_tour()
    assert session.tools.notice.text() == OFFER
    notice_button(session, "Không cần").click()
    assert session.tools.notice.text() == ""
    session.guide.offer_tour()
    assert session.tools.notice.text() == ""


def test_the_walk_ends_with_the_file(session: Session) -> None:
    tour_of(session)
    session.leave()
    assert session.guide.tour is None
    assert not session.tools.actions["tour"].isEnabled()


@pytest.mark.parametrize(
    "target",
    [QRect(0, 0, 60, 30), QRect(840, 0, 60, 30), QRect(0, 470, 60, 30), QRect(400, 240, 60, 30), QRect(0, 0, 900, 500)],
)
def test_a_bubble_stands_inside(look: None, qtbot: QtBot, target: QRect) -> None:
    bubble = Bubble(None)  # type: ignore[arg-type]
    qtbot.addWidget(bubble)
    bubble.point_at(target, QSize(900, 500))
    assert QRect(0, 0, 900, 500).contains(bubble.geometry())
