"""What a report says of itself: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.checks import rules_report_form
from cdsdesk.checks.registry import Rule
from cdsdesk.model.changes import changed_record
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Severity
from cdsdesk.model.office import Period, Unit
from cdsdesk.model.reports import Report, ReportKind, ReportState
from tests.support.checked import RECIPIENTS, SIGNATORY, UNIT, found, office, only

D = date
REPORT = Report(uid="r", unit="w", period="2022")
OWN = Period(uid="p", unit="w", code="2022")


def report(**values: object) -> list[Record]:
    return [replace(REPORT, **values)]  # type: ignore[arg-type]


def signed_by(name: str) -> list[Record]:
    return [replace(SIGNATORY, name=name)]


FOUND = [
    (
        rules_report_form.issued_before_data,
        report(date=D(2022, 9, 2)),
        "Báo cáo có ngày ban hành 02/9/2022 trước ngày chốt số liệu 14/12/2022",
    ),
    (
        rules_report_form.issued_before_data,
        report(date=D(2020, 1, 1), kind=ReportKind.CONG_VAN),
        "Công văn có ngày ban hành 01/01/2020 trước ngày chốt số liệu 14/12/2022",
    ),
    (
        rules_report_form.another_period,
        report(title="Tình hình chuyển đổi số năm 2021"),
        "Trích yếu “Tình hình chuyển đổi số năm 2021” nêu năm 2021 nhưng kỳ báo cáo là năm 2022",
    ),
    (
        rules_report_form.documents_outside,
        report(documents_to=D(2023, 1, 31)),
        "Báo cáo liệt kê văn bản từ ngày của kỳ đến 31/01/2023, ngoài kỳ 15/12/2021 - 31/12/2022",
    ),
    (
        rules_report_form.documents_outside,
        report(documents_from=D(2022, 6, 30), documents_to=D(2022, 1, 1)),
        "Thời gian liệt kê văn bản bị ngược: từ 30/6/2022 đến 01/01/2022",
    ),
    (
        rules_report_form.data_window,
        [replace(OWN, data_to=D(2022, 12, 31))],
        (
            "Số liệu năm 2022 chốt 15/12/2021 - 31/12/2022; theo Nghị định 09/2019/NĐ-CP, Điều 12 là"
            " 15/12/2021 - 14/12/2022"
        ),
    ),
    (rules_report_form.no_addressee, [replace(RECIPIENTS, addressed=())], "Danh sách nơi nhận chưa ghi kính gửi ai"),
    (
        rules_report_form.no_addressee,
        [replace(RECIPIENTS, unit="x")],
        "Báo cáo chưa ghi kính gửi ai",
    ),
    (
        rules_report_form.signatory_name,
        signed_by("LÊ THỊ BÌNH"),
        "Họ tên người ký ghi “LÊ THỊ BÌNH”, thể thức là “Lê Thị Bình”",
    ),
    (
        rules_report_form.signatory_name,
        signed_by("PGS. TS. Lê Thị Bình"),
        "Họ tên người ký ghi “PGS. TS. Lê Thị Bình”, thể thức là “Lê Thị Bình”",
    ),
]

SILENT = [
    (rules_report_form.issued_before_data, report(date=D(2022, 12, 14))),
    (rules_report_form.issued_before_data, report(date=D(2022, 3, 1), kind=ReportKind.KE_HOACH)),
    (rules_report_form.issued_before_data, report(date=D(2022, 3, 1), state=ReportState.SIGNED)),
    (rules_report_form.issued_before_data, report(date=D(2022, 3, 1), period="2022-Q1")),
    (rules_report_form.issued_before_data, [*report(date=D(2022, 12, 2)), replace(OWN, data_to=D(2022, 11, 30))]),
    (rules_report_form.another_period, report(title="Tình hình chuyển đổi số năm 2022, nhiệm vụ năm 2023")),
    (rules_report_form.another_period, report(title="Kết quả thực hiện Quyết định số 146/QĐ-TTg")),
    (rules_report_form.documents_outside, report(documents_from=D(2021, 12, 15), documents_to=D(2022, 12, 14))),
    (rules_report_form.documents_outside, report()),
    (rules_report_form.data_window, [replace(OWN, data_to=D(2022, 12, 14))]),
    (rules_report_form.data_window, [replace(OWN, code="2021", data_to=D(2021, 12, 31))]),
    (rules_report_form.no_addressee, []),
    (
        rules_report_form.no_addressee,
        [replace(RECIPIENTS, unit="x"), replace(UNIT, parent="up"), Unit(uid="up", name="UBND tỉnh Khánh Hòa")],
    ),
    (rules_report_form.signatory_name, signed_by("Ông Ích Khiêm")),
    (rules_report_form.signatory_name, signed_by("Trần Thạc Sĩ")),
    (rules_report_form.signatory_name, signed_by("")),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


@pytest.mark.parametrize(
    ("period", "title", "told"),
    [
        ("2022-Q1", "Chuyển đổi số quý II năm 2022", "quý II"),
        ("2022-Q1", "Chuyển đổi số quý 1/2022", ""),
        ("2022-M03", "Chuyển đổi số tháng 4 năm 2022", "tháng 4"),
        ("2022-M03", "Chuyển đổi số tháng 03/2022", ""),
        ("2022-9M", "Chuyển đổi số 6 tháng đầu năm 2022", "6 tháng"),
        ("2022-H1", "Chuyển đổi số 6 tháng đầu năm 2022", ""),
        ("2022-H2", "Chuyển đổi số 6 tháng cuối năm 2022", ""),
        ("2022-Q3", "Chuyển đổi số 9 tháng đầu năm 2022", ""),
    ],
)
def test_the_period_that_a_title_names(period: str, title: str, told: str) -> None:
    findings = found(
        rules_report_form.another_period, office(replace(REPORT, period=period, title=title), period=period)
    )
    assert [finding.found for finding in findings] == ([told] if told else [])


def test_the_name_is_offered_without_degrees() -> None:
    titled = replace(SIGNATORY, name="ThS. BS. TRẦN VĂN HẢI")
    finding = only(rules_report_form.signatory_name, office(titled, replace(UNIT, name="Trạm Y tế phường")))
    assert finding.severity is Severity.NOTE
    assert finding.fix is not None
    assert changed_record(titled, finding.fix.changes[0]) == replace(SIGNATORY, name="Trần Văn Hải")
