"""Bodies that cannot have issued something: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.checks import rules_bodies
from cdsdesk.checks.registry import Rule
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef
from cdsdesk.model.office import Level, Unit, UnitAlias, UnitSuccession
from cdsdesk.model.reports import Report
from tests.support.checked import UNIT, found, office, only

D = date
WARD = replace(UNIT, valid_from=D(2025, 7, 1))
PROVINCE = Unit(uid="p", name="UBND tỉnh Khánh Hòa", short_name="Tỉnh Khánh Hòa", level=Level.PROVINCE)
CITY = Unit(uid="c", name="UBND thành phố Nha Trang", level=Level.DISTRICT, parent="p", valid_to=D(2025, 6, 30))
OLD = Unit(uid="o", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, parent="c", valid_to=D(2025, 6, 30))
FROM_CITY = UnitSuccession(uid="s1", position=1, old="c", new="w", on=D(2025, 7, 1))
FROM_OLD = UnitSuccession(uid="s2", position=2, old="o", new="w", on=D(2025, 7, 1))
BEFORE = [CITY, FROM_CITY]
DEPARTMENT = Unit(uid="d", name="Phòng Văn hóa - Xã hội", level=Level.DEPARTMENT, parent="w")
REPORT = Report(uid="r", unit="w", period="2022")

LETTER = Document(uid="l", type="Công văn", number="2390", symbol="UBND-VHTT", date=D(2022, 4, 15))
LINE = DocumentEntry(uid="e1", unit="w", document="l")
SAID = "Công văn số 2390/UBND-VHTT ngày 15/4/2022 trong sổ văn bản đi được ban hành bởi"


def by(issuer: str, *others: Record) -> list[Record]:
    return [replace(LETTER, issuer=issuer), LINE, PROVINCE, *others]


FOUND = [
    (
        rules_bodies.unknown_body,
        [replace(REPORT, issuing_body="UBND phường Vạn Thanh")],
        "Cơ quan ban hành “UBND phường Vạn Thanh” không có trong danh sách đơn vị",
    ),
    (
        rules_bodies.unknown_body,
        [replace(REPORT, issuing_body="UBND phường Vạn Thạnh"), replace(UNIT, uid="w2")],
        "Cơ quan ban hành “UBND phường Vạn Thạnh” là tên của 2 đơn vị; hãy ghi ngày hoạt động của từng đơn vị",
    ),
    (
        rules_bodies.body_of_another_time,
        [WARD],
        "Năm 2022 chưa có UBND phường Vạn Thạnh (hoạt động từ 01/7/2025)",
    ),
    (
        rules_bodies.body_of_another_time,
        [WARD, *BEFORE],
        "Năm 2022 chưa có UBND phường Vạn Thạnh (hoạt động từ 01/7/2025); khi đó là UBND thành phố Nha Trang",
    ),
    (
        rules_bodies.body_of_another_time,
        [WARD, *BEFORE, OLD, FROM_OLD],
        (
            "Năm 2022 chưa có UBND phường Vạn Thạnh (hoạt động từ 01/7/2025); khi đó là UBND thành phố Nha Trang,"
            " UBND phường Vạn Thạnh"
        ),
    ),
    (
        rules_bodies.body_of_another_time,
        [replace(REPORT, issuing_body="UBND thị xã"), Unit(uid="x", name="UBND thị xã", valid_to=D(2020, 1, 31))],
        "Năm 2022 không còn UBND thị xã (hoạt động đến 31/01/2020)",
    ),
    (rules_bodies.other_issuer, by("UBND tỉnh Khánh Hòa"), f"{SAID} UBND tỉnh Khánh Hòa, không phải {UNIT.name}"),
    (rules_bodies.other_issuer, by("Tỉnh Khánh Hòa"), f"{SAID} Tỉnh Khánh Hòa, không phải {UNIT.name}"),
    (
        rules_bodies.other_issuer,
        by("Ban Chỉ đạo chuyển đổi số tỉnh Khánh Hòa"),
        f"{SAID} Ban Chỉ đạo chuyển đổi số tỉnh Khánh Hòa, không phải {UNIT.name}",
    ),
    (rules_bodies.other_issuer, by("Sở Tài chính"), f"{SAID} Sở Tài chính, không phải {UNIT.name}"),
    (rules_bodies.other_issuer, by("UBND xã Vĩnh Ngọc"), f"{SAID} UBND xã Vĩnh Ngọc, không phải {UNIT.name}"),
    (
        rules_bodies.other_issuer,
        by("UBND TP Nha Trang", CITY, UnitAlias(uid="a", alias="UBND TP Nha Trang", target="c")),
        f"{SAID} UBND TP Nha Trang, không phải {UNIT.name}",
    ),
    (
        rules_bodies.other_issuer,
        [replace(LETTER, issuer_unit="p"), LINE, PROVINCE],
        f"{SAID} UBND tỉnh Khánh Hòa, không phải {UNIT.name}",
    ),
]

SILENT = [
    (rules_bodies.unknown_body, []),
    (rules_bodies.unknown_body, [REPORT]),
    (rules_bodies.unknown_body, [replace(REPORT, issuing_body="Uỷ ban nhân dân phường Vạn Thạnh")]),
    (rules_bodies.unknown_body, [replace(REPORT, issuing_body="UBND phường Vạn Thạnh"), WARD, OLD]),
    (rules_bodies.body_of_another_time, []),
    (rules_bodies.body_of_another_time, [replace(UNIT, valid_from=D(2022, 7, 1))]),
    (rules_bodies.body_of_another_time, [WARD, CITY, replace(REPORT, issuing_body=CITY.name)]),
    (rules_bodies.body_of_another_time, [WARD, OLD, replace(REPORT, issuing_body=OLD.name)]),
    (rules_bodies.body_of_another_time, [WARD, replace(REPORT, issuing_body="không rõ")]),
    (rules_bodies.other_issuer, [LETTER, LINE, PROVINCE]),
    (rules_bodies.other_issuer, by("Ủy ban nhân dân phường Vạn Thạnh")),
    (rules_bodies.other_issuer, by("UBND phường")),
    (rules_bodies.other_issuer, by("UBND thành phố Nha Trang", *BEFORE)),
    (rules_bodies.other_issuer, by("Ban Chỉ đạo chuyển đổi số thành phố Nha Trang", *BEFORE)),
    (rules_bodies.other_issuer, by("Phòng Văn hóa - Xã hội", DEPARTMENT)),
    (rules_bodies.other_issuer, by("Phòng Kinh tế")),
    (
        rules_bodies.other_issuer,
        by("P. VHXH", DEPARTMENT, UnitAlias(uid="a", alias="P. VHXH", target="d")),
    ),
    (rules_bodies.other_issuer, [replace(LETTER, issuer_unit="d", issuer="Sở"), LINE, DEPARTMENT]),
    (
        rules_bodies.other_issuer,
        [replace(LETTER, issuer="UBND tỉnh Khánh Hòa"), replace(LINE, direction=Direction.INCOMING), PROVINCE],
    ),
    (rules_bodies.other_issuer, [replace(LETTER, issuer="UBND tỉnh Khánh Hòa", date=D(2021, 4, 15)), LINE, PROVINCE]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_the_unit_that_stood_then_is_what_is_expected() -> None:
    finding = only(rules_bodies.body_of_another_time, office(WARD, *BEFORE))
    assert (finding.record, finding.field) == (RecordRef("unit", "w"), "issuing_body")
    assert (finding.expected, finding.found) == ("UBND thành phố Nha Trang", "UBND phường Vạn Thạnh")
    made = only(rules_bodies.body_of_another_time, office(WARD, *BEFORE, REPORT))
    assert made.record == RecordRef("report", "r")


def test_the_line_of_the_register_is_mended() -> None:
    finding = only(rules_bodies.other_issuer, office(*by("Sở Tài chính")))
    assert finding.record == RecordRef("document_entry", "e1", "2390/UBND-VHTT")
    assert finding.concerned == {"e1", "l"}
