"""Community teams and their people: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.actions.mending import mend
from cdsdesk.checks import rules_people
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Severity
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.teams import Member, MemberRole, Team
from tests.support.checked import found, office, only

TEAM = Team(uid="to1", unit="w", hamlet="Tổ dân phố 1", name="Tổ CNS số 1")
SECOND = replace(TEAM, uid="to2", hamlet="Tổ dân phố 2", name="Tổ CNS số 2")
LEADER = Member(uid="m1", unit="w", team="to1", name="Nguyễn Văn Hùng", role=MemberRole.LEADER, phone="0905123456")
OTHER = Member(uid="m2", unit="w", team="to1", name="Trần Thị Lan", phone="0905 123 457")
PEOPLE = [TEAM, LEADER, OTHER]
HAMLET = Unit(uid="h1", name="Tổ dân phố 1", level=Level.HAMLET, parent="w")


def also(name: str, **values: object) -> list[Record]:
    return [*PEOPLE, SECOND, replace(OTHER, uid="m3", name=name, **{"phone": ""} | values)]  # type: ignore[arg-type]


FOUND = [
    (
        rules_people.twice,
        also("Nguyen Van Hung"),
        "Nguyen Van Hung (cũng ghi là Nguyễn Văn Hùng) có thể được ghi hai lần: Tổ CNS số 1",
    ),
    (
        rules_people.twice,
        also("Hùng Nguyễn Văn", phone="+84 905 123 456"),
        "Hùng Nguyễn Văn (cũng ghi là Nguyễn Văn Hùng) có thể được ghi hai lần: Tổ CNS số 1",
    ),
    (
        rules_people.twice,
        also("Nguyễn Văn Hùng", phone="0905.123.456", team="to2"),
        "Nguyễn Văn Hùng có thể được ghi hai lần: Tổ CNS số 1 và Tổ CNS số 2",
    ),
    (
        rules_people.shared_phone,
        also("Lê Hoa", phone="0905-123-456"),
        "Nguyễn Văn Hùng và Lê Hoa cùng ghi số điện thoại •••••••456",
    ),
    (
        rules_people.malformed_phone,
        also("Lê Hoa", phone="0905 123 45"),
        "Số điện thoại của Lê Hoa không đúng dạng: •••• ••• 45",
    ),
    (
        rules_people.shared_phone,
        [*also("Lê Hoa", phone="0905-123-456"), replace(OTHER, uid="m4", name="Võ Nam", phone="0905.123.456")],
        "Số điện thoại •••••••456 được ghi cho 3 người: Nguyễn Văn Hùng, Lê Hoa, Võ Nam",
    ),
    (rules_people.no_leader, [TEAM, OTHER], "Tổ CNS số 1 chưa có tổ trưởng"),
    (
        rules_people.two_leaders,
        [*PEOPLE, replace(OTHER, uid="m3", name="Lê Hoa", role=MemberRole.LEADER)],
        "Tổ CNS số 1 có 2 tổ trưởng: Nguyễn Văn Hùng, Lê Hoa",
    ),
    (rules_people.birth_year, also("Lê Hoa", birth_year=2035), "Lê Hoa ghi năm sinh 2035"),
    (rules_people.birth_year, also("Lê Hoa", birth_year=1905), "Lê Hoa ghi năm sinh 1905"),
    (
        rules_people.team_twice,
        [*PEOPLE, replace(TEAM, uid="to2", name="TỔ CNS SỐ 1", hamlet="tổ dân phố 1")],
        "TỔ CNS SỐ 1 được ghi hai lần",
    ),
    (
        rules_people.coverage,
        [TEAM, replace(TEAM, uid="to2"), HAMLET],
        "Có 02 tổ ở thôn, tổ dân phố nhưng danh mục chỉ có 01 thôn, tổ dân phố; Tổ dân phố 1 có hơn một tổ",
    ),
]

SILENT = [
    (rules_people.twice, PEOPLE),
    (rules_people.twice, also("Nguyễn Văn Hưng")),
    (rules_people.twice, also("Nguyễn Văn Hùng", phone="0905123999")),
    (rules_people.twice, also("Nguyễn Văn Hùng", team="to2")),
    (rules_people.twice, [*also("Nguyễn Văn Hùng", birth_year=1980), replace(LEADER, birth_year=1990)]),
    (rules_people.twice, also("Hùng")),
    (rules_people.shared_phone, PEOPLE),
    (rules_people.shared_phone, also("Nguyen Van Hung", phone="0905123456")),
    (rules_people.malformed_phone, also("Lê Hoa", phone="0258 3821 234")),
    (rules_people.malformed_phone, also("Lê Hoa", phone="-")),
    (rules_people.malformed_phone, also("Lê Hoa", phone="0905123458 / 0905123459")),
    (rules_people.no_leader, PEOPLE),
    (rules_people.two_leaders, [*also("Lê Hoa", role=MemberRole.LEADER, team="to2")]),
    (rules_people.two_leaders, [*also("Lê Hoa", role=MemberRole.LEADER, left=date(2022, 3, 1))]),
    (rules_people.birth_year, also("Lê Hoa", birth_year=1960)),
    (rules_people.team_twice, also("Lê Hoa")),
    (rules_people.team_twice, [TEAM, replace(TEAM, uid="to2", dissolved=date(2022, 3, 1))]),
    (rules_people.team_twice, [TEAM, replace(TEAM, uid="to2", name="", hamlet="")]),
    (rules_people.no_leader, [TEAM]),
    (rules_people.no_leader, [TEAM, replace(OTHER, withheld=True)]),
    (rules_people.coverage, [TEAM, SECOND]),
    (rules_people.coverage, [TEAM, HAMLET]),
    (rules_people.coverage, [TEAM, replace(SECOND, hamlet=""), HAMLET]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_one_name_and_year_in_two_teams_is_only_noted() -> None:
    born = replace(LEADER, birth_year=1980)
    finding = only(rules_people.twice, office(*also("Nguyễn Văn Hùng", birth_year=1980, team="to2"), born))
    assert finding.severity is Severity.NOTE


def test_no_number_is_printed_in_full() -> None:
    people = office(*also("Lê Hoa", phone="0905-123-456"))
    assert all("905" not in f"{one.message} {one.found}" for one in found(rules_people.shared_phone, people))


@pytest.mark.parametrize(
    ("written", "now"),
    [("01234 567 890", "0834567890"), ("O9O5 123 456", "0905123456"), ("84 169 123 4567", "0391234567")],
)
def test_a_number_of_before_2018_or_with_letters_is_mended_in_one_step(written: str, now: str) -> None:
    snapshot = office(*also("Lê Hoa", phone=written))
    finding = only(rules_people.malformed_phone, snapshot)
    assert finding.fix is not None
    assert now[:6] not in finding.fix.label
    assert finding.record is not None
    member = snapshot.with_changes(mend(snapshot, finding)).find(Member, finding.record.uid)
    assert member is not None
    assert member.phone == now


def test_a_number_that_lacks_digits_is_left_to_somebody() -> None:
    assert only(rules_people.malformed_phone, office(*also("Lê Hoa", phone="0905 123 45"))).fix is None
