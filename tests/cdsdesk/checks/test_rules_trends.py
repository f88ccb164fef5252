"""Results beside earlier ones, and numbers that no unit allows: what must be found and what must stay silent."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cdsdesk.checks import rules_trends
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Severity
from cdsdesk.model.indicators import Accumulation, Measure, Measurement
from tests.support.checked import INDICATOR, MEASUREMENT, found, office, only, valued

PEOPLE = replace(INDICATOR, measure=Measure.COUNT, unit_text="người", name="Số người được tập huấn")


def before(value: str, period: str = "2022-Q1", **values: object) -> Measurement:
    return replace(valued(value), **{"uid": "m0", "period": period} | values)  # type: ignore[arg-type]


def counts(text: str, **values: object) -> Measurement:
    return replace(MEASUREMENT, text=text, evaluation_text="", **values)  # type: ignore[arg-type]


FORMS = replace(INDICATOR, denominator_label="Tổng số hồ sơ")
ALSO_FORMS = replace(FORMS, uid="n2", code="I.8")


def second(text: str, **values: object) -> Measurement:
    return replace(counts(text), **{"uid": "m2", "indicator": "n2"} | values)  # type: ignore[arg-type]


FOUND = [
    (
        rules_trends.denominators_disagree,
        [FORMS, ALSO_FORMS, second("50/110")],
        "Chỉ tiêu I.8 có mẫu số 110 còn chỉ tiêu I.7 có 107, dù cùng là “Tổng số hồ sơ”",
    ),
    (
        rules_trends.shrinks,
        [PEOPLE, valued("110"), before("120", "2022-9M"), before("90", uid="m9")],
        "Chỉ tiêu I.7 có kết quả luỹ kế 110, nhỏ hơn 120 của 9 tháng đầu năm 2022",
    ),
    (
        rules_trends.shrinks,
        [counts("67/107"), counts("70/100", uid="m0", period="2022-Q3")],
        "Chỉ tiêu I.7 có tử số luỹ kế 67, nhỏ hơn 70 của quý III năm 2022; có thể do rà soát lại",
    ),
    (
        rules_trends.jump,
        [PEOPLE, valued("1200"), before("110")],
        "Chỉ tiêu I.7 là 1.200 người trong khi quý I năm 2022 là 110 người; hãy xem lại số liệu và đơn vị tính",
    ),
    (
        rules_trends.jump,
        [valued("0.95"), before("73.5", "2021")],
        "Chỉ tiêu I.7 là 0,95% trong khi năm 2021 là 73,5%; hãy xem lại số liệu và đơn vị tính",
    ),
    (rules_trends.impossible, [PEOPLE, valued("-3")], "Chỉ tiêu I.7 có kết quả -3 người, là số âm"),
    (rules_trends.impossible, [PEOPLE, valued("12.5")], "Chỉ tiêu I.7 có kết quả 12,5 người, không phải số nguyên"),
    (
        rules_trends.impossible,
        [replace(valued("60"), value=None, numerator=Decimal(-1), denominator=Decimal(5))],
        "Chỉ tiêu I.7 có tử số -1, là số âm",
    ),
]

STOCK = replace(PEOPLE, accumulation=Accumulation.STOCK)
SILENT = [
    (rules_trends.denominators_disagree, [FORMS, ALSO_FORMS, second("50/107")]),
    (rules_trends.denominators_disagree, [FORMS, replace(ALSO_FORMS, scope="Tại cấp xã"), second("50/110")]),
    (rules_trends.denominators_disagree, [FORMS, ALSO_FORMS, second("50/110", period="2022-Q3")]),
    (rules_trends.denominators_disagree, [INDICATOR, replace(ALSO_FORMS, denominator_label=""), second("50/110")]),
    (rules_trends.shrinks, [PEOPLE, valued("120"), before("120")]),
    (rules_trends.shrinks, [STOCK, valued("110"), before("120")]),
    (rules_trends.shrinks, [PEOPLE, valued("110"), before("120", "2021")]),
    (rules_trends.shrinks, [PEOPLE, valued("110"), before("120", unit="x")]),
    (rules_trends.shrinks, [valued("60"), before("70")]),
    (rules_trends.shrinks, [PEOPLE, before("120"), valued("110", period="2022-9M")]),
    (rules_trends.jump, [PEOPLE, valued("900"), before("110")]),
    (rules_trends.jump, [PEOPLE, valued("20"), before("1")]),
    (rules_trends.jump, [valued("60"), before("20")]),
    (rules_trends.jump, [PEOPLE, valued("1200"), before("0")]),
    (rules_trends.impossible, []),
    (rules_trends.impossible, [valued("-2.5")]),
    (rules_trends.impossible, [replace(PEOPLE, unit_text="nghìn người"), valued("12.5")]),
    (rules_trends.impossible, [replace(PEOPLE, measure=Measure.SCORE, unit_text="điểm"), valued("12.5")]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_a_share_may_be_counted_anew() -> None:
    share = only(rules_trends.shrinks, office(counts("67/107"), counts("70/100", uid="m0", period="2022-Q3")))
    assert share.severity is Severity.NOTE
    assert only(rules_trends.shrinks, office(PEOPLE, valued("110"), before("120"))).severity is Severity.WARNING


def test_a_reason_keeps_a_result() -> None:
    kept = valued("110", reason="Đã rà soát, loại trùng")
    assert only(rules_trends.shrinks, office(PEOPLE, kept, before("120"))).waived == "Đã rà soát, loại trùng"
