"""The ordinary list of members: years of birth in a column for men and one for women, several telephone numbers."""

from collections.abc import Callable
from typing import Any

import pytest

from cdsdesk.actions.import_words import field_choices
from cdsdesk.importing.field_paths import require_field
from cdsdesk.importing.kinds_of_sheet import meaning_of
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.importing.team_names import hamlet_in
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.teams import Member, MemberRole, Sex, Team
from cdsdesk.readers.raw import RawBook
from cdsdesk.vietnamese.people import read_phone, read_phones

Make = Callable[..., RawBook]
MERGES = ["C2:D2", "A2:A3", "B2:B3", "E2:E3", "F2:F3", "A4:F4", "A7:F7"]
MEMBERS: list[list[Any]] = [
    ["DANH SÁCH THÀNH VIÊN TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"],
    ["TT", "Họ và tên", "Năm sinh", "", "Nhiệm vụ trong Tổ", "Số điện thoại"],
    ["", "", "Nam", "Nữ", "", ""],
    ["Tổ dân phố 1 Hòa Bắc"],
    [1, "Nguyễn Văn Bình", 1968, "", "Tổ trưởng", 914123456],
    [2, "Trần Thị Lan", "", 1985, "Tổ phó", "069421113"],
    ["Tổ dân phố 2 Hòa Nam"],
    [3, "Nguyễn Văn Bình", "x", "", "Tổ trưởng", "0935 777 888/0914 222 333"],
    [4, "Đặng Thị Ngọc Ánh", "", "chưa rõ", "Thành viên", "máy lẻ 12"],
]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


def test_years_of_men_and_women_become_year_of_birth_and_sex(book: Make, empty: Snapshot) -> None:
    plan = planned(book(MEMBERS, merges=MERGES), empty)
    table = plan.tables[0]
    assert table.table.meaning.fields[2:4] == ("birth_year.male", "birth_year.female")
    told = [(each.birth_year, each.sex) for each in after(plan).all(Member)]
    assert told == [(1968, Sex.MALE), (1985, Sex.FEMALE), (None, Sex.MALE), (None, None)]
    problems = [(each.field, each.message) for row in table.rows for each in row.problems]
    assert problems == [
        ("birth_year.female", "Cột “Năm sinh › Nữ”: chưa hiểu “chưa rõ”, giữ trong thông tin thêm"),
        ("phone", "Cột “Số điện thoại”: số có đuôi “12” không giống số điện thoại, giữ nguyên chữ"),
    ]
    assert after(plan).all(Member)[3].extras == {"Nữ": "chưa rõ"}


def test_the_same_list_a_second_time_asks_nothing(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(MEMBERS, merges=MERGES), empty))
    assert [team.hamlet for team in data.all(Team)] == ["Tổ dân phố 1 Hòa Bắc", "Tổ dân phố 2 Hòa Nam"]
    again = planned(book(MEMBERS, merges=MERGES), data)
    assert [row.action for row in again.tables[0].rows] == ["same"] * 4


def test_a_team_is_found_by_its_name_though_only_a_part_of_it_is_its_hamlet(book: Make, empty: Snapshot) -> None:
    rows = [*MEMBERS[:3], ["Tổ công nghệ số thôn Đông và các xóm ven biển"], *MEMBERS[4:6]]
    data = after(planned(book(rows, merges=[*MERGES[:-1], "A4:F4"]), empty))
    assert [(team.hamlet, len(data.all(Member))) for team in data.all(Team)] == [("thôn Đông", 2)]
    again = planned(book(rows, merges=MERGES[:-1]), data)
    assert [row.action for row in again.tables[0].rows] == ["same"] * 2


@pytest.mark.parametrize(
    ("line", "hamlet"),
    [
        ("Tổ dân phố 2 Hòa Nam", "Tổ dân phố 2 Hòa Nam"),
        ("Thôn Phú Quý năm 2026", "Thôn Phú Quý"),
        ("Tổ CNSCĐ Thôn Phú Quý Quý II/2026", "Thôn Phú Quý"),
        ("TỔ DÂN PHỐ 5 PHƯỜNG VĨNH HẢI", "TỔ DÂN PHỐ 5"),
        ("Thôn Thuận Phương Năm 2026", "Thôn Thuận Phương"),
    ],
)
def test_the_name_of_a_hamlet_ends_before_ward_and_year(line: str, hamlet: str) -> None:
    assert hamlet_in(line) == hamlet


