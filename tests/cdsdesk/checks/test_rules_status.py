"""The written state against the dates: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.checks import rules_status
from cdsdesk.checks.registry import Rule
from cdsdesk.model.changes import ChangeSet, changed_record
from cdsdesk.model.fields import Record
from cdsdesk.model.tasks import Milestone, Progress, State
from tests.support.checked import PROGRESS, TASK, found, office, only, written

D = date
ON_TIME, LATE = State.DONE_ON_TIME, State.DONE_LATE
PLAN_OF_30_JUNE = "Ban hành Kế hoạch số 4458/KH-UBND ngày 30/6/2022 triển khai Quyết định số 146/QĐ-TTg ngày 28/01/2022"


def plain(words: str, **told: object) -> Progress:
    """Return a result with a state in words that no report uses, without a day."""
    return replace(PROGRESS, status_text=words, completed_on=None, **told)  # type: ignore[arg-type]


FOUND = [
    (
        rules_status.against_dates,
        [replace(PROGRESS, completed_on=D(2022, 6, 30))],
        (
            "Nhiệm vụ 2.1 ghi “Hoàn thành, đúng hạn” nhưng theo thời hạn là “Hoàn thành, trễ hạn”: hạn đến"
            " hết 31/5/2022, hoàn thành ngày 30/6/2022"
        ),
    ),
    (
        rules_status.against_dates,
        [replace(PROGRESS, status_text="Hoàn thành, trễ hạn")],
        (
            "Nhiệm vụ 2.1 ghi “Hoàn thành, trễ hạn” nhưng theo thời hạn là “Hoàn thành, đúng hạn”: hạn đến"
            " hết 31/5/2022, hoàn thành ngày 20/5/2022"
        ),
    ),
    (
        rules_status.against_dates,
        [written(State.ON_TRACK)],
        (
            "Nhiệm vụ 2.1 ghi “Đang thực hiện theo tiến độ” nhưng theo thời hạn là “Đang thực hiện, trễ hạn”: hạn đến"
            " hết 31/5/2022, đã có kết quả"
        ),
    ),
    (
        rules_status.against_dates,
        [written(State.IN_PROGRESS_LATE, result="Chưa thực hiện")],
        (
            "Nhiệm vụ 2.1 ghi “Đang thực hiện, trễ hạn” nhưng theo thời hạn là “Chưa thực hiện, trễ hạn”: hạn đến hết"
            " 31/5/2022, chưa có kết quả"
        ),
    ),
    (
        rules_status.against_dates,
        [written(State.NOT_STARTED_LATE, result=""), replace(TASK, deadline_text="2022 - 2025")],
        (
            "Nhiệm vụ 2.1 ghi “Chưa thực hiện, trễ hạn” nhưng theo thời hạn là “Chưa đến hạn thực hiện”: hạn đến hết"
            " 31/12/2025"
        ),
    ),
    (
        rules_status.against_dates,
        [written(State.IN_PROGRESS_LATE), replace(TASK, deadline_text="Từ tháng 4/2022")],
        (
            "Nhiệm vụ 2.1 ghi “Đang thực hiện, trễ hạn” nhưng theo thời hạn là “Đang thực hiện theo tiến độ”: không có"
            " thời hạn cuối, đã có kết quả"
        ),
    ),
    (
        rules_status.late_by_document,
        [written(ON_TIME, result=PLAN_OF_30_JUNE)],
        (
            "Nhiệm vụ 2.1 ghi “Hoàn thành, đúng hạn” nhưng hạn đến hết 31/5/2022, văn bản kết quả 4458/KH-UBND ngày"
            " 30/6/2022"
        ),
    ),
    (
        rules_status.late_by_document,
        [written(ON_TIME, result="Ngày 09/9/2022, khai giảng lớp bồi dưỡng cho lãnh đạo cấp xã")],
        "Nhiệm vụ 2.1 ghi “Hoàn thành, đúng hạn” nhưng hạn đến hết 31/5/2022, kết quả nêu ngày 09/9/2022",
    ),
    (
        rules_status.done_without_date,
        [written(LATE)],
        "Nhiệm vụ 2.1 ghi “Hoàn thành, trễ hạn” nhưng chưa có ngày hoàn thành",
    ),
    (
        rules_status.unknown_word,
        [replace(PROGRESS, status_text="Cơ bản xong")],
        "Nhiệm vụ 2.1 ghi đánh giá “Cơ bản xong”, không phải từ quy định",
    ),
    (
        rules_status.late_by_document,
        [plain("Đã hoàn thành", result=PLAN_OF_30_JUNE)],
        (
            "Nhiệm vụ 2.1 ghi “Đã hoàn thành”, đang tính là “Hoàn thành, đúng hạn” nhưng hạn đến hết 31/5/2022, văn bản"
            " kết quả 4458/KH-UBND ngày 30/6/2022"
        ),
    ),
    (
        rules_status.done_without_date,
        [plain("Đã hoàn thành")],
        (
            "Nhiệm vụ 2.1 ghi “Đã hoàn thành” nhưng chưa có ngày hoàn thành; đang tính là “Hoàn thành, đúng hạn”, hãy"
            " ghi ngày để biết đúng hạn hay trễ hạn"
        ),
    ),
    (
        rules_status.unknown_word,
        [plain("Đang thực hiện")],
        ("Nhiệm vụ 2.1 ghi đánh giá “Đang thực hiện”, không phải từ quy định; đang tính là “Đang thực hiện, trễ hạn”"),
    ),
    (
        rules_status.missing_word,
        [replace(PROGRESS, status_text="")],
        "Nhiệm vụ 2.1 chưa ghi đánh giá tiến độ; báo cáo sẽ in “Hoàn thành, đúng hạn” theo thời hạn",
    ),
]

SILENT = [
    (rules_status.against_dates, [replace(PROGRESS, status_text="Hoàn thành, trễ hạn", completed_on=D(2022, 6, 30))]),
    (rules_status.against_dates, [written(ON_TIME)]),
    (rules_status.against_dates, [written(State.SUSPENDED)]),
    (rules_status.against_dates, [written(State.IN_PROGRESS_LATE), replace(TASK, deadline_text="Năm 2022")]),
    (rules_status.against_dates, [replace(PROGRESS, status_text="Sắp xong")]),
    (rules_status.against_dates, [written(State.NOT_STARTED_LATE, result="Chưa thực hiện")]),
    (rules_status.late_by_document, [written(LATE, result=PLAN_OF_30_JUNE)]),
    (rules_status.late_by_document, [replace(PROGRESS, result=PLAN_OF_30_JUNE)]),
    (
        rules_status.late_by_document,
        [written(ON_TIME, result="Theo Quyết định số 146/QĐ-TTg ngày 28/01/2022")],
    ),
    (rules_status.late_by_document, [written(ON_TIME, result="Đã có 943 tổ, 7.831 thành viên")]),
    (
        rules_status.late_by_document,
        [written(ON_TIME, result=PLAN_OF_30_JUNE), replace(TASK, deadline_text="Từ tháng 4/2022")],
    ),
    (rules_status.done_without_date, [written(State.ON_TRACK)]),
    (rules_status.done_without_date, [replace(PROGRESS, completed_on=D(2022, 5, 1))]),
    (rules_status.unknown_word, [replace(PROGRESS, status_text="đã hoàn thành đúng hạn.")]),
    (rules_status.unknown_word, [replace(PROGRESS, status_text="")]),
    (rules_status.done_without_date, [plain("Đang thực hiện")]),
    (rules_status.done_without_date, [plain("Đã hoàn thành", result="Chưa thực hiện")]),
    (rules_status.against_dates, [plain("Đã hoàn thành")]),
    (rules_status.missing_word, [replace(PROGRESS, status_text="", result="")]),
    (rules_status.missing_word, [replace(PROGRESS, status_text="Sắp xong")]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    finding = only(rule, office(*changed))
    assert finding.message == message
    assert finding.waived is None
    assert finding.record is not None
    assert finding.record.code == "2.1"


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_tasks_of_other_years_are_not_judged() -> None:
    wrong = replace(PROGRESS, completed_on=D(2022, 6, 30))
    assert found(rules_status.against_dates, office(wrong, period="2023")) == []


def test_the_date_that_a_result_names_is_offered() -> None:
    snapshot = office(written(LATE, result=PLAN_OF_30_JUNE))
    fix = only(rules_status.done_without_date, snapshot).fix
    assert fix is not None
    assert fix.label == "Ghi ngày hoàn thành 30/6/2022 (văn bản kết quả 4458/KH-UBND ngày 30/6/2022)"
    mended = snapshot.with_changes(ChangeSet(fix.label, fix.changes))
    progress = mended.find(Progress, "g")
    assert progress is not None
    assert progress.completed_on == D(2022, 6, 30)


@pytest.mark.parametrize(
    "progress",
    [written(LATE, result="Đã hoàn thành"), written(LATE, result=PLAN_OF_30_JUNE, period="2022-Q2")],
)
def test_no_date_is_offered_without_one_or_for_an_earlier_period(progress: Progress) -> None:
    assert only(rules_status.done_without_date, office(progress)).fix is None


def test_stages_are_judged_together() -> None:
    phrase = "- Lập đề án: Tháng 7/2022.\n- Triển khai: Tháng 8/2022."
    stages = [
        Milestone(uid="m1", task="t", deadline_text="Tháng 7/2022"),
        Milestone(uid="m2", task="t", deadline_text="Tháng 8/2022"),
    ]
    task = replace(TASK, deadline_text=phrase)
    done = written(ON_TIME, milestones_done={"m1": "20/7/2022", "m2": "30/9/2022"})
    finding = only(rules_status.against_dates, office(task, *stages, done))
    assert (finding.expected, finding.found) == ("Hoàn thành, trễ hạn", "Hoàn thành, đúng hạn")


def test_the_word_that_is_printed_anyway_may_be_written() -> None:
    wordless = replace(PROGRESS, status_text="")
    fix = only(rules_status.missing_word, office(wordless)).fix
    assert fix is not None
    assert fix.label == "Ghi “Hoàn thành, đúng hạn”"
    mended = changed_record(wordless, fix.changes[0])
    assert mended == replace(wordless, status_text="Hoàn thành, đúng hạn", status_written=State.DONE_ON_TIME)
    assert only(rules_status.missing_word, office(replace(wordless, period="2022-Q2"), period="2022-9M")).fix is None


@pytest.mark.parametrize(
    ("words", "day", "offered"),
    [
        ("Đang thực hiện", None, State.IN_PROGRESS_LATE),
        ("Chưa thực hiện", None, State.IN_PROGRESS_LATE),
        ("Đã hoàn thành", D(2022, 5, 20), ON_TIME),
        ("Đã hoàn thành", D(2022, 6, 20), LATE),
        ("Đã hoàn thành", None, None),
        ("Sắp xong", None, None),
    ],
)
def test_the_official_word_that_a_plain_one_comes_to_is_offered(
    words: str, day: date | None, offered: State | None
) -> None:
    snapshot = office(replace(plain(words), completed_on=day))
    fix = only(rules_status.unknown_word, snapshot).fix
    assert (fix is None) is (offered is None)
    if fix is not None:
        mended = snapshot.with_changes(ChangeSet(fix.label, fix.changes)).find(Progress, "g")
        assert mended is not None
        assert mended.status_written is offered
