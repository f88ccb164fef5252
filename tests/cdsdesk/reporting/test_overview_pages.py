"""The overview on paper: its parts whole, below each other, nothing on anything else."""

from datetime import date
from fractions import Fraction

import pytest

from cdsdesk.document.chart_lines import Course, Moment
from cdsdesk.document.charts import Bar, Goal
from cdsdesk.document.drawing import Paint
from cdsdesk.reporting.overview_pages import Figure, OverviewPages, OverviewPrint
from tests.support.chart_rulers import PlainRuler, collisions, texts

RULER = PlainRuler(10)


def printed(steps: int) -> OverviewPrint:
    moments = tuple(
        Moment(f"Quý {at}", Fraction(at * 10), f"{at}0%", f"{at}0%", Fraction(40), "40%") for at in range(1, 5)
    )
    return OverviewPrint(
        "Tổng quan năm 2022",
        "UBND phường Vạn Thạnh",
        date(2022, 12, 14),
        (Figure("Hạn gửi báo cáo", "còn 6 ngày", "hạn 20/12/2022"), Figure("Nhiệm vụ trễ hạn", "7", "trong 21")),
        (Bar("Hoàn thành, đúng hạn", 6, Paint.GREEN_BAR), Bar("Chưa thực hiện, trễ hạn", 5, Paint.RED_BAR)),
        (Bar("Vượt", 9, Paint.GREEN_BAR), Bar("Chưa đạt", 4, Paint.RED_BAR)),
        (Goal("5. Hồ sơ trực tuyến", 39.3, 40.0, "39,3%", "được giao 40%", Paint.RED_BAR),),
        Course("Hồ sơ trực tuyến", moments),
        (),
        tuple((f"Việc {at}", at % 2 == 0) for at in range(steps)),
    )


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("steps", [3, 40])
def test_every_part_is_on_a_page_and_none_on_another(landscape: bool, steps: int) -> None:
    pages = OverviewPages(printed(steps), RULER, landscape=landscape)
    words = [text for number in range(pages.count) for text in texts(pages.page(number))]
    assert [list(collisions(pages.page(number), RULER)) for number in range(pages.count)] == [[]] * pages.count
    assert {"còn 6 ngày", "Hoàn thành, đúng hạn", "Vượt 9", "39,3%", "40%", "Đã xong: Việc 0"} <= set(words)
    assert "Không có nhiệm vụ nào đến hạn trong 45 ngày tới." in words
    assert f"Trang {pages.count}/{pages.count}" in words
    assert (pages.count > 1) is (landscape or steps > 30)


def test_a_period_without_indicators_prints_no_empty_charts() -> None:
    shown = OverviewPrint("Tổng quan", "UBND", date(2022, 12, 14), (), (), (), (), None, (), ())
    words = texts(OverviewPages(shown, RULER, landscape=False).page(0))
    assert "Kết quả chỉ tiêu" not in words
    assert "Chỉ tiêu chưa đạt" not in words
