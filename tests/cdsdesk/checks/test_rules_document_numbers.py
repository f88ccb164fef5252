"""Numbers and symbols of documents: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.checks import rules_document_numbers
from cdsdesk.checks.document_series import out_of_order
from cdsdesk.checks.registry import Rule
from cdsdesk.model.changes import changed_record
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Severity
from cdsdesk.model.office import Unit, UnitAlias
from tests.support.checked import UNIT, found, office, only

D = date
PLAN = Document(uid="d", type="Kế hoạch", number="87", symbol="KH-UBND", date=D(2022, 4, 15), subject="Tập huấn")
LINE = DocumentEntry(uid="e1", unit="w", document="d")
DOTTED = replace(PLAN, uid="d2", symbol="KH.UBND")
ZERO = replace(PLAN, uid="d2", number="087", date=None)
OTHER = Unit(uid="x", name="UBND tỉnh Khánh Hòa")


def listed(**values: object) -> list[Record]:
    return [replace(PLAN, **values), LINE]  # type: ignore[arg-type]


def series(*days: tuple[int, D]) -> list[Record]:
    """Plans with a number and a day each, all in the register."""
    rows: list[Record] = []
    for number, day in days:
        rows.append(replace(PLAN, uid=f"n{number}", number=str(number), date=day))
        rows.append(replace(LINE, uid=f"l{number}", document=f"n{number}"))
    return rows


GROWING = ((1, D(2022, 1, 5)), (20, D(2022, 2, 10)), (31, D(2022, 3, 1)), (44, D(2022, 4, 4)), (50, D(2022, 5, 5)))

FOUND = [
    (
        rules_document_numbers.spelling_variants,
        [PLAN, LINE, DOTTED],
        "Số, ký hiệu “87/KH.UBND” và “87/KH-UBND” có thể là của một văn bản",
    ),
    (
        rules_document_numbers.spelling_variants,
        [PLAN, LINE, ZERO],
        "Số, ký hiệu “087/KH-UBND” và “87/KH-UBND” có thể là của một văn bản",
    ),
    (
        rules_document_numbers.told_otherwise,
        [PLAN, LINE, replace(PLAN, uid="d2", symbol="QĐ-UBND")],
        "Kế hoạch số 87/QĐ-UBND ngày 15/4/2022 được ghi với nhiều ký hiệu: KH-UBND, QĐ-UBND",
    ),
    (
        rules_document_numbers.told_otherwise,
        [*listed(issuer="UBND phường"), replace(PLAN, uid="d2", issuer="UBND tỉnh")],
        "Kế hoạch số 87/KH-UBND ngày 15/4/2022 được ghi với nhiều cơ quan ban hành: UBND phường, UBND tỉnh",
    ),
    (
        rules_document_numbers.symbol_against_type,
        listed(type="Quyết định"),
        "Quyết định số 87/KH-UBND ngày 15/4/2022: ký hiệu KH-UBND là của kế hoạch, không phải quyết định",
    ),
    (
        rules_document_numbers.symbol_against_type,
        listed(symbol="UBND-VHXH"),
        "Kế hoạch số 87/UBND-VHXH ngày 15/4/2022: ký hiệu UBND-VHXH là của công văn, không phải kế hoạch",
    ),
    (
        rules_document_numbers.symbol_against_issuer,
        listed(issuer="Sở Khoa học và Công nghệ"),
        (
            "Kế hoạch số 87/KH-UBND ngày 15/4/2022 ghi cơ quan ban hành là Sở Khoa học và Công nghệ"
            " nhưng ký hiệu là của UBND"
        ),
    ),
    (
        rules_document_numbers.symbol_against_issuer,
        listed(symbol="BC-SVHTT", type="Báo cáo", issuer="UBND xã Diên Khánh"),
        "Báo cáo số 87/BC-SVHTT ngày 15/4/2022 ghi cơ quan ban hành là UBND xã Diên Khánh nhưng ký hiệu là của SVHTT",
    ),
    (
        rules_document_numbers.symbol_against_issuer,
        [*listed(symbol="NQ-HĐND", issuer_unit="x"), OTHER],
        "Kế hoạch số 87/NQ-HĐND ngày 15/4/2022 ghi cơ quan ban hành là UBND tỉnh Khánh Hòa nhưng ký hiệu là của HĐND",
    ),
    (
        rules_document_numbers.number_against_date,
        series(*GROWING, (40, D(2022, 9, 30))),
        "Kế hoạch số 40/KH-UBND ngày 30/9/2022 có số nhỏ hơn nhưng ngày muộn hơn Kế hoạch số 44/KH-UBND ngày 04/4/2022",
    ),
    (
        rules_document_numbers.number_against_date,
        series((1, D(2022, 5, 5)), (2, D(2022, 1, 5))),
        (
            "Kế hoạch số 1/KH-UBND ngày 05/5/2022 có số nhỏ hơn nhưng ngày muộn hơn"
            " Kế hoạch số 2/KH-UBND ngày 05/01/2022"
            "; có thể một trong hai ghi nhầm"
        ),
    ),
    (
        rules_document_numbers.date_against_register,
        [PLAN, replace(LINE, registered_on=D(2022, 4, 5))],
        "Kế hoạch số 87/KH-UBND ghi ngày ban hành 15/4/2022, sau ngày vào sổ 05/4/2022",
    ),
]

SILENT = [
    (rules_document_numbers.date_against_register, [PLAN, replace(LINE, registered_on=D(2022, 4, 15))]),
    (rules_document_numbers.date_against_register, [PLAN, LINE]),
    (rules_document_numbers.date_against_register, listed(date=D(2021, 4, 15))),
    (rules_document_numbers.spelling_variants, [PLAN, LINE, replace(PLAN, uid="d2", symbol="KH - UBND")]),
    (rules_document_numbers.spelling_variants, [PLAN, LINE, replace(DOTTED, date=D(2021, 4, 15))]),
    (rules_document_numbers.spelling_variants, [*listed(issuer="UBND tỉnh"), replace(DOTTED, issuer="UBND phường")]),
    (rules_document_numbers.spelling_variants, [*listed(type="Đề án"), replace(DOTTED, type="Dự án")]),
    (rules_document_numbers.spelling_variants, [replace(PLAN, date=D(2021, 4, 15)), ZERO]),
    (rules_document_numbers.spelling_variants, [PLAN, LINE, replace(PLAN, uid="d2", number="87a")]),
    (rules_document_numbers.told_otherwise, [PLAN, LINE, replace(PLAN, uid="d2", symbol="QĐ-UBND", subject="Khác")]),
    (rules_document_numbers.told_otherwise, [PLAN, LINE, replace(DOTTED, date=D(2022, 4, 16))]),
    (rules_document_numbers.told_otherwise, [*listed(issuer="UBND phường"), replace(PLAN, uid="d2")]),
    (
        rules_document_numbers.told_otherwise,
        [
            *listed(issuer="UBND tỉnh Khánh Hòa"),
            replace(PLAN, uid="d2", issuer="tỉnh KH"),
            OTHER,
            UnitAlias(uid="ua", alias="tỉnh KH", target="x"),
        ],
    ),
    (rules_document_numbers.symbol_against_type, [PLAN, LINE]),
    (rules_document_numbers.symbol_against_type, listed(type="Văn bản", symbol="QĐ-UBND")),
    (rules_document_numbers.symbol_against_type, listed(type="Chương trình hành động", symbol="CTr-UBND")),
    (rules_document_numbers.symbol_against_type, listed(type="Luật", number="20", symbol="2023/QH15")),
    (rules_document_numbers.symbol_against_type, listed(type="Thông tư liên tịch", symbol="TTLT-BTC-BNV")),
    (rules_document_numbers.symbol_against_type, listed(type="Công văn", symbol="BCĐCĐS-TH")),
    (rules_document_numbers.symbol_against_type, listed(type="Quyết định", date=D(2021, 1, 5))),
    (rules_document_numbers.symbol_against_issuer, listed(issuer="Ủy ban nhân dân phường Vạn Thạnh")),
    (rules_document_numbers.symbol_against_issuer, listed(issuer="Chủ tịch UBND phường")),
    (rules_document_numbers.symbol_against_issuer, listed(symbol="KH-SVHTT", issuer="Giám đốc Sở Văn hoá và Thể thao")),
    (
        rules_document_numbers.symbol_against_issuer,
        listed(symbol="KH-SVHTTDL", issuer="Sở Văn hóa, Thể thao và Du lịch"),
    ),
    (rules_document_numbers.symbol_against_issuer, listed(symbol="KH-SGDĐT", issuer="Sở GD&ĐT tỉnh Khánh Hòa")),
    (rules_document_numbers.symbol_against_issuer, listed(symbol="KH-BCĐCĐS", issuer="UBND phường")),
    (rules_document_numbers.symbol_against_issuer, listed(issuer="")),
    (rules_document_numbers.symbol_against_issuer, listed(issuer="Thường trực HĐND và UBND phường")),
    (
        rules_document_numbers.symbol_against_issuer,
        [*listed(issuer_unit="x"), replace(OTHER, name="Phòng Văn hóa - Xã hội", symbol="UBND")],
    ),
    (rules_document_numbers.number_against_date, series(*GROWING)),
    # After a merger numbers begin anew; where most are out of order they are not of one series.
    (
        rules_document_numbers.number_against_date,
        [*series((80, D(2022, 5, 5)), (2, D(2022, 7, 9))), replace(UNIT, valid_from=D(2022, 7, 1))],
    ),
    (
        rules_document_numbers.number_against_date,
        series(*((number, D(2022, 12 - 2 * place, 5)) for place, number in enumerate((1, 2, 3, 4, 5)))),
    ),
    (rules_document_numbers.number_against_date, series((1, D(2022, 5, 5)), (2, D(2022, 5, 3)))),
    (rules_document_numbers.number_against_date, series((7, D(2021, 5, 5)), (9, D(2021, 1, 5)))),
    (
        rules_document_numbers.number_against_date,
        [
            *series((1, D(2022, 5, 5))),
            replace(PLAN, uid="x9", number="2", date=D(2022, 1, 5)),
            replace(LINE, uid="y9", document="x9", direction=Direction.INCOMING),
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_the_better_spelling_is_offered() -> None:
    fix = only(rules_document_numbers.spelling_variants, office(PLAN, LINE, DOTTED)).fix
    assert fix is not None
    assert fix.label == "Ghi 87/KH-UBND"
    assert changed_record(DOTTED, fix.changes[0]) == replace(PLAN, uid="d2")


def test_what_is_not_sure_is_a_note() -> None:
    late = only(rules_document_numbers.number_against_date, office(*series(*GROWING, (40, D(2022, 9, 30)))))
    near = only(rules_document_numbers.number_against_date, office(*series(*GROWING, (40, D(2022, 4, 10)))))
    other_day = only(rules_document_numbers.spelling_variants, office(PLAN, LINE, replace(DOTTED, date=D(2022, 4, 16))))
    assert late.severity is Severity.WARNING
    of_letter = only(rules_document_numbers.symbol_against_type, office(*listed(type="Công văn", symbol="QĐ-UBND")))
    assert of_letter.severity is Severity.WARNING
    assert of_letter.message.endswith("không phải công văn")
    by_decision = only(rules_document_numbers.symbol_against_type, office(*listed(symbol="QĐ-UBND")))
    assert by_decision.severity is Severity.NOTE
    assert by_decision.message.endswith("; có thể được ban hành kèm theo quyết định")
    assert near.severity is other_day.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("days", "odd"),
    [([], []), ([1, 2, 2, 3], []), ([1, 9, 2, 3], [1]), ([5, 6, 1, 7], [2]), ([3, 2, 1], [0, 1])],
)
def test_the_fewest_days_out_of_order(days: list[int], odd: list[int]) -> None:
    assert sorted(out_of_order([D(2022, 1, day) for day in days])) == odd
