"""Results that count what they list: what must be found and what must stay silent."""

from dataclasses import replace

import pytest

from cdsdesk.checks import rules_listed
from cdsdesk.checks.registry import Rule
from cdsdesk.model.findings import Severity
from tests.support.checked import PROGRESS, found, office, only

FOUND = [
    (
        rules_listed.result_list_count,
        "Đã tổ chức 03 lớp: lớp 1 (20 người), lớp 2 (25 người)",
        "3 lớp nhưng liệt kê 2: “lớp 1 (20 người), lớp 2 (25 người)”",
    ),
    (
        rules_listed.result_list_count,
        "Phủ sóng 02 thôn, gồm: Đông Thành, Tây Thành, Nam Thành",
        "2 thôn nhưng liệt kê 3: “Đông Thành, Tây Thành, Nam Thành”",
    ),
]

SILENT = [
    (rules_listed.result_list_count, "Đã tổ chức 02 lớp: lớp 1 (20 người), lớp 2 (25 người)"),
    (rules_listed.result_list_count, "Lắp 05 camera tại: nhà văn hóa, trường học, chợ"),
    (rules_listed.result_list_count, "Phủ sóng 03 thôn, trong đó có: Đông Thành, Tây Thành"),
    (rules_listed.result_list_count, "Cấp 10 máy: 04 máy cho thôn Đông, 06 máy cho thôn Tây"),
    (rules_listed.result_list_count, "Tập huấn 30 người"),
    (rules_listed.result_list_count, ""),
]


@pytest.mark.parametrize(("rule", "result", "words"), FOUND)
def test_found(rule: Rule, result: str, words: str) -> None:
    finding = only(rule, office(replace(PROGRESS, result=result)))
    assert finding.severity is Severity.WARNING
    assert finding.message == f"Nhiệm vụ 2.1 nêu trong kết quả {words}"


@pytest.mark.parametrize(("rule", "result"), SILENT)
def test_silent(rule: Rule, result: str) -> None:
    assert found(rule, office(replace(PROGRESS, result=result))) == []
