"""Vietnamese typing in a table: the first letter opens the cell, and nothing of the syllable is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cdsdesk.model.fields import specs
from cdsdesk.model.tasks import Task
from tests.support.memory_store import MemoryStore
from tests.support.typing_hands import HANDS, backspace, compose, letter, press, sentences, type_sentence
from ui.desk import Desk
from ui.edits import field_edit
from ui.forms.editors import ChoiceEditor
from ui.forms.editors_choice import CompletingEditor
from ui.forms.factory import editor_for
from ui.places.record_rows import RecordRow
from ui.tables.columns import Column, Editor, Heading
from ui.tables.record_model import RecordModel
from ui.tables.record_table import RecordTable

SENTENCES = sentences()


class Tasks:
    """All tasks, without headings."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def ids(self, order: tuple[str, ...], keep: frozenset[str]) -> list[str]:
        return [task.uid for task in self.desk.everything().all(Task)]

    def rows(self, uids: object) -> list[RecordRow]:
        return [RecordRow(self.desk.everything().records[uid], ()) for uid in uids]  # type: ignore[attr-defined]

    def headings(self, uid: str) -> tuple[Heading, ...]:
        return ()

    def touched(self, changed: frozenset[str]) -> frozenset[str]:
        return changed

    def reshapes(self, changes: object) -> bool:
        return False


def column(desk: Desk, key: str, editor: Editor) -> Column:
    described = specs(Task)[key]
    return Column(
        key,
        described.label,
        150,
        lambda row: described.kind.show(getattr(row.record, key)),
        change=lambda row, text: field_edit(row.record, key, text),
        editor=editor,
        choices=tuple(described.kind.words.values()) if editor is Editor.CHOICE else (),  # type: ignore[attr-defined]
        make_editor=(lambda parent: editor_for(described, parent, desk=desk))
        if key in ("lead", "deadline_to")
        else None,
    )


@pytest.fixture
def table(desk: Desk, qtbot: QtBot) -> RecordTable:
    columns = (
        column(desk, "title", Editor.LINE),
        column(desk, "note", Editor.LONG),
        column(desk, "lead", Editor.LINE),
        column(desk, "kind", Editor.CHOICE),
    )
    model = RecordModel(desk, Tasks(desk), columns)
    made = RecordTable(model, "Nhiệm vụ")
    model.setParent(made)
    qtbot.addWidget(made)
    model.reload()
    made.resize(800, 500)
    made.show()
    made.setFocus()
    return made


def go(table: RecordTable, key: str, uid: str = "t21") -> None:
    table.commit()
    assert table.show_uid(uid, key)
    table.setFocus()


def value(store: MemoryStore, key: str, uid: str = "t21") -> str:
    task = store.snapshot().find(Task, uid)
    return specs(Task)[key].kind.show(getattr(task, key))


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("key", ["title", "note", "lead"])
def test_typing_over_a_cell_writes_the_sentence(table: RecordTable, store: MemoryStore, key: str, hand: str) -> None:
    for sentence in SENTENCES:
        go(table, key)
        type_sentence(sentence, hand)
        if key == "lead":
            QApplication.focusWidget().close_list()  # type: ignore[attr-defined]
        press(int(Qt.Key.Key_Tab), "\t")
        assert value(store, key) == sentence.text


def test_a_syllable_under_way_is_written_when_the_cell_is_left(table: RecordTable, store: MemoryStore) -> None:
    for leave in (
        lambda: press(int(Qt.Key.Key_Tab), "\t"),
        lambda: press(int(Qt.Key.Key_Return), "\r"),
        lambda: table.show_uid("t62", "title"),
        table.commit,
    ):
        for begun in ("", "xong "):
            go(table, "title")
            for char in begun:
                letter(char)
            compose("đườ")
            compose("đường")
            leave()
            assert value(store, "title") == begun + "đường"
            assert table.typed() is None


def test_the_first_syllable_stays_while_the_list_is_drawn_anew(
    table: RecordTable, desk: Desk, store: MemoryStore
) -> None:
    go(table, "title")
    compose("ti")
    desk.findings_changed.emit()
    compose("tiế")
    desk.edit(field_edit(desk.everything().records["t61"], "note", "việc khác"))
    compose("tiếng")
    compose(commit="tiếng")
    letter(" ")
    compose("V")
    desk.edit(field_edit(desk.everything().records["t21"], "note", "chính dòng này"))
    compose(commit="Việt")
    press(int(Qt.Key.Key_Tab), "\t")
    assert value(store, "title") == "tiếng Việt"


@pytest.mark.parametrize("hand", HANDS)
def test_a_choice_is_picked_by_typing_its_word(table: RecordTable, store: MemoryStore, hand: str) -> None:
    go(table, "kind")
    HANDS[hand](("d", "dư", "dự"))
    editor = QApplication.focusWidget()
    assert isinstance(editor, ChoiceEditor) or table.delegate.editor is not None
    press(int(Qt.Key.Key_Tab), "\t")
    assert value(store, "kind") == "Dự án"


def test_backspace_in_a_choice_mends_the_search_and_clears_nothing(table: RecordTable, store: MemoryStore) -> None:
    table.select_block((0, 0), (3, 3))
    go(table, "kind")
    for char in "du":
        letter(char)
    for _ in range(5):
        backspace()
    press(int(Qt.Key.Key_Escape))
    assert value(store, "kind") == "Nhiệm vụ"
    assert store.history() == []


def test_a_word_that_is_marked_is_taken_by_enter_and_the_cell_left_by_the_next(
    table: RecordTable, store: MemoryStore
) -> None:
    go(table, "lead")
    for char in "vhxh":
        letter(char)
    editor = QApplication.focusWidget()
    assert isinstance(editor, CompletingEditor)
    assert editor.offered() == ["Phòng Văn hóa - Xã hội"]
    press(int(Qt.Key.Key_Return), "\r")
    assert editor.text() == "Phòng Văn hóa - Xã hội"
    press(int(Qt.Key.Key_Return), "\r")
    assert value(store, "lead") == "Phòng Văn hóa - Xã hội"
    assert QApplication.focusWidget() is table


def test_esc_closes_the_list_first_and_then_gives_up_the_cell(table: RecordTable, store: MemoryStore) -> None:
    go(table, "lead")
    for char in "vhxh":
        letter(char)
    press(int(Qt.Key.Key_Escape))
    editor = QApplication.focusWidget()
    assert isinstance(editor, CompletingEditor)
    assert editor.offered() == []
    press(int(Qt.Key.Key_Escape))
    assert QApplication.focusWidget() is table
    assert store.history() == []


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_short_date_is_told_below_its_cell_and_written_in_full(
    table: RecordTable, store: MemoryStore, desk: Desk
) -> None:
    table.records.columns = (column(desk, "deadline_to", Editor.LINE), *table.records.columns[1:])
    go(table, "deadline_to")
    for char in "5/3":
        letter(char)
    assert "Hiểu là: 05/3/2022" in QToolTip.text()
    press(int(Qt.Key.Key_Tab), "\t")
    assert value(store, "deadline_to") == "05/3/2022"
