"""Amounts of money: what must be found and what must stay silent."""

from dataclasses import replace

import pytest

from cdsdesk.checks import rules_money
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef
from cdsdesk.model.tasks import AmountKind, Funding, TaskKind
from tests.support.checked import TASK, found, office, only

BARE = Funding(uid="f", unit="w", task="t", amount_kind=AmountKind.GRANTED, amount_text="5 894")
UNDERSTOOD = replace(BARE, unit_text="ĐVT: Triệu đồng")

FOUND = [
    (rules_money.not_understood, [BARE], "Nhiệm vụ 2.1, đã cấp: số tiền “5 894” chưa có đơn vị tính"),
    (
        rules_money.not_understood,
        [replace(UNDERSTOOD, amount_text="theo dự toán", year=2022)],
        "Nhiệm vụ 2.1, đã cấp năm 2022: “theo dự toán” không phải là số tiền",
    ),
    (
        rules_money.not_understood,
        [replace(UNDERSTOOD, amount_text="20.000.000")],
        "Nhiệm vụ 2.1, đã cấp: số tiền “20.000.000” lớn khác thường (trên 10.000 tỷ đồng), hãy xem lại đơn vị tính",
    ),
    (
        rules_money.negative,
        [replace(BARE, amount_text="", amount=-5_000_000), replace(TASK, kind=TaskKind.PROJECT)],
        "Dự án 2.1, đã cấp là số âm: -5.000.000 đồng",
    ),
    (
        rules_money.negative,
        [replace(UNDERSTOOD, amount_text="-12")],
        "Nhiệm vụ 2.1, đã cấp là số âm: -12.000.000 đồng",
    ),
]

SILENT = [
    (rules_money.not_understood, [UNDERSTOOD]),
    (rules_money.not_understood, [replace(BARE, amount_text="5 894 triệu đồng")]),
    (rules_money.not_understood, [replace(BARE, amount_text="-")]),
    (rules_money.not_understood, [replace(BARE, amount_text="(-)")]),
    (rules_money.not_understood, [replace(BARE, amount=5_894_000_000)]),
    (rules_money.not_understood, [replace(BARE, unit="x")]),
    (rules_money.not_understood, [replace(BARE, year=2021)]),
    (rules_money.negative, [UNDERSTOOD]),
    (rules_money.negative, [replace(UNDERSTOOD, amount_text="0")]),
    (rules_money.negative, [BARE]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_it_is_mended_where_the_unit_or_the_amount_lacks() -> None:
    finding = only(rules_money.not_understood, office(BARE))
    assert (finding.record, finding.field) == (RecordRef("funding", "f", "2.1"), "unit_text")
    assert finding.concerned == {"f", "t"}
    odd = only(rules_money.not_understood, office(replace(UNDERSTOOD, amount_text="theo dự toán")))
    assert odd.field == "amount_text"
