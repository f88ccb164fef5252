"""Amounts of one task against each other: what must be found and what must stay silent."""

from dataclasses import replace

import pytest

from cdsdesk.checks import rules_funding
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Severity
from cdsdesk.model.tasks import AmountKind, Funding, Nature, Source
from tests.support.checked import ITEM, TASK, found, office, only

K = AmountKind


def told(kind: AmountKind, amount: str, uid: str = "", **values: object) -> Funding:
    """An amount in million đồng."""
    row = Funding(uid=uid or f"f-{kind}", unit="w", task="t", amount_kind=kind, amount_text=amount)
    return replace(row, unit_text="ĐVT: Triệu đồng", **values)  # type: ignore[arg-type]


def by_source(total: str, *parts: str) -> list[Record]:
    sources = (Source.CENTRAL, Source.PROVINCE, Source.LOCAL)
    rows = [told(K.PLANNED, part, f"p{n}", source=sources[n]) for n, part in enumerate(parts)]
    return [told(K.PLANNED, total), *rows]


NEED = [told(K.REQUESTED, "100"), told(K.GRANTED, "60")]


def table(*units: str) -> list[Record]:
    """A table with a line and an amount for each unit."""
    rows: list[Record] = []
    for n, unit in enumerate(units):
        rows.append(replace(TASK, uid=f"t{n}"))
        rows.append(replace(ITEM, uid=f"i{n}", task=f"t{n}", code=f"3.{n + 1}"))
        rows.append(replace(told(K.TOTAL, "60", f"u{n}"), task=f"t{n}", unit_text=unit))
    return rows


FOUND = [
    (
        rules_funding.two_units,
        table("Triệu đồng", "Nghìn đồng", "Triệu đồng"),
        ("Nhiệm vụ 3.2, tổng mức đầu tư ghi theo nghìn đồng trong khi các dòng khác của phụ lục ghi theo triệu đồng"),
    ),
    (
        rules_funding.supplement,
        [*NEED, told(K.SUPPLEMENT, "55")],
        (
            "Nhiệm vụ 2.1, xem xét bổ sung ghi 55.000.000 đồng nhưng nhu cầu 100.000.000 đồng trừ đã cấp"
            " 60.000.000 đồng là 40.000.000 đồng"
        ),
    ),
    (
        rules_funding.parts_of_total,
        by_source("100", "60", "50"),
        "Nhiệm vụ 2.1, kế hoạch ghi tổng số 100.000.000 đồng nhưng các nguồn cộng lại là 110.000.000 đồng",
    ),
    (
        rules_funding.parts_of_total,
        by_source("100", "130"),
        "Nhiệm vụ 2.1, kế hoạch ghi tổng số 100.000.000 đồng nhưng các nguồn cộng lại là 130.000.000 đồng",
    ),
    (
        rules_funding.more_than_whole,
        [told(K.GRANTED, "60"), told(K.DISBURSED, "61,5")],
        "Nhiệm vụ 2.1, đã giải ngân là 61.500.000 đồng, nhiều hơn đã cấp 60.000.000 đồng",
    ),
    (
        rules_funding.more_than_whole,
        [told(K.TOTAL, "60"), told(K.PLANNED, "80", year=2022)],
        "Nhiệm vụ 2.1, kế hoạch năm 2022 là 80.000.000 đồng, nhiều hơn tổng mức đầu tư 60.000.000 đồng",
    ),
    (
        rules_funding.more_than_whole,
        [told(K.GRANTED, "60"), told(K.GRANTED, "80", "g22", year=2022)],
        "Nhiệm vụ 2.1, đã cấp năm 2022 là 80.000.000 đồng, nhiều hơn đã cấp của cả dự án 60.000.000 đồng",
    ),
]

SILENT = [
    (rules_funding.two_units, table("Triệu đồng", "ĐVT: triệu đồng", "")),
    (rules_funding.two_units, table("Triệu đồng", "Nghìn đồng")),
    (rules_funding.supplement, [*NEED, told(K.SUPPLEMENT, "40")]),
    (rules_funding.supplement, [told(K.REQUESTED, "60"), told(K.GRANTED, "100"), told(K.SUPPLEMENT, "0")]),
    (rules_funding.supplement, NEED),
    (rules_funding.supplement, [*NEED, told(K.SUPPLEMENT, "55", year=2022)]),
    (rules_funding.supplement, [*NEED, told(K.SUPPLEMENT, "55", source=Source.LOCAL)]),
    (rules_funding.parts_of_total, by_source("100", "60", "40")),
    (rules_funding.parts_of_total, by_source("100", "60")),
    (rules_funding.parts_of_total, by_source("100", "33,3", "33,3", "33,3")),
    (rules_funding.parts_of_total, by_source("100", "60", "theo dự toán")),
    (
        rules_funding.parts_of_total,
        [*by_source("100", "60", "40"), told(K.PLANNED, "30", "n", source=Source.CENTRAL, nature=Nature.INVESTMENT)],
    ),
    (rules_funding.more_than_whole, [told(K.GRANTED, "60"), told(K.DISBURSED, "60")]),
    (rules_funding.more_than_whole, [told(K.GRANTED, "60", source=Source.LOCAL), told(K.DISBURSED, "61,5")]),
    (rules_funding.more_than_whole, [told(K.TOTAL, "60"), told(K.REQUESTED, "80", year=2022)]),
    (rules_funding.more_than_whole, [told(K.TOTAL, "60", year=2022), told(K.PLANNED, "80", year=2022)]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_what_rounding_or_a_missing_source_explains_is_only_noted() -> None:
    rounded = only(rules_funding.supplement, office(*NEED, told(K.SUPPLEMENT, "41")))
    lacking = only(rules_funding.parts_of_total, office(*by_source("100", "60", "20")))
    assert rounded.severity is lacking.severity is Severity.NOTE
    assert rounded.message.endswith("; có thể do làm tròn")
    assert lacking.message.endswith("; có thể còn nguồn chưa ghi")
