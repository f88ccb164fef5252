"""Tổng hợp of a province that gets packages of districts: their communes are named, each with who passed it on."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.district_packages import DISTRICTS, district
from tests.support.places import place
from tests.support.province import OFFICE, PERIOD
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.places.consolidation import ConsolidationPlace


def test_communes_stand_behind_their_district(look: None, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "tinh.cds"
    make_file(path, OFFICE, list(DISTRICTS), "an").close()
    goods = [district(0, tmp_path, (0, 1)), district(1, tmp_path, (2,))]
    session = open_session(qtbot, path, date(2026, 9, 20))
    assert session.desk is not None
    session.desk.set_period(PERIOD)
    session.go("consolidation")
    page = place(session, "consolidation", ConsolidationPlace).page
    page.receive(goods)
    page.show_tab("indicators")
    totals = page.tabs.indicators
    names = [totals.rows.lines.cell(row, 0).text for row in range(totals.rows.lines.rowCount())]
    assert names == [
        "UBND xã Số 1 (qua UBND huyện Số 1)",
        "UBND xã Số 2 (qua UBND huyện Số 1)",
        "UBND xã Số 3 (qua UBND huyện Số 2)",
    ]
    assert "Chưa có số của UBND xã Số 4." in totals.remark.text()
