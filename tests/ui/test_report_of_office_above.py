"""Báo cáo kỳ of an office that others have reported to: the page tells what they told, again when more comes in."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cdsdesk.actions.receiving import ReceiveRequest, receive
from tests.support.issued_texts import texts
from tests.support.memory_store import MemoryStore
from tests.support.province import OFFICE, PERIOD, Province
from ui.desk import Desk
from ui.places.report import ReportPlace
from ui.tasks import ImmediateRunner

PROVINCE = Province(communes=3, tasks=2, indicators=3, people=0)
NOW = datetime(2026, 9, 14, 8, 0).astimezone()


@pytest.fixture
def held(tmp_path: Path) -> MemoryStore:
    store = MemoryStore(OFFICE, PROVINCE.units()[1:])
    PROVINCE.write(tmp_path, numbers=(0,))
    receive(store, ReceiveRequest([tmp_path], now=NOW))
    return store


@pytest.fixture
def desk(look: None, held: MemoryStore) -> Iterator[Desk]:
    made = Desk(held, Path("ho-so.cds"), PERIOD, "an", ImmediateRunner())
    yield made
    made.deleteLater()


def words(place: ReportPlace) -> str:
    assert place.preview is not None
    return "\n".join(texts(place.preview.document))


def test_the_page_tells_what_offices_below_told(desk: Desk, held: MemoryStore, tmp_path: Path, qtbot: QtBot) -> None:
    place = ReportPlace(desk)
    qtbot.addWidget(place)
    place.resize(1140, 680)
    place.show()
    assert "có 01/03 đơn vị gửi báo cáo" in words(place)
    pills = {entry.key: entry.pill for entry in place.outline.shown()}
    assert pills["don_vi_bao_cao"] == "tự sinh"
    assert "chưa viết" not in {pills.get(key) for key in ("don_vi", "don_vi_bao_cao", "don_vi_nhiem_vu")}
    PROVINCE.write(tmp_path, numbers=(1,))
    receive(held, ReceiveRequest([tmp_path], now=NOW))
    again = Desk(held, Path("ho-so.cds"), PERIOD, "an", ImmediateRunner())
    later = ReportPlace(again)
    qtbot.addWidget(later)
    later.show()
    assert "có 02/03 đơn vị gửi báo cáo" in words(later)
    again.deleteLater()
