"""Spans that run backwards: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.checks import rules_dates
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.office import Period, Unit
from cdsdesk.model.tasks import Milestone
from cdsdesk.model.teams import Member, Team
from tests.support.checked import PLAN, PROGRESS, TASK, found, office, only

D = date
STAGE = Milestone(uid="m1", task="t", deadline_from=D(2022, 7, 31), deadline_to=D(2022, 7, 1))
PERIOD = Period(uid="k", unit="w", code="2023")

FOUND = [
    (
        rules_dates.reversed_span,
        [replace(TASK, deadline_text="2025 - 2021")],
        "Nhiệm vụ 2.1 ghi khoảng thời gian ngược: 2025 - 2021",
    ),
    (
        rules_dates.reversed_span,
        [replace(TASK, deadline_text="", deadline_from=D(2022, 6, 30), deadline_to=D(2022, 5, 1))],
        "Nhiệm vụ 2.1 có thời hạn ngược: 30/6/2022 - 01/5/2022",
    ),
    (
        rules_dates.reversed_span,
        [replace(TASK, title="Kế hoạch chuyển đổi số giai đoạn 2025 đến năm 2021")],
        "Nhiệm vụ 2.1 ghi khoảng thời gian ngược: 2025 đến năm 2021",
    ),
    (
        rules_dates.reversed_span,
        [STAGE],
        "Nhiệm vụ 2.1 có giai đoạn với thời hạn ngược: 31/7/2022 - 01/7/2022",
    ),
    (
        rules_dates.reversed_span,
        [replace(PLAN, year_from=2025, year_to=2022, subject="chuyển đổi số")],
        "Kế hoạch số 3536/KH-UBND ngày 25/5/2022 có thời gian ngược: 2025 - 2022",
    ),
    (
        rules_dates.reversed_span,
        [replace(PLAN, subject="chuyển đổi số giai đoạn 2025–2022")],
        "Trích yếu “chuyển đổi số giai đoạn 2025–2022” có thời gian ngược: 2025–2022",
    ),
    (
        rules_dates.reversed_validity,
        [Unit(uid="x", name="UBND xã A", valid_from=D(2025, 7, 1), valid_to=D(2025, 6, 30))],
        "UBND xã A: hoạt động từ 01/7/2025 sau hoạt động đến 30/6/2025",
    ),
    (
        rules_dates.reversed_validity,
        [Team(uid="x", unit="w", hamlet="Tổ dân phố 5", founded=D(2022, 5, 1), dissolved=D(2022, 4, 1))],
        "Tổ dân phố 5: ngày thành lập 01/5/2022 sau ngày giải thể 01/4/2022",
    ),
    (
        rules_dates.reversed_validity,
        [Member(uid="x", unit="w", name="Trần Thị B", joined=D(2022, 5, 1), left=D(2022, 4, 1))],
        "Thành viên tổ: tham gia từ 01/5/2022 sau thôi tham gia từ 01/4/2022",
    ),
    (
        rules_dates.period_window,
        [replace(PERIOD, data_from=D(2023, 5, 1), data_to=D(2023, 4, 1))],
        "Kỳ 2023: chốt số liệu từ 01/5/2023 sau chốt số liệu đến 01/4/2023",
    ),
    (
        rules_dates.period_window,
        [replace(PERIOD, calendar_from=D(2023, 5, 1), calendar_to=D(2023, 4, 1))],
        "Kỳ 2023: từ ngày (lịch) 01/5/2023 sau đến ngày (lịch) 01/4/2023",
    ),
    (
        rules_dates.period_window,
        [replace(PERIOD, data_from=D(2022, 12, 15), as_of=D(2022, 12, 1))],
        "Kỳ 2023: chốt số liệu từ 15/12/2022 sau đánh giá tại ngày 01/12/2022",
    ),
    (
        rules_dates.completed_before_start,
        [replace(PROGRESS, started=D(2022, 5, 21))],
        "Nhiệm vụ 2.1 bắt đầu ngày 21/5/2022 nhưng hoàn thành ngày 20/5/2022",
    ),
    (
        rules_dates.completed_after_period,
        [replace(PROGRESS, completed_on=D(2023, 1, 5))],
        "Nhiệm vụ 2.1 ghi hoàn thành ngày 05/01/2023, sau ngày cuối kỳ 31/12/2022",
    ),
]

SILENT = [
    (rules_dates.reversed_span, [replace(TASK, deadline_text="2022 - 2025")]),
    (rules_dates.reversed_span, [replace(TASK, deadline_text="2022 - 2022")]),
    (rules_dates.reversed_span, [replace(TASK, title="Quyết định số 2025-2021/QĐ và 1.2025 - 2021/KH")]),
    (rules_dates.reversed_span, [replace(TASK, title="Số hoá 2025 - 1050 hồ sơ")]),
    (rules_dates.reversed_span, [replace(STAGE, deadline_from=D(2022, 7, 1), deadline_to=D(2022, 7, 1))]),
    (rules_dates.reversed_span, [replace(PLAN, year_from=2022, year_to=2022)]),
    (rules_dates.reversed_validity, [Unit(uid="x", name="A", valid_from=D(2025, 7, 1), valid_to=D(2025, 7, 1))]),
    (rules_dates.reversed_validity, [Unit(uid="x", name="A", valid_to=D(2025, 6, 30))]),
    (rules_dates.period_window, [replace(PERIOD, data_to=D(2023, 12, 20))]),
    (rules_dates.completed_before_start, [replace(PROGRESS, started=D(2022, 5, 20))]),
    (rules_dates.completed_before_start, [replace(PROGRESS, started=D(2022, 6, 1), completed_on=None)]),
    (rules_dates.completed_after_period, [replace(PROGRESS, completed_on=D(2022, 12, 14))]),
    (rules_dates.completed_after_period, [replace(PROGRESS, completed_on=None)]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_a_stage_concerns_its_task() -> None:
    finding = only(rules_dates.reversed_span, office(STAGE))
    assert finding.record == RecordRef("milestone", "m1", "2.1")
    assert finding.related == (RecordRef("task", "t", "2.1"),)


def test_done_after_the_data_were_closed_is_only_noted() -> None:
    finding = only(rules_dates.completed_after_period, office(replace(PROGRESS, completed_on=D(2022, 12, 15))))
    assert finding.severity is Severity.NOTE
    assert finding.message == (
        "Nhiệm vụ 2.1 ghi hoàn thành ngày 15/12/2022, sau ngày chốt số liệu 14/12/2022 mà vẫn được kể là đã hoàn thành"
    )
