"""A drawing on the screen: the items of the file in the colours of the scheme, told on hovering and to the keys."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QImage
from pytestqt.qtbot import QtBot

from cdsdesk.document.chart_lines import Course, Moment, course
from cdsdesk.document.charts import Bar, bars
from cdsdesk.document.drawing import Drawing, Paint, Ruler
from tests.support.chart_rulers import collisions, texts
from ui.theme.colours import DARK, LIGHT
from ui.theme.theme import theme
from ui.widgets.drawing_paint import QtRuler, fonts_of
from ui.widgets.drawing_view import DrawingView

STATES = (
    Bar("Hoàn thành, đúng hạn", 6, Paint.GREEN_BAR, "done"),
    Bar("Tạm hoãn", 0, Paint.GREY_BAR),
    Bar("Chưa thực hiện, trễ hạn", 3, Paint.RED_BAR, "late"),
)


def counted(width: float, _height: float, ruler: Ruler) -> Drawing:
    return bars(STATES, width, ruler)


@pytest.fixture
def view(look: None, qtbot: QtBot) -> Iterator[DrawingView]:
    made = DrawingView("Tiến độ nhiệm vụ")
    qtbot.addWidget(made)
    made.show_layout(counted)
    made.resize(420, made.heightForWidth(420))
    made.show()
    yield made
    theme().put_on(LIGHT)


def shown(view: DrawingView) -> QImage:
    return view.grab().toImage()


def middle(view: DrawingView, number: int) -> QPoint:
    spot = view.spots()[number]
    return QPoint(int(spot.x + spot.width / 2), int(spot.y + spot.height / 2))


def test_the_screen_shows_the_colours_of_the_scheme(view: DrawingView) -> None:
    at = middle(view, 0) + QPoint(30, 0)
    assert shown(view).pixelColor(at).name() == LIGHT.names()["green_bar"]
    theme().put_on(DARK)
    assert shown(view).pixelColor(at).name() == DARK.names()["green_bar"]


def test_what_a_chart_shows_is_said_too(view: DrawingView) -> None:
    assert view.accessibleName() == "Tiến độ nhiệm vụ"
    assert view.accessibleDescription() == "Hoàn thành, đúng hạn: 6; Tạm hoãn: 0; Chưa thực hiện, trễ hạn: 3"
    assert [spot.words for spot in view.spots()][2] == "Chưa thực hiện, trễ hạn: 3"


def test_a_click_leads_where_a_spot_does(qtbot: QtBot, view: DrawingView) -> None:
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(view, 2))
    assert chosen.args == ["late"]
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(view, 1))


def test_the_keys_walk_over_what_leads_somewhere(qtbot: QtBot, view: DrawingView) -> None:
    told: list[str] = []
    view.chosen.connect(told.append)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert told == ["done", "late", "done"]


def test_a_chart_follows_the_width(view: DrawingView) -> None:
    before = view.drawing()
    view.resize(300, view.heightForWidth(300))
    after = view.drawing()
    assert before is not None
    assert after is not None
    assert (before.width, after.width) == (420.0, 300.0)
    view.show_layout(None)
    assert view.spots() == ()


@pytest.mark.parametrize("width", [200, 480])
def test_no_word_stands_on_another_in_the_letters_of_the_screen(look: None, width: int) -> None:
    ruler = QtRuler(fonts_of(QFont("Noto Sans", 10)))
    values = (11, 20, None, 39)
    moments = tuple(
        Moment(name, None if value is None else Fraction(value), f"{value}%", f"{value}%", Fraction(40), "40%")
        for name, value in zip(("Quý I", "Quý II", "Quý III", "Quý IV"), values, strict=True)
    )
    drawing = course(Course("Hồ sơ trực tuyến", moments), width, 180, ruler)
    assert list(collisions(drawing, ruler)) == []
    assert "39%" in texts(drawing)


def test_a_chart_that_needs_less_room_takes_less(look: None, qtbot: QtBot) -> None:
    """One value alone is a bar: below it nothing is left empty; a line over time takes what there is."""
    chart = DrawingView("Diễn biến", 132, 240)
    qtbot.addWidget(chart)
    one = Course("Tỷ lệ", (Moment("2022", Fraction(40), "40%", "40%", Fraction(50), "50%"),))
    chart.show_layout(lambda width, height, ruler: course(one, width, height, ruler))
    assert chart.minimumSizeHint().height() == chart.maximumHeight() < 60
    line = Course("Tỷ lệ", tuple(Moment(f"Quý {n}", Fraction(n), f"{n}%", f"{n}%") for n in range(1, 5)))
    chart.show_layout(lambda width, height, ruler: course(line, width, height, ruler))
    assert (chart.minimumSizeHint().height(), chart.maximumHeight()) == (132, 240)
