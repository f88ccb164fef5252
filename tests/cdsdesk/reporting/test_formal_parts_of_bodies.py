"""What a document says of the body that issues it, where nobody has set it."""

from dataclasses import replace

import pytest

from cdsdesk.actions.office import NewOffice, office_records
from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.model.fields import Record
from cdsdesk.model.names import symbol_of
from cdsdesk.model.office import Level, Signatory, Unit
from cdsdesk.model.reports import Report, ReportKind
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.compose import compose


def issued(name: str, level: Level, *more: Record, kind: ReportKind = ReportKind.BAO_CAO) -> IssuedDocument:
    office, beside = office_records(NewOffice(name, level, parent="UBND tỉnh Khánh Hòa", parent_level=Level.PROVINCE))
    named = [replace(record, unit=office.uid) if isinstance(record, Signatory) else record for record in more]
    records = {record.uid: record for record in (office, *beside, *named)}
    snapshot = select(Snapshot(office.uid, records), "2026-Q3", changed=None)
    return compose(snapshot, Report(uid="r", unit=office.uid, kind=kind, period="2026-Q3"))


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("UBND phường Vạn Thạnh", "UBND"),
        ("Ủy ban nhân dân xã Suối Dầu", "UBND"),
        ("Sở Khoa học và Công nghệ tỉnh Khánh Hòa", "SKHCN"),
        ("Phòng Văn hóa - Xã hội", "VHXH"),
        ("Phòng Văn hóa và Thông tin thành phố Nha Trang", "VHTT"),
        ("Văn phòng HĐND và UBND thành phố", "VP"),
        ("Ban Chỉ đạo chuyển đổi số xã Suối Dầu", "BCĐCĐS"),
        ("Trung tâm Phục vụ hành chính công", "TTPVHCC"),
    ],
)
def test_the_symbol_of_a_body_is_short_for_its_own_name(name: str, symbol: str) -> None:
    assert symbol_of(Unit(name=name)) == symbol
    assert symbol_of(Unit(name=name, symbol="X")) == "X"


def test_a_department_never_bears_the_symbol_of_a_committee() -> None:
    report = issued("Sở Khoa học và Công nghệ", Level.DEPARTMENT)
    letter = issued("Sở Khoa học và Công nghệ", Level.DEPARTMENT, kind=ReportKind.CONG_VAN)
    assert report.letterhead.symbol == "BC-SKHCN"
    assert letter.letterhead.symbol == "SKHCN"


def test_a_department_stands_where_the_body_above_it_does() -> None:
    assert issued("Sở Khoa học và Công nghệ", Level.DEPARTMENT).letterhead.place == "Khánh Hòa"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("UBND xã Suối Dầu", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Sở Khoa học và Công nghệ", ("GIÁM ĐỐC",)),
        ("Phòng Văn hóa - Xã hội", ("TRƯỞNG PHÒNG",)),
        ("Văn phòng HĐND và UBND xã", ("CHÁNH VĂN PHÒNG",)),
        ("Ban Chỉ đạo chuyển đổi số xã Suối Dầu", ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")),
        ("Công an xã Suối Dầu", ("THỦ TRƯỞNG ĐƠN VỊ",)),
    ],
)
def test_the_head_of_a_body_signs_by_the_title_that_heads_of_such_bodies_have(
    name: str, lines: tuple[str, ...]
) -> None:
    assert issued(name, Level.DEPARTMENT).signature.lines == lines


def test_a_signatory_with_a_name_goes_before_the_nameless_one_of_a_new_office() -> None:
    chief = Signatory(uid="chief", position=9, lines=("Q. CHỦ TỊCH",), name="Lê Thị Bình")
    signature = issued("UBND xã Suối Dầu", Level.COMMUNE, chief).signature
    assert (signature.lines, signature.name) == (("Q. CHỦ TỊCH",), "Lê Thị Bình")