@pytest.mark.parametrize(
    ("headers", "paths"),
    [
        (["Giới tính › Nam", "Giới tính › Nữ"], ("birth_year.male", "birth_year.female")),
        (["Năm sinh Nam", "Năm sinh (Nữ)"], ("birth_year.male", "birth_year.female")),
        (["Ngày, tháng, năm sinh › Nam", "Ngày, tháng, năm sinh › Nữ"], ("birth_year.male", "birth_year.female")),
        (["Năm sinh", "Giới tính"], ("birth_year", "sex")),
    ],
)
def test_headings_of_birth(headers: list[str], paths: tuple[str, ...]) -> None:
    found = meaning_of(["STT", "Họ và tên", *headers, "Vai trò", "SĐT"])
    assert found is not None
    assert (found.kind, found.fields[2:4]) == ("members", paths)


def test_a_choice_that_takes_the_field_of_another_column_says_so(book: Make, empty: Snapshot) -> None:
    rows = [["STT", "Họ và tên", "Sinh năm", "Năm theo giấy tờ", "Vai trò"], [1, "Vũ Minh", 1968, 1969, "Tổ trưởng"]]
    said = planned(book(rows), empty, fields={("Trang 1", 1, 3): "birth_year"})
    told = [repair.message for repair in said.tables[0].table.repairs if repair.is_loss]
    assert told == ["Cột “Sinh năm” nhường ô cho cột “Năm theo giấy tờ”: chữ của nó giữ trong thông tin thêm"]
    quiet = planned(book(rows), empty, fields={("Trang 1", 1, 3): "birth_year", ("Trang 1", 1, 2): ""})
    assert not any(repair.is_loss for repair in quiet.tables[0].table.repairs)


def test_the_two_columns_of_birth_can_be_chosen() -> None:
    words = dict(field_choices("members"))
    assert words["birth_year.female"] == f"{words['birth_year']} (cột nữ)"
    require_field("members", "birth_year.male")


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("0935 777 888/0914 222 333", ("0935777888", "0914222333")),
        ("0935.777.888 - 0258 3821 234", ("0935777888", "02583821234")),
        ("0935777888; 0935 777 888", ("0935777888",)),
        ("0935777888\n+84 914 222 333", ("0935777888", "0914222333")),
        ("0935 777 888", ("0935777888",)),
        ("0935 777 888/12", ()),
        ("", ()),
    ],
)
def test_several_numbers_in_a_cell(written: str, digits: tuple[str, ...]) -> None:
    assert read_phones(written) == digits


def test_lines_of_the_police_are_numbers() -> None:
    assert [read_phone(text) for text in ("069421113", "069 4359 436", "0694", "69421113")] == [
        *("069421113", "0694359436", None),
        None,
    ]


def test_a_list_of_units_that_tells_whom_to_ask_is_one_of_units() -> None:
    heads = ["STT", "Tên đơn vị", "Tên viết tắt", "Địa chỉ", "Người phụ trách", "Điện thoại", "Email"]
    rows = [
        ["1", "Văn phòng HĐND và UBND phường", "VP", "12 Lê Lợi", "Ngô Thị Mai", "02583888111", "vp@x.vn"],
        ["2", "Phòng Văn hóa - Xã hội", "VHXH", "12 Lê Lợi", "Trần Quốc Đạt", "0905111222", "vhxh@x.vn"],
        ["3", "Công an phường", "CAP", "5 Bắc Sơn", "Phan Thanh", "069421113", ""],
    ]
    found = meaning_of(heads, sample=rows)
    assert found is not None
    assert (found.kind, found.fields[1:3]) == ("units", ("name", "short_name"))
    people = meaning_of(
        ["STT", "Đơn vị", "Họ và tên", "Chức vụ", "Điện thoại"], sample=[[*row[:2], row[4], "", row[5]] for row in rows]
    )
    assert people is not None
    assert people.kind == "members"


