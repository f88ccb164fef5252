"""The report of the office above: who has reported, the ranking of the offices below, their indicators added up."""

from dataclasses import replace
from pathlib import Path

import pytest

from cdsdesk.actions.passages import edit_passage, passages, with_stale_marks
from cdsdesk.actions.receiving import ReceiveRequest, receive
from cdsdesk.actions.report import ReportRequest, export, preview
from cdsdesk.actions.report_request import report_of
from cdsdesk.actions.report_snapshot import report_snapshot
from cdsdesk.document.blocks import DataRow, Paragraph, Table, TotalRow
from cdsdesk.exchange.adding_up import Sums
from cdsdesk.model.consolidation import Consolidation, Office
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Better, Indicator, Target
from cdsdesk.model.office import Setting
from cdsdesk.model.reports import Narrative, ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.model.understanding import understood
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
TOLD_ON = "2026-09-1{}T08:00:00+07:00"
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
        day = TOLD_ON.format(at)
        sent = Submission(uid=f"g{at}", unit=unit.uid, period=PERIOD, received_at=day) if at < len(reported) else None
        offices.append(Office(unit, sent, on_time=None if sent is None else at != late))
    return sums.consolidation(PERIOD, tuple(offices))


def made(told: Consolidation | None, *more: Record) -> tuple[list[str], list[Table]]:
    setting = Setting(uid="s", unit=OFFICE.uid, key="outline.bao-cao", value=OUTLINE)
    snapshot = MemoryStore(OFFICE, [*UNITS, setting, *more]).snapshot(PERIOD).patched({}, lower=told)
    body = preview(snapshot, ReportRequest(PERIOD)).body
    words = ["".join(run.text for run in block.runs) for block in body if isinstance(block, Paragraph)]
    return words, [block for block in body if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows if isinstance(row, DataRow | TotalRow)]


DONE, RUNNING, LATE = "done_on_time", "on_track", "in_progress_late"
TOLD = lower(((DONE, LATE), (1, 3)), ((DONE, DONE), (9, 10)), ((RUNNING, DONE), (0, 7)), late=1)


def test_offices_are_ranked_and_those_late_or_missing_are_told() -> None:
    words, (ranking, _) = made(TOLD)
    assert words[:3] == [
        "Đến ngày 12/9/2026, có 03/04 đơn vị gửi báo cáo, trong đó 01 đơn vị gửi trễ hạn.",
        "Còn 01 đơn vị chưa gửi báo cáo: UBND xã Số 4.",
        "Xếp hạng các đơn vị theo tỷ lệ hoàn thành nhiệm vụ:",
    ]
    assert cells(ranking) == [
        ["1", "UBND xã Số 2", "2", "2", "0", "100,0"],
        ["2", "UBND xã Số 1", "2", "1", "1", "50,0"],
        ["2", "UBND xã Số 3", "2", "1", "0", "50,0"],
        ["", "Tổng cộng", "6", "4", "1", "66,7"],
    ]


def test_indicators_are_added_up_with_the_best_and_the_worst_office() -> None:
    _, (_, table) = made(TOLD)
    assert cells(table) == [
        ["1", "Hồ sơ trực tuyến", "-", "3", "50% (10/20)", "-", "UBND xã Số 2: 90%", "UBND xã Số 3: 0%"],
        ["2", "Buổi tập huấn", "-", "3", "6 buổi", "-", "-", "-"],
    ]


def test_the_common_result_stands_beside_its_target() -> None:
    indicator = Indicator(uid="i1", name="Hồ sơ trực tuyến", unit_text="%")
    target = understood(Target(uid="mt", indicator="i1", year=2026, text="≥ 60%"), {"text"})
    _, (_, table) = made(TOLD, indicator, target)
    assert cells(table)[0][2:6] == ["≥ 60%", "3", "50% (10/20)", "Chưa đạt"]


def test_when_all_are_late_it_is_said_so_and_on_which_day_it_was_counted() -> None:
    told = lower(((DONE,), (1, 3)))
    late = replace(told, offices=tuple(replace(one, on_time=False) for one in told.offices))
    assert made(late)[0][0] == "Đến ngày 10/9/2026, có 01/04 đơn vị gửi báo cáo, cả 01 đơn vị đều gửi trễ hạn."


def test_less_may_be_better() -> None:
    _, (_, table) = made(TOLD, Indicator(uid="i1", name="Hồ sơ trễ", better=Better.LOWER))
    assert cells(table)[0][-2:] == ["UBND xã Số 3: 0%", "UBND xã Số 2: 90%"]


