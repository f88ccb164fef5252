"""Nhập từ tệp as it looks: every state whole, named and readable, Tab through it, files dropped on the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.import_files import make_workbook
from tests.support.importing_page import ASKED, button, drop, focus, held_over, row_with
from tests.support.places import place, tasks_of
from tests.support.screen import cut, faint, nameless, strangers
from ui.places.importing import ImportingPlace
from ui.places.importing_found import FoundPage
from ui.session import Session


@pytest.fixture
def importing(session: Session) -> ImportingPlace:
    session.go("importing")
    return place(session, "importing", ImportingPlace)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    return make_workbook(tmp_path / "Phụ lục.xlsx")


@pytest.fixture
def found(importing: ImportingPlace, template: Path) -> FoundPage:
    importing.read(template)
    return importing.found


def in_each_state(importing: ImportingPlace, template: Path, broken: Path) -> Iterator[str]:
    """Bring the page into one state after the other."""
    yield "empty"
    importing.read(broken)
    yield "refused"
    importing.read(template)
    found = importing.found
    found.facts.turn()
    yield "found"
    found.facts.turn()
    found.table.show_uid(row_with(found, ASKED))
    yield "question"
    found.source_button.click()
    yield "source"
    importing.write()
    yield "written"


@pytest.mark.parametrize("size", [(1366, 768), (910, 512)])
def test_each_state_is_whole_vietnamese_named_and_readable(
    qtbot: QtBot, session: Session, template: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    session.window.frame.setMinimumSize(*size)
    session.window.frame.resize(*size)
    broken = tmp_path / "thu.xlsx"
    broken.write_bytes(bytes(range(256)) * 9)
    importing, found = session.imports.place(), []
    for state in in_each_state(importing, template, broken):
        for _ in range(40):
            qtbot.wait(50)
            if not cut(session.window):
                break
        for walk in (strangers, nameless, cut, faint):
            found += [(state, one) for one in walk(session.window)]
    assert found == []


def test_tab_leads_through_a_file_that_was_read_and_out_of_it(qtbot: QtBot, session: Session, found: FoundPage) -> None:
    found.table.show_uid(row_with(found, ASKED))
    QApplication.processEvents()
    session.window.side.button("importing").setFocus()
    reached = []
    for _ in range(80):
        before = focus()
        qtbot.keyClick(before, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        if focus() is before:
            qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert focus() is not before
        reached.append(focus())
        if found.isAncestorOf(before) and not found.isAncestorOf(focus()):
            break
    answers = [one for one in reached if isinstance(one, QPushButton) and found.panel.question.isAncestorOf(one)]
    assert [one.text() for one in answers] == ["Là mục này", "Là mục này", "Là mục mới", "Bỏ qua dòng này"]
    assert {found.head.write_button, found.table, found.strip.boxes[0].choice, found.panel.fields[0].editor} <= {
        *reached
    }


def test_a_file_dropped_anywhere_is_read(session: Session, template: Path, tmp_path: Path) -> None:
    session.go("tasks")
    other = make_workbook(tmp_path / "Thứ hai.xlsx")
    drop(session, template, other)
    importing = place(session, "importing", ImportingPlace)
    assert session.window.pages.currentWidget() is importing
    assert importing.found.head.name.text() == "Phụ lục.xlsx"
    importing.back()
    assert button(importing.start, "Đọc Thứ hai.xlsx").isVisible()


def test_a_dropped_data_file_is_opened(session: Session, tmp_path: Path, small_file: Path) -> None:
    other = tmp_path / "khac.cds"
    other.write_bytes(b"khong phai ho so")
    drop(session, other)
    assert "khac.cds" in session.tools.notice.text()


def test_a_field_leaves_files_to_the_window(session: Session, template: Path) -> None:
    session.go("tasks")
    fields = (tasks_of(session).filter, tasks_of(session).form.binders["note"].editor, session.window.search)
    assert [held_over(field, template) for field in fields] == [False, False, False]
