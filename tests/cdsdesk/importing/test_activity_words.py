"""Lists of activities: how one is held is no kind, several days give the first and that is told."""

from collections.abc import Callable
from datetime import date

import pytest

from cdsdesk.importing.activity_words import tells_several_days, tells_way
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.activities import Activity, ActivityKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
ROWS = [
    ["TỔNG HỢP CÁC HOẠT ĐỘNG TẬP HUẤN, TUYÊN TRUYỀN NĂM 2026"],
    ["STT", "Nội dung", "Hình thức", "Thời gian", "Địa điểm", "Số lượt người tham dự"],
    [1, "Tập huấn AI cho cán bộ", "Trực tiếp", "14h00 ngày 12/4/2026", "Hội trường", 85],
    [2, "Ngày hội chuyển đổi số", "Trực tiếp", "09-10/10/2026", "Công viên", 500],
    [3, "Bồi dưỡng kỹ năng số", "Trực tuyến", "05/6/2026", "Zoom", 30],
    [4, "Thăm mô hình", "Đi thực tế", "06/6/2026", "Huế", 30],
]


def planned(book: RawBook, snapshot: Snapshot) -> ImportPlan:
    told = ImportOptions()
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


@pytest.mark.parametrize(
    ("text", "is_way"),
    [
        ("Trực tiếp", True),
        ("Trực tuyến qua Zoom", True),
        ("Trực tiếp kết hợp trực tuyến", True),
        ("Loa TT", True),
        ("Hội nghị trực tuyến", False),
        ("Tập huấn", False),
        ("Đi thực tế", False),
    ],
)
def test_what_tells_how_an_activity_is_held(text: str, is_way: bool) -> None:
    assert tells_way(text) is is_way


def test_what_tells_several_days() -> None:
    assert all(map(tells_several_days, ("09-10/10/2026", "05/3/2026 và 07/3/2026", "từ 07/4 đến 09/4/2026")))
    assert not any(map(tells_several_days, ("14h00 ngày 12/4/2026", "05/6/2026", "tháng 9/2026", "")))


def test_ways_and_several_days_are_told_once_for_their_column(book: Make, empty: Snapshot) -> None:
    plan = planned(book(ROWS), empty)
    problems = [(each.field, each.message) for row in plan.tables[0].rows for each in row.problems]
    assert problems == [("kind", "Cột “Hình thức”: chưa hiểu “Đi thực tế”, giữ trong thông tin thêm")]
    told = [each.message for each in plan.tables[0].table.repairs]
    assert told == [
        (
            "Cột “Hình thức” có 2 ô “Trực tiếp”, 1 ô “Trực tuyến”: là cách tổ chức, giữ trong thông tin thêm; "
            "loại hoạt động đọc theo nội dung"
        ),
        "Cột “Thời gian”: nhiều ngày thì ghi ngày đầu, nguyên văn giữ trong thông tin thêm (dòng 4: “09-10/10/2026”)",
    ]
    found = empty.with_changes(plan.changes("Nhập")).all(Activity)
    assert [each.extras.get("Hình thức") for each in found] == ["Trực tiếp", "Trực tiếp", "Trực tuyến", "Đi thực tế"]
    assert [each.kind for each in found][:3] == [ActivityKind.TRAINING, ActivityKind.PROPAGANDA, ActivityKind.TRAINING]
    assert found[1].date == date(2026, 10, 9)
