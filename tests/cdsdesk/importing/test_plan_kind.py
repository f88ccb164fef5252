"""The kind of a plan that a title cites is told by its symbol where the words leave it out or shorten it."""

import pytest

from cdsdesk.model.documents import Document
from cdsdesk.readers.raw import RawBook, RawSheet
from tests.support.messy.reading import planned


@pytest.mark.parametrize("words", ["KH", "Kế hoạch", "văn bản"])
def test_a_plan_cited_by_its_symbol_is_a_plan(words: str) -> None:
    lines = [
        [f"(Kèm theo {words} số 27/KH-UBND ngày 05/02/2026 của UBND phường Vạn Thạnh)", "", "", ""],
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
        ["1", "Xây dựng báo cáo của phường", "Công an phường", "Quý IV/2026"],
    ]
    plan = planned(RawBook((RawSheet("PL", True, (0, 0), lines),)))
    assert plan is not None
    document = plan.work.find(Document, plan.tables[0].plan)
    assert document is not None
    assert (document.type, document.number, document.symbol) == ("Kế hoạch", "27", "KH-UBND")
