from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.actions.edit import Edit, add, change, remove, set_own_words, set_progress, waive
from cdsdesk.actions.find import listed
from cdsdesk.actions.plans import find_plan
from cdsdesk.errors import ConflictError, RecordError, UsageError
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import milestone_uid
from cdsdesk.model.office import Level, Signatory, Unit
from cdsdesk.model.reports import Narrative, Report, ReportState, Waiver
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Progress, State, Task
from cdsdesk.vietnamese.deadlines import DeadlineKind
from tests.support.memory_store import MemoryStore

OFFICE = Unit(uid="office", name="UBND phường Mẫu", level=Level.COMMUNE)
PLAN = Document(uid="plan", type="Kế hoạch", number="36", symbol="KH-UBND", assigns_work=True)
TASK = Task(uid="task", title="Tập huấn kỹ năng số")


def store(*records: Record) -> MemoryStore:
    return MemoryStore(OFFICE, [PLAN, TASK, *records])


def everything(*records: Record) -> Snapshot:
    return store(*records).snapshot()


def test_a_new_record_takes_texts_by_the_kind_of_each_field() -> None:
    held = store()
    changes, record = add(held.snapshot(), "tasks", {"title": " Lập kế hoạch ", "lead": "Phòng A; Phòng B"})
    held.apply(changes)
    found = held.snapshot().find(Task, record.uid)
    assert found is not None
    assert (found.title, found.lead) == ("Lập kế hoạch", ("Phòng A", "Phòng B"))


def test_an_own_record_belongs_to_the_office() -> None:
    _, record = add(everything(), "team", {"hamlet": "Tổ dân phố 5"})
    assert getattr(record, "unit", "") == "office"


def test_setting_a_deadline_sets_what_is_understood() -> None:
    held = store()
    held.apply(change(held.snapshot(), "task", "task", Edit({"deadline_text": "Tháng 5/2022"})))
    found = held.snapshot().find(Task, "task")
    assert found is not None
    assert (found.deadline_kind, found.deadline_to) == (DeadlineKind.MONTH, date(2022, 5, 31))


def test_clearing_a_field_empties_it_and_what_followed_from_it() -> None:
    held = store()
    held.apply(change(held.snapshot(), "task", "task", Edit({"deadline_text": "Tháng 5/2022"})))
    held.apply(change(held.snapshot(), "task", "task", Edit({"deadline_text": ""})))
    found = held.snapshot().find(Task, "task")
    assert found is not None
    assert (found.deadline_kind, found.deadline_to) == (DeadlineKind.NONE, None)


@pytest.mark.parametrize(
    ("values", "name"),
    [({"tilte": "x"}, "tilte"), ({"deadline_to": "hôm nào"}, "Hạn cuối"), ({"kind": "việc"}, "ô Loại")],
)
def test_a_field_or_value_that_is_not_understood_is_refused_by_name(values: dict[str, str], name: str) -> None:
    with pytest.raises(RecordError) as refused:
        change(everything(), "task", "task", Edit(values))
    assert name in refused.value.sentence()


def test_a_task_is_put_into_a_plan_and_taken_out() -> None:
    held = store()
    held.apply(change(held.snapshot(), "task", "task", Edit({}, add_plans=("plan",))))
    assert [item.plan for item in held.snapshot().where(PlanItem, "task", "task")] == ["plan"]
    with pytest.raises(RecordError, match="đã có trong kế hoạch"):
        change(held.snapshot(), "task", "task", Edit({}, add_plans=("plan",)))
    held.apply(change(held.snapshot(), "task", "task", Edit({}, remove_plans=("plan",))))
    assert held.snapshot().where(PlanItem, "task", "task") == ()


def test_a_document_that_gets_a_task_is_a_plan_from_then_on() -> None:
    held = store(Document(uid="letter", type="Công văn"))
    held.apply(change(held.snapshot(), "task", "task", Edit({}, add_plans=("letter",))))
    found = held.snapshot().find(Document, "letter")
    assert found is not None
    assert found.assigns_work


def test_a_record_that_others_use_is_removed_only_with_them() -> None:
    held = store(
        PlanItem(uid="item", plan="plan", task="task", code="1"),
        Progress(uid="told", unit="office", task="task", period="2022"),
    )
    with pytest.raises(ConflictError) as refused:
        remove(held.snapshot(), "task", ["task"])
    assert len(refused.value.conflicts) == 2
    held.apply(remove(held.snapshot(), "task", ["task"], with_dependants=True))
    assert {record.uid for record in held.snapshot().records.values()} == {"office", "plan"}


def test_the_first_word_on_a_task_makes_its_progress_and_the_next_one_changes_it() -> None:
    held = store()
    held.apply(set_progress(held.snapshot(), "task", "2022", {"result": "Đã làm"}))
    held.apply(set_progress(held.snapshot(), "task", "2022", {"status_text": "Hoàn thành, trễ hạn."}))
    (told,) = held.snapshot().all(Progress)
    assert (told.result, told.status_written, told.status_text) == ("Đã làm", State.DONE_LATE, "Hoàn thành, trễ hạn.")


