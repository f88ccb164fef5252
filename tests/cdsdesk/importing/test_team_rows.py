"""Teams and their members against what is stored."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.importing.team_names import hamlet_in, hamlet_of, team_key
from cdsdesk.model.office import Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.teams import Member, MemberRole, Sex, Team
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
TEAMS: list[list[Any]] = [
    ["DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"],
    ["TT", "Thôn, TDP", "Quyết định thành lập", "Ngày thành lập", "Tổ trưởng", "SĐT", "Nhóm Zalo", "Số thành viên"],
    [1, "Tổ dân phố 1", "27/QĐ-UBND", date(2025, 8, 12), "Ông Nguyễn Văn An", "0905.123.456", "x", 6],
    [2, "TDP số 02", "27/QĐ-UBND", "12/8/2025", "Trần Thị Bình", 905111222, "chưa", 5],
    [3, "Thôn Đông", "", "tháng 8", "", "0905 000 111", "", 4],
]
MEMBERS: list[list[Any]] = [
    ["DANH SÁCH THÀNH VIÊN TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"],
    [
        "STT",
        "Họ và tên",
        "Giới tính",
        "Ngày sinh",
        "Chức vụ",
        "Đơn vị công tác",
        "Điện thoại",
        "Email",
        "CCCD",
        "Dân tộc",
    ],
    ["I", "Tổ dân phố 1"],
    [
        1,
        "NGUYỄN VĂN AN",
        "Nam",
        "05/6/1980",
        "Tổ trưởng",
        "Đoàn TN",
        "+84 905 123 456",
        "an@x.vn",
        "056080012345",
        "Kinh",
    ],
    [2, "Bà Lê Thị Cúc", "", 1991, "Thành viên", "Hội LHPN", "máy lẻ 12", "không có", "056091012345", "Kinh"],
    ["II", "Tổ dân phố 3"],
    [1, "Phạm Dũng", "x", "", "Bí thư chi bộ", "", "", "", "", ""],
]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def actions(plan: ImportPlan) -> list[str]:
    return [row.action for table in plan.tables for row in table.rows]


def problems(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(each.field, each.message) for table in plan.tables for row in table.rows for each in row.problems]


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


@pytest.mark.parametrize(
    "text",
    ["Tổ dân phố 5", "TDP 5", "tdp số 05", "Tổ CNSCĐ TDP 5", "Tổ công nghệ số cộng đồng tổ dân phố 5", "Tổ 5"],
)
def test_a_hamlet_is_one_however_it_is_written(text: str) -> None:
    assert team_key(text) == team_key("Tổ dân phố số 5, phường Vạn Thạnh")


def test_hamlets_that_differ_stay_apart() -> None:
    assert len({team_key(text) for text in ("Thôn Đông", "Thôn Đồng", "Tổ dân phố 1", "Tổ dân phố 11", "Thôn 1")}) == 5
    assert hamlet_in("DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG THÔN PHÚ LỘC NĂM 2026") == "THÔN PHÚ LỘC"
    assert hamlet_in("Tổ CNSCĐ phường Vạn Thạnh") == ""
    assert (hamlet_of("5", "TỔ DÂN PHỐ"), hamlet_of("Thôn Đông", "Thôn")) == ("Tổ dân phố 5", "Thôn Đông")


def test_one_table_makes_teams_and_their_leaders(book: Make, empty: Snapshot, office: Unit) -> None:
    plan = planned(book(TEAMS), empty)
    assert actions(plan) == ["insert"] * 3
    assert problems(plan) == [
        ("founded", "Cột “Ngày thành lập”: không hiểu ngày “tháng 8”, giữ trong thông tin thêm"),
        ("phone", "Có số điện thoại mà không có tên tổ trưởng, không nhập số này"),
    ]
    data = after(plan)
    first, second, third = data.all(Team)
    assert (first.unit, first.hamlet, first.decision, first.founded) == (
        *(office.uid, "Tổ dân phố 1", "27/QĐ-UBND"),
        date(2025, 8, 12),
    )
    assert (first.has_group_chat, second.has_group_chat, third.has_group_chat) == (True, False, None)
    assert first.extras == {"Số thành viên": "6"}
    leaders = [(each.name, each.phone, each.role, each.team) for each in data.all(Member)]
    assert leaders == [
        ("Nguyễn Văn An", "0905123456", MemberRole.LEADER, first.uid),
        ("Trần Thị Bình", "0905111222", MemberRole.LEADER, second.uid),
    ]
    again = planned(book(TEAMS), data)
    assert actions(again) == ["same"] * 3
    assert again.changes("Nhập lại").changes == ()


def test_members_find_their_team_or_make_it(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(TEAMS), empty))
    plan = planned(book(MEMBERS), data)
    assert actions(plan) == ["update", "insert", "insert"]
    assert [field for field, _ in problems(plan)] == ["phone", "email"]
    assert "máy" not in problems(plan)[0][1]
    new = after(plan)
    assert [team.hamlet for team in new.all(Team)] == ["Tổ dân phố 1", "TDP số 02", "Thôn Đông", "Tổ dân phố 3"]
    members = {each.name: each for each in new.all(Member)}
    leader, woman = members["Nguyễn Văn An"], members["Lê Thị Cúc"]
    assert (leader.sex, leader.birth_year, leader.organisation, leader.email) == (Sex.MALE, 1980, "Đoàn TN", "an@x.vn")
    assert (woman.sex, woman.birth_year, woman.phone, woman.role) == (Sex.FEMALE, 1991, "máy lẻ 12", MemberRole.MEMBER)
    assert (members["Phạm Dũng"].role, members["Phạm Dũng"].job_title) == (MemberRole.MEMBER, "Bí thư chi bộ")
    assert actions(planned(book(MEMBERS), new)) == ["same"] * 3


def test_what_must_not_be_kept_is_left_out_and_said(book: Make, empty: Snapshot) -> None:
    plan = planned(book(MEMBERS), empty)
    told = [repair.message for repair in plan.tables[0].table.repairs]
    assert "Cột “CCCD” là thông tin riêng tư không được lưu, bỏ qua" in told
    assert "Cột “Dân tộc” là thông tin riêng tư không được lưu, bỏ qua" in told
    stored = str([vars(record) for record in after(plan).records.values()])
    assert "056080012345" not in stored
    assert "Kinh" not in stored


def test_a_phone_number_stands_in_one_place_only(book: Make, empty: Snapshot) -> None:
    rows = [
        ["Danh sách thành viên tổ công nghệ số tổ dân phố 4"],
        ["STT", "Họ tên", "Vai trò", "SĐT", "Số liên lạc khi cần", "Địa chỉ"],
        [1, "Vũ Minh", "Tổ trưởng", "0905123456", "0258.3821.234", "12 Lê Lợi"],
    ]
    data = after(planned(book(rows), empty))
    (member,) = data.all(Member)
    assert member.phone == "0905123456; 02583821234"
    assert member.extras == {"Địa chỉ": "12 Lê Lợi"}
    assert data.all(Team)[0].hamlet == "tổ dân phố 4"


def test_the_mask_of_a_number_is_not_taken_for_the_number(book: Make, empty: Snapshot) -> None:
    def rows(phone: str) -> list[list[object]]:
        return [
            ["Danh sách thành viên tổ công nghệ số tổ dân phố 4"],
            ["STT", "Họ tên", "Vai trò", "SĐT"],
            [1, "Vũ Minh", "Tổ trưởng", phone],
        ]

    data = after(planned(book(rows("0905123456")), empty))
    again = planned(book(rows("•••• ••• 456")), data)
    assert actions(again) == ["same"]
    assert after(again).all(Member)[0].phone == "0905123456"
    (told,) = problems(planned(book(rows("•••• ••• 456")), empty))
    assert told[0] == "phone"
    assert "số đang che “•••• ••• 456” không phải số thật, không nhập" in told[1]


def test_members_by_a_column_of_teams_with_blanks_below(book: Make, empty: Snapshot) -> None:
    rows = [
        ["STT", "Tổ dân phố", "Họ và tên", "Vai trò"],
        [1, 1, "Vũ Minh", "Tổ trưởng"],
        [2, "", "Lê Lan", "Thành viên"],
        [3, 2, "Vũ Minh", "Tổ phó"],
    ]
    data = after(planned(book(rows), empty))
    teams = {team.uid: team.hamlet for team in data.all(Team)}
    assert [(each.name, teams[each.team]) for each in data.all(Member)] == [
        ("Vũ Minh", "Tổ dân phố 1"),
        ("Lê Lan", "Tổ dân phố 1"),
        ("Vũ Minh", "Tổ dân phố 2"),
    ]


def test_members_of_nobody_knows_which_team_are_refused(book: Make, empty: Snapshot) -> None:
    rows = [["STT", "Họ và tên", "Vai trò", "Điện thoại"], [1, "Vũ Minh", "Tổ trưởng", "0905123456"]]
    plan = planned(book(rows), empty)
    assert (actions(plan), problems(plan)) == (["refuse"], [("team", "Chưa biết thành viên này thuộc tổ nào")])


def test_another_phone_number_is_a_question_that_hides_both(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(TEAMS), empty))
    changed = [*TEAMS[:2], [1, "Tổ dân phố 1", "", "", "Nguyễn Văn An", "0905999888", "", ""]]
    plan = planned(book(changed), data)
    assert actions(plan) == ["ask"]
    assert problems(plan) == [("phone", "Cột “SĐT”: đã có “•••••••456”, tệp ghi “•••••••888”")]
