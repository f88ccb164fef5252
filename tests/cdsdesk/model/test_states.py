"""The truth table of docs/records.md: what the dates say of a task in the report of a period."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from cdsdesk.model.periods import window
from cdsdesk.model.states import (
    ALWAYS_COUNTED,
    STATE_ORDER,
    TaskState,
    WorkTold,
    has_begun,
    is_due,
    read_state,
    task_state,
    work_told,
)
from cdsdesk.model.tasks import STATE_WORDS, Milestone, Progress, State, Task
from cdsdesk.model.understanding import understood
from cdsdesk.vietnamese.deadlines import DeadlineKind

D = date
YEAR = window("2022")
EMPTY = Progress(uid="p", task="t")
RESULT = replace(EMPTY, result="Đã trình UBND tỉnh")
DONE = State.DONE_ON_TIME, State.DONE_LATE


def task(phrase: str) -> Task:
    return understood(Task(uid="t", deadline_text=phrase), {"deadline_text"})


def done(day: date) -> Progress:
    return replace(EMPTY, completed_on=day)


def derived(
    phrase: str, progress: Progress | None, code: str = "2022", stages: tuple[Milestone, ...] = ()
) -> State | None:
    return task_state(task(phrase), progress, stages, window(code)).derived


@pytest.mark.parametrize(
    ("phrase", "progress", "state"),
    [
        # completed_on against deadline_to
        ("Tháng 5/2022", done(D(2022, 5, 31)), State.DONE_ON_TIME),
        ("Tháng 5/2022", done(D(2022, 6, 1)), State.DONE_LATE),
        ("Trước 15/4/2022", done(D(2022, 4, 15)), State.DONE_ON_TIME),
        ("Trước 15/4/2022", done(D(2022, 4, 16)), State.DONE_LATE),
        ("2022 - 2025", done(D(2022, 6, 30)), State.DONE_ON_TIME),
        ("", done(D(2022, 6, 30)), State.DONE_ON_TIME),
        ("Sau khi có hướng dẫn", done(D(2022, 6, 30)), State.DONE_ON_TIME),
        # begun
        ("Tháng 5/2022", RESULT, State.IN_PROGRESS_LATE),
        ("2022 - 2025", RESULT, State.ON_TRACK),
        ("", RESULT, State.ON_TRACK),
        ("Sau khi có hướng dẫn", RESULT, State.ON_TRACK),
        ("2022 - 2025", replace(EMPTY, started=D(2022, 3, 1)), State.ON_TRACK),
        ("Quý I/2022", replace(EMPTY, started=D(2022, 3, 1)), State.IN_PROGRESS_LATE),
        ("2022 - 2025", replace(EMPTY, percent=Decimal(30)), State.ON_TRACK),
        # not begun
        ("Tháng 5/2022", None, State.NOT_STARTED_LATE),
        ("Tháng 5/2022", EMPTY, State.NOT_STARTED_LATE),
        ("Tháng 5/2022", replace(EMPTY, result="Chưa thực hiện."), State.NOT_STARTED_LATE),
        ("2022 - 2025", EMPTY, State.NOT_DUE),
        ("", None, State.NOT_DUE),
        # open-ended and recurring ones are never late by themselves
        ("Từ tháng 4/2022", RESULT, State.ON_TRACK),
        ("Từ tháng 4/2022", None, State.NOT_DUE),
        ("Từ tháng 4/2022", done(D(2022, 12, 1)), State.DONE_ON_TIME),
        ("Thường xuyên", RESULT, State.ON_TRACK),
        ("Hàng năm", None, State.NOT_DUE),
        ("Thường xuyên trong năm 2021", RESULT, State.ON_TRACK),
        ("Thường xuyên trong năm 2021", done(D(2022, 1, 5)), State.DONE_ON_TIME),
    ],
)
def test_the_table(phrase: str, progress: Progress | None, state: State) -> None:
    assert derived(phrase, progress) is state


@pytest.mark.parametrize(
    ("phrase", "code", "state"),
    [
        ("Năm 2022", "2022", State.IN_PROGRESS_LATE),
        ("Quý IV/2022", "2022", State.IN_PROGRESS_LATE),
        ("Tháng 12/2022", "2022", State.IN_PROGRESS_LATE),
        ("6 tháng đầu năm 2022", "2022-H1", State.IN_PROGRESS_LATE),
        ("Năm 2022", "2022-9M", State.ON_TRACK),
        ("Tháng 9/2022", "2022-9M", State.IN_PROGRESS_LATE),
        ("Tháng 10/2022", "2022-9M", State.ON_TRACK),
        ("Trước 14/12/2022", "2022", State.ON_TRACK),
        ("Trước 13/12/2022", "2022", State.IN_PROGRESS_LATE),
        ("Trước 20/12/2022", "2022", State.ON_TRACK),
        ("2022 - 2025", "2025", State.IN_PROGRESS_LATE),
    ],
)
def test_a_report_answers_for_its_whole_calendar_period(phrase: str, code: str, state: State) -> None:
    assert derived(phrase, RESULT, code) is state


def test_the_year_report_judges_an_unfinished_year_late_while_data_close_on_14_december() -> None:
    assert YEAR.as_of == YEAR.data_to == D(2022, 12, 14)
    whole_year = task("Năm 2022")
    assert whole_year.deadline_to == D(2022, 12, 31)
    assert whole_year.deadline_to > YEAR.as_of
    assert task_state(whole_year, RESULT, (), YEAR).derived is State.IN_PROGRESS_LATE
    assert task_state(whole_year, None, (), YEAR).derived is State.NOT_STARTED_LATE


@pytest.mark.parametrize("word", DONE)
def test_written_done_without_a_date_keeps_the_word_and_notes_the_date(word: State) -> None:
    state = task_state(task("Tháng 5/2022"), replace(RESULT, status_written=word), (), YEAR)
    assert state == TaskState(word, None, missing_date=True)
    assert state.printed is word
    assert not state.differs


@pytest.mark.parametrize("written", [None, *State])
def test_the_written_word_is_what_is_printed(written: State | None) -> None:
    progress = replace(RESULT, status_written=written, completed_on=D(2022, 6, 1))
    state = task_state(task("Tháng 5/2022"), progress, (), YEAR)
    assert state.printed is (written or State.DONE_LATE)
    assert state.differs is (written not in (None, State.DONE_LATE, State.SUSPENDED))
    assert not state.missing_date


def test_suspended_only_by_word() -> None:
    written = replace(EMPTY, status_written=State.SUSPENDED)
    assert task_state(task("Tháng 5/2022"), written, (), YEAR) == TaskState(State.SUSPENDED, None)
    every = {derived(phrase, progress) for phrase in ("", "Tháng 5/2022", "2025") for progress in (None, RESULT)}
    assert State.SUSPENDED not in every


def test_a_date_that_an_officer_sets_beside_an_unreadable_phrase_counts() -> None:
    unread = replace(task("Sau khi có hướng dẫn"), deadline_to=D(2022, 11, 30))
    assert unread.deadline_kind is DeadlineKind.OTHER
    assert task_state(unread, RESULT, (), YEAR).derived is State.IN_PROGRESS_LATE
    assert task_state(unread, done(D(2022, 12, 1)), (), YEAR).derived is State.DONE_LATE


# "- Lập đề án: Tháng 7/2022. - Triển khai: Tháng 8/2022. - Nghiệm thu: Tháng 3/2023"
PLAN = Milestone(uid="m1", task="t", position=1, deadline_from=D(2022, 7, 1), deadline_to=D(2022, 7, 31))
CARRY = Milestone(uid="m2", task="t", position=2, deadline_from=D(2022, 8, 1), deadline_to=D(2022, 8, 31))
ACCEPT = Milestone(uid="m3", task="t", position=3, deadline_from=D(2023, 3, 1), deadline_to=D(2023, 3, 31))
STAGES = "- Lập đề án: Tháng 7/2022.\n- Triển khai: Tháng 8/2022.\n- Nghiệm thu: Tháng 3/2023."


def at_stage(**days: str) -> Progress:
    return replace(EMPTY, milestones_done=days)


@pytest.mark.parametrize(
    ("progress", "code", "state"),
    [
        (None, "2022-H1", State.NOT_DUE),
        (None, "2022", State.NOT_STARTED_LATE),
        (RESULT, "2022-H1", State.ON_TRACK),
        (RESULT, "2022", State.IN_PROGRESS_LATE),
        (at_stage(m1="15/7/2022"), "2022-M07", State.ON_TRACK),
        (at_stage(m1="15/7/2022"), "2022", State.IN_PROGRESS_LATE),
        (at_stage(m1="15/7/2022", m2="30/9/2022"), "2022", State.ON_TRACK),
        (at_stage(m2="30/8/2022"), "2022", State.ON_TRACK),
        (at_stage(m1="15/7/2022", m2="30/9/2022"), "2023-Q1", State.IN_PROGRESS_LATE),
        (at_stage(m1="1/7/2022", m2="1/8/2022", m3="31/3/2023"), "2023-Q1", State.DONE_ON_TIME),
        (at_stage(m1="1/8/2022", m2="1/9/2022", m3="31/3/2023"), "2023", State.DONE_ON_TIME),
        (at_stage(m1="1/7/2022", m2="1/8/2022", m3="1/4/2023"), "2023", State.DONE_LATE),
        (at_stage(m1="1/7/2022", m2="1/8/2022", m3="đã xong"), "2023", State.ON_TRACK),
    ],
)
def test_stages_are_judged_by_the_last_one_due(progress: Progress | None, code: str, state: State) -> None:
    assert task(STAGES).deadline_kind is DeadlineKind.STAGES
    assert derived(STAGES, progress, code, (ACCEPT, PLAN, CARRY)) is state


def test_done_in_all_stages_needs_no_other_date() -> None:
    finished = at_stage(m1="1/7/2022", m2="1/8/2022", m3="31/3/2023")
    state = task_state(
        task(STAGES), replace(finished, status_written=State.DONE_ON_TIME), (PLAN, CARRY, ACCEPT), window("2023")
    )
    assert state == TaskState(State.DONE_ON_TIME, State.DONE_ON_TIME)
    undated = replace(finished, status_written=State.DONE_ON_TIME, milestones_done={"m1": "x", "m2": "x", "m3": "x"})
    assert task_state(task(STAGES), undated, (PLAN, CARRY, ACCEPT), window("2023")).missing_date


def test_a_stage_with_a_plain_date_is_due_after_that_day() -> None:
    plain = Milestone(uid="m", task="t", deadline_to=D(2022, 12, 20))
    assert derived(STAGES, RESULT, "2022", (plain,)) is State.ON_TRACK
    assert derived(STAGES, RESULT, "2022", (replace(plain, deadline_to=D(2022, 12, 13)),)) is State.IN_PROGRESS_LATE


def test_stages_that_were_not_entered_are_judged_by_the_end_of_the_last() -> None:
    assert derived(STAGES, RESULT, "2022") is State.ON_TRACK
    assert derived(STAGES, RESULT, "2023-Q1") is State.IN_PROGRESS_LATE


@pytest.mark.parametrize(
    ("result", "begun"),
    [
        ("", False),
        ("-", False),
        ("Chưa thực hiện", False),
        ("Chưa triển khai.", False),
        ("Chưa có", False),
        ("Chưa thực hiện; đang chờ báo giá để lập dự toán.", False),
        ("Chưa bố trí được kinh phí để lập dự án.", False),
        ("Không có", False),
        ("Chưa hoàn thành; đã lắp đặt 4/7 đài", True),
        ("Chưa đạt chỉ tiêu", True),
        ("Không phát sinh hồ sơ", True),
        ("Mới thống kê dữ liệu; chưa có dự toán", True),
        ("Đã ban hành Kế hoạch", True),
        ("Kế hoạch chưa ban hành", True),
        ("Khảo sát, chưa lắp đặt", True),
        ("- CHƯA có", False),
        ("(khong co)", False),
    ],
)
def test_a_result_that_says_nothing_was_done_is_no_beginning(result: str, begun: bool) -> None:
    assert has_begun(replace(EMPTY, result=result)) is begun
    assert not has_begun(None)


def worded(text: str, **told: object) -> Progress:
    return understood(replace(EMPTY, status_text=text, **told), {"status_text"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "soon", "past"),
    [
        ("Đã hoàn thành", State.DONE_ON_TIME, State.DONE_ON_TIME),
        ("Hoàn thành 100%.", State.DONE_ON_TIME, State.DONE_ON_TIME),
        ("Đã thực hiện xong", State.DONE_ON_TIME, State.DONE_ON_TIME),
        ("đã xong", State.DONE_ON_TIME, State.DONE_ON_TIME),
        ("Đang thực hiện", State.ON_TRACK, State.IN_PROGRESS_LATE),
        ("Đang tiếp tục triển khai", State.ON_TRACK, State.IN_PROGRESS_LATE),
        ("Chưa hoàn thành", State.ON_TRACK, State.IN_PROGRESS_LATE),
        ("Đã triển khai", State.ON_TRACK, State.IN_PROGRESS_LATE),
        ("Chưa thực hiện", State.NOT_DUE, State.NOT_STARTED_LATE),
        ("Chưa triển khai", State.NOT_DUE, State.NOT_STARTED_LATE),
        ("Sắp xong", State.NOT_DUE, State.NOT_STARTED_LATE),
        ("Hoàn thành một phần", State.NOT_DUE, State.NOT_STARTED_LATE),
    ],
)
def test_plain_words_count_as_they_were_written(words: str, soon: State, past: State) -> None:
    progress = worded(words)
    assert progress.status_written is None
    for phrase, state in (("2022 - 2025", soon), ("Tháng 5/2022", past)):
        found = task_state(task(phrase), progress, (), YEAR)
        assert (found.written, found.printed) == (None, state)
        assert found.missing_date is (state is State.DONE_ON_TIME)
        assert not found.differs


@pytest.mark.parametrize(
    ("progress", "state"),
    [
        (worded("Đã hoàn thành", completed_on=D(2022, 6, 1)), State.DONE_LATE),
        (worded("Đã hoàn thành", percent=Decimal(60)), State.IN_PROGRESS_LATE),
        (worded("Đã hoàn thành", percent=Decimal(100)), State.DONE_ON_TIME),
        (worded("Đã hoàn thành", result="Đã ban hành Kế hoạch"), State.DONE_ON_TIME),
        (worded("Đã hoàn thành", result="Đang triển khai tại 3 thôn"), State.IN_PROGRESS_LATE),
        (worded("Đã hoàn thành", result="Chưa thực hiện"), State.NOT_STARTED_LATE),
        (worded("Đã hoàn thành", result="Chưa hoàn thành"), State.IN_PROGRESS_LATE),
        (worded("Đang thực hiện", completed_on=D(2022, 5, 1)), State.DONE_ON_TIME),
        (worded("Đang thực hiện", result="Chưa bố trí được kinh phí"), State.NOT_STARTED_LATE),
        (worded("Chưa thực hiện", result="Đã trình UBND tỉnh"), State.IN_PROGRESS_LATE),
        (worded("Chưa thực hiện", started=D(2022, 3, 1)), State.IN_PROGRESS_LATE),
    ],
)
def test_plain_words_give_way_to_what_speaks_against_them(progress: Progress, state: State) -> None:
    assert task_state(task("Tháng 5/2022"), progress, (), YEAR).printed is state


def test_a_plain_word_for_done_gives_way_to_stages_of_which_some_are_open() -> None:
    stages = (PLAN, CARRY, ACCEPT)
    finished = worded("Đã hoàn thành")
    assert task_state(task(STAGES), finished, stages, YEAR).printed is State.DONE_ON_TIME
    some = replace(finished, milestones_done={"m1": "15/7/2022"})
    assert task_state(task(STAGES), some, stages, YEAR).printed is State.IN_PROGRESS_LATE
    every = replace(finished, milestones_done={"m1": "1/7/2022", "m2": "1/8/2022", "m3": "1/4/2023"})
    assert task_state(task(STAGES), every, stages, window("2023")) == TaskState(None, State.DONE_LATE)


def test_what_is_told_of_work_tells_done_words_from_others() -> None:
    """States are judged once for all tasks alike, by what this function says among other things."""
    told = [work_told(worded(words)) for words in ("", "Chưa thực hiện", "Đang thực hiện", "Đã hoàn thành")]
    assert told == [WorkTold.NOTHING, WorkTold.NOTHING, WorkTold.BEGUN, WorkTold.DONE_BY_WORD]


@pytest.mark.parametrize("opening", ["chưa", "không"])
def test_only_the_very_words_open_what_was_not_begun(opening: str) -> None:
    for first, second in product("aăcCđeéhkKơXỹ1.", "aăcdđhHiíkưỹ1. "):
        words = f"{first}{second}{opening[2:]}"
        assert has_begun(replace(EMPTY, result=words)) is (words.lower() != opening), words


@pytest.mark.parametrize("kind", list(DeadlineKind))
def test_without_a_last_day_nothing_is_due(kind: DeadlineKind) -> None:
    assert not is_due(kind, None, YEAR)


@pytest.mark.parametrize("state", list(State))
def test_every_official_word_is_read(state: State) -> None:
    words = STATE_WORDS[state]
    for written in (words, words.upper(), f" {words}. ", words.replace(",", ""), words.replace(" ", "\n", 1)):
        assert read_state(written) is state
    assert state in STATE_ORDER
    assert set(ALWAYS_COUNTED) == set(STATE_ORDER) - {State.NOT_DUE, State.SUSPENDED}


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("đã hoàn thành, đúng hạn", State.DONE_ON_TIME),
        ("Đã hoàn thành, trễ hạn", State.DONE_LATE),
        ("đang tiếp tục thực hiện theo tiến độ", State.ON_TRACK),
        ("Chưa đến hạn", State.NOT_DUE),
        ("Trễ hạn", None),
        ("Đang triển khai", None),
        ("", None),
    ],
)
def test_phrases_of_the_body_and_other_words(words: str, state: State | None) -> None:
    assert read_state(words) is state
