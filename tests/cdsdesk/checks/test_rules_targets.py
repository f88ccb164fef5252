"""Targets beside what was reached, the nation's, and tasks: what must be found and what must stay silent."""

from dataclasses import replace

import pytest

from cdsdesk.checks import rules_targets
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Accumulation, Better, Measure, Measurement, Origin
from tests.support.checked import INDICATOR, TARGET, TASK, found, office, only, valued

LAST_AIM = replace(TARGET, uid="a21", year=2021, text="60%")
OTHER = replace(INDICATOR, uid="n2", code="I.8", name="Tỷ lệ thanh toán không dùng tiền mặt")
OTHER_LAST_AIM = replace(LAST_AIM, uid="b21", indicator="n2")
NATIONAL = replace(TARGET, uid="c", origin=Origin.NATIONAL, text="70%")


def last(value: str, **values: object) -> Measurement:
    return replace(valued(value), **{"uid": "m21", "period": "2021"} | values)  # type: ignore[arg-type]


UNMET: list[Record] = [OTHER, OTHER_LAST_AIM, last("50", indicator="n2")]

FOUND = [
    (
        rules_targets.target_below_reached,
        [last("73.5")],
        "Chỉ tiêu I.7 có mục tiêu năm 2022 60%, thấp hơn kết quả 73,5% đã đạt năm 2021",
    ),
    (
        rules_targets.target_below_reached,
        [last("30"), replace(INDICATOR, better=Better.LOWER)],
        "Chỉ tiêu I.7 có mục tiêu năm 2022 60%, thấp hơn kết quả 30% đã đạt năm 2021",
    ),
    (
        rules_targets.unmet_not_carried,
        UNMET,
        "Chỉ tiêu I.8 năm 2021 chưa đạt (50% so với mục tiêu 60%) nhưng không có mục tiêu năm 2022",
    ),
    (
        rules_targets.own_below_national,
        [NATIONAL],
        "Chỉ tiêu I.7: mục tiêu tỉnh giao 60% chưa bằng mục tiêu Trung ương giao 70%",
    ),
    (
        rules_targets.target_against_task,
        [replace(TASK, content="Phấn đấu tỷ lệ hồ sơ trực tuyến đạt tối thiểu 65%.")],
        (
            "Nhiệm vụ 2.1 nêu 65% cho “Tỷ lệ hồ sơ trực tuyến” nhưng mục tiêu năm 2022 của chỉ tiêu này là 60%;"
            " có thể nói về năm khác"
        ),
    ),
]

COUNT = replace(INDICATOR, measure=Measure.COUNT, unit_text="lớp")
SILENT = [
    (rules_targets.target_below_reached, [last("60")]),
    (rules_targets.target_below_reached, [last("73.5", period="2020")]),
    (rules_targets.target_below_reached, [last("73.5", unit="x")]),
    (rules_targets.target_below_reached, [COUNT, replace(TARGET, text="60"), last("73")]),
    (rules_targets.unmet_not_carried, [*UNMET, last("60", indicator="n2")]),
    (rules_targets.unmet_not_carried, [*UNMET, replace(TARGET, uid="b22", indicator="n2", text="-")]),
    (rules_targets.unmet_not_carried, [*UNMET, replace(OTHER, plan="old")]),
    (rules_targets.own_below_national, [replace(NATIONAL, text="60%")]),
    (rules_targets.own_below_national, [replace(NATIONAL, year=2025)]),
    (rules_targets.own_below_national, [replace(NATIONAL, text="Bắt đầu")]),
    (rules_targets.target_against_task, [replace(TASK, content="Tỷ lệ hồ sơ trực tuyến đạt 60%")]),
    (rules_targets.target_against_task, [replace(TASK, content="Nâng tỷ lệ hồ sơ trực tuyến. Cáp quang đạt 65%")]),
    (rules_targets.target_against_task, [replace(TASK, content="Tỷ lệ hồ sơ giấy còn 65%")]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_what_stands_on_a_day_is_not_counted_anew() -> None:
    standing = replace(COUNT, accumulation=Accumulation.STOCK)
    finding = only(rules_targets.target_below_reached, office(standing, replace(TARGET, text="60"), last("73")))
    assert (finding.field, finding.found) == ("targets.2022", "60")
