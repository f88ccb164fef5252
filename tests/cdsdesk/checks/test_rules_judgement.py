"""States against the words of results and against like tasks: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cdsdesk.checks import rules_judgement
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.tasks import State
from tests.support.checked import ITEM, PROGRESS, TASK, found, office, only, written

YEAR = replace(TASK, deadline_text="Năm 2022")
SECOND = replace(YEAR, uid="t2", title="Tập huấn kỹ năng số")
AT = replace(ITEM, uid="i2", task="t2", code="2.2", position=2)


def second(state: State, result: str, **values: object) -> Record:
    return replace(written(state, result=result, **values), uid="g2", task="t2")


IN_TIME = "Công văn số 11/UBND-VHXH ngày 10/5/2022"
FOUND = [
    (
        rules_judgement.against_result,
        [written(State.DONE_ON_TIME, result="Đang triển khai thực hiện")],
        "Nhiệm vụ 2.1 ghi “Hoàn thành, đúng hạn” nhưng kết quả ghi “Đang triển khai thực hiện”",
    ),
    (
        rules_judgement.against_result,
        [written(State.DONE_LATE, result="- Chưa thực hiện do thiếu kinh phí")],
        "Nhiệm vụ 2.1 ghi “Hoàn thành, trễ hạn” nhưng kết quả ghi “- Chưa thực hiện do thiếu kinh phí”",
    ),
    (
        rules_judgement.against_result,
        [replace(TASK, deadline_text="Thường xuyên"), written(State.DONE_ON_TIME, result="Chưa bố trí được kinh phí.")],
        "Nhiệm vụ 2.1 ghi “Hoàn thành, đúng hạn” nhưng kết quả ghi “Chưa bố trí được kinh phí.”",
    ),
    (
        rules_judgement.against_result,
        [YEAR, written(State.IN_PROGRESS_LATE, result="Đã hoàn thành.")],
        "Nhiệm vụ 2.1 ghi “Đang thực hiện, trễ hạn” nhưng kết quả ghi “Đã hoàn thành.”",
    ),
    (
        rules_judgement.against_result,
        [written(State.DONE_ON_TIME, percent=Decimal("80.50"))],
        "Nhiệm vụ 2.1 ghi “Hoàn thành, đúng hạn” nhưng tỷ lệ hoàn thành mới là 80,5%",
    ),
    (
        rules_judgement.against_result,
        [YEAR, written(State.IN_PROGRESS_LATE, percent=Decimal(100))],
        "Nhiệm vụ 2.1 ghi “Đang thực hiện, trễ hạn” nhưng tỷ lệ hoàn thành là 100%",
    ),
    (
        rules_judgement.against_result,
        [written(State.SUSPENDED), replace(written(State.SUSPENDED), completed_on=date(2022, 5, 3))],
        "Nhiệm vụ 2.1 ghi “Tạm hoãn” nhưng có ngày hoàn thành 03/5/2022",
    ),
    (
        rules_judgement.done_without_result,
        [replace(PROGRESS, result="-")],
        "Nhiệm vụ 2.1 được đánh giá “Hoàn thành, đúng hạn” nhưng không có kết quả thực hiện",
    ),
    (
        rules_judgement.unequal,
        [YEAR, SECOND, AT, written(State.IN_PROGRESS_LATE), second(State.ON_TRACK, "Đã lấy ý kiến")],
        (
            "Nhiệm vụ 2.2 ghi “Đang thực hiện theo tiến độ” còn nhiệm vụ 2.1 ghi “Đang thực hiện, trễ hạn”:"
            " cùng hạn đến hết 31/12/2022, cùng đang thực hiện"
        ),
    ),
    (
        rules_judgement.unequal,
        [YEAR, SECOND, AT, written(State.DONE_ON_TIME), second(State.DONE_LATE, IN_TIME)],
        (
            "Nhiệm vụ 2.1 ghi “Hoàn thành, đúng hạn” còn nhiệm vụ 2.2 ghi “Hoàn thành, trễ hạn”:"
            " cùng hạn đến hết 31/12/2022, cùng xong trong thời hạn"
        ),
    ),
    (
        rules_judgement.unequal,
        [YEAR, SECOND, AT, written(State.DONE_ON_TIME, result="Đã xong"), second(State.DONE_LATE, "đã xong.")],
        (
            "Nhiệm vụ 2.1 ghi “Hoàn thành, đúng hạn” còn nhiệm vụ 2.2 ghi “Hoàn thành, trễ hạn”:"
            " cùng hạn đến hết 31/12/2022, cùng kết quả “đã xong”"
        ),
    ),
]

SILENT = [
    (rules_judgement.against_result, []),
    (rules_judgement.against_result, [written(State.DONE_ON_TIME, result="Đang vận hành ổn định tại địa chỉ mới")]),
    (rules_judgement.against_result, [written(State.DONE_ON_TIME, result="Chưa phát sinh hồ sơ")]),
    (rules_judgement.against_result, [written(State.DONE_ON_TIME, result="Đang thực hiện, đến nay đã hoàn thành")]),
    (
        rules_judgement.against_result,
        [replace(TASK, deadline_text="Thường xuyên"), written(State.DONE_ON_TIME, result="Đang triển khai")],
    ),
    (rules_judgement.against_result, [YEAR, written(State.IN_PROGRESS_LATE, result="Đã hoàn thành việc khảo sát")]),
    (rules_judgement.against_result, [YEAR, written(State.IN_PROGRESS_LATE, result="Chưa hoàn thành")]),
    (
        rules_judgement.against_result,
        [YEAR, written(State.IN_PROGRESS_LATE, result="Đã hoàn thành; đang nghiệm thu")],
    ),
    # What the dates tell is told once.
    (rules_judgement.against_result, [YEAR, written(State.ON_TRACK, result="Đã hoàn thành")]),
    (rules_judgement.against_result, [written(State.DONE_ON_TIME, percent=Decimal(100))]),
    (rules_judgement.against_result, [written(State.SUSPENDED)]),
    (rules_judgement.done_without_result, []),
    (rules_judgement.done_without_result, [written(State.ON_TRACK, result="")]),
    (rules_judgement.done_without_result, [replace(PROGRESS, period="2023")]),
    (
        rules_judgement.unequal,
        [YEAR, SECOND, AT, written(State.IN_PROGRESS_LATE), second(State.IN_PROGRESS_LATE, "Đã lấy ý kiến")],
    ),
    (
        rules_judgement.unequal,
        [TASK, SECOND, AT, written(State.IN_PROGRESS_LATE), second(State.ON_TRACK, "Đã lấy ý kiến")],
    ),
    (
        rules_judgement.unequal,
        [YEAR, SECOND, AT, written(State.IN_PROGRESS_LATE), second(State.NOT_STARTED_LATE, "Chưa thực hiện")],
    ),
    (
        rules_judgement.unequal,
        [YEAR, SECOND, AT, written(State.IN_PROGRESS_LATE), second(State.ON_TRACK, "Đã trình", reason="Được gia hạn")],
    ),
    (
        rules_judgement.unequal,
        [YEAR, SECOND, AT, written(State.DONE_ON_TIME), second(State.DONE_LATE, "Công văn số 11/UBND ngày 03/01/2023")],
    ),
    (
        rules_judgement.unequal,
        [YEAR, SECOND, AT, written(State.DONE_ON_TIME, result="Đã xong"), second(State.DONE_LATE, "Đã mở lớp")],
    ),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_the_like_task_that_is_named_is_one_that_the_dates_bear_out() -> None:
    third = replace(YEAR, uid="t3", title="Mở lớp")
    rows = [
        *(YEAR, SECOND, AT, third, replace(ITEM, uid="i3", task="t3", code="2.3", position=3)),
        written(State.ON_TRACK),
        second(State.NOT_STARTED_LATE, "Đã lấy ý kiến"),
        replace(written(State.IN_PROGRESS_LATE), uid="g3", task="t3"),
    ]
    message = only(rules_judgement.unequal, office(*rows)).message
    assert message.startswith(
        "Nhiệm vụ 2.1 ghi “Đang thực hiện theo tiến độ” còn nhiệm vụ 2.3 ghi “Đang thực hiện, trễ"
    )
