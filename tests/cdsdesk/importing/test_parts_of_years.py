"""Columns of results of a part of a year, whose headings leave out the year: they belong to no other period."""

from collections.abc import Callable
from typing import Any

import pytest

from cdsdesk.errors import UsageError
from cdsdesk.importing.kinds_of_sheet import meaning_of
from cdsdesk.importing.needs import MissingError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.indicators import Measurement
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
TITLE = "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU 6 THÁNG ĐẦU NĂM 2025"
HEAD = ["STT", "Chỉ tiêu", "Kế hoạch năm"]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def results(plan: ImportPlan) -> dict[str, str]:
    data = plan.work.snapshot.with_changes(plan.changes("Nhập chỉ tiêu"))
    return {each.period: each.text for each in data.all(Measurement)}


def test_results_go_into_the_period_of_their_column(book: Make, empty: Snapshot) -> None:
    headings = [*HEAD, "Thực hiện quý I", "Lũy kế 6 tháng", "% so KH năm", "Ghi chú"]
    row = ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "70%", "75%", "93,75%", ""]
    plan = planned(book([[TITLE], headings, row]), empty)
    assert plan.tables[0].table.meaning.fields[2:5] == ("targets", "measurements.2025-Q1", "measurements.2025-H1")
    assert results(plan) == {"2025-Q1": "70%", "2025-H1": "75%"}


@pytest.mark.parametrize(
    ("headings", "paths"),
    [
        (["Thực hiện tháng 6", "Lũy kế đến tháng 6"], ["measurements.M06", "measurements.H1"]),
        (["Kết quả thực hiện quý III", "Lũy kế 9 tháng"], ["measurements.Q3", "measurements.9M"]),
        (["Kết quả › Quý I", "Kết quả › Quý II"], ["measurements.Q1", "measurements.Q2"]),
        (
            ["Thực hiện năm 2025 › Quý I", "Thực hiện năm 2025 › Quý II"],
            ["measurements.2025-Q1", "measurements.2025-Q2"],
        ),
        (["Lũy kế 6 tháng 2025", "Ước thực hiện năm 2025"], ["measurements.2025-H1", "measurements.2025"]),
        (["Lũy kế đến quý IV", "Ghi chú"], ["result", "note"]),
        (["Kết quả 12 tháng", "Ghi chú"], ["result", "note"]),
    ],
)
def test_parts_of_a_year_in_headings(headings: list[str], paths: list[str]) -> None:
    meaning = meaning_of([*HEAD, *headings], "auto", [["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "70%", "75%"]])
    assert meaning is not None
    assert list(meaning.fields[3:]) == paths


def test_what_is_planned_for_a_quarter_is_no_target_of_the_year() -> None:
    headings = ["STT", "Chỉ tiêu", "Kế hoạch quý I", "Kế hoạch năm", "Kết quả"]
    meaning = meaning_of(headings, "auto", [["1", "Số hồ sơ số hóa", "100", "500", "90"]])
    assert meaning is not None
    assert meaning.fields[2:] == (None, "targets", "result")


def test_a_part_of_an_unknown_year_is_asked_for(book: Make, empty: Snapshot) -> None:
    rows = [["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả quý I"], ["1", "Tỷ lệ hồ sơ trực tuyến", "%", "70%"]]
    with pytest.raises((UsageError, MissingError), match="kỳ"):
        planned(book(rows), empty)
    assert results(planned(book(rows), empty, period="2025")) == {"2025-Q1": "70%"}
