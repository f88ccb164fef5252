"""What is left to do: each step leads to its record and field, what is done says so."""

from datetime import date, datetime

import pytest

from cdsdesk.actions.overview import Overview, earlier, overview
from cdsdesk.actions.todo import Need, Todo, todo
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding, RecordRef, Severity
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress, Task, TaskKind
from cdsdesk.model.teams import Member, MemberRole, Team
from tests.support.measured_office import measured, snapshot_of
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records

TODAY = date(2022, 12, 10)
COPIED = datetime(2022, 12, 9, 8)


def counted(records: list[Record], findings: tuple[Finding, ...] = ()) -> tuple[Snapshot, Overview]:
    snapshot = snapshot_of(records, "2022")
    return snapshot, overview(snapshot, findings, TODAY)


def steps(
    records: list[Record], findings: tuple[Finding, ...] = (), copied: datetime | None = COPIED
) -> dict[Need, Todo]:
    snapshot, figures = counted(records, findings)
    return {step.need: step for step in todo(snapshot, figures, copied, TODAY)}


def test_a_result_that_is_missing_leads_to_its_field() -> None:
    step = steps(small_records())[Need.RESULTS]
    assert (step.words, step.done) == ("Ghi kết quả 1 nhiệm vụ đã đến hạn", False)
    assert (step.record, step.field) == ("t210", "result")


def test_a_value_that_is_missing_leads_to_its_field() -> None:
    step = steps(measured("a", {}, code="III.2"))[Need.VALUES]
    assert step == Todo(Need.VALUES, "Nhập kết quả chỉ tiêu III.2", False, "a", "value")
    counted_by = measured("b", {}, numerator_label="Hồ sơ trực tuyến", denominator_label="Tổng số hồ sơ")
    assert steps(counted_by)[Need.VALUES].field == "numerator"
    both = steps([*measured("a", {}), *measured("b", {})])[Need.VALUES]
    assert both.words == "Nhập kết quả 2 chỉ tiêu"


def test_what_is_done_stands_last() -> None:
    snapshot, figures = counted([*small_records(), *measured("a", {"2022": "39"})])
    done = [step.done for step in todo(snapshot, figures, COPIED, TODAY)]
    assert done == sorted(done)
    found = {step.need for step in todo(snapshot, figures, COPIED, TODAY) if step.done}
    assert found == {Need.TASKS, Need.INDICATORS, Need.VALUES, Need.COPY}


def finding(severity: Severity, uid: str, waived: str | None = None) -> Finding:
    return Finding("x", severity, "Điều cần soát", RecordRef("task", uid), field="result", waived=waived)


def test_a_single_finding_leads_to_where_it_is_mended() -> None:
    one = steps(small_records(), (finding(Severity.ERROR, "t21"), finding(Severity.ERROR, "t22", "đã hỏi")))
    assert one[Need.ERRORS] == Todo(Need.ERRORS, "Sửa 1 lỗi trước khi ký báo cáo", False, "t21", "result")
    two = steps(small_records(), (finding(Severity.WARNING, "t21"), finding(Severity.WARNING, "t22")))
    assert two[Need.WARNINGS] == Todo(Need.WARNINGS, "Soát 2 cảnh báo trước khi ký")


def test_a_team_without_a_leader_is_told() -> None:
    teams = [Team(uid="t1", unit="office", name="Tổ 1"), Team(uid="t2", unit="office", name="Tổ 2")]
    led = Member(uid="m1", unit="office", team="t1", name="Lê A", role=MemberRole.LEADER)
    step = steps([*teams, led])[Need.LEADERS]
    assert (step.words, step.record) == ("Ghi tổ trưởng của Tổ 2", "t2")
    assert Need.LEADERS not in steps([teams[0], led])


@pytest.mark.parametrize(
    ("copied", "words", "done"),
    [
        (None, "Sao lưu hồ sơ lần đầu", False),
        (datetime(2022, 11, 28, 9), "Sao lưu hồ sơ, bản gần nhất đã 12 ngày", False),
        (COPIED, "Sao lưu hồ sơ trong tuần", True),
    ],
)
def test_an_old_copy_is_told(copied: datetime | None, words: str, done: bool) -> None:
    step = steps(small_records(), (), copied)[Need.COPY]
    assert (step.words, step.done) == (words, done)


def test_projects_are_counted_by_themselves() -> None:
    project = Task(uid="p1", title="Phòng họp không giấy", kind=TaskKind.PROJECT)
    _, figures = counted([*small_records(), project])
    assert (figures.tasks.total, figures.projects.total) == (6, 1)


def test_the_period_before_is_told_where_something_was_told_then() -> None:
    store = MemoryStore(OFFICE, small_records())
    assert earlier(store.snapshot(), store.snapshot("2022")) is None
    told = Progress(uid="p-old", unit="office", task="t21", period="2021", result="Đang soạn")
    values = measured("a", {"2021": "10", "2022": "39"}, year=2021)
    store = MemoryStore(OFFICE, [*small_records(), told, *values])
    before = earlier(store.snapshot(), store.snapshot("2022"))
    assert before is not None
    assert before.tasks is not None
    assert (before.period, before.tasks.total, before.missed) == ("2021", 6, 1)
