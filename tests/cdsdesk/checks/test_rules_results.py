"""Results beside indicators: what must be found and what must stay silent."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cdsdesk.checks import rules_results
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Severity
from cdsdesk.model.indicators import Measure
from tests.support.checked import INDICATOR, MEASUREMENT, PROGRESS, TASK, found, office, only

NAMED = replace(INDICATOR, name="Tỷ lệ hồ sơ TTHC tiếp nhận trực tuyến", measure=Measure.RATIO)
COUNTED = replace(MEASUREMENT, text="1.210/1.450", numerator=Decimal(1210), denominator=Decimal(1450))
ABOUT = replace(TASK, title="Nâng tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận trực tuyến")


def told(result: str, *others: Record) -> list[Record]:
    return [NAMED, COUNTED, ABOUT, replace(PROGRESS, result=result), *others]


FOUND = [
    (
        rules_results.against_result,
        told("1.234/1.450 hồ sơ trực tuyến, đạt 85,1%"),
        (
            "Nhiệm vụ 2.1 ghi 1.234/1.450 trong kết quả nhưng chỉ tiêu “Tỷ lệ hồ sơ TTHC tiếp nhận trực tuyến” ghi"
            " 1.210/1.450; có thể đếm khác nhau"
        ),
    ),
]

SILENT = [
    (rules_results.against_result, told("1.210/1.450 hồ sơ trực tuyến, đạt 83,4%")),
    (rules_results.against_result, told("1.234/1.460 hồ sơ trực tuyến")),
    (rules_results.against_result, told("Ban hành Kế hoạch số 12/1450/KH ngày 12/5/2022")),
    (rules_results.against_result, told("1.234/1.450 hộ có mạng", replace(TASK, title="Phủ sóng thôn, buôn"))),
    (rules_results.against_result, [*told("12/15 xã trực tuyến"), replace(COUNTED, denominator=Decimal(15))]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    finding = only(rule, office(*changed))
    assert (finding.severity, finding.message) == (Severity.NOTE, message)
    assert {"n", "t", "g"} == finding.concerned


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []
