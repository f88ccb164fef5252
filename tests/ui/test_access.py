"""The keyboard reaches everything: F6 goes round the areas, Tab leads through every page, nothing holds the cursor."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.places import tasks_of
from ui.places.catalogue import CATALOGUE
from ui.session import Session


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, keys)


def areas_of(session: Session) -> list[QWidget]:
    return session.tools.areas.areas()


@pytest.mark.parametrize("key", list(CATALOGUE))
def test_f6_goes_round_and_back(session: Session, qtbot: QtBot, key: str) -> None:
    session.go(key)
    areas = areas_of(session)
    assert len(areas) > 2
    session.window.side.button(key).setFocus()
    visited = []
    for _ in areas:
        press(Qt.Key.Key_F6)
        visited.append(next(area for area in areas if area is focus() or area.isAncestorOf(focus())))
    assert visited == [*areas[1:], areas[0]]
    assert focus() is session.window.side.button(key)
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert areas[-1].isAncestorOf(focus())


def test_f6_writes_a_cell_that_is_left_and_goes_to_the_form(session: Session, qtbot: QtBot) -> None:
    session.go("tasks")
    place = tasks_of(session)
    place.table.setFocus()
    place.table.show_uid("t61", "result")
    press(Qt.Key.Key_F2)
    QTest.keyClicks(focus(), " xong")
    press(Qt.Key.Key_F6)
    assert place.form.isAncestorOf(focus())
    assert "xong" in place.form.binders["result"].editor.text()


@pytest.mark.parametrize("key", list(CATALOGUE))
def test_tab_leads_through_a_page_and_out_of_it(session: Session, qtbot: QtBot, key: str) -> None:
    """Ctrl+Tab where Tab means the next cell; every stop has a frame or is a field with a cursor."""
    session.go(key)
    place = session.shelf.get(key)
    session.window.side.button(key).setFocus()
    left = False
    for _ in range(250):
        before = focus()
        press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        if focus() is before:
            press(Qt.Key.Key_Tab)
        assert focus() is not before, f"{before} holds the cursor"
        left = left or place.isAncestorOf(focus())
        if left and not place.isAncestorOf(focus()):
            return
    raise AssertionError("the page is never left")


@pytest.mark.parametrize("key", list(CATALOGUE))
def test_what_has_the_cursor_looks_different(session: Session, qtbot: QtBot, key: str) -> None:
    session.go(key)
    place = session.shelf.get(key)
    stops = [
        widget
        for widget in place.findChildren(QWidget)
        if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and widget.isVisible() and widget.isEnabled()
    ]
    assert stops
    unseen = []
    for widget in stops:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not widget:
            continue
        with_cursor = widget.grab().toImage()
        session.window.search.setFocus()
        if widget.grab().toImage() == with_cursor:
            unseen.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert unseen == []
