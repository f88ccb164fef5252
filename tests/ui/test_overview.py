"""Tổng quan: its figures are those of the records, its links lead where they say."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cdsdesk.actions.overview import overview
from cdsdesk.model.tasks import State
from tests.support.memory_store import MemoryStore
from ui.desk import Desk
from ui.edits import progress_edit
from ui.places.overview import OverviewPlace


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> OverviewPlace:
    desk.check()
    made = OverviewPlace(desk, lambda: date(2022, 12, 10))
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    return made


def test_figures_of_a_period(store: MemoryStore) -> None:
    figures = overview(store.snapshot("2022"), (), date(2022, 12, 10))
    assert figures.report_due == date(2022, 12, 16)
    assert (figures.days_left, figures.exported) == (6, False)
    assert (figures.tasks, figures.late) == (6, 1)
    assert figures.states[State.ON_TRACK] == 2
    assert [task.uid for task in figures.missing_results] == ["t210"]
    assert [(one.task.uid, one.day, one.days) for one in figures.due] == [("t210", date(2022, 12, 31), 21)]


def test_tasks_of_another_years_plan_are_left_out(store: MemoryStore) -> None:
    figures = overview(store.snapshot("2024"), (), date(2024, 12, 10))
    assert figures.tasks == 0


def test_cards_say_their_figures(place: OverviewPlace) -> None:
    assert place.title.text() == "Tổng quan năm 2022"
    assert (place.due.figure.text(), place.due.below.text()) == ("còn 6 ngày", "hạn 16/12/2022")
    assert (place.late.figure.text(), place.late.beside.text()) == ("1", "/ 6")
    assert (place.missing.figure.text(), place.missing.beside.text()) == ("1", "1 nhiệm vụ")
    assert [(bar.word, bar.count) for bar in place.states.bars()][:3] == [
        ("Hoàn thành, đúng hạn", 1),
        ("Hoàn thành, trễ hạn", 1),
        ("Đang thực hiện theo tiến độ", 2),
    ]


def test_figures_follow_an_edit(desk: Desk, place: OverviewPlace) -> None:
    desk.edit(progress_edit("t210", "2022", "result", "Đã thành lập 24 tổ"))
    assert place.missing.figure.text() == "0"


def links(place: OverviewPlace) -> dict[str, QPushButton]:
    found = place.findChildren(QPushButton)
    return {one.accessibleName(): one for one in found if one.property("role") == "link" and one.isVisible()}


def test_a_task_that_is_due_leads_to_its_row(qtbot: QtBot, place: OverviewPlace) -> None:
    with qtbot.waitSignal(place.asked) as asked:
        qtbot.mouseClick(links(place)["Kế hoạch triển khai Tổ công nghệ số cộng đồng"], Qt.MouseButton.LeftButton)
    assert asked.args == ["tasks", "t210"]


def test_what_is_to_do_leads_there(qtbot: QtBot, place: OverviewPlace) -> None:
    found = links(place)
    assert "Ghi kết quả 1 nhiệm vụ đã đến hạn" in found
    warnings = next(one for words, one in found.items() if words.startswith("Soát "))
    with qtbot.waitSignal(place.asked) as asked:
        qtbot.mouseClick(warnings, Qt.MouseButton.LeftButton)
    assert asked.args == ["tasks", "review"]


def test_a_period_without_indicators_says_so_instead_of_empty_bars(desk: Desk, place: OverviewPlace) -> None:
    assert place.no_indicators.isVisible() is (sum(bar.count for bar in place.evaluations.bars()) == 0)
    desk.set_period("2019")
    assert place.no_indicators.isVisible()
    assert not place.evaluations.isVisible()
