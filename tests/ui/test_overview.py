"""Tổng quan: its figures are those of the records, its cards, bars and steps lead where they say."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cdsdesk.actions.overview import overview
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.received import RECEIVED
from cdsdesk.model.systems import Submission
from cdsdesk.model.tasks import State
from tests.support.chart_rulers import texts
from tests.support.measured_office import measured
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, PERIOD, small_records
from ui.desk import Desk
from ui.edits import progress_edit
from ui.places.overview import OverviewPlace
from ui.places.overview_lists import DONE, OPEN, days_words
from ui.printing.print_dialog import PrintDialog
from ui.remember import Memory
from ui.tasks import ImmediateRunner
from ui.widgets.label import Label

Opened = Callable[..., OverviewPlace]


@pytest.fixture
def opened(look: None, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Show the page over records; what it asks of the window lands in ``acts``."""
    monkeypatch.setenv("CDSDESK_HOME", str(tmp_path))

    def show(records: list[Record] | None = None) -> OverviewPlace:
        store = MemoryStore(OFFICE, small_records() if records is None else records)
        desk = Desk(store, tmp_path / "ho-so.cds", PERIOD, "an", ImmediateRunner())
        desk.check()
        acts: list[str] = []
        made = OverviewPlace(desk, lambda: date(2022, 12, 10), acts.append, Memory())
        desk.setParent(made)
        qtbot.addWidget(made)
        made.resize(1140, 680)
        made.show()
        made.acts = acts  # type: ignore[attr-defined]
        return made

    return show


@pytest.fixture
def place(opened: Opened) -> OverviewPlace:
    return opened()


def links(place: OverviewPlace) -> dict[str, QPushButton]:
    found = place.findChildren(QPushButton)
    return {one.accessibleName(): one for one in found if one.property("role") == "link" and one.isVisible()}


def marks(place: OverviewPlace) -> list[str]:
    return [one.text() for one in place.findChildren(Label) if one.text() in (DONE, OPEN) and one.isVisible()]


def test_figures_of_a_period(store: MemoryStore) -> None:
    figures = overview(store.snapshot("2022"), (), date(2022, 12, 10))
    assert figures.report_due == date(2022, 12, 16)
    assert (figures.days_left, figures.exported) == (6, False)
    assert (figures.tasks.total, figures.tasks.late) == (6, 1)
    assert figures.tasks.states[State.ON_TRACK] == 2
    assert [task.uid for task in figures.missing_results] == ["t210"]
    assert [(one.task.uid, one.day, one.days) for one in figures.due] == [("t210", date(2022, 12, 31), 21)]


def test_a_task_that_passed_since_the_data_were_told_says_so(store: MemoryStore) -> None:
    snapshot = store.snapshot("2022")
    assert [(one.task.uid, one.days) for one in overview(snapshot, (), date(2023, 1, 20)).due] == [("t210", -20)]
    assert (days_words(-20), days_words(0), days_words(3)) == ("quá hạn 20 ngày", "đến hạn hôm nay", "còn 3 ngày")
    assert overview(snapshot, (), date(2024, 1, 20)).due == ()


def test_tasks_of_another_years_plan_are_left_out(store: MemoryStore) -> None:
    figures = overview(store.snapshot("2024"), (), date(2024, 12, 10))
    assert figures.tasks.total == 0


def test_cards_say_their_figures(place: OverviewPlace) -> None:
    assert place.title.text() == "Tổng quan năm 2022"
    assert (place.due.figure.text(), place.due.below.text()) == ("còn 6 ngày", "hạn 16/12/2022")
    assert (place.late.figure.text(), place.late.beside.text(), place.late.below.text()) == ("1", "/ 6", "1 chưa làm")
    assert (place.missing.figure.text(), place.missing.beside.text()) == ("1", "nhiệm vụ")
    assert place.late.accessibleName() == "Nhiệm vụ trễ hạn 1 / 6 1 chưa làm"
    assert [(bar.word, bar.count) for bar in place.states.bars()][:3] == [
        ("Hoàn thành, đúng hạn", 1),
        ("Hoàn thành, trễ hạn", 1),
        ("Đang thực hiện theo tiến độ", 2),
    ]


def test_a_figure_says_what_it_was_in_the_period_before(opened: Opened) -> None:
    place = opened([*small_records(), *measured("a", {"2021": "10", "2022": "39"}, code="5", year=2021)])
    assert place.missed.beside.text() == "/ 0 · năm 2021: 1"
    place = opened([*small_records(), *measured("a", {"2022": "39"}, code="5")])
    assert (place.missed.figure.text(), place.missed.beside.text(), place.missed.below.text()) == (
        "1",
        "/ 1",
        "chỉ tiêu 5",
    )


def test_figures_follow_an_edit(place: OverviewPlace) -> None:
    place.desk.edit(progress_edit("t210", "2022", "result", "Đã thành lập 24 tổ"))
    assert place.missing.figure.text() == "0"


def test_nothing_is_counted_while_another_place_is_in_front(place: OverviewPlace) -> None:
    place.hide()
    before = len(place.desk.runner.titles)  # type: ignore[attr-defined]
    place.desk.edit(progress_edit("t210", "2022", "result", "Đã thành lập 24 tổ"))
    assert "Tính tổng quan" not in place.desk.runner.titles[before:]  # type: ignore[attr-defined]
    place.show()
    assert place.missing.figure.text() == "0"


