"""What fields offer while they are typed: agencies that are known, records that may be referred to."""

from cdsdesk.actions.known_names import agencies_of, named_agencies, references_of
from cdsdesk.model.office import UnitAlias
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from cdsdesk.model.teams import Member, Team
from tests.support.small_office import OFFICE, small_records


def office(*more: object) -> Snapshot:
    records = [OFFICE, *small_records(), *more]
    return Snapshot("office", {record.uid: record for record in records})  # type: ignore[attr-defined,misc]


def test_agencies_of_the_file_come_first_then_the_catalogue_each_once() -> None:
    snapshot = office(
        Task(uid="x", title="Việc", coordinators=("Công an phường", "phòng văn hóa - xã hội")),
        UnitAlias(uid="a", alias="P. VHXH", target="office"),
    )
    found = agencies_of(snapshot)
    assert found[0] == "Phòng Văn hóa - Xã hội"
    assert set(found[1:4]) == {"Công an phường", "Ban Chỉ đạo", "UBND thành phố"}
    assert set(found[4:]) == {"P. VHXH", "UBND phường Vạn Thạnh", "UBND tỉnh Khánh Hòa"}


def test_a_name_means_a_unit_by_its_name_alias_or_short_form() -> None:
    task = Task(
        uid="x", title="Việc", lead=("UB phường", "Uỷ ban nhân dân phường Vạn Thạnh"), coordinators=("Hội Làm vườn",)
    )
    found = {
        one.words: one for one in named_agencies(office(task, UnitAlias(uid="a", alias="UB phường", target="office")))
    }
    assert found["UB phường"].unit == OFFICE
    assert found["Uỷ ban nhân dân phường Vạn Thạnh"].unit == OFFICE
    assert found["Hội Làm vườn"].unit is None


def test_the_organisation_of_a_member_is_an_agency_too() -> None:
    assert "Hội Phụ nữ" in agencies_of(office(Member(uid="m", team="t", organisation="Hội Phụ nữ")))


def test_records_are_offered_by_name_and_those_of_one_name_are_told_apart() -> None:
    teams = (Team(uid="t1", hamlet="Tổ dân phố 1"), Team(uid="t2", hamlet="Tổ dân phố 2"))
    members = (
        Member(uid="m1", team="t1", name="Nguyễn Văn An"),
        Member(uid="m2", team="t2", name="Nguyễn Văn An"),
        Member(uid="m3", team="t2", name="Lê Thị Bình"),
        Member(uid="m4", team="t2", name="Nguyễn Văn An"),
    )
    snapshot = office(*teams, *members)
    assert references_of(snapshot, ("team",)) == {"t1": "Tổ dân phố 1", "t2": "Tổ dân phố 2"}
    found = references_of(snapshot, ("member",))
    assert found["m3"] == "Lê Thị Bình"
    assert "Tổ dân phố 1" in found["m1"]
    assert len(set(found.values())) == 4
