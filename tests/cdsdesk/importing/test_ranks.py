"""Ranks: a place among others is no fraction, and the first place is the best."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.importing.ranks import is_rank, rank_target, read_rank
from cdsdesk.model.evaluation import TargetReading, evaluate
from cdsdesk.model.indicators import Better, Comparator, Evaluation, Indicator, Measure, Measurement, Target
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
TITLE = ["Chỉ tiêu tại Kế hoạch số 77/KH-UBND ngày 03/3/2026 của UBND tỉnh Khánh Hòa"]
HEAD = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả năm 2025", "Mục tiêu năm 2026"]


def planned(book: RawBook, snapshot: Snapshot) -> ImportPlan:
    told = ImportOptions()
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


@pytest.mark.parametrize(
    ("result", "place"),
    [
        ("12/65", 12),
        ("12", 12),
        ("Hạng 3", 3),
        ("Xếp thứ 12/65 xã, phường", 12),
        ("Top 10", 10),
        ("Nhóm 5 của tỉnh", 5),
        ("tăng 3 bậc", None),
        ("12 bậc", None),
        ("10/2026", None),
        ("65/12", None),
        ("Tốt", None),
        ("85%", None),
        ("12 hay 13", None),
    ],
)
def test_the_place_that_a_text_tells(result: str, place: int | None) -> None:
    assert read_rank(result) == place


@pytest.mark.parametrize(
    ("target", "comparator", "value"),
    [
        ("Top 10", Comparator.AT_MOST, 10),
        ("10", Comparator.AT_MOST, 10),
        ("10/65", Comparator.AT_MOST, 10),
        ("Hạng 10 trở lên", Comparator.AT_MOST, 10),
        ("Tối thiểu hạng 10", Comparator.AT_MOST, 10),
        ("không quá 10", Comparator.AT_MOST, 10),
        ("dưới 10", Comparator.LESS_THAN, 10),
        ("≥ 10", Comparator.TEXT, None),
        ("cao hơn hạng 10", Comparator.TEXT, None),
        ("tăng 5 bậc", Comparator.TEXT, None),
        ("Dẫn đầu", Comparator.TEXT, None),
    ],
)
def test_a_target_is_a_place_or_a_better_one(target: str, comparator: Comparator, value: int | None) -> None:
    assert rank_target(target) == TargetReading(comparator, None if value is None else Decimal(value))


def test_what_is_a_rank() -> None:
    assert is_rank("DTI cấp xã", "Hạng")
    assert is_rank("Xếp hạng DTI cấp xã", "")
    assert not is_rank("Xếp hạng DTI cấp xã", "Điểm")
    assert not is_rank("Hạng mục hoàn thành", "")
    assert not is_rank("Số cơ sở được xếp hạng", "")


def test_a_rank_is_imported_as_a_place_of_which_less_is_better(book: Make, empty: Snapshot) -> None:
    rows = [
        TITLE,
        HEAD,
        ["1", "Xếp hạng DTI cấp xã", "Hạng", "12/65", "Top 10"],
        ["2", "Hồ sơ trực tuyến", "%", "67/107", 80],
    ]
    plan = planned(book(rows), empty)
    assert not [problem for row in plan.tables[0].rows for problem in row.problems]
    data = empty.with_changes(plan.changes("Nhập"))
    (rank,) = (each for each in data.all(Indicator) if each.code == "1")
    assert (rank.better, rank.measure) == (Better.LOWER, Measure.SCORE)
    (result,) = data.where(Measurement, "indicator", rank.uid)
    (target,) = data.where(Target, "indicator", rank.uid)
    assert (result.text, result.value, result.numerator, result.denominator) == ("12/65", 12, None, None)
    assert (target.text, target.comparator, target.value) == ("Top 10", Comparator.AT_MOST, 10)
    assert evaluate(rank, target, result) is Evaluation.MISSED
    assert [each.numerator for each in data.all(Measurement) if each.indicator != rank.uid] == [67]
    assert planned(book(rows), data).changes("Nhập lại").changes == ()


def test_a_rank_that_nobody_can_read_is_told(book: Make, empty: Snapshot) -> None:
    plan = planned(book([TITLE, HEAD, ["1", "Xếp hạng DTI", "Hạng", "12", "≥ 10"]]), empty)
    ((problem,),) = ([each.message for each in row.problems] for row in plan.tables[0].rows)
    assert "không hiểu số “≥ 10”" in problem
