"""Lists that an office keeps of itself: systems, activities and units against what is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cdsdesk.errors import UsageError
from cdsdesk.importing.options import NEW, TAKE, ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.importing.unit_names import level_of_name, names_one_unit, read_level, unit_key
from cdsdesk.model.activities import Activity, ActivityKind
from cdsdesk.model.identity import uid_for
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import InfoSystem, LevelState, SystemState
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def actions(plan: ImportPlan) -> list[str]:
    return [row.action for table in plan.tables for row in table.rows]


def problems(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(each.field, each.message) for table in plan.tables for row in table.rows for each in row.problems]


def values(plan: ImportPlan, row: int = 0) -> Any:
    return plan.to_json()["tables"][0]["rows"][row]["values"]


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


SYSTEMS: list[list[Any]] = [
    ["DANH MỤC HỆ THỐNG THÔNG TIN NĂM 2026"],
    ["STT", "Tên HTTT", "ĐV vận hành", "Cấp độ", "Thời hạn phê duyệt", "Tình trạng hồ sơ", "Ghi chú", "Máy chủ"],
    [1, "Cổng thông tin điện tử", "Văn phòng", 2, "Quý II/2026", "Đã phê duyệt tại QĐ số 12/QĐ-UBND", "", "Thuê"],
    [2, "Phần mềm một cửa", "Văn phòng", "Cấp độ III", "30/6/2026", "Đã trình Sở", "Chờ ý kiến", ""],
    [3, "Hệ thống họp không giấy", "Văn phòng", "chưa rõ", "khi có vốn", "Chưa lập hồ sơ", "", ""],
    [4, "", "Văn phòng", 1, "", "", "", ""],
]


def test_systems_and_how_far_their_files_are(book: Make, empty: Snapshot, office: Unit) -> None:
    plan = planned(book(SYSTEMS), empty)
    assert actions(plan) == ["insert", "insert", "insert", "refuse"]
    assert [field for field, _ in problems(plan)] == ["due_text", "level", "name"]
    data = after(plan)
    portal, desk, meeting = data.all(InfoSystem)
    assert (portal.unit, portal.operator, portal.level, portal.due) == (office.uid, "Văn phòng", 2, date(2026, 6, 30))
    assert portal.extras == {"Máy chủ": "Thuê"}
    assert (desk.level, desk.due) == (3, date(2026, 6, 30))
    assert (meeting.level, meeting.extras, meeting.due_text) == (None, {"Cấp độ": "chưa rõ"}, "khi có vốn")
    states = {each.system: each for each in data.all(SystemState)}
    assert (states[portal.uid].state, states[portal.uid].document) == (LevelState.APPROVED, "QĐ số 12/QĐ-UBND")
    assert (states[desk.uid].state, states[desk.uid].note) == (LevelState.SUBMITTED, "Chờ ý kiến")
    assert {(each.period, each.unit) for each in states.values()} == {("2026", office.uid)}
    assert values(plan, 1) == {
        "name": "Phần mềm một cửa",
        "operator": "Văn phòng",
        "level": 3,
        "due_text": "30/6/2026",
        "note": "Chờ ý kiến",
        "state": "submitted",
    }


def test_systems_again_change_nothing_and_other_values_are_a_question(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(SYSTEMS), empty))
    again = planned(book(SYSTEMS), data)
    assert actions(again) == ["same", "same", "same", "refuse"]
    assert again.changes("Nhập lại").changes == ()
    head, first = SYSTEMS[:2], [1, "CỔNG THÔNG TIN ĐIỆN TỬ", "Văn phòng", 3, "", "Bị trả lại", "", ""]
    revised = book([*head, first])
    plan = planned(revised, data)
    assert actions(plan) == ["ask"]
    assert problems(plan) == [
        ("level", "Cột “Cấp độ”: đã có “2”, tệp ghi “3”"),
        ("state", "Cột “Tình trạng hồ sơ”: đã có “Đã phê duyệt”, tệp ghi “Bị trả lại”"),
    ]
    assert plan.changes("Nhập").changes == ()
    row = plan.tables[0].rows[0].row.rows[0]
    taken = planned(revised, data, values={("Trang 1", row, ""): TAKE})
    assert (actions(taken), after(taken).all(InfoSystem)[0].level) == (["update"], 3)


def test_a_state_without_a_period_names_the_flag(book: Make, empty: Snapshot) -> None:
    rows = [["Danh mục hệ thống"], *SYSTEMS[1:4]]
    with pytest.raises(UsageError, match="--period"):
        planned(book(rows), empty)


def test_a_system_nearly_called_so_is_a_question(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(SYSTEMS[:3]), empty))
    renamed = book([*SYSTEMS[:2], [1, "Cổng thông tin điện từ", "Văn phòng", 2, "", "", "", ""]])
    plan = planned(renamed, data)
    (row,) = plan.tables[0].rows
    assert (row.action, row.candidates) == ("ask", (data.all(InfoSystem)[0].uid,))
    said = planned(renamed, data, answers={("Trang 1", row.row.rows[0]): NEW})
    assert actions(said) == ["insert"]


ACTIVITIES: list[list[Any]] = [
    ["KẾT QUẢ TẬP HUẤN, TUYÊN TRUYỀN CHUYỂN ĐỔI SỐ NĂM 2026"],
    ["TT", "Nội dung", "Hình thức", "Thời gian tổ chức", "Địa điểm", "Số người tham dự", "Thời lượng"],
    [1, "Kỹ năng số cho người cao tuổi", "Tập huấn", date(2026, 3, 5), "Hội trường", 45, "4 giờ"],
    [2, "Ra quân cài đặt định danh điện tử", "", "từ 07/4 đến 09/4/2026", "Chợ phường", "1.250 lượt người", ""],
    [3, "Họp Ban Chỉ đạo quý I", "", "sau Tết", "Phòng họp", "12/15", ""],
    [4, "Họp Ban Chỉ đạo quý II", "", "20/6/2026", "Phòng họp", "đông đủ", ""],
]


def test_activities_with_their_kind_day_and_attendance(book: Make, empty: Snapshot) -> None:
    plan = planned(book(ACTIVITIES), empty)
    assert actions(plan) == ["insert"] * 4
    assert [field for field, _ in problems(plan)] == ["date", "attendees"]
    first, second, third, fourth = after(plan).all(Activity)
    assert (first.kind, first.date, first.attendees, first.hours) == (
        ActivityKind.TRAINING,
        date(2026, 3, 5),
        45,
        Decimal(4),
    )
    assert (second.kind, second.date, second.attendees) == (ActivityKind.PROPAGANDA, date(2026, 4, 7), 1250)
    assert second.extras == {"Thời gian tổ chức": "từ 07/4 đến 09/4/2026"}
    assert (third.kind, third.date, third.attendees) == (ActivityKind.MEETING, None, 12)
    assert (third.extras, fourth.extras) == (
        {"Thời gian tổ chức": "sau Tết"},
        {"Số người tham dự": "đông đủ"},
    )
    assert values(plan) == {
        "title": "Kỹ năng số cho người cao tuổi",
        "place": "Hội trường",
        "date": "2026-03-05",
        "attendees": 45,
        "hours": "4",
        "kind": "training",
    }


def test_activities_again_change_nothing_and_fill_what_was_blank(book: Make, empty: Snapshot) -> None:
    blank = [row[:5] for row in ACTIVITIES[:4]]
    data = after(planned(book(blank), empty))
    filled = planned(book(ACTIVITIES[:4]), data)
    assert actions(filled) == ["update", "update"]
    again = planned(book(ACTIVITIES[:4]), after(filled))
    assert actions(again) == ["same", "same"]
    assert [each.attendees for each in after(filled).all(Activity)] == [45, 1250]


def test_one_training_on_two_days_is_two_activities(book: Make, empty: Snapshot) -> None:
    head = ACTIVITIES[:2]
    days = enumerate(("05/3/2026", "06/3/2026", "06/3/2026"), 1)
    twice = [[place, "Lớp kỹ năng số", "", day, "Hội trường", 30, ""] for place, day in days]
    plan = planned(book([*head, *twice]), empty)
    assert actions(plan) == ["insert", "insert", "ask"]


UNITS: list[list[Any]] = [
    ["DANH SÁCH PHƯỜNG, XÃ"],
    ["STT", "Tên ĐVHC", "Cấp", "Trực thuộc", "Mã"],
    [1, "Phường Nha Trang", "Phường", "UBND tỉnh Khánh Hòa", "22333"],
    [2, "P. Vạn Thạnh", "", "UBND tỉnh Khánh Hòa", ""],
    [3, "Xã Vĩnh Ngọc", "xã", "UBND tỉnh Khánh Hòa", "22345"],
    [4, "Sở Khoa học và Công nghệ", "liên vùng", "UBND tỉnh Khánh Hòa", ""],
]


def test_units_with_level_parent_and_code(book: Make, empty: Snapshot, office: Unit) -> None:
    plan = planned(book(UNITS), empty)
    assert actions(plan) == ["insert", "update", "insert", "insert"]
    assert [field for field, _ in problems(plan)] == ["level"]
    data = after(plan)
    (province,) = (unit for unit in data.all(Unit) if unit.level is Level.PROVINCE)
    units = {unit.name: unit for unit in data.all(Unit)}
    ward = units["Phường Nha Trang"]
    assert (ward.level, ward.parent, ward.identifier_code) == (Level.COMMUNE, province.uid, "22333")
    assert ward.uid == uid_for(replace(ward, uid=""))
    assert units["Sở Khoa học và Công nghệ"].level is Level.DEPARTMENT
    assert units[office.name].parent == province.uid
    assert "P. Vạn Thạnh" not in units
    again = planned(book(UNITS), data)
    assert actions(again) == ["same"] * 4
    assert again.changes("Nhập lại").changes == ()


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("P. Vạn Thạnh", "Ủy ban nhân dân phường Vạn Thạnh", Level.COMMUNE),
        ("VP HĐND-UBND", "Văn phòng HĐND và UBND", Level.DEPARTMENT),
        ("Sở KH&CN", "Sở Khoa học và Công nghệ", Level.DEPARTMENT),
        ("TDP 05", "Tổ dân phố số 5", Level.HAMLET),
    ],
)
def test_a_unit_is_one_however_it_is_written(first: str, second: str, level: Level) -> None:
    assert unit_key(first) == unit_key(second)
    assert level_of_name(first) is level_of_name(second) is level


def test_levels_are_told_with_their_accents() -> None:
    assert (level_of_name("Bản Đôn"), level_of_name("Ban Quản lý dự án")) == (Level.HAMLET, Level.DEPARTMENT)
    assert [read_level(word) for word in ("Cấp xã", "Phường", "Sở, ngành", "Thôn", "liên vùng")] == [
        *(Level.COMMUNE, Level.COMMUNE, Level.DEPARTMENT, Level.HAMLET, None),
    ]
    assert {read_level(word) for word in ("TDP", "Tổ DP", "KP", "Bản", "Buôn", "Khóm", "Tổ dân phố")} == {Level.HAMLET}
    assert {read_level(word) for word in ("Ban", "Trường", "Trạm", "Trung tâm", "Phòng")} == {Level.DEPARTMENT}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Trường học", False),
        ("TRƯỜNG MẦM NON CÔNG LẬP", False),
        ("Trường Mầm non", False),
        ("Phòng chuyên môn", False),
        ("Tổ dân phố", False),
        ("Trạm y tế", False),
        ("Phường, xã", False),
        ("Phòng Kinh tế", True),
        ("UBND PHƯỜNG VẠN THẠNH", True),
        ("Xã Vĩnh Ngọc", True),
        ("Đảng ủy", True),
        ("Phường 5", True),
    ],
)
def test_a_kind_of_units_is_not_the_name_of_one(text: str, is_one: bool) -> None:
    assert names_one_unit(text) is is_one


def test_a_section_that_tells_a_kind_of_units_is_no_unit_above_them(book: Make, empty: Snapshot, office: Unit) -> None:
    rows: list[list[Any]] = [
        ["DANH SÁCH ĐƠN VỊ TRỰC THUỘC"],
        ["STT", "Tên cơ quan, đơn vị", "Tên viết tắt", "Mã định danh", "Cấp", "Trực thuộc"],
        ["A", "Trường học"],
        [1, "Trường Tiểu học Vĩnh Hải 1", "TH VH1", "H32.101.5", "", ""],
        ["B", "Tổ dân phố"],
        [2, "TDP Vĩnh Hải 1", "VH1", "", "TDP", ""],
        [3, "TDP Vĩnh Hải 2", "VH2", "", "TDP", ""],
        ["C", "Xã Vĩnh Ngọc"],
        [4, "Thôn Xuân Ngọc", "", "", "Thôn", ""],
    ]
    plan = planned(book(rows), empty)
    assert problems(plan) == []
    units = {unit.name: unit for unit in after(plan).all(Unit)}
    assert "Trường học" not in units
    assert units["Trường Tiểu học Vĩnh Hải 1"].parent == office.uid
    assert units["TDP Vĩnh Hải 1"].level is Level.HAMLET
    assert units["Thôn Xuân Ngọc"].parent == units["Xã Vĩnh Ngọc"].uid


def test_hamlets_stand_below_the_office(book: Make, empty: Snapshot, office: Unit) -> None:
    rows = [["TT", "Thôn, tổ dân phố"], [1, "Tổ dân phố 1"], [2, "Tổ dân phố 2"], [3, "Tổ dân phố 2"]]
    plan = planned(book(rows), empty)
    assert actions(plan) == ["insert", "insert", "ask"]
    hamlets = after(plan).where(Unit, "level", Level.HAMLET)
    assert {unit.parent for unit in hamlets} == {office.uid}


def test_a_unit_that_is_stored_is_never_overwritten(book: Make, empty: Snapshot) -> None:
    old = Unit(uid="w", name="UBND phường Nha Trang", level=Level.COMMUNE, identifier_code="22000")
    data = replace(empty, records={**empty.records, "w": old})
    plan = planned(book(UNITS[:3]), data)
    assert actions(plan) == ["insert"]
    (unit,) = (each for each in after(plan).all(Unit) if each.uid == "w")
    assert unit == old