def test_cards_lead_to_the_list_they_count(qtbot: QtBot, place: OverviewPlace) -> None:
    told: list[list[str]] = []
    place.asked.connect(lambda *args: told.append(list(args)))
    place.record_asked.connect(lambda *args: told.append(list(args)))
    for card in (place.due, place.late, place.missed, place.missing):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert told == [
        ["report", ""],
        ["tasks", "not_started_late"],
        ["indicators", "missed"],
        ["t210", "result"],
    ]


def test_a_bar_leads_to_its_chip(qtbot: QtBot, place: OverviewPlace) -> None:
    spot = place.states.spots()[2]
    with qtbot.waitSignal(place.asked) as asked:
        where = QPoint(int(spot.x + 5), int(spot.y + spot.height / 2))
        qtbot.mouseClick(place.states, Qt.MouseButton.LeftButton, pos=where)
    assert asked.args == ["tasks", "on_track"]


def test_a_task_that_is_due_leads_to_its_row(qtbot: QtBot, place: OverviewPlace) -> None:
    with qtbot.waitSignal(place.record_asked) as asked:
        qtbot.mouseClick(links(place)["Kế hoạch triển khai Tổ công nghệ số cộng đồng"], Qt.MouseButton.LeftButton)
    assert asked.args == ["t210", ""]


def test_what_is_to_do_leads_to_its_field(qtbot: QtBot, place: OverviewPlace) -> None:
    with qtbot.waitSignal(place.record_asked) as asked:
        qtbot.mouseClick(links(place)["Ghi kết quả 1 nhiệm vụ đã đến hạn"], Qt.MouseButton.LeftButton)
    assert asked.args == ["t210", "result"]
    warnings = next(one for words, one in links(place).items() if words.startswith("Soát "))
    with qtbot.waitSignal(place.asked) as page:
        qtbot.mouseClick(warnings, Qt.MouseButton.LeftButton)
    assert page.args == ["report", ""]
    qtbot.mouseClick(links(place)["Sao lưu hồ sơ lần đầu"], Qt.MouseButton.LeftButton)
    assert place.acts == ["backup"]  # type: ignore[attr-defined]


def test_what_is_done_is_marked_and_stands_last(place: OverviewPlace) -> None:
    found = marks(place)
    assert found == sorted(found, key=lambda mark: mark == DONE)
    assert set(found) == {DONE, OPEN}


def test_a_period_without_indicators_says_so_instead_of_empty_bars(place: OverviewPlace) -> None:
    assert place.no_indicators.isVisible()
    assert not place.evaluations.isVisible()
    assert not place.trend.isVisible()


def test_a_period_without_tasks_says_so_instead_of_empty_bars(opened: Opened) -> None:
    place = opened(measured("a", {"2022": "39"}))
    assert place.no_tasks.isVisible()
    assert not place.states.isVisible()
    assert place.late.below.text() == "kỳ này chưa có nhiệm vụ"


def test_the_chosen_indicator_is_shown_again(qtbot: QtBot, opened: Opened) -> None:
    records = [*measured("a", {"2022-Q1": "10", "2022": "39"}), *measured("b", {"2022-Q1": "50", "2022": "60"})]
    place = opened(records)
    assert place.trend.shown() == "a"
    assert place.trend.by.text() == "theo quý"
    assert "Quý IV: 39%, được giao 40%" in place.trend.chart.accessibleDescription()
    place.trend.choice.setFocus()
    qtbot.keyClick(place.trend.choice, Qt.Key.Key_Down)
    assert "60%" in place.trend.chart.accessibleDescription()
    assert opened(records).trend.shown() == "b"


def test_the_page_can_be_printed(qtbot: QtBot, opened: Opened) -> None:
    place = opened(
        [*small_records(), *measured("a", {"2022-Q1": "10", "2022": "39"}, code="5", name="Hồ sơ trực tuyến")]
    )
    printout = place.printout()
    assert printout is not None
    dialog = PrintDialog(place.desk, printout)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.pages.paper is not None)
    assert dialog.pages.paper is not None
    sheets = dialog.pages.paper.sheets
    words = {text for number in range(sheets.count) for text in texts(sheets.page(number))}
    assert {"Tổng quan năm 2022", "còn 6 ngày", "trong 6, 1 chưa làm", "Tiến độ nhiệm vụ", "Quý IV", "39%"} <= words
    assert {"5. Hồ sơ trực tuyến", "được giao 40%", "Chưa xong: Ghi kết quả 1 nhiệm vụ đã đến hạn"} <= words
    dialog.reject()


def test_an_empty_office_is_taught_the_first_steps(qtbot: QtBot, opened: Opened) -> None:
    place = opened([])
    assert place.empty.isVisible()
    assert not place.late.isVisible()
    first, second, third = place.empty.buttons
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(place.asked) as asked:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(third, Qt.MouseButton.LeftButton)
    assert asked.args == ["tasks", ""]
    assert place.acts == ["import", "sample"]  # type: ignore[attr-defined]


def test_an_office_that_only_receives_is_led_to_what_it_received(qtbot: QtBot, opened: Opened) -> None:
    below = Unit(uid="below", name="UBND xã Suối Dầu", level=Level.COMMUNE, parent=OFFICE.uid)
    sent = Submission(uid="sent", unit="below", period="2022", received_at="2022-12-10", revision=1, purpose=RECEIVED)
    place = opened([below, sent])
    assert place.above is not None
    assert place.above.isVisible()
    with qtbot.waitSignal(place.asked) as asked:
        qtbot.mouseClick(place.above.buttons[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["consolidation", ""]