def test_without_tasks_only_the_offices_are_told_and_without_offices_nothing() -> None:
    words, tables = made(lower(((), (1, 3))))
    assert words[1] == "Còn 03 đơn vị chưa gửi báo cáo: UBND xã Số 2, UBND xã Số 3 và UBND xã Số 4."
    assert len(tables) == 1
    for nothing in (None, lower()):
        words, tables = made(nothing)
        assert [words[0][:13], tables] == ["Trên đây là b", []]


def test_changing_one_figure_changes_what_names_it() -> None:
    other = lower(((DONE, LATE), (2, 3)), ((DONE, DONE), (9, 10)), ((RUNNING, DONE), (0, 7)), late=1)
    (words, (ranking, indicators)), (same, (same_ranking, changed)) = made(TOLD), made(other)
    assert (words, cells(ranking)) == (same, cells(same_ranking))
    assert cells(changed)[0][4] == "55% (11/20)"
    assert cells(changed)[1:] == cells(indicators)[1:]


@pytest.mark.parametrize("kind", [ReportKind.BAO_CAO, ReportKind.CONG_VAN, ReportKind.KE_HOACH])
def test_packages_are_only_added_up_for_a_document_that_tells_of_them(kind: ReportKind, tmp_path: Path) -> None:
    held = MemoryStore(OFFICE, [*UNITS, Setting(uid="s", unit=OFFICE.uid, key="outline.bao-cao", value=OUTLINE)])
    assert report_snapshot(held, PERIOD, kind).lower is None
    Province(communes=4).write(tmp_path, numbers=(0, 1))
    receive(held, ReceiveRequest([tmp_path]))
    told = report_snapshot(held, PERIOD, kind).lower
    assert (told is not None) is (kind is not ReportKind.KE_HOACH), "a letter names the annexes of the report"
    if told is not None and kind is ReportKind.BAO_CAO:
        assert [office.unit for office in told.missing] == list(UNITS[2:])
        assert export(held, ReportRequest(PERIOD, pdf=tmp_path / "b.pdf")).files


def test_edited_words_about_offices_below_are_out_of_date_when_others_report(tmp_path: Path) -> None:
    held = MemoryStore(OFFICE, [*UNITS, Setting(uid="s", unit=OFFICE.uid, key="outline.bao-cao", value=OUTLINE)])
    province = Province(communes=4, tasks=0)

    def come(at: int) -> None:
        province.write(tmp_path, numbers=(at,))
        receive(held, ReceiveRequest([tmp_path]))

    def stale(snapshot: Snapshot) -> list[bool]:
        return [one.stale for one in with_stale_marks(snapshot).all(Narrative)]

    come(0)
    shown = report_snapshot(held, PERIOD)
    report = report_of(shown, ReportRequest(PERIOD))
    found = next(one for one in passages(shown, report) if one.key == "cac_xa/units")
    held.apply(edit_passage(shown, report, found, "Lời của tỉnh"))
    assert stale(report_snapshot(held, PERIOD)) == stale(held.snapshot(PERIOD)) == [False]
    come(1)
    assert stale(report_snapshot(held, PERIOD)) == [True]
    assert stale(held.snapshot(PERIOD)) == [False], "without what they told nothing can be said"


def test_offices_that_came_in_one_package_are_counted_one_by_one() -> None:
    told = lower(((DONE,), (1, 3)), ((DONE,), (2, 3)))
    first, second, *rest = told.offices
    behind = replace(second, submission=first.submission, above=(first.unit.uid,))
    words, (ranking, _) = made(replace(told, offices=(first, behind, *rest)))
    assert words[0].endswith("có 02/04 đơn vị gửi báo cáo.")
    assert cells(ranking)[0][:3] == ["1", "UBND xã Số 1", "2"], "with its own stand the tasks that it passed on"


def test_an_office_that_merged_is_told_with_the_one_that_took_over() -> None:
    told = lower(((DONE,), (1, 3)), ((LATE,), (2, 3)), ((DONE,), (0, 7)))
    first, *rest = told.offices
    merged = replace(told, offices=(replace(first, later=rest[0].unit.uid), *rest))
    _, (ranking, indicators) = made(merged)
    assert [row[1:3] for row in cells(ranking)] == [["UBND xã Số 3", "1"], ["UBND xã Số 2", "2"], ["Tổng cộng", "3"]]
    assert cells(indicators)[0][-2:] == ["UBND xã Số 2: 50%", "UBND xã Số 3: 0%"]
