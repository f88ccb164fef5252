"""The report of the office above: who has reported, the ranking of the offices below, their indicators added up."""

from dataclasses import replace
from pathlib import Path

import pytest

from cdsdesk.actions.report import ReportRequest, export, lower_offices, preview
from cdsdesk.document.blocks import DataRow, Paragraph, Table, TotalRow
from cdsdesk.exchange.adding_up import Sums
from cdsdesk.model.consolidation import Consolidation, Office
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Better, Indicator
from cdsdesk.model.office import Setting
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.systems import Submission
from tests.support.memory_store import MemoryStore
from tests.support.province import OFFICE, PERIOD, Province

OUTLINE = """
id = "tinh"
version = "1"
name = "Báo cáo cấp tỉnh"
document = "bao-cao"
kind = "BÁO CÁO"
symbol = "BC"
subject = "Kết quả chuyển đổi số {period}"
closing = "Trên đây là báo cáo của {office}"

[[section]]
key = "cac_xa"
level = 1
title = "KẾT QUẢ CỦA CÁC ĐƠN VỊ"
parts = ["units", "unit_indicators"]
"""
UNITS = Province(communes=4).units()[1:]
SHARE = {"uid": "i1", "code": "1", "name": "Hồ sơ trực tuyến", "measure": "ratio"}
COUNT = {"uid": "i2", "code": "2", "name": "Buổi tập huấn", "measure": "count", "unit": "buổi"}


def lower(*reported: tuple[tuple[str, ...], tuple[int, int]], late: int = 9) -> Consolidation:
    """Return what the first offices told: states of tasks and the two parts of a share; the others are missing."""
    sums = Sums()
    for unit, (states, (above, below)) in zip(UNITS, reported, strict=False):
        tasks = [{"uid": f"t{at}", "state": state} for at, state in enumerate(states)]
        share = SHARE | {"numerator": str(above), "denominator": str(below)}
        sums.add(unit.uid, {"tasks": tasks, "indicators": [share, COUNT | {"value": "2"}]})
    offices = []
    for at, unit in enumerate(UNITS):
        sent = Submission(uid=f"g{at}", unit=unit.uid, period=PERIOD) if at < len(reported) else None
        offices.append(Office(unit, sent, on_time=None if sent is None else at != late))
    return sums.consolidation(PERIOD, tuple(offices))


def made(told: Consolidation | None, *more: Record) -> tuple[list[str], list[Table]]:
    setting = Setting(uid="s", unit=OFFICE.uid, key="outline.bao-cao", value=OUTLINE)
    snapshot = MemoryStore(OFFICE, [*UNITS, setting, *more]).snapshot(PERIOD)
    body = preview(snapshot, ReportRequest(PERIOD), lower=told).body
    words = ["".join(run.text for run in block.runs) for block in body if isinstance(block, Paragraph)]
    return words, [block for block in body if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows if isinstance(row, DataRow | TotalRow)]


DONE, RUNNING, LATE = "done_on_time", "on_track", "in_progress_late"
TOLD = lower(((DONE, LATE), (1, 3)), ((DONE, DONE), (9, 10)), ((RUNNING, DONE), (0, 7)), late=1)


def test_offices_are_ranked_and_those_late_or_missing_are_told() -> None:
    words, (ranking, _) = made(TOLD)
    assert words[0] == (
        "Tính đến ngày 14/9/2026, có 03 đơn vị gửi báo cáo, trong đó 01 đơn vị gửi trễ hạn; chưa gửi: UBND xã Số 4:"
    )
    assert cells(ranking) == [
        ["1", "UBND xã Số 2", "2", "2", "0", "100,0"],
        ["2", "UBND xã Số 1", "2", "1", "1", "50,0"],
        ["2", "UBND xã Số 3", "2", "1", "0", "50,0"],
        ["", "Tổng cộng", "6", "4", "1", "66,7"],
    ]


def test_indicators_are_added_up_with_the_best_and_the_worst_office() -> None:
    _, (_, table) = made(TOLD)
    assert cells(table) == [
        ["1", "Hồ sơ trực tuyến", "3", "50,0% (10/20)", "UBND xã Số 2: 90,0%", "UBND xã Số 3: 0,0%"],
        ["2", "Buổi tập huấn", "3", "6 buổi", "-", "-"],
    ]


def test_less_may_be_better() -> None:
    _, (_, table) = made(TOLD, Indicator(uid="i1", name="Hồ sơ trễ", better=Better.LOWER))
    assert cells(table)[0][-2:] == ["UBND xã Số 3: 0,0%", "UBND xã Số 2: 90,0%"]


def test_without_tasks_only_the_offices_are_told_and_without_offices_nothing() -> None:
    words, tables = made(lower(((), (1, 3))))
    assert words[0].endswith("có 01 đơn vị gửi báo cáo; chưa gửi: UBND xã Số 2, UBND xã Số 3 và UBND xã Số 4.")
    assert len(tables) == 1
    for nothing in (None, lower()):
        words, tables = made(nothing)
        assert [words[0][:13], tables] == ["Trên đây là b", []]


def test_changing_one_figure_changes_what_names_it() -> None:
    other = lower(((DONE, LATE), (2, 3)), ((DONE, DONE), (9, 10)), ((RUNNING, DONE), (0, 7)), late=1)
    (words, (ranking, indicators)), (same, (same_ranking, changed)) = made(TOLD), made(other)
    assert (words, cells(ranking)) == (same, cells(same_ranking))
    assert cells(changed)[0][3] == "55,0% (11/20)"
    assert cells(changed)[1:] == cells(indicators)[1:]


@pytest.mark.parametrize("kind", [ReportKind.BAO_CAO, ReportKind.CONG_VAN])
def test_packages_are_only_added_up_for_a_document_that_tells_of_them(kind: ReportKind, tmp_path: Path) -> None:
    setting = Setting(uid="s", unit=OFFICE.uid, key="outline.bao-cao", value=OUTLINE)
    held = MemoryStore(OFFICE, [*UNITS, setting])
    found = lower_offices(held, held.snapshot(PERIOD), kind)
    assert (found is not None) is (kind is ReportKind.BAO_CAO)
    if found is not None:
        assert [office.unit for office in found.missing] == list(UNITS)
        bare = MemoryStore(OFFICE, [*UNITS, replace(setting, value="")])
        assert lower_offices(bare, bare.snapshot(PERIOD), kind) is None
        assert export(held, ReportRequest(PERIOD, pdf=tmp_path / "b.pdf")).files
