from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.importing.agency_book import AgencyBook
from cdsdesk.importing.agency_names import agency_key, is_group, known_agency
from cdsdesk.model.office import Level, Unit, UnitAlias, UnitSuccession
from cdsdesk.model.snapshot import Snapshot

PROVINCE = Unit(uid="province", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE)
CITY = Unit(uid="city", name="UBND thành phố Nha Trang", level=Level.DISTRICT, valid_to=date(2025, 6, 30))
OLD = Unit(uid="old", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, parent="city", valid_to=date(2025, 6, 30))
WARD = Unit(uid="ward", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, valid_from=date(2025, 7, 1))
CULTURE = Unit(uid="culture", name="Phòng Văn hóa - Xã hội phường Vạn Thạnh", level=Level.DEPARTMENT, parent="ward")
OFFICE = Unit(uid="office", name="Văn phòng HĐND và UBND phường Vạn Thạnh", level=Level.DEPARTMENT, parent="ward")
SCIENCE = Unit(uid="science", name="Sở Khoa học và Công nghệ", level=Level.DEPARTMENT, parent="province")
RECORDS = (
    *(PROVINCE, CITY, OLD, WARD, CULTURE, OFFICE, SCIENCE),
    UnitAlias(uid="a1", alias="Bộ phận số hóa", target="office"),
    UnitSuccession(uid="s1", old="city", new="ward", on=date(2025, 7, 1)),
    UnitSuccession(uid="s2", old="old", new="ward", on=date(2025, 7, 1)),
)
SNAPSHOT = Snapshot("ward", {record.uid: record for record in RECORDS})
BEFORE, AFTER = date(2022, 12, 31), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Phòng Văn hóa - Xã hội phường Vạn Thạnh", "culture"),
        ("phòng Văn hoá – Xã hội", "culture"),
        ("P. VHXH", "culture"),
        ("Phòng VH-XH phường Vạn Thạnh", "culture"),
        ("VP HĐND-UBND", "office"),
        ("Bộ phận số hóa", "office"),
        ("Sở KH&CN", "science"),
        ("Sở Khoa học và Công nghệ tỉnh Khánh Hòa", "science"),
        ("UBND TP Nha Trang", "city"),
        ("Ủy ban nhân dân phường Vạn Thạnh", "ward"),
        ("Văn phòng HĐND và UBND thành phố", None),
        ("Phòng Văn hóa - Xã hội phường Ba Ngòi", None),
        ("Hội Sinh vật cảnh", None),
        ("các sở, ban, ngành", None),
    ],
)
def test_a_name_is_matched_to_a_unit_or_to_none(text: str, unit: str | None) -> None:
    found = AgencyBook(SNAPSHOT, AFTER).read(text)
    assert found.text == text
    assert (found.unit.uid if found.unit else None) == unit


def test_who_took_over_is_told_from_the_day_on() -> None:
    after, before = AgencyBook(SNAPSHOT, AFTER), AgencyBook(SNAPSHOT, BEFORE)
    found = after.read("Sở TT&TT")
    assert (found.name, found.now, found.now_unit) == (
        *("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
        SCIENCE,
    )
    assert before.read("Sở TT&TT").now == ""
    assert AgencyBook(SNAPSHOT).read("Sở TT&TT").now == ""
    assert after.read("Phòng Văn hóa và Thông tin").now_unit == CULTURE
    assert after.read("UBND cấp huyện").now == "UBND cấp xã"
    assert after.read("Phòng Quản lý đô thị").now == ""


def test_a_district_is_followed_to_the_ward_of_the_file() -> None:
    found = AgencyBook(SNAPSHOT, AFTER).read("UBND thành phố Nha Trang")
    assert (found.unit, found.now, found.now_unit) == (CITY, "UBND phường Vạn Thạnh", WARD)
    assert AgencyBook(SNAPSHOT, BEFORE).read("UBND thành phố Nha Trang").now == ""


def test_of_two_units_of_one_name_the_one_of_the_day_is_meant() -> None:
    assert AgencyBook(SNAPSHOT, BEFORE).read("UBND phường Vạn Thạnh").unit == OLD
    assert AgencyBook(SNAPSHOT, AFTER).read("UBND phường Vạn Thạnh").unit == WARD
    assert AgencyBook(SNAPSHOT).read("UBND phường Vạn Thạnh").unit == WARD


def test_of_two_units_that_both_stand_none_is_guessed() -> None:
    twin = Unit(uid="twin", name="Trạm Y tế", level=Level.OTHER, parent="other")
    records = {**SNAPSHOT.records, "twin": twin, "third": replace(twin, uid="third", parent="another")}
    assert AgencyBook(Snapshot("ward", records), AFTER).read("Trạm Y tế").unit is None
    own = {**records, "third": replace(twin, uid="third", parent="ward")}
    assert AgencyBook(Snapshot("ward", own), AFTER).read("Trạm Y tế").unit == own["third"]


@pytest.mark.parametrize(
    "text",
    [
        *("các sở, ban, ngành", "Các cơ quan, đơn vị liên quan", "UBND cấp huyện", "UBND các xã, phường"),
        *("Sở, ban, ngành", "đơn vị liên quan", "Toàn thể cán bộ", "UBND xã, phường", "Các cơ sở giáo dục"),
    ],
)
def test_groups_are_known(text: str) -> None:
    assert is_group(text)
    assert AgencyBook(SNAPSHOT, AFTER).read(text).is_group


@pytest.mark.parametrize("text", ["Sở Nội vụ", "UBND phường Vạn Thạnh", "Cục Thống kê", "Ban Dân tộc"])
def test_one_agency_is_no_group(text: str) -> None:
    assert not is_group(text)


def test_short_forms_of_the_catalogue_have_one_meaning() -> None:
    assert agency_key("VP HĐND-UBND") == agency_key("Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân")
    for text in ("Sở LĐ-TB&XH", "Sở LĐTBXH tỉnh Quảng Bình", "Sở Lao động – Thương binh và Xã hội"):
        found = known_agency(text)
        assert found is not None
        assert (found.name, found.now) == ("Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ")
    assert known_agency("Sở Nội vụ và Lao động") is None