def test_own_words_are_kept_once_for_each_period_and_section() -> None:
    held = store()
    held.apply(set_own_words(held.snapshot(), "2022", "kho_khan", "Thiếu người"))
    held.apply(set_own_words(held.snapshot(), "2022", "kho_khan", "Thiếu người và tiền"))
    assert [row.own_text for row in held.snapshot().all(Narrative)] == ["Thiếu người và tiền"]


def test_a_finding_is_waived_only_with_a_reason() -> None:
    held = store()
    with pytest.raises(RecordError, match="lý do"):
        waive(held.snapshot(), "2022", "rule", "task", "facts", " ")
    held.apply(waive(held.snapshot(), "2022", "rule", "task", "facts", "Đã xin lùi hạn"))
    assert [row.reason for row in held.snapshot().all(Waiver)] == ["Đã xin lùi hạn"]


def test_tasks_are_listed_by_code_and_plan_and_by_field_blind_to_diacritics() -> None:
    snapshot = everything(PlanItem(uid="item", plan="plan", task="task", code="1.10"))
    assert listed(snapshot, Task, {"plan": "plan", "code": "1.10"}) == (TASK,)
    assert listed(snapshot, Task, {"plan": "plan", "code": "1.1"}) == ()
    assert listed(snapshot, Task, {"title": "tap huan ky nang so"}) == (TASK,)


def test_a_plan_is_named_by_number_and_symbol() -> None:
    twin = Document(
        uid="twin", type="Kế hoạch", number="36", symbol="KH-UBND", date=date(2023, 1, 1), assigns_work=True
    )
    assert find_plan(everything(), " 36 / KH-UBND").uid == "plan"
    with pytest.raises(UsageError, match="36/KH-UBND"):
        find_plan(everything(), "37/KH-UBND")
    with pytest.raises(UsageError, match="nhiều kế hoạch"):
        find_plan(everything(twin), "36/KH-UBND")


def test_a_period_is_kept_in_its_one_spelling_and_an_unknown_one_refused() -> None:
    _, record = add(everything(), "progress", {"task": "task", "period": "2022-6M"})
    assert getattr(record, "period", "") == "2022-H1"
    with pytest.raises(RecordError, match="kỳ"):
        add(everything(), "progress", {"task": "task", "period": "tháng trước"})


def test_what_is_wrong_in_itself_is_refused_and_an_old_fault_is_no_bar() -> None:
    with pytest.raises(RecordError):
        add(everything(), "task", {"title": " "})
    with pytest.raises(RecordError):
        add(everything(), "progress", {"task": "task", "period": "2022", "percent": "150"})
    nameless = Task(uid="nameless")
    assert change(everything(nameless), "task", "nameless", Edit({"note": "Cần đặt tên"}))


def test_a_signed_report_only_goes_on_its_way() -> None:
    signed = Report(uid="signed", unit="office", period="2022", state=ReportState.SIGNED)
    snapshot = everything(signed)
    assert change(snapshot, "report", "signed", Edit({"state": "Đã gửi"}))
    with pytest.raises(RecordError, match="đã ký"):
        change(snapshot, "report", "signed", Edit({"number": "7"}))
    with pytest.raises(RecordError, match="đã ký"):
        remove(snapshot, "report", ["signed"])


def test_stages_added_by_hand_take_the_next_ordinal() -> None:
    held = store()
    for title in ("Lập đề án", "Triển khai"):
        changes, record = add(held.snapshot(), "milestone", {"task": "task", "title": title})
        held.apply(changes)
    assert record.uid == milestone_uid("task", 2)


def test_the_own_office_is_never_removed() -> None:
    with pytest.raises(RecordError, match="chính hồ sơ này"):
        remove(everything(), "unit", ["office"], with_dependants=True)


def test_a_signed_report_does_not_go_along_with_what_it_refers_to() -> None:
    signatory = Signatory(uid="chair", unit="office", lines=("CHỦ TỊCH",))
    signed = Report(uid="signed", unit="office", period="2022", signatory="chair", state=ReportState.SIGNED)
    with pytest.raises(RecordError, match="đã ký"):
        remove(everything(signatory, signed), "signatory", ["chair"], with_dependants=True)


def test_the_own_office_does_not_go_along_with_the_office_above() -> None:
    above = Unit(uid="above", name="UBND tỉnh Mẫu", level=Level.PROVINCE)
    held = MemoryStore(replace(OFFICE, parent="above"), [above])
    with pytest.raises(RecordError, match="chính hồ sơ này"):
        remove(held.snapshot(), "unit", ["above"], with_dependants=True)


def test_progress_that_is_wrong_in_itself_is_refused() -> None:
    with pytest.raises(RecordError):
        set_progress(everything(), "task", "2022", {"percent": "150"})
