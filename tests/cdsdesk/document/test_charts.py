"""Charts say their values in words that stand on nothing else, at any width."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.document.chart_lines import Course, Moment, course
from cdsdesk.document.chart_plot import ticks
from cdsdesk.document.charts import Bar, Goal, bars, goals, stacked
from cdsdesk.document.drawing import PRINT, PRINT_GROUND, Drawing, Letters, Paint, Path, Rect, Text, shortened
from tests.support.chart_rulers import PlainRuler, collisions, texts
from ui.theme.colours import DARK, LEAST_CONTRAST, LIGHT, contrast

RULER = PlainRuler()
STATES = (
    Bar("Hoàn thành, đúng hạn", 6, Paint.GREEN_BAR, "done_on_time"),
    Bar("Hoàn thành, trễ hạn", 0, Paint.AMBER_BAR, "done_late"),
    Bar("Đang thực hiện theo tiến độ", 1234, Paint.BLUE_BAR, "on_track"),
)
QUARTERS = ("Quý I", "Quý II", "Quý III", "Quý IV")


def moments(values: list[int | None], target: int | None = 40, before: list[int | None] | None = None) -> Course:
    made = [
        Moment(
            name,
            None if value is None else Fraction(value),
            "" if value is None else str(value),
            "" if value is None else f"{value}%",
            None if target is None else Fraction(target),
            "" if target is None else f"{target}%",
            None if last is None else Fraction(last),
            "" if last is None else str(last),
        )
        for name, value, last in zip(QUARTERS, values, before or [None] * 4, strict=True)
    ]
    return Course("Hồ sơ trực tuyến", tuple(made), "Năm 2022", "Năm 2021")


def rects(drawing: Drawing, paint: Paint) -> list[Rect]:
    return [item for item in drawing.items if isinstance(item, Rect) and item.paint is paint]


def paths(drawing: Drawing, paint: Paint) -> list[Path]:
    return [item for item in drawing.items if isinstance(item, Path) and item.paint is paint]


def test_bars_stand_on_one_scale_and_say_their_counts() -> None:
    drawing = bars(STATES, 500, RULER)
    assert texts(drawing)[1::2] == ["6", "0", "1.234"]
    tracks = rects(drawing, Paint.TRACK)
    assert rects(drawing, Paint.BLUE_BAR)[0].width == tracks[0].width
    assert rects(drawing, Paint.AMBER_BAR) == []
    assert 0 < rects(drawing, Paint.GREEN_BAR)[0].width < tracks[0].width / 10
    assert drawing.description == "Hoàn thành, đúng hạn: 6; Hoàn thành, trễ hạn: 0; Đang thực hiện theo tiến độ: 1.234"
    assert [spot.key for spot in drawing.spots] == ["done_on_time", "done_late", "on_track"]


def test_a_divided_bar_names_every_part() -> None:
    drawing = stacked(STATES, 500, RULER)
    assert texts(drawing) == ["Hoàn thành, đúng hạn 6", "Hoàn thành, trễ hạn 0", "Đang thực hiện theo tiến độ 1.234"]
    ends = [part for part in drawing.items if isinstance(part, Rect) and part.y == 0 and part.paint is not Paint.TRACK]
    assert len(ends) == 2
    assert ends[-1].x + ends[-1].width == pytest.approx(500)


def test_a_line_breaks_where_nothing_was_told() -> None:
    drawing = course(moments([10, None, 30, 39]), 500, 200, RULER)
    lines = paths(drawing, Paint.BLUE_BAR)
    assert [len(line.points) for line in lines] == [2]
    assert len(rects(drawing, Paint.BLUE_BAR)) == 3
    assert {"10", "30", "39", "được giao 40%", *QUARTERS} <= set(texts(drawing))
    assert "Quý II: chưa có số liệu, được giao 40%" in drawing.description


def test_the_target_is_one_dashed_line_as_long_as_it_stays_the_same() -> None:
    drawing = course(moments([10, 20, 30, 39]), 500, 200, RULER)
    aims = paths(drawing, Paint.AMBER_BAR)
    assert [aim.dashed for aim in aims] == [True]
    other = moments([10, 20, 30, 39]).moments
    changed = Course("x", (*other[:2], Moment("Quý III", Fraction(30), "30", "30%", Fraction(50), "50%"), other[3]))
    assert len(paths(course(changed, 500, 200, RULER), Paint.AMBER_BAR)) == 3


def test_a_higher_value_stands_higher() -> None:
    drawing = course(moments([10, 20, 30, 39]), 500, 200, RULER)
    heights = [y for _, y in paths(drawing, Paint.BLUE_BAR)[0].points]
    assert heights == sorted(heights, reverse=True)


def test_two_years_stand_side_by_side() -> None:
    drawing = course(moments([10, 20, None, None], before=[8, 25, 30, 35]), 500, 200, RULER)
    assert len(rects(drawing, Paint.GREY_BAR)) == 1 + 4
    assert len(rects(drawing, Paint.BLUE_BAR)) == 1 + 2
    assert {"Năm 2022", "Năm 2021", "10", "8", "35"} <= set(texts(drawing))
    assert "Quý I: 10%, được giao 40%, năm 2021: 8" in drawing.description


def test_one_value_stands_against_its_target() -> None:
    drawing = course(moments([None, None, 20, None]), 500, 200, RULER)
    assert texts(drawing) == ["Quý III", "20%", "được giao 40%"]
    track = rects(drawing, Paint.TRACK)[0]
    assert rects(drawing, Paint.BLUE_BAR)[0].width == pytest.approx(track.width / 2)
    assert paths(drawing, Paint.AMBER_INK)[0].points[0][0] == pytest.approx(track.width - 1)


def test_a_value_of_nought_and_no_target_are_drawn() -> None:
    drawing = goals([Goal("2022", 0.0, None, "0%", "", Paint.BLUE_BAR)], 300, 0, RULER)
    assert texts(drawing) == ["2022", "0%", ""]
    assert rects(drawing, Paint.BLUE_BAR) == []


def test_of_many_goals_those_that_fit_are_shown_and_the_rest_is_counted() -> None:
    rows = [Goal(f"{at}. Tỷ lệ", at, 10, f"{at}%", "được giao 10%", Paint.RED_BAR, f"i{at}") for at in range(9)]
    drawing = goals(rows, 400, 150, RULER)
    assert texts(drawing)[-1] == f"và {9 - len(drawing.spots)} chỉ tiêu nữa"
    assert drawing.height <= 150
    assert [spot.key for spot in drawing.spots] == [f"i{at}" for at in range(len(drawing.spots))]
    assert list(collisions(drawing, RULER)) == []
    assert len(goals(rows, 400, 0, RULER).spots) == 9


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([0, 39], ["0", "10", "20", "30", "40"]),
        ([99, 100, 98], ["98.0", "98.5", "99.0", "99.5", "100.0"]),
        ([0], ["0", "1"]),
        ([7], ["0", "2", "4", "6", "8"]),
        ([1_234_567], ["0", "500000", "1000000", "1500000"]),
    ],
)
def test_the_scale_has_round_steps(values: list[int], found: list[str]) -> None:
    assert [format(tick, "f") for tick in ticks(map(Fraction, values))] == found


VALUES = st.none() | st.integers(0, 2000)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(VALUES, min_size=4, max_size=4),
    st.none() | st.integers(0, 2000),
    st.lists(VALUES, min_size=4, max_size=4),
    st.integers(160, 900),
    st.integers(110, 400),
)
def test_no_word_of_a_chart_stands_on_another(
    values: list[int | None], target: int | None, before: list[int | None], width: int, height: int
) -> None:
    drawing = course(moments(values, target, before), width, height, RULER)
    assert list(collisions(drawing, RULER)) == []
    last = [value for value in values if value is not None][-1:]
    if last and width > 400:
        assert any(str(last[0]) in text for text in texts(drawing))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.text("ăbcd ợ", min_size=1, max_size=40), st.integers(0, 10**7)), max_size=7),
    st.integers(60, 900),
)
def test_no_word_of_a_bar_stands_on_another(rows: list[tuple[str, int]], width: int) -> None:
    parts = [Bar(word, count, Paint.BLUE_BAR) for word, count in rows]
    assert list(collisions(stacked(parts, width, RULER), RULER)) == []
    if width > 200:
        assert list(collisions(bars(parts, width, RULER), RULER)) == []


def test_a_long_word_is_cut() -> None:
    assert shortened("Chuyển đổi số", Letters.TEXT, 1000, RULER) == "Chuyển đổi số"
    assert shortened("Chuyển đổi số", Letters.TEXT, 50, RULER) == "Chuyển…"
    assert shortened("Chuyển đổi số", Letters.TEXT, 2, RULER) == ""


def inks() -> set[Paint]:
    """Return the colours in which charts write."""
    drawn = [
        bars(STATES, 500, RULER),
        stacked(STATES, 500, RULER),
        course(moments([10, None, 30, 39]), 500, 200, RULER),
    ]
    drawn += [course(moments([1, 2, 3, 4], before=[1, 2, 3, 4]), 500, 200, RULER)]
    drawn += [course(moments([None, 2, None, None]), 500, 200, RULER)]
    return {item.paint for drawing in drawn for item in drawing.items if isinstance(item, Text)}


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_word_of_a_chart_can_be_read(scheme: str) -> None:
    colours = {"light": LIGHT.names(), "dark": DARK.names(), "print": dict(PRINT)}[scheme]
    ground = {"light": LIGHT.card, "dark": DARK.card, "print": PRINT_GROUND}[scheme]
    assert {
        ink: contrast(colours[ink], ground) for ink in inks() if contrast(colours[ink], ground) < LEAST_CONTRAST
    } == {}


def test_every_role_has_a_colour_everywhere() -> None:
    for colours in (LIGHT.names(), DARK.names(), PRINT):
        assert set(Paint) <= set(colours)
