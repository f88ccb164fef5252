"""Results of indicators in their list: pasted beside counts, sorted by their numbers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.support.indicators_page import PERIOD, cell, paste, records, type_in, value
from tests.support.places import place
from tests.support.small_office import OFFICE
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.places.indicators import IndicatorsPlace


@pytest.fixture
def page(look: None, qtbot: QtBot, tmp_path: Path) -> IndicatorsPlace:
    path = tmp_path / "chi-tieu.cds"
    make_file(path, OFFICE, records(), "an").close()
    session = open_session(qtbot, path)
    assert session.desk is not None
    session.desk.set_period(PERIOD)
    session.go("indicators")
    return place(session, "indicators", IndicatorsPlace)


def test_results_pasted_beside_counts_show_what_was_pasted_and_what_is_asked(
    qtbot: QtBot, page: IndicatorsPlace
) -> None:
    said: list[str] = []
    page.table.said.connect(said.append)
    type_in(qtbot, page, "i2a", "counts", "16/20")
    paste(qtbot, page, "i2a", "text", "52%\n77,85%\n")
    asked = "Đã ghi 52% nhưng tử số chia mẫu số là 80,00%; báo cáo in theo tử số, mẫu số"
    assert said == [f"Đã dán 2 ô, 1 ô cần xem lại: {asked}."]
    assert [cell(page, "i2a", key) for key in ("counts", "text", "evaluation")] == ["16 / 20", "52%", "Chưa đạt"]
    assert cell(page, "i2b", "text") == "77,85"
    paste(qtbot, page, "i2a", "text", "80\n")
    assert (cell(page, "i2a", "counts"), cell(page, "i2a", "text"), len(said)) == ("16 / 20", "80", 1)


def test_a_share_does_not_take_the_place_of_counts(qtbot: QtBot, page: IndicatorsPlace) -> None:
    type_in(qtbot, page, "i1", "counts", "95,5")
    assert page.model.pending == {("i1", "counts"): "95,5"}
    found = value(page, "i1")
    assert found is not None
    assert (found.numerator, found.denominator) == (10829, 10829)


@pytest.mark.parametrize(
    ("key", "up", "down"),
    [
        ("counts", ["i2", "i2a", "i2b", "i1", "i3", "i4"], ["i1", "i2", "i2a", "i2b", "i3", "i4"]),
        ("text", ["i2", "i2a", "i2b", "i3", "i1", "i4"], ["i1", "i3", "i2", "i2a", "i2b", "i4"]),
        ("target", ["i3", "i2", "i2a", "i2b", "i1", "i4"], ["i4", "i1", "i2", "i2a", "i2b", "i3"]),
    ],
)
def test_rows_sort_by_their_numbers_those_without_last(
    qtbot: QtBot, page: IndicatorsPlace, key: str, up: list[str], down: list[str]
) -> None:
    type_in(qtbot, page, "i2b", "counts", "16/50")
    header = page.table.horizontalHeader()
    column = [one.key for one in page.model.columns].index(key)
    for wanted in (up, down):
        pressed = QPoint(header.sectionViewportPosition(column) + 6, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=pressed)
        assert page.model.uids() == wanted