SECTIONS: list[list[Any]] = [
    ["DANH SÁCH THÀNH VIÊN TỔ CNSCĐ"],
    ["TT", "Họ tên", "Năm sinh", "Giới tính", "Chức vụ", "Vai trò", "Điện thoại"],
    ["I", "Tổ CNSCĐ TDP Đường Đệ (QĐ số 12/QĐ-UBND ngày 05/3/2026)"],
    [1, "Bùi Văn Cảnh", 1980, "Nam", "TP", "TT", "0905 000 111"],
    [2, "Ngô Thị Dung", 1991, "Nữ", "Giáo viên", "TV", "0905 000 112"],
    ["II", "Tổ CNSCĐ TDP Hòn Chồng"],
    [1, "Hồ Văn Em", 1985, "Nam", "Cán bộ hưu trí", "TP", "0905 000 113"],
    [2, "Võ Thị Phương", 1993, "Nữ", "Sinh viên", "Thư ký", "0905 000 114"],
]


def test_a_decision_behind_the_name_of_a_team_is_no_part_of_it(book: Make, empty: Snapshot) -> None:
    teams = after(planned(book(SECTIONS), empty)).all(Team)
    assert [(team.name, team.hamlet, team.decision) for team in teams] == [
        ("Tổ CNSCĐ TDP Đường Đệ", "TDP Đường Đệ", "QĐ số 12/QĐ-UBND ngày 05/3/2026"),
        ("Tổ CNSCĐ TDP Hòn Chồng", "TDP Hòn Chồng", ""),
    ]


def test_a_list_of_teams_and_one_of_their_members_make_one_team(book: Make, empty: Snapshot) -> None:
    head = ["STT", "Khu vực", "Tên tổ", "QĐ thành lập", "Ngày thành lập"]
    rows = [
        [1, "TDP Đường Đệ", "Tổ CNSCĐ số 3", "12/QĐ-UBND", "05/3/2026"],
        [2, "TDP Hòn Chồng", "Tổ CNSCĐ số 4", "", ""],
    ]
    first = planned(book([["THỐNG KÊ TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"], head, *rows]), empty)
    data = after(first)
    assert [team.hamlet for team in data.all(Team)] == ["TDP Đường Đệ", "TDP Hòn Chồng"]
    assert len(after(planned(book(SECTIONS), data)).all(Team)) == 2


def test_short_forms_of_roles_are_read_in_the_column_of_roles_alone(book: Make, empty: Snapshot) -> None:
    plan = planned(book(SECTIONS), empty)
    roles = [MemberRole.LEADER, MemberRole.MEMBER, MemberRole.DEPUTY, MemberRole.SECRETARY]
    assert [each.role for each in after(plan).all(Member)] == roles
    assert not plan.needs_person()
    bare = [[*row[:5], "", *row[6:]] for row in SECTIONS if len(row) > 2]
    (first, *_) = after(planned(book([*SECTIONS[:1], SECTIONS[1], SECTIONS[2], *bare[1:]]), empty)).all(Member)
    assert first.role is MemberRole.MEMBER


NAMESAKES: list[list[Any]] = [
    ["Tổ dân phố", "Họ và tên", "Năm sinh", "Vai trò", "SĐT"],
    ["TDP 2", "Lê Văn C", 1985, "Tổ trưởng", "0905111224"],
    ["TDP 2", "Lê Văn C", 1999, "Thành viên", "0905111225"],
]


def test_people_of_one_name_are_told_apart_by_their_years_of_birth(book: Make, empty: Snapshot) -> None:
    first = planned(book(NAMESAKES), empty)
    assert [row.action for row in first.tables[0].rows] == ["insert", "insert"]
    again = planned(book(NAMESAKES), after(first))
    assert [row.action for row in again.tables[0].rows] == ["same", "same"]
    undated = [NAMESAKES[0], NAMESAKES[1], [*NAMESAKES[2][:2], "", *NAMESAKES[2][3:]]]
    asked = planned(book(undated), empty)
    assert [row.action for row in asked.tables[0].rows] == ["insert", "ask"]


def test_another_number_is_told_by_the_digits_in_which_it_differs(book: Make, empty: Snapshot) -> None:
    stored = after(planned(book(NAMESAKES[:2]), empty))
    other = [NAMESAKES[0], [*NAMESAKES[1][:4], "0905999224"]]
    [row] = planned(book(other), stored).tables[0].rows
    assert row.action == "ask"
    [problem] = row.problems
    assert problem.ours != problem.theirs
    assert "111" in problem.message
    assert "999" in problem.message
    assert "0905" not in problem.message
